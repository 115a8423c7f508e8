"""English verb forms: the continuous tense, « get », auxiliaries, infinitives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.rough.closed import (
    AFTER_PARTICIPLE,
    ATTITUDE,
    BE,
    CLOSING,
    GET,
    HAVE,
    NO_PARTICIPLE,
    NOT_ONLY_FINITE,
    NUMERALS,
    PERIODS,
    PREPOSITIONS,
    PUNCTUATION,
    SUBJECTS,
    WANT,
    WITH_BE,
)
from translate.rough.lexicon import Kind
from translate.rough.sentence import Hit
from translate.rough.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.rough.sentence import Sentence

PRESENT, INFINITIVE, NOUN = int(Kind.PRESENT), int(Kind.INFINITIVE), int(Kind.NOUN)
FINITE, VERB, ADVERB = int(Kind.FINITE), int(Kind.VERB), int(Kind.ADVERB)
NOMINAL = int(Kind.NOUN | Kind.ADJECTIVE)
GOT = int(Kind.PARTICIPLE | Kind.ADJECTIVE)
CERTAIN = int(Kind.VERB_HE | Kind.VERB_THEY | Kind.VERB_WE)
OTHER = int(NOT_ONLY_FINITE)

GET_PARTICLES = frozenset(("dehors", "hors", "loin", "mieux", "dedans", "nous", "retour", "autour"))
AUXILIARIES = word_set("a ont avons avait avaient fait font est sont était étaient")
NO_BARE_INFINITIVE = frozenset(("rire", "avoir", "être", "savoir", "devoir", "pouvoir", "reporter"))


def _with_complement(s: Sentence, i: int) -> bool:
    """Whether word `i` is a present participle that something depends on: « vendant des puces »."""
    return bool(
        s.kinds[i] & PRESENT
        and s.words[i] not in NO_PARTICIPLE
        and s.words[i + 1] in AFTER_PARTICIPLE
    )


def continuous(s: Sentence) -> Iterator[Hit]:
    """« nous étions courant hors de… », « est vendant l'huile »: the English continuous tense."""
    if not s.all_kinds & PRESENT or s.bag.isdisjoint(BE):
        return
    for i in range(1, len(s.words) - 3):
        if s.words[i] not in BE:
            continue
        k = i + 2 if s.kinds[i + 1] & ADVERB or s.words[i + 1] == "pas" else i + 1
        if _with_complement(s, k) and s.seen[k - 1] < 5:
            yield Hit("continuous", i, k + 1)


def present_participle(s: Sentence) -> Iterator[Hit]:
    """« Obtenant l'approbation », « sans sachant »: a gerund where French has an infinitive."""
    if not s.all_kinds & PRESENT:
        return
    for i in range(1, len(s.words) - 1):
        if not s.kinds[i] & PRESENT or s.words[i] in NO_PARTICIPLE:
            continue
        previous, kind = s.words[i - 1], s.kinds[i - 1]
        if i == 1:
            yield Hit("gerund-first", i, i + 1)
        elif previous in PREPOSITIONS:
            if previous != "en" and s.seen[i - 1] < 3:
                yield Hit("gerund", i - 1, i + 1)
        elif (
            kind & VERB
            and not kind & NOMINAL
            and s.odd(i - 1)
            and not s.broken[i]
            and _with_complement(s, i)
        ):
            yield Hit("gerund", i - 1, i + 1)


def wrong_auxiliary(s: Sentence) -> Iterator[Hit]:
    """« le ciel n'a pas tombé »."""
    if s.bag.isdisjoint(WITH_BE) or s.bag.isdisjoint(HAVE):
        return
    for i in range(2, len(s.words) - 1):
        if s.words[i] not in WITH_BE:
            continue
        between = s.words[i - 1]
        if between in HAVE:
            yield Hit("auxiliary", i - 1, i + 1)
        elif s.words[i - 2] in HAVE and (between in ("pas", "jamais") or s.kinds[i - 1] & ADVERB):
            yield Hit("auxiliary", i - 2, i + 1)


def get(s: Sentence) -> Iterator[Hit]:
    """« nous avons obtenu haché », « personne n'obtient réveillé »: English « get »."""
    if s.bag.isdisjoint(GET):
        return
    for i in range(1, len(s.words) - 1):
        if s.words[i] not in GET:
            continue
        after, kind = s.words[i + 1], s.kinds[i + 1]
        if (
            after in GET_PARTICLES
            or (kind & GOT and not kind & NOUN and s.seen[i] < 2)
            or (after in ("dans", "sur") and s.words[i - 1] in HAVE | SUBJECTS | {"<s>"})
        ):
            yield Hit("get", i, i + 2)


