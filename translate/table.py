"""Tables that people edit beside the rows: a header line, then a record a line, tab separated.

The metadata, the glossary, the repair rules and the test set are such files. Reading takes what
people's programs do to them: BOM, CRLF, UTF-16 (Excel's « Unicode Text »), columns moved, extra
and missing columns, cells left out at the end of a row, empty rows.
"""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.alignment import CONFLICT_MARKER, quoted
from translate.errors import AlignmentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table: the line on which it begins, from 1, and a cell for each column."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns and the records, in the order of the file; without columns it was empty."""

    columns: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()


def parse_table(
    data: bytes,
    where: str,
    *,
    known: Sequence[str],
    required: Sequence[str] = (),
    spellings: Mapping[str, str] | None = None,
) -> Table:
    """The table in the bytes of a file; `where` names it in errors.

    The names of `known` columns are read in any case, and in other `spellings` (spelling → name).
    Raises AlignmentError, with file and line,
    for text that is not UTF-8 or UTF-16, two columns of one name, a column of `required` that is
    missing, a quote that is not closed, and a row with more cells than the header.
    """
    text = _decoded(data, where)
    csv.field_size_limit(2**31 - 1)  # a text may be any length
    reader = csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", strict=True)
    columns: tuple[str, ...] = ()
    records = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            raise AlignmentError(
                f"{where}, line {line}: a quotation mark opens a cell and is not closed where "
                "the cell ends",
                'A cell that begins with " is written with quotes around it and "" for each '
                "quote inside.",
            ) from error
        if not any(cell.strip() for cell in cells):
            continue
        if CONFLICT_MARKER.match(cells[0]):
            raise AlignmentError(
                f"{where}, line {line}: a conflict marker of git ({cells[0][:7]})",
                "Resolve the conflict first: keep the rows that you want, remove the marker lines.",
            )
        if columns:
            records.append(Record(line, _cells(cells, columns, f"{where}, line {line}")))
        else:
            columns = _names(cells, known, spellings or {})
            _check_header(columns, f"{where}, line {line}", known, required)
    return Table(columns, tuple(records))


def _decoded(data: bytes, where: str) -> str:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise AlignmentError(
            f"{where}: not UTF-8 (byte {error.start})", "Save it again as UTF-8."
        ) from error


def _names(
    cells: Sequence[str], known: Sequence[str], spellings: Mapping[str, str]
) -> tuple[str, ...]:
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    usual = [spellings.get(name.casefold(), name.casefold()) for name in names]
    return tuple(n if n in known else name for n, name in zip(usual, names, strict=True))


def _check_header(
    columns: Sequence[str], place: str, known: Sequence[str], required: Sequence[str]
) -> None:
    twice = next((name for name in columns if columns.count(name) > 1), None)
    missing = next((name for name in required if name not in columns), None)
    if twice is not None or missing is not None:
        what = f"no column « {missing} »" if twice is None else f"two columns are named « {twice} »"
        raise AlignmentError(
            f"{place}: {what}",
            "The first line names the columns, separated by tabs: " + " ".join(known),
        )


def _cells(cells: Sequence[str], columns: Sequence[str], place: str) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise AlignmentError(
            f"{place}: {len(cells)} cells where the header has {len(columns)}",
            "A tab was added in this row: remove it.",
        )
    padded = [*cells, *[""] * (len(columns) - len(cells))]
    return dict(zip(columns, padded, strict=False))


def render_table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """The bytes of a table: UTF-8, LF, a cell in quotes only where it must be."""
    lines = [columns, *([row.get(name, "") for name in columns] for row in rows)]
    return "".join("\t".join(map(quoted, line)) + "\n" for line in lines).encode()
