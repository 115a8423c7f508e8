"""The preposition before an infinitive or a stretch of time, where English has another.

« pour » before an infinitive says what something is for. After the words of the tables here French
has « de » or « à »: « il refuse pour payer » is English "refuses to pay".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.repair.conjugate import PARTICIPLES
from translate.repair.edits import Edits, end, like
from translate.repair.inflect import analysis
from translate.repair.mend import opens_with_vowel
from translate.rough import closed
from translate.rough.lexicon import Kind
from translate.rough.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.repair.roughness import Roughness
    from translate.rough.sentence import Sentence

# Beginnings of verbs; those that are sure in any sentence, for « pour » may say what they are done
# for: « Il faut rêver pour avancer », « la voiture s'est arrêtée pour les laisser passer ».
_SURELY_DE = ("refus", "décid")
_VERBS_DE = tuple(
    word_set(
        "refus essay essai décid promi promet cess tent menac envisag"
        " craign arrêt planifi permis permet conseill ordonn interdi empêch méri regrett"
    )
)
_VERBS_A = tuple(
    word_set(
        "commenc continu aid réuss appris appren hésit encourag parven parvi aspir consen renonc"
        " habitu autoris pouss forc oblig"
    )
)
_NOUNS_DE = word_set(
    "décision besoin capacité droit possibilité occasion opportunité chance plaisir honneur devoir"
    " pouvoir obligation volonté désir intention envie habitude façon manière permission"
    " autorisation refus promesse but objectif moyen raison courage audace ambition mission"
)
_ADJECTIVES_DE = word_set(
    "capable capables incapable incapables heureux heureuse heureuses fier fière fiers fières sûr"
    " sûre sûrs content contente contents ravi ravie ravis impatient impatients impatiente obligé"
    " obligée obligés censé censée censés certain certaine libre libres"
)
_ABLE = ("capable", "incapable", "censé", "obligé")
_REFLEXIVE = frozenset(("s'", "se", "m'", "me", "t'", "te", "nous", "vous"))
_ADJECTIVES_A = word_set(
    "prêt prête prêts prêtes disposé disposés disposée déterminé déterminés résolu habitué habitués"
)
_RANKED_A = word_set("premier première premiers premières dernier dernière seul seule seuls")
_IMPERSONAL = word_set(
    "important facile difficile possible impossible nécessaire utile temps dur bon mauvais"
    " préférable essentiel crucial intéressant inutile interdit rare normal étrange juste logique"
)
_AIMS = word_set(
    "travail but objectif plan idée projet mission rôle tâche défi ambition rêve stratégie"
    " intention priorité espoir problème solution conseil astuce secret tentation étape"
)
# Participles of what goes on for a time, and of what is arranged for a time to come.
_ARRANGED = tuple(
    word_set(
        "élu nommé condamn prévu réserv interdi suspend suspendu exclu prolong loué sign engag"
        " parti partir recrut embauch programm fix autoris fermé promi vot renouvel reconduit"
        " planifi désign accord emprunt pay vend achet demand envoy garanti repouss report"
    )
)


# What lasts for a time because there is that much of it.
_ENOUGH = word_set(
    "assez suffisamment argent piste trésorerie stock stocks réserves provisions billet abonnement"
    " visa budget plan plans vivres carburant autonomie tranquille travail"
)


def before_infinitive(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« il refuse pour payer » → « de payer », « prêt pour partir » → « prêt à partir »."""
    if "pour" not in s.bag:
        return
    for i in range(2, len(s.words) - 2):
        if s.words[i] != "pour" or s.broken[i]:
            continue
        k = i + 1
        while s.words[k] in ("l'", "le", "la", "les", "se", "s'", "me", "nous", "vous", "lui", "y"):
            k += 1
        if not s.kinds[k] & Kind.INFINITIVE and not s.words[k].endswith(("er", "oir")):
            continue
        if s.kinds[k] & Kind.NOUN and not s.kinds[k] & Kind.INFINITIVE:
            continue
        link = _link(s, i, rough)
        if link:
            following = s.raw[i + 1]
            vowel = link == "de" and opens_with_vowel(following)
            yield [
                (
                    s.cut.starts[i],
                    s.cut.starts[i + 1],
                    like("d'" if vowel else f"{link} ", s.raw[i]),
                )
            ]


