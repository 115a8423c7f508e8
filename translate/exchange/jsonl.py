"""JSON Lines: an object a line, for programs; it comes back as well.

A line is a record of `translate.exchange.records`, and `exported` holds what the reviewer's cells
held when it went out, so that on the way back an edit can be told from an old value. `en` is the
English as published: edit it, or any of the reviewer's cells. Lines that name no article are
translations from elsewhere: `{"fr": …, "en": …}`, or the same within `translation`.
"""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, Any

from translate.alignment import REVIEWER_COLUMNS, UNWRITABLE, Status, text_hash
from translate.errors import UsageError
from translate.exchange.records import HEAD, PAIR, ROW, recorder
from translate.exchange.rows import (
    SEAL,
    UNSEALED,
    BadRow,
    Pair,
    Returned,
    ReviewedRow,
    base_cells,
    sealed,
)
from translate.exchange.units import uid_of
from translate.files import whole_file
from translate.reconcile import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from translate.exchange.units import Outgoing

_EXPORTED, _MT = "exported", "#mt"
_KNOWN = frozenset((*HEAD, *PAIR, *ROW, "extra", "metadata", _EXPORTED, "translation"))


def write(outgoing: Outgoing, path: Path) -> None:
    """Write units into one file."""
    record = recorder(outgoing)
    columns = (*REVIEWER_COLUMNS, *outgoing.extra)
    with whole_file(path) as file:
        for unit in outgoing.units:
            base = base_cells(unit.row)
            exported = {column: base.get(column, "") for column in columns}
            exported[SEAL] = sealed(base)
            exported[_MT] = text_hash(key(unit.row.mt))
            values = {**record(unit), _EXPORTED: exported}
            file.write(json.dumps(values, ensure_ascii=False).encode() + b"\n")


def read(path: Path) -> Returned:
    """Read what comes back. Raises UsageError where no line of the file can be understood."""
    returned = Returned()
    unknown: dict[str, None] = {}
    for place, line in _lines(path):
        try:
            values = _object(line)
            if "article" in values or ("id" in values and "en" in values and "fr" not in values):
                returned.rows.append(_row(place, values))
                unknown |= dict.fromkeys(name for name in values if name not in _KNOWN)
            else:
                returned.pairs.append(_pair(place, values))
        except _RefusedLineError as error:
            returned.bad.append(BadRow(place, str(error)))
    if returned.bad and not returned.rows and not returned.pairs:
        first = returned.bad[0]
        raise UsageError(
            f"{path}, {first.place}: {first.reason}",
            "No line of the file can be taken. Each must be one JSON object, in UTF-8.",
        )
    if unknown:
        names = ", ".join(f"« {name} »" for name in unknown)
        returned.notices.append(
            f"{path}: {names}: not a field of bitext's, and not taken; what you add goes into "
            "« extra »"
        )
    return returned


class _RefusedLineError(ValueError):
    """A line that cannot be taken; the message says why."""


def _lines(path: Path) -> Iterator[tuple[str, bytes]]:
    """The lines that hold anything, each with its place."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                text = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
                if text.strip():
                    yield f"line {number}", text.rstrip(b"\r\n")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error


def _object(line: bytes) -> dict[str, Any]:
    try:
        values = json.loads(line.decode())
    except UnicodeDecodeError as error:
        raise _RefusedLineError(f"not UTF-8 (byte {error.start} of the line)") from error
    except json.JSONDecodeError as error:
        what = f"not JSON: {error.msg}, character {error.colno}"
        raise _RefusedLineError(what) from error
    except (ValueError, RecursionError) as error:
        raise _RefusedLineError(f"not JSON that can be read: {error}") from error
    if not isinstance(values, dict):
        raise _RefusedLineError("not an object in braces")
    return values


def _text(values: dict[str, Any], name: str) -> str:
    """A field that is a text; empty where it is missing or null."""
    value = values.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _RefusedLineError(f"« {name} » is no text: {json.dumps(value)[:40]}")
    if UNWRITABLE.search(value):
        raise _RefusedLineError(f"« {name} » has a character that no text file can hold")
    return value


def _pair(place: str, values: dict[str, Any]) -> Pair:
    within = values.get("translation")
    pair = within if isinstance(within, dict) else values
    fr, en = _text(pair, "fr").strip(), _text(pair, "en").strip()
    if not fr or not en:
        raise _RefusedLineError("it names no article, and has not both « fr » and « en »")
    return Pair(place, fr, en, _text(values, "note"))


def _row(place: str, values: dict[str, Any]) -> ReviewedRow:
    article, fr, mt = (_text(values, name) for name in ("article", "fr", "mt"))
    order = values.get("order")
    if order is not None and (not isinstance(order, int) or order < 0):
        raise _RefusedLineError(f"« order » is no number from 0: {json.dumps(order)[:40]}")
    published = _text(values, "fr_published") or fr
    base = _base(values)
    if _text(values, "uid") not in ("", uid_of(article, published, order or 0)) or (
        base is not None and published != fr and fr != base.get("fr_fixed")
    ):
        raise _RefusedLineError("« fr » was changed; write into « fr_fixed »")
    if base is not None and base.pop(SEAL, "") != sealed(
        {n: t for n, t in base.items() if n != _MT}
    ):
        raise _RefusedLineError(UNSEALED)
    if base is not None and base.pop(_MT, "") != text_hash(key(mt)):
        raise _RefusedLineError("« mt » was changed; English belongs into « en »")
    cells = _as_written(_cells(values), base or {}, mt)
    return ReviewedRow(place, article, _text(values, "id"), published, cells, base, order, mt)


def _as_written(cells: dict[str, str], base: dict[str, str], mt: str) -> dict[str, str]:
    """The cells with an empty `en` where it only shows what the machine wrote."""
    marked = cells.get("status", "").strip().casefold() == Status.FIXED != base.get("status")
    shows_machine = not base.get("en") and cells.get("en", "").strip() == mt.strip()
    return {**cells, "en": ""} if "en" in cells and shows_machine and not marked else cells


def _base(values: dict[str, Any]) -> dict[str, str] | None:
    exported = values.get(_EXPORTED)
    if exported is None:
        return None
    if not isinstance(exported, dict):
        raise _RefusedLineError(f"the field « {_EXPORTED} » is broken")
    cells = {name: _text(exported, name) for name in exported}
    return {name: cell for name, cell in cells.items() if cell}


def _cells(values: dict[str, Any]) -> dict[str, str]:
    cells = {}
    for name in REVIEWER_COLUMNS:
        if name in values:
            codes = values[name]
            if name == "ignore" and isinstance(codes, list):
                cells[name] = " ".join(map(str, codes))
            else:
                cells[name] = _text(values, name)
    extra = values.get("extra")
    if extra is not None and not isinstance(extra, dict):
        raise _RefusedLineError("« extra » is no object of texts")
    for name in extra or {}:
        if UNWRITABLE.search(name):
            raise _RefusedLineError("a field of « extra » has a name that no text file can hold")
        if name in (*HEAD, *PAIR, *ROW):
            raise _RefusedLineError(f"« extra » has a field with the name of a column: « {name} »")
        cells[name] = _text(extra or {}, name)
    return cells
