"""The alignment file: one row a segment, as plain text that people, git and spreadsheets edit.

The file is UTF-8 without BOM, LF, tab separated, with the quoting of the csv module's `excel-tab`.
Reading takes what people's programs do to it (BOM, CRLF, UTF-16, moved, missing and extra
columns); what could lose a reviewer's word is refused with file, line and column.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import re
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn

from translate.errors import AlignmentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path


class Status(StrEnum):
    """Who has the last word on a row."""

    MT = "mt"
    QUERY = "query"
    OK = "ok"
    FIXED = "fixed"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Segment:
    """One row: normally one sentence. The fields are the file's columns, in the file's order."""

    id: str = ""
    fr: str = ""
    fr_suggested: str = ""
    fr_fixed: str = ""
    mt: str = ""
    en: str = ""
    status: Status = Status.MT
    flags: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    note: str = ""
    origin: str = ""
    confidence: float | None = None
    engine: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The French that is to be translated."""
        return self.fr_fixed or self.fr_suggested or self.fr

    @property
    def english(self) -> str:
        """The English as it would be published."""
        return self.en if self.en.strip() else self.mt

    @property
    def settled(self) -> bool:
        """Whether a reviewer has accepted or written the English."""
        return self.status in (Status.OK, Status.FIXED)

    @property
    def touched(self) -> bool:
        """Whether a person has left anything in this row."""
        untouched = Status.SKIP if "boilerplate" in self.flags else Status.MT
        return bool(
            self.fr_fixed
            or self.en
            or self.ignore
            or self.note
            or self.status is not untouched
            or any(self.extra.values())
        )

    @property
    def engine_label(self) -> str:
        """What made `mt`: the `engine` cell without the hashes."""
        return self.engine.rpartition(_HASH)[0].partition(_SETTLED_WITH)[0]

    @property
    def current(self) -> bool:
        """Whether `mt` was made from the French as it stands now."""
        return self.engine.rpartition(_HASH)[2] == text_hash(self.source)

    @property
    def stale(self) -> bool:
        """Whether the French has changed since a reviewer settled the English."""
        if not self.settled or _HASH not in self.engine or self.current:
            return False
        seen = self.engine.rpartition(_HASH)[0].partition(_SETTLED_WITH)[2]
        return seen != text_hash(self.source)


COLUMNS = tuple(f.name for f in fields(Segment) if f.name != "extra")
REVIEWER_COLUMNS = ("fr_fixed", "en", "status", "ignore", "note")
TOOL_TEXTS = ("fr", "fr_suggested", "mt")
OTHER_MT = "other-mt"  # the `origin` of English made from a machine translation that `mt` is not
CONFLICT_MARKER = re.compile(r"(<{7}|>{7}|\|{7}) |={7}$")
SPREADSHEET_ERROR = re.compile(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NUM!|NULL!)|Err:\d{3}")


@dataclass(frozen=True, slots=True)
class Alignment:
    """The rows of one file, and its columns in the order in which they stand there."""

    rows: tuple[Segment, ...] = ()
    columns: tuple[str, ...] = COLUMNS


def text_hash(text: str) -> str:
    """Six hexadecimal digits that change when the text does."""
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def engine_cell(label: str, source: str) -> str:
    """The `engine` cell of a translation that `label` made of `source`."""
    return f"{label}{_HASH}{text_hash(source)}"


_HASH = " #"  # no part of a cell that another program has filled (« DeepL »)
_SETTLED_WITH = " settled-with "


def settled_now(row: Segment) -> Segment:
    """The row, whose English a reviewer settles at this moment, with the French as it stands.

    Where `mt` was made from other French (the reviewer has repaired it, and knows better than
    `mt`), `engine` notes the French that they had before their eyes, so that only a later change
    of it makes the row stale: `starter@1 beam4 settled-with 9b1c22 #3fa9c1`.
    """
    if not row.settled or _HASH not in row.engine or row.current:
        return row
    made_from = row.engine.rpartition(_HASH)[2]
    label = f"{row.engine_label}{_SETTLED_WITH}{text_hash(row.source)}"
    return replace(row, engine=f"{label}{_HASH}{made_from}")


