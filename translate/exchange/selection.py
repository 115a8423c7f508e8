"""Which rows go out, and with which French."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.alignment import Status
from translate.errors import UsageError
from translate.score.selection import from_memory

if TYPE_CHECKING:
    from translate.alignment import Segment


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of a row before it goes out.

    `statuses`: one of them, where any are named. `exclude_flags`: none of them, but for those that
    the row's `ignore` dismisses. `min_confidence`: the model's confidence, from 0 to 1, where the
    English is the machine's; what a person wrote or accepted passes. `pairs`: a French and an
    English side, and part of the article.
    """

    statuses: frozenset[Status] = frozenset()
    exclude_flags: frozenset[str] = frozenset()
    min_confidence: float = 0.0
    pairs: bool = True


def why_not(row: Segment, filters: Filters) -> str:
    """Why a row stays behind; empty where it goes out."""
    reason = _no_pair(row) if filters.pairs else ""
    if reason:
        return reason
    if filters.statuses and published_status(row) not in filters.statuses:
        return "of another status"
    if filters.exclude_flags.intersection(row.flags).difference(row.ignore):
        return "flagged"
    if filters.min_confidence and not _sure(row, filters.min_confidence):
        return "of low confidence"
    return ""


def _no_pair(row: Segment) -> str:
    if row.status is Status.SKIP:
        return "skipped"
    if not row.fr.strip():
        return "without French"
    return "" if row.english.strip() else "without English"


def published_status(row: Segment) -> Status:
    """The status of a row by what it gives: marked `fixed` without English, it is the machine's."""
    empty = row.status is Status.FIXED and not row.en.strip()
    return Status.MT if empty else row.status


def _sure(row: Segment, least: float) -> bool:
    if row.en.strip() or from_memory(row):
        return True
    return row.confidence is not None and row.confidence >= least


def french_of(row: Segment, source: str) -> str:
    """The French side: as published (`fr`), or as a reviewer repaired it where one did."""
    return row.fr_fixed if source == "fr_fixed" and row.fr_fixed.strip() else row.fr


def statuses_of(text: str) -> frozenset[Status]:
    """The statuses in a list such as `ok,fixed`. Raises UsageError for one that is none."""
    found = set()
    for name in text.replace(",", " ").split():
        if name.casefold() not in set(Status):
            near = difflib.get_close_matches(name.casefold(), list(Status), n=2)
            raise UsageError(
                f"--status: « {name} » is no status",
                f"Did you mean {' or '.join(near)}?" if near else "One of: " + ", ".join(Status),
            )
        found.add(Status(name.casefold()))
    return frozenset(found)
