"""Repairs that grammar alone tells: a pronoun, an adverb, an article out of its place.

What is wrong is found by the detectors of `translate.rough`; a function here says how one kind is
mended: it gets the sentence and the hit and returns the edits, `(start, end, new text)` in
characters of the sentence, or none where it cannot be sure. `translate.repair.builtin` names them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.repair.edits import drop, swap
from translate.repair.edits import end as _end
from translate.repair.inflect import infinitive as _infinitive
from translate.repair.mend import opens_with_vowel
from translate.rough import agreement, clauses, closed, pronouns
from translate.rough.lexicon import Kind
from translate.rough.ngrams import pair_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.repair.edits import Edits
    from translate.repair.roughness import Roughness
    from translate.rough.sentence import Hit, Sentence

_OBJECTS = {"nous": "nous ", "vous": "vous ", "lui": "lui ", "moi": "me ", "toi": "te "}


# Beginnings of verbs that take « de » before an infinitive.
_WITH_DE = ("refus", "essay", "décid", "évit", "oubli", "cess", "tent", "promi", "accept")

_SPEECH = re.compile('[«»“”"—–]')
_QUOTATION = 8  # words before « …, elle prévient. » that are what she says, without their marks
_BEFORE_H = ("le", "la", "de", "que", "ne", "se", "je")
_BEFORE_QUOI = frozenset(("importe", "sais", "sait", "quelque", ",", "n'"))


def _joined(word: str, following: str) -> str:
    """`que` before a word: « que nous », « qu'il »."""
    return word[:-1] + "'" if opens_with_vowel(following) else word + " "


def drop_particle(s: Sentence, hit: Hit) -> Edits:
    """« jeté dehors le livre » → « jeté le livre »; « neuf hors de dix » → « neuf sur dix »."""
    words = s.words[hit.start : hit.end]
    if words[-1] in closed.NUMERALS and "hors" in words:
        return [(s.cut.starts[hit.start + 1], _end(s, hit.start + 2), "sur")]
    first = next(
        (i for i in range(hit.start, hit.end) if s.words[i] in ("en", "dehors", "dedans")), None
    )
    if first is None or words[-1] in ("de", "du", "d'"):
        return []
    last = hit.end - 1 if s.words[hit.end - 1] not in closed.DETERMINERS else hit.end - 2
    if s.broken[first] or s.words[last + 1] not in closed.DETERMINERS - {"des", "du"}:
        return []
    return [(_end(s, first - 1), _end(s, last), "")]


def move_pronoun(s: Sentence, hit: Hit) -> Edits:
    """« ils envoient nous » → « ils nous envoient »; « a mordu nous » → « nous a mordu »."""
    verb, pronoun = hit.start, hit.start + 1
    if verb == 1:  # « Marcher moi… » at the start stands for an imperative
        return []
    if s.words[pronoun] not in _OBJECTS or _in_its_place(s, verb):
        return []
    target = verb
    if s.kinds[verb] & Kind.PARTICIPLE and not s.kinds[verb] & (Kind.FINITE | Kind.INFINITIVE):
        if s.words[verb - 1] not in closed.HAVE:
            return []
        target = verb - 1
    elif not s.kinds[verb] & (Kind.FINITE | Kind.INFINITIVE) or s.words[verb - 1] in ("se", "s'"):
        return []
    form = _OBJECTS[s.words[pronoun]]
    if form in ("me ", "te ") and opens_with_vowel(s.raw[target]):
        form = form[0] + "'"
    if target == verb:  # the word before may have been elided: « d'acheter nous »
        return swap(s, verb, pronoun, form + s.raw[verb])
    return [*swap(s, target, target, form + s.raw[target]), drop(s, pronoun, pronoun)]


def _in_its_place(s: Sentence, verb: int) -> bool:
    """Whether the pronoun after a verb may stand there.

    « il y a moi », « servez lui » without its hyphen, « de voir nous rattrapera », « nous deux ».
    """
    return bool(
        s.kinds[verb] & Kind.PRESENT
        or s.words[verb - 1] == "y"
        or s.words[verb].endswith(("ez", "ons"))
        or s.words[verb + 2] in closed.NUMERALS | {"autres", "tous", "toutes"}
        or s.words[verb + 2].endswith(("ra", "ront", "rait", "raient"))
    )


