"""What the review of a row has left open, told from its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.alignment import OTHER_MT, Status

if TYPE_CHECKING:
    from translate.checks.finding import Pair


def find_stale(pair: Pair) -> str:
    """What is said of a settled row whose French has changed since."""
    if pair.segment.stale:
        return (
            "the French was changed after the English was settled: if the English is right for it, "
            "put stale into ignore; --include-reviewed renews mt"
        )
    return ""


def find_same(pair: Pair) -> str:
    """What is said of a row that is marked fixed and changes nothing."""
    row = pair.segment
    edited = row.status is Status.FIXED and row.origin not in ("human", OTHER_MT)
    if edited and row.en.strip() == row.mt.strip():
        return "marked fixed, yet « en » is equal to « mt »"
    return ""
