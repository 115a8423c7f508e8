"""Two versions of an alignment file with a common origin become one.

Rows are told apart by their French, white space aside, and their order: the longest matching
blocks (Ratcliff and Obershelp 1988, `difflib`) say which rows of the origin each side has kept.
Where both have, the cells are merged (`cells`). Elsewhere, as in diff3, what only one side has cut
otherwise is taken from it, and rows that either side has added are taken from both.

- A row that one side removed, or whose French has changed there, stays if the other has written
  into it: the next `bitext translate` moves it to the orphans.
- Rows that one side merged or split and the other wrote into, or cut otherwise, are a conflict:
  ours stand, and what stood in theirs is given back as clashes.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from translate.alignment import COLUMNS, Alignment, Segment, Status, with_columns
from translate.git.cells import NOBODY, Clash, edited, merged_row, person_cell, person_columns
from translate.history import ROWS
from translate.reconcile import in_order, key, paragraph_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BETWEEN_ROWS = " ⏎ "


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged file, and what both sides had changed."""

    alignment: Alignment
    clashes: tuple[Clash, ...]


class _Pair(NamedTuple):
    """A row of the merged file as it stands on either side; None where a side lacks it."""

    base: Segment
    ours: Segment | None
    theirs: Segment | None


class _Part(NamedTuple):
    """Rows that stand for each other; `kept`: both sides have these rows of the origin."""

    base: Sequence[Segment]
    ours: Sequence[Segment]
    theirs: Sequence[Segment]
    kept: bool


def merge_alignments(base: Alignment, ours: Alignment, theirs: Alignment) -> Merged:
    """Merge two versions of an alignment file, row by row and cell by cell. Pure.

    `base` is their common origin, empty where both sides have added the file.
    """
    sides = [in_order(side.rows) for side in (base, ours, theirs)]
    pairs: list[_Pair] = []
    clashes: list[Clash] = []
    for part in _parts(*sides):
        if part.kept:
            pairs += map(_Pair, part.base, part.ours, part.theirs)
            continue
        refused = _recut(part)
        if refused is None:
            pairs += _united(part)
        else:
            pairs += (_Pair(NOBODY, row, None) for row in part.ours)
            clashes += refused
    rows = []
    for pair in pairs:
        row, found = _row(pair)
        rows.append(row)
        clashes += found
    rows = _numbered(rows, pairs, sides)
    columns = _columns(base, ours, theirs)
    extra = [name for name in columns if name not in COLUMNS]
    rows = [replace(r, extra={name: r.extra.get(name, "") for name in extra}) for r in rows]
    return Merged(with_columns(columns, rows), tuple(clashes))


def _row(pair: _Pair) -> tuple[Segment, list[Clash]]:
    if pair.ours and pair.theirs:
        return merged_row(pair.base, pair.ours, pair.theirs)
    return pair.ours or pair.theirs or NOBODY, []


# --- which rows stand for each other ---------------------------------------------------------


class _Hunk(NamedTuple):
    """Rows `start` to `end` of the origin are others on side `side` (0: ours, 1: theirs).

    `shift` is the way from a place in the origin to its place on that side, from `end` on.
    """

    start: int
    end: int
    side: int
    shift: int


def _parts(
    base: Sequence[Segment], ours: Sequence[Segment], theirs: Sequence[Segment]
) -> Iterator[_Part]:
    """The three versions, cut into parts that stand for each other, in order."""
    sides = ours, theirs
    hunks = sorted(hunk for n, side in enumerate(sides) for hunk in _hunks(base, side, n))
    at, shifts = 0, [0, 0]

    def upto(place: int, begin: Sequence[int]) -> list[Sequence[Segment]]:
        return [
            rows[first : place + shift]
            for rows, first, shift in zip(sides, begin, shifts, strict=True)
        ]

    for group in _overlapping(hunks):
        start, end = group[0].start, max(hunk.end for hunk in group)
        here, there = upto(start, [at + shift for shift in shifts])
        yield _Part(base[at:start], here, there, kept=True)
        begin = [start + shift for shift in shifts]
        for hunk in group:
            shifts[hunk.side] = hunk.shift
        here, there = upto(end, begin)
        yield _Part(base[start:end], here, there, kept=False)
        at = end
    here, there = upto(len(base), [at + shift for shift in shifts])
    yield _Part(base[at:], here, there, kept=True)


def _hunks(base: Sequence[Segment], rows: Sequence[Segment], side: int) -> list[_Hunk]:
    """Where the rows of a side are others than those of the origin."""
    return [
        _Hunk(start, end, side, last - end)
        for what, start, end, _, last in _matcher(_keys(base), _keys(rows)).get_opcodes()
        if what != "equal"
    ]


def _overlapping(hunks: Sequence[_Hunk]) -> list[list[_Hunk]]:
    """The hunks in groups: those of both sides that overlap belong together.

    Two insertions at one place overlap; a hunk and what stands at its edge do not.
    """
    groups: list[list[_Hunk]] = []
    reached = (-1, -1)
    for hunk in hunks:
        if groups and (hunk.start < reached[1] or hunk[:2] == reached):
            groups[-1].append(hunk)
            reached = reached[0], max(reached[1], hunk.end)
        else:
            groups.append([hunk])
            reached = hunk[:2]
    return groups


