"""Machine translations that the model itself was unsure of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translate.checks.finding import Pair

# The starter model gives less to one news sentence in twenty, which are its worst.
LEAST = 0.4


def find(pair: Pair) -> str:
    """What is said of a row that still shows a machine translation of low confidence."""
    row = pair.segment
    if row.en or row.confidence is None or row.confidence >= LEAST:
        return ""
    return f"the model gave this translation a confidence of {row.confidence:.2f}"
