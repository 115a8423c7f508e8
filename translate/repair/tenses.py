"""English tenses and verb forms: the continuous tense, « get », a participle for an infinitive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.repair.conjugate import forms
from translate.repair.edits import Edits, drop, end, like, swap
from translate.repair.inflect import (
    CONDITIONAL_TO_IMPERFECT,
    PARTICIPLE,
    analysis,
    infinitive,
)
from translate.repair.mend import opens_with_vowel
from translate.rough import closed, verbs
from translate.rough.lexicon import Kind
from translate.rough.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.repair.roughness import Roughness
    from translate.rough.sentence import Sentence

_BE = forms("être")
_GET = forms("obtenir")
_BECOME = forms("devenir")
_WANT = ("voul", "veu", "voud", "attend", "souhait", "espèr", "espér", "préf")
_SUBJUNCTIVE = {"nous": 35, "vous": 36, "je": 32, "tu": 33}
_PLURAL = word_set("les des ces mes tes ses nos vos leurs eux deux trois plusieurs quelques")
# Beginnings of verbs, by what they put before an infinitive.
_LINKS = (
    (("commenc", "continu", "réuss", "appren", "aid", "hésit", "persist"), "à "),
    (("arrêt", "cess", "évit", "envisag", "risqu", "suggér", "propos", "essa", "fini"), "de "),
    (("aim", "préf", "ador", "détest", "déteste", "voul", "souhait", "espèr", "espér"), ""),
)
_CLITICS = ("l'", "le", "la", "les", "s'", "se")
_SPENT = ("pass", "dépens", "gaspill", "perd")
_TIME = word_set(
    "temps jour jours journée semaine semaines mois an ans année années heure heures minutes vie"
    " matinée soirée nuit week-end après-midi"
)
_AFTER_IS = word_set("comment pourquoi que qu' de d' la le l' les un une si ce")
_NO_GERUND = word_set("étant ayant regardant")


def continuous(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« il est vendant des livres » → « il vend des livres »."""
    for hit in verbs.continuous(s):
        be, last = hit.start, hit.end - 1
        verb = infinitive(s.words[last])
        if not verb or s.words[be - 1] in ("c'", "ce", "qu'") or s.words[be] not in _BE:
            continue
        if s.words[last] in _NO_GERUND:
            continue
        new = like(forms(verb)[_BE.index(s.words[be])], s.raw[be])
        yield [*swap(s, be, be, new), drop(s, last, last)]


