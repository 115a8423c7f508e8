"""Two versions of a table beside the rows (metadata, glossary, rules, test set) become one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from translate.table import parse_table, render_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translate.table import Table

# What tells the rows of a file apart; every cell where the file is not named here.
_KEYS = {
    "articles.tsv": ("name",),
    "_glossary.tsv": ("fr",),
    "_repairs.tsv": ("pattern",),
    "_memory.tsv": ("fr", "en"),
    "_test.tsv": ("article", "fr", "nth"),
}
_COUNT = "count"  # how many repairs taught a rule: the greater number knows more of them

_Key = tuple[str, ...]
_Row = dict[str, str]


def merge_tables(base: bytes, ours: bytes, theirs: bytes, name: str) -> bytes | None:
    """The table with what either side has added, removed and changed, cell by cell.

    `name` is that of the file. A row that one side removed and the other changed stays. None
    where both have changed a cell to different texts. Raises AlignmentError where a version
    cannot be understood.
    """
    known = _KEYS.get(name, ())
    sides = [parse_table(data, name, known=known) for data in (base, ours, theirs)]
    before, here, there = (_rows(side, known) for side in sides)
    columns = tuple(dict.fromkeys(column for side in sides[1:] for column in side.columns))
    rows = []
    for key in dict.fromkeys((*here, *there)):
        row = _merged(before.get(key), here.get(key), there.get(key), columns)
        if row is None:
            return None
        if row:
            rows.append(row)
    return render_table(columns, rows)


def _rows(table: Table, known: Sequence[str]) -> dict[_Key, _Row]:
    """The rows by what tells them apart, and by their number among equal ones."""
    found: dict[_Key, _Row] = {}
    seen: Counter[_Key] = Counter()
    for record in table.records:
        cells = {name: cell for name, cell in record.cells.items() if cell}
        key = tuple(cells.get(n, "") for n in known) or tuple(f"{n}\t{cells[n]}" for n in cells)
        seen[key] += 1
        found[*key, str(seen[key])] = cells
    return found


def _merged(
    base: _Row | None, ours: _Row | None, theirs: _Row | None, columns: Sequence[str]
) -> Mapping[str, str] | None:
    """The merged row, empty where it goes; None where a cell was changed on both sides."""
    if ours is None or theirs is None:
        left = ours if theirs is None else theirs
        return {} if left is None or left == base else left
    row = {}
    for column in columns:
        before, here, there = ((side or {}).get(column, "") for side in (base, ours, theirs))
        if there in {here, before}:
            row[column] = here
        elif here == before:
            row[column] = there
        elif column == _COUNT and here.isdecimal() and there.isdecimal():
            row[column] = max(here, there, key=int)
        else:
            return None
    return row
