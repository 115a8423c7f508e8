"""The form of the French that makes a translation doubtful: no punctuation, great length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translate.checks.finding import Pair

_MARK = re.compile(r"[.,;:!?…]")
# A sentence that is read without a pause, and one that models of this kind seldom get right.
UNPUNCTUATED_WORDS = 25
LONG_WORDS = 100


def find_unpunctuated(pair: Pair) -> str:
    """What is said of French without punctuation, as transcripts of speech have it."""
    words = len(pair.fr.split())
    if words < UNPUNCTUATED_WORDS or _MARK.search(pair.fr):
        return ""
    return f"{words} words of French without a comma or a stop"


def find_long(pair: Pair) -> str:
    """What is said of a segment that is very long."""
    words = len(pair.fr.split())
    return f"{words} words of French in one segment" if words >= LONG_WORDS else ""