def got(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« elle obtient embauchée » → « elle est embauchée »."""
    if s.bag.isdisjoint(closed.GET):
        return
    for get in range(1, len(s.words) - 1):
        if s.words[get] not in _GET or s.seen[get] > 2:
            continue
        passive = _participle(s, get + 1)
        if not passive and not _adjective(s, get + 1):
            continue
        place = _GET.index(s.words[get])
        if place == PARTICIPLE and s.words[get - 1] not in closed.HAVE:
            continue
        yield swap(s, get, get, like((_BE if passive else _BECOME)[place], s.raw[get]))


def _adjective(s: Sentence, i: int) -> bool:
    """Whether word `i` is an adjective that no noun follows."""
    kind = s.kinds[i]
    return bool(
        kind & Kind.ADJECTIVE
        and not kind & (Kind.NOUN | Kind.FINITE)
        and not s.kinds[i + 1] & (Kind.NOUN | Kind.ADJECTIVE)
    )


def _participle(s: Sentence, i: int) -> bool:
    """Whether word `i` is a past participle, also one that the vocabulary does not have."""
    if s.kinds[i] & Kind.PARTICIPLE:
        return not s.kinds[i] & Kind.NOUN
    return not s.known[i] and s.small(i) and s.words[i].endswith(("é", "ée", "és", "ées"))


def participle(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« sans sachant » → « sans savoir », « du temps vendant » → « du temps à vendre »."""
    if not s.all_kinds & Kind.PRESENT:
        return
    for i in range(2, len(s.words) - 1):
        if not s.kinds[i] & Kind.PRESENT or s.kinds[i] & Kind.NOUN or s.broken[i]:
            continue
        if s.words[i] in closed.NO_PARTICIPLE | _NO_GERUND or not s.small(i):
            continue
        verb = infinitive(s.words[i])
        if not verb:
            continue
        keep = analysis(s.words[i - 1], range(len(_BE)))
        if keep and keep.verb == "garder" and not s.kinds[i - 1] & Kind.NOUN:
            yield swap(s, i - 1, i, f"{forms('continuer')[keep.place]} à {verb}")
        elif s.words[i - 1] in ("par", "dans", "sur") and s.odd(i - 1):
            yield swap(s, i - 1, i - 1, like("en", s.raw[i - 1]))
        else:
            link = _link(s, i)
            if link is not None:
                yield swap(s, i, i, link + verb)


def _link(s: Sentence, i: int) -> str | None:
    """What stands between word `i - 1` and the infinitive that word `i` stands for."""
    before = s.words[i - 1]
    rare = s.seen[i - 1] < 3
    odd = s.odd(i - 1)
    spent = any(word.startswith(_SPENT) for word in s.words[max(1, i - 8) : i - 1])
    link = None
    if before in _CLITICS:
        link = "" if s.words[i - 2] in ("sans", "pour") else None
    elif before in ("sans", "pour", "avant"):
        link = ("de " if before == "avant" else "") if rare else None
    elif before in ("de", "d'", "à"):
        link = "" if odd else None
    elif before in _TIME:
        link = "à " if odd and spent else None
    elif odd and s.kinds[i - 1] & Kind.VERB and not s.kinds[i - 1] & Kind.NOUN:
        link = next((link for verbs_, link in _LINKS if before.startswith(verbs_)), None)
    return link


def condition(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« Si nous aurions le temps » → « Si nous avions le temps »."""
    for i in range(1, min(3, len(s.words) - 3)):
        if s.words[i] not in ("si", "s'") or (i == 2 and s.words[1] not in ("et", "mais")):
            continue
        verb = i + 2
        if s.words[i + 1] not in closed.SUBJECTS:
            return
        found = analysis(s.words[verb], frozenset(CONDITIONAL_TO_IMPERFECT))
        future = s.words[verb].endswith("rai")
        if found and not future and "," in s.words:
            yield swap(s, verb, verb, found.at(CONDITIONAL_TO_IMPERFECT[found.place]))
        return


def wanted(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« elle veut son fils à finir » → « elle veut que son fils finisse »."""
    for hit in verbs.want_to(s):
        want, to, verb = hit.start, hit.end - 2, hit.end - 1
        first = want + 2 if s.words[want + 1] == "pour" else want + 1
        person = _SUBJUNCTIVE.get(s.words[first], 37 if s.words[first] in _PLURAL else 34)
        if not s.words[want].startswith(_WANT) or first >= to or s.words[first] == "que":
            continue
        if s.words[first] in ("un", "une", "des"):
            continue  # « il veut des gens à aider »
        found = analysis(s.words[verb], range(1))
        if found:
            who = s.cut.text[s.cut.starts[first] : end(s, to - 1)]
            que = "qu'" if opens_with_vowel(who) else "que "
            yield [(s.cut.starts[want + 1], end(s, verb), f"{que}{who} {found.at(person)}")]


def said_of_what(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« Ce que nous regardons est comment ils font » → « …, c'est comment ils font »."""
    if s.words[1] != "ce" or s.words[2] not in ("que", "qu'", "qui"):
        return
    for i in range(4, min(10, len(s.words) - 2)):
        if s.words[i] in closed.PUNCTUATION:
            return
        if s.words[i] == "est" and s.kinds[i - 1] & Kind.VERB and s.words[i + 1] in _AFTER_IS:
            yield [(end(s, i - 1), end(s, i), ", c'est")]
            return


def compound(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« il a vendre son vélo » → « il a vendu son vélo », in a rough sentence."""
    for hit in verbs.clash(s):
        if hit.kind != "have-infinitive" or not rough.likely:
            continue
        typed = (
            s.kinds[hit.start - 1] & (Kind.FINITE | Kind.INFINITIVE) and s.words[hit.start] == "a"
        )
        if typed or s.raw[hit.start] == "A":  # « A tourner », « il commence a lire »: « à »
            continue
        found = analysis(s.words[hit.end - 1], range(1))
        if found:
            yield swap(s, hit.end - 1, hit.end - 1, found.at(PARTICIPLE))
