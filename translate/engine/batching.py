"""Inputs into batches of one length."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def batches_of(lengths: Sequence[int], batch_tokens: int) -> list[list[int]]:
    """The numbers of the inputs, in batches of one length and of at most `batch_tokens` pieces.

    A batch holds one input at least. Short ones come first, equal ones in their order.
    """
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    batches: list[list[int]] = []
    for length, same in groupby(order, key=lengths.__getitem__):
        numbers = list(same)
        size = max(1, batch_tokens // max(1, length))
        batches += [numbers[start : start + size] for start in range(0, len(numbers), size)]
    return batches
