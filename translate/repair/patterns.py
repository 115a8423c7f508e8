"""The pattern language of repair rules: what a reviewer can read and type in a spreadsheet.

A pattern is words with a space between them. A word may be written

    insecte(s)       with an ending that may be there or not
    a/ont/avait      as alternatives
    {délivrer}       as a verb in any of its forms
    #                for a number, in digits or in words (« 3 », « trois », « vingt-deux »)
    *                for any one word; `*er` for one that ends in -er
    <ville>          for the name of a town without an article
    [le] plante(s)   `[le]`, `[la]`: the determiner before it, where there is one, changes with it

Small and capital letters, straight and curly apostrophes are the same. In the replacement, the same
signs give back what they matched, in order: `insecte(s)` → `bug(s)` keeps the plural,
`a/ont pris lieu` → `a/ont eu lieu` keeps the first word (the alternatives match by their place),
`{délivrer}` → `{livrer}` keeps tense and person, `#` and `*` keep what stood there, and
`[la]` → `[le]` turns « cette » into « ce » and « à la » into « au ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from translate.repair.conjugate import forms
from translate.rough.words import word_set

TOWNS = Path(__file__).parent / "towns.txt"

_UNIT = (
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|vingts?|trente|quarante|cinquante|soixante|cents?|mille)"
)
NUMBER = rf"(?:\d[\d.,]*(?:[\u00a0\u202f ]\d{{3}})*|{_UNIT}(?:[ -](?:et[ -])?{_UNIT})*)"
WORD = r"[^\W\d_]+(?:[-'][^\W\d_]+)*"
GENDERS = {"[le]": "m", "[la]": "f"}


class PatternError(ValueError):
    """A pattern or replacement that cannot be read; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A choice in a pattern; `sort`: `ending`, `choice`, `verb`, `number`, `any` or `town`."""

    sort: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern ready to be searched.

    `source` is a regular expression with one group for each of `slots`; `anchors` are the words
    (lower case) of which one must be in a sentence where the pattern stands; `gender` is that of a
    `[le]` or `[la]`, else empty.
    """

    source: str
    slots: tuple[Slot, ...]
    anchors: frozenset[str]
    gender: str

    @property
    def regex(self) -> re.Pattern[str]:
        """The regular expression, compiled when it is first needed."""
        return _regex(self.source)


