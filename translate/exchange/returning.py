"""Rows that come back become edits of the corpus: what the reviewer changed, and nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translate.alignment import REVIEWER_COLUMNS, Status, cell_text
from translate.conflicts import CHANGED, GONE
from translate.edit import Edit, Places, apply_edits, merge_edits
from translate.errors import BitextError
from translate.exchange.rows import BadRow, Pair
from translate.history import ROWS, log_path, read_log
from translate.outside import join
from translate.reconcile import key
from translate.save import open_rows
from translate.settle import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from translate.alignment import Segment
    from translate.corpus import Corpus
    from translate.exchange.rows import Returned, ReviewedRow
    from translate.history import Action, Entry


@dataclass(frozen=True, slots=True)
class Collision:
    """A text that went to the conflicts file: its cell, what stands there, what was refused."""

    article: str
    id: str
    column: str
    kept: str
    refused: str
    why: str


@dataclass(slots=True)
class Imported:
    """What became of a file that came back, in rows and cells.

    `agreed` cells had the same change already, `older` ones hold a value that the history knows to
    have been replaced since; both were left alone. Of pairs that belong to no article, `joined`
    are new in the memory and `known` were there.
    """

    rows: int = 0
    changed_rows: int = 0
    changed_cells: int = 0
    agreed: int = 0
    older: int = 0
    collisions: list[Collision] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    joined: int = 0
    known: int = 0
    notices: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether everything in the file has found its place."""
        return not self.collisions and not self.bad


def bring_back(
    corpus: Corpus,
    returned: Returned,
    *,
    article: str = "",
    source: str = "",
    reviewer: str,
    action: Action,
    dry_run: bool = False,
) -> Imported:
    """Merge rows that came back into their articles, and pairs into the memory.

    `article` is meant where a row names none, `source` is the file that the pairs came from. What
    cannot be taken is in the result, and the rest goes in. With `dry_run`, nothing is written and
    the result is what it would be.
    """
    result = Imported(
        rows=len(returned.rows) + len(returned.bad),
        bad=list(returned.bad),
        notices=list(returned.notices),
    )
    groups, pairs = _sorted_out(corpus, returned, article, result)
    for name, rows in groups.items():
        try:
            _into_article(corpus, name, rows, reviewer, action, result, dry_run=dry_run)
        except BitextError as error:
            places = f"{rows[0].place} to {rows[-1].place}" if len(rows) > 1 else rows[0].place
            result.bad.append(BadRow(f"{name} ({places})", error.message))
    if pairs:
        joined = join(corpus, pairs, source, reviewer=reviewer, action=action, dry_run=dry_run)
        result.joined, result.known = joined.added, joined.known
    return result


def _sorted_out(
    corpus: Corpus, returned: Returned, article: str, result: Imported
) -> tuple[dict[str, list[ReviewedRow]], list[Pair]]:
    """The rows by their articles, and the pairs; what is neither is added to the bad rows."""
    known = {*corpus.names(), *corpus.removed()}
    pairs = list(returned.pairs)
    groups: dict[str, list[ReviewedRow]] = defaultdict(list)
    left_out = 0
    for row in returned.rows:
        name = row.article or article
        if name not in known and returned.joins_memory:
            found = list(_pairs(row))
            pairs += found
            left_out += not found
        elif name not in known:
            what = f"there is no article « {name} »" if name else "it names no article"
            result.bad.append(BadRow(row.place, what))
        elif not row.id and not key(row.fr):
            if any(row.cells.values()):
                result.bad.append(BadRow(row.place, "it has neither French nor an id"))
        else:
            groups[name].append(row)
    if left_out:
        result.notices.append(
            f"units of articles that are not here, and unreviewed, left out: {left_out}"
        )
    return groups, pairs


def _pairs(row: ReviewedRow) -> Iterator[Pair]:
    """The pair that a row of an article from elsewhere makes, where a reviewer stands for it."""
    english = row.cells.get("en", "")
    if english and row.cells.get("status") in (Status.OK, Status.FIXED):
        yield Pair(row.place, row.fr, english, f"{row.article} {row.id}".strip())


