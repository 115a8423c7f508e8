"""A row that both sides of a merge have: its cells, each as the side has it that changed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translate.alignment import REVIEWER_COLUMNS, Segment, Status, cell_text, text_hash
from translate.settle import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.conflicts import Conflict

NOBODY = Segment()  # the base of a row that both sides have added
_MACHINE = ("mt", "engine", "confidence")


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that both sides have changed to different texts.

    `kept` stands in the merged file and `refused` does not; `gone` says that the row with the
    French `fr` is not in it either.
    """

    id: str
    fr: str
    column: str
    base: str
    kept: str
    refused: str
    gone: bool = False

    def as_conflict(self, time: str, who: str) -> Conflict:
        """The line of the conflicts file."""
        from translate.conflicts import CHANGED, GONE, Conflict

        why = GONE if self.gone else CHANGED
        values = (self.id, self.fr, self.column, self.base, self.kept, self.refused)
        return Conflict(time, who, *values, why)


def person_columns(*rows: Segment) -> Sequence[str]:
    """The columns that people write, those of their own among them."""
    return (*REVIEWER_COLUMNS, *dict.fromkeys(name for row in rows for name in row.extra))


def person_cell(row: Segment, column: str) -> str:
    """What a person has left in a cell, written in one way."""
    return plain(column, cell_text(row, column))


def edited(base: Segment, row: Segment) -> list[str]:
    """The columns of a person that differ between two states of a row."""
    return [
        column
        for column in person_columns(base, row)
        if person_cell(base, column) != person_cell(row, column)
    ]


def merged_row(base: Segment, ours: Segment, theirs: Segment) -> tuple[Segment, list[Clash]]:
    """The row with what either side has changed; where both have, ours stays.

    A reviewer's cells are merged each for itself, codes (`ignore`, `flags`) one by one. What a
    model made goes along as a whole: with the English, where one side has settled the row, so
    that the row keeps the `mt` that its reviewer saw.
    """
    clashes = []
    cells: dict[str, str] = {}
    for column in person_columns(base, ours, theirs):
        before, here, there = (person_cell(row, column) for row in (base, ours, theirs))
        cells[column] = there if here == before else here
        if column != "ignore" and here != there and before not in (here, there):
            clashes.append(Clash(ours.id, ours.fr, column, before, here, there))
    values: dict[str, Any] = {
        name: _either(getattr(base, name), getattr(ours, name), getattr(theirs, name))
        for name in ("id", "fr", "fr_suggested")
    }
    values |= {name: cells[name] for name in ("fr_fixed", "en", "note")}
    values |= {
        name: _codes(getattr(base, name), getattr(ours, name), getattr(theirs, name))
        for name in ("flags", "ignore")
    }
    source = values["fr_fixed"] or values["fr_suggested"] or values["fr"]
    machine = _machine(base, ours, theirs, source)
    values |= {name: getattr(machine, name) for name in _MACHINE}
    english = theirs if _took_theirs(base, ours, theirs, "en") else ours
    merged = Segment(
        **values,
        status=Status(cells["status"]),
        origin=_either(base.origin, ours.origin, theirs.origin)
        if ours.en == theirs.en
        else english.origin,
        extra={c: cells[c] for c in cells if c not in REVIEWER_COLUMNS},
    )
    return merged, clashes


def _either(base: Any, ours: Any, theirs: Any) -> Any:
    return theirs if ours == base else ours


def _took_theirs(base: Segment, ours: Segment, theirs: Segment, column: str) -> bool:
    before, here, there = (person_cell(row, column) for row in (base, ours, theirs))
    return here == before != there


def _codes(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    """The codes that both have and those that either has added."""
    return tuple(
        code
        for code in dict.fromkeys((*ours, *theirs))
        if (code in ours and code in theirs) or code not in base
    )


def _machine(base: Segment, ours: Segment, theirs: Segment, source: str) -> Segment:
    """The side whose machine translation belongs to the merged row."""
    settled = [
        side
        for side in (ours, theirs)
        if side.settled and {"en", "status"} & set(edited(base, side))
    ]
    if settled:
        return settled[0]
    before, here, there = (
        tuple(getattr(row, name) for name in _MACHINE) for row in (base, ours, theirs)
    )
    if before in {here, there}:
        return theirs if here == before else ours
    made_from = text_hash(source)
    fits = [side for side in (ours, theirs) if side.engine.endswith(f" #{made_from}")]
    return fits[0] if fits else ours
