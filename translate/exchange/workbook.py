"""Workbooks as openpyxl has them: cells that are texts and nothing else, written and read."""

from __future__ import annotations

import io
import re
import zipfile
from copy import copy
from typing import TYPE_CHECKING, Any

from translate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_GREY, _FLAGGED, _BLUE = "EFEFEF", "FFF2CC", "D9E1F2"
HEAD = "bitext header"
STYLES = {  # of a cell: whether reviewers write it, whether its row is flagged
    (True, False): "bitext yours",
    (True, True): "bitext yours, flagged",
    (False, False): "bitext",
    (False, True): "bitext flagged",
}
LONGEST = 32767  # characters that a cell of a spreadsheet holds
# What XML cannot hold, and what reads like the escape for it (ECMA-376, part 1, 22.4.2.4).
_ESCAPED = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


# --- writing ---------------------------------------------------------------------------------


def add_styles(book: Any) -> None:
    """Give a new workbook the styles of this module."""
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill, Protection

    wrapped = Alignment(wrap_text=True, vertical="top")
    for (yours, flagged), name in STYLES.items():
        style = NamedStyle(name, alignment=wrapped, number_format="@")
        style.protection = Protection(locked=not yours)
        if flagged or not yours:
            style.fill = PatternFill("solid", fgColor=_FLAGGED if flagged else _GREY)
        book.add_named_style(style)
    header = NamedStyle(HEAD, alignment=wrapped, number_format="@")
    header.font, header.fill = Font(bold=True), PatternFill("solid", fgColor=_BLUE)
    book.add_named_style(header)


def rendered(book: Any) -> bytes:
    """The bytes of a workbook that was made; the moment of writing leaves no trace in them."""
    dated = io.BytesIO()
    book.save(dated)
    out = io.BytesIO()
    with zipfile.ZipFile(dated) as made, zipfile.ZipFile(out, "w") as undated:
        for entry in made.infolist():
            data = made.read(entry)
            if entry.filename == "docProps/core.xml":
                data = _MOMENT.sub(b"1980-01-01T00:00:00Z", data)
            undated.writestr(zipfile.ZipInfo(entry.filename), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class Cells:
    """Makes the cells of a sheet; copying one of each style spares openpyxl looking it up."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell

        self._patterns = {}
        for style in (HEAD, *STYLES.values()):
            cell = WriteOnlyCell(sheet)
            cell.style = style
            cell.quotePrefix = True
            self._patterns[style] = cell

    def make(self, text: str, style: str) -> Any:
        """A cell that holds a text and nothing else."""
        cell = copy(self._patterns[style])
        if text:
            cell.value = _ESCAPED.sub(_escape, text)
            cell.data_type = "s"  # openpyxl takes « =1+1 » for a formula
        return cell


def _escape(match: re.Match[str]) -> str:
    if len(match[0]) == 1:
        return f"_x{ord(match[0]):04X}_"
    return f"_x005F{match[0]}"


# --- reading ---------------------------------------------------------------------------------


def open_book(path: Path) -> Any:
    """A workbook to be read. Raises UsageError, which names the file, where it is none."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return load_workbook(io.BytesIO(path.read_bytes()), read_only=True)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise UsageError(
            f"{path}: not a workbook that can be read",
            "Save it again as an Excel workbook (.xlsx).",
        ) from error


def lines(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a sheet that hold anything, each with its number from 1."""
    sheet.reset_dimensions()  # some programs write wrong ones
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if any(cell.value not in (None, "") for cell in cells):
            yield number, list(cells)


def name_of(cell: Any) -> str:
    """The name of a column; empty where its cell holds no text."""
    return cell.value if isinstance(cell.value, str) else ""


def text_of(cell: Any) -> str:
    """The text of a cell. Raises ValueError, which says why, where a person's text was lost."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str) and cell.data_type not in ("f", "e"):
        return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), value)
    if cell.data_type == "f":
        raise ValueError(f"a formula ({value}); type an apostrophe before it to make it a text")
    if cell.data_type == "e":
        raise ValueError(f"{value}, an error of the spreadsheet")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"{value:.15g}"
    raise ValueError(f"a date ({value}), not the text that was typed; make it a text again")
