"""Paths through the lattice of beads: the best one, and how likely each bead is.

A node (i, j) stands before French sentence i and English sentence j; a path leads from (0, 0) to
the last node by beads with two sides, and by runs of sentences without counterpart, which cost
an opening and so much a sentence (affine gaps, Gotoh 1982). Of two adjacent runs the French one
comes first, so that every alignment is one path. The posterior of a bead is its share of the
weight of all paths (forward-backward over a semi-Markov chain, Sarawagi and Cohen 2004).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from translate.align.bead import BEAD_SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterator

Doubles = NDArray[np.float64]
Span = tuple[int, int, int, int]
"""A bead as (first French, end of French, first English, end of English)."""

_NEVER = -1e30


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

    def best(self) -> list[Span]:
        """The heaviest path, as beads in order."""
        match, fr_run, en_run = self.forward(best=True)
        back: list[Span] = []
        i, j = self.last
        state = -1
        while (i, j) != (0, 0):
            at = j - self._start[i]
            if state < 0:
                state = int(np.argmax((match[i][at], fr_run[i][at], en_run[i][at])))
            if state == 0:
                span = self._best_match(i, j, (match, fr_run, en_run))
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
        match, fr_run, en_run = self.forward(best=False)
        after_match, _, _, fr_ends, en_ends = self.backward()
        i, j = self.last
        at = j - self._start[i]
        total = np.logaddexp(np.logaddexp(match[i][at], fr_run[i][at]), en_run[i][at])
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
                weight = np.logaddexp(np.logaddexp(match[i][a], fr_run[i][a]), en_run[i][a])
                weight += self._rows[i_end][shape[i_end - i, j_end - j], b] + after_match[i_end][b]
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

    def forward(self, *, best: bool) -> tuple[list[Doubles], list[Doubles], list[Doubles]]:
        """Weight of the paths to each node whose last step is a match, a French or English run."""
        add = np.maximum if best else np.logaddexp
        match: list[Doubles] = []
        fr_run: list[Doubles] = []
        en_run: list[Doubles] = []
        any_: list[Doubles] = []
        for i, scores in enumerate(self._rows):
            width = scores.shape[1]
            here = np.full(width, _NEVER)
            run = np.full(width, _NEVER)
            if i == 0:
                here[0] = 0.0
            for k, (p, q) in enumerate(BEAD_SHAPES):
                if p <= i:
                    to, come = self._overlap(i, i - p, q)
                    here[to] = add(here[to], any_[i - p][come] + scores[k, to])
            if i:
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
            any_.append(add(before, other))
        return match, fr_run, en_run

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

    def _best_match(self, i: int, j: int, forward: tuple[list[Doubles], ...]) -> Span:
        best, span = -np.inf, (i - 1, i, j - 1, j)
        for k, (p, q) in enumerate(BEAD_SHAPES):
            if p > i or not self._start[i - p] <= j - q < self._stop[i - p]:
                continue
            before = max(state[i - p][j - q - self._start[i - p]] for state in forward)
            weight = before + self._rows[i][k, j - self._start[i]]
            if weight > best:
                best, span = weight, (i - p, i, j - q, j)
        return span
