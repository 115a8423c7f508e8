"""English that is French, or that is not there.

A name, a title or a loan may be the same in both languages, so what counts is words that French
has and English has not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.checks.words import fold, is_common, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.checks.finding import Pair

_WORD = re.compile(r"[^\W\d_]+")
_FRENCH = word_set(
    """
    le les des du une et est dans que qui sur avec par pas cette ces aux ne se été mais où leur
    leurs nous vous ils elle elles il je sont ont plus être avait était fait très aussi comme ou
    sans sous entre chez vers après selon depuis pendant alors donc si ce cela ça au ses mes nos
    """
)
_ENGLISH = word_set(
    """
    the of and to in is that for it was with be by this are from his have they which you had not
    at has were he she will would can could its their there been who what when where my our your
    we about into than then so do does did if no i one more some any these those how
    """
)
# Endings of words that the two languages share: situation, culture, national, possible.
_SHARED = re.compile(
    r"(?:[ts]ion|ment|[ai]ble|al|[ae]n[ct]e?|age|ure|ic|ique|ent|ant|or|ine|um|us|ial|ct|ort|ive)s?$"
)
# French function words in a row, with no English one between them: a phrase in French. A title or
# the name of a street has two or three.
LEAST_IN_A_ROW = 4


def longest_french(words: Sequence[str]) -> int:
    """How many French function words stand in a text without an English one between them."""
    best = here = 0
    for word in words:
        if word in _ENGLISH:
            here = 0
        elif word in _FRENCH:
            here += 1
            best = max(best, here)
    return best


def same(fr: str, en: str) -> bool:
    """Whether the English is its French word for word and could have been translated."""
    words = _WORD.findall(en)
    if not words or [w.lower() for w in words] != [w.lower() for w in _WORD.findall(fr)]:
        return False
    lower = [word.lower() for word in words]
    french, english = (sum(word in some for word in lower) for some in (_FRENCH, _ENGLISH))
    if french or english:
        return french > english
    first_says_nothing = not en[0].isdigit()  # it may be capitalised or a name
    return any(map(_french_only, words[first_says_nothing:]))


def _french_only(word: str) -> bool:
    """Whether a word is French and neither a name nor an English word of the same form."""
    if len(word) < 3 or not word.islower():
        return False
    return not word.isascii() or (is_common(fold(word)) and not _SHARED.search(word))


def find_copy(pair: Pair) -> str:
    """What is said of a row that is left in French; empty where it is in English."""
    if same(pair.fr, pair.en):
        return "the English is the French"
    words = [word.lower() for word in _WORD.findall(pair.en)]
    row = longest_french(words)
    if row >= LEAST_IN_A_ROW or (row >= 2 and _ENGLISH.isdisjoint(words)):
        return "a part of the English is in French"
    return ""


def find_empty(pair: Pair) -> str:
    """What is said of a row that has been translated and has no English."""
    if pair.en or not pair.segment.engine or not _WORD.search(pair.fr):
        return ""
    return "there is no English"
