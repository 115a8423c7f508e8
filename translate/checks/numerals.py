"""The numbers that a French or an English text mentions, in figures and in words.

A mention may be read in several ways (« 1.500 » is 1500 to most and 1.5 to some; 20 h is 8 p.m.);
two mentions agree where they share a reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from translate.checks.number_words import FRENCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translate.checks.number_words import Language


class Kind(Enum):
    """How a number is written; `HINT` is a word that only may mean one (twice, March, XIV)."""

    FIGURES = "figures"
    WORDS = "words"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a text: what stands there, and what it may mean.

    `start` and `end` are its place in characters; `scale` is the million that it is counted in,
    or 1.
    """

    text: str
    values: frozenset[float]
    kind: Kind
    start: int
    end: int
    scale: float = 1.0


_TOKEN = re.compile(
    r"(?P<figure>(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d{1,2}[.:]\d{2}(?=\s?[ap]\.?m\b)|\d+(?:[.,]\d+)*)"
    r"|(?P<roman>\b[IVXLCDM]{2,}(?=e\b|er\b|ème\b|\b)|\b[IVX](?=e\b|er\b|ère\b|ème\b))"
    r"|(?P<word>[^\W\d_]+)"
)
_SPACES = re.compile(r"[ \u00a0\u202f\u2009'’]")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_HOUR = re.compile(r"\s?(?:[hH]|heures?)\b|[hH:]\d\d")
_PLURAL = re.compile(r"['’]?s\b")
_DECADES = ("années ", "années-", "années\xa0")
_SUFFIX = re.compile(r"\s?([^\W\d_]{1,3}€?)(?!\w)")


def mentions(text: str, language: Language) -> list[Mention]:
    """The numbers in a text, in order."""
    tokens = list(_TOKEN.finditer(text))
    found: list[Mention] = []
    end = 0
    for at, token in enumerate(tokens):
        kind, word = token.lastgroup, token[0].lower()
        if at < end or (kind == "word" and word not in language.words):
            continue
        if kind == "figure":
            group, end = _in_figures(text, tokens, at, language)
            found += group
        elif kind == "roman":
            found.append(_mention(text, Kind.HINT, [token], {_roman(token[0])}))
        elif word in language.loose:
            found.append(_mention(text, Kind.HINT, [token], language.loose[word]))
        else:
            value, end = _in_words(text, tokens, at, language)
            spelt = tokens[at:end]
            values = {value, *_otherwise(text, spelt, value, language)}
            found.append(_mention(text, _kind(spelt, language), spelt, values))
    return _shared_scales(text, found, language)


def _mention(
    text: str,
    kind: Kind,
    tokens: Sequence[re.Match[str]],
    values: Iterable[float],
    scale: float = 1.0,
) -> Mention:
    start, end = tokens[0].start(), tokens[-1].end()
    return Mention(text[start:end], frozenset(values), kind, start, end, scale)


