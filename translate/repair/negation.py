"""Negation: « ne » where English has one negative word, and « aucun » in the singular."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.repair.edits import Edits, swap
from translate.repair.mend import opens_with_vowel
from translate.rough import clauses, closed
from translate.rough.lexicon import Kind
from translate.rough.ngrams import counts
from translate.rough.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.repair.roughness import Roughness
    from translate.rough.sentence import Hit, Sentence

_WITHOUT_NE = frozenset(("ne", "n'", "sans", "ni", "si", "que", "qu'"))
_CLAUSE_STARTS = frozenset(("<s>", ",", "mais", "et", "car", "parce", ":"))
_ONLY_PLURAL = word_set("frais honoraires dépens funérailles représailles fiançailles pourparlers")
_SUSPECT = -1.0  # log-odds; spoken French leaves « ne » out as well


def none(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« aucunes questions » → « aucune question », « aucun disque a été » → « n'a été »."""
    for hit in clauses.negation(s):
        i = hit.start
        if s.words[i - 1] == "d'" or s.words[i + 1] in closed.PUNCTUATION:  # « d'aucuns »
            continue
        if s.words[i + 1] in _ONLY_PLURAL:
            continue
        if s.words[i].endswith("s"):
            yield _singular(s, hit)
        elif (verb := _verb(s, i + 2)) and rough.log_odds > _SUSPECT:
            yield swap(s, verb, verb, _negated(s.raw[verb]))
    for i in range(2, len(s.words) - 4):  # « quelque chose qu'aucun client peut offrir »
        bare = s.words[i] in ("aucun", "aucune") and s.words[i - 1] == "qu'"
        if bare and s.bag.isdisjoint(("ne", "n'", "sans")) and _verb(s, i + 2) == i + 2:
            yield swap(s, i + 2, i + 2, _negated(s.raw[i + 2]))


def _singular(s: Sentence, hit: Hit) -> Edits:
    """« aucuns » and up to two words after it that end in -s lose their -s."""
    i = hit.start
    edits = swap(s, i, i, s.raw[i][:-1])
    for k in (i + 1, i + 2):
        if not s.words[k].endswith("s") or s.words[k] in closed.PREPOSITIONS:
            break
        if s.known[k] and s.words[k][:-1] not in counts().number:
            break
        edits += swap(s, k, k, s.raw[k][:-1])
    return edits


def never(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« il jamais voulait » → « il ne voulait jamais », « Personne veut » too."""
    if s.bag.isdisjoint(("jamais", "personne", "rien")) or not _WITHOUT_NE.isdisjoint(s.bag):
        return
    for i in range(1, len(s.words) - 2):
        verb = i + 1
        if s.words[i] not in ("jamais", "personne", "rien") or _verb(s, verb) != verb:
            continue
        if s.broken[verb] or rough.log_odds < _SUSPECT:
            continue
        if s.words[i] == "jamais":
            if i > 1 and s.words[i - 1] not in closed.PUNCTUATION:
                yield [*swap(s, i, verb, f"{_negated(s.raw[verb])} jamais")]
        elif s.words[i - 1] in _CLAUSE_STARTS:
            yield swap(s, verb, verb, _negated(s.raw[verb]))


def _negated(verb: str) -> str:
    return f"n'{verb}" if opens_with_vowel(verb) else f"ne {verb}"


def _verb(s: Sentence, start: int) -> int:
    """The finite verb within a few words; 0 where there is none that is nothing else."""
    for k in range(start, min(start + 5, len(s.words) - 1)):
        if s.words[k] in closed.BE | closed.HAVE and s.words[k] not in ("es", "as"):
            return k
        if s.kinds[k] & Kind.FINITE and not s.kinds[k] & closed.NOT_ONLY_FINITE:
            return k
    return 0
