"""Word alignment inside sentence pairs.

IBM model 2 with a preference for the diagonal (fast_align, Dyer et al. 2013), learnt in both
directions from the pairs themselves with what spelling and the packaged word list know as
pseudo-counts, so that it works on one article; symmetrised by grow-diag-final-and (Koehn et al.
2003).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from translate.align.lexicon import (
    SHORTEST_COGNATE,
    Lexicon,
    general_lexicon,
    spelling_lexicon,
    strongest,
)
from translate.align.tokens import IntArray, fold, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ITERATIONS = 5
DIAGONAL = 4.0
"""How fast a link's prior falls with its distance from the diagonal."""

UNLINKED = 1e-3
"""What a link's probability, of its words times of its place, must surpass."""

KNOWN = 3.0
"""Pseudo-count of an association of strength 1."""

SMOOTHING = 0.01
LARGEST_PAIR = 250_000
"""Tokens of a pair, multiplied; a larger pair gets no links."""

Links = list[tuple[int, int]]
_NEIGHBOURS = ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))


@dataclass(frozen=True)
class _Grid:
    """All possible links of all pairs, flat.

    `entry` numbers the (French word, English word) of each link, `fr` and `en` its tokens
    (counted through all pairs), `prior` its closeness to the diagonal.
    """

    entry: IntArray
    fr: IntArray
    en: IntArray
    prior: NDArray[np.float64]


def align_words(pairs: Sequence[tuple[str, str]]) -> list[Links]:
    """Link the tokens of each (French, English) pair.

    A link (i, j) joins token i of `tokenise(french)` and token j of `tokenise(english)`; the
    links of a pair ascend. Pairs learn from each other: give an article at once.
    """
    fr, en = ([_tokens(pair[side]) for pair in pairs] for side in (0, 1))
    usable = [k for k in range(len(pairs)) if 0 < len(fr[k]) * len(en[k]) <= LARGEST_PAIR]
    out: list[Links] = [[] for _ in pairs]
    if not usable:
        return out
    fr_ids, fr_words = _numbered([fr[k] for k in usable])
    en_ids, en_words = _numbered([en[k] for k in usable])
    grid, entries = _grid(fr_ids, en_ids, fr_words, en_words)
    row, column = entries // len(en_words), entries % len(en_words)
    known = _pseudo_counts(
        strongest(spelling_lexicon(fr_words, en_words), general_lexicon(fr_words, en_words)),
        entries,
    )
    fr_of_en = _best(grid.entry, row, grid.fr, grid.en, grid.prior, known)
    en_of_fr = _best(grid.entry, column, grid.en, grid.fr, grid.prior, known)
    fr_first = en_first = 0
    for k in usable:
        m, n = len(fr[k]), len(en[k])
        forward = {
            (int(i) - fr_first, j)
            for j, i in enumerate(fr_of_en[en_first : en_first + n])
            if i >= 0
        }
        backward = {
            (i, int(j) - en_first)
            for i, j in enumerate(en_of_fr[fr_first : fr_first + m])
            if j >= 0
        }
        out[k] = _grow_diag_final_and(forward, backward)
        fr_first, en_first = fr_first + m, en_first + n
    return out


def _tokens(text: str) -> list[str]:
    folded = (fold(text[start:end]) for start, end in tokenise(text))
    # An elided word is the same word: l' is la, don't begins with don.
    return [token.rstrip("'") or token for token in folded]


def _numbered(sentences: Sequence[list[str]]) -> tuple[list[IntArray], list[str]]:
    numbers: dict[str, int] = {}
    ids = [
        np.array([numbers.setdefault(word, len(numbers)) for word in sentence], np.int64)
        for sentence in sentences
    ]
    return ids, list(numbers)


