"""The lattice against an enumeration of all paths."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from translate.align.band import band_around, full_band, widened
from translate.align.bead import BEAD_SHAPES
from translate.align.lattice import Band, Lattice, NullCosts, Span

NULL = NullCosts(open_fr=-1.0, open_en=-1.3, sentence=-0.4)


def scores(band: Band, seed: int) -> np.ndarray:
    noise = np.random.default_rng(seed).normal(0, 2, (len(BEAD_SHAPES), int(band.offset[-1])))
    return noise.astype(np.float32)


def steps(fr: int, en: int, i: int, j: int, last: str) -> Iterator[tuple[Span, str]]:
    """The beads that may follow at a node, and what they are."""
    for p, q in BEAD_SHAPES:
        if i + p <= fr and j + q <= en:
            yield (i, i + p, j, j + q), ""
    if not last:
        yield from (((i, end, j, j), "fr") for end in range(i + 1, fr + 1))
    if last != "en":
        yield from (((i, i, j, end), "en") for end in range(j + 1, en + 1))


def paths(fr: int, en: int, i: int = 0, j: int = 0, last: str = "") -> Iterator[list[Span]]:
    """All alignments: runs are maximal, and a French run comes before an English one."""
    if (i, j) == (fr, en):
        yield []
    for span, kind in steps(fr, en, i, j, last):
        for rest in paths(fr, en, span[1], span[3], kind):
            yield [span, *rest]


def weight(path: list[Span], band: Band, table: np.ndarray) -> float:
    total = 0.0
    for i, i_end, j, j_end in path:
        if i == i_end:
            total += NULL.open_en + NULL.sentence * (j_end - j)
        elif j == j_end:
            total += NULL.open_fr + NULL.sentence * (i_end - i)
        else:
            node = band.offset[i_end] + j_end - band.start[i_end]
            total += float(table[BEAD_SHAPES.index((i_end - i, j_end - j)), node])
    return total


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("size", [(1, 1), (3, 2), (4, 5), (5, 4)])
def test_best_path_and_posteriors(size: tuple[int, int], seed: int) -> None:
    band = full_band(*size)
    table = scores(band, seed)
    lattice = Lattice(band, table, NULL)
    every = list(paths(*size))
    weights = np.array([weight(path, band, table) for path in every])
    assert lattice.best() == every[int(weights.argmax())]
    shares = np.exp(weights - weights.max())
    shares /= shares.sum()
    spans = sorted({span for path in every for span in path})
    expected = [
        sum(share for share, path in zip(shares, every, strict=True) if span in path)
        for span in spans
    ]
    assert lattice.posteriors(spans) == pytest.approx(expected, abs=1e-9)


def test_runs_come_cheaper_where_there_are_many() -> None:
    usual: list[Span] = [(k, k + 1, k, k + 1) for k in range(100)]
    assert NULL.where(usual) == NULL
    assert NULL.where([*usual, (100, 100, 100, 102)]) == NULL
    loose = [*usual, *((k, k, k, k + 2) for k in range(100, 110))]
    found = NULL.where(loose)
    assert found.open_en > NULL.open_en
    assert (found.open_fr, found.sentence) == (NULL.open_fr, NULL.sentence)
    assert NULL.where([(k, k + 2, j, j) for k, _, j, _ in loose]).open_fr > NULL.open_fr


def test_the_same_beads_under_other_costs() -> None:
    band = full_band(4, 5)
    table = scores(band, 3)
    other = NullCosts(open_fr=1.0, open_en=1.0, sentence=0.5)
    lattice = Lattice(band, table, NULL)
    assert lattice.under(other).best() == Lattice(band, table, other).best() != lattice.best()


def test_a_path_along_the_edge_widens_the_band() -> None:
    path = [(k, k + 1, k, k + 1) for k in range(10)]
    assert widened(band_around(path, 10, 10, 1), path, 10, 3) is None
    narrow = Band(np.array([0, 0, *range(2, 11)]), np.array([*range(2, 12), 11]))
    wider = widened(narrow, path, 10, 3)
    assert wider is not None
    assert (wider.stop - wider.start >= narrow.stop - narrow.start).all()
    assert (np.diff(wider.start) >= 0).all()
    assert (np.diff(wider.stop) >= 0).all()
    assert wider.start[5] == 2
