"""Agreement: the determiner, the adjective or the verb is given the form that its noun asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.repair.conjugate import THIRD_PERSON
from translate.repair.edits import Edits, end, like
from translate.repair.inflect import analysis
from translate.repair.mend import opens_with_vowel
from translate.rough import agreement, closed
from translate.rough.lexicon import Kind
from translate.rough.ngrams import counts
from translate.rough.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.repair.roughness import Roughness
    from translate.rough.sentence import Sentence

_USUAL = 300  # counts of a noun whose gender is sure: « une philosophe » may well be right
# Nouns of two genders, or with two senses: « un page », « prendre le frais ».
_TWO_GENDERS = word_set("page frais professeur auteur ingénieur témoin mannequin")
_FEMININE = {"un": "une", "ce": "cette", "du": "de la", "au": "à la"}
_MASCULINE = {"une": "un", "cette": "ce", "sa": "son"}
# In a rough sentence also these, which are pronouns too.
_ROUGH_FEMININE = {"le": "la", "cet": "cette", "aucun": "aucune", "quel": "quelle"}
_ROUGH_MASCULINE = {"la": "le", "ma": "mon", "ta": "ton", "aucune": "aucun", "quelle": "quel"}
_PLURAL = {
    "le": "les",
    "la": "les",
    "l'": "les ",
    "ce": "ces",
    "cet": "ces",
    "cette": "ces",
    "mon": "mes",
    "ma": "mes",
    "son": "ses",
    "sa": "ses",
    "ton": "tes",
    "ta": "tes",
    "notre": "nos",
    "votre": "vos",
    "leur": "leurs",
    "du": "des",
    "au": "aux",
    "un": "des",
    "une": "des",
}
# Endings of adjectives: masculine, feminine, and the plurals.
_ENDINGS = (
    ("eux", "euse", "eux", "euses"),
    ("if", "ive", "ifs", "ives"),
    ("el", "elle", "els", "elles"),
    ("en", "enne", "ens", "ennes"),
    ("er", "ère", "ers", "ères"),
    ("al", "ale", "aux", "ales"),
    ("c", "que", "cs", "ques"),
    ("c", "che", "cs", "ches"),
    ("", "e", "s", "es"),
    ("", "", "s", "s"),
)
_CLITICS = frozenset(("ne", "n'", "la", "le", "les", "l'", "se", "s'", "y", "en", "nous", "vous"))
_GOVERNING = closed.PREPOSITIONS | {"un"}  # « la taxe sur les bureaux qui existe déjà »
_THIRD = THIRD_PERSON | {30, 31}  # the passé simple as well
_NUMBER = {3: 6, 14: 17, 20: 23, 26: 29}  # third person singular to plural, by tense


def determiner(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« un heure » → « une heure », « la laboratoire » → « le laboratoire »."""
    for hit in agreement.determiner(s):
        det, noun = hit.start, hit.end - 1
        if noun != det + 1:
            continue
        new = _determiner(s, det, rough)
        if new:
            yield [(s.cut.starts[det], end(s, det), like(new, s.raw[det]))]


def _determiner(s: Sentence, det: int, rough: Roughness) -> str:
    word, noun, kind = s.words[det], s.words[det + 1], s.kinds[det + 1]
    if noun in _TWO_GENDERS or counts().counts[counts().number[noun]] < _USUAL:
        return ""
    if kind & Kind.PLURAL:
        return _PLURAL.get(word, "") if rough.likely else ""
    if not kind & (Kind.FEMININE | Kind.MASCULINE):
        return ""
    sure, unsure = (
        (_FEMININE, _ROUGH_FEMININE) if kind & Kind.FEMININE else (_MASCULINE, _ROUGH_MASCULINE)
    )
    new = sure.get(word) or (unsure.get(word, "") if rough.likely else "")
    if opens_with_vowel(noun) and new in ("le", "la", "ce", "de la", "à la"):
        return ""
    return new


