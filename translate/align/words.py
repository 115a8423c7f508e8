"""Word alignment inside sentence pairs.

What the packaged word list, spelling and the pairs themselves tell of single words is the
emission of a hidden Markov model of their order (`word_order`), in both directions; a link is
what the two make likely together. It needs no more than one pair, so that the review page can ask
for the sentence that is being typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from translate.align.ibm1 import induced_lexicon
from translate.align.lexicon import (
    SHORTEST_COGNATE,
    Lexicon,
    general_lexicon,
    lexicon_of,
    spelling_lexicon,
    strongest,
    word_list,
)
from translate.align.tokens import IntArray, fold, tokenise
from translate.align.word_order import agreed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from translate.align.lexicon import WordList
    from translate.align.word_order import Doubles

LEAST_AGREEMENT = 0.4
"""Geometric mean of a link's probabilities in the two directions, from which on it counts."""

DISCOUNT = 1.0
"""Taken off what the pairs teach: a word that was seen once proves nothing, see `ibm1`."""

STRANGERS = 0.05
"""Emission of two words that have no counterpart in the pair, so may be each other's."""

UNRELATED = 0.005
"""Emission of two words of which one has a counterpart elsewhere in the pair."""

OTHER_KIND = 1e-4
"""Emission of a word and a mark of punctuation."""

LONGEST = 400
"""Tokens of a sentence; one of a longer pair gets no links."""

Links = list[tuple[int, int]]


def align_words(
    pairs: Sequence[tuple[str, str]],
    *,
    known: WordList | None = None,
) -> list[Links]:
    """Link the tokens of each (French, English) pair.

    A link (i, j) joins token i of `tokenise(french)` and token j of `tokenise(english)`; the
    links of a pair ascend. Pairs learn from each other: give an article at once where there is
    one. `known` stands in for the packaged word list (`lexicon.word_list`).
    """
    known = word_list() if known is None else known
    fr, en = ([_tokens(pair[side]) for pair in pairs] for side in (0, 1))
    usable = [k for k in range(len(pairs)) if 0 < len(fr[k]) <= LONGEST >= len(en[k]) > 0]
    out: list[Links] = [[] for _ in pairs]
    if not usable:
        return out
    fr_ids, fr_words = _numbered([fr[k] for k in usable])
    en_ids, en_words = _numbered([en[k] for k in usable])
    strength = _Strengths(_lexicon(fr_words, en_words, known, zip(fr_ids, en_ids, strict=True)))
    fr_kind, en_kind = (np.array([w[0].isalnum() for w in ws]) for ws in (fr_words, en_words))
    for k, a, b in zip(usable, fr_ids, en_ids, strict=True):
        emission = _emission(strength.between(a, b), fr_kind[a], en_kind[b])
        found = np.argwhere(agreed(emission) > LEAST_AGREEMENT)
        out[k] = [(int(i), int(j)) for i, j in found]
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


def _lexicon(
    fr: list[str], en: list[str], known: WordList, pairs: Iterable[tuple[IntArray, IntArray]]
) -> Lexicon:
    """What is known of the words of two vocabularies, and what `pairs` teach of new ones."""
    shape = len(fr), len(en)
    spelt = spelling_lexicon(fr, en)
    # « a », « on », « car »: a short word spelt the same is another word where French has it.
    false = np.array([len(w) < SHORTEST_COGNATE and w in known for w in fr])[spelt.row]
    spelt = lexicon_of(spelt.row[~false], spelt.column[~false], spelt.strength[~false], shape)
    learnt = induced_lexicon(
        [(np.unique(a), np.unique(b)) for a, b in pairs], shape, discount=DISCOUNT
    )
    new = np.array([word not in known for word in fr])[learnt.row]
    learnt = lexicon_of(learnt.row[new], learnt.column[new], learnt.strength[new], shape)
    return strongest(spelt, general_lexicon(fr, en, _inflected(fr, known), least=0.0), learnt)


def _inflected(fr: list[str], known: WordList) -> WordList:
    """What a word list says of each word, or of the word that it is a plural or feminine of."""
    out = {}
    for word in fr:
        bare = (word.removesuffix(ending) for ending in ("s", "x", "e", "es"))
        forms = [word, *(form for form in bare if len(form) >= SHORTEST_COGNATE)]
        out[word] = next((known[form] for form in forms if form in known), ())
    return out


class _Strengths:
    """A lexicon to be asked for whole sentences."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._columns = lexicon.shape[1]
        self._keys = np.append(lexicon.row * self._columns + lexicon.column, -1)
        self._values = np.append(lexicon.strength, 0).astype(np.float64)

    def between(self, fr: IntArray, en: IntArray) -> Doubles:
        """Strength of each French word (row) with each English one (column), 0 to 1."""
        wanted = np.add.outer(fr * self._columns, en)
        place = np.searchsorted(self._keys[:-1], wanted)
        return np.where(self._keys[place] == wanted, self._values[place], 0.0)


def _emission(strength: Doubles, fr_kind: NDArray[np.bool_], en_kind: NDArray[np.bool_]) -> Doubles:
    """How well the words of a pair explain each other, by themselves."""
    alone = np.logical_and.outer(strength.max(axis=1) == 0, strength.max(axis=0) == 0)
    least = np.where(alone, STRANGERS, UNRELATED)
    least[np.not_equal.outer(fr_kind, en_kind)] = OTHER_KIND
    return np.maximum(np.sqrt(strength), least)
