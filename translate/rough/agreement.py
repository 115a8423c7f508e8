"""Agreement: determiner and noun, noun and adjective, subject and verb; elision and contraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.rough.closed import SURE
from translate.rough.english import borrowed_words
from translate.rough.lexicon import Kind
from translate.rough.sentence import Hit
from translate.rough.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.rough.sentence import Sentence

NOUN, ADJECTIVE, VERB = int(Kind.NOUN), int(Kind.ADJECTIVE), int(Kind.VERB)
M, F, SINGULAR, PLURAL = (
    int(kind) for kind in (Kind.MASCULINE, Kind.FEMININE, Kind.SINGULAR, Kind.PLURAL)
)
HE, THEY = int(Kind.VERB_HE), int(Kind.VERB_THEY)
CERTAIN = int(SURE)
MOVING = int(Kind.FINITE | Kind.INFINITIVE)
FINITE = int(Kind.FINITE)
OTHER_THAN_HE = int(Kind.VERB_THEY | Kind.NOUN | Kind.ADJECTIVE | Kind.PARTICIPLE)
OTHER_THAN_THEY = int(Kind.VERB_HE | Kind.NOUN | Kind.ADJECTIVE)

MASCULINE = word_set("le un ce du au aucun quel")
FEMININE = word_set("la une cette ma ta sa aucune quelle")
EITHER = word_set("l' chaque mon ton son notre votre leur")
PLURALS = word_set("les des ces aux mes tes ses nos vos leurs plusieurs quelques")
ELIDING = word_set("le la de que ne je se me te jusque lorsque puisque parce")
VOWELS = frozenset("aàâeéèêëiîïoôuùûœæ")
VOWEL_LIKE = VOWELS | {"y", "h"}
NO_ELISION = word_set(
    "un une onze onzième oui ouistiti huit huitième hui yaourt y ou où et à a e i o u uhlan iode"
    " ululer ouate oh ah eh euh ex ai-je"
)
# Endings of nouns for people of both genders, and of words that can only be nouns.
EPICENE = tuple(
    word_set(
        "logue sophe iste aire ecte ique crate graphe médecin maire juge ministre chef mort pub"
        " papiers binôme chèvre"
    )
)
NOMINAL = ("tion", "sion", "té", "ment", "eur", "age", "isme", "ure", "ance", "ence")
COLLECTIVE = word_set(
    "plupart majorité moitié dizaine douzaine vingtaine centaine tiers reste fois"
)
GRADES = ("plus", "très", "si", "aussi", "moins")
INFORMAL = word_set("tu t' te toi ton ta tes")
FORMAL = word_set("vous votre vos")


def elision(s: Sentence) -> Iterator[Hit]:
    """« que il », « la entreprise », « de Ingrid »."""
    for i in range(1, len(s.words) - 1):
        following = s.words[i + 1]
        if s.words[i] not in ELIDING or following[0] not in VOWELS or s.broken[i + 1]:
            continue
        if following in NO_ELISION or len(following) == 1 or s.seen[i] > 30:
            continue
        if s.raw[i + 1][0].islower():
            yield Hit("elision", i, i + 2)
        elif not s.raw[i + 1].isupper():
            yield Hit("elision-name", i, i + 2)


def contraction(s: Sentence) -> Iterator[Hit]:
    """« de le marché », « à les clients »."""
    for i in range(1, len(s.words) - 2):
        if s.words[i] in ("de", "à") and s.words[i + 1] in ("le", "les") and s.small(i + 1):
            noun, kind = s.words[i + 2], s.kinds[i + 2]
            if kind & NOUN and kind & CERTAIN and not noun.endswith(("er", "ir", "re")):
                yield Hit("contraction", i, i + 3)


def determiner(s: Sentence) -> Iterator[Hit]:
    """« sa démarrage », « le luminosité », « une projets », « son plante »."""
    for i in range(1, len(s.words) - 1):
        kind = s.kinds[i + 1]
        if not kind & NOUN or s.seen[i] > 0 or s.broken[i + 1] or not s.small(i + 1):
            continue
        if s.words[i - 1] in ("et", "l'", "quelqu'"):  # « trente et une personnes », « l'une… »
            continue
        if (kind & FINITE and kind & ADJECTIVE) or s.words[i + 1].endswith(EPICENE):
            continue
        if kind & MOVING and s.words[i] in ("le", "la", "les", "l'"):
            continue
        if s.words[i + 2 : i + 3] and s.words[i + 2] in borrowed_words():  # « du machine learning »
            continue
        if _wrong_determiner(s.words[i], s.words[i + 1], kind):
            yield Hit("determiner", i, i + 2)


def _wrong_determiner(word: str, noun: str, kind: int) -> bool:
    if word in MASCULINE:
        return bool(kind & (F | PLURAL))
    if word in FEMININE:
        return bool(kind & PLURAL or (kind & M and not kind & F))
    if word in ("son", "mon", "ton") and kind & F and not kind & ADJECTIVE:
        return noun[0] not in VOWEL_LIKE
    if word in EITHER:
        return bool(kind & PLURAL)
    if word in PLURALS and word not in ("des", "aux") and kind & SINGULAR:
        return word != "les" or noun.endswith(NOMINAL)
    return False


def graded(s: Sentence) -> Iterator[Hit]:
    """« une plus grand procès »."""
    for i in range(1, len(s.words) - 2):
        if s.words[i] in ("un", "une", "cette") and s.words[i + 1] in GRADES:
            kind = s.kinds[i + 2]
            wrong, right = (F, M) if s.words[i] == "un" else (M, F)
            if kind & wrong and kind & SINGULAR and not kind & right:
                yield Hit("determiner", i, i + 3)


def adjective(s: Sentence) -> Iterator[Hit]:
    """« la luminosité élevé », « les résultats importante »."""
    for i in range(1, len(s.words) - 2):
        noun, adj = s.kinds[i + 1], s.kinds[i + 2]
        if not noun & NOUN or not adj & ADJECTIVE or s.seen[i + 1] > 0 or s.broken[i + 2]:
            continue
        if noun & (MOVING | ADJECTIVE) or adj & (FINITE | NOUN) or s.words[i + 1] in COLLECTIVE:
            continue
        if not s.small(i + 1) or not s.small(i + 2) or s.words[i + 2] in ("arrière", "avant"):
            continue
        if _wrong_adjective(s.words[i], noun, adj):
            yield Hit("adjective", i, i + 3)


def _wrong_adjective(word: str, noun: int, adj: int) -> bool:
    crossed = bool((noun & F and adj & M) or (noun & M and adj & F))
    if word in PLURALS:
        return bool(adj & SINGULAR) or (bool(noun & PLURAL and adj & PLURAL) and crossed)
    if word in MASCULINE or word in FEMININE or word in EITHER:
        return bool(adj & PLURAL) or crossed
    return False


def subject_verb(s: Sentence) -> Iterator[Hit]:
    """« les résultats montre », « le client veulent », « ils est »."""
    for i in range(1, len(s.words) - 2):
        word, next_kind = s.words[i], s.kinds[i + 1]
        if word in ("ils", "il", "on") and s.words[i - 1] != "d'":
            wrong, right = (HE, THEY) if word == "ils" else (THEY, HE)
            if s.seen[i] < 1 and next_kind & wrong and not next_kind & right:
                yield Hit("subject-verb", i, i + 2)
    if len(s.words) > 5 and _wrong_verb(s):
        yield Hit("subject-verb", 1, 4)


def _wrong_verb(s: Sentence) -> bool:
    """Whether the sentence opens with determiner, noun and a verb of the other number."""
    word, noun, verb = s.words[1], s.kinds[2], s.kinds[3]
    if not noun & NOUN or s.seen[2] > 1 or s.broken[3]:
        return False
    if word in PLURALS and noun & PLURAL:
        return bool(verb & HE and not verb & OTHER_THAN_HE)
    if word in MASCULINE | FEMININE and noun & SINGULAR and s.words[2] not in COLLECTIVE:
        return bool(verb & THEY and not verb & OTHER_THAN_THEY)
    return False


def address(s: Sentence) -> Iterator[Hit]:
    """« tu » and « vous » to one person in one sentence, outside quotations."""
    if s.bag.isdisjoint(INFORMAL) or s.bag.isdisjoint(FORMAL):
        return
    first = next(i for i, word in enumerate(s.words) if word in INFORMAL)
    second = next(i for i, word in enumerate(s.words) if word in FORMAL)
    if not s.quoted(first) and not s.quoted(second):
        yield Hit("tu-vous", min(first, second), max(first, second) + 1)


DETECTORS = (elision, contraction, determiner, graded, adjective, subject_verb, address)
