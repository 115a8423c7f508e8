"""The memory from outside: `alignments/_memory.tsv`, translations that belong to no article.

Columns `fr`, `en`, `origin` (`human`), `from` (the file they came from) and `note`; people may edit
it, and add columns. It is read as alignment files are: a row with a `status` of `query` or `skip`
answers nothing. What is added to it, and taken back, stands in a log like that of an article.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from translate.alignment import COLUMNS as ROW_COLUMNS
from translate.alignment import (
    Alignment,
    Segment,
    Status,
    cell_text,
    quoted,
    read_alignment,
)
from translate.files import write_whole
from translate.history import ROWS, Change, Entry, append, log_path
from translate.reconcile import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translate.corpus import Corpus
    from translate.exchange.rows import Pair
    from translate.history import Action, Cells

NAME = "_memory"  # no article may be called so
FROM = "from"
COLUMNS = ("fr", "en", "origin", FROM, "note")
_SETTLED = ("status", Status.FIXED)


@dataclass(frozen=True, slots=True)
class Joined:
    """How many pairs were added, and how many the memory had already."""

    added: int
    known: int


def join(
    corpus: Corpus,
    pairs: Sequence[Pair],
    source: str,
    *,
    reviewer: str,
    action: Action,
    dry_run: bool = False,
) -> Joined:
    """Add the pairs that are new to the memory from outside; `source` names where they came from.

    Raises AlignmentError or CorpusError where the file is broken or cannot be written.
    """
    rows = [
        {"fr": pair.fr, "en": pair.en, "origin": "human", FROM: source, "note": pair.note}
        for pair in pairs
        if key(pair.fr) and pair.en.strip()
    ]
    if dry_run:
        new = _new(_read(corpus), rows)
    else:
        with corpus.article_lock(NAME):
            memory = _read(corpus)
            new = _new(memory, rows)
            if new:
                _write(corpus, memory, [*memory.rows, *map(_segment, new)])
                _log(corpus, [], new, reviewer, action)
    return Joined(len(new), len(rows) - len(new))


def take_back(
    corpus: Corpus, change: Change, *, reviewer: str, action: Action
) -> tuple[int, list[str]]:
    """Reverse a change of the memory: how many pairs went, or came back, and which ones stay.

    Those that stay, of which the French is given, were changed by somebody since.
    """
    before, after = (
        value if isinstance(value, list) else [] for value in (change.before, change.after)
    )
    with corpus.article_lock(NAME):
        memory = _read(corpus)
        going = {_matter(row): _filled(row) for row in after}
        gone: list[Segment] = []
        kept: list[Segment] = []
        for row in memory.rows:
            unchanged = _cells(row) == going.get(_matter_of(row))
            (gone if unchanged else kept).append(row)
        new = _new(Alignment(tuple(kept), memory.columns), before)
        if gone or new:
            _write(corpus, memory, [*kept, *map(_segment, new)])
            _log(corpus, [_cells(row) for row in gone], new, reviewer, action)
    return len(gone) + len(new), [row.fr for row in kept if _matter_of(row) in going]


def _read(corpus: Corpus) -> Alignment:
    return read_alignment(corpus.files(NAME).alignment)


def _new(memory: Alignment, rows: Iterable[Cells]) -> list[Cells]:
    """The rows that the memory does not have, each once."""
    seen = {_matter_of(row) for row in memory.rows}
    found = []
    for row in rows:
        if _matter(row) not in seen:
            seen.add(_matter(row))
            found.append(row)
    return found


def _matter(row: Cells) -> tuple[str, str]:
    """What makes two pairs the same one."""
    return key(row.get("fr", "")), row.get("en", "").strip()


def _matter_of(row: Segment) -> tuple[str, str]:
    return key(row.fr), row.en.strip()


def _segment(cells: Cells) -> Segment:
    extra = {
        name: text for name, text in cells.items() if name not in ("fr", "en", "origin", "note")
    }
    return Segment(
        fr=cells.get("fr", ""),
        en=cells.get("en", ""),
        status=Status.FIXED,
        note=cells.get("note", ""),
        origin=cells.get("origin", ""),
        extra=extra,
    )


def _cells(row: Segment) -> Cells:
    """What a row says; that it is settled goes without saying."""
    texts = _filled({name: cell_text(row, name) for name in (*ROW_COLUMNS, *row.extra)})
    return {name: text for name, text in texts.items() if (name, text) != _SETTLED}


def _filled(cells: Cells) -> Cells:
    return {name: text for name, text in cells.items() if text}


def _write(corpus: Corpus, memory: Alignment, rows: Sequence[Segment]) -> None:
    columns = _columns(memory)
    lines = [columns, *([cell_text(row, name) for name in columns] for row in rows)]
    text = "".join("\t".join(map(quoted, line)) + "\n" for line in lines)
    write_whole(corpus.files(NAME).alignment, text.encode())


def _columns(memory: Alignment) -> list[str]:
    """The columns of the file, and those of an article's file only where a person has used them."""
    if not memory.rows:
        return list(COLUMNS)
    said = {name for row in memory.rows for name in _cells(row)}
    used = [name for name in memory.columns if name in COLUMNS or name in said]
    return [*used, *(name for name in COLUMNS if name not in used)]


def _log(
    corpus: Corpus, before: list[Cells], after: list[Cells], reviewer: str, action: Action
) -> None:
    if before or after:
        change = Change(fr="", order=0, id="", cell=ROWS, before=before, after=after)
        entry = Entry(datetime.now(UTC), reviewer, action, change)
        append(log_path(corpus.files(NAME)), [entry])
