"""Words in English order: one noun before another, a place or an age before what it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.repair.articles import definite
from translate.repair.edits import Edits, end, like, swap
from translate.repair.mend import opens_with_vowel
from translate.rough import agreement, closed, nouns
from translate.rough.lexicon import Kind
from translate.rough.ngrams import pair_count
from translate.rough.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.repair.roughness import Roughness
    from translate.rough.sentence import Sentence

_BASED = re.compile(r"((?:(?:San|New|Los|Las|Palo|Hong|Saint) )?[A-ZÀ-Ý][\w.]+)-(basée?s?) (\w+)")
_OLD = re.compile(r"(?<=[a-zé] )(\w+)-ans?-(vieux|vieilles?)(?![\w-])")
_APPOSED = word_set(
    "nature maison minute vapeur type types bouton style mode retour fond papier couleur modèle"
)
_NO_NOUN = Kind.VERB | Kind.ADVERB | Kind.ADJECTIVE | Kind.PRESENT


def gender(kind: int) -> str:
    """`m`, `f`, or empty where it is not known."""
    return "m" if kind & Kind.MASCULINE else "f" if kind & Kind.FEMININE else ""


def compound(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« une sécurité équipe » → « une équipe de sécurité », in a rough sentence."""
    for hit in nouns.bare_noun(s):
        if hit.kind != "noun-noun" or not rough.beyond_doubt:
            continue
        first, second = hit.start, hit.start + 1
        if s.words[second] in _APPOSED or s.words[first] in _APPOSED:
            continue
        if s.words[first - 1] in ("de", "d'") or s.kinds[second + 1] & Kind.ADJECTIVE:
            continue  # the first belongs to what is before, the second to what follows
        if (s.kinds[first] | s.kinds[second]) & _NO_NOUN or s.words[first] in closed.ORDER:
            continue
        if not (pair_count(s.words[second], "de") + pair_count(s.words[second], "d'") > 20):
            continue
        link = "d'" if opens_with_vowel(s.raw[first]) else "de "
        new = f"{s.raw[second]} {link}{s.raw[first]}"
        target = gender(s.kinds[second])
        new = like(new, s.raw[first])
        if s.words[first - 1] in agreement.PLURALS and s.kinds[second] & Kind.SINGULAR:
            if s.words[first - 1] == "les" and target:  # it agreed with the wrong noun
                article = like(definite(s, second), s.raw[first - 1])
                yield [(s.cut.starts[first - 1], end(s, second), article + new)]
            continue
        yield swap(s, first, second, new, "?" if target else "", target)


def hyphened(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« la Boston-basée firme » → « la firme basée à Boston »; « dix-ans-vieux » too."""
    text = s.cut.text
    if "-" not in text:
        return
    for match in _BASED.finditer(text):
        yield [(match.start(), match.end(), f"{match[3]} {match[2]} à {match[1]}")]
    for match in _OLD.finditer(text):
        yield [(match.start(), match.end(), f"{match[2].lower()} de {match[1]} ans")]
