"""Which word of a sentence each word of its translation comes from, its neighbours considered.

A hidden Markov model (Vogel et al. 1996) in each direction: a word's counterpart tends to stand
behind that of the word before, and a word may have none (Och and Ney 2003). The two directions
must agree (Liang et al. 2006).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

FAR = 0.02
"""Weight of a leap to any place, beside 1 for the step to the next word."""

FALL = 1.0
"""How fast the weight of a leap falls with its length."""

UNEXPLAINED = 0.15
"""Weight of having no counterpart, beside the rest for having one."""

NOTHING = 0.02
"""Emission of a word that has no counterpart."""


@lru_cache(maxsize=64)
def _steps(size: int) -> Doubles:
    """Probability of coming to each place (column) from each place (row)."""
    leap = np.subtract.outer(np.arange(size), np.arange(size)).T - 1
    weight = np.exp(-FALL * np.abs(leap)) + FAR
    return np.asarray(weight / weight.sum(axis=1, keepdims=True))


def explained_by(emission: Doubles) -> Doubles:
    """Probability that target word j (row) has source word i (column) for its counterpart.

    `emission[j, i]` is how well source word i explains target word j. What a row lacks of 1 is
    the probability that the word has no counterpart.
    """
    without = UNEXPLAINED * NOTHING
    targets, sources = emission.shape
    steps = _steps(sources)
    explained = (1 - UNEXPLAINED) * emission
    forward = np.empty_like(emission)
    scale = np.empty(targets)
    # Where the last word with a counterpart has it: a word without one leaves that as it is.
    place = np.full(sources, 1 / sources)
    come = place
    for j in range(targets):
        forward[j] = come * explained[j]
        scale[j] = forward[j].sum() + without
        forward[j] /= scale[j]
        place = forward[j] + place * (without / scale[j])
        come = place @ steps
    backward = np.ones_like(emission)
    for j in range(targets - 1, 0, -1):
        onward = steps @ (explained[j] * backward[j])
        backward[j - 1] = (onward + without * backward[j]) / scale[j]
    return np.asarray(forward * backward)


def agreed(emission: Doubles) -> Doubles:
    """Probability of each link of a French word (row) and an English one (column).

    The geometric mean of what the two directions give it. `emission` is how well the two words
    explain each other, from 0 to 1.
    """
    english = explained_by(np.ascontiguousarray(emission.T)).T
    return np.asarray(np.sqrt(english * explained_by(emission)))
