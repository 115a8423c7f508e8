"""A new reading of an article meets the rows that are there.

A row is its French (white space aside) and its order among equal ones. Two steps:

1. *Cut.* Where the rows of the file, one after the other, spell the text between two boundaries
   of the segmenter, their cuts win, so that merges and splits made by people survive; elsewhere
   the segmenter's cuts hold.
2. *Assign.* The rows of the file are matched with the new segments by longest matching blocks
   (Ratcliff and Obershelp 1988, `difflib`), so that of equal rows each stays in its place; what
   is left is matched by text alone, in order.

Rows that nobody has touched and whose French is gone are dropped; touched ones become orphans.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from translate.alignment import REVIEWER_COLUMNS, Segment, cell_text
from translate.checks.encoding import mojibake, repaired
from translate.segmenter import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translate.article import Paragraph

_ID = re.compile(r"p(\d+)s(\d+)")
_PREFIX = 16  # characters of a row's text under which it is looked up


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The rows of the article as it now reads, and the rows that have no place in it."""

    rows: tuple[Segment, ...]
    orphans: tuple[Segment, ...]


def key(text: str) -> str:
    """The text without white space: what tells one row from another."""
    return unicodedata.normalize("NFC", "".join(text.split()))


def paragraph_number(row_id: str) -> int:
    """The paragraph that an id such as `p3s10` names, from 1; 0 where it names none."""
    return _place(row_id)[0]


def _place(row_id: str) -> tuple[int, int]:
    match = _ID.fullmatch(row_id)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def reconcile(
    paragraphs: Sequence[Paragraph],
    rows: Sequence[Segment],
    orphans: Sequence[Segment] = (),
    *,
    resegment: bool = False,
) -> Reconciled:
    """Bring the rows of an alignment file into line with the article's paragraphs.

    With `resegment`, cuts hold only where a person has touched one of the rows concerned.
    """
    rows = in_order(rows)
    cuts = _Cuts(rows, orphans, touched_only=resegment)
    fresh = [
        Segment(id=f"p{p}s{s}", fr=text)
        for p, paragraph in enumerate(paragraphs, 1)
        for s, text in enumerate(cuts.of(paragraph), 1)
    ]
    found = _assign(rows, fresh)
    placed = set(found.values())
    left = [row for i, row in enumerate(rows) if i not in placed]
    # Among equal rows those that a person has touched come first.
    left.sort(key=lambda row: not row.touched)
    back = _by_text([*left, *orphans], [s for n, s in enumerate(fresh) if n not in found])
    result, gone = [], {id(row) for row in back.values()}
    for n, segment in enumerate(fresh):
        old = rows[found[n]] if n in found else back.get(segment.id)
        result.append(_renewed(old, segment) if old else segment)
    homeless = (row for row in (*orphans, *left) if id(row) not in gone and row.touched)
    return Reconciled(tuple(result), _distinct(homeless, {_written(row) for row in result}))


def _written(row: Segment) -> tuple[str, ...]:
    """What tells apart what people wrote: the French it is about and every cell of theirs."""
    return (key(row.fr), *(cell_text(row, c) for c in (*REVIEWER_COLUMNS, *sorted(row.extra))))


def _distinct(rows: Iterable[Segment], known: set[tuple[str, ...]]) -> tuple[Segment, ...]:
    """The rows that say something that is not known yet; a killed run can leave one twice."""
    found: dict[tuple[str, ...], Segment] = {}
    for row in rows:
        if _written(row) not in known:
            found.setdefault(_written(row), row)
    return tuple(found.values())


def in_order(rows: Sequence[Segment]) -> list[Segment]:
    """The rows by their ids, also after a spreadsheet has sorted them; as they are without ids."""
    places = {row.id: _place(row.id) for row in rows}
    if len(places) < len(rows) or (0, 0) in places.values():
        return list(rows)
    return sorted(rows, key=lambda row: places[row.id])


