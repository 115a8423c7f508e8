"""A translation that is out of proportion to its French.

The logarithm of English to French characters is close to normal, and varies more in short segments
(after Gale and Church 1993); `data/ratio.toml` holds what human translations show.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from translate.checks.punctuation import ending

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translate.checks.finding import Pair

SHORTEST = 8
# Standard deviations. Less is enough where the English has not even the French's final stop.
TOO_SHORT, TOO_LONG, SHORT_AND_OPEN = -4.5, 5.0, -3.0


def deviation(fr: str, en: str) -> float:
    """How many standard deviations the English is longer than expected; negative: shorter."""
    n = len(fr)
    known = _parameters()
    mean = known["centre"] + known["centre_short"] / n
    variance = known["spread"] + known["spread_short"] / n
    return (math.log(len(en) / n) - mean) / math.sqrt(variance)


def disproportionate(z: float, *, open_end: bool) -> bool:
    """Whether a deviation is too large; `open_end`: only the French ends with a mark."""
    return z > TOO_LONG or z < (SHORT_AND_OPEN if open_end else TOO_SHORT)


def find(pair: Pair) -> str:
    """What is said of a row whose English is far too short or too long; empty where it is not."""
    fr, en = pair.fr.strip(), pair.en
    if len(fr) < SHORTEST:
        return ""
    z = deviation(fr, en)
    if SHORT_AND_OPEN <= z <= TOO_LONG:
        return ""
    if not disproportionate(z, open_end=bool(ending(fr)) and not ending(en)):
        return ""
    size = f"{len(en)} characters for {len(fr)} of French"
    return f"the English is too {'short' if z < 0 else 'long'}: {size}"


@cache
def _parameters() -> Mapping[str, float]:
    text = (files("translate.checks") / "data" / "ratio.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
