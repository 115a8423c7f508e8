"""How well the words of one text are explained by stretches of the other.

Each word is scored as in IBM model 1 against the chance of meeting its counterparts anywhere in
the other text: log(1 - E + E * observed / expected), where observed is the association strength
a token of the stretch and expected the same over the whole text. A word whose counterparts are
everywhere (an article, the hero's name) says nothing, one whose counterpart stands in a single
sentence says much, and one without any counterpart stays out. So the score is a margin over
non-matching pairs, and stretches of different lengths can be compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from translate.align.lexicon import repeated_ranges

if TYPE_CHECKING:
    from translate.align.lexicon import FloatArray, Lexicon
    from translate.align.tokens import IntArray, TokenTable

EXPLAINED = 0.5
"""E: how often a word with counterparts in the other text is rendered by one of them."""


@dataclass(frozen=True)
class WordEvidence:
    """The words of `text`, to be explained by stretches of `other` through `lexicon`."""

    text: TokenTable
    other: TokenTable
    lexicon: Lexicon
    expected: FloatArray

    def block(self, rows: slice, columns: slice, longest: int) -> FloatArray:
        """Log likelihood ratios, summed over each sentence's words.

        Entry (i, j, q - 1) explains sentence `rows.start + i` of the text by the `q` sentences
        of the other that begin at `columns.start + j`; zero where these do not fit in `columns`.
        """
        height, width = rows.stop - rows.start, columns.stop - columns.start
        out = np.zeros((height, width, longest), np.float32)
        tokens = slice(self.text.start[rows.start], self.text.start[rows.stop])
        usable = self.expected[self.text.ids[tokens]] > 0
        types, place = np.unique(self.text.ids[tokens][usable], return_inverse=True)
        if not len(types):
            return out
        sentence = self.text.sentence[tokens][usable] - rows.start
        holds = np.zeros((height, len(types)), np.float32)
        holds[sentence, place] = 1  # a word counts once a sentence
        matched = self._matched(types, columns) / self.expected[types][:, None]

        sums = np.zeros((len(types), width + 1), np.float32)
        np.cumsum(matched, axis=1, out=sums[:, 1:])
        sizes = np.concatenate([[0], np.cumsum(self.other.lengths[columns])]).astype(np.float32)
        for q in range(1, min(longest, width) + 1):
            ratio = sums[:, q:] - sums[:, : width - q + 1]
            ratio *= EXPLAINED / np.maximum(sizes[q:] - sizes[: width - q + 1], 1)
            # Differences of running sums can fall a rounding error below nought.
            np.maximum(ratio, 0, out=ratio)
            ratio += 1 - EXPLAINED
            np.log(ratio, out=ratio)
            out[:, : width - q + 1, q - 1] = holds @ ratio
        return out

    def _matched(self, types: IntArray, columns: slice) -> FloatArray:
        """Association strength of each word of `types` with each other sentence, summed."""
        width = columns.stop - columns.start
        others = slice(self.other.start[columns.start], self.other.start[columns.stop])
        order = np.argsort(self.other.ids[others], kind="stable")
        ids = self.other.ids[others][order]
        sentence = self.other.sentence[others][order] - columns.start
        place, entry = self.lexicon.entries(types)
        begin = np.searchsorted(ids, self.lexicon.column[entry])
        found = np.searchsorted(ids, self.lexicon.column[entry], side="right") - begin
        cell = np.repeat(place * width, found) + sentence[repeated_ranges(begin, found)]
        weight = np.repeat(self.lexicon.strength[entry], found)
        sums = np.bincount(cell, weights=weight, minlength=len(types) * width)
        return sums.reshape(len(types), width).astype(np.float32)


def word_evidence(text: TokenTable, other: TokenTable, lexicon: Lexicon) -> WordEvidence:
    """Prepare the scores of `text` against `other`; `lexicon` goes from the one to the other."""
    occurrences = np.bincount(other.ids, minlength=lexicon.shape[1])
    total = np.bincount(
        lexicon.row,
        weights=lexicon.strength * occurrences[lexicon.column],
        minlength=lexicon.shape[0],
    )
    return WordEvidence(text, other, lexicon, (total / max(1, len(other.ids))).astype(np.float32))
