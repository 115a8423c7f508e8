"""From a verb form found in a text back to its verb: the inverse of `conjugate.forms`.

The verbs are the infinitives of the vocabulary (`translate.rough.ngrams`) whose conjugation is
known; where several verbs share a form (« suis »), the one counted most often comes first.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from translate.repair.conjugate import IRREGULAR, forms
from translate.rough.lexicon import Kind
from translate.rough.ngrams import counts

INFINITIVE, GERUND = 0, 11  # places in `forms`
PRESENT = range(1, 7)
PARTICIPLE = 7
TU = frozenset((2, 13, 19, 25, 33))
VOUS = {2: 5, 13: 16, 19: 22, 25: 28, 33: 36}
_ENDINGS = ("er", "ir", "re")
_SURE = (3, 7, 11)  # a word with these three forms in the vocabulary is a verb
CONDITIONAL_TO_IMPERFECT = {place: place - 12 for place in range(24, 30)}


class Analysis(NamedTuple):
    """A verb by its infinitive, and the place of a form in `forms(verb)`."""

    verb: str
    place: int

    def at(self, place: int) -> str:
        """Another form of the verb."""
        return forms(self.verb)[place]


@cache
def _table() -> dict[str, tuple[Analysis, ...]]:
    vocabulary = counts()
    known = vocabulary.number
    verbs = sorted(
        (
            (vocabulary.counts[i], word)
            for word, i in known.items()
            if word.endswith(_ENDINGS) and (word[-2:] != "er" or word[:-2] + "é" in known)
        ),
        reverse=True,
    )
    table: dict[str, list[Analysis]] = {}
    for verb in [*IRREGULAR, *(word for _, word in verbs)]:
        try:
            found = forms(verb)
        except ValueError:
            continue
        if vocabulary.kinds[known[verb]] & Kind.INFINITIVE or all(found[i] in known for i in _SURE):
            for place, form in enumerate(found):
                table.setdefault(form, []).append(Analysis(verb, place))
    return {form: tuple(dict.fromkeys(analyses)) for form, analyses in table.items()}


def analyses(form: str) -> tuple[Analysis, ...]:
    """What a verb form (lower case) may be, the most usual verb first; empty where unknown."""
    return _table().get(form, ())


def analysis(form: str, places: frozenset[int] | range) -> Analysis | None:
    """The most usual reading of a form at one of these places."""
    return next((a for a in analyses(form) if a.place in places), None)


def infinitive(participle: str) -> str:
    """The infinitive of a present participle; empty where it is not known."""
    found = analysis(participle, range(GERUND, GERUND + 1))
    return found.verb if found else ""
