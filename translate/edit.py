"""A reviewer's changes reach an article's rows: the review page, spreadsheets, every command.

An edit says which row (by its French), which cell, what its writer saw there and what it is to
hold. Under the article's lock the file is read again and the edits are merged into it cell by
cell: of two changes of one cell the first stays, and the second goes to the conflicts file.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from translate.alignment import (
    COLUMNS,
    REVIEWER_COLUMNS,
    SPREADSHEET_ERROR,
    cell_text,
    settled_now,
)
from translate.checks.encoding import mojibake, repaired
from translate.conflicts import CHANGED, GONE, Conflict, add_conflicts, conflicts_path
from translate.errors import UsageError
from translate.history import Change, Entry, log_path, new_action, read_log, settled_lately
from translate.reconcile import key
from translate.save import open_rows, save_rows
from translate.settle import RefusedCellsError, finished, plain, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from translate.alignment import Segment
    from translate.corpus import Corpus
    from translate.history import Action
    from translate.save import Opened

    Finish = Callable[[Segment], Segment]


_FORMULA = ("=", "+", "-", "@")  # how texts begin that a spreadsheet takes for a formula


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell of one row, as a reviewer saw it (`base`) and as it is to be (`value`).

    The row is the one with this French, white space aside, the `order`-th from 0 of those with
    equal French; where the file has fewer of them, the one that has this `id`. Without French, or
    where a spreadsheet has made `#NAME?` of a « - Oui », the `id` alone names the row. `column` is
    a reviewer's or an extra one.

    An edit whose value is its base changes nothing and says what was seen: a status that comes
    with such an edit of `en` holds only for that English.
    """

    fr: str
    column: str
    base: str
    value: str
    order: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row whose edits were not taken, and why, in a reviewer's words."""

    id: str
    fr: str
    reason: str


@dataclass(frozen=True, slots=True)
class Clash:
    """An edit that had no place: `kept` stands in its cell; `row` is None where it is gone."""

    edit: Edit
    row: Segment | None = None
    kept: str = ""


