"""Nouns without their article, adjectives before them, numbers out of order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.rough.closed import (
    ARTICLE_AFTER,
    BE,
    BESIDE_NOUNS,
    DETERMINERS,
    NUMERALS,
    ORDER,
    PREPOSITIONS,
    SURE,
    UNITS,
)
from translate.rough.lexicon import Kind
from translate.rough.sentence import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.rough.sentence import Sentence

NOUN, VERB, ADJECTIVE = int(Kind.NOUN), int(Kind.VERB), int(Kind.ADJECTIVE)
NOMINAL = int(Kind.NOUN | Kind.ADJECTIVE)
PLURAL, THEY, HE = int(Kind.PLURAL), int(Kind.VERB_THEY), int(Kind.VERB_HE)
FINITE, DETERMINED, FOLLOWS = int(Kind.FINITE), int(Kind.DETERMINED), int(Kind.FOLLOWS)
CERTAIN = int(SURE)

BARE_ALLOWED = frozenset(("de", "d'", "en", "sans", "entre", "selon"))
CONJUNCTIONS = frozenset(("mais", "que", "qu'", "quand", "si", "comme", "où"))
COUNTED = NUMERALS | {"fois", "cent", "dollars", "euros", "livres", "%"}


def bare_subject(s: Sentence) -> Iterator[Hit]:
    """« Assureurs ont averti », « Sécurité est notre priorité »: no article on the first word."""
    kind = s.kinds[1]
    if (
        len(s.words) < 6
        or not kind & NOUN
        or kind & (VERB | ADJECTIVE)
        or not s.raw[1][1:].islower()
    ):
        return
    verb, following = s.words[2], s.kinds[2]
    if kind & PLURAL:
        if following & THEY or verb in ("sont", "ont", "vont", "font"):
            yield Hit("bare-subject", 1, 3)
    elif (
        kind & DETERMINED
        and not following & NOMINAL
        and (following & HE or verb in ("est", "a", "va", "fait"))
    ):
        yield Hit("bare-subject", 1, 3)


def bare_noun(s: Sentence) -> Iterator[Hit]:
    """« sur note sérieuse », « fait code », « magasin propriétaires »: a noun without article."""
    for i in range(2, len(s.words) - 1):
        kind = s.kinds[i]
        if not kind & NOUN or kind & VERB or s.broken[i] or not s.raw[i][0].islower():
            continue
        if not s.odd(i - 1) or s.words[i] in BESIDE_NOUNS:
            continue
        if not kind & CERTAIN and s.words[i].endswith(("er", "ir")):
            continue
        before, was = s.words[i - 1], s.kinds[i - 1]
        verb = was & VERB and not was & NOMINAL and before not in BE
        if kind & DETERMINED and (verb or before in ARTICLE_AFTER or before in CONJUNCTIONS):
            yield Hit("bare-noun", i - 1, i + 1)
        if before in PREPOSITIONS:
            if before not in BARE_ALLOWED:
                yield Hit("bare-noun-after-preposition", i - 1, i + 1)
        elif verb:
            yield Hit("bare-object", i - 1, i + 1)
        elif was & NOUN and _two_nouns(s, i):
            yield Hit("noun-noun", i - 1, i + 1)


def _two_nouns(s: Sentence, i: int) -> bool:
    """Whether word `i` and the one before are nouns and nothing else."""
    first, second = s.kinds[i - 1], s.kinds[i]
    return bool(
        not first & (ADJECTIVE | FINITE)
        and not second & ADJECTIVE
        and first & CERTAIN
        and second & CERTAIN
        and s.small(i - 1)
        and s.words[i - 1] not in BESIDE_NOUNS
    )


def adjective_first(s: Sentence) -> Iterator[Hit]:
    """« un complet gaspillage », « une spéciale classe »: an adjective before its noun."""
    if not s.all_kinds & FOLLOWS:
        return
    for i in range(1, len(s.words) - 2):
        middle, noun = s.kinds[i + 1], s.kinds[i + 2]
        if (
            middle & FOLLOWS
            and not middle & NOUN
            and noun & NOUN
            and not noun & (ADJECTIVE | FINITE)
            and s.seen[i + 1] < 2
            and (s.words[i] in DETERMINERS or s.words[i] in PREPOSITIONS)
            and "-" not in s.words[i + 1]
            and s.small(i + 1)
            and not s.broken[i + 2]
        ):
            yield Hit("adjective-first", i, i + 3)


def number_order(s: Sentence) -> Iterator[Hit]:
    """« les derniers dix pour cent », « deux fois une année »."""
    for i in range(2, len(s.words) - 1):
        before, word, after = s.words[i - 1], s.words[i], s.words[i + 1]
        if word in ORDER and after in NUMERALS and before in DETERMINERS:
            if after != "<num>":  # « ces dernières 48 heures » is said
                yield Hit("number-order", i - 1, i + 2)
        elif word in ("un", "une") and after in UNITS and before in COUNTED:
            yield Hit("number-order", i - 1, i + 2)


DETECTORS = (bare_subject, bare_noun, adjective_first, number_order)
