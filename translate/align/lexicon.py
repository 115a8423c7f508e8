"""Which word of one text may stand for which word of the other, and how strongly."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from translate.align.tokens import IntArray

FloatArray = NDArray[np.float32]
WordList = Mapping[str, Sequence[tuple[str, float]]]
"""For each French word its English ones, folded, with strengths from 0 to 1."""

SHORTEST_COGNATE = 4
LEAST_DICE = 0.45
COMMON_TRIGRAM = 1000
"""A trigram of more words than this tells nothing and is left out."""

TELLING = 0.08
"""Strength from which on an entry of a word list tells sentences from each other; weaker ones
help among the words of one sentence."""

INEXACT = 0.6
"""Strength of a word that is merely spelt alike, against 1 for one that is spelt the same."""


@dataclass(frozen=True)
class Lexicon:
    """A sparse matrix of association strengths, 0 to 1, between two vocabularies.

    `row`, `column` and `strength` are parallel and sorted by (row, column) without repetition;
    `shape` is the size of the two vocabularies.
    """

    row: IntArray
    column: IntArray
    strength: FloatArray
    shape: tuple[int, int]

    def transposed(self) -> Lexicon:
        """The same associations, seen from the other text."""
        order = np.lexsort((self.row, self.column))
        return Lexicon(self.column[order], self.row[order], self.strength[order], self.shape[::-1])

    def entries(self, rows: IntArray) -> tuple[IntArray, IntArray]:
        """Entries of `rows`: for each its place in `rows`, and its number here."""
        begin = np.searchsorted(self.row, rows)
        length = np.searchsorted(self.row, rows, side="right") - begin
        entry = repeated_ranges(begin, length)
        return np.repeat(np.arange(len(rows)), length), entry


def repeated_ranges(begin: IntArray, length: IntArray) -> IntArray:
    """The numbers `begin[k]` to `begin[k] + length[k] - 1` for each k, one after the other."""
    return np.repeat(begin - np.cumsum(length) + length, length) + np.arange(length.sum())


def lexicon_of(
    row: IntArray, column: IntArray, strength: FloatArray, shape: tuple[int, int]
) -> Lexicon:
    """A lexicon from entries in any order; of entries for the same two words the strongest."""
    order = np.lexsort((-strength, column, row))
    row, column, strength = row[order], column[order], strength[order]
    first = np.ones(len(row), bool)
    first[1:] = (row[1:] != row[:-1]) | (column[1:] != column[:-1])
    return Lexicon(row[first], column[first], strength[first].astype(np.float32), shape)


def strongest(*lexicons: Lexicon) -> Lexicon:
    """The union of lexicons over the same vocabularies, the strongest entry winning."""
    return lexicon_of(
        np.concatenate([x.row for x in lexicons]),
        np.concatenate([x.column for x in lexicons]),
        np.concatenate([x.strength for x in lexicons]),
        lexicons[0].shape,
    )


def spelling_lexicon(left: Sequence[str], right: Sequence[str]) -> Lexicon:
    """Words spelt the same (strength 1) or alike: names, numbers, cognates, inflected forms.

    Alike is a Dice coefficient of the words' character trigrams of at least `LEAST_DICE`; the
    strength is its square times `INEXACT`. Numbers match exactly or not at all.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    sizes = np.zeros(len(right), np.int64)
    for j, word in enumerate(right):
        if len(word) >= SHORTEST_COGNATE and not word.isdigit():
            for gram in _grams(word):
                postings[gram].append(j)
    arrays = {
        gram: np.array(where, np.int64)
        for gram, where in postings.items()
        if len(where) <= COMMON_TRIGRAM
    }
    for where in arrays.values():
        sizes[where] += 1
    same = {word: j for j, word in enumerate(right)}
    rows: list[IntArray] = [np.array([i for i, w in enumerate(left) if w in same], np.int64)]
    columns: list[IntArray] = [np.array([same[w] for w in left if w in same], np.int64)]
    strengths: list[FloatArray] = [np.ones(len(rows[0]), np.float32)]
    for i, word in enumerate(left):
        if len(word) < SHORTEST_COGNATE or word.isdigit():
            continue
        grams = {gram for gram in _grams(word) if len(postings.get(gram, ())) <= COMMON_TRIGRAM}
        found = [arrays[gram] for gram in sorted(grams) if gram in arrays]
        if not found:
            continue
        candidates, shared = np.unique(np.concatenate(found), return_counts=True)
        dice = 2 * shared / (len(grams) + sizes[candidates])
        near = dice >= LEAST_DICE
        rows.append(np.full(near.sum(), i, np.int64))
        columns.append(candidates[near])
        strengths.append((INEXACT * dice[near] ** 2).astype(np.float32))
    return lexicon_of(
        np.concatenate(rows),
        np.concatenate(columns),
        np.concatenate(strengths),
        (len(left), len(right)),
    )


def general_lexicon(
    french: Sequence[str],
    english: Sequence[str],
    entries: WordList | None = None,
    *,
    least: float = TELLING,
) -> Lexicon:
    """What a word list, the packaged one unless another is given, tells of two vocabularies.

    Both are folded. Entries weaker than `least` are left out.
    """
    entries = word_list() if entries is None else entries
    number = {word: j for j, word in enumerate(english)}
    found = [
        (i, number[translation], strength)
        for i, word in enumerate(french)
        for translation, strength in entries.get(word, ())
        if strength >= least and translation in number
    ]
    return lexicon_of(
        np.array([f[0] for f in found], np.int64),
        np.array([f[1] for f in found], np.int64),
        np.array([f[2] for f in found], np.float32),
        (len(french), len(english)),
    )


@cache
def word_list() -> WordList:
    """The packaged list."""
    entries: dict[str, list[tuple[str, float]]] = defaultdict(list)
    packed = files("translate.align").joinpath("lexicon.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        french, english, strength = line.split("\t")
        entries[french].append((english, float(strength)))
    return dict(entries)


def _grams(word: str) -> set[str]:
    """Trigrams with word boundaries; the beginning of a word counts once more than its end."""
    edged = f"<{word}>"
    return {edged[i : i + 3] for i in range(len(edged) - 2)} | {edged[:4]}
