"""The repairs that need no pattern, by the names that rule files use for them (`=élision`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from translate.repair import grammar
from translate.rough import agreement, clauses, dates, lexical, nouns, pronouns, verbs
from translate.rough.sentence import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from translate.repair.grammar import Edits
    from translate.rough.sentence import Hit, Sentence


class BuiltIn(NamedTuple):
    """What finds the places, the kinds of hit that count, and what mends one."""

    find: Callable[[Sentence], Iterable[Hit]]
    kinds: frozenset[str]
    mend: Callable[[Sentence, Hit], Edits]


def _kinds(*kinds: str) -> frozenset[str]:
    return frozenset(kinds)


REPAIRS: dict[str, BuiltIn] = {
    "particule": BuiltIn(clauses.particle, _kinds("particle"), grammar.drop_particle),
    "pronom": BuiltIn(
        pronouns.misplaced_pronoun, _kinds("pronoun-after-verb"), grammar.move_pronoun
    ),
    "adverbe": BuiltIn(
        pronouns.adverb_before_verb, _kinds("adverb-before-verb"), grammar.move_adverb
    ),
    "incise": BuiltIn(pronouns.said, _kinds("said"), grammar.invert),
    "déterminant": BuiltIn(agreement.determiner, _kinds("determiner"), grammar.right_determiner),
    "élision": BuiltIn(agreement.elision, _kinds("elision", "elision-name"), grammar.elide),
    "contraction": BuiltIn(agreement.contraction, _kinds("contraction"), grammar.contract),
    "que": BuiltIn(clauses.missing_que, _kinds("missing-que"), grammar.add_que),
    "article": BuiltIn(nouns.bare_subject, _kinds("bare-subject"), grammar.add_article),
    "nom": BuiltIn(
        nouns.bare_noun,
        _kinds("bare-noun-after-preposition", "bare-noun"),
        grammar.article_before_noun,
    ),
    "gérondif": BuiltIn(verbs.present_participle, _kinds("gerund-first"), grammar.infinitive_first),
    "auxiliaire": BuiltIn(verbs.wrong_auxiliary, _kinds("auxiliary"), grammar.auxiliary),
    "date": BuiltIn(dates.preposition, _kinds("within"), grammar.date),
    "mois": BuiltIn(dates.capital, _kinds("capital-date"), grammar.small_letter),
    "majuscule": BuiltIn(lexical.lower_first, _kinds("lower-first"), grammar.capital_letter),
    "nombre": BuiltIn(nouns.number_order, _kinds("number-order"), grammar.number_order),
    "infinitif": BuiltIn(verbs.bare_infinitive, _kinds("bare-infinitive"), grammar.link_infinitive),
    "relatif": BuiltIn(pronouns.which, _kinds("which"), grammar.relative),
}


def mend(sentence: str, names: Sequence[str]) -> str:
    """The sentence with the built-in repairs of these names (keys of `REPAIRS`) made.

    Where two repairs touch the same characters, the first in the order of `names` is made.
    """
    s = read(sentence)
    edits: Edits = []
    for name in names:
        repair = REPAIRS[name]
        for hit in repair.find(s):
            new = repair.mend(s, hit) if hit.kind in repair.kinds else []
            if not any(_overlap(edit, other) for edit in new for other in edits):
                edits += new
    text = s.cut.text
    for start, end, replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text if edits else sentence


def _overlap(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
