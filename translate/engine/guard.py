"""The guard around the model: what it reads, and what becomes of what it says.

A segment becomes a plan: text that stays as it is (bullets, numbers, addresses) and *units*, each
a sentence or a part of one that the model can take whole. The guard turns the model's output for a
unit into English text, and says what is wrong with it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.engine import detect
from translate.engine.casing import calmed, continued, is_shouted, shouted
from translate.engine.clauses import split_to_fit
from translate.engine.markers import fields, has_language, peel
from translate.engine.normalise import LITERAL, Normaliser, Prepared, clean
from translate.engine.tidy import tidy
from translate.segmenter import sentences

if TYPE_CHECKING:
    from translate.engine.pieces import Pieces

# Trained on sentences, Marian models lose words in longer input well before the last position: the
# starter is best cut at a quarter of its positions (newstest2011 and 2012: 64 to 80 pieces, +1.2
# BLEU; 80 to 100, +5; beyond, +9).
LONGEST_UNIT = 128

_INNER_STOP = re.compile(r"[.!?…][\"»”’')\]]*\s+\S|[.!?…][A-ZÀ-Þ«]")
_ADDED_STOP = re.compile(r"(?<=[\w-]{4})[.,;:]$|(?<=\d)[.,;:]$")
_THOUSANDS = re.compile(r"(?<![\d.,])(?<!\d )\d{1,3} \d{3}(?!\w)(?! \d)")
LOST = "lost"  # a stand-in that the output does not hold exactly once


@dataclass(frozen=True)
class Unit:
    """What the model reads at once.

    `source` is the French; `prepared` what the model reads of it. `continues` is set where the
    unit is a part of a sentence, but not its beginning.
    """

    source: str
    prepared: Prepared
    in_capitals: bool = False
    continues: bool = False


@dataclass(frozen=True)
class Candidate:
    """English for a unit; `wrong` holds what is wrong with it, `score` the mean log-probability."""

    text: str
    wrong: tuple[str, ...]
    score: float
    pieces: int


class Guard:
    """The guard of one model. `positions` is the longest input that it can take."""

    def __init__(self, pieces: Pieces, positions: int) -> None:
        self._pieces = pieces
        self._normaliser = Normaliser(pieces)
        self._limit = min(LONGEST_UNIT, positions // 4)

    def plan(self, segment: str) -> list[str | Unit]:
        """The parts of a segment in order, with the white space that stands between them."""
        text = clean(segment)
        if not has_language(text) or LITERAL.fullmatch(text):
            return [tidy(text)] if text else []
        lead, core, trail = peel(text)
        parts: list[str | Unit] = [lead] if lead else []
        for number, field in enumerate(fields(core)):
            if number % 2 or not has_language(field):
                parts.append(field)
                continue
            found = sentences(field) if _INNER_STOP.search(field) else [field]
            for sentence in found:
                if parts and isinstance(parts[-1], Unit):
                    parts.append(" ")
                parts += self._units(sentence, continues=number > 0)
        return [*parts, trail] if trail else parts

    def _units(self, sentence: str, *, continues: bool) -> list[str | Unit]:
        if not has_language(sentence):
            return [sentence]
        in_capitals = is_shouted(sentence)
        parts = split_to_fit(sentence, self._count, self._limit)
        units: list[str | Unit] = []
        for number, part in enumerate(parts):
            prepared = self._normaliser(calmed(part) if in_capitals else part)
            if number:
                units.append(" ")
            units.append(
                Unit(part, prepared, in_capitals, continues or number > 0)
                if has_language(prepared.text)
                else part
            )
        return units

    def _count(self, text: str) -> int:
        if len(text) < self._limit:
            return len(text)
        return self._pieces.count(self._normaliser(text).text)

    def candidate(self, unit: Unit, output: str, score: float, pieces: int) -> Candidate:
        """What a model's output for the unit is worth, stand-ins put back."""
        text = tidy(output)
        wrong = detect.flags(unit.prepared.text, text)
        if unit.continues:
            text = continued(unit.source, text)
        if unit.source[-1].isalnum():
            text = _ADDED_STOP.sub("", text)
        if unit.in_capitals:
            text = shouted(text)
        text, whole = _restored(_grouped(text, unit.source), unit.prepared)
        return Candidate(text, wrong if whole else (*wrong, LOST), score, pieces)


def _grouped(text: str, source: str) -> str:
    """The numbers that the source groups by spaces (« 12 500 »), grouped by commas."""
    for number in _THOUSANDS.findall(source):
        text = text.replace(number, number.replace(" ", ","))
    return text


def _restored(text: str, prepared: Prepared) -> tuple[str, bool]:
    """The text with slots and spellings put back, and whether every stand-in was there once."""
    originals = dict((*prepared.respelt, *prepared.slots))
    if not originals:
        return text, True
    found: Counter[str] = Counter()

    def original(match: re.Match[str]) -> str:
        found[match[0]] += 1
        return originals[match[0]]

    words = "|".join(map(re.escape, sorted(originals, key=len, reverse=True)))
    text = re.sub(rf"(?<!\w)(?:{words})(?!\w)", original, text)
    return text, all(found[name] == 1 for name, _ in prepared.slots)
