"""Words and phrases that the English repeats and the French does not."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING

from translate.checks.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.checks.finding import Pair

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST_PHRASE = 12
# A phrase looks like a loop where it stands three times running, a long one where it does twice.
LEAST_TIMES = 3
LONG_PHRASE = 5
# The same phrase of so many words, so many times, in any place.
SCATTERED_WORDS, SCATTERED_TIMES = 4, 4
_CHARACTERS = re.compile(r"(\w{1,6}?)\1{5,}")
# Words that English doubles in earnest.
_DOUBLES = word_set(
    """
    that had very really so no bye ha long far much many more again blah never ever
    """
)


def loop(fr: str, en: str) -> str:
    """The phrase that the English repeats in a loop, empty where there is none.

    What the French repeats as often, give or take one (« Non, non et non »), may be repeated.
    """
    english = _WORD.findall(en.lower())
    if len(set(english)) == len(english) and not _CHARACTERS.search(en):
        return ""
    french = _WORD.findall(fr.lower())
    running = _running(english)
    if running:
        usual = _most_running(french)
        if running[1] > usual + (usual > 1):
            return running[0]
    scattered, times = _scattered(english)
    if times >= SCATTERED_TIMES and _scattered(french)[1] < times:
        return scattered
    found = _CHARACTERS.search(en)
    return found[0][:40] if found and not found[1].isdigit() and not _CHARACTERS.search(fr) else ""


def _running(words: Sequence[str]) -> tuple[str, int] | None:
    """The first phrase that follows upon itself too often, and how often it stands."""
    for size in range(1, min(_LONGEST_PHRASE, len(words) // 2) + 1):
        if not any(map(eq, words, words[size:])):
            continue
        least = LEAST_TIMES if size < LONG_PHRASE else 2
        same = 0
        for n in range(len(words) - size):
            same = same + 1 if words[n] == words[n + size] else 0
            if same >= size * (least - 1):
                phrase = " ".join(words[n + 1 : n + 1 + size])
                if not phrase.replace(" ", "").isdigit():
                    return phrase, _times(words, n, size)
    return None


def _times(words: Sequence[str], at: int, size: int) -> int:
    """How often the phrase that `at` lies in stands in a row."""
    end = at
    while end + size < len(words) and words[end] == words[end + size]:
        end += 1
    start = at
    while start >= 0 and words[start] == words[start + size]:
        start -= 1
    return (end - start - 1) // size + 1


def _most_running(words: Sequence[str]) -> int:
    found = _running(words)
    return found[1] if found else 1


def _scattered(words: Sequence[str]) -> tuple[str, int]:
    """The most frequent phrase of some words, and how often it stands."""
    counts: dict[tuple[str, ...], int] = {}
    for n in range(len(words) - SCATTERED_WORDS + 1):
        phrase = tuple(words[n : n + SCATTERED_WORDS])
        counts[phrase] = counts.get(phrase, 0) + 1
    best = max(counts, key=counts.__getitem__, default=())
    return " ".join(best), counts.get(best, 0)


def doubled(fr: str, en: str) -> str:
    """The word that stands twice running in the English, as in “the the”; empty where none does.

    Names, numbers and words that English doubles in earnest may, and what the French doubles too.
    """
    for one, other in pairwise(_WORD.finditer(en)):
        word = other[0]
        if (
            one[0].lower() == word
            and word.isalpha()
            and word not in _DOUBLES
            and en[one.end() : other.start()].isspace()
        ):
            french = _WORD.findall(fr.lower())
            return "" if any(a == b for a, b in pairwise(french)) else f"{one[0]} {word}"
    return ""


def find_loop(pair: Pair) -> str:
    """What is said of a row whose English goes round in circles; empty where it does not."""
    phrase = loop(pair.fr, pair.en)
    return f"« {phrase} » again and again in the English" if phrase else ""


def find_doubled(pair: Pair) -> str:
    """What is said of a row with a doubled word; empty where there is none."""
    words = doubled(pair.fr, pair.en)
    return f"« {words} » in the English" if words and not loop(pair.fr, pair.en) else ""
