"""What speaks for and against a bead, as numbers.

Every feature is computed for all bead shapes over a block of lattice nodes at once. Entry
(k, f, i, j) of a block is feature `FEATURES[f]` of the bead of shape `BEAD_SHAPES[k]` that ends
before French sentence `rows.start + i` and English sentence `columns.start + j`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from translate.align.bead import BEAD_SHAPES, LONGEST
from translate.align.evidence import WordEvidence, word_evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from translate.align.lexicon import FloatArray, Lexicon
    from translate.align.tokens import TokenTable

FEATURES: tuple[str, ...] = (
    "translation by English",
    "English by translation",
    "French by English",
    "English by French",
    "length",
    "question marks",
    "exclamation marks",
    "colons",
    "same ending",
    "merged",
    "extra sentences",
    "many to many",
    "break inside",
    "break on one side",
)

_MARKS = ("?", "!", ":;")
_CLOSING = " \"'«»“”’‘)"
_ENDINGS = {"?": 1, "!": 2, ".": 3, "…": 3, ":": 4, ";": 4, ",": 4}
# A few letters more or less mean little in a short sentence.
_LENGTH_SLACK = 5.0


@dataclass(frozen=True)
class Texts:
    """Two texts to align, neither of them empty.

    The words of the French, of its machine translation and of the English; the sentences
    themselves; and which of them begin a paragraph.
    """

    fr: TokenTable
    translation: TokenTable
    en: TokenTable
    fr_sentences: Sequence[str]
    en_sentences: Sequence[str]
    fr_breaks: frozenset[int] = frozenset()
    en_breaks: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Surface:
    """What the characters of one text tell. Running sums have one entry more than sentences."""

    length: NDArray[np.float64]
    marks: NDArray[np.float64]
    ending: NDArray[np.int64]
    breaks: NDArray[np.int64]
    begins: NDArray[np.bool_]


@dataclass(frozen=True)
class BeadFeatures:
    """Features of every possible bead between two texts."""

    words: tuple[tuple[WordEvidence, WordEvidence], ...]
    fr: _Surface
    en: _Surface

    @property
    def size(self) -> tuple[int, int]:
        """Number of French and of English sentences."""
        return len(self.fr.ending), len(self.en.ending)

    def block(self, rows: slice, columns: slice) -> FloatArray:
        """(bead shapes, features, rows, columns) of nodes; zero where a bead cannot end."""
        height, width = rows.stop - rows.start, columns.stop - columns.start
        out = np.zeros((len(BEAD_SHAPES), len(FEATURES), height, width), np.float32)
        top, left = max(0, rows.start - LONGEST), max(0, columns.start - LONGEST)
        fr_part, en_part = slice(top, rows.stop - 1), slice(left, columns.stop - 1)
        if fr_part.start >= fr_part.stop or en_part.start >= en_part.stop:
            return out
        sums = [
            (
                _running(by_en.block(fr_part, en_part, LONGEST)),
                _running(by_fr.block(en_part, fr_part, LONGEST)),
            )
            for by_en, by_fr in self.words
        ]
        for k, (p, q) in enumerate(BEAD_SHAPES):
            low_i, low_j = max(rows.start, p), max(columns.start, q)
            if low_i >= rows.stop or low_j >= columns.stop:
                continue
            part = out[k, :, low_i - rows.start :, low_j - columns.start :]
            i_end = slice(low_i - top, rows.stop - top)
            i = slice(i_end.start - p, i_end.stop - p)
            j_end = slice(low_j - left, columns.stop - left)
            j = slice(j_end.start - q, j_end.stop - q)
            for number, (forward, backward) in enumerate(sums):
                part[2 * number] = forward[i_end, j, q - 1] - forward[i, j, q - 1]
                part[2 * number + 1] = (backward[j_end, i, p - 1] - backward[j, i, p - 1]).T
            self._surface(
                part[2 * len(sums) :],
                np.arange(low_i, rows.stop),
                np.arange(low_j, columns.stop),
                (p, q),
            )
        return out

    def _surface(
        self, part: FloatArray, i: NDArray[np.int64], j: NDArray[np.int64], shape: tuple[int, int]
    ) -> None:
        fr, en = self.fr, self.en
        p, q = shape
        fr_length = np.log(fr.length[i] - fr.length[i - p] + _LENGTH_SLACK)
        en_length = np.log(en.length[j] - en.length[j - q] + _LENGTH_SLACK)
        part[0] = -np.abs(np.subtract.outer(fr_length, en_length))
        fr_marks, en_marks = fr.marks[i] - fr.marks[i - p], en.marks[j] - en.marks[j - q]
        for number in range(len(_MARKS)):
            part[1 + number] = -np.abs(np.subtract.outer(fr_marks[:, number], en_marks[:, number]))
        part[4] = np.equal.outer(fr.ending[i - 1], en.ending[j - 1])
        part[5] = shape != (1, 1)
        part[6] = p + q - 2
        part[7] = min(p, q) > 1
        fr_inside, en_inside = (
            fr.breaks[i] - fr.breaks[i - p + 1],
            en.breaks[j] - en.breaks[j - q + 1],
        )
        part[8] = np.add.outer(fr_inside, en_inside)
        if fr.breaks[-1] and en.breaks[-1]:
            part[9] = np.not_equal.outer(fr.begins[i - p], en.begins[j - q])


def bead_features(texts: Texts, lexicons: tuple[Lexicon, Lexicon]) -> BeadFeatures:
    """Prepare the features of two texts.

    `lexicons` go from the translation and from the French to the English.
    """
    fr_surface = _surface(texts.fr_sentences, texts.fr_breaks)
    en_surface = _surface(texts.en_sentences, texts.en_breaks)
    # The two languages are not equally long: only departures from their usual ratio count.
    fr_surface.length[:] *= en_surface.length[-1] / fr_surface.length[-1]
    words = tuple(
        (
            word_evidence(table, texts.en, lexicon),
            word_evidence(texts.en, table, lexicon.transposed()),
        )
        for table, lexicon in zip((texts.translation, texts.fr), lexicons, strict=True)
    )
    return BeadFeatures(words, fr_surface, en_surface)


def _running(values: FloatArray) -> FloatArray:
    """Sums over the first axis, from nothing on."""
    out = np.zeros((values.shape[0] + 1, *values.shape[1:]), np.float32)
    np.cumsum(values, axis=0, out=out[1:])
    return out


def _surface(sentences: Sequence[str], breaks: frozenset[int]) -> _Surface:
    lengths = [len(text) + 1.0 for text in sentences]
    marks = [[float(sum(text.count(c) for c in kind)) for kind in _MARKS] for text in sentences]
    endings = [_ENDINGS.get(text.rstrip(_CLOSING)[-1:], 0) for text in sentences]
    begins = np.array([i in breaks for i in range(len(sentences))], bool)
    return _Surface(
        np.concatenate([[0.0], np.cumsum(lengths)]),
        np.concatenate([np.zeros((1, len(_MARKS))), np.cumsum(np.reshape(marks, (-1, 3)), axis=0)]),
        np.array(endings, np.int64),
        np.concatenate([[0], np.cumsum(begins)]),
        begins,
    )