def _grid(
    fr: list[IntArray], en: list[IntArray], fr_words: list[str], en_words: list[str]
) -> tuple[_Grid, IntArray]:
    """The links, and the distinct entries as French word number * English words + English."""
    keys, fr_places, en_places, priors = [], [], [], []
    fr_names, en_names = _names(fr_words, en_words)
    fr_first = en_first = 0
    for a, b in zip(fr, en, strict=True):
        m, n = len(a), len(b)
        keys.append(np.add.outer(a * len(en_words), b).ravel())
        fr_places.append(np.repeat(fr_first + np.arange(m), n))
        en_places.append(np.tile(en_first + np.arange(n), m))
        distance = np.subtract.outer((np.arange(m) + 0.5) / m, (np.arange(n) + 0.5) / n)
        # A name or a number is itself at the other end of the sentence too.
        distance[np.equal.outer(fr_names[a], en_names[b])] = 0
        priors.append(np.exp(-DIAGONAL * np.abs(distance)).ravel())
        fr_first, en_first = fr_first + m, en_first + n
    entries, entry = np.unique(np.concatenate(keys), return_inverse=True)
    grid = _Grid(
        entry, np.concatenate(fr_places), np.concatenate(en_places), np.concatenate(priors)
    )
    return grid, entries


def _names(fr_words: list[str], en_words: list[str]) -> tuple[IntArray, IntArray]:
    """A number for each word, equal where a long word or a number is spelt the same in both."""
    place = {
        word: number
        for number, word in enumerate(en_words)
        if word.isdigit() or len(word) >= SHORTEST_COGNATE
    }
    return np.array([place.get(word, -1) for word in fr_words]), np.arange(len(en_words))


def _pseudo_counts(lexicon: Lexicon, entries: IntArray) -> NDArray[np.float64]:
    """What the lexicon adds to the count of each entry."""
    key = lexicon.row * lexicon.shape[1] + lexicon.column
    place = np.minimum(np.searchsorted(entries, key), len(entries) - 1)
    found = entries[place] == key
    out = np.full(len(entries), SMOOTHING)
    out[place[found]] = SMOOTHING + KNOWN * lexicon.strength[found]
    return out


def _best(
    entry: IntArray,
    source: IntArray,
    source_place: IntArray,
    target_place: IntArray,
    prior: NDArray[np.float64],
    known: NDArray[np.float64],
) -> IntArray:
    """The source token that explains each target token best, or -1.

    `entry`, `source_place`, `target_place` and `prior` are per possible link, `source` (the
    source word) and `known` (pseudo-counts) per entry.
    """
    targets = int(target_place.max()) + 1
    prior = prior / np.bincount(target_place, weights=prior)[target_place]
    weight = known / np.bincount(source, weights=known)[source]
    for _ in range(ITERATIONS):
        value = weight[entry] * prior
        total = np.bincount(target_place, weights=value) + UNLINKED
        count = known + np.bincount(
            entry, weights=value / total[target_place], minlength=len(known)
        )
        weight = count / np.bincount(source, weights=count)[source]
    value = weight[entry] * prior
    order = np.lexsort((source_place, -value, target_place))
    first = order[np.flatnonzero(np.diff(target_place[order], prepend=-1))]
    best = np.full(targets, -1)
    linked = value[first] > UNLINKED
    best[target_place[first[linked]]] = source_place[first[linked]]
    return best


def _grow_diag_final_and(forward: set[tuple[int, int]], backward: set[tuple[int, int]]) -> Links:
    union = sorted(forward | backward)
    links = forward & backward
    rows, columns = {i for i, _ in links}, {j for _, j in links}

    def add(i: int, j: int) -> None:
        links.add((i, j))
        rows.add(i)
        columns.add(j)

    grown = True
    while grown:
        grown = False
        for i, j in union:
            near = any((i + a, j + b) in links for a, b in _NEIGHBOURS)
            if (i, j) not in links and near and not (i in rows and j in columns):
                add(i, j)
                grown = True
    for i, j in union:
        if i not in rows and j not in columns:
            add(i, j)
    return sorted(links)