def _matcher(old: Sequence[str], new: Sequence[str]) -> difflib.SequenceMatcher[str]:
    return difflib.SequenceMatcher(None, old, new, autojunk=False)


def _keys(rows: Iterable[Segment]) -> list[str]:
    return [key(row.fr) for row in rows]


def _united(part: _Part) -> Iterator[_Pair]:
    """The rows of both sides of a part where rows were added, removed or changed in their French.

    A row of the origin that only one side still has stays where that side has written into it.
    """
    ours, theirs = _origins(part.base, part.ours), _origins(part.base, part.theirs)
    opcodes = _matcher(_keys(part.ours), _keys(part.theirs)).get_opcodes()
    for what, i, i_end, j, j_end in opcodes:
        if what == "equal":
            for n, m in zip(range(i, i_end), range(j, j_end), strict=True):
                base = ours.get(n) or theirs.get(m) or NOBODY
                yield _Pair(base, part.ours[n], part.theirs[m])
            continue
        for n in range(i, i_end):
            if n not in ours or edited(ours[n], part.ours[n]):
                yield _Pair(NOBODY, part.ours[n], None)
        for m in range(j, j_end):
            if m not in theirs or edited(theirs[m], part.theirs[m]):
                yield _Pair(NOBODY, None, part.theirs[m])


def _origins(base: Sequence[Segment], side: Sequence[Segment]) -> dict[int, Segment]:
    """The row of the origin for each row of a side that it has kept, by the row's number."""
    blocks = _matcher(_keys(base), _keys(side)).get_matching_blocks()
    return {j + n: base[i + n] for i, j, size in blocks for n in range(size)}


def _recut(part: _Part) -> list[Clash] | None:
    """What is refused of theirs where rows were merged or split and the other side forbids it.

    None where nothing stands against it: the same cuts on both sides, a side that has written
    nothing into its rows, or another text altogether.
    """
    base, ours, theirs = _keys(part.base), _keys(part.ours), _keys(part.theirs)
    if not "".join(base) == "".join(ours) == "".join(theirs) or ours == theirs:
        return None
    if theirs == base:
        return [
            Clash(row.id, row.fr, column, person_cell(old, column), "", value, gone=True)
            for old, row in zip(part.base, part.theirs, strict=True)
            for column in edited(old, row)
            for value in (person_cell(row, column),)
        ] or None
    if ours == base and not any(map(edited, part.base, part.ours)):
        return None
    before, kept, refused = (BETWEEN_ROWS.join(row.fr for row in side) for side in part[:3])
    first = part.ours[0]
    written = [
        Clash(row.id, row.fr, column, "", "", value, gone=True)
        for row in part.theirs
        for column in person_columns(row)
        for value in (person_cell(row, column),)
        if value and not (column == "status" and value == Status.MT)
    ]
    return [Clash(first.id, first.fr, ROWS, before, kept, refused), *written]


# --- ids and columns -------------------------------------------------------------------------


def _numbered(
    rows: Sequence[Segment], pairs: Sequence[_Pair], sides: Sequence[Sequence[Segment]]
) -> list[Segment]:
    """The rows with ids that fit their order, where the three versions had such ids."""
    ids = [row.id for row in rows]
    fitting = len({*ids}) == len(ids) and [row.id for row in in_order(rows)] == ids
    if fitting or not all(paragraph_number(row.id) for side in sides for row in side):
        return list(rows)
    paragraph, sentence = 1, 1
    numbered = [replace(row, id="p1s1") for row in rows[:1]]
    for row, (before, pair) in zip(rows[1:], pairwise(pairs), strict=True):
        new = _parted(before, pair)
        paragraph, sentence = (paragraph + 1, 1) if new else (paragraph, sentence + 1)
        numbered.append(replace(row, id=f"p{paragraph}s{sentence}"))
    return numbered


def _parted(before: _Pair, pair: _Pair) -> bool:
    """Whether a paragraph begins between two rows: one side that has both says so."""
    common = [
        paragraph_number(a.id) != paragraph_number(b.id)
        for a, b in ((before.ours, pair.ours), (before.theirs, pair.theirs))
        if a and b
    ]
    row = pair.ours or pair.theirs
    return any(common) if common else row is not None and row.id.endswith("s1")


def _columns(base: Alignment, ours: Alignment, theirs: Alignment) -> tuple[str, ...]:
    """Our columns, then their new ones, without those that either has removed and none fills."""
    filled = {n for side in (ours, theirs) for row in side.rows for n, v in row.extra.items() if v}
    both = dict.fromkeys((*ours.columns, *theirs.columns))
    return tuple(
        name
        for name in both
        if name in COLUMNS
        or (name in ours.columns and name in theirs.columns)
        or name not in base.columns
        or name in filled
    )
