"""Tab-separated text, for scripts and spreadsheets: the rows as the alignment file has them.

Two columns are added: `article`, and at the end `exported`, which holds what the row went out
with (JSON), so that on the way back an edit can be told from an old value. A file without them is
read too: a copy of `alignments/NAME.tsv`, with the columns moved or missing, saved again as UTF-8
or UTF-16, with tabs, commas or semicolons between the cells.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from typing import TYPE_CHECKING

from translate.alignment import (
    COLUMNS,
    REVIEWER_COLUMNS,
    SPREADSHEET_ERROR,
    cell_text,
    quoted,
    text_hash,
)
from translate.errors import UsageError
from translate.exchange.rows import (
    ARTICLE,
    SEAL,
    UNSEALED,
    BadRow,
    Returned,
    ReviewedRow,
    base_cells,
    canonical,
    refuse_columns,
    sealed,
)
from translate.files import whole_file
from translate.reconcile import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from translate.exchange.units import Outgoing

_EXPORTED = "exported"
_ORDER, _MT = "#order", "#mt"  # in `exported`, beside names of columns


def write(outgoing: Outgoing, path: Path) -> None:
    """Write units into one file. Raises UsageError where a reviewer's column is in the way."""
    refuse_columns(outgoing, ARTICLE, _EXPORTED)
    columns = [*COLUMNS, *outgoing.extra]
    with whole_file(path) as file:
        file.write(_line([ARTICLE, *columns, _EXPORTED]))
        for unit in outgoing.units:
            exported: dict[str, str | int] = {
                **base_cells(unit.row),
                SEAL: sealed(base_cells(unit.row)),
                _MT: text_hash(key(unit.row.mt)),
            }
            if unit.order:
                exported[_ORDER] = unit.order
            cells = [cell_text(unit.row, name) for name in columns]
            base = json.dumps(exported, ensure_ascii=False)
            file.write(_line([unit.article, *cells, base]))


def _line(cells: Sequence[str]) -> bytes:
    return ("\t".join(map(quoted, cells)) + "\n").encode()


def read(path: Path) -> Returned:
    """Read what comes back. Raises UsageError where the file as a whole cannot be understood."""
    records = _records(path)
    _, header = next(records, (0, []))
    columns = canonical(header)
    if "fr" not in columns and "id" not in columns:
        raise UsageError(
            f"{path}, line 1: neither a column « fr » nor « id » in the header",
            "The first line names the columns, as in the file that bitext wrote.",
        )
    twice = next((name for name in columns if name and columns.count(name) > 1), "")
    if twice:
        raise UsageError(f"{path}, line 1: two columns are named « {twice} »", "Rename one.")
    returned = Returned()
    for line, cells in records:
        place = f"line {line}"
        surplus = [c for n, c in enumerate(cells) if c and (n >= len(columns) or not columns[n])]
        if len(cells) < len(columns) or surplus:
            what = f"{len(cells)} cells where the header names {len(columns)}"
            if surplus:
                what = f"a text in a column without a name: {surplus[0]}"
            returned.bad.append(BadRow(place, f"{what}; nothing of this row was taken"))
            continue
        _add(returned, place, dict(zip(columns, cells, strict=False)))
    return returned


def _add(returned: Returned, place: str, cells: dict[str, str]) -> None:
    base = order = None
    # A spreadsheet takes a translation that begins with a hyphen for a formula.
    machine = SPREADSHEET_ERROR.sub("", cells.get("mt", "").strip())
    exported = cells.pop(_EXPORTED, "")
    if exported:
        try:
            values = {str(k): str(v) for k, v in json.loads(exported).items()}
            order = int(values.pop(_ORDER, 0))
            mt = values.pop(_MT)
            seal = values.pop(SEAL)
        except (ValueError, AttributeError, KeyError, RecursionError):
            returned.bad.append(BadRow(place, "the column « exported » is broken"))
            return
        base = values
        if seal != sealed(base):
            returned.bad.append(BadRow(place, UNSEALED))
            return
        if machine and mt != text_hash(key(machine)):
            returned.bad.append(BadRow(place, "« mt » was changed; English belongs into « en »"))
            return
    kept = {n: v for n, v in cells.items() if n and (n in REVIEWER_COLUMNS or n not in COLUMNS)}
    article = kept.pop(ARTICLE, "")
    row_id = cells.get("id", "").strip()
    fr = cells.get("fr", "")
    returned.rows.append(
        ReviewedRow(place, article.strip(), row_id, fr, kept, base, order, machine)
    )


def _records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows as (number of the first line, cells), without the empty ones."""
    text = _text(path)
    csv.field_size_limit(2**31 - 1)  # a text may be any length
    first = text.split("\n", 1)[0]
    delimiter = max("\t,;", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UsageError(
                f"{path}, line {line}: a quotation mark opens a cell and is not closed where the "
                "cell ends",
                'A cell that begins with " is written with quotes around it and "" for each '
                "quote inside.",
            ) from error
        if any(cells):
            yield line, cells


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{path}: not UTF-8 (byte {error.start})",
            "Save it again as UTF-8, in Excel as « Unicode Text (*.txt) » or « CSV UTF-8 ».",
        ) from error
