"""Paths through the lattice of beads: the best one, and how likely each bead is.

A node (i, j) stands before French sentence i and English sentence j; a path leads from (0, 0) to
the last node by beads with two sides, and by runs of sentences without counterpart, which cost
an opening and so much a sentence (affine gaps, Gotoh 1982). Of two adjacent runs the French one
comes first, so that every alignment is one path. The posterior of a bead is its share of the
weight of all paths (forward-backward over a semi-Markov chain, Sarawagi and Cohen 2004).
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from translate.align.bead import BEAD_SHAPES, LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Doubles = NDArray[np.float64]
Span = tuple[int, int, int, int]
"""A bead as (first French, end of French, first English, end of English)."""

_NEVER = -1e30

USUAL = 0.02
"""Share of the beads that are runs without counterpart on one side, up to which nothing changes."""

RARE = 0.01
"""Added to shares, so that a run or two in a short text say little."""

LOOSENING = 0.5
"""How far the cost of a run follows the logarithm of their share."""


def _groups() -> list[tuple[slice, int, int]]:
    """The bead shapes in groups of one p, with q and one more each: (shapes, p, first q)."""
    out: list[tuple[slice, int, int]] = []
    for k, (p, q) in enumerate(BEAD_SHAPES):
        if out and (p, q) == (out[-1][1], out[-1][2] + k - out[-1][0].start):
            out[-1] = slice(out[-1][0].start, k + 1), p, out[-1][2]
        else:
            out.append((slice(k, k + 1), p, q))
    return out


_GROUPS = _groups()


@dataclass(frozen=True)
class Band:
    """The nodes that are searched: row i holds the columns start[i] to stop[i] - 1.

    Both ascend; row 0 holds node 0 and the last row the last node.
    """

    start: NDArray[np.int64]
    stop: NDArray[np.int64]

    @property
    def offset(self) -> NDArray[np.int64]:
        """Where each row begins in a flat array of nodes; one entry more, the total."""
        return np.concatenate([[0], np.cumsum(self.stop - self.start)])

    def blocks(self, height: int) -> Iterator[tuple[slice, slice]]:
        """Rectangles of at most `height` rows that cover the band: (rows, columns)."""
        for first in range(0, len(self.start), height):
            end = min(first + height, len(self.start))
            yield slice(first, end), slice(int(self.start[first]), int(self.stop[end - 1]))


@dataclass(frozen=True)
class NullCosts:
    """Log weights of sentences without counterpart."""

    open_fr: float
    open_en: float
    sentence: float

    def where(self, path: Sequence[Span]) -> NullCosts:
        """The costs in a text where `path` has been found.

        Translators who leave out or add much do so throughout: where runs without counterpart
        are more frequent than usual, they come cheaper.
        """
        fr, en = (
            LOOSENING * max(0.0, log((empty / len(path) + RARE) / (USUAL + RARE)))
            for empty in (
                sum(j == j_end for _, _, j, j_end in path),
                sum(i == i_end for i, i_end, _, _ in path),
            )
        )
        return replace(self, open_fr=self.open_fr + fr, open_en=self.open_en + en)


class Lattice:
    """Scores of all beads inside a band.

    `scores` is (bead shapes, nodes): the log weight of the bead that ends at the node.
    """

    def __init__(self, band: Band, scores: NDArray[np.float32], null: NullCosts) -> None:
        self.band = band
        self.null = null
        offset = band.offset
        self._rows = [scores[:, a:b].astype(np.float64) for a, b in pairwise(offset)]
        self._start = band.start.tolist()
        self._stop = band.stop.tolist()
        self.last = len(self._rows) - 1, self._stop[-1] - 1

    def under(self, null: NullCosts) -> Lattice:
        """The same beads where sentences without counterpart cost something else."""
        out = copy(self)
        out.null = null
        return out

    def best(self) -> list[Span]:
        """The heaviest path, as beads in order."""
        match, fr_run, en_run, any_ = self.forward(best=True)
        back: list[Span] = []
        i, j = self.last
        state = -1
        while (i, j) != (0, 0):
            at = j - self._start[i]
            if state < 0:
                state = int(np.argmax((match[i][at], fr_run[i][at], en_run[i][at])))
            if state == 0:
                span = self._best_match(i, j, any_)
                state = -1
            elif state == 1:
                end = i
                while True:
                    i -= 1
                    at = j - self._start[i]
                    if match[i][at] + self.null.open_fr >= fr_run[i][at]:
                        break
                span, state = (i, end, j, j), 0
            else:
                end = j
                while True:
                    j -= 1
                    at = j - self._start[i]
                    before = max(match[i][at], fr_run[i][at])
                    if before + self.null.open_en >= en_run[i][at]:
                        break
                span, state = (i, i, j, end), int(fr_run[i][at] > match[i][at])
            back.append(span)
            i, j = span[0], span[2]
        return back[::-1]

    def posteriors(self, spans: list[Span]) -> list[float]:
        """Share of the weight of all paths that goes through each bead of `spans`.

        Runs count as found: exactly from their first to their last sentence.
        """
        match, fr_run, _, any_ = self.forward(best=False)
        after_match, _, _, fr_ends, en_ends = self.backward()
        total = any_[-1][-1]
        shape = {s: k for k, s in enumerate(BEAD_SHAPES)}
        out = []
        for i, i_end, j, j_end in spans:
            a, b = j - self._start[i], j_end - self._start[i_end]
            if i == i_end:
                weight = np.logaddexp(match[i][a], fr_run[i][a]) + self.null.open_en
                weight += (j_end - j) * self.null.sentence + en_ends[i][b]
            elif j == j_end:
                weight = match[i][a] + self.null.open_fr
                weight += (i_end - i) * self.null.sentence + fr_ends[i_end][b]
            else:
                weight = any_[i][a] + self._rows[i_end][shape[i_end - i, j_end - j], b]
                weight += after_match[i_end][b]
            out.append(float(np.exp(min(0.0, weight - total))))
        return out

    def _overlap(self, i: int, earlier: int, q: int) -> tuple[slice, slice]:
        """Columns of row i, and of the row of the bead's start, that a bead of q joins."""
        low = max(self._start[i], self._start[earlier] + q)
        high = max(low, min(self._stop[i], self._stop[earlier] + q))
        return (
            slice(low - self._start[i], high - self._start[i]),
            slice(low - q - self._start[earlier], high - q - self._start[earlier]),
        )

    def forward(self, *, best: bool) -> tuple[list[Doubles], ...]:
        """Weight of the paths to each node.

        Of those whose last step is a match, a French run, an English run, and of all.
        """
        add = np.maximum if best else np.logaddexp
        match: list[Doubles] = []
        fr_run: list[Doubles] = []
        en_run: list[Doubles] = []
        any_: list[Doubles] = []
        padded: list[Doubles] = []
        for i, scores in enumerate(self._rows):
            width = scores.shape[1]
            ways = np.empty_like(scores)
            for shapes, p, q in _GROUPS:
                if p > i:
                    ways[shapes] = _NEVER
                    continue
                before = self._before(padded[i - p], i, i - p, q, shapes.stop - shapes.start)
                np.add(before, scores[shapes], out=ways[shapes])
            here = add.reduce(ways, axis=0)
            run = np.full(width, _NEVER)
            if i == 0:
                here[0] = 0.0
            else:
                to, come = self._overlap(i, i - 1, 0)
                opened = match[i - 1][come] + self.null.open_fr
                run[to] = add(opened, fr_run[i - 1][come]) + self.null.sentence
            before = add(here, run)
            slope = self.null.sentence * np.arange(width)
            other = np.full(width, _NEVER)
            if width > 1:
                opened = before[:-1] + self.null.open_en - slope[:-1]
                other[1:] = add.accumulate(opened) + slope[1:]
            match.append(here)
            fr_run.append(run)
            en_run.append(other)
            growth = self._stop[min(i + LONGEST, self.last[0])] - self._stop[i]
            padded.append(np.full(LONGEST + width + growth, _NEVER))
            any_.append(padded[-1][LONGEST : LONGEST + width])
            add(before, other, out=any_[-1])
        return match, fr_run, en_run, any_

    def _before(self, padded: Doubles, i: int, earlier: int, q: int, count: int) -> Doubles:
        """Weights of an earlier row where beads of q, q + 1 … begin that end in row i.

        (count, width of row i), a view of the earlier row, which has `LONGEST` nodes more on the
        left and as many on the right as row i needs.
        """
        width = self._stop[i] - self._start[i]
        first = LONGEST + self._start[i] - self._start[earlier] - q
        step = padded.itemsize
        return np.ndarray((count, width), padded.dtype, padded, first * step, (-step, step))

    def backward(self) -> tuple[list[Doubles], ...]:
        """Weight of the ways from each node to the end.

        After a match, after a French and after an English run that may go on, and after such
        runs when they end at the node.
        """
        add = np.logaddexp
        rows = len(self._rows)
        out: tuple[list[Doubles], ...] = tuple([np.empty(0)] * rows for _ in range(5))
        after_match, after_fr, after_en, fr_ends, en_ends = out
        for i in range(rows - 1, -1, -1):
            width = self._rows[i].shape[1]
            matched = np.full(width, _NEVER)
            if i == rows - 1:
                matched[-1] = 0.0
            for k, (p, q) in enumerate(BEAD_SHAPES):
                if i + p < rows:
                    to, come = self._overlap(i + p, i, q)
                    onward = after_match[i + p][to] + self._rows[i + p][k, to]
                    matched[come] = add(matched[come], onward)
            slope = self.null.sentence * np.arange(width)
            go_on = add.accumulate((matched + slope)[::-1])[::-1] - slope
            opened = np.full(width, _NEVER)
            opened[:-1] = go_on[1:] + self.null.open_en + self.null.sentence
            ended = add(matched, opened)
            longer = np.full(width, _NEVER)
            if i < rows - 1:
                to, come = self._overlap(i + 1, i, 0)
                longer[come] = after_fr[i + 1][to] + self.null.sentence
            en_ends[i], after_en[i] = matched, go_on
            fr_ends[i], after_fr[i] = ended, add(ended, longer)
            after_match[i] = add(ended, longer + self.null.open_fr)
        return out

    def _best_match(self, i: int, j: int, any_: list[Doubles]) -> Span:
        best, span = -np.inf, (i - 1, i, j - 1, j)
        for k, (p, q) in enumerate(BEAD_SHAPES):
            if p > i or not self._start[i - p] <= j - q < self._stop[i - p]:
                continue
            weight = any_[i - p][j - q - self._start[i - p]] + self._rows[i][k, j - self._start[i]]
            if weight > best:
                best, span = weight, (i - p, i, j - q, j)
        return span
