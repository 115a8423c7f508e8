"""Bitexts made for the tests, with the alignment they were made by."""

from __future__ import annotations

import random
from dataclasses import dataclass

from translate.align.lexicon import word_list

Pair = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Made:
    """French and English sentences and the beads that join them."""

    fr: list[str]
    en: list[str]
    beads: list[Pair]


def made_bitext(
    beads: int, seed: int, omitted_fr: range = range(0), omitted_en: range = range(0)
) -> Made:
    """Random French words with their English ones; some beads merge or split sentences.

    Beads numbered in `omitted_fr` have no French, those in `omitted_en` no English.
    """
    chance = random.Random(seed)
    known = sorted(
        (french, found[0][0])
        for french, found in word_list().items()
        if len(french) > 3 and found[0][1] > 0.5
    )
    fr: list[str] = []
    en: list[str] = []
    pairs: list[Pair] = []
    for number in range(beads):
        fr_size, en_size = chance.choice([(1, 1)] * 6 + [(1, 2), (2, 1)])
        drawn = chance.sample(known, 6 * max(fr_size, en_size))
        if number in omitted_fr:
            fr_size = 0
        if number in omitted_en:
            en_size = 0
        fr_first, en_first = len(fr), len(en)
        fr += cut([french for french, _ in drawn], fr_size)
        en += cut([english for _, english in drawn], en_size)
        pairs.append((tuple(range(fr_first, len(fr))), tuple(range(en_first, len(en)))))
    return Made(fr, en, pairs)


def cut(words: list[str], sentences: int) -> list[str]:
    """`words` as so many sentences of the same length."""
    if not sentences:
        return []
    size = len(words) // sentences
    return [" ".join(words[i : i + size]).capitalize() + "." for i in range(0, len(words), size)]
