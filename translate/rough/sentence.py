"""A sentence made ready for the detectors, and what a detector returns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from translate.rough.ngrams import counts
from translate.rough.words import Words, cut

if TYPE_CHECKING:
    from translate.rough.ngrams import Pairs

UNSEEN_LIFT = -1.0
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


class Hit(NamedTuple):
    """One piece of evidence: `kind` is the name of its weight, `start` and `end` its words."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what the counts know of it.

    `kinds[i]` holds the `Kind` bits of word `i`; `seen[i]` and `lift[i]` say how usual the pair of
    word `i` and word `i + 1` is. `bag` is the set of the words and `all_kinds` the union of the
    kinds, for detectors to see quickly that there is nothing for them.
    """

    cut: Words
    words: list[str]
    raw: list[str]
    broken: list[bool]
    kinds: list[int]
    known: list[bool]
    seen: list[float]
    lift: list[float]
    pairs: Pairs
    bag: frozenset[str]
    all_kinds: int

    def odd(self, i: int) -> bool:
        """Whether the pair of word `i` and the next was never counted and is not expected."""
        return self.seen[i] < 1 and self.lift[i] < UNSEEN_LIFT

    def small(self, i: int) -> bool:
        """Whether word `i` is written in small letters."""
        return self.raw[i].islower()

    def phrase(self, start: int, end: int) -> str:
        """Words `start` to `end` (left out) as they were written, for a reviewer."""
        if end <= start or start < 1:
            return ""
        last = end - 1
        return self.cut.text[self.cut.starts[start] : self.cut.starts[last] + len(self.raw[last])]

    def quoted(self, i: int) -> bool:
        """Whether word `i` stands between quotation marks."""
        place = self.cut.starts[i]
        return any(m.start() < place < m.end() for m in _QUOTED.finditer(self.cut.text))


def read(sentence: str) -> Sentence:
    """Cut a sentence and look its words and pairs up."""
    words = cut(sentence)
    table = counts()
    numbers = table.numbers(words.words)
    pairs = table.pairs(numbers)
    kinds = [table.kinds[number] if number >= 0 else 0 for number in numbers]
    union = 0
    for kind in kinds:
        union |= kind
    return Sentence(
        words,
        words.words,
        words.raw,
        words.broken,
        kinds,
        [number >= 0 for number in numbers],
        pairs.seen.tolist(),
        pairs.lift.tolist(),
        pairs,
        frozenset(words.words),
        union,
    )
