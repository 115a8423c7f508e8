"""What a reviewer decides about a proposed repair: it becomes theirs, or it never comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.alignment import read_alignment
from translate.edit import Edit, Outcome, apply_edits
from translate.errors import UsageError
from translate.history import new_action
from translate.reconcile import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.alignment import Segment
    from translate.corpus import Corpus


def decide(
    corpus: Corpus, name: str, ids: Sequence[str], *, accept: bool, reviewer: str
) -> Outcome:
    """Accept (`fr_fixed` gets `fr_suggested`) or dismiss (`ignore` gets `repaired`) repairs.

    Raises UsageError for a row that is not there or has no repair proposed; nothing is changed.
    """
    rows = read_alignment(corpus.files(name).alignment).rows
    by_id = {row.id: row for row in rows}
    wanted = tuple(dict.fromkeys(ids))
    wrong = {i: by_id.get(i) for i in wanted if i not in by_id or not by_id[i].fr_suggested}
    if wrong:
        reasons = (
            f"{row_id}: {'no such row' if row is None else 'no repair is proposed for this row'}"
            for row_id, row in wrong.items()
        )
        raise UsageError(
            f"{name}: {'; '.join(reasons)}; nothing was changed",
            f"See « bitext check {name} --only repaired ».",
        )
    edits = [_edit(rows, by_id[row_id], accept=accept) for row_id in wanted]
    action = new_action("accept repair" if accept else "dismiss repair")
    return apply_edits(corpus, name, edits, reviewer=reviewer, action=action)


def _edit(rows: Sequence[Segment], row: Segment, *, accept: bool) -> Edit:
    order = sum(key(other.fr) == key(row.fr) for other in rows[: rows.index(row)])
    if accept:
        return Edit(row.fr, "fr_fixed", row.fr_fixed, row.fr_suggested, order, row.id)
    ignored = " ".join(row.ignore)
    dismissed = " ".join(dict.fromkeys((*row.ignore, "repaired")))
    return Edit(row.fr, "ignore", ignored, dismissed, order, row.id)
