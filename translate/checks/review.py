"""What the review of a row has left open, told from its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.alignment import Status

if TYPE_CHECKING:
    from translate.checks.finding import Pair


def find_stale(pair: Pair) -> str:
    """What is said of a settled row whose French has changed since."""
    row = pair.segment
    if row.settled and row.engine and not row.current:
        return "the French is not the one that this translation was reviewed with"
    return ""


def find_same(pair: Pair) -> str:
    """What is said of a row that is marked fixed and changes nothing."""
    row = pair.segment
    if row.status is Status.FIXED and row.en.strip() == row.mt.strip():
        return "marked fixed, yet « en » is equal to « mt »"
    return ""
