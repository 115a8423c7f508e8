"""Which English document is the translation of which French one, when their names do not tell.

Documents are compared by the cosine of their tf-idf vectors over English words: a French document
counts for the words that the packaged word list gives for its own, and for its names and numbers,
which are spelt alike on both sides. Pairs are mutual best matches, taken best first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from translate.align.lexicon import word_list
from translate.align.tokens import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

LARGEST_VOCABULARY = 20_000
BLOCK = 256
LEAST = 0.1
"""Cosine below which two documents are no pair."""


@dataclass(frozen=True)
class DocumentPair:
    """Two documents by their names; `score` is the cosine, `margin` its lead on the next best."""

    fr: str
    en: str
    score: float
    margin: float


def match(french: Mapping[str, str], english: Mapping[str, str]) -> list[DocumentPair]:
    """The pairs among documents given as name → text, best first, each document at most once."""
    if not french or not english:
        return []
    bags_fr = [_in_english(text) for text in french.values()]
    bags_en = [Counter[str](words(text)) for text in english.values()]
    vocabulary = _vocabulary(bags_fr, bags_en)
    right = _vectors(bags_en, vocabulary)
    names_fr, names_en = list(french), list(english)
    pairs: list[DocumentPair] = []
    for start in range(0, len(bags_fr), BLOCK):
        similar = _vectors(bags_fr[start : start + BLOCK], vocabulary) @ right.T
        for row, scores in enumerate(similar):
            best = np.argsort(-scores, kind="stable")[:3]
            rest = float(scores[best[1]]) if len(best) > 1 else 0.0
            for place in best:
                score = float(scores[place])
                margin = score - (rest if place == best[0] else float(scores[best[0]]))
                pairs.append(DocumentPair(names_fr[start + row], names_en[place], score, margin))
    return _one_to_one(pairs)


def _in_english(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    known = word_list()
    for word, count in Counter(words(text)).items():
        found[word] += count
        for translation, strength in known.get(word, ()):
            found[translation] += count * strength  # type: ignore[assignment]
    return found


def _vocabulary(fr: Sequence[Counter[str]], en: Sequence[Counter[str]]) -> dict[str, float]:
    """Word → idf, of the words that both sides have, the rarest first where there are too many."""
    documents = Counter(word for bag in en for word in bag)
    both = {word for bag in fr for word in bag} & documents.keys()
    chosen = sorted(both, key=lambda word: (documents[word], word))[:LARGEST_VOCABULARY]
    return {word: float(np.log(1 + len(en) / documents[word])) for word in chosen}


def _vectors(bags: Sequence[Counter[str]], vocabulary: Mapping[str, float]) -> NDArray[np.float32]:
    place = {word: n for n, word in enumerate(vocabulary)}
    table = np.zeros((len(bags), len(vocabulary)), np.float32)
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            if word in place:
                table[row, place[word]] = np.log1p(count) * vocabulary[word]
    norms = np.linalg.norm(table, axis=1, keepdims=True)
    scaled: NDArray[np.float32] = table / np.maximum(norms, np.float32(1e-9))
    return scaled


def _one_to_one(pairs: Sequence[DocumentPair]) -> list[DocumentPair]:
    taken_fr: set[str] = set()
    taken_en: set[str] = set()
    found = []
    for pair in sorted(pairs, key=lambda p: (-p.score, p.fr, p.en)):
        if pair.score >= LEAST and pair.fr not in taken_fr and pair.en not in taken_en:
            taken_fr.add(pair.fr)
            taken_en.add(pair.en)
            found.append(pair)
    return found
