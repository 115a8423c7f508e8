"""The glossary of a corpus: how terms are to be translated.

`alignments/_glossary.tsv` has the columns `fr`, `en` (alternatives separated by `|`, the preferred
one first), `dnt` (do not translate: `yes` or empty), `forbidden` (English that must not stand for
it, `|` separated) and `note`; other columns are kept. UTF-8, tab separated, a header row.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from translate.errors import AlignmentError, UsageError
from translate.table import parse_table, render_table
from translate.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from translate.corpus import Corpus
    from translate.history import Action
    from translate.terms import Match

COLUMNS = ("fr", "en", "dnt", "forbidden", "note")
SEPARATOR = "|"
_YES = frozenset(("yes", "y", "oui", "o", "x", "1", "true"))
_NO = frozenset(("", "no", "n", "non", "0", "false"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A French term: its English, the preferred one first, and the English that must not be.

    `dnt`: it stays French. An entry may have English as well as `dnt`: both are right then.
    """

    fr: str
    en: tuple[str, ...] = ()
    dnt: bool = False
    forbidden: tuple[str, ...] = ()
    note: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def allowed(self) -> tuple[str, ...]:
        """What may stand for the term in the English; nothing where anything else may."""
        return ((self.fr,) if self.dnt else ()) + self.en


class EnglishTerms(NamedTuple):
    """All English terms: term `n` is of entry `owner[n]`, and may stand if `allowed[n]`."""

    terms: Terms
    owner: tuple[int, ...]
    allowed: tuple[bool, ...]


@dataclass(frozen=True)
class Glossary:
    """The entries in the file's order, and its columns in theirs."""

    entries: tuple[Entry, ...] = ()
    columns: tuple[str, ...] = COLUMNS

    @cached_property
    def french(self) -> Terms:
        """The French terms, numbered as the entries are."""
        return Terms((entry.fr for entry in self.entries), "fr")

    @cached_property
    def english(self) -> EnglishTerms:
        """The English terms, allowed and forbidden."""
        listed = [
            (text, number, allowed)
            for number, entry in enumerate(self.entries)
            for texts, allowed in ((entry.allowed, True), (entry.forbidden, False))
            for text in texts
        ]
        texts, owners, allowed = zip(*listed, strict=True) if listed else ((), (), ())
        return EnglishTerms(Terms(texts, "en"), owners, allowed)

    def terms_in(self, french: str) -> list[tuple[Entry, Match]]:
        """The terms that stand in a French text, the longest where several overlap."""
        return [(self.entries[m.term], m) for m in self.french.longest_in(french)]


def glossary_path(root: Path) -> Path:
    """Where the glossary of a corpus root lies."""
    return root / "alignments" / "_glossary.tsv"


