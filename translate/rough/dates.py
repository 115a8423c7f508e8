"""Dates, times and numbers written the English way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.rough.closed import DAYS, MONTHS, NUMERALS
from translate.rough.sentence import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.rough.sentence import Sentence

CAPITALS = frozenset(word.capitalize() for word in DAYS | MONTHS) - {"Mars", "Mai", "Août"}
CLOCK = re.compile(
    r"\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b\d+\.\d (?:millions?|milliards?|pour cent|%)"
)


def _year(s: Sentence, i: int) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", s.raw[i]))


def preposition(s: Sentence) -> Iterator[Hit]:
    """« à l'intérieur de deux jours », « par 2025 », « sur lundi », « Octobre 9 »."""
    for i in range(1, len(s.words) - 3):
        word = s.words[i]
        if word in _PREPOSITIONS or word in MONTHS:
            length = _date_at(s, i)
            if length:
                yield Hit("within", i, i + length)


_PREPOSITIONS = frozenset(("intérieur", "sur", "par", "dans"))


def _date_at(s: Sentence, i: int) -> int:
    """How many words from `i` on are a date or time put the English way; 0 for none."""
    word, after, third = s.words[i], s.words[i + 1], s.words[i + 2]
    if word in MONTHS:
        day = after == "<num>" and len(s.raw[i + 1]) < 3 and s.words[i - 1] != "<num>"
        return 2 if day else 0
    if word == "intérieur":
        return 4 if after == "de" and third in NUMERALS else 0
    if word == "sur":
        return 2 if after in DAYS else 3 if after == "le" and third in DAYS else 0
    return 2 if _year(s, i + 1) or (word == "dans" and after in MONTHS) else 0


def capital(s: Sentence) -> Iterator[Hit]:
    """« en Octobre », « le Lundi »: days and months with a capital inside a sentence."""
    for i in range(2, len(s.words) - 1):
        if (
            s.raw[i] in CAPITALS
            and s.words[i - 1] not in (".", ":")
            and not s.broken[i]
            and not s.raw[i + 1][:1].isupper()
        ):
            yield Hit("capital-date", i - 1, i + 1)


def number(s: Sentence) -> Iterator[Hit]:
    """« 8 am », « 1.2 million », « deux cents mille »."""
    if CLOCK.search(s.cut.text):
        yield Hit("english-number", 1, 2)
    for i in range(2, len(s.words) - 1):
        if s.words[i] == "mille" and s.words[i - 1] == "cents":
            yield Hit("english-number", i - 1, i + 1)


DETECTORS = (preposition, capital, number)