@cache
def _regex(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


@cache
def towns() -> tuple[str, ...]:
    """Names of towns that stand without an article in French."""
    return tuple(TOWNS.read_text(encoding="utf-8").split("\n")[1:-1])


def _elements(text: str, what: str) -> list[str]:
    elements = text.replace("’", "'").split()
    if not elements:
        raise PatternError(f"the {what} is empty")
    for element in elements:
        if element.count("(") != element.count(")") or element.count("{") != element.count("}"):
            raise PatternError(f"the {what} has a bracket without its partner: {element}")
        if element.startswith("[") and element not in GENDERS:
            raise PatternError(f"the {what} has {element}; only [le] and [la] are known")
    if any(element in GENDERS for element in elements[1:]):
        raise PatternError(f"the {what} has [le] or [la] after its first word")
    return elements


def _verb(element: str, what: str) -> tuple[str, ...]:
    try:
        return forms(element[1:-1])
    except ValueError:
        raise PatternError(
            f"the {what} has {element}, a verb whose forms are not known; write its forms with /"
        ) from None


ENDING = re.compile(r"\(([^()]+)\)")


class _Part(NamedTuple):
    """What one element of a pattern turns into: a regex, its slots, and the words it may match."""

    regex: str
    slots: tuple[Slot, ...]
    words: frozenset[str]


@cache
def compile_pattern(text: str) -> Pattern:
    """Read a pattern. Raises PatternError."""
    elements = _elements(text, "pattern")
    gender = GENDERS.get(elements[0], "")
    parts = [_part(element) for element in elements[1 if gender else 0 :]]
    if not parts:
        raise PatternError("the pattern has no word beside [le] or [la]")
    body = parts[0].regex
    for previous, part in pairwise(parts):
        body += _gap(previous.regex, part.regex) + part.regex
    left = "" if parts[0].regex in _MARKS else r"(?<![\w-])"
    right = "" if parts[-1].regex in _MARKS else r"(?![\w-])"
    words = (part.words for part in parts if part.words and part.regex not in _MARKS)
    anchors = max(words, key=_rarity, default=frozenset())
    return Pattern(
        left + body + right,
        tuple(slot for part in parts for slot in part.slots),
        frozenset(_last_piece(word) for word in anchors),
        gender,
    )


def _part(element: str) -> _Part:
    if element == "#":
        return _Part(f"({NUMBER})", (Slot("number"),), frozenset())
    if element.startswith("*"):
        return _Part(f"({WORD}{re.escape(element[1:])})", (Slot("any"),), frozenset())
    if element == "<ville>":
        names = "|".join(map(re.escape, towns()))
        return _Part(f"((?-i:{names}))", (Slot("town"),), frozenset())
    if element.startswith("{"):
        found = _verb(element, "pattern")
        return _Part(_one_of(set(found)), (Slot("verb", found),), frozenset(found))
    if "/" in element:
        options = tuple(element.split("/"))
        regexes = {ENDING.sub(lambda m: f"(?:{re.escape(m[1])})?", option) for option in options}
        words = frozenset(
            word
            for option in options
            for word in (ENDING.sub("", option), ENDING.sub(r"\1", option))
        )
        return _Part(_one_of(regexes), (Slot("choice", options),), words)
    return _plain(element)


def _one_of(options: set[str]) -> str:
    """A group that tries the longest option first."""
    return "(" + "|".join(sorted(options, key=lambda o: (-len(o), o))) + ")"


_MARKS = frozenset(map(re.escape, (",", ".", "!", "?", "»", '"')))


def _gap(previous: str, part: str) -> str:
    """White space between two elements: none needed after an apostrophe and before a comma."""
    if part in _MARKS:
        return r"\s*"
    return r"(?:(?<=')|\s+)" if "'" in previous else r"\s+"


def _plain(element: str) -> _Part:
    """A word, perhaps with optional endings."""
    regex, slots, variants, end = "", [], [""], 0
    for match in ENDING.finditer(element):
        plain = element[end : match.start()]
        slots.append(Slot("ending", (match[1],)))
        regex += re.escape(plain) + f"({re.escape(match[1])}|)"
        variants = [v + plain for v in variants] + [v + plain + match[1] for v in variants]
        end = match.end()
    rest = element[end:]
    return _Part(regex + re.escape(rest), tuple(slots), frozenset(v + rest for v in variants))


def _last_piece(word: str) -> str:
    return word.rsplit("'", 1)[-1].lower() or word.lower()


COMMON = word_set(
    "à a au aux avec ce cette d de des du dans en est et eux il ils elle j je l la le les leur lui"
    " mais me n ne nous on ou par pas plus pour qu que qui s sa se ses son sont sur un une vous"
    " tout tous toute toutes avoir être fait faire"
)


def _rarity(words: frozenset[str]) -> float:
    """The higher, the seldomer a sentence holds one of the words."""
    return (0 if words & COMMON else 100) + max(map(len, words)) - len(words) / 2


@cache
def check(pattern: str, replacement: str) -> None:
    """Raise PatternError where a replacement asks for what its pattern does not have."""
    slots = compile_pattern(pattern).slots
    elements = _elements(replacement, "replacement")
    if (elements[0] in GENDERS) != bool(compile_pattern(pattern).gender):
        raise PatternError("[le] or [la] stands on one side only")
    sorts = {slot.sort for slot in slots}
    for element in elements:
        for sign, sort in (("#", "number"), ("*", "any"), ("<ville>", "town")):
            if element.startswith(sign) and sort not in sorts:
                raise PatternError(f"the replacement has {sign}, the pattern has none")
        if element.startswith("{"):
            _verb(element, "replacement")
            if "verb" not in sorts:
                raise PatternError(f"the replacement has the verb {element}, the pattern has none")
        elif "/" in element:
            wanted = len(element.split("/"))
            if not any(slot.sort == "choice" and len(slot.options) == wanted for slot in slots):
                raise PatternError(
                    f"the replacement has {wanted} alternatives ({element}), the pattern has not"
                )
        elif "(" in element and "ending" not in sorts:
            raise PatternError(f"the replacement has an ending ({element}), the pattern has none")