def read_glossary(path: Path) -> Glossary:
    """Read a glossary; a missing file is an empty one.

    Raises AlignmentError, with file and line, where it cannot be understood.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Glossary()
    except OSError as error:
        raise AlignmentError(f"{path}: cannot be read: {error.strerror}") from error
    return parse_glossary(data, str(path))


def parse_glossary(data: bytes, where: str) -> Glossary:
    """The glossary in the bytes of a file; `where` names it in errors."""
    table = parse_table(data, where, known=COLUMNS, required=("fr",))
    if not table.columns:
        return Glossary()
    entries = tuple(_entry(r.cells, f"{where}, line {r.line}") for r in table.records)
    return Glossary(entries, table.columns + tuple(c for c in COLUMNS if c not in table.columns))


def _entry(cell: Mapping[str, str], place: str) -> Entry:
    entry = Entry(
        fr=" ".join(cell["fr"].split()),
        en=alternatives(cell.get("en", "")),
        dnt=_yes(cell.get("dnt", ""), place),
        forbidden=alternatives(cell.get("forbidden", "")),
        note=cell.get("note", ""),
        extra={name: value for name, value in cell.items() if name not in COLUMNS},
    )
    wrong = problem(entry)
    if wrong:
        raise AlignmentError(f"{place}: {wrong[0]}", wrong[1])
    return entry


def alternatives(cell: str) -> tuple[str, ...]:
    """The texts of a cell, which `|` separates."""
    texts = (" ".join(text.split()) for text in cell.split(SEPARATOR))
    return tuple(dict.fromkeys(text for text in texts if text))


def _yes(cell: str, place: str) -> bool:
    value = cell.strip().casefold()
    if value not in _YES | _NO:
        raise AlignmentError(
            f"{place}, column dnt: « {cell.strip()} » is neither yes nor empty",
            "Write yes where the term stays French, and nothing elsewhere.",
        )
    return value in _YES


def problem(entry: Entry) -> tuple[str, str] | None:
    """What is wrong with an entry and what to do about it; None where nothing is."""
    if not any(map(str.isalnum, entry.fr)):
        return "no French term", "The column fr holds the term."
    if not entry.allowed and not entry.forbidden:
        return (
            f"« {entry.fr} » has no English",
            "Fill en or forbidden, or write yes into dnt where the term stays French.",
        )
    both = sorted({*map(str.casefold, entry.allowed)} & {*map(str.casefold, entry.forbidden)})
    if both:
        return f"« {both[0]} » is wanted and forbidden at once", "Remove one of the two."
    return None


def render_glossary(glossary: Glossary) -> bytes:
    """The bytes of the file."""
    rows = (
        entry.extra
        | {
            "fr": entry.fr,
            "en": SEPARATOR.join(entry.en),
            "dnt": "yes" if entry.dnt else "",
            "forbidden": SEPARATOR.join(entry.forbidden),
            "note": entry.note,
        }
        for entry in glossary.entries
    )
    return render_table(glossary.columns, rows)


def change_glossary(
    corpus: Corpus, change: Callable[[Glossary], Glossary], *, reviewer: str, action: Action
) -> Glossary:
    """Read the glossary again, change it and write it, so that no other change is lost.

    What has changed is logged for `reviewer`, as a part of `action`, so that it can be undone.
    """
    from translate.corpus_tables import write_table

    path = glossary_path(corpus.root)
    with corpus.article_lock("_glossary"):
        changed = change(read_glossary(path))
        new = render_glossary(changed)
        write_table(corpus, "_glossary", new, reviewer=reviewer, action=action)
    return changed


def with_entry(glossary: Glossary, entry: Entry) -> Glossary:
    """The glossary with an entry added, or what is new in it added to the one for its French.

    Raises UsageError where the outcome says nothing or contradicts itself.
    """
    same = next((n for n, e in enumerate(glossary.entries) if e.fr == entry.fr), None)
    entries = list(glossary.entries)
    if same is None:
        entries.append(entry)
    else:
        entry = _joined(entries[same], entry)
        entries[same] = entry
    wrong = problem(entry)
    if wrong:
        raise UsageError(*wrong)
    return replace(glossary, entries=tuple(entries))


def _joined(old: Entry, new: Entry) -> Entry:
    return replace(
        old,
        en=tuple(dict.fromkeys((*old.en, *new.en))),
        dnt=old.dnt or new.dnt,
        forbidden=tuple(dict.fromkeys((*old.forbidden, *new.forbidden))),
        note="; ".join(dict.fromkeys(note for note in (old.note, new.note) if note)),
    )


@dataclass(frozen=True, slots=True)
class Import:
    """A glossary with entries added; `kept` are French terms that had other English before."""

    glossary: Glossary
    added: int
    kept: tuple[str, ...]


def with_imported(glossary: Glossary, entries: Iterable[Entry]) -> Import:
    """Add entries whose French is new; an entry that is there already stays as it is."""
    known = {entry.fr: entry for entry in glossary.entries}
    kept = []
    new: dict[str, Entry] = {}
    for entry in entries:
        old = known.get(entry.fr)
        if old is None:
            new[entry.fr] = _joined(new[entry.fr], entry) if entry.fr in new else entry
        elif {*entry.allowed} - {*old.allowed} or {*entry.forbidden} - {*old.forbidden}:
            kept.append(entry.fr)
    usable = tuple(entry for entry in new.values() if not problem(entry))
    merged = replace(glossary, entries=(*glossary.entries, *usable))
    return Import(merged, len(usable), tuple(kept))
