"""The two directions of the hidden Markov model against an enumeration of all its paths."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from translate.align.word_order import FALL, FAR, NOTHING, UNEXPLAINED, agreed, explained_by


def step(size: int, here: int, there: int) -> float:
    weights = [np.exp(-FALL * abs(place - here - 1)) + FAR for place in range(size)]
    return float(weights[there] / sum(weights))


def enumerated(emission: np.ndarray) -> np.ndarray:
    """Each target word takes a source word or none; a word without one keeps the place."""
    targets, sources = emission.shape
    out = np.zeros(emission.shape)
    total = 0.0
    for choice in product([None, *range(sources)], repeat=targets):
        for start in range(sources):  # where a sentence that begins with such words stands
            weight, place = 1 / sources, start
            for j, i in enumerate(choice):
                if i is None:
                    weight *= UNEXPLAINED * NOTHING
                    continue
                come = float(i == start) if j == 0 else step(sources, place, i)
                weight *= (1 - UNEXPLAINED) * come * emission[j, i]
                place = i
            total += weight
            for j, i in enumerate(choice):
                if i is not None:
                    out[j, i] += weight
    return out / total


@pytest.mark.parametrize("size", [(1, 1), (1, 4), (4, 1), (3, 3), (4, 3)])
def test_probabilities_are_those_of_all_paths(size: tuple[int, int]) -> None:
    emission = np.random.default_rng(size[0]).uniform(0.001, 1, size)
    assert explained_by(emission) == pytest.approx(enumerated(emission))


def test_both_directions_must_agree() -> None:
    emission = np.array([[0.9, 0.9], [0.01, 0.01]])
    both = agreed(emission)
    assert both.shape == (2, 2)
    assert (both <= 1).all()
    assert both[0].min() < explained_by(np.ascontiguousarray(emission.T)).T[0].min()


def test_a_long_sentence_does_not_vanish() -> None:
    found = agreed(np.full((400, 400), 1e-4) + np.eye(400))
    assert found.diagonal() == pytest.approx(1, abs=0.05)
