"""English left in the French: words, and names of places and institutions."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from translate.rough.closed import DETERMINERS, PREPOSITIONS
from translate.rough.sentence import Hit
from translate.rough.words import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.rough.sentence import Sentence

DATA = Path(__file__).parent / "data"


def read_list(path: Path) -> list[str]:
    """The entries of a list, one a line, without empty lines and those that start with #."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@cache
def english_words() -> frozenset[str]:
    """Common English words that are no French words and no words that French has borrowed."""
    return frozenset(read_list(DATA / "english.txt")) - borrowed_words()


@cache
def borrowed_words() -> frozenset[str]:
    """English words that French texts use as their own."""
    return frozenset(read_list(DATA / "borrowed.txt"))


@cache
def _exonyms() -> tuple[frozenset[str], re.Pattern[str]]:
    """English names that French names otherwise: their first words, and a pattern for them all."""
    names = sorted(read_list(DATA / "exonyms.txt"), key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])")
    return frozenset(re.split(r"[^\w]", name)[0].lower() for name in names), pattern


@cache
def places() -> frozenset[str]:
    """Names of towns and countries, to judge the preposition before them."""
    return frozenset(read_list(DATA / "places.txt"))


def left(s: Sentence) -> Iterator[Hit]:
    """English words in small letters, outside quotations."""
    known = english_words()
    if s.bag.isdisjoint(known):
        return
    for i in range(1, len(s.words) - 1):
        if s.words[i] in known and s.small(i) and not s.broken[i] and not s.quoted(i):
            yield Hit("english-word", i, i + 1)


def foreign_names(s: Sentence) -> Iterator[Hit]:
    """« Brittany », « Polytechnic »; a single name inside a longer one (« Air China ») is none."""
    firsts, pattern = _exonyms()
    if s.bag.isdisjoint(firsts):
        return
    text = s.cut.text
    for match in pattern.finditer(text):
        if " " not in match.group() and in_longer_name(text[: match.start()], text[match.end() :]):
            continue
        start = len(cut(text[: match.start()]).words) - 1
        yield Hit("english-name", start, start + len(cut(match.group()).words) - 2)


def in_longer_name(before: str, after: str) -> bool:
    """Whether a name stands inside a longer one: « Jack London », « London School »."""
    if re.match(r" [A-ZÀ-Ý]", after):
        return True
    previous = before.split()[-1:]
    if previous in (["of"], ["in"]):  # « Royal Bank of Scotland », « Made in Japan »
        return True
    if not previous or not re.fullmatch(r"[A-ZÀ-Ý][\w&'-]*", previous[0]):
        return False
    word = previous[0].lower()
    return word not in DETERMINERS and word not in PREPOSITIONS


def in_place(s: Sentence) -> Iterator[Hit]:
    """« dans Leeds », « dans Europe »: the English « in » before a town or country."""
    if "dans" not in s.bag:
        return
    for i in range(1, len(s.words) - 1):
        if s.words[i] == "dans" and s.raw[i + 1] in places() and not s.broken[i + 1]:
            yield Hit("in-place", i, i + 2)


DETECTORS = (left, foreign_names, in_place)