def move_adverb(s: Sentence, hit: Hit) -> Edits:
    """« elle encore veut » → « elle veut encore »."""
    adverb, verb = hit.start + 1, hit.start + 2
    if not (s.kinds[verb] & Kind.FINITE or s.words[verb] in closed.HAVE | closed.BE):
        return []
    if s.words[adverb] == "jamais" or s.raw[hit.start].endswith("'"):
        return []
    return [(s.cut.starts[adverb], _end(s, verb), f"{s.raw[verb]} {s.raw[adverb]}")]


def invert(s: Sentence, hit: Hit) -> Edits:
    """« …, elle admet » → « …, admet-elle »."""
    pronoun, verb = hit.start, hit.end - 1
    plural = s.raw[verb].endswith("ent") and s.words[verb] != "prévient"
    if s.words[pronoun] == "je" or plural != s.words[pronoun].endswith("s"):
        return []
    at_the_end = hit.start > _QUOTATION and s.words[hit.end + 1 :] == ["</s>"]
    if not at_the_end and not _SPEECH.search(s.cut.text):  # « Elle rit, il rit, tout le monde rit »
        return []
    between = s.cut.text[_end(s, pronoun) : s.cut.starts[verb]].strip()
    link = "-" if s.raw[verb][-1] in "td" else "-t-"
    new = (
        f"{between}"
        + ("" if between.endswith("'") or not between else " ")
        + s.raw[verb]
        + link
        + s.raw[pronoun].lower()
    )
    return [(s.cut.starts[pronoun], _end(s, verb), new)]


