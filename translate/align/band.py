"""Where to search: from coarse to fine.

Sentences become vectors of the English words that they speak of, blocks of sentences the sums
of these. The best path through blocks against blocks leaves out what cannot matter; a search in
smaller blocks around it leaves the band of sentences (the idea of Thompson and Koehn 2019, with
word lists in the place of neural vectors).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from translate.align.lattice import Band, Span
from translate.align.tokens import IntArray, TokenTable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from translate.align.features import Texts
    from translate.align.lexicon import FloatArray, Lexicon

DIMENSIONS = 256
FINEST_BLOCK = 4
STEP = 8
"""How much smaller the blocks of each level are."""

MOST_COARSE_BLOCKS = 400
REACH = 3
"""Blocks on each side of the coarse path that stay in the search."""

FULL_SEARCH = 100 * 100
"""So many nodes are searched without a band."""

LIKENESS = 1.0
"""Standard deviations above the mean that make two blocks counterparts rather than strangers."""

Cells = tuple[IntArray, IntArray]
"""A path of blocks: parallel French and English block numbers."""


def full_band(fr: int, en: int) -> Band:
    """All nodes between `fr` and `en` sentences."""
    return Band(np.zeros(fr + 1, np.int64), np.full(fr + 1, en + 1))


def coarse_band(texts: Texts, lexicons: tuple[Lexicon, Lexicon]) -> Band:
    """The band to search first.

    `lexicons` go from the translation and from the French to the English.
    """
    fr, translation, en = texts.fr, texts.translation, texts.en
    if (len(fr) + 1) * (len(en) + 1) <= FULL_SEARCH:
        return full_band(len(fr), len(en))
    meaning = _meaning(en)
    fr_vectors = _vectors(translation, _images(lexicons[0], meaning))
    fr_vectors += _vectors(fr, _images(lexicons[1], meaning))
    en_vectors = _vectors(en, meaning)
    size = FINEST_BLOCK
    while max(len(fr), len(en)) > size * MOST_COARSE_BLOCKS:
        size *= STEP
    cells: Cells | None = None
    while True:
        blocks = _blocks(fr_vectors, size), _blocks(en_vectors, size)
        band = None if cells is None else _widened(cells, STEP, len(blocks[0]), len(blocks[1]))
        cells = _path(*blocks, band)
        if size == FINEST_BLOCK:
            break
        size //= STEP
    around = _widened(cells, size, len(fr), len(en))
    return Band(np.append(around.start, around.start[-1]), np.append(around.stop, len(en)) + 1)


def band_around(path: list[Span], fr: int, en: int, reach: int) -> Band:
    """The nodes within `reach` sentences of a path."""
    start = np.full(fr + 1, en)
    stop = np.zeros(fr + 1, np.int64)
    for i, i_end, j, j_end in path:
        start[i : i_end + 1] = np.minimum(start[i : i_end + 1], j)
        stop[i : i_end + 1] = np.maximum(stop[i : i_end + 1], j_end)
    return _dilated(start, stop + 1, reach, reach, en + 1)


def widened(band: Band, path: list[Span], en: int, reach: int) -> Band | None:
    """`band` with `reach` more nodes wherever `path` runs along its edge; None if it does not."""
    touched = np.zeros(len(band.start), bool)
    for i, i_end, j, j_end in path:
        for row, column in ((i, j), (i_end, j_end)):
            low, high = band.start[row], band.stop[row] - 1
            touched[row] |= (column == low > 0) or (column == high < en)
    if not touched.any():
        return None
    near = np.convolve(touched, np.ones(2 * reach + 1, np.int64))[reach:-reach] > 0
    start = np.maximum(0, band.start - reach * near)
    stop = np.minimum(en + 1, band.stop + reach * near)
    return Band(np.minimum.accumulate(start[::-1])[::-1], np.maximum.accumulate(stop))


def _meaning(en: TokenTable) -> FloatArray:
    """A random direction for each English word, as long as the word is telling: (words, D)."""
    noise = np.random.default_rng(7).standard_normal((len(en.vocabulary), DIMENSIONS), np.float32)
    frequency = np.bincount(en.ids, minlength=len(en.vocabulary))
    telling = np.log((len(en) + 1) / np.maximum(frequency, 1)).astype(np.float32)
    return np.asarray(noise * (telling / np.sqrt(DIMENSIONS))[:, None], np.float32)


def _images(lexicon: Lexicon, meaning: FloatArray) -> FloatArray:
    """What the words of the lexicon's other side mean: (words, D)."""
    total = np.bincount(lexicon.row, weights=lexicon.strength, minlength=lexicon.shape[0])
    share = (lexicon.strength / np.maximum(total, 1.0)[lexicon.row]).astype(np.float32)
    out = np.zeros((lexicon.shape[0], DIMENSIONS), np.float32)
    for chunk in _chunks(lexicon.row):
        _add_groups(out, lexicon.row[chunk], share[chunk, None] * meaning[lexicon.column[chunk]])
    return out