def bare_infinitive(s: Sentence) -> Iterator[Hit]:
    """« il refusait quitter », « refusait pour donner »: no « de » before the infinitive."""
    if not s.all_kinds & INFINITIVE:
        return
    for i in range(1, len(s.words) - 2):
        word, kind = s.words[i], s.kinds[i]
        if not kind & VERB or kind & NOUN or not word.startswith(ATTITUDE):
            continue
        if s.kinds[i + 1] & INFINITIVE and s.odd(i):
            yield Hit("bare-infinitive", i, i + 2)
        elif (
            s.words[i + 1] == "pour"
            and s.kinds[i + 2] & INFINITIVE
            and not word.startswith(("offr", "propos", "choisi", "commenc", "accept"))
        ):
            yield Hit("bare-infinitive", i, i + 3)


def determined_infinitive(s: Sentence) -> Iterator[Hit]:
    """« chaque construire », « un calculer »: an infinitive for a noun."""
    if not s.all_kinds & INFINITIVE:
        return
    for i in range(1, len(s.words) - 2):
        kind, word = s.kinds[i + 1], s.words[i + 1]
        if (
            s.words[i] in ("un", "une", "chaque", "cette", "ces", "des", "quelque")
            and kind & INFINITIVE
            and not kind & NOUN
            and s.seen[i] < 3
            and s.small(i + 1)
            and word not in NO_BARE_INFINITIVE
            and not word.endswith("aire")
        ):
            yield Hit("determiner-infinitive", i, i + 2)


def want_to(s: Sentence) -> Iterator[Hit]:
    """« elle veut Rachel à finir », « attendait pour l'heure à finir »."""
    if s.bag.isdisjoint(WANT) or "à" not in s.bag:
        return
    for i in range(1, len(s.words) - 4):
        if s.words[i] not in WANT:
            continue
        for k in range(i + 2, min(i + 5, len(s.words) - 1)):
            if s.kinds[k - 1] & INFINITIVE or s.words[k - 1] in PUNCTUATION:
                break
            after = s.kinds[k + 1]
            if s.words[k] == "à" and after & INFINITIVE and not after & NOUN:
                yield Hit("want-to", i, k + 2)
                break


def clash(s: Sentence) -> Iterator[Hit]:
    """Kinds of word that French does not put side by side: « avait tordre », « depuis dans »."""
    for i in range(1, len(s.words) - 2):
        if not s.odd(i) or s.broken[i + 1] or not s.small(i + 1):
            continue
        before, after = s.words[i], s.words[i + 1]
        left, right = s.kinds[i], s.kinds[i + 1]
        finite = right & CERTAIN and not right & OTHER
        if before in HAVE:
            if right & INFINITIVE and not right & NOUN:
                yield Hit("have-infinitive", i, i + 2)
        elif finite and left & FINITE and not left & OTHER and before not in BE | {"puis"}:
            yield Hit("verb-verb", i, i + 2)
        elif (
            before in PREPOSITIONS
            and before != "en"
            and (finite or after in PREPOSITIONS - {"en", "de", "d'", "sans"})
        ):
            yield Hit("preposition-clash", i, i + 2)


def ellipsis(s: Sentence) -> Iterator[Hit]:
    """« Il n'a pas. », « …, ils ne font pas »: an English auxiliary left alone."""
    if "pas" not in s.bag:
        return
    for i in range(3, len(s.words) - 2):
        if (
            s.words[i] in AUXILIARIES
            and s.words[i + 1] == "pas"
            and (s.words[i + 2] in CLOSING or s.words[i + 2] == ",")
            and s.words[i - 1] in ("n'", "ne")
            and s.words[i - 2] in ("il", "elle", "ils", "elles", "je", "tu")
            and s.words[i - 3] in CLOSING | {"<s>", ",", "mais", "et"}
        ):
            yield Hit("ellipsis", i - 2, i + 2)


def for_duration(s: Sentence) -> Iterator[Hit]:
    """« a pratiqué pour quinze ans »: « for » of a stretch of time that is over."""
    if "pour" not in s.bag or s.bag.isdisjoint(PERIODS) or s.bag.isdisjoint(HAVE):
        return
    for i in range(2, len(s.words) - 2):
        if s.words[i] == "pour" and s.words[i + 1] in NUMERALS and s.words[i + 2] in PERIODS:
            yield Hit("for-duration", i, i + 3)


DETECTORS = (
    continuous,
    present_participle,
    wrong_auxiliary,
    get,
    bare_infinitive,
    determined_infinitive,
    want_to,
    clash,
    ellipsis,
    for_duration,
)
