"""What to review first: the rows of a corpus in the order in which looking pays.

The gain of a look is the number of bad translations that it is expected to settle: the risk that
this one is bad, times how often its sentence recurs, since the memory answers for the others.

The risk is logistic. Four measures of a row, each in usual deviations from what is typical, add to
its log-odds with the weights of `WEIGHTS`:

- `unsure`: minus the logarithm of the model's confidence;
- `short`: a short sentence gives the model little to go by;
- `length`: how far the English is from the length that the French lets expect;
- `uncovered`: the share of the longer words, on both sides, with no counterpart on the other, by
  the packaged word list or a common beginning.

`benchmarks/queue/fit.py` fits these. Flags, a reviewer's doubt and a rough article add what
`FLAGS`, `QUERY` and `ROUGH` say; those are set by judgement, by what the error costs a reader.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import quantiles
from typing import TYPE_CHECKING, NamedTuple

from translate.alignment import Status
from translate.memory import LABEL as MEMORY_LABEL
from translate.memory import MIN_WORDS, text_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from translate.alignment import Segment

# Typical value and usual deviation of each measure, and what one deviation adds to the log-odds.
TYPICAL = {
    "unsure": (0.691, 0.170),
    "short": (-3.060, 0.575),
    "length": (0.099, 0.085),
    "uncovered": (0.366, 0.165),
}
WEIGHTS = {"unsure": 0.51, "short": 0.67, "length": 0.24, "uncovered": 0.39}
BASE = -1.65
FLAGS = {
    "empty": 5.0,
    "loop": 4.0,
    "copy": 4.0,
    "stale": 4.0,
    "inconsistent": 2.0,
    "ratio": 2.0,
    "number": 1.0,
    "term": 1.0,
    "rough-source": 1.0,
    "english-left": 1.0,
    "lang": 1.0,
    "encoding": 1.0,
    "low-alignment": 1.0,
    "name": 0.5,
    "quote": 0.5,
    "endpunc": 0.5,
    "doubleword": 0.5,
    "repaired": 0.5,
}
QUERY = 2.0
ROUGH = 1.0
FROM_MEMORY = -2.0

FEWEST = 100  # rows of an engine from which its typical confidence is taken
ENOUGH = 20  # sentences of an article by which its roughness is told
SHORTEST_WORD = 4  # letters of the words that `uncovered` counts, and of a common beginning
LONGEST_DEVIATION = 4.0
NOTABLE = 0.5  # log-odds from which a measure is named as a reason
# The logarithm of English to French characters in human translations, and what short ones vary.
_LENGTH, _FEW = -0.08, 5


class Measures(NamedTuple):
    """The measures of a row, before they are compared with what is typical."""

    unsure: float | None
    short: float
    length: float
    uncovered: float


class Evidence(NamedTuple):
    """All that speaks for and against a look at a row. `added` are log-odds by reason."""

    measures: Measures
    engine: str
    added: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the queue. `risk` is the probability that its translation is bad.

    `copies` is how many open rows a look at this one settles; `because` names what counted, most
    first.
    """

    article: str
    segment: Segment
    risk: float
    copies: int
    because: tuple[str, ...]

    @property
    def gain(self) -> float:
        """The bad translations that a look is expected to settle."""
        return self.risk * self.copies


class _Candidate(NamedTuple):
    article: str
    place: int
    key: bytes
    evidence: Evidence


def is_open(row: Segment) -> bool:
    """Whether there is a translation here that waits for a look."""
    if row.status is Status.SKIP or not (row.english.strip() or row.engine):
        return False
    return not row.settled or "stale" in row.flags


def queue(
    read: Callable[[str], Sequence[Segment]],
    articles: Sequence[str],
    n: int,
    assess: Callable[[Sequence[str]], float] | None = None,
) -> list[Item]:
    """The `n` open rows whose review gains most, best first; equal ones in the corpus's order.

    `read` gives the rows of an article, and is called again for those that are listed. `assess`
    gives from an article's French sentences, from 0 to 1, how likely they are rough. Of rows with
    equal French the first stands for all.
    """
    copies: Counter[bytes] = Counter()
    candidates: list[_Candidate] = []
    for article in articles:
        candidates += _candidates(article, read(article), assess, copies)
    typical = typical_confidence([candidate.evidence for candidate in candidates])

    def gain(candidate: _Candidate) -> float:
        return risk(candidate.evidence, typical)[0] * copies[candidate.key]

    chosen = heapq.nlargest(n, candidates, key=gain)
    wanted = defaultdict(list)
    for rank, candidate in enumerate(chosen):
        wanted[candidate.article].append((rank, candidate))
    found: dict[int, Item] = {}
    for article, ranked in wanted.items():
        rows = read(article)
        for rank, c in ranked:
            row = rows[c.place] if c.place < len(rows) else None
            if row and text_key(row.source) == c.key and is_open(row):
                probability, because = risk(c.evidence, typical)
                found[rank] = Item(article, row, probability, copies[c.key], because)
    return [found[rank] for rank in sorted(found)]


