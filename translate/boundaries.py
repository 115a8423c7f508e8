"""Merging and splitting rows: what was written stays, and the next run keeps the boundaries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from translate.alignment import (
    COLUMNS,
    REVIEWER_COLUMNS,
    Segment,
    Status,
    cell_text,
    engine_cell,
)
from translate.edit import entries_of
from translate.errors import CorpusError, UsageError
from translate.history import ROWS, Change, new_action
from translate.reconcile import in_order, key, paragraph_number, reconcile
from translate.save import article_paragraphs, open_rows, save_rows
from translate.split_merge import merged_row, split_row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from translate.article import Paragraph
    from translate.corpus import Corpus
    from translate.history import Action, Cells


@dataclass(frozen=True, slots=True)
class Rearranged:
    """The rows that took the place of others, as they now stand, and what the user should know."""

    rows: tuple[Segment, ...]
    notice: str = ""


def merge(corpus: Corpus, name: str, ids: Sequence[str], *, reviewer: str) -> Rearranged:
    """Make one row of rows that follow each other in one paragraph.

    Texts and notes are joined, dismissed codes put together. Rows that are all settled give a
    settled row; where only some are, the others' machine translation completes `en`, which is a
    draft then, and the row a `query`. Raises UsageError where the rows cannot be merged.
    """
    if len(set(ids)) < 2:
        raise UsageError("to merge takes two rows or more", "bitext merge NAME p3s1 p3s2")

    def change(rows: Sequence[Segment]) -> tuple[int, int, list[Segment]]:
        places = sorted(_place(rows, row_id, name) for row_id in set(ids))
        chosen = rows[places[0] : places[-1] + 1]
        paragraphs = {paragraph_number(row.id) for row in chosen}
        if len(chosen) != len(places) or len(paragraphs) > 1:
            raise UsageError(
                f"{name}: {' '.join(ids)} do not follow each other in one paragraph",
                "Name neighbouring rows; a paragraph of the article is never joined to another.",
            )
        return places[0], len(chosen), [merged_row(chosen)]

    return _rearrange(corpus, name, change, reviewer, new_action("merge"))


def split(
    corpus: Corpus, name: str, row_id: str, at: str, *, en_at: str = "", reviewer: str
) -> Rearranged:
    """Make two rows of one.

    `at` is where the second part of the French begins: an offset in characters, or a text that
    stands there once. `en_at` says the same of `en`; without it, all of `en` stays with the first
    part, which becomes a `query` if it was settled. Raises UsageError where that is impossible.
    """

    def change(rows: Sequence[Segment]) -> tuple[int, int, list[Segment]]:
        place = _place(rows, row_id, name)
        return place, 1, list(split_row(rows[place], at, en_at))

    return _rearrange(corpus, name, change, reviewer, new_action("split"))


def put_back(
    corpus: Corpus, name: str, change: Change, *, reviewer: str, action: Action
) -> Rearranged:
    """Take a merge or a split back: the rows before `change` in place of those after it.

    Raises UsageError where a person has changed these rows since, or they are gone.
    """
    there, then = _segments(change.after), _segments(change.before)

    def reverse(rows: Sequence[Segment]) -> tuple[int, int, list[Segment]]:
        size = len(there)
        for place in range(len(rows) - size + 1):
            found = rows[place : place + size]
            if list(map(_written, found)) == list(map(_written, there)):
                return place, size, then
        raise UsageError(f"{name}: the rows of {change.id} have changed since, or are gone")

    return _rearrange(corpus, name, reverse, reviewer, action)


def _rearrange(
    corpus: Corpus,
    name: str,
    change: Callable[[Sequence[Segment]], tuple[int, int, list[Segment]]],
    reviewer: str,
    action: Action,
) -> Rearranged:
    """Put the rows that `change` gives (start, how many go, what comes) into the article's file."""
    with corpus.article_lock(name):
        opened = open_rows(corpus, name)
        paragraphs = article_paragraphs(opened)
        if paragraphs is None:
            raise CorpusError(
                f"corpus/fr/{name}.txt has changed since its rows were made, or cannot be read",
                "Run « bitext translate » first.",
            )
        rows = in_order(opened.rows)
        start, size, new = change(rows)
        before = rows[start : start + size]
        rows = list(_placed(paragraphs, [*rows[:start], *new, *rows[start + size :]]))
        after = [opened.finished(row) for row in rows[start : start + len(new)]]
        rows[start : start + len(new)] = after
        first = before[0]
        logged = Change(
            fr=first.fr,
            order=sum(key(row.fr) == key(first.fr) for row in rows[:start]),
            id=first.id,
            cell=ROWS,
            before=[cells_of(row) for row in before],
            after=[cells_of(row) for row in after],
        )
        entries = entries_of([logged], reviewer, action, datetime.now(UTC))
        published = save_rows(corpus, opened, rows, opened.columns, entries)
    return Rearranged(tuple(after), published.notice)


def _placed(paragraphs: Sequence[Paragraph], rows: Sequence[Segment]) -> list[Segment]:
    """The rows with new ids, and the white space between their sentences as the article has it."""
    placed = reconcile(paragraphs, rows).rows
    if [key(row.fr) for row in placed] != [key(row.fr) for row in rows]:
        raise CorpusError(
            "the rows around this one do not follow the article",
            "Run « bitext translate » first.",
        )
    return [
        replace(new, engine=engine_cell(old.engine_label, new.source)) if old.current else new
        for old, new in zip(rows, placed, strict=True)
    ]


def _place(rows: Sequence[Segment], row_id: str, name: str) -> int:
    for place, row in enumerate(rows):
        if row.id == row_id:
            return place
    raise UsageError(f"{name}: there is no row {row_id}", f"See alignments/{name}.tsv.")


# --- rows in the log -------------------------------------------------------------------------


def cells_of(row: Segment) -> Cells:
    """The filled cells of a row: column → text."""
    names = (*COLUMNS, *row.extra)
    return {name: text for name in names if (text := cell_text(row, name))}


def row_of(cells: Cells) -> Segment:
    """The row whose filled cells these are. Raises ValueError where they are none of a row."""
    texts = {n: cells.get(n, "") for n in COLUMNS if n not in ("status", "confidence")}
    flags, ignore = texts.pop("flags"), texts.pop("ignore")
    return Segment(
        **texts,
        status=Status(cells.get("status", Status.MT)),
        flags=tuple(flags.split()),
        ignore=tuple(ignore.split()),
        confidence=float(cells["confidence"]) if "confidence" in cells else None,
        extra={name: text for name, text in cells.items() if name not in COLUMNS},
    )


def _segments(rows: str | list[Cells]) -> list[Segment]:
    return [row_of(cells) for cells in rows if isinstance(cells, dict)]


def _written(row: Segment) -> tuple[tuple[str, str], ...]:
    """What makes a row the one that a log tells of: its French, and all that a person may write."""
    names = (*REVIEWER_COLUMNS, *sorted(name for name, text in row.extra.items() if text))
    return (("fr", key(row.fr)), *((name, cell_text(row, name)) for name in names))
