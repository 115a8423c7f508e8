"""Excel workbooks (also for LibreOffice): a sheet to review, and a hidden one with what went out.

Cells are typed as text, so that « - Oui » and « =1+1 » stay what they are. The tool's columns are
grey and locked, without a password; rows with a flag that nobody has settled are coloured. The
hidden sheet holds for each row its identity and the values that it went out with, so that on the
way back an edit can be told from an old value; a workbook that has lost it is read too.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from translate.alignment import COLUMNS, REVIEWER_COLUMNS, SPREADSHEET_ERROR, Status, cell_text
from translate.errors import UsageError
from translate.exchange.rows import (
    ARTICLE,
    BadRow,
    Returned,
    ReviewedRow,
    base_cells,
    canonical,
    refuse_columns,
)
from translate.exchange.workbook import (
    HEAD,
    LONGEST,
    STYLES,
    Cells,
    add_styles,
    lines,
    name_of,
    open_book,
    rendered,
    text_of,
)
from translate.files import write_whole
from translate.reconcile import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from translate.exchange.units import Outgoing, Unit

_SHEET, _HIDDEN = "review", "bitext"
_IDENTITY = (ARTICLE, "id", "fr", "#order", "mt")  # of the hidden sheet; then the base values
_WIDTHS = {
    ARTICLE: 14, "id": 8, "fr": 55, "fr_suggested": 40, "fr_fixed": 40, "mt": 55, "en": 55,
    "status": 9, "flags": 14, "ignore": 14, "note": 30,
}  # fmt: skip
_EXTRA_WIDTH = 20


# --- writing ---------------------------------------------------------------------------------


def write(outgoing: Outgoing, path: Path) -> None:
    """Write units into one workbook.

    Raises UsageError where a text is longer than a cell can be, or where a reviewer's column is in
    the way of one of the format.
    """
    from openpyxl import Workbook

    refuse_columns(outgoing, ARTICLE)
    units = list(outgoing.units)
    extra = outgoing.extra
    columns = [name for name in _WIDTHS if name != "fr_suggested" or _suggests(units)]
    columns += extra
    _refuse_long(units)
    book = Workbook(write_only=True)
    add_styles(book)
    _write_review(book.create_sheet(_SHEET), units, columns)
    _write_base(book.create_sheet(_HIDDEN), units, [*REVIEWER_COLUMNS, *extra])
    write_whole(path, rendered(book))


def _suggests(units: Iterable[Unit]) -> bool:
    return any(unit.row.fr_suggested for unit in units)


def _write_review(sheet: Any, units: Sequence[Unit], columns: Sequence[str]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    rows = len(units)
    letters = {name: get_column_letter(n) for n, name in enumerate(columns, 1)}
    for name, letter in letters.items():
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, _EXTRA_WIDTH)
    sheet.freeze_panes = f"{letters['fr']}2"
    sheet.auto_filter.ref = f"A1:{letters[columns[-1]]}{rows + 1}"
    statuses = DataValidation(
        type="list", formula1='"' + ",".join(Status) + '"', allow_blank=True, showErrorMessage=True
    )
    statuses.error = "One of: " + ", ".join(Status)
    statuses.add(f"{letters['status']}2:{letters['status']}{rows + 1}")
    sheet.data_validations.append(statuses)
    for what in (
        "formatCells",
        "formatColumns",
        "formatRows",
        "insertColumns",
        "sort",
        "autoFilter",
    ):
        setattr(sheet.protection, what, False)  # False: not forbidden
    sheet.protection.sheet = True

    make = Cells(sheet).make
    sheet.append([make(name, HEAD) for name in columns])
    for unit in units:
        row = unit.row
        flagged = bool(row.flags) and not row.settled and row.status is not Status.SKIP
        cells = []
        for name in columns:
            text = unit.article if name == ARTICLE else cell_text(row, name)
            yours = name in REVIEWER_COLUMNS or name not in (*COLUMNS, ARTICLE)
            cells.append(make(text, STYLES[yours, flagged]))
        sheet.append(cells)


def _refuse_long(units: Iterable[Unit]) -> None:
    for unit in units:
        for name in (*COLUMNS, *unit.row.extra):
            if len(cell_text(unit.row, name)) > LONGEST:
                raise UsageError(
                    f"{unit.article} {unit.row.id}: {name} is longer than the {LONGEST} characters "
                    "that a cell of a spreadsheet holds",
                    "Split the row first, or export to tsv.",
                )


def _write_base(sheet: Any, units: Iterable[Unit], columns: Sequence[str]) -> None:
    sheet.sheet_state = "veryHidden"
    make = Cells(sheet).make
    style = STYLES[False, False]
    sheet.append([make(name, style) for name in (*_IDENTITY, *columns)])
    for unit in units:
        row = unit.row
        base = base_cells(row)
        identity = (unit.article, row.id, row.fr, str(unit.order), row.mt)
        values = (*identity, *(base.get(name, "") for name in columns))
        sheet.append([make(value, style) if value else None for value in values])


# --- reading ---------------------------------------------------------------------------------


def read(path: Path) -> Returned:
    """Read what comes back. Raises UsageError where the file as a whole cannot be understood."""
    book = open_book(path)
    try:
        hidden = book[_HIDDEN] if _HIDDEN in book.sheetnames else None
        base = _Base(lines(hidden) if hidden is not None else iter(()))
        returned = Returned()
        found = False
        for sheet in book.worksheets:
            records = lines(sheet) if sheet.title != _HIDDEN else iter(())
            _, header = next(records, (0, []))
            columns = canonical([name_of(cell) for cell in header])
            if "fr" in columns or "id" in columns:
                found = True
                where = "" if sheet.title == _SHEET else f"{sheet.title}, "
                for number, cells in records:
                    _add(returned, f"{where}row {number}", columns, cells, base)
    finally:
        book.close()
    if not found:
        raise UsageError(
            f"{path}: no sheet with a column « fr » or « id » in its first row",
            "The first row names the columns, as in the workbook that bitext wrote.",
        )
    return returned


def _add(
    returned: Returned, place: str, columns: Sequence[str], cells: Sequence[Any], base: _Base
) -> None:
    texts: dict[str, str] = {}
    for n, cell in enumerate(cells):
        name = columns[n] if n < len(columns) else ""
        try:
            text = text_of(cell)
        except ValueError as error:
            if name in COLUMNS and name not in REVIEWER_COLUMNS:
                continue  # the article and the hidden sheet know better
            returned.bad.append(BadRow(place, f"{name or 'a column without a name'}: {error}"))
            return
        if text and not name:
            returned.bad.append(BadRow(place, f"a text in a column without a name: {text}"))
            return
        if name:
            texts[name] = text
    article, row_id, fr = (texts.get(name, "").strip() for name in (ARTICLE, "id", "fr"))
    known = base.find(article, row_id, fr)
    for name in ("fr", "mt"):
        now = SPREADSHEET_ERROR.sub("", texts.get(name, ""))
        if known and now and key(now) != key(known[name]):
            where = "fr_fixed" if name == "fr" else "en"
            returned.bad.append(BadRow(place, f"« {name} » was changed; write into « {where} »"))
            return
    kept = {n: t for n, t in texts.items() if n in REVIEWER_COLUMNS or n not in COLUMNS}
    kept.pop(ARTICLE, None)
    if known is None:
        mt = SPREADSHEET_ERROR.sub("", texts.get("mt", ""))
        returned.rows.append(ReviewedRow(place, article, row_id, fr, kept, mt=mt))
        return
    before = {n: t for n, t in known.items() if n not in _IDENTITY}
    returned.rows.append(
        ReviewedRow(
            place, known[ARTICLE], known["id"], known["fr"], kept, before,
            int(known["#order"] or 0), known["mt"],
        )
    )  # fmt: skip


class _Base:
    """What the hidden sheet knows of the rows, by their French, else by their ids."""

    def __init__(self, records: Iterator[tuple[int, list[Any]]]) -> None:
        _, header = next(records, (0, []))
        names = [name_of(cell) for cell in header]
        self._by_french: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        self._by_id: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        for _, cells in records if set(_IDENTITY) <= set(names) else ():
            texts = [text_of(cell) for cell in cells] + [""] * (len(names) - len(cells))
            row = dict(zip(names, texts, strict=False))
            self._by_french[row[ARTICLE], key(row["fr"])].append(row)
            self._by_id[row[ARTICLE], row["id"]].append(row)

    def find(self, article: str, row_id: str, fr: str) -> dict[str, str] | None:
        """The row as it went out; None where that cannot be told."""
        found = self._by_french.get((article, key(fr)), [])
        if len(found) > 1:
            found = [row for row in found if row["id"] == row_id]
        found = found or self._by_id.get((article, row_id), [])
        return found[0] if len(found) == 1 else None