def _candidates(
    article: str,
    rows: Sequence[Segment],
    assess: Callable[[Sequence[str]], float] | None,
    copies: Counter[bytes],
) -> list[_Candidate]:
    """The open rows of an article whose French is new; all of them are counted in `copies`."""
    places, keys = [], []
    for place, row in enumerate(rows):
        if is_open(row):
            key = text_key(row.source)
            if key not in copies:
                copies[key] = 1
                places.append(place)
                keys.append(key)
            elif len(row.source.split()) >= MIN_WORDS:
                copies[key] += 1
    rough = 0.0
    if assess and places:
        french = [row.fr for row in rows if row.status is not Status.SKIP]
        # 0.5 is what an article comes to of which too little is known.
        rough = max(0.0, 2 * assess(french[:: max(1, len(french) // ENOUGH)]) - 1)
    found = evidence([rows[place] for place in places], rough)
    return list(map(_Candidate, [article] * len(places), places, keys, found))


def evidence(rows: Sequence[Segment], rough: float = 0.0) -> list[Evidence]:
    """The evidence on rows of one article, whose French is `rough` from 0 to 1."""
    covered = _uncovered([(row.source, row.english) for row in rows])
    return [
        Evidence(_measures(row, share), row.engine_label, tuple(_added(row, rough)))
        for row, share in zip(rows, covered, strict=True)
    ]


def _measures(row: Segment, uncovered: float) -> Measures:
    machine = row.confidence is not None and not row.en
    return Measures(
        unsure=-math.log(max(row.confidence or 0.0, 0.01)) if machine else None,
        short=-math.log(max(len(row.source.split()), 2) + 1),
        length=abs(
            math.log((len(row.english) + _FEW) / (len(row.source) + _FEW)) - _LENGTH,
        ),
        uncovered=uncovered,
    )


def _added(row: Segment, rough: float) -> Iterator[tuple[str, float]]:
    for flag in row.flags:
        if flag in FLAGS:
            yield flag, FLAGS[flag]
    if row.status is Status.QUERY:
        yield "query", QUERY
    if row.engine_label.startswith(MEMORY_LABEL):
        yield "memory", FROM_MEMORY
    if rough:
        yield "rough article", ROUGH * rough


def typical_confidence(found: Sequence[Evidence]) -> dict[str, tuple[float, float]]:
    """The typical `unsure` of each engine and its usual deviation, from enough rows of it."""
    by_engine = defaultdict(list)
    for one in found:
        if one.measures.unsure is not None:
            by_engine[one.engine].append(one.measures.unsure)
    typical = {}
    for engine, values in by_engine.items():
        if len(values) >= FEWEST:
            low, middle, high = quantiles(values, n=4)
            # The quartiles of a normal distribution lie 1.35 standard deviations apart.
            typical[engine] = (middle, max((high - low) / 1.35, 0.01))
    return typical


def risk(
    found: Evidence, typical: Mapping[str, tuple[float, float]]
) -> tuple[float, tuple[str, ...]]:
    """The probability that a translation is bad, and the reasons, most first.

    `typical` is what `typical_confidence` gives; an engine that it lacks has that of `TYPICAL`.
    """
    parts = dict(found.added)
    for name, value in zip(Measures._fields, found.measures, strict=True):
        if value is None:
            continue
        middle, spread = TYPICAL[name]
        if name == "unsure":
            middle, spread = typical.get(found.engine, TYPICAL[name])
        deviation = (value - middle) / spread
        limit = LONGEST_DEVIATION
        parts[name] = WEIGHTS[name] * min(max(deviation, -limit), limit)
    odds = BASE + sum(parts.values())
    reasons = sorted((-added, name) for name, added in parts.items() if added >= NOTABLE)
    return 1 / (1 + math.exp(-odds)), tuple(name for _, name in reasons)


def _uncovered(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """The share of longer words of each (French, English) pair that have no counterpart in it."""
    from translate.align.lexicon import general_lexicon, word_list
    from translate.align.tokens import words

    sides = [(_longer(words(fr)), _longer(words(en))) for fr, en in pairs]
    french, english = (sorted({w for side in sides for w in side[n]}) for n in (0, 1))
    lexicon = general_lexicon(french, english, word_list())
    known = defaultdict(set)
    for i, j in zip(lexicon.row.tolist(), lexicon.column.tolist(), strict=True):
        known[french[i]].add(english[j])
        known[english[j]].add(french[i])
    return [_share_uncovered(fr, en, known) for fr, en in sides]


def _longer(words: Sequence[str]) -> Counter[str]:
    return Counter(word for word in words if len(word) >= SHORTEST_WORD and word.isalpha())


def _share_uncovered(fr: Counter[str], en: Counter[str], known: Mapping[str, set[str]]) -> float:
    total = fr.total() + en.total()
    if not total:
        return TYPICAL["uncovered"][0]
    return (_alone(fr, en, known) + _alone(en, fr, known)) / total


def _alone(ours: Counter[str], theirs: Counter[str], known: Mapping[str, set[str]]) -> int:
    """How many of our words have no counterpart among theirs."""
    begun = {word[:SHORTEST_WORD] for word in theirs}
    return sum(
        count
        for word, count in ours.items()
        if word[:SHORTEST_WORD] not in begun and known.get(word, set()).isdisjoint(theirs)
    )