def _into_article(
    corpus: Corpus,
    name: str,
    rows: Sequence[ReviewedRow],
    reviewer: str,
    action: Action,
    result: Imported,
    *,
    dry_run: bool,
) -> None:
    opened = open_rows(corpus, name)
    known = {*REVIEWER_COLUMNS, *opened.columns}
    new = dict.fromkeys(
        c for row in rows for c, text in row.cells.items() if text and c not in known
    )
    if new:
        result.notices.append(
            f"{name}: a new column: {', '.join(new)} (yours are {', '.join(REVIEWER_COLUMNS)}, and "
            "what you add)"
        )
    edits, older = edits_of(rows, opened.rows, read_log(log_path(opened.files)))
    result.older += older
    if dry_run:
        merged = merge_edits(opened.rows, edits, opened.finished)
        changes, agreed, refused = merged.changes, merged.agreed, merged.refused
        collisions = [
            Collision(
                name, c.edit.id, c.edit.column, c.kept, c.edit.value, CHANGED if c.row else GONE
            )
            for c in merged.clashes
        ]
    else:
        outcome = apply_edits(corpus, name, edits, reviewer=reviewer, action=action)
        changes, agreed, refused = list(outcome.changes), outcome.agreed, list(outcome.refused)
        collisions = [
            Collision(name, c.id, c.column, c.kept, c.refused, c.why) for c in outcome.conflicts
        ]
        if outcome.notice:
            result.notices.append(outcome.notice)
    result.changed_cells += len(changes)
    result.changed_rows += len({(key(change.fr), change.order) for change in changes})
    result.agreed += agreed
    result.collisions += collisions
    result.bad += [BadRow(f"{name} {row.id}", row.reason) for row in refused]


def edits_of(
    reviewed: Iterable[ReviewedRow], current: Sequence[Segment], log: Iterable[Entry]
) -> tuple[list[Edit], int]:
    """What reviewers changed in rows of one article, and how many cells hold an old value.

    Where a row says what it went out with, that decides. Where it does not, a cell that differs
    from the file counts as changed, unless it is empty or the log knows that its value stood
    there before: then the row was taken out of the corpus before that change.
    """
    places = Places(current)
    former = _former(log)
    seen: Counter[str] = Counter()
    edits: list[Edit] = []
    older = 0
    for row in reviewed:
        order = row.order if row.order is not None else _order(row, places, current, seen)
        place = places.find(row.fr, order, row.id)
        there, old = None, {}
        if place is not None:
            there = current[place]
            old = former.get((key(there.fr), places.order(place)), {})
        base, cells, outdated = _compared(row, there, old)
        older += outdated
        edits += [
            Edit(row.fr, column, base[column], value, order, row.id)
            for column, value in cells.items()
        ]
    return edits, older


def _order(row: ReviewedRow, places: Places, current: Sequence[Segment], seen: Counter[str]) -> int:
    """The order among rows of equal French, by the id where one of them has it, else as counted."""
    equal = places.equal(row.fr)
    counted = seen[key(row.fr)]
    seen[key(row.fr)] += 1
    return next((n for n, place in enumerate(equal) if current[place].id == row.id), counted)


def _compared(
    row: ReviewedRow, there: Segment | None, former: Mapping[str, set[str]]
) -> tuple[dict[str, str], dict[str, str], int]:
    """The base and the value of each cell that was changed, and how many hold a former value."""
    base: dict[str, str] = {}
    changed: dict[str, str] = {}
    older = 0
    for column, raw in row.cells.items():
        value = plain(column, raw)
        nothing = plain(column, "")
        if row.base is not None:
            base[column] = row.base.get(column, nothing)
            if value != base[column]:
                changed[column] = value
            continue
        base[column] = plain(column, cell_text(there, column)) if there else nothing
        if value in (base[column], nothing):
            continue
        if row.published and column == "en" and there and value.strip() == there.english.strip():
            continue
        if value in former.get(column, ()):
            older += 1
        else:
            changed[column] = value
    return base, _as_seen(row, base, changed), older


def _as_seen(row: ReviewedRow, base: dict[str, str], changed: dict[str, str]) -> dict[str, str]:
    """The changed cells, with the English that a changed status was meant for."""
    if "status" not in changed or "en" in changed or "en" not in base:
        return changed
    # `ok` accepts the translation that the reviewer read, which may have been renewed since.
    accepts = changed["status"] == Status.OK and not base["en"] and row.mt
    return {"en": row.mt if accepts else base["en"], **changed}


def _former(log: Iterable[Entry]) -> dict[tuple[str, int], dict[str, set[str]]]:
    """The texts that have stood in the cells of a row before: row → column → texts."""
    found: dict[tuple[str, int], dict[str, set[str]]] = {}
    for entry in log:
        change = entry.change
        if change.cell != ROWS:
            columns = found.setdefault((key(change.fr), change.order), {})
            columns.setdefault(change.cell, set()).add(plain(change.cell, str(change.before)))
    return found
