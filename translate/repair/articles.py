"""The article that raw machine translation leaves out, since English has none there.

Titles and notices leave it out as well, so all but the first repair are for sentences that are
rough by other evidence. A noun with a complement or as a subject gets the definite article, the
plural object « des ».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.repair.mend import opens_with_vowel
from translate.rough import closed, nouns
from translate.rough.lexicon import Kind
from translate.rough.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.repair.edits import Edits
    from translate.repair.roughness import Roughness
    from translate.rough.sentence import Hit, Sentence

# « à » is not here: « une piscine à vagues ».
_AFTER = (closed.ARTICLE_AFTER | {"mais", "que", "qu'", "quand"}) - {"à"}
# Nouns that stand without an article after « sur » and « après ».
_BARE = word_set(
    "inscription réservation présentation justificatif autorisation abonnement commande demande"
    " rendez-vous mesure place dossier concours terre mer papier internet ordre invitation"
)
# Endings of nouns that are no names of companies: « Sécurité est… », and not « Orange a… ».
_ABSTRACT = ("tion", "sion", "té", "ance", "ence", "ment", "isme", "age")
_JOINING = word_set(", et mais que qu' quand car si où comme lorsque alors")
_QUANTITIES = word_set("beaucoup trop assez tant combien moins")
_COMPLEMENT = word_set("de d' du des pour en dans sur")
# « Délégation est donnée à… », « Prudence est mère de sûreté »: formulas have no article.
_FORMULAS = word_set("donné donnée faite fait accordé accordée mère")
_NOUN, _ONLY_NOUN = int(Kind.NOUN), int(Kind.NOUN | Kind.VERB | Kind.ADJECTIVE | Kind.ADVERB)
_OTHER = int(closed.NOT_ONLY_FINITE)


def definite(s: Sentence, i: int) -> str:
    """« les », « l'», « la » or « le » for the noun at `i`; empty where its gender is not known."""
    kind = s.kinds[i]
    if kind & Kind.PLURAL:
        return "les "
    if opens_with_vowel(s.raw[i]):
        return "l'"
    return "la " if kind & Kind.FEMININE else "le " if kind & Kind.MASCULINE else ""


def first_subject(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« Assureurs ont averti » → « Les assureurs ont averti »."""
    kind, noun = s.kinds[1], s.raw[1]
    named = kind & Kind.ADJECTIVE or not (kind & Kind.PLURAL or noun.endswith(_ABSTRACT))
    bare = any(not named for _ in nouns.bare_subject(s))
    if not bare and not (_with_complement(s) and rough.certain):
        return
    if not _FORMULAS.isdisjoint(s.words[3:5]):
        return
    article = definite(s, 1) if kind & (Kind.PLURAL | Kind.DETERMINED) else ""
    if article:
        start = s.cut.starts[1]
        small = noun[0].lower() + noun[1:]
        yield [(start, start + len(noun), article.capitalize() + small)]


def _with_complement(s: Sentence) -> bool:
    """Whether a sentence starts with a noun and its complement: « Demande de puces a monté »."""
    kind = s.kinds[1]
    return bool(
        len(s.words) > 8
        and s.words[-2] == "."
        and kind & _ONLY_NOUN == _NOUN
        and s.raw[1][1:].islower()
        and s.words[2] in _COMPLEMENT
        and any(_verb_of(s, i, kind) for i in range(4, min(8, len(s.words))))
    )


def _verb_of(s: Sentence, i: int, noun: int) -> bool:
    """Whether word `i` is a finite verb, and nothing else, in the number of a noun."""
    if noun & Kind.PLURAL:
        return s.words[i] in ("sont", "ont", "vont", "font") or bool(
            s.kinds[i] & Kind.VERB_THEY and not s.kinds[i] & _OTHER
        )
    return s.words[i] in ("est", "a", "va", "fait", "sera", "avait", "était") or bool(
        s.kinds[i] & Kind.VERB_HE and not s.kinds[i] & _OTHER
    )


def other_subject(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« …, clients ont fui » → « …, les clients ont fui »."""
    for i in range(3, len(s.words) - 2):
        kind = s.kinds[i]
        if s.words[i - 1] not in _JOINING or kind & _ONLY_NOUN != _NOUN:
            continue
        if s.broken[i] or not s.small(i):
            continue
        if not kind & (Kind.PLURAL | Kind.DETERMINED) or not _verb_of(s, i + 1, kind):
            continue
        article = definite(s, i)
        if article and rough.certain:
            start = s.cut.starts[i]
            if s.words[i - 1] == "qu'":
                yield [(s.cut.starts[i - 1], start, f"que {article}")]
            else:
                yield [(start, start, article)]


def before_noun(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« sur montée » → « sur la montée », « depuis années » → « depuis des années »."""
    for hit in nouns.bare_noun(s):
        if hit.kind in ("bare-noun-after-preposition", "bare-noun") and rough.certain:
            yield _after_preposition(s, hit)


def _after_preposition(s: Sentence, hit: Hit) -> Edits:
    preposition, noun = hit.start, hit.start + 1
    before = s.words[preposition]
    if not s.kinds[noun] & closed.SURE or s.words[noun] in _BARE:
        return []
    complement = s.words[noun + 1] in ("du", "des")  # « par chute des prix »
    if before not in _AFTER and not (before == "par" and complement):
        return []
    if s.words[preposition - 1] == s.words[noun]:  # « couche après couche »
        return []
    some = s.kinds[noun] & Kind.PLURAL and s.words[noun] in closed.PERIODS
    article = "des " if some else definite(s, noun)
    start = s.cut.starts[noun]
    if before in ("que", "qu'"):
        return [(s.cut.starts[preposition], start, f"que {article}")]
    return [(start, start, article)]


def before_object(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« il prend notes » → « il prend des notes »."""
    for hit in nouns.bare_noun(s):
        noun = hit.end - 1
        if hit.kind != "bare-object" or not s.kinds[noun] & Kind.PLURAL:
            continue
        if s.kinds[noun] & Kind.ADJECTIVE or not rough.beyond_doubt:
            continue
        if s.words[noun - 1] in closed.HAVE | closed.BE | {"être", "dit"}:
            continue
        start = s.cut.starts[noun]
        yield [(start, start, "des ")]


def after_quantity(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« beaucoup clients » → « beaucoup de clients »."""
    if s.bag.isdisjoint(_QUANTITIES):
        return
    for i in range(1, len(s.words) - 2):
        noun = i + 1
        if s.words[i] not in _QUANTITIES or s.broken[noun] or not s.small(noun):
            continue
        if s.words[i - 1] in closed.BE:  # « ils sont trop sages »
            continue
        if s.kinds[noun] & _ONLY_NOUN == _NOUN and s.kinds[noun] & Kind.PLURAL and s.odd(i):
            start = s.cut.starts[noun]
            yield [(start, start, "d'" if opens_with_vowel(s.raw[noun]) else "de ")]