def _vectors(table: TokenTable, images: FloatArray) -> FloatArray:
    """Sum of the images of each sentence's words: (sentences, D)."""
    out = np.zeros((len(table), DIMENSIONS), np.float32)
    for chunk in _chunks(table.sentence):
        _add_groups(out, table.sentence[chunk], images[table.ids[chunk]])
    return out


def _chunks(values: IntArray) -> list[slice]:
    """Parts small enough to have a vector for each value."""
    return [slice(i, i + (1 << 15)) for i in range(0, len(values), 1 << 15)]


def _add_groups(out: FloatArray, group: IntArray, vectors: FloatArray) -> None:
    """Add each vector to its group's row of `out`; `group` ascends."""
    first = np.flatnonzero(np.diff(group, prepend=-1))
    out[group[first]] += np.add.reduceat(vectors, first, axis=0)


def _blocks(vectors: FloatArray, size: int) -> FloatArray:
    """Unit vectors of blocks of `size` sentences."""
    blocks = np.add.reduceat(vectors, np.arange(0, len(vectors), size), axis=0)
    norm = np.sqrt((blocks**2).sum(axis=1, keepdims=True))
    return np.asarray(blocks / np.maximum(norm, 1e-6), np.float32)


def _path(fr: FloatArray, en: FloatArray, band: Band | None) -> Cells:
    """The best way from the first pair of blocks to the last, by steps to the next of either.

    A pair counts by how far its similarity stands above those of other pairs of the same
    blocks, less `LIKENESS`: stretches on one side only are crossed straight.
    """
    rows = len(fr)
    start = band.start if band else np.zeros(rows, np.int64)
    stop = band.stop if band else np.full(rows, len(en))
    reference = en if len(en) <= MOST_COARSE_BLOCKS else en[:: len(en) // MOST_COARSE_BLOCKS]
    best: list[NDArray[np.float32]] = []
    values: list[NDArray[np.float32]] = []
    for i in range(rows):
        usual = reference @ fr[i]
        likeness = en[start[i] : stop[i]] @ fr[i]
        value = (likeness - usual.mean()) / (usual.std() + 1e-6) - LIKENESS
        come = np.full(len(value), -1e9, np.float32)
        if i == 0:
            come[0] = 0.0
        else:
            for step in (0, 1):
                low = max(start[i], start[i - 1] + step)
                high = min(stop[i], stop[i - 1] + step)
                to = slice(low - start[i], max(low, high) - start[i])
                before = best[-1][low - step - start[i - 1] : max(low, high) - step - start[i - 1]]
                come[to] = np.maximum(come[to], before)
        total = np.cumsum(value)
        reached = np.maximum.accumulate(come - (total - value)) + total
        best.append(reached.astype(np.float32))
        values.append(value)
    i, j = rows - 1, len(en) - 1
    path = [(i, j)]
    while (i, j) != (0, 0):
        options = []
        for a, b in ((i - 1, j - 1), (i - 1, j), (i, j - 1)):
            if a >= 0 and start[a] <= b < stop[a]:
                options.append((float(best[a][b - start[a]]), a, b))
        _, i, j = max(options, key=lambda option: option[0])
        path.append((i, j))
    cells = np.array(path[::-1])
    return cells[:, 0], cells[:, 1]


def _widened(cells: Cells, size: int, fr: int, en: int) -> Band:
    """The rows of the next level, `size` to a block, within `REACH` blocks of the path."""
    blocks = int(cells[0][-1]) + 1
    start = np.full(blocks, int(cells[1][-1]))
    stop = np.zeros(blocks, np.int64)
    np.minimum.at(start, cells[0], cells[1])
    np.maximum.at(stop, cells[0], cells[1] + 1)
    rows = np.arange(fr) // size
    return _dilated(start[rows] * size, stop[rows] * size, REACH * size, REACH * size, en)


def _dilated(start: IntArray, stop: IntArray, rows: int, columns: int, end: int) -> Band:
    """Grow a band by so many rows up and down and columns left and right; bands ascend."""
    height = len(start)
    start = np.minimum.accumulate(start[::-1])[::-1]
    stop = np.maximum.accumulate(stop)
    up = np.maximum(np.arange(height) - rows, 0)
    down = np.minimum(np.arange(height) + rows, height - 1)
    start = np.clip(start[up] - columns, 0, end - 1)
    stop = np.clip(stop[down] + columns, 1, end)
    start[0], stop[-1] = 0, end
    return Band(start, stop)
