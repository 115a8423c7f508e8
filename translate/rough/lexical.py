"""Marks of a raw translation in single words and signs: compounds, glue, a small letter first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.rough.lexicon import Kind
from translate.rough.ngrams import counts
from translate.rough.sentence import Hit
from translate.rough.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.rough.sentence import Sentence

NOUN = int(Kind.NOUN)
# First and last parts with which French makes compounds freely.
PREFIXES = word_set(
    "non ex vice mi demi semi auto anti sous sur contre avant après post pré pro inter intra micro"
    " macro mini maxi multi pluri poly quasi super télé ultra extra re ré cyber arrière au ci là"
    " par outre porte garde cache coupe essuie gratte lance tire pousse ouvre abat pare passe perce"
    " pique presse tourne casse chasse monte remonte saut chef petit petite grand grands"
    " grande arts mort nord sud centre est ouest saint sainte e top mal bien nouveau haut haute bas"
    " basse libre prêt mère papa maman vrai faux moyen court long double triple homme femme"
    " tout toute trois deux"
    " dos vide croque aide bouche"
)
SUFFIXES = word_set(
    "il elle ils elles on je tu nous vous ce le la les lui leur leurs y en moi toi eux t même mêmes"
    " là ci né née nés nées clé clés phare pilote type types mère être dire d"
)
NUMBERS = word_set(
    "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " vingt vingts trente quarante cinquante soixante cent cents mille et unième deuxième"
)
# Parts with which English makes compounds, and French does not.
PARTICLE_PARTS = word_set(
    "dehors hors dedans haut loin retour sur dans off out up vieille vieux sûr"
)
PAST = ("é", "ée", "és", "ées")
GLUE = re.compile(
    r"([a-zéèêàùûôîç]{4,})(?:[.!?]([A-ZÉÈÀÇ][a-zéèêà']+)|([A-ZÉÈÀÇ][a-zéèêàùô]{3,})[ ,])"
)


def compound(s: Sentence) -> Iterator[Hit]:
    """« tire-botté », « un-sur-un », « taille-timbre »: a compound that French would not make."""
    for i in range(1, len(s.words) - 1):
        word = s.words[i]
        if "-" not in word or s.known[i]:
            continue
        parts = word.split("-")
        first, last = parts[0], parts[-1]
        if not s.small(i):
            if s.raw[i][0].isupper() and last in ("basé", "basée", "basés", "basées"):
                yield Hit("compound", i, i + 1)
            continue
        english = not PARTICLE_PARTS.isdisjoint(parts[1:]) or len(parts) > 3
        if not english and (
            first in PREFIXES or last in SUFFIXES or first.endswith(("o", "i")) or first in NUMBERS
        ):
            continue
        english = english or (last.endswith(PAST) and not first.endswith(PAST))
        yield Hit("compound" if english else "compound-nouns", i, i + 1)


def glued(s: Sentence) -> Iterator[Hit]:
    """« réelle.J'ai », « artificiellePlutôt »: two sentences glued together."""
    text = s.cut.text
    if "http" in text or "www." in text:
        return
    known = counts().number
    for match in GLUE.finditer(text):
        second = (match[2] or match[3]).lower()
        second = second[: second.index("'") + 1] if "'" in second else second
        if match[1] in known and second in known:
            start = sum(place <= match.start() for place in s.cut.starts[1:-1])
            yield Hit("glued", start, start + 1)


def lower_first(s: Sentence) -> Iterator[Hit]:
    """A sentence that starts with a small letter and ends with a full stop."""
    ended = len(s.words) > 5 and s.words[-2] in (".", "!", "?")
    if ended and s.raw[1][0].islower() and not s.broken[1]:
        yield Hit("lower-first", 1, 2)


def quotes(s: Sentence) -> Iterator[Hit]:
    """« "LOOP » »: a quotation opened in one style and closed in another."""
    text = s.cut.text
    if text.count('"') % 2 == 1 and (text.count("«") + text.count("»")) % 2 == 1:
        yield Hit("mixed-quotes", 1, 2)


def early_noun(s: Sentence) -> Iterator[Hit]:
    """« un très vite moyen »: an adverb used as an adjective."""
    for i in range(1, len(s.words) - 2):
        if (
            s.words[i] in ("très", "plus")
            and s.words[i + 1] in ("vite", "tôt", "loin")
            and s.kinds[i + 2] & NOUN
            and s.odd(i + 1)
        ):
            yield Hit("adverb-before-noun", i, i + 3)


DETECTORS = (compound, glued, lower_first, quotes, early_noun)
