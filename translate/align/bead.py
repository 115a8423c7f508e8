"""The unit of a sentence alignment."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bead:
    """French and English sentences that say the same thing.

    `fr` and `en` are sentence indices from 0, contiguous and in order; one side is empty where
    the other has no counterpart. `confidence` is the calibrated probability, from 0 to 1, that
    the bead is exactly right.
    """

    fr: tuple[int, ...]
    en: tuple[int, ...]
    confidence: float


BEAD_SHAPES: tuple[tuple[int, int], ...] = (
    *((p, q) for p in range(1, 5) for q in range(1, 5)),
    (5, 1),
    (6, 1),
    (1, 5),
    (1, 6),
)
"""(French, English) sentences in a bead with two sides; runs without counterpart come on top."""

LONGEST = max(max(shape) for shape in BEAD_SHAPES)
