"""Small letters where English has capitals, the first letter, and the comma after a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.repair.edits import end
from translate.rough import closed
from translate.rough.lexicon import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.repair.edits import Edits
    from translate.repair.roughness import Roughness
    from translate.rough.sentence import Hit, Sentence

_NATIONS = (
    "français anglais américain européen chinois japonais allemand italien espagnol britannique"
    " canadien indien russe coréen suisse belge irlandais écossais néerlandais portugais brésilien"
    " mexicain australien africain asiatique latin occidental oriental"
)
_NATION = re.compile(
    r"(?<=[a-zé] )((?:"
    + "|".join(nation.capitalize() for nation in _NATIONS.split())
    + r")(?:ne|e)?s?)(?![\w-])(?! [A-ZÀ-Ý])"
)
_NO_NOUN = closed.DETERMINERS | closed.BESIDE_NOUNS  # « les jeunes Australiens »
# Capital themselves, and yet before a small letter: « l'Union européenne », not « Crédit Suisse ».
_COMMUNITIES = frozenset(("union", "commission", "communauté", "amérique", "europe", "parlement"))
_MONTH = re.compile(r"\b(?:en|depuis|fin|début|dès|courant|jusqu'en) (Mars|Mai|Août)\b(?! [A-Z])")
_SPACE_FLIGHT = frozenset(("planète", "fusée", "orbite", "sonde", "rover", "mission", "nasa"))
_COMMA_INSIDE = re.compile(r",(\s?»|”|\")(?= [a-zé])")


def adjectives(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« le marché Européen » → « le marché européen », « depuis Mars » → « depuis mars »."""
    text = s.cut.text
    for match in _NATION.finditer(text):
        i = s.cut.starts.index(match.start())
        name = i > 2 and s.raw[i - 1][0].isupper() and s.words[i - 1] not in _COMMUNITIES
        if s.kinds[i - 1] & Kind.NOUN and s.words[i - 1] not in _NO_NOUN and not name:
            yield [(match.start(), match.end(), match[1].lower())]
    for match in _MONTH.finditer(text):
        if s.bag.isdisjoint(_SPACE_FLIGHT):
            yield [(match.start(1), match.end(1), match[1].lower())]


def comma(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« … oui, » dit-elle → « … oui », dit-elle: the comma belongs to the sentence around."""
    for match in _COMMA_INSIDE.finditer(s.cut.text):
        yield [(match.start(), match.end(), f"{match[1]},")]


def small_letter(s: Sentence, hit: Hit) -> Edits:
    """« en Octobre » → « en octobre »."""
    i = hit.end - 1
    return [(s.cut.starts[i], end(s, i), s.raw[i].lower())]


def capital_letter(s: Sentence, hit: Hit) -> Edits:
    """« parce que… » at the start of a sentence → « Parce que… »."""
    start = s.cut.starts[hit.start]
    alone = len(s.raw[hit.start]) == 1 and s.broken[hit.start + 1]  # « a) », « n° »
    if alone or not s.raw[hit.start].islower():  # « iPhone »
        return []
    return [(start, start + 1, s.cut.text[start].upper())]
