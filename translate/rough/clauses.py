"""Clauses, questions and prepositions joined the English way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.rough.closed import (
    BE,
    CLOSING,
    DETERMINERS,
    HAVE,
    NUMERALS,
    OPINION,
    ORDINALS,
    PARTICLES,
    PREPOSITIONS,
    PURE_SUBJECTS,
    STAYING,
    STRANDED,
    SUBJECTS,
)
from translate.rough.lexicon import Kind
from translate.rough.sentence import Hit
from translate.rough.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.rough.sentence import Sentence

VERB, FINITE, NOUN = int(Kind.VERB), int(Kind.FINITE), int(Kind.NOUN)
NOT_VERB = int(Kind.NOUN | Kind.ADVERB)

LEFT_AFTER_COMMA = frozenset(("en", "la", "le", "les", "que", "sur"))
NO_FOR = frozenset(("est", "sont", "était", "suis", "vote", "voté", "voter"))
CLITICS = frozenset(("ne", "n'", "se", "s'"))
CLAUSE_SUBJECTS = PURE_SUBJECTS | {"elle", "elles", "c'", "nous", "vous"}
ARTICLES = frozenset(("un", "une", "le", "la", "l'", "ce", "des", "les"))
TIMES = frozenset(("fois", "moment", "jour", "soir", "matin", "nuit", "part"))
SUBORDINATING = word_set(
    "si quand lorsque lorsqu' comme où dont que qu' puisque après avant depuis"
)
NO_QUE = word_set("avant jusqu'à après pendant sans à de pour malgré depuis")
NEGATED = frozenset(("ne", "n'", "sans", "ni", "?", "que", "qu'"))
UP_AND_DOWN = frozenset(("en haut", "en bas", "en arrière"))
OUT_OF = frozenset(("hors de", "hors du", "hors des", "hors d'", "dehors de"))


def stranded(s: Sentence) -> Iterator[Hit]:
    """« demandaient pour. », « le train allait par. »: a preposition or article left alone."""
    for i in range(1, len(s.words) - 1):
        word, following = s.words[i], s.words[i + 1]
        if following != "," and following not in CLOSING:
            continue
        if word in STRANDED:
            if s.raw[i][0].isupper() or s.broken[i + 1]:
                continue
            if following == "," and word in LEFT_AFTER_COMMA:
                continue
            if s.words[i + 2 : i + 3] == ["."]:  # dots: the sentence is broken off
                continue
            yield Hit("stranded", i, i + 1)
        elif (
            word == "pour"
            and following != ","
            and s.kinds[i - 1] & VERB
            and s.words[i - 1] not in NO_FOR
        ):
            yield Hit("stranded", i - 1, i + 1)


def missing_que(s: Sentence) -> Iterator[Hit]:
    """« J'ai pensé c'était », « un emploi il refusait »: no « que » between two clauses."""
    if s.bag.isdisjoint(CLAUSE_SUBJECTS):
        return
    for i in range(2, len(s.words) - 2):
        word, after = s.words[i], s.words[i + 1]
        if word not in CLAUSE_SUBJECTS or s.broken[i]:
            continue
        if not (s.kinds[i + 1] & FINITE or after in CLITICS or after in BE or after in HAVE):
            continue
        if s.words[i - 1] in OPINION:
            if word in PURE_SUBJECTS or word == "c'" or not s.kinds[i - 2] & VERB:
                yield Hit("missing-que", i - 1, i + 2)
        elif _noun_before_clause(s, i):
            yield Hit("missing-relative", i - 1, i + 2)


def _noun_before_clause(s: Sentence, i: int) -> bool:
    """Whether the subject at `i` follows a noun that it does not belong to, in a main clause."""
    noun = s.kinds[i - 1]
    unsure = s.words[i] in ("nous", "vous", "elle", "elles") and s.seen[i - 1] > 0
    return bool(
        i > 4
        and noun & NOUN
        and not noun & FINITE
        and s.words[i] != "c'"
        and s.words[i - 2] in ARTICLES
        and s.words[i - 1] not in TIMES
        and s.raw[i - 1][0].islower()
        and SUBORDINATING.isdisjoint(s.words[max(0, i - 8) : i])
        and not unsure
    )


def clause_after_preposition(s: Sentence) -> Iterator[Hit]:
    """« avant il était », « jusqu'à il avait », « à propos de pourquoi »."""
    for i in range(1, len(s.words) - 2):
        word, after = s.words[i], s.words[i + 1]
        if word in NO_QUE and (after == "c'" or (after in PURE_SUBJECTS and after != "on")):
            if not s.broken[i + 1] and (s.kinds[i + 2] & FINITE or s.words[i + 2] in CLITICS):
                yield Hit("clause-after-preposition", i, i + 3)
        elif (
            after in ("pourquoi", "comment")
            and word in PREPOSITIONS - {"en", "selon"}
            and s.seen[i] < 20
        ):
            yield Hit("clause-after-preposition", i, i + 2)


