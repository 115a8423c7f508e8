"""The random test set of a corpus: `alignments/_test.tsv`.

A row of the file names a segment as rows are named everywhere: by its article, its French and its
order among equal ones (`nth`); `id` is a label of the place where it stood. The rows stand in the
order in which they were drawn, so that a reviewer who stops half-way has reviewed a random sample
all the same.

Drawing sorts the segments by a hash of the seed and the segment. The draw depends neither on the
order of the articles nor on the platform, and a longer draw with the same seed begins with the
shorter one.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from translate.alignment import Segment, Status, read_alignment
from translate.errors import AlignmentError, CorpusError
from translate.files import write_whole
from translate.reconcile import key
from translate.score.selection import from_memory
from translate.table import parse_table, render_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from translate.corpus import Corpus

COLUMNS = ("article", "id", "nth", "draw", "fr")
_BY_ARTICLE = " by article"
_PIECE = 12  # characters, white space aside, from which on a part of a sentence is telling


@dataclass(frozen=True, slots=True)
class Entry:
    """A segment of the test set. `draw` says how it was drawn: `seed 1`, `seed 1 by article`."""

    article: str
    id: str
    nth: int
    draw: str
    fr: str
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TestSet:
    """The segments that were drawn, in the order of the draw."""

    __test__ = False  # pytest takes classes named Test… for tests

    entries: tuple[Entry, ...] = ()

    def rows_of(self, article: str, rows: Sequence[Segment]) -> dict[int, int]:
        """Which of the rows of an article belong to the test set: number of the row → of the entry.

        A row that was merged from several belongs to it where one of them did, and so do the
        parts of a row that was split.
        """
        places = {(key(row.fr), nth): n for n, (row, nth) in enumerate(numbered(rows))}
        found: dict[int, int] = {}
        lost: list[int] = []
        for number, entry in self._of(article):
            place = places.get((key(entry.fr), entry.nth))
            if place is None:
                lost.append(number)
            else:
                found[place] = number
        texts = [key(row.fr) for row in rows]
        for number in lost:
            for place in _pieces(key(self.entries[number].fr), texts):
                found.setdefault(place, number)
        return found

    def covers(self, article: str, row: Segment) -> bool:
        """Whether nothing may be learnt from this row: it is, holds or is part of a test row."""
        text = key(row.fr)
        for _, entry in self._of(article):
            other = key(entry.fr)
            if text == other or (min(len(text), len(other)) >= _PIECE and _inside(text, other)):
                return True
        return False

    def _of(self, article: str) -> Iterator[tuple[int, Entry]]:
        return ((n, entry) for n, entry in enumerate(self.entries) if entry.article == article)


def _inside(one: str, other: str) -> bool:
    return one in other or other in one


def _pieces(text: str, texts: Sequence[str]) -> list[int]:
    """The rows into which a segment was merged (one), or those that together spell it."""
    merged = [n for n, other in enumerate(texts) if text and text in other]
    if merged:
        return merged[:1]
    for first in range(len(texts)):
        spelt = ""
        for last in range(first, len(texts)):
            spelt += texts[last]
            if spelt == text:
                return list(range(first, last + 1))
            if not text.startswith(spelt):
                break
    return []


def numbered(rows: Iterable[Segment]) -> Iterator[tuple[Segment, int]]:
    """The rows with their order, from 1, among those of equal French."""
    seen: Counter[str] = Counter()
    for row in rows:
        seen[key(row.fr)] += 1
        yield row, seen[key(row.fr)]


def in_test_set(corpus: Corpus) -> Callable[[str, Segment], bool]:
    """A predicate on (article, row): whether nothing may be learnt from that row.

    Without a test set it is false for every row. Raises AlignmentError where the file is broken.
    """
    by_article: dict[str, list[Entry]] = defaultdict(list)
    for entry in read_test_set(corpus).entries:
        by_article[entry.article].append(entry)
    sets = {name: TestSet(tuple(entries)) for name, entries in by_article.items()}
    nothing = TestSet()
    return lambda article, row: sets.get(article, nothing).covers(article, row)


# --- drawing ---------------------------------------------------------------------------------


def draw(
    corpus: Corpus, size: int, seed: int, *, by_article: bool = False, known: TestSet | None = None
) -> tuple[Entry, ...]:
    """Up to `size` segments that are not `known`, drawn from the rows of every article.

    Left aside are rows that are skipped, without French, or from the memory. With `by_article`
    each article gives as many as its share of the segments.
    """
    old = known or TestSet()
    method = f"seed {seed}{_BY_ARTICLE if by_article else ''}"
    ranked: list[tuple[float, str, Entry]] = []
    for name in corpus.names():
        rows = read_alignment(corpus.files(name).alignment).rows
        taken = old.rows_of(name, rows)
        candidates = [
            (_fraction(f"{seed}\0{name}\0{nth}\0{key(row.fr)}"), row, nth)
            for n, (row, nth) in enumerate(numbered(rows))
            if n not in taken and eligible(row)
        ]
        candidates.sort(key=lambda candidate: candidate[0])
        for rank, (fraction, row, nth) in enumerate(candidates):
            place = (rank + fraction) / len(candidates) if by_article else fraction
            ranked.append((place, name, Entry(name, row.id, nth, method, row.fr)))
    ranked.sort(key=lambda item: item[:2])
    return tuple(entry for _, _, entry in ranked[:size])


def method_of(entry: Entry) -> tuple[int, bool]:
    """The seed with which a segment was drawn, and whether by article."""
    seed = re.match(r"seed (-?\d+)", entry.draw)
    return int(seed[1]) if seed else 1, entry.draw.endswith(_BY_ARTICLE)


def eligible(row: Segment) -> bool:
    """Whether the row can be a test of the machine."""
    return row.status is not Status.SKIP and bool(row.fr.strip()) and not from_memory(row)


def _fraction(text: str) -> float:
    """A number from 0 to 1 that the text decides."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6]) / 2**48


