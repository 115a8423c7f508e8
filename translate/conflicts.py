"""`alignments/NAME.conflicts.tsv`: what people wrote and the tool could not put into a row.

A table that people read and empty by hand. Lines are only ever added, and the same one but once.
"""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from translate.alignment import quoted
from translate.files import keep_aside, write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from translate.corpus import ArticleFiles

CHANGED = "changed meanwhile"
GONE = "the row is gone"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A text that had no place: the cell, what its writer saw, what stands there, what was refused.

    `why` is `CHANGED` where somebody else's text stands in the cell now, `GONE` where the row is
    not there any more. `time` is ISO 8601, UTC.
    """

    time: str
    who: str
    id: str
    fr: str
    column: str
    base: str
    kept: str
    refused: str
    why: str


COLUMNS = tuple(f.name for f in fields(Conflict))


def conflicts_path(files: ArticleFiles) -> Path:
    """Where the conflicts of an article lie."""
    return files.alignment.with_suffix(".conflicts.tsv")


def read_conflicts(path: Path) -> list[Conflict]:
    """The conflicts of an article; lines that people have broken are passed over."""
    _, known = _there(path)
    return known


def add_conflicts(path: Path, conflicts: Sequence[Conflict]) -> None:
    """Add conflicts to the file, those that are not in it yet.

    A file that has become something else (by a spreadsheet, by hand) is kept aside as it is.
    """
    text, known = _there(path)
    seen = {_matter(conflict) for conflict in known}
    new = []
    for conflict in conflicts:
        if _matter(conflict) not in seen:
            seen.add(_matter(conflict))
            new.append(conflict)
    if not new:
        return
    if text is None:
        keep_aside(path, path.read_bytes())
    start = text or _line(COLUMNS)
    end = "" if start.endswith("\n") else "\n"
    lines = (_line([getattr(conflict, name) for name in COLUMNS]) for conflict in new)
    write_whole(path, (start + end + "".join(lines)).encode())


def _matter(conflict: Conflict) -> tuple[str, ...]:
    """What makes two conflicts the same one: all but the time."""
    return tuple(getattr(conflict, name) for name in COLUMNS if name != "time")


def _there(path: Path) -> tuple[str | None, list[Conflict]]:
    """The text of the file and what it holds; None for a text that is not ours to go on with."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return "", []
    csv.field_size_limit(2**31 - 1)  # a text may be any length
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", strict=True)
        records = list(reader)
    except (UnicodeDecodeError, csv.Error):
        return None, []
    if not records:
        return "", []
    if tuple(records[0]) != COLUMNS:
        return None, []
    return text, [Conflict(*cells) for cells in records[1:] if len(cells) == len(COLUMNS)]


def _line(cells: Sequence[str]) -> str:
    return "\t".join(map(quoted, cells)) + "\n"
