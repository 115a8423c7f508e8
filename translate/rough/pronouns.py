"""Pronouns and adverbs where English puts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.rough.closed import (
    BE,
    CLOSING,
    HAVE,
    MODALS,
    MOVABLE,
    PREPOSITIONS,
    PUNCTUATION,
    PURE_SUBJECTS,
    SAYS,
    STRESSED,
    SUBJECTS,
    WHICH,
)
from translate.rough.lexicon import Kind
from translate.rough.sentence import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.rough.sentence import Sentence

VERB, FINITE, ADVERB = int(Kind.VERB), int(Kind.FINITE), int(Kind.ADVERB)
NOMINAL = int(Kind.NOUN | Kind.ADJECTIVE)
GOVERNING = int(Kind.VERB | Kind.PRESENT)
MOVING = int(Kind.FINITE | Kind.INFINITIVE)
DOING = int(Kind.PARTICIPLE | Kind.PRESENT)

AFTER_SUBJECT = frozenset(("aussi", "seul", "seuls", "seule", "même", "ne", "n'", "y", "en", "non"))
NOT_OBJECT = AFTER_SUBJECT | {"qui", "que", "puis"}
NO_VERB = frozenset(("pourquoi", "comment", "puis", "jamais", "quand"))
BEFORE_INVERSION = frozenset(("comme", "que", "qu'", "ce", "où", "dont"))
BEFORE_WHICH = PREPOSITIONS | {"et", "ou", "<s>", "savoir", "que", "mais", "ni", "quant", "auprès"}
SPEAKERS = frozenset(("il", "elle", "ils", "elles", "je"))


def misplaced_pronoun(s: Sentence) -> Iterator[Hit]:
    """« ils envoient nous », « n'a pas demandé moi une question »: the object after its verb."""
    if s.bag.isdisjoint(STRESSED):
        return
    for i in range(2, len(s.words) - 1):
        if s.words[i] not in STRESSED or s.broken[i]:
            continue
        verb, kind, following = s.words[i - 1], s.kinds[i - 1], s.words[i + 1]
        if (
            not kind & GOVERNING
            or kind & NOMINAL
            or verb in BE
            or verb in NO_VERB
            or "-" in verb
            or verb.startswith(MODALS)
            or s.words[i - 2] in BEFORE_INVERSION
            or following in NOT_OBJECT
            or s.kinds[i + 1] & MOVING
            or following.endswith(("er", "ir", "re"))
        ):
            continue
        yield Hit("pronoun-after-verb", i - 1, i + 1)


def adverb_before_verb(s: Sentence) -> Iterator[Hit]:
    """« elle encore veut », « je juste demandais »: an adverb between subject and verb."""
    if s.bag.isdisjoint(SUBJECTS):
        return
    for i in range(1, len(s.words) - 2):
        if s.words[i] not in SUBJECTS or s.broken[i + 1] or s.broken[i + 2]:
            continue
        if s.words[i + 1] not in MOVABLE and not s.kinds[i + 1] & ADVERB:
            continue
        if s.words[i - 1] in PREPOSITIONS:
            continue
        if s.words[i] in PURE_SUBJECTS or s.kinds[i + 2] & FINITE or s.words[i + 2] in BE | HAVE:
            yield Hit("adverb-before-verb", i, i + 3)


def reflexive(s: Sentence) -> Iterator[Hit]:
    """« demandé nous-mêmes », « enseigné elle-même à souder »."""
    for i in range(2, len(s.words) - 1):
        if (
            s.words[i].endswith(("-même", "-mêmes"))
            and not s.words[i].startswith(("là", "ici", "soi"))
            and s.kinds[i - 1] & DOING
            and s.words[i - 1] not in BE
            and s.seen[i - 1] < 2
        ):
            yield Hit("reflexive", i - 1, i + 1)


def said(s: Sentence) -> Iterator[Hit]:
    """« … », elle dit: a speech verb after a quotation without inversion."""
    if s.bag.isdisjoint(SAYS):
        return
    for i in range(2, len(s.words) - 2):
        if s.words[i] not in SPEAKERS or not s.raw[i][0].islower():
            continue
        k = i + 2 if s.words[i + 1] in ("se", "s'", "me", "m'") else i + 1
        after = s.words[k + 1]
        if (
            (s.broken[i] or s.words[i - 1] == ",")
            and s.words[k] in SAYS
            and (after in CLOSING or after == ",")
        ):
            yield Hit("said", i, k + 1)


def what(s: Sentence) -> Iterator[Hit]:
    """« quoi nous faisons », « Quoi est arrivé ? »."""
    if "quoi" not in s.bag:
        return
    for i in range(1, len(s.words) - 1):
        if s.words[i] != "quoi" or s.words[i - 1] in PREPOSITIONS | {"comme"} or s.broken[i + 1]:
            continue
        after = s.words[i + 1]
        if after in SUBJECTS or after in BE or after in HAVE or s.kinds[i + 1] & FINITE:
            yield Hit("what", i, i + 2)


def which(s: Sentence) -> Iterator[Hit]:
    """« des préhenseurs lesquels peuvent »: the English relative « which »."""
    if s.bag.isdisjoint(WHICH):
        return
    for i in range(2, len(s.words) - 1):
        before = s.words[i - 1]
        if (
            s.words[i] in WHICH
            and before not in BEFORE_WHICH
            and not s.kinds[i - 1] & VERB
            and s.words[i + 1] not in ("de", "des", "d'", "du")
        ):
            yield Hit("which-comma" if before in PUNCTUATION else "which", i - 1, i + 2)


DETECTORS = (misplaced_pronoun, adverb_before_verb, reflexive, said, what, which)