# --- reading ---------------------------------------------------------------------------------


def read_alignment(path: Path) -> Alignment:
    """Read an alignment file; a missing one is an empty alignment.

    Raises AlignmentError, which names file, line and column, where a row cannot be understood.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Alignment()
    except OSError as error:
        raise AlignmentError(f"{path}: cannot be read: {error.strerror}") from error
    return parse_alignment(data, str(path))


def parse_alignment(data: bytes, where: str) -> Alignment:
    """The alignment that `data`, the bytes of a file, holds; `where` names it in errors."""
    text = _decode(data, where)
    records = _records(text, where)
    try:
        _, header = next(records)
    except StopIteration:
        return Alignment()
    columns = _header(header, where)
    rows = [
        _segment(dict(zip(columns, cells, strict=False)), f"{where}, line {line}")
        for line, cells in records
        if _is_whole(cells, header, columns, f"{where}, line {line}")
    ]
    missing = tuple(c for c in COLUMNS if c not in columns)
    return Alignment(tuple(rows), columns + missing)


def _decode(data: bytes, where: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise AlignmentError(
            f"{where}: not UTF-8 (byte {error.start})",
            "Save it again as UTF-8, in Excel as « Unicode Text (*.txt) »; nothing was changed.",
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise AlignmentError(
            f"{where}, line {line}: a NUL character, so this is not a text file",
            "Take the last good version from git or a backup; nothing was changed.",
        )
    return text


def _records(text: str, where: str) -> Iterator[tuple[int, list[str]]]:
    """The rows as (number of the first line, cells), without the empty ones."""
    # Python's csv refuses long fields unless told otherwise; a segment may be any length.
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise AlignmentError(
                f"{where}, line {line}: a quotation mark opens a cell and is not closed where "
                f"the cell ends",
                'A cell that begins with " is written with quotes around it and "" for each '
                "quote inside; nothing was changed.",
            ) from error
        if any(cells):
            if CONFLICT_MARKER.match(cells[0]):
                raise AlignmentError(
                    f"{where}, line {line}: a conflict marker of git ({cells[0][:7]})",
                    "« git merge --abort », « bitext git install », and merge again: then rows are "
                    "merged cell by cell. Or keep every text by hand and remove the marker lines. "
                    "Nothing was changed.",
                )
            yield line, cells


def _header(cells: Sequence[str], where: str) -> tuple[str, ...]:
    names = [c.strip() for c in cells]
    while names and not names[-1]:
        names.pop()
    columns = tuple(n.casefold() if n.casefold() in COLUMNS else n for n in names)
    for name in columns:
        if columns.count(name) > 1:
            raise AlignmentError(
                f"{where}, line 1: two columns are named « {name} »",
                "Rename or remove one of them; nothing was changed.",
            )
    if "fr" not in columns:
        raise AlignmentError(
            f"{where}, line 1: no column « fr » in the header",
            "The first line names the columns, separated by tabs: " + " ".join(COLUMNS),
        )
    return columns


def _is_whole(
    cells: Sequence[str], header: Sequence[str], columns: Sequence[str], place: str
) -> bool:
    """True; raises AlignmentError where the row has other cells than the header."""
    surplus = len(cells) > len(header) or any(cells[len(columns) :])
    if len(cells) < len(columns) or surplus:
        last = columns[min(len(cells), len(columns)) - 1]
        raise AlignmentError(
            f"{place}: {len(cells)} cells where the header has {len(columns)} "
            f"(the last one that fits is « {last} »)",
            "A tab or a line break was added or lost in this row; nothing was changed.",
        )
    return True


def _segment(cells: dict[str, str], place: str) -> Segment:
    extra = {name: value for name, value in cells.items() if name not in COLUMNS}
    cell = {name: cells.get(name, "") for name in COLUMNS}
    for name in (*TOOL_TEXTS, "engine", "flags", "confidence", "origin"):
        if SPREADSHEET_ERROR.fullmatch(cell[name].strip()):
            cell[name] = ""
            if name == "mt":
                cell["engine"] = ""
    mt, en = cell["mt"], cell["en"]
    status = _status(cell["status"], place, en=en, mt=mt)
    if status is Status.OK and not en.strip():
        en = mt
    row = Segment(
        id=cell["id"],
        fr=cell["fr"],
        fr_suggested=cell["fr_suggested"],
        fr_fixed=cell["fr_fixed"],
        mt=mt,
        en=en,
        status=status,
        flags=tuple(cell["flags"].split()),
        ignore=tuple(c for c in re.split(r"[\s,;]+", cell["ignore"]) if c),
        note=cell["note"],
        origin=cell["origin"].strip() or _origin(en, mt or cell["engine"]),
        confidence=_confidence(cell["confidence"]),
        engine=cell["engine"].strip(),
        extra=extra,
    )
    # What the tool has written says where the English is from, and that it is settled.
    is_new = not cell["origin"].strip() or cell["status"].strip().casefold() in ("", Status.MT)
    return settled_now(row) if is_new and row.fr_fixed else row


def _origin(en: str, machine: str) -> str:
    """English that stood there before any machine translation was not edited from one."""
    if not en:
        return ""
    return "post-edit" if machine else "human"


def _status(value: str, place: str, *, en: str, mt: str) -> Status:
    """The status that a person meant, who may have typed the English and left the rest."""
    name = value.strip().casefold()
    try:
        status = Status(name or Status.MT)
    except ValueError:
        raise AlignmentError(
            f"{place}, column status: unknown status « {value.strip()} »",
            "Use one of: " + ", ".join(Status) + " (or leave it empty); nothing was changed.",
        ) from None
    if status in (Status.MT, Status.OK) and en.strip():
        return Status.OK if en.strip() == mt.strip() else Status.FIXED
    return status


def _confidence(value: str) -> float | None:
    try:
        return float(value.replace(",", "."))
    except ValueError:
        return None


# --- writing ---------------------------------------------------------------------------------


def render_alignment(alignment: Alignment) -> bytes:
    """The bytes of the file. Raises AlignmentError for text that no text file can hold."""
    lines = ["\t".join(map(quoted, alignment.columns))]
    lines += ["\t".join(_cells(row, alignment.columns)) for row in alignment.rows]
    return "".join(line + "\n" for line in lines).encode()


def _cells(row: Segment, columns: Iterable[str]) -> Iterator[str]:
    for name in columns:
        value = cell_text(row, name)
        if UNWRITABLE.search(value):
            _refuse(row, name)
        yield quoted(value)


UNWRITABLE = re.compile("[\0\ud800-\udfff]")  # what no text file can hold


def _refuse(row: Segment, name: str) -> NoReturn:
    raise AlignmentError(
        f"row {row.id}, column {name}: a NUL or a lone surrogate, which no text file can hold",
        "Remove the character; nothing was changed.",
    )


def cell_text(row: Segment, column: str) -> str:
    """What stands in the file in this column of a row."""
    if column not in COLUMNS:
        return row.extra.get(column, "")
    value = getattr(row, column)
    if isinstance(value, tuple):
        return " ".join(value)
    if column == "confidence":
        return "" if value is None else f"{value:.3f}"
    return str(value)


def quoted(value: str) -> str:
    """A cell as it is written: in quotes only where it must be."""
    # csv.writer with a line end of "\n" leaves a bare CR unquoted, and it would end the row.
    if re.search('[\t\n\r"]', value):
        return '"' + value.replace('"', '""') + '"'
    return value


def with_columns(columns: Sequence[str], rows: Iterable[Segment]) -> Alignment:
    """An alignment of `rows` with `columns` and whatever else a row brings, at the end."""
    rows = tuple(rows)
    extra = dict.fromkeys(name for row in rows for name in row.extra)
    missing = tuple(name for name in (*COLUMNS, *extra) if name not in columns)
    return Alignment(rows, tuple(columns) + missing)


def accepted(row: Segment) -> Segment:
    """The row, with `mt` copied into `en` where the reviewer accepted it as it is."""
    if row.status is Status.OK and not row.en:
        return replace(row, en=row.mt, origin=row.origin or ("post-edit" if row.mt else ""))
    return row