class _Cuts:
    """Cuts paragraphs, by the rows of a file where they fit and by the segmenter elsewhere."""

    def __init__(
        self, rows: Sequence[Segment], orphans: Sequence[Segment], *, touched_only: bool
    ) -> None:
        everything = [*rows, *orphans]
        self._keys = [key(row.fr) for row in everything]
        self._touched = [row.touched for row in everything]
        self._places = [_place(row.id) for row in everything]
        self._in_file = len(rows)
        self._touched_only = touched_only
        self._expected = 0
        self._starting: dict[str, list[int]] = defaultdict(list)
        for n, text in enumerate(self._keys):
            if text:
                self._starting[text[:_PREFIX]].append(n)
        self._short = sorted({len(k) for k in self._starting if len(k) < _PREFIX})

    def of(self, paragraph: Paragraph) -> list[str]:
        """The segments of one paragraph, in order."""
        given = paragraph.sentences
        default = list(sentences(paragraph.text) if given is None else given)
        text = key(paragraph.text)
        ends = list(accumulate(len(key(sentence)) for sentence in default))
        cuts = [0, *self._walk(text, ends)]
        if cuts[1:] == ends or not ends or ends[-1] != len(text):
            return default
        places = [i for i, c in enumerate(paragraph.text) if not c.isspace()]
        if len(places) != len(text):  # the text is not NFC; the cuts cannot be carried over
            return default
        return [paragraph.text[places[a] : places[b - 1] + 1] for a, b in pairwise(cuts)]

    def _walk(self, text: str, ends: Sequence[int]) -> Iterator[int]:
        at, stops = 0, frozenset(ends)
        following = iter(ends)
        while at < len(text):
            run = self._run(text, at, stops)
            if run:
                for n in run:
                    at += len(self._keys[n])
                    yield at
                self._expected = run[-1] + 1
            else:
                at = next((end for end in following if end > at), len(text))
                yield at

    def _run(self, text: str, at: int, stops: frozenset[int]) -> list[int]:
        """The rows that follow each other in the file and spell `text` from `at` to a stop.

        The row that is next in the file comes first where a person has touched it, then orphans,
        which have no other place, then the next row in any case, then rows from elsewhere.
        """
        sizes = [n for n in self._short if at + n <= len(text)]
        starts = [self._starting.get(text[at : at + n], ()) for n in (*sizes, _PREFIX)]
        runs = [
            run
            for first in sorted({n for group in starts for n in group})
            if (run := self._spelling(text, at, stops, first))
        ]
        return min(runs, key=self._rank, default=[])

    def _rank(self, run: Sequence[int]) -> tuple[int, int]:
        if run[0] == self._expected:
            return (0 if any(self._touched[n] for n in run) else 2), run[0]
        return (1 if run[0] >= self._in_file else 3), run[0]

    def _spelling(self, text: str, at: int, stops: frozenset[int], first: int) -> list[int]:
        end = at
        for n in range(first, self._in_file if first < self._in_file else len(self._keys)):
            if not self._keys[n] or not text.startswith(self._keys[n], end):
                break
            if n > max(first, self._in_file - 1) and not self._neighbours(n - 1, n):
                break
            end += len(self._keys[n])
            if end in stops:
                run = list(range(first, n + 1))
                kept = not self._touched_only or any(self._touched[i] for i in run)
                return run if kept else []
        return []

    def _neighbours(self, m: int, n: int) -> bool:
        """Whether two orphans stood side by side in their paragraph."""
        (paragraph, sentence), following = self._places[m], self._places[n]
        return paragraph > 0 and following == (paragraph, sentence + 1)


def _assign(rows: Sequence[Segment], fresh: Sequence[Segment]) -> dict[int, int]:
    """Which row stands for which new segment: number of the segment → number of the row."""
    old, new = [key(row.fr) for row in rows], [key(segment.fr) for segment in fresh]
    if old == new:
        return {n: n for n in range(len(new))}
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    found = {b + i: a + i for a, b, size in matcher.get_matching_blocks() for i in range(size)}
    # Where equal rows are more than their places, an untouched one yields to a touched one.
    yielding: dict[str, list[int]] = defaultdict(list)
    for n in sorted(found, reverse=True):
        if not rows[found[n]].touched:
            yielding[new[n]].append(n)
    for m in sorted(set(range(len(rows))) - set(found.values())):
        if rows[m].touched and yielding[old[m]]:
            found[yielding[old[m]].pop()] = m
    return found


def _by_text(rows: Sequence[Segment], segments: Sequence[Segment]) -> dict[str, Segment]:
    """Rows for the segments that are left, by text, mended text, or id: segment's id → row."""
    waiting: dict[str, list[Segment]] = defaultdict(list)
    broken: dict[str, Segment] = {}
    for row in rows:
        text = key(row.fr)
        if not text:
            broken[row.id] = row
            continue
        waiting[text].append(row)
        if mojibake(row.fr) and key(repaired(row.fr)) != text:
            waiting[key(repaired(row.fr))].append(row)
    found: dict[str, Segment] = {}
    used: set[int] = set()
    for segment in segments:
        free = (row for row in waiting[key(segment.fr)] if id(row) not in used)
        match = next(free, None) or broken.get(segment.id)
        if match:
            used.add(id(match))
            found[segment.id] = match
    return found


def _renewed(row: Segment, segment: Segment) -> Segment:
    """The row in its new place, its French as the article has it."""
    if key(row.fr) != key(segment.fr) and mojibake(row.mt):
        row = replace(row, mt=repaired(row.mt))
    return replace(row, id=segment.id, fr=segment.fr)
