"""The card of what was published: how much it is, where it comes from, how it was made.

It holds no moment of writing, so that the same corpus and command give the same card.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate import __version__
from translate.alignment import OTHER_MT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from translate.exchange.gather import Gathered
    from translate.exchange.splits import Split

_FIRST = ("licence", "date", "outlet", "author", "url", "original_lang")
_STATUSES = {
    "ok": "accepted as the machine wrote them",
    "fixed": "with a reviewer's English",
    "query": "in doubt",
    "mt": "not reviewed",
    "skip": "no part of the article",
}
_ORIGINS = {
    "post-edit": "made from the machine's",
    OTHER_MT: "made from a machine's that has been renewed since",
    "other-mt": "made from another machine translation",
    "human": "made without it",
    "memory": "taken from the memory",
}


@dataclass(frozen=True, slots=True)
class Making:
    """How an export was made: its command, its French side, how it was split and with what seed.

    `files` are what was written, with the units in each.
    """

    title: str
    command: str
    files: Sequence[tuple[str, int]]
    source: str = "fr"
    split: Split | None = None
    seed: int = 1


def card(found: Gathered, making: Making) -> str:
    """The card, in Markdown."""
    sections = (
        f"# {making.title}\n\nFrench sentences and their English. Made by bitext {__version__}.",
        "## Size\n\n" + "\n".join(_size(found, making)),
        "## How it was made\n\n" + "\n".join(_making(found, making)),
        f"The command:\n\n```sh\n{making.command}\n```",
        "## Licences and sources\n\n" + "\n".join(_sources(found)),
    )
    return "\n\n".join(sections) + "\n"


def _size(found: Gathered, making: Making) -> Iterator[str]:
    tally = found.tally
    yield (
        f"{tally.units:,} pairs of {len(tally.articles):,} articles: {tally.french_words:,} French "
        f"and {tally.english_words:,} English words, counted between white space."
    )
    dates = sorted(cells["date"] for cells in found.articles.values() if cells.get("date"))
    if dates:
        known = "" if len(dates) == len(found.articles) else f" ({len(dates):,} have a date)"
        yield f"The articles are from {dates[0]} to {dates[-1]}{known}."
    yield ""
    yield from _table(("file", "pairs"), ((name, f"{size:,}") for name, size in making.files))


def _making(found: Gathered, making: Making) -> Iterator[str]:
    tally = found.tally
    yield "- French: as published" + (
        f", but for a reviewer's repair in {tally.repaired:,} of the pairs."
        if making.source == "fr_fixed"
        else "."
    )
    yield (
        f"- Sentences: cut by the rules of bitext {__version__} (`bitext segment`); where "
        "reviewers merged or split them, as they did."
    )
    yield "- English: the reviewer's where there is any, else the machine's."
    yield f"- Machine translation, by engine: {_counts(tally.engines, str) or 'none'}."
    yield (
        f"- Reviewed: {100 * tally.reviewed / tally.units:.1f} % of the pairs "
        f"({_counts(tally.statuses, _STATUSES.__getitem__)})."
    )
    if tally.origins:
        names = _counts(tally.origins, lambda name: _ORIGINS.get(name, name))
        yield f"- The English of reviewers: {names}."
    yield f"- Flags (`bitext check --explain`): {_counts(tally.flags, str) or 'none'}."
    if found.left_out:
        yield f"- Left out: {_counts(found.left_out, str)}."
    if making.split:
        shares = ", ".join(f"{share:g}" for share in making.split.shares)
        yield (
            f"- Parts (train, dev, test): {shares} per cent, by {making.split.by}, seed "
            f"{making.seed}. The test set of `bitext sample` is in the test part, and no French "
            "sentence stands in two parts."
        )


def _sources(found: Gathered) -> Iterator[str]:
    licences: Counter[str] = Counter()
    for name, cells in found.articles.items():
        licences[cells.get("licence", "")] += found.tally.articles[name]
    for licence, units in licences.most_common():
        yield f"- {_cell(licence) or 'Licence not known'}: {units:,} pairs"
    yield ""
    known = {name for cells in found.articles.values() for name in cells}
    columns = [name for name in _FIRST if name in known]
    yield from _table(
        ("article", "pairs", *columns),
        (
            (name, f"{found.tally.articles[name]:,}", *(cells.get(c, "") for c in columns))
            for name, cells in found.articles.items()
        ),
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield "|---" * len(header) + "|"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _counts(counts: Mapping[str, int], name_of: Callable[[str], str]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{count:,} {name_of(name)}" for name, count in ordered)
