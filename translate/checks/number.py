"""Numbers that differ between the French and the English.

Figures count wherever they stand. Numbers in words count where both texts have one that the other
lacks; months, Roman numerals and words such as « twice » or « dozen » only vouch for figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.checks.number_words import ENGLISH, FRENCH
from translate.checks.numerals import Kind, mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.checks.finding import Pair
    from translate.checks.number_words import Language
    from translate.checks.numerals import Mention

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])")
SMALL = 99  # numbers up to this may be left out, or only understood


@dataclass(frozen=True, slots=True)
class Difference:
    """The numbers of each text that the other has none for, as they stand there."""

    french: tuple[str, ...]
    english: tuple[str, ...]


def difference(fr: str, en: str) -> Difference:
    """The numbers that the two texts do not share."""
    if not (_has_numbers(fr, FRENCH) and _has_numbers(en, ENGLISH)) and not _DIGIT.search(fr):
        return Difference((), ())
    french, english = mentions(fr, FRENCH), mentions(en, ENGLISH)
    ours, theirs = _without(french, english), _without(english, french)
    if not theirs:
        # A small number may be only understood: “every euro” for « 1 euro ».
        ours = [m for m in ours if min(m.values) > SMALL]
    elif not ours:
        # Translators spell out what the French leaves to the reader: a date, a year of birth.
        theirs = []
    words = any(m.kind is Kind.WORDS for m in ours) and any(m.kind is Kind.WORDS for m in theirs)
    counted = {Kind.FIGURES, Kind.WORDS} if words else {Kind.FIGURES}
    return Difference(
        tuple(dict.fromkeys(m.text for m in ours if m.kind in counted)),
        tuple(dict.fromkeys(m.text for m in theirs if m.kind in counted)),
    )


def _has_numbers(text: str, language: Language) -> bool:
    """Whether a text has figures or, beside « un », numbers in words."""
    if _DIGIT.search(text):
        return True
    return not language.units.keys().isdisjoint(_LETTERS.findall(text.lower()))


def _without(ours: Sequence[Mention], theirs: Sequence[Mention]) -> list[Mention]:
    known = {value for mention in theirs for value in mention.values}
    return [
        m
        for m in ours
        if not m.values & known
        # « un » and “one” are words like others.
        and (m.kind is Kind.FIGURES or (m.kind is Kind.WORDS and min(m.values) > 1))
    ]


def misread_dates(fr: str, en: str, locale: str) -> tuple[str, ...]:
    """Dates in figures of the English that `locale` would read as another day.

    French writes the day first, as British English does; American English the month.
    """
    french = {(int(day), int(month)) for day, month, _ in _DATE.findall(fr)}
    if not french or not locale:
        return ()
    swapped = locale == "en-US"
    return tuple(
        match[0]
        for match in _DATE.finditer(en)
        for one, other in ((int(match[1]), int(match[2])),)
        if one != other and ((one, other) if swapped else (other, one)) in french
    )


def find(pair: Pair) -> str:
    """What is said of a row whose numbers differ; empty where they do not."""
    found = difference(pair.fr, pair.en)
    dates = misread_dates(pair.fr, pair.en, pair.locale)
    parts = (
        f"{_list(found.french)} in the French, not in the English" if found.french else "",
        f"{_list(found.english)} in the English, not in the French" if found.english else "",
        f"{_list(dates)} is another day in {pair.locale}" if dates else "",
    )
    return "; ".join(part for part in parts if part)


def _list(texts: Sequence[str]) -> str:
    return ", ".join(f"« {text} »" for text in texts)