def ordinal_first(s: Sentence) -> Iterator[Hit]:
    """« Deuxième, charge de l'argent »: an ordinal where French has « deuxièmement »."""
    if len(s.words) > 4 and s.words[2] == "," and s.words[1] in ORDINALS:
        yield Hit("ordinal-first", 1, 3)


def negation(s: Sentence) -> Iterator[Hit]:
    """« aucun disque a été compromis »: no « ne » beside « aucun »."""
    for i in range(1, len(s.words) - 1):
        word = s.words[i]
        if word in ("aucuns", "aucunes"):
            yield Hit("negation", i, i + 2)
        elif word in ("aucun", "aucune") and s.words[i - 1] not in PREPOSITIONS:
            verbs = any(kind & FINITE and not kind & NOUN for kind in s.kinds[i + 2 : i + 7])
            if verbs and s.bag.isdisjoint(NEGATED):
                yield Hit("negation", i, i + 2)


def question_order(s: Sentence) -> Iterator[Hit]:
    """« Est tout cela surhypé ? »: a question that begins like an English one."""
    if len(s.words) < 6 or s.words[-2] != "?":
        return
    first, second = s.words[1], s.words[2]
    subject = second in DETERMINERS or second in SUBJECTS or second in ("ceci", "cela", "tout")
    if subject and (first in BE or first in ("a", "ont")):
        yield Hit("question-order", 1, 4)


def particle(s: Sentence) -> Iterator[Hit]:
    """« fermons en bas », « jeté dehors le code », « neuf hors de dix »: an English particle."""
    for i in range(2, len(s.words) - 2):
        if s.words[i] == "en" or s.words[i] in PARTICLES:
            length = _particle_at(s, i)
            if length:
                yield Hit("particle", i - 1, i + length)


def _particle_at(s: Sentence, i: int) -> int:
    """How many words from `i` on are an English particle; 0 where there is none."""
    word, after = s.words[i], s.words[i + 2]
    pair = f"{word} {s.words[i + 1]}"
    verb = _plain_verb(s, i - 1)
    if pair in UP_AND_DOWN:
        governed = (verb or s.kinds[i - 1] & NOUN) and s.seen[i - 1] <= 8
        return 2 if governed and after not in ("de", "du", "des", "d'") else 0
    if pair == "hors de" and after in NUMERALS:
        return 3
    if pair in OUT_OF:
        return 2 if verb and s.odd(i - 1) else 0
    rare = s.odd(i - 1) or (word != "retour" and s.seen[i - 1] < 3)
    return 1 if word != "en" and verb and rare else 0


def _plain_verb(s: Sentence, i: int) -> bool:
    """Whether word `i` is a verb, of a kind that « dehors » or « en haut » does not go with."""
    return bool(
        s.kinds[i] & VERB
        and not s.kinds[i] & NOT_VERB
        and s.words[i] not in BE
        and not s.words[i].startswith(STAYING)
    )


DETECTORS = (
    stranded,
    missing_que,
    clause_after_preposition,
    ordinal_first,
    negation,
    question_order,
    particle,
)
