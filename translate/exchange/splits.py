"""Training, development and test parts of what goes out.

Groups (articles, or sentences of equal French) are dealt out in the order of a hash of the seed
and the group, so that the parts depend neither on the order of the articles nor on the platform.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from translate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

G = TypeVar("G")

TRAIN, DEV, TEST = PARTS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Split:
    """How to split: per cent of the units for each of `PARTS`, by `article` or by `segment`."""

    shares: tuple[float, float, float]
    by: str = "article"


def shares_of(text: str) -> tuple[float, float, float]:
    """The per cent in a list such as `90,5,5`. Raises UsageError where they make no whole."""
    hint = "Per cent for train, dev and test, in this order: --split 90,5,5"
    try:
        train, dev, test = (float(share) for share in text.split(","))
    except ValueError:
        raise UsageError(f"--split {text}: not three numbers with commas between", hint) from None
    total = train + dev + test
    if not abs(total - 100) < 1e-6:  # true as well where one is no number
        raise UsageError(f"--split {text}: adds up to {total:g}, not to 100", hint)
    if not (train > 0 and dev >= 0 and test >= 0):
        raise UsageError(f"--split {text}: nothing to train on, or less than nothing", hint)
    return train, dev, test


def allot(
    groups: Iterable[tuple[G, int]], quotas: Mapping[str, float], taken: Mapping[str, int]
) -> Iterator[tuple[G, str]]:
    """Deal out groups, given as (group, units in it), and give (group, part) for each.

    A group goes to the first part of `quotas` (part → units wanted) that it brings closer to its
    quota, given the units `taken` already, and else to the training part. A part that would stay
    empty gets the smallest group of the training part, unless that is all there is; the group is
    then given a second time, with its last part.
    """
    filled = {part: taken.get(part, 0) for part in quotas}
    spare: list[tuple[int, int, G]] = []
    for place, (group, size) in enumerate(groups):
        fits = (part for part, quota in quotas.items() if 2 * filled[part] + size <= 2 * quota)
        part = next(fits, TRAIN)
        if part == TRAIN and (len(spare) <= len(quotas) or size < spare[-1][0]):
            spare = heapq.nsmallest(len(quotas) + 1, [*spare, (size, place, group)])
        elif part != TRAIN:
            filled[part] += size
        yield group, part
    for part, quota in quotas.items():
        if quota and not filled[part] and len(spare) > 1:
            yield spare.pop(0)[2], part
