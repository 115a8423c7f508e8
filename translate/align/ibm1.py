"""Word association learnt from pairs of token sets.

IBM model 1 (Brown et al. 1993) in both directions, with a discount on the expected counts so
that what was seen once proves nothing: a bead found in a first pass must not confirm itself in
the second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from translate.align.lexicon import Lexicon, lexicon_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from translate.align.tokens import IntArray

ITERATIONS = 5
LEAST_STRENGTH = 0.05
LARGEST_PAIR = 250_000
"""Words of a pair, multiplied; a larger pair does not tell which word goes with which."""


def induced_lexicon(
    pairs: Iterable[tuple[IntArray, IntArray]], shape: tuple[int, int], *, discount: float
) -> Lexicon:
    """Learn associations from `pairs` of distinct word numbers (left, right).

    `shape` is the size of the two vocabularies. The strength is the geometric mean of the
    translation probabilities in the two directions. `discount` is taken off each expected count.
    """
    left: list[IntArray] = []
    right: list[IntArray] = []
    left_place: list[IntArray] = []
    right_place: list[IntArray] = []
    lefts = rights = 0
    for a, b in pairs:
        if len(a) * len(b) > LARGEST_PAIR:
            continue
        left.append(np.repeat(a, len(b)))
        right.append(np.tile(b, len(a)))
        left_place.append(np.repeat(lefts + np.arange(len(a)), len(b)))
        right_place.append(np.tile(rights + np.arange(len(b)), len(a)))
        lefts, rights = lefts + len(a), rights + len(b)
    if not lefts or not rights:
        empty = np.empty(0, np.int64)
        return Lexicon(empty, empty, np.empty(0, np.float32), shape)
    key = np.concatenate(left) * shape[1] + np.concatenate(right)
    entries, entry = np.unique(key, return_inverse=True)
    row, column = entries // shape[1], entries % shape[1]
    forward = _probabilities(entry, row, np.concatenate(right_place), discount)
    backward = _probabilities(entry, column, np.concatenate(left_place), discount)
    strength = np.sqrt(forward * backward)
    kept = strength > LEAST_STRENGTH
    return lexicon_of(row[kept], column[kept], strength[kept].astype(np.float32), shape)


def _probabilities(
    entry: IntArray, source: IntArray, target_place: IntArray, discount: float
) -> NDArray[np.float64]:
    """t(target | source) of each entry, by expectation maximisation.

    `entry` is the entry of each co-occurrence, `target_place` the occurrence of the target word
    that it explains, `source` the source word of each entry.
    """
    weight = np.bincount(entry).astype(np.float64)
    weight /= np.bincount(source, weights=weight)[source]
    for _ in range(ITERATIONS):
        value = weight[entry]
        explained = np.bincount(target_place, weights=value) + 1e-9
        count = np.bincount(entry, weights=value / explained[target_place], minlength=len(source))
        count = np.maximum(count - discount, 0.0)
        weight = count / np.maximum(np.bincount(source, weights=count), 1e-9)[source]
    return weight
