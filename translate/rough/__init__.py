"""Evidence that a French sentence or article is raw machine translation.

    assess(sentence) -> Roughness
    assess_article(sentences) -> float, to compare with ROUGH_ARTICLE

The evidence: English words and names left in, English constructions and idioms put word for word,
broken agreement, and word pairs that French avoids. What it cannot see: a wrong word in a right
sentence (« insectes » for bugs) where no repair rule knows it, and fluent machine translation.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.rough.article import ENGLISH_NAME, ROUGH_ARTICLE, estimate
from translate.rough.score import ENGLISH, judge, model

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ROUGH_ARTICLE", "ROUGH_SENTENCE", "Roughness", "assess", "assess_article", "estimate"]

ROUGH_SENTENCE = 0.5
"""From this score on a sentence is called rough; see benchmarks/rough for what it costs."""


@dataclass(frozen=True)
class Roughness:
    """How rough a sentence is.

    `score`: 0 to 1; `rough`: the score reaches `ROUGH_SENTENCE`; `english_left`: the English words
    and names that stand in it; `reasons`: what speaks for it, most telling first, for a reviewer;
    `names`: the English names of places and institutions among `english_left`.
    """

    score: float
    rough: bool
    english_left: tuple[str, ...]
    reasons: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def odds(self) -> float:
        """The natural logarithm of the odds that the score stands for."""
        return math.log(self.score / (1 - self.score))


def assess(sentence: str) -> Roughness:
    """How rough a French sentence is. Loads its data at the first call."""
    odds, s, hits = judge(sentence)
    score = 1 / (1 + math.exp(-min(max(odds, -30), 30)))
    labels = model().labels
    reasons = []
    for hit in hits:
        reason = f"« {s.phrase(hit.start, hit.end)} »: {labels.get(hit.kind, hit.kind)}"
        if reason not in reasons:
            reasons.append(reason)
    left = dict.fromkeys(s.phrase(hit.start, hit.end) for hit in hits if hit.kind in ENGLISH)
    names = dict.fromkeys(s.phrase(h.start, h.end) for h in hits if h.kind == ENGLISH_NAME)
    return Roughness(score, score >= ROUGH_SENTENCE, tuple(left), tuple(reasons), tuple(names))


def assess_article(sentences: Sequence[str]) -> float:
    """From 0 to 1: how likely an article with these French sentences is raw machine translation.

    0.0 for an article without sentences; to compare with `ROUGH_ARTICLE`.
    """
    return estimate([assess(sentence) for sentence in sentences])