@dataclass(slots=True)
class Merged:
    """Rows with edits merged into them. `agreed` counts edits that somebody had made already."""

    rows: list[Segment]
    changes: list[Change] = field(default_factory=list)
    agreed: int = 0
    clashes: list[Clash] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of some edits of one article.

    `changes` are all the cells that are other than before, with those that followed from an edit
    (a typed `en` makes the row `fixed`). `notice` is what the user should know of the English
    article.
    """

    article: str
    changes: tuple[Change, ...]
    agreed: int
    conflicts: tuple[Conflict, ...]
    refused: tuple[Refused, ...]
    notice: str = ""


def apply_edits(
    corpus: Corpus,
    name: str,
    edits: Sequence[Edit],
    *,
    reviewer: str,
    seconds: float | None = None,
    action: Action | None = None,
) -> Outcome:
    """Merge edits into the rows of an article, and write what follows from them.

    In this order, each whole or not at all: the conflicts file, the rows, the log, the English
    article. `seconds` is what the reviewer spent on them; edits of several articles that belong
    together share one `action`. Raises UsageError for a column that is not a reviewer's,
    AlignmentError and CorpusError as reading and writing do; nothing is changed then.
    """
    _refuse_tool_columns(edits)
    action = action or new_action("edit")
    with corpus.article_lock(name):
        opened = open_rows(corpus, name)
        if opened.contents.french is None and opened.contents.alignment is None:
            raise UsageError(f"{name}: no such article", "See « bitext status ».")
        time = datetime.now(UTC)
        finish: Finish = opened.finished
        if action.kind == "edit" and any(edit.column == "fr_fixed" for edit in edits):
            lately = settled_lately(read_log(log_path(opened.files)), reviewer, time)
            finish = _finish_in_one_sitting(opened, lately)
        merged = merge_edits(opened.rows, edits, finish)
        conflicts = tuple(_conflict(clash, reviewer, time) for clash in merged.clashes)
        if not action.undoes:  # what an undo would bring back stands in the log
            add_conflicts(conflicts_path(opened.files), conflicts)
        notice = ""
        if merged.changes:
            entries = entries_of(merged.changes, reviewer, action, time, seconds)
            published = save_rows(corpus, opened, merged.rows, opened.columns, entries)
            notice = published.notice
    return Outcome(
        name, tuple(merged.changes), merged.agreed, conflicts, tuple(merged.refused), notice
    )


def _finish_in_one_sitting(opened: Opened, lately: Collection[str]) -> Finish:
    """Finishes rows; the French of those settled `lately` is repaired with the English in mind."""
    return lambda row: opened.finished(settled_now(row) if key(row.fr) in lately else row)


def merge_edits(
    rows: Sequence[Segment], edits: Sequence[Edit], finish: Finish = finished
) -> Merged:
    """The rows after the edits, and what could not be merged. Pure: nothing is written.

    `finish` gives a changed row as it is written; see `settle.finished`.
    """
    merged = Merged(list(rows))
    places = Places(rows)
    groups: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        place = places.find(edit.fr, edit.order, edit.id)
        if place is not None:
            groups[place].append(edit)
        elif edit.value != edit.base:
            merged.clashes.append(Clash(edit))
    for place, its_edits in groups.items():
        _merge_row(merged, place, its_edits, places.order(place), finish)
    return merged


def _merge_row(
    merged: Merged, place: int, edits: Iterable[Edit], order: int, finish: Finish
) -> None:
    row = merged.rows[place]
    cells: dict[str, str] = {}
    other_english = False  # than the one for which a status was meant
    for edit in sorted(edits, key=lambda edit: edit.column == "status"):
        column = edit.column
        base, value = plain(column, edit.base), plain(column, edit.value)
        current = cells.get(column, plain(column, cell_text(row, column)))
        other_english |= column == "en" and current not in (base, value)
        if value == current:
            merged.agreed += value != base
        elif current == base and not (column == "status" and other_english):
            cells[column] = value
        elif value != base:
            if column == "status" and not other_english and _reads_as(row, cells, value) == current:
                merged.agreed += 1  # as where `ok` came with English of the reviewer's own
            else:
                merged.clashes.append(Clash(edit, row, current))
    if not cells:
        return
    try:
        new = finish(typed(row, cells))
    except RefusedCellsError as error:
        merged.refused.append(Refused(row.id, row.fr, str(error)))
        return
    merged.rows[place] = new
    merged.changes += row_changes(row, new, order)


def _reads_as(row: Segment, cells: Mapping[str, str], status: str) -> str:
    """The status that the row would have, were `status` typed into it beside `cells`."""
    try:
        return typed(row, {**cells, "status": status}).status
    except RefusedCellsError:
        return status


class Places:
    """Finds rows by their French and their order among equal ones."""

    def __init__(self, rows: Sequence[Segment]) -> None:
        self._keys = [key(row.fr) for row in rows]
        self._ids = [row.id for row in rows]
        self._equal: dict[str, list[int]] = defaultdict(list)
        for n, text in enumerate(self._keys):
            self._equal[text].append(n)

    def find(self, fr: str, order: int, row_id: str) -> int | None:
        """The number of the row that an edit means; None where it is gone."""
        equal = self.equal(fr)
        if order < len(equal):
            return equal[order]
        if not key(fr):
            equal = range(len(self._ids))
        elif SPREADSHEET_ERROR.fullmatch(fr.strip()):
            equal = [n for n, text in enumerate(self._keys) if text.startswith(_FORMULA)]
        named = [n for n in equal if self._ids[n] == row_id]
        return named[0] if len(named) == 1 else None

    def equal(self, fr: str) -> Sequence[int]:
        """The numbers of the rows with this French, also where an encoding has garbled it."""
        found = self._equal.get(key(fr), [])
        if not found and mojibake(fr):
            found = self._equal.get(key(repaired(fr)), [])
        return found if key(fr) else []

    def order(self, place: int) -> int:
        """The order of a row among those with equal French."""
        return self._equal[self._keys[place]].index(place)


def row_changes(old: Segment, new: Segment, order: int) -> list[Change]:
    """The cells of a person that differ between two states of a row."""
    columns = dict.fromkeys((*REVIEWER_COLUMNS, *old.extra, *new.extra))
    return [
        Change(new.fr, order, new.id, column, before, after)
        for column in columns
        for before, after in ((cell_text(old, column), cell_text(new, column)),)
        if before != after
    ]


def entries_of(
    changes: Iterable[Change],
    reviewer: str,
    action: Action,
    time: datetime,
    seconds: float | None = None,
) -> list[Entry]:
    """The lines of the log for the changes of one action in one article."""
    return [
        Entry(time, reviewer, action, change, None if n else seconds)
        for n, change in enumerate(changes)
    ]


def _refuse_tool_columns(edits: Iterable[Edit]) -> None:
    for column in {edit.column for edit in edits}:
        if column in REVIEWER_COLUMNS:
            continue
        if column.casefold() in COLUMNS or not column or column != column.strip():
            raise UsageError(
                f"column « {column} » is not a reviewer's",
                "Reviewers write " + ", ".join(REVIEWER_COLUMNS) + " and columns of their own.",
            )


def _conflict(clash: Clash, reviewer: str, time: datetime) -> Conflict:
    edit, row = clash.edit, clash.row
    return Conflict(
        time=time.isoformat(timespec="seconds"),
        who=reviewer,
        id=row.id if row else edit.id,
        fr=row.fr if row else edit.fr,
        column=edit.column,
        base=edit.base,
        kept=clash.kept,
        refused=edit.value,
        why=CHANGED if row else GONE,
    )
