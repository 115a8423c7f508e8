"""Taking back what was done through the tool, cell by cell, and doing it again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translate import outside
from translate.boundaries import put_back
from translate.corpus_tables import take_back
from translate.edit import Edit, apply_edits
from translate.errors import BitextError, UsageError
from translate.history import RECORD, ROWS, new_action, performed, read_logs, undone
from translate.reconcile import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translate.corpus import Corpus
    from translate.history import Action, Change, Performed


@dataclass(frozen=True, slots=True)
class Kept:
    """A cell that was not taken back, and why."""

    article: str
    id: str
    cell: str
    reason: str


@dataclass(slots=True)
class Undone:
    """What became of taking `performed` back; `cells` counts what was, derived ones included."""

    performed: Performed
    cells: int = 0
    articles: list[str] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def to_undo(
    corpus: Corpus,
    names: Sequence[str] = (),
    *,
    reviewer: str | None = None,
    action: str = "",
    redo: bool = False,
) -> Performed:
    """The last action that still stands; with `redo`, the last undo that does.

    Only those that touched one of the articles `names`, where there are any, that `reviewer`
    made, or the one with the id `action`. Raises UsageError where there is none.
    """
    actions = performed(read_logs(corpus))
    gone = undone(actions)
    takes_back = {done.action.id for done in actions if done.action.undoes}
    for done in reversed(actions):
        # To do again is to take an undo back; that an action was done again is none itself.
        is_undo = bool(done.action.undoes) and done.action.undoes not in takes_back
        if (
            done.action.id not in gone
            and (is_undo if redo else not done.action.undoes)
            and (not names or set(names) & done.entries.keys())
            and reviewer in (None, done.who)
            and action in ("", done.action.id)
        ):
            return done
    raise UsageError(
        "there is nothing to do again" if redo else "there is nothing to take back",
        "Only what was changed through bitext is in the log; a text editor has its own undo.",
    )


def undo(corpus: Corpus, done: Performed, *, reviewer: str) -> Undone:
    """Take an action back in every article it touched, as an action of its own.

    Cells that have changed since stay, and are in the result; the rest is taken back.
    """
    result = Undone(done)
    action = new_action("redo" if done.action.undoes else "undo", done.action.id)
    for article, entries in done.entries.items():
        before = result.cells
        try:
            _in_article(corpus, article, [e.change for e in entries], reviewer, action, result)
        except BitextError as error:
            result.kept.append(Kept(article, "", "", error.message))
        if result.cells > before:
            result.articles.append(article)
    return result


def _in_article(
    corpus: Corpus,
    article: str,
    changes: Sequence[Change],
    reviewer: str,
    action: Action,
    result: Undone,
) -> None:
    records = [change for change in changes if change.cell == RECORD]
    if records:
        found = take_back(corpus, article, records, reviewer=reviewer, action=action)
        result.cells += found.records
        result.kept += [Kept(article, "", "", f"changed since: {record}") for record in found.kept]
        return
    for change in reversed(changes):
        if change.cell == ROWS and article == outside.NAME:
            pairs, kept = outside.take_back(corpus, change, reviewer=reviewer, action=action)
            result.cells += pairs
            result.kept += [Kept(article, "", "", f"changed since: {french}") for french in kept]
        elif change.cell == ROWS:
            _put_back(corpus, article, change, reviewer, action, result)
    edits = _edits(changes)
    if edits:
        _take_back(corpus, article, edits, reviewer, action, result)


def _put_back(
    corpus: Corpus, article: str, change: Change, reviewer: str, action: Action, result: Undone
) -> None:
    rearranged = put_back(corpus, article, change, reviewer=reviewer, action=action)
    result.cells += len(rearranged.rows)
    if rearranged.notice:
        result.notices.append(rearranged.notice)


def _take_back(
    corpus: Corpus, article: str, edits: list[Edit], reviewer: str, action: Action, result: Undone
) -> None:
    outcome = apply_edits(corpus, article, edits, reviewer=reviewer, action=action)
    result.cells += len(outcome.changes)
    result.kept += [
        Kept(article, conflict.id, conflict.column, conflict.why) for conflict in outcome.conflicts
    ]
    result.kept += [Kept(article, row.id, "", row.reason) for row in outcome.refused]
    if outcome.notice:
        result.notices.append(outcome.notice)


def _edits(changes: Iterable[Change]) -> list[Edit]:
    """Edits that reverse changes; of several changes of one cell, to what was there first."""
    first: dict[tuple[str, int, str], Change] = {}
    last: dict[tuple[str, int, str], Change] = {}
    for change in changes:
        if change.cell != ROWS:
            cell = (key(change.fr), change.order, change.cell)
            first.setdefault(cell, change)
            last[cell] = change
    return [
        Edit(
            fr=change.fr,
            column=change.cell,
            base=str(last[cell].after),
            value=str(change.before),
            order=change.order,
            id=change.id,
        )
        for cell, change in first.items()
    ]
