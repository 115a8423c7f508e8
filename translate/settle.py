"""What it means for a row that a person types into it: the status that follows, and the flags."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from translate.alignment import (
    COLUMNS,
    OTHER_MT,
    SPREADSHEET_ERROR,
    UNWRITABLE,
    Status,
    accepted,
    engine_cell,
    settled_now,
)
from translate.checks import ENGINE_FLAGS, SOURCE_FLAGS, flags_of
from translate.checks.encoding import mojibake

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from translate.alignment import Segment
    from translate.engine import Hypothesis
    from translate.glossary import Glossary


class RefusedCellsError(ValueError):
    """Cells that the tool cannot take as they are; the message says why, in a reviewer's words."""


def plain(column: str, value: str) -> str:
    """The one way to write a cell's value: LF line ends, empty where there is only white space.

    Codes in `ignore` are parted by one space, a `status` is in lower case.
    """
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    if column == "ignore":
        return " ".join(re.split(r"[\s,;]+", value)).strip()
    if column == "status":
        return value.strip().casefold() or Status.MT
    return value if value.strip() else ""


def typed(row: Segment, cells: Mapping[str, str]) -> Segment:
    """The row after a reviewer has put `cells` (column → plain value) into it.

    A typed `en` settles a row that is neither in doubt nor skipped, an emptied one opens it again;
    a `status` in `cells` wins over that, as far as the rules for reading a file let it stand.
    Raises RefusedCellsError for cells that no reader could understand.
    """
    for column, value in cells.items():
        _refuse_broken(row, column, value)
    values: dict[str, Any] = {c: v for c, v in cells.items() if c in COLUMNS}
    if "ignore" in cells:
        values["ignore"] = tuple(cells["ignore"].split())
    if "status" in cells:
        values["status"] = _status(cells["status"])
    if "en" in cells:
        values["origin"] = _origin(row, cells["en"])
    extra = {c: v for c, v in cells.items() if c not in COLUMNS}
    new = accepted(replace(row, **values, extra={**row.extra, **extra}))
    if "status" in cells:
        new = replace(new, status=_allowed(new))
    elif "en" in cells and row.status in (Status.MT, Status.OK, Status.FIXED):
        new = replace(new, status=_settled(new) if new.en else Status.MT)
    return settled_now(new) if "status" in cells or "en" in cells else new


def _refuse_broken(row: Segment, column: str, value: str) -> None:
    if UNWRITABLE.search(value):
        raise RefusedCellsError(f"{column}: a character that no text file can hold")
    if SPREADSHEET_ERROR.fullmatch(value.strip()):
        raise RefusedCellsError(f"{column}: {value.strip()}, an error of the spreadsheet")
    if mojibake(value) and not mojibake(row.fr):
        raise RefusedCellsError(f"{column}: characters that a wrong encoding has garbled: {value}")


def _status(value: str) -> Status:
    try:
        return Status(value)
    except ValueError:
        known = ", ".join(Status)
        raise RefusedCellsError(f"status: « {value} » is none of {known}") from None


def _origin(row: Segment, english: str) -> str:
    if not english:
        return ""
    if row.en:
        return row.origin
    if english.strip() == row.mt.strip():
        return row.origin or "post-edit"
    return "post-edit" if row.mt or row.engine else "human"


def _settled(row: Segment) -> Status:
    return Status.OK if row.en.strip() == row.mt.strip() else Status.FIXED


def _allowed(row: Segment) -> Status:
    """The status that a reader of the file would find in this row."""
    if row.status is Status.MT and row.en:
        raise RefusedCellsError(
            "status: « mt » gives the row back to the machine, yet « en » is filled; empty it too"
        )
    if row.status is Status.FIXED and not row.en:
        raise RefusedCellsError("status: « fixed », yet there is no English in « en »")
    return _settled(row) if row.status is Status.OK else row.status


def renewed(row: Segment, hypothesis: Hypothesis, label: str) -> Segment:
    """The row with another machine translation, made by `label`; what people wrote stays.

    English that was made from the translation before gets the origin `other-mt`: how far it is
    from this one says nothing of what its reviewer had to change.
    """
    origin = row.origin if row.en else ""
    if origin == "post-edit" and hypothesis.text.strip() != row.mt.strip():
        origin = OTHER_MT
    new = replace(
        row,
        mt=hypothesis.text,
        confidence=hypothesis.confidence,
        engine=engine_cell(label, row.source),
        origin=origin,
        flags=tuple(f for f in row.flags if f not in ENGINE_FLAGS) + hypothesis.flags,
    )
    if new.status is Status.OK and new.en.strip() != new.mt.strip():
        # Accepted as it stood, for the French as it stood: where that has changed, somebody must
        # look. Otherwise it is what a reader of the file would take it for.
        return replace(new, status=Status.QUERY if row.stale else Status.FIXED)
    return new


def finished(
    row: Segment,
    off: Collection[str] = (),
    locale: str = "",
    glossary: Glossary | None = None,
) -> Segment:
    """The row as it is written: an accepted `mt` in `en`, and the flags that its cells call for.

    What the row's flags say of its French stays; `off`, `locale` and `glossary` as for
    `checks.text_findings`.
    """
    row = accepted(row)
    source = [flag for flag in row.flags if flag in SOURCE_FLAGS]
    return replace(row, flags=flags_of(row, source, off=off, locale=locale, glossary=glossary))
