"""Places: their French names, and the preposition that French has before them.

`places.tsv` holds the names of countries, regions and towns with their preposition and, where it
differs and is no other name or word, the English name.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from translate.repair.edits import Edits, like
from translate.repair.mend import mend_left
from translate.rough.english import in_longer_name
from translate.rough.words import cut, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.repair.roughness import Roughness
    from translate.rough.sentence import Sentence

PLACES = Path(__file__).parent / "places.tsv"
# Words beside which « dans Lyon » is said, of what moves or stands within the town.
_WITHIN = word_set(
    "rue rues quartier quartiers intra-muros promener promène promenade balade circuler circule"
    " circulent circulation traverser travers vieux perdu perdus perdue tout toute magazine revue"
    " entrer entra entrèrent entré pénétra répandit foule"
)
# Names that are also a person's or a town's, or have no article, so that « à » may be right:
# « parler à Virginie », « l'aide à Israël ».
_AFTER_TO = word_set("Virginie Lorraine Alberta Panama Guatemala Koweït Montana Oklahoma Israël")
_LINKS = re.compile(r"(?<![\w'-])(dans|à|en|au)\s+$", re.IGNORECASE)


class Place(NamedTuple):
    """A place by its French name, with the preposition for "in"."""

    name: str
    preposition: str


@cache
def _places() -> tuple[dict[str, Place], frozenset[str], re.Pattern[str]]:
    """Places by their French and English names, the first words of these, and a pattern."""
    found: dict[str, Place] = {}
    with PLACES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, dialect="excel-tab"):
            place = Place(row["name"], row["in"])
            found[place.name] = place
            if row["english"]:
                found[row["english"]] = place
    names = sorted(found, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w'-])")
    return found, frozenset(cut(name).words[1] for name in names), pattern


def places(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« dans California » → « en Californie », « à Japon » → « au Japon »; « Geneva » too."""
    table, firsts, pattern = _places()
    if s.bag.isdisjoint(firsts):
        return
    text = s.cut.text
    for match in pattern.finditer(text):
        place, before, after = table[match.group()], text[: match.start()], text[match.end() :]
        if " " not in match.group() and in_longer_name(before, after):
            continue
        if re.match(r" \d", after):  # « Europe 1 »
            continue
        link = _LINKS.search(before)
        new = _preposition(link[1].lower(), place, s) if link else ""
        if link and new:
            space = "" if new.endswith("'") else " "
            phrase = like(new, link[1]) + space + place.name
            if text[link.start() : match.end()] != phrase:
                yield [(link.start(), match.end(), phrase)]
        elif match.group() != place.name:
            mended = mend_left(before, place.name, "", "")
            if mended is not None:
                same = _same(before, mended)
                yield [(same, match.end(), mended[same:] + place.name)]


def _same(one: str, other: str) -> int:
    """How many characters two texts have in common at their start."""
    length = min(len(one), len(other))
    return next((i for i in range(length) if one[i] != other[i]), length)


def _preposition(link: str, place: Place, s: Sentence) -> str:
    """What stands before the place for `link`; empty where it may stay."""
    if link == "dans":
        return "" if place.preposition == "à" and s.bag & _WITHIN else place.preposition
    if link == "à" and place.preposition != "à":
        return "" if place.name in _AFTER_TO else place.preposition
    if link == "en" and place.preposition in ("au", "aux"):
        return place.preposition
    if link == "au" and place.preposition == "en" and place.name[0] not in "AEIOUÉ":
        return "en"
    return ""
