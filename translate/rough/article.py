"""The estimate whether an article as a whole is raw machine translation.

Single sentences of fluent machine translation look right; many together do not. The estimate is
logistic in two things: the mean log-odds of the article's sentences, each held within bounds so
that no single one decides, with a slope that grows with their number up to a point; and the English
names of places and institutions, which no French author writes (« Brittany », « Polytechnic »).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.rough import Roughness

ENGLISH_NAME = "english-name"
ROUGH_ARTICLE = 0.5
"""From this estimate on an article counts as raw machine translation."""

_LOWEST, _HIGHEST = -4.0, 2.0
_CENTRE = -2.0  # mean of held log-odds halfway between clean and rough passages
_SLOPE = 4.0
_NAME = 1.7  # log-odds for each English name, up to three different ones


def estimate(sentences: Sequence[Roughness]) -> float:
    """From 0 to 1: how likely an article is raw machine translation, from what its sentences show.

    0.0 for an article without sentences.
    """
    if not sentences:
        return 0.0
    total = sum(min(max(sentence.odds, _LOWEST), _HIGHEST) for sentence in sentences)
    names = {name for sentence in sentences for name in sentence.names}
    certainty = min(1.0, len(sentences) / 20)
    article = _SLOPE * certainty * (total / len(sentences) - _CENTRE) + _NAME * min(len(names), 3)
    return 1 / (1 + math.exp(-article))
