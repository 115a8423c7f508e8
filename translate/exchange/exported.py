"""What a unit goes out with in XML formats, so that an edit is told from an old value.

A line of JSON goes with each unit: its reviewer's cells, its order among those of equal French,
and marks of the two texts as they stand in the file. A translator's tool keeps it or strips it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translate.alignment import text_hash
from translate.exchange.rows import (
    SEAL,
    UNSEALED,
    BadRow,
    ReviewedRow,
    base_cells,
    sealed,
)
from translate.exchange.xml import fit
from translate.reconcile import key
from translate.settle import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from translate.exchange.units import Unit

_ORDER, _FR, _SENT = "#order", "#fr", "#sent"  # beside names of columns
_UNFIT = re.compile("[\ud800-\udfff\ufffe\uffff]")  # what JSON leaves as it is and XML cannot hold


def exported(unit: Unit) -> str:
    """The line of JSON that goes with a unit whose texts are written as `fit` makes them."""
    values: dict[str, str | int] = dict(base_cells(unit.row))
    values[SEAL] = sealed(base_cells(unit.row))
    if unit.order:
        values[_ORDER] = unit.order
    if fit(unit.fr) != unit.row.fr:
        values[_FR] = unit.row.fr
    values[_SENT] = f"{_french_mark(fit(unit.fr))} {_english_mark(fit(unit.en))}"
    text = json.dumps(values, ensure_ascii=False)
    return _UNFIT.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _french_mark(text: str) -> str:
    return text_hash(key(text))


def _english_mark(text: str) -> str:
    return text_hash(_told("en", text))


def _told(column: str, text: str) -> str:
    """The text of a cell, so that two which say the same are equal."""
    return plain(column, text).strip()


@dataclass(frozen=True, slots=True)
class CameBack:
    """A unit of an article as it came back: what its file says of it.

    `cells` are the reviewer's cells that the format shows, but `en`; `exported` is the line of
    JSON, empty where a tool has stripped it.
    """

    place: str
    article: str
    id: str
    fr: str
    en: str
    exported: str = ""
    cells: dict[str, str] = field(default_factory=dict)

    @property
    def base(self) -> dict[str, str]:
        """The cells that the unit went out with, and marks of its texts; empty where unknown.

        Raises ValueError where the line is none that `exported` has made.
        """
        if not self.exported:
            return {}
        try:
            values = {str(name): str(value) for name, value in json.loads(self.exported).items()}
            int(values.get(_ORDER, 0))
            _, _ = values[_SENT].split()
            seal = values.pop(SEAL)
        except (ValueError, AttributeError, KeyError, RecursionError) as error:
            raise ValueError("what bitext has written beside it was changed") from error
        if seal != sealed({n: text for n, text in values.items() if not n.startswith("#")}):
            raise ValueError(UNSEALED)
        return values

    @property
    def untranslated(self) -> bool:
        """Whether a tool has put the French into the place of the English, as OmegaT does."""
        if not self.en.strip() or self.en.strip() != self.fr.strip():
            return False
        try:
            sent = self.base.get(_SENT, "")
        except ValueError:
            return False
        return not sent.endswith(_english_mark(self.en))


def untranslated_notice(path: Path, number: int) -> list[str]:
    """What the user should know of units that were `untranslated`; nothing where there are none."""
    what = f"{path}: units whose English is the French itself count as not translated: {number}"
    return [what] if number else []


def stripped_notice(path: Path, rows: Sequence[ReviewedRow]) -> list[str]:
    """What the user should know of rows that came back without what they went out with."""
    number = sum(row.base is None for row in rows)
    what = (
        f"{path}: units that have lost what bitext had written beside them: {number}; English that "
        "differs from what would be published now counts as edited"
    )
    return [what] if number else []


def row_of(unit: CameBack) -> ReviewedRow | BadRow:
    """The row that a unit brings back.

    English that is empty, or that is the French itself, says nothing: many tools write so what
    nobody has translated. White space around it is nobody's edit either.
    """
    try:
        base = unit.base
    except ValueError as error:
        return BadRow(unit.place, str(error))
    said = bool(unit.en.strip()) and not unit.untranslated
    if not base:
        cells = {"en": unit.en, **unit.cells} if said else unit.cells
        return ReviewedRow(unit.place, unit.article, unit.id, unit.fr, cells, published=True)
    order = int(base.pop(_ORDER, 0))
    french_mark, english_mark = base.pop(_SENT).split()
    fr = base.pop(_FR, unit.fr)
    if _french_mark(unit.fr) != french_mark:
        return BadRow(
            unit.place,
            "the source was changed, so nothing of this unit was taken; how the French should "
            "read belongs into « fr_fixed »",
        )
    before = base.get("en", "")
    edited = said and _english_mark(unit.en) != english_mark
    cells = {"en": unit.en if edited else before}
    for name, value in unit.cells.items():
        sent = base.get(name, "")
        cells[name] = sent if _told(name, fit(sent)) == _told(name, value) else value
    seen = "" if edited or before else unit.en
    return ReviewedRow(unit.place, unit.article, unit.id, fr, cells, base, order, seen)
