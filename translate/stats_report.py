"""The figures of a corpus for people: as text, and as Markdown for a README."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.stats import QUANTILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from translate.stats import Language, Statistics

_UNKNOWN = "(not known)"


@dataclass(frozen=True, slots=True)
class _Table:
    """A table under a title; all columns but the first hold numbers, or words in `repairs`."""

    title: str
    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def as_text(statistics: Statistics) -> str:
    """Tables for a terminal."""
    return "\n\n".join(map(_plain, _tables(statistics))) + "\n"


def as_markdown(statistics: Statistics) -> str:
    """Tables in GitHub's Markdown, each under a heading of the second level."""
    return "\n\n".join(map(_marked, _tables(statistics))) + "\n"


def _tables(statistics: Statistics) -> Iterator[_Table]:
    yield _Table("Size", ("", ""), list(_sizes(statistics)))
    languages = (statistics.french, statistics.english)
    yield _Table("Languages", ("", "French", "English"), list(_languages(languages)))
    for title, name, counts in (
        ("Status", "status", statistics.statuses),
        ("Flags", "flag", statistics.flags),
        ("Engines", "engine", statistics.engines),
        ("Where reviewed English comes from", "origin", statistics.origins),
    ):
        if counts:
            yield _Table(title, (name, "segments"), _counts(counts))
    if statistics.repairs:
        rows = [(r.published or "—", r.repaired or "—", _n(r.count)) for r in statistics.repairs]
        yield _Table("Most frequent repairs", ("published", "repaired", "places"), rows)
    for column, groups in statistics.groups.items():
        if groups:
            header = (column, "articles", "segments", "French tokens", "English tokens")
            lines = [
                (g.value or _UNKNOWN, *map(_n, (g.articles, g.segments, g.french, g.english)))
                for g in groups
            ]
            yield _Table(f"By {column}", header, lines)


def _sizes(statistics: Statistics) -> Iterator[tuple[str, ...]]:
    yield "articles", _n(statistics.articles)
    if statistics.untranslated:
        yield "not translated yet", _n(statistics.untranslated)
    if statistics.first:
        yield "dates", f"{statistics.first} to {statistics.last}"
    yield "segments", _n(statistics.segments)
    yield "reviewed", f"{statistics.reviewed:.1%}"
    yield "with repaired French", _n(statistics.repaired)
    yield "English tokens by French", f"{statistics.ratio:.3f}"


def _languages(languages: Sequence[Language]) -> Iterator[tuple[str, ...]]:
    yield "tokens", *(_n(side.tokens) for side in languages)
    yield "types", *(_n(side.types) for side in languages)
    yield "characters", *(_n(side.characters) for side in languages)
    yield "tokens a segment, mean", *(f"{side.mean:.1f}" for side in languages)
    for n, share in enumerate(QUANTILES):
        name = "median" if share == 0.5 else f"{share:.0%} of segments have at most"
        yield name, *(_n(side.quantiles[n]) for side in languages)
    yield "longest", *(_n(side.longest) for side in languages)


def _counts(counts: Mapping[str, int]) -> list[tuple[str, ...]]:
    return [(name, _n(number)) for name, number in counts.items()]


def _n(number: int) -> str:
    return f"{number:,}"


def _plain(table: _Table) -> str:
    rows = [table.header, *table.rows] if any(table.header) else table.rows
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.header))]
    lines = [
        "  ".join(
            cell.ljust(width) if n == 0 or table.header[n] == "repaired" else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([table.title, *(f"  {line}" for line in lines)])


def _marked(table: _Table) -> str:
    rules = (
        ":--" if n == 0 or name == "repaired" else "--:" for n, name in enumerate(table.header)
    )
    lines = [table.header, tuple(rules), *table.rows]
    return f"## {table.title}\n\n" + "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    )