def _adjacent(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    return text[before.end() : after.start()] in ("", " ", "-", "\xa0", "\u202f", "‑")


# --- in words ----------------------------------------------------------------------------------


def _in_words(
    text: str, tokens: Sequence[re.Match[str]], at: int, language: Language
) -> tuple[float, int]:
    """The number that words from `at` on make, and the number of the token after them."""
    total, current, end = 0.0, 0.0, at
    while end < len(tokens):
        joint = end > at and tokens[end][0].lower() == language.joint and end + 1 < len(tokens)
        joined = tokens[max(at, end - 1) : end + joint + 1]
        if not all(_adjacent(text, one, other) for one, other in pairwise(joined)):
            break
        word = joined[-1][0].lower()
        if word in language.scales and not joint:
            scale = language.scales[word]
            if scale > 100:
                # « un million deux cent mille » adds, « mille millions » multiplies.
                smaller = 0 < total < scale
                total = (total + current) * scale if smaller else total + (current or 1) * scale
                current = 0.0
            elif current < 20:
                current = (current or 1) * scale
            else:
                break
        elif word in language.units and _adds(current, language.units[word], language, joint=joint):
            value = language.units[word]
            current += 76 if _fours(current, value, language) else value
        else:
            break
        end += 1 + joint
    return total + current, end


def _otherwise(
    text: str, group: Sequence[re.Match[str]], value: float, language: Language
) -> set[float]:
    """Further readings: the eighties, two and a half million, dix-huit heures, quinze jours."""
    found = _decade(value, text, group)
    half = language.half.match(text, group[-1].end())
    if half:
        scale = _TOKEN.match(text, half.end() + 1)
        found.add((value + 0.5) * language.scales.get(scale[0] if scale else "", 1))
    if _HOUR.match(text, group[-1].end()):
        found |= {value % 12, value % 24}
    if value == 15 and text.startswith(" jours", group[-1].end()):
        found |= {14, 2}
    return found


def _kind(group: Sequence[re.Match[str]], language: Language) -> Kind:
    """« pour cent », and hundreds and millions that nobody has counted, are hints at most."""
    bare = len(group) == 1 and group[0][0].lower() in language.scales
    return Kind.HINT if bare else Kind.WORDS


def _adds(current: float, value: int, language: Language, *, joint: bool) -> bool:
    """Whether a number word goes on with the number before it, as in vingt-deux.

    `joint`: an « et » stands between them, as in vingt et un, or an “and”.
    """
    rest = current % 100
    if joint and language is FRENCH and (rest < 20 or value not in (1, 11)):
        return False
    if rest == 0 or _fours(current, value, language):
        return True
    if language is FRENCH and rest in (10, 60, 80) and value < 20:
        return rest > 10 or value in (7, 8, 9)
    return rest >= 20 and rest % 10 == 0 and value < 10


def _fours(current: float, value: int, language: Language) -> bool:
    """Quatre-vingts."""
    return language is FRENCH and current % 100 == 4 and value == 20


def _roman(letters: str) -> float:
    values = [_ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return float(sum(-v if v < after else v for v, after in zip(values, following, strict=True)))


# --- in figures --------------------------------------------------------------------------------


def _in_figures(
    text: str, tokens: Sequence[re.Match[str]], at: int, language: Language
) -> tuple[list[Mention], int]:
    """The mentions that figures make (a date makes several), and the number of the token after."""
    token, end = tokens[at], at + 1
    parts = _readings(token[0])
    if len(parts) != 1:
        return [_mention(text, Kind.FIGURES, [token], part) for part in parts], end
    (values,) = parts
    scale = 1.0
    half = language.half.match(text, token.end())
    if half:
        values = values | {v + 0.5 for v in values}
        while end < len(tokens) and tokens[end].start() < half.end():
            end += 1
    while end < len(tokens) and _adjacent(text, tokens[end - 1], tokens[end]):
        factor = language.scales.get(tokens[end][0].lower())
        if factor is None:
            break
        scale *= factor
        end += 1
    values = {v * scale for v in values}
    if scale == 1:
        values |= _abbreviated(text, token, values, language)
    elif language.half.match(text, tokens[end - 1].end()):
        values |= {v + scale / 2 for v in values}
    return [_mention(text, Kind.FIGURES, tokens[at:end], values, scale)], end


def _readings(figure: str) -> list[set[float]]:
    """What a figure may mean; several sets where it is several numbers, as in 12.10.2011."""
    figure = _SPACES.sub("", figure)
    if figure.isdigit():
        return [] if figure == "00" else [{float(figure)}]
    groups = re.split(r"[.,:]", figure)
    marks = [c for c in figure if not c.isdigit()]
    if marks == [":"]:
        return [reading for group in groups for reading in _readings(group)]
    thousands = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    joined = float("".join(groups))
    if len(marks) == 1:
        decimal = float(".".join(groups))
        return [{joined, decimal} if thousands and groups[0] != "0" else {decimal}]
    if thousands and len(set(marks)) == 1:
        return [{joined}]
    if len(set(marks[:-1])) == 1 and marks[-1] != marks[0]:
        return [{float("".join(groups[:-1]) + "." + groups[-1])}]
    numbers = [{float(group)} for group in groups]
    if len(groups) == 3 and len(groups[2]) == 2:  # a date
        numbers[2] |= {century + float(groups[2]) for century in (1900.0, 2000.0)}
    return numbers


def _abbreviated(
    text: str, token: re.Match[str], values: set[float], language: Language
) -> set[float]:
    """Further readings, by what stands around: 3M€, 20 h, années 80, 2010-11."""
    found: set[float] = set()
    suffix = _SUFFIX.match(text, token.end())
    factor = language.suffixes.get(suffix[1]) if suffix else None
    if factor:
        found |= {v * factor for v in values}
    if _HOUR.match(text, token.end()):
        found |= {v % 12 for v in values} | {v % 24 for v in values}
    if token[0].isdigit():
        value = float(token[0])
        found |= _decade(value, text, [token])
        if len(token[0]) == 2 and text[: token.start()][-1:] in tuple("-–/'’"):
            found |= {1900 + value, 2000 + value}
    return found


def _decade(value: float, text: str, group: Sequence[re.Match[str]]) -> set[float]:
    """The years that « années 80 », “80s” and “eighties” may mean."""
    if value not in range(10, 100, 10) or not (
        _PLURAL.match(text, group[-1].end())
        or group[-1][0].endswith("ties")
        or text.endswith(_DECADES, 0, group[0].start())
    ):
        return set()
    return {1900 + value, 2000 + value}


def _shared_scales(text: str, found: list[Mention], language: Language) -> list[Mention]:
    """In « 2 à 3 millions » the 2 may be counted in millions as well."""
    for n in range(len(found) - 2, -1, -1):
        one, other = found[n], found[n + 1]
        if one.scale == 1 < other.scale and language.between.fullmatch(text, one.end, other.start):
            values = one.values | {v * other.scale for v in one.values}
            found[n] = replace(one, values=values, scale=other.scale)
    return found