# --- the file --------------------------------------------------------------------------------


def test_set_path(corpus: Corpus) -> Path:
    """Where the test set lies."""
    return corpus.root / "alignments" / "_test.tsv"


def read_test_set(corpus: Corpus) -> TestSet:
    """The test set of a corpus, empty where none was drawn.

    Columns may be moved and added. Raises AlignmentError, with file and line, for anything else.
    """
    path = test_set_path(corpus)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return TestSet()
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read: {error}", "Take it back from git.") from error
    table = parse_table(data, str(path), known=COLUMNS, required=COLUMNS)
    if not table.columns:
        raise AlignmentError(f"{path}: the file is empty", "Take it back from git, or remove it.")
    entries = []
    for record in table.records:
        article, place, nth, how, fr = (record.cells[name] for name in COLUMNS)
        if not fr.strip() or not nth.strip().isdecimal():
            raise AlignmentError(
                f"{path}, line {record.line}: a row without French, or an nth that is no number",
                "Take the row back from git; nothing was changed.",
            )
        extra = {name: value for name, value in record.cells.items() if name not in COLUMNS}
        entries.append(Entry(article, place, int(nth), how, fr, extra))
    return TestSet(tuple(entries))


def write_test_set(corpus: Corpus, test_set: TestSet) -> None:
    """Write the test set as a whole."""
    extra = dict.fromkeys(name for entry in test_set.entries for name in entry.extra)
    rows = (
        {name: str(getattr(entry, name)) for name in COLUMNS} | entry.extra
        for entry in test_set.entries
    )
    write_whole(test_set_path(corpus), render_table((*COLUMNS, *extra), rows))


def with_entries(test_set: TestSet, entries: Iterable[Entry]) -> TestSet:
    """The test set, longer by some entries."""
    return replace(test_set, entries=(*test_set.entries, *entries))