def adjective(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« la luminosité élevé » → « la luminosité élevée », in a rough sentence."""
    for hit in agreement.adjective(s):
        noun, adj = hit.start + 1, hit.start + 2
        if not rough.likely:
            continue
        plural = s.words[hit.start] in agreement.PLURALS
        kind = s.kinds[noun]
        if not kind & (Kind.MASCULINE | Kind.FEMININE) and not plural:
            continue
        new = _agreed(s.words[adj], feminine=bool(kind & Kind.FEMININE), plural=plural)
        if new and new != s.words[adj]:
            yield [(s.cut.starts[adj], end(s, adj), new)]


def _agreed(word: str, *, feminine: bool, plural: bool) -> str:
    """The form of an adjective for a gender and number, where the vocabulary has it."""
    known = counts().number
    for endings in _ENDINGS:
        for ending in endings:
            if not word.endswith(ending):
                continue
            new = word.removesuffix(ending) + endings[feminine + 2 * plural]
            if new in known and counts().kinds[known[new]] & Kind.ADJECTIVE:
                return new
    return ""


def verb(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« les résultats montre » → « les résultats montrent », « ils la garde » too."""
    for i, plural in _wrong_verbs(s):
        wanted = _NUMBER if plural else {they: he for he, they in _NUMBER.items()}
        found = analysis(s.words[i], frozenset(wanted))
        if found:
            yield [(s.cut.starts[i], end(s, i), found.at(wanted[found.place]))]


def _wrong_verbs(s: Sentence) -> Iterator[tuple[int, bool]]:
    """Verbs of the wrong number: where, and whether the plural is right."""
    for hit in agreement.subject_verb(s):
        if analysis(s.words[hit.end], _THIRD):  # « Un geste violent acheva… »
            continue
        if s.words[hit.start] not in ("au", "du", "aux"):  # « Au large passent des navires »
            yield hit.end - 1, s.words[hit.start] in agreement.PLURALS | {"ils"}
    for i in range(1, len(s.words) - 3):
        if s.words[i] == "ils" and s.words[i + 1] in _CLITICS and _singular(s, i + 2):
            yield i + 2, True
        elif s.words[i + 2] == "qui" and s.words[i] in agreement.PLURALS and _singular(s, i + 3):
            plural = s.kinds[i + 1] & Kind.NOUN and s.kinds[i + 1] & Kind.PLURAL
            governed = s.words[i] in ("aux", "des") or s.words[i - 1] in _GOVERNING
            if plural and not governed:
                yield i + 3, True


def _singular(s: Sentence, i: int) -> bool:
    """Whether word `i` is a verb of the third person singular and nothing else."""
    return bool(s.kinds[i] & agreement.HE and not s.kinds[i] & agreement.OTHER_THAN_HE)


_ATTRIBUTED = frozenset(("le", "la", "une", "un", "cette", "ce", "sa", "notre", "votre", "leur"))


def attribute(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« La fuite est réel » → « La fuite est réelle », at the start of a sentence."""
    if len(s.words) < 6 or s.words[1] not in (
        "le",
        "la",
        "une",
        "un",
        "cette",
        "ce",
        "sa",
        "notre",
        "votre",
        "leur",
    ):
        return
    kind, be = s.kinds[2], 3
    if s.words[3] in ("de", "des", "du", "d'") and s.kinds[4] & Kind.NOUN:
        be = 5
    if len(s.words) < be + 3 or s.words[be] not in ("est", "était", "sera", "serait"):
        return
    adj = s.kinds[be + 1]
    crossed = (kind & Kind.FEMININE and adj & Kind.MASCULINE) or (
        kind & Kind.MASCULINE and adj & Kind.FEMININE
    )
    plain = adj & Kind.ADJECTIVE and not adj & (Kind.FINITE | Kind.ADVERB)
    if kind & Kind.NOUN and crossed and plain:
        new = _agreed(s.words[be + 1], feminine=bool(kind & Kind.FEMININE), plural=False)
        if new:
            yield [(s.cut.starts[be + 1], end(s, be + 1), new)]
