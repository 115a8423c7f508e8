"""Dates and numbers in English order, or after an English preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.repair.edits import end
from translate.rough import closed
from translate.rough.lexicon import Kind

if TYPE_CHECKING:
    from translate.repair.edits import Edits
    from translate.rough.sentence import Hit, Sentence


def preposition(s: Sentence, hit: Hit) -> Edits:
    """« sur lundi » → « lundi », « par 2025 » → « d'ici 2025 », « Octobre 9 » → « 9 octobre »."""
    start, word = hit.start, s.words[hit.start]
    if _no_date(s, start):
        return []
    if word in ("par", "dans"):
        return [(s.cut.starts[start], end(s, start), "d'ici" if word == "par" else "en")]
    if word == "sur":
        last = start + 1 if s.words[start + 1] == "le" else start
        capital = s.raw[start][0].isupper()
        day = s.raw[last + 1].lower()
        return [(s.cut.starts[start], end(s, last + 1), day.capitalize() if capital else day)]
    if word in closed.MONTHS:
        number = start + 1
        before = s.words[start - 1]
        first = start - 1 if before == "sur" else start
        article = "" if before in ("le", "du", "au") else "le "
        return [(s.cut.starts[first], end(s, number), f"{article}{s.raw[number]} {word}")]
    if word == "intérieur" and s.words[start - 2] == "à":
        return [(s.cut.starts[start - 2], end(s, start + 1), "en")]
    return []


def _no_date(s: Sentence, start: int) -> bool:
    """« divisé par 2000 », « par 2010 voix », « un livre sur le lundi de Pâques »."""
    if s.words[start] == "par":
        calculated = any(word.startswith(("divis", "multipli")) for word in s.words)
        return calculated or bool(s.kinds[start + 2] & Kind.NOUN)
    day = start + 2 if s.words[start + 1] == "le" else start + 1
    return s.words[start] == "sur" and s.words[day + 1] in ("de", "d'", "noir")


def number_order(s: Sentence, hit: Hit) -> Edits:
    """« les derniers dix pour cent » → « les dix derniers pour cent »."""
    middle, last = hit.start + 1, hit.end - 1
    if s.words[middle] in closed.ORDER:
        if s.raw[last][0].isdigit():  # « ces dernières 48 heures » is said
            return []
        new = f"{s.raw[last]} {s.raw[middle]}"
        return [(s.cut.starts[middle], end(s, last), new)]
    unit = "an" if s.words[last] == "année" else s.raw[last]
    return [(s.cut.starts[middle], end(s, last), f"par {unit}")]
