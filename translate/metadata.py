"""Where the articles of a corpus come from: `corpus/articles.tsv`, a row an article.

The columns are `name` (as in `corpus/fr/NAME.txt`), `url`, `date` (ISO 8601: a year, a month, a
day or a moment), `outlet`, `author`, `licence` (an SPDX name, a URL, or words), `original_lang`
(the language in which the article was first written, as a code: `en` for one that was translated
into French) and any others. People write the file, and `bitext add` adds to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from translate.errors import AlignmentError
from translate.files import write_whole
from translate.table import parse_table, render_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COLUMNS = ("name", "url", "date", "outlet", "author", "licence", "original_lang")
_AMERICAN = {"license": "licence"}


@dataclass(frozen=True, slots=True)
class Metadata:
    """The file's columns, and its rows by the article's name, both in the file's order.

    The cells of a row are as they stand in the file, by column, the empty ones among them.
    """

    columns: tuple[str, ...] = COLUMNS
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def metadata_path(root: Path) -> Path:
    """Where the metadata of a corpus root lie."""
    return root / "corpus" / "articles.tsv"


def read_metadata(root: Path) -> dict[str, dict[str, str]]:
    """What is known of each article: its name → the cells that are filled, by column.

    Articles and columns stand in the file's order; without the file, nothing is known. Raises
    AlignmentError, with file and line, where the file cannot be understood.
    """
    return {
        name: {
            column: cell.strip()
            for column, cell in cells.items()
            if cell.strip() and column != "name"
        }
        for name, cells in load_metadata(root).rows.items()
    }


def load_metadata(root: Path) -> Metadata:
    """The file as it stands, with its empty cells, to be written again with more in it.

    Raises what `read_metadata` raises.
    """
    path = metadata_path(root)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Metadata()
    except OSError as error:
        raise AlignmentError(f"{path}: cannot be read: {error.strerror}") from error
    return parse_metadata(data, str(path))


def parse_metadata(data: bytes, where: str) -> Metadata:
    """The metadata in the bytes of a file; `where` names it in errors."""
    table = parse_table(data, where, known=COLUMNS, required=("name",), spellings=_AMERICAN)
    rows: dict[str, dict[str, str]] = {}
    for record in table.records:
        place = f"{where}, line {record.line}"
        name = article_name(record.cells["name"])
        if not name:
            raise AlignmentError(
                f"{place}: no article is named", "The column name holds NAME of corpus/fr/NAME.txt."
            )
        if name in rows:
            raise AlignmentError(
                f"{place}: a second row of the article « {name} »", "Make one row of the two."
            )
        date = record.cells.get("date", "").strip()
        if date and not is_date(date):
            raise AlignmentError(
                f"{place}, column date: « {date} » is no ISO date",
                "Write a date as 2024-03-21, or 2024-03, or 2024.",
            )
        rows[name] = record.cells
    missing = tuple(c for c in COLUMNS if c not in table.columns)
    return Metadata(table.columns + missing, rows)


def article_name(cell: str) -> str:
    """The article that a `name` cell means; people write `corpus/fr/NAME.txt` too."""
    name = cell.strip().replace("\\", "/")
    return name.removeprefix("corpus/fr/").removesuffix(".txt")


_PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def is_date(text: str) -> bool:
    """Whether a text is a year, a month, a day or a moment in ISO 8601's extended form."""
    if _PARTIAL_DATE.fullmatch(text):
        return True
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return re.match(r"\d{4}-\d\d-\d\d", text) is not None


def write_metadata(root: Path, metadata: Metadata) -> bool:
    """Write the file as a whole; whether anything in it has changed."""
    data = render_table(metadata.columns, metadata.rows.values())
    return write_whole(metadata_path(root), data)