def elide(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« que il » → « qu'il », « de Ingrid » → « d'Ingrid », « la heure » → « l'heure »."""
    for hit in agreement.elision(s):
        first = hit.start
        word, following = s.words[first], s.words[first + 1]
        if word == "parce" or not opens_with_vowel(s.raw[first + 1]):
            continue
        if word in ("le", "la") and not s.kinds[first + 1] & Kind.NOUN:
            continue
        if word == "que" and following not in closed.SUBJECTS | {"un", "une", "aucun", "aucune"}:
            continue  # « que inflation »: what is missing is the article
        yield _elided(s, first)
    for i in range(1, len(s.words) - 2):
        h = s.words[i] in _BEFORE_H and s.words[i + 1][0] == "h" and not s.broken[i + 1]
        if h and s.small(i + 1) and _mute(s.words[i + 1]):
            yield _elided(s, i)


def _elided(s: Sentence, i: int) -> Edits:
    return [(s.cut.starts[i], s.cut.starts[i + 1], s.raw[i][:-1] + "'")]


def _mute(word: str) -> bool:
    """Whether the counts have a word with h mostly after « l' » and « d' »."""
    elided_, full = (
        sum(pair_count(before, word) for before in pair) for pair in (("l'", "d'"), _BEFORE_H[:3])
    )
    return elided_ > 5 and elided_ > 5 * full


def contract(s: Sentence, hit: Hit) -> Edits:
    """« de le marché » → « du marché »."""
    if not s.kinds[hit.end - 1] & closed.SURE or s.words[hit.end - 1].endswith(("er", "re", "ir")):
        return []
    short = {"dele": "du", "deles": "des", "àle": "au", "àles": "aux"}
    new = short[s.words[hit.start] + s.words[hit.start + 1]]
    new = new.capitalize() if s.raw[hit.start][0].isupper() else new
    return [(s.cut.starts[hit.start], _end(s, hit.start + 1), new)]


def add_que(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« J'ai pensé c'était » → « J'ai pensé que c'était », « un emploi il refusait » too."""
    for hit in clauses.missing_que(s):
        subject = hit.start + 1
        pure = s.words[subject] not in ("on", "nous", "vous")  # « en 1990 on… », « le ciel vous… »
        there = s.words[subject] == "c'" and s.words[subject + 2] in ("que", "qu'")
        if not there and (hit.kind == "missing-que" or (rough.likely and pure)):
            start = s.cut.starts[subject]
            yield [(start, start, _joined("que", s.raw[subject]))]


def infinitive_first(s: Sentence, hit: Hit) -> Edits:
    """« Obtenant vos premiers clients » → « Obtenir vos premiers clients »."""
    infinitive = _infinitive(s.words[hit.start])
    following = s.words[hit.start + 1]
    if not infinitive or "," in s.words or following in ("que", "qu'", "de", "d'", "sur", "à"):
        return []
    return [(s.cut.starts[hit.start], _end(s, hit.start), infinitive.capitalize())]


def auxiliary(s: Sentence, hit: Hit) -> Edits:
    """« le ciel n'a pas tombé » → « le ciel n'est pas tombé »."""
    be = {
        "ai": "suis",
        "as": "es",
        "a": "est",
        "avons": "sommes",
        "avez": "êtes",
        "ont": "sont",
        "avait": "était",
        "avaient": "étaient",
        "avais": "étais",
        "avions": "étions",
        "aura": "sera",
        "auront": "seront",
        "aurait": "serait",
        "avoir": "être",
    }
    new = be.get(s.words[hit.start])
    if new is None or s.words[hit.end] in closed.PARTICLES:
        return []
    if s.words[hit.end] in closed.DETERMINERS - {"des", "du", "au"}:
        return []  # « elle a entré les données »
    plural = s.words[hit.start] in ("ont", "avaient", "auront", "avons")
    last = hit.end - 1
    edits = swap(s, hit.start, hit.start, new)
    if plural and not s.words[last].endswith("s"):  # the gender is not known, the number is
        edits.append((_end(s, last), _end(s, last), "s"))
    return edits


def link_infinitive(s: Sentence, hit: Hit) -> Edits:
    """« il refusait quitter » → « il refusait de quitter »."""
    word = s.words[hit.start]
    if hit.end - hit.start > 2 or not word.startswith(_WITH_DE):
        return []
    last = hit.end - 1
    link = "d'" if opens_with_vowel(s.raw[last]) else "de "
    return [(_end(s, hit.start), s.cut.starts[last], " " + link)]


def relative(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« des préhenseurs lesquels peuvent » → « des préhenseurs qui peuvent »."""
    for hit in pronouns.which(s):
        which, after = hit.start + 1, hit.start + 2
        if not (s.kinds[after] & Kind.FINITE or s.words[after] in closed.HAVE | closed.BE):
            clause = s.words[after] in closed.DETERMINERS | closed.SUBJECTS
            if rough.likely and clause and (hit.kind, s.words[which]) == ("which-comma", "lequel"):
                yield swap(s, which, which, "ce que")
            continue
        if hit.kind == "which" and s.kinds[hit.start] & Kind.NOUN:
            yield [(s.cut.starts[which], _end(s, which), "qui")]
        elif hit.kind == "which-comma" and s.words[hit.start] == "," and rough.likely:
            whole = s.words[which] == "lequel"  # most often what the whole clause says
            yield [(s.cut.starts[which], _end(s, which), "ce qui" if whole else "qui")]


def what(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« voici quoi nous faisons » → « voici ce que nous faisons »."""
    for hit in pronouns.what(s):
        i = hit.start
        if s.words[i - 1] in _BEFORE_QUOI:
            continue
        new = "ce que" if _is_subject(s, i + 1) else "ce qui"
        if s.raw[i][0].isupper():
            closing = next((word for word in s.words[i:] if word in closed.CLOSING), "")
            question = closing == "?" and new == "ce qui"
            new = "Qu'est-ce qui" if question else new.capitalize()
        yield [(s.cut.starts[i], s.cut.starts[i + 1], _relative(new, s.raw[i + 1]))]


def _is_subject(s: Sentence, i: int) -> bool:
    """Whether word `i` is the subject of the verb after it: « nous faisons », not « nous a »."""
    if s.words[i] not in closed.SUBJECTS:
        return False
    verb = s.kinds[i + 1]
    third = s.words[i + 1] in ("a", "est") or (verb & Kind.VERB_HE and not verb & Kind.VERB_WE)
    return s.words[i] not in ("nous", "vous", "lui") or not third


def _relative(pronoun: str, following: str) -> str:
    """« ce que » before a word: « ce que nous », « ce qu'il »."""
    if pronoun.endswith("que"):
        return pronoun[:-3] + _joined("que", following)
    return pronoun + " "