def _link(s: Sentence, i: int, rough: Roughness) -> str:
    """« de » or « à » for the « pour » at `i`; empty where « pour » may stay."""
    before, kind = s.words[i - 1], s.kinds[i - 1]
    if s.words[i - 2] in ("trop", "assez", "suffisamment"):
        return ""
    verb = kind & Kind.VERB and not kind & Kind.NOUN
    stopped = not _REFLEXIVE.isdisjoint(s.words[max(0, i - 4) : i - 1])
    with_de = (
        (verb and before.startswith(_VERBS_DE if rough.likely and not stopped else _SURELY_DE))
        or (before in _ADJECTIVES_DE and (before.startswith(_ABLE) or rough.likely))
        or (before in _NOUNS_DE and rough.likely)
        or (before in _IMPERSONAL and rough.likely and _impersonal(s, i - 1))
        or (before in closed.BE and not _AIMS.isdisjoint((*s.words[:4], s.words[i - 2])))
    )
    with_a = (
        before in _ADJECTIVES_A
        or (
            before in _RANKED_A
            and (rough.likely or "seul" not in before)
            and s.words[i - 2] in ("le", "la", "les")
        )
        or (verb and before.startswith(_VERBS_A) and rough.likely)
    )
    return "de" if with_de else "à" if with_a else ""


def _impersonal(s: Sentence, adjective: int) -> bool:
    """Whether « il est », « c'est » stands before the adjective, perhaps with an adverb between."""
    first = adjective - 1
    while first > 1 and s.words[first] in ("très", "plus", "si", "pas"):
        first -= 1
    return s.words[first] in closed.BE and s.words[first - 1] in ("il", "c'")


def duration(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« a travaillé ici pour quinze ans » → « pendant quinze ans »."""
    if "pour" not in s.bag or s.bag.isdisjoint(closed.PERIODS):
        return
    if any(word.startswith(_ARRANGED) for word in s.words):
        return
    for i in range(3, len(s.words) - 2):
        if s.words[i] != "pour" or not _ENOUGH.isdisjoint(s.words[max(0, i - 4) : i]):
            continue
        new = ""
        if _bare_period(s, i + 1):
            new = "pendant des"
        elif _counted_period(s, i + 1) and _compound_tense(s, i):
            new = "pendant"
        if new and rough.likely and (rough.certain or _participle(s, i - 1)):
            yield [(s.cut.starts[i], end(s, i), like(new, s.raw[i]))]


def _bare_period(s: Sentence, i: int) -> bool:
    """« semaines » and no more: « pour semaines, »."""
    plural = s.words[i] in closed.PERIODS and s.kinds[i] & Kind.PLURAL
    return bool(plural and s.words[i + 1] in closed.PUNCTUATION | {"</s>"})


def _counted_period(s: Sentence, i: int) -> bool:
    """« trois ans », « plus de deux semaines », « quelques mois »."""
    while s.words[i] in ("les", "leurs", "ses", "nos", "plus", "de", "quelques", "un", "une"):
        i += 1
    counted = s.words[i] in closed.NUMERALS or s.words[i - 1] in ("quelques", "un", "une")
    period = i if s.words[i] in closed.PERIODS else i + 1
    return (
        counted
        and s.words[period] in closed.PERIODS
        and s.words[period + 1 : period + 2] not in (["de"], ["d'"])
    )


def _compound_tense(s: Sentence, i: int) -> bool:
    """Whether a compound tense with « avoir » stands in the twelve words before word `i`."""
    return any(
        s.words[k] in closed.HAVE and any(_participle(s, m) for m in range(k + 1, min(k + 4, i)))
        for k in range(max(1, i - 12), i)
    )


def _participle(s: Sentence, i: int) -> bool:
    """Whether word `i` is a past participle, also one that the vocabulary does not have."""
    if analysis(s.words[i], PARTICIPLES):
        return True
    return not s.known[i] and s.words[i].endswith(("é", "ée", "és", "ées"))
