"""An alignment file as git compares it: a line a cell, under the French of its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.alignment import COLUMNS
from translate.errors import AlignmentError
from translate.table import parse_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.table import Table

HEADING = "# "
_LABEL = 12


def shown(data: bytes) -> bytes:
    """The rows of a table as text; a file that is none as it is.

    The `id` is left out: it names a place, and changes in every row after one that was split.
    """
    try:
        table = parse_table(data, "", known=COLUMNS)
    except AlignmentError:
        return data
    return "".join(line + "\n" for line in _lines(table)).encode()


def _lines(table: Table) -> Iterator[str]:
    heading = "fr" if "fr" in table.columns else next(iter(table.columns), "")
    for record in table.records:
        yield HEADING + _one_line(record.cells[heading])
        for column, cell in record.cells.items():
            if cell and column not in {heading, "id"}:
                yield f"    {column:<{_LABEL}} {_one_line(cell)}"


def _one_line(text: str) -> str:
    return " ⏎ ".join(text.splitlines())
