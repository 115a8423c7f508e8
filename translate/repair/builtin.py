"""The repairs that need no pattern, by the names that rule files use for them (`=élision`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.repair import (
    address,
    articles,
    concord,
    dates,
    figures,
    government,
    grammar,
    letters,
    locations,
    negation,
    order,
    tenses,
)
from translate.repair.roughness import Roughness
from translate.rough import agreement, clauses, lexical, nouns, pronouns, verbs
from translate.rough import dates as found_dates
from translate.rough.sentence import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from translate.repair.edits import Edits
    from translate.rough.sentence import Hit, Sentence

    Repair = Callable[[Sentence, Roughness], Iterator[Edits]]


def _found(
    find: Callable[[Sentence], Iterable[Hit]],
    mend: Callable[[Sentence, Hit], Edits],
    *kinds: str,
) -> Repair:
    """The repair that mends, one by one, the hits of these kinds that a detector finds."""

    def repair(s: Sentence, _: Roughness) -> Iterator[Edits]:
        for hit in find(s):
            if hit.kind in kinds:
                yield mend(s, hit)

    return repair


REPAIRS: dict[str, Repair] = {
    "chiffres": figures.numbers,
    "heure": figures.times,
    "graphie": figures.spelling,
    "minuscule": letters.adjectives,
    "virgule": letters.comma,
    "lieu": locations.places,
    "vous": address.formal,
    "continu": tenses.continuous,
    "obtenir": tenses.got,
    "participe": tenses.participle,
    "condition": tenses.condition,
    "vouloir": tenses.wanted,
    "composée": tenses.compound,
    "c'est": tenses.said_of_what,
    "régime": government.before_infinitive,
    "durée": government.duration,
    "quoi": grammar.what,
    "aucun": negation.none,
    "ne": negation.never,
    "composé": order.compound,
    "trait": order.hyphened,
    "particule": _found(clauses.particle, grammar.drop_particle, "particle"),
    "pronom": _found(pronouns.misplaced_pronoun, grammar.move_pronoun, "pronoun-after-verb"),
    "adverbe": _found(pronouns.adverb_before_verb, grammar.move_adverb, "adverb-before-verb"),
    "incise": _found(pronouns.said, grammar.invert, "said"),
    "déterminant": concord.determiner,
    "adjectif": concord.adjective,
    "accord": concord.verb,
    "attribut": concord.attribute,
    "élision": grammar.elide,
    "contraction": _found(agreement.contraction, grammar.contract, "contraction"),
    "que": grammar.add_que,
    "article": articles.first_subject,
    "sujet": articles.other_subject,
    "quantité": articles.after_quantity,
    "nom": articles.before_noun,
    "objet": articles.before_object,
    "gérondif": _found(verbs.present_participle, grammar.infinitive_first, "gerund-first"),
    "auxiliaire": _found(verbs.wrong_auxiliary, grammar.auxiliary, "auxiliary"),
    "date": _found(found_dates.preposition, dates.preposition, "within"),
    "mois": _found(found_dates.capital, letters.small_letter, "capital-date"),
    "majuscule": _found(lexical.lower_first, letters.capital_letter, "lower-first"),
    "nombre": _found(nouns.number_order, dates.number_order, "number-order"),
    "infinitif": _found(verbs.bare_infinitive, grammar.link_infinitive, "bare-infinitive"),
    "relatif": grammar.relative,
}


def mend(sentence: str, names: Sequence[str], rough: Roughness | None = None) -> str:
    """The sentence with the built-in repairs of these names (keys of `REPAIRS`) made.

    `rough` is the verdict on the sentence as it was before other repairs. Each repair sees what
    those before it, in the order of `names`, have made; where two edits of one repair touch, the
    first is made.
    """
    s = read(sentence)
    verdict = rough or Roughness(sentence)
    for name in names:
        edits: Edits = []
        for new in REPAIRS[name](s, verdict):
            if not any(_overlap(edit, other) for edit in new for other in edits):
                edits += new
        if edits:
            s = read(_edited(s.cut.text, edits))
            sentence = s.cut.text
    return sentence


def _edited(text: str, edits: Edits) -> str:
    for start, end, replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text


def _overlap(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
