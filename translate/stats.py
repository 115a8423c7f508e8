"""A corpus described in figures: sizes, lengths, how far it is reviewed, what was repaired.

Skipped rows (adverts, menus) count as such and nowhere else. The English is the reviewer's, else
the machine's. A token is a word or a number as `align.tokens` cuts them (`l'` is one), without
punctuation; a type is a token in lower case. Lengths are tokens a segment.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from translate.align.tokens import tokens
from translate.alignment import Status, read_alignment
from translate.errors import BitextError
from translate.repair.learn import Repair, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from translate.alignment import Segment
    from translate.corpus import Corpus

GROUPED_BY = ("outlet", "licence")
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
_REPAIRS = 20


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the corpus.

    `quantiles` are those of `QUANTILES` of the lengths, each the smallest length that this share
    of the segments does not exceed; `mean` and `longest` are of the lengths too.
    """

    tokens: int
    types: int
    characters: int
    mean: float
    quantiles: tuple[int, ...]
    longest: int


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one outlet, or under one licence; `value` is empty where none is known."""

    value: str
    articles: int
    segments: int
    french: int
    english: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that reviewers repaired, what they made of them, and in how many places."""

    published: str
    repaired: str
    count: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """What there is in a corpus.

    `untranslated` articles have no rows yet. `segments` are the rows that are not skipped, in
    `statuses` all rows are counted; `flags` are those that nobody has dismissed, `origins` those of
    English that reviewers wrote or accepted. `reviewed` is the share of segments that are `ok` or
    `fixed`, `ratio` English tokens by French ones, `repaired` how many segments have a `fr_fixed`;
    `first` and `last` are dates of articles, empty where none is known.
    """

    articles: int
    untranslated: int
    segments: int
    french: Language
    english: Language
    ratio: float
    reviewed: float
    repaired: int
    first: str
    last: str
    statuses: dict[str, int]
    flags: dict[str, int]
    engines: dict[str, int]
    origins: dict[str, int]
    repairs: tuple[Phrase, ...]
    groups: dict[str, tuple[Group, ...]]


def describe(
    corpus: Corpus, names: Iterable[str], metadata: Mapping[str, Mapping[str, str]]
) -> tuple[Statistics, list[BitextError]]:
    """The figures of some articles, and the errors where rows cannot be read.

    One article is in memory at a time. `metadata` is what `metadata.read_metadata` gives.
    """
    counted = _Counted()
    errors = []
    for name in names:
        try:
            rows = read_alignment(corpus.files(name).alignment).rows
        except BitextError as error:
            errors.append(error)
            continue
        counted.add(rows, metadata.get(name, {}))
    return counted.result(), errors


class _Tokens:
    """One language, added up."""

    def __init__(self) -> None:
        self.types: set[str] = set()
        self.lengths: Counter[int] = Counter()
        self.characters = 0

    def add(self, text: str) -> int:
        """Count a segment; its number of tokens is given back."""
        words = [token for token in tokens(text.lower()) if token[0].isalnum()]
        self.types.update(words)
        self.lengths[len(words)] += 1
        self.characters += len(text)
        return len(words)

    def result(self) -> Language:
        lengths = sorted(self.lengths)
        total = sum(self.lengths.values())
        reached = list(accumulate(self.lengths[length] for length in lengths))
        quantiles = (
            next((n for n, seen in zip(lengths, reached, strict=True) if seen >= q * total), 0)
            for q in QUANTILES
        )
        size = sum(length * number for length, number in self.lengths.items())
        return Language(
            tokens=size,
            types=len(self.types),
            characters=self.characters,
            mean=round(size / total, 2) if total else 0.0,
            quantiles=tuple(quantiles),
            longest=lengths[-1] if lengths else 0,
        )


class _Counted:
    """Articles, added up."""

    def __init__(self) -> None:
        self._french, self._english = _Tokens(), _Tokens()
        self._sizes: Counter[str] = Counter()
        self._statuses: Counter[str] = Counter()
        self._flags: Counter[str] = Counter()
        self._engines: Counter[str] = Counter()
        self._origins: Counter[str] = Counter()
        self._repairs: Counter[tuple[str, str]] = Counter()
        self._groups: dict[tuple[str, str], Counter[str]] = {}
        self._dates: set[str] = set()

    def add(self, rows: Sequence[Segment], cells: Mapping[str, str]) -> None:
        """Count an article, of which `cells` are known."""
        own: Counter[str] = Counter(articles=1, untranslated=not rows)
        for row in rows:
            self._statuses[row.status] += 1
            if row.status is Status.SKIP:
                continue
            own["segments"] += 1
            own["reviewed"] += row.settled
            own["french"] += self._french.add(row.fr_fixed or row.fr)
            own["english"] += self._english.add(row.english)
            self._flags.update(set(row.flags).difference(row.ignore))
            self._engines.update(filter(None, (row.engine_label,)))
            if row.en.strip():
                self._origins.update(filter(None, (row.origin,)))
            if row.fr_fixed and row.fr_fixed != row.fr:
                own["repaired"] += 1
                self._repairs.update(phrases(Repair(row.fr, row.fr_fixed)))
        self._sizes.update(own)
        if "date" in cells:
            self._dates.add(cells["date"])
        for column in GROUPED_BY:
            self._groups.setdefault((column, cells.get(column, "")), Counter()).update(own)

    def result(self) -> Statistics:
        """The figures of what was added."""
        sizes, french, english = self._sizes, self._french.result(), self._english.result()
        segments = sizes["segments"]
        return Statistics(
            articles=sizes["articles"],
            untranslated=sizes["untranslated"],
            segments=segments,
            french=french,
            english=english,
            ratio=round(english.tokens / french.tokens, 3) if french.tokens else 0.0,
            reviewed=round(sizes["reviewed"] / segments, 4) if segments else 0.0,
            repaired=sizes["repaired"],
            first=min(self._dates, default=""),
            last=max(self._dates, default=""),
            statuses=_sorted(self._statuses),
            flags=_sorted(self._flags),
            engines=_sorted(self._engines),
            origins=_sorted(self._origins),
            repairs=tuple(
                Phrase(*pair, number)
                for pair, number in sorted(self._repairs.items(), key=lambda i: (-i[1], i[0]))
            )[:_REPAIRS],
            groups={column: self._group(column) for column in GROUPED_BY},
        )

    def _group(self, column: str) -> tuple[Group, ...]:
        """The groups by a column of the metadata, the largest first; none where it is empty."""
        groups = [
            Group(value, n["articles"], n["segments"], n["french"], n["english"])
            for (name, value), n in self._groups.items()
            if name == column
        ]
        known = any(group.value for group in groups)
        return tuple(sorted(groups, key=lambda g: (-g.segments, g.value))) if known else ()


def _sorted(counter: Counter[str]) -> dict[str, int]:
    """The counts, the greatest first."""
    return {str(k): n for k, n in sorted(counter.items(), key=lambda item: (-item[1], item[0]))}
