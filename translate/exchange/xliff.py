"""XLIFF of every version that comes in, and what the versions have in common.

Units that bitext wrote come back as rows of their articles: the target as the English, a state
that a translator's tool has moved as the status, notes as the note. Units of other programs are
pairs for the memory, where their state says that somebody stands for them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from translate.alignment import Status, cell_text
from translate.article import clean
from translate.errors import AlignmentError
from translate.exchange.exported import CameBack, row_of, stripped_notice, untranslated_notice
from translate.exchange.languages import side
from translate.exchange.rows import BadRow, Pair, Returned, ReviewedRow
from translate.exchange.xml import events

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from translate.exchange.units import Unit

TOOL = "bitext"
ROOTS, KIND = ("xliff",), "XLIFF"
_READERS = {
    "1.0": "translate.exchange.xliff12",
    "1.1": "translate.exchange.xliff12",
    "1.2": "translate.exchange.xliff12",
    "2.0": "translate.exchange.xliff21",
    "2.1": "translate.exchange.xliff21",
    "2.2": "translate.exchange.xliff21",
}
_SHOWN = ("fr_fixed", "origin", "flags", "engine", "confidence")


@dataclass(frozen=True, slots=True)
class States:
    """The states of a version: which one a status goes out with, and what others mean coming back.

    `accepted`: somebody stands for the target. `doubtful`: somebody will have to look again.
    """

    sent: Mapping[Status, str]
    accepted: frozenset[str]
    doubtful: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A unit as it stands in a file; attributes that are not there are empty.

    `ours`: bitext has written the file that it stands in. `languages` are source and target.
    `approved` is a mark beside the state, which XLIFF 1.2 has.
    """

    place: str
    languages: tuple[str, str]
    article: str
    ours: bool
    id: str
    source: str
    target: str
    state: str = ""
    approved: bool = False
    translate: str = ""
    notes: tuple[str, ...] = ()
    exported: str = ""


def details(unit: Unit) -> dict[str, str]:
    """What a translator may want to know of a unit beside its texts: name → text."""
    texts = {column: cell_text(unit.row, column) for column in _SHOWN} | {"split": unit.split}
    return {name: text for name, text in texts.items() if text}


def read(path: Path) -> Returned:
    """Read XLIFF 1.2 or 2.1 (or what is near them), whoever wrote it.

    Raises AlignmentError, with file and line, where the file cannot be read, and where it is of
    other languages.
    """
    _, root = next(events(path, ROOTS, KIND))
    module = _READERS.get(root.get("version") or "")
    if module is None:
        raise AlignmentError(
            f"{path}, line {root.sourceline}: XLIFF of version « {root.get('version')} »",
            "bitext reads versions 1.2 and 2.1; save it as one of these.",
        )
    known = import_module(module)
    return _returned(path, known.units(path), known.STATES)


def _returned(path: Path, units: Iterator[Found], states: States) -> Returned:
    returned = Returned()
    others: dict[str, None] = {}
    untranslated = 0
    some = False
    for unit in units:
        sides = tuple(map(side, unit.languages))
        if sides not in (("fr", "en"), ("en", "fr")) or (unit.ours and sides[0] != "fr"):
            others[" → ".join(unit.languages)] = None
            continue
        some = True
        back = _came_back(unit)
        if not unit.ours:
            if unit.target.strip() and not back.untranslated and _stands(unit, states):
                returned.pairs.append(_pair(unit, sides[0]))
            continue
        untranslated += back.untranslated
        row = _row(unit, back, states)
        if isinstance(row, BadRow):
            returned.bad.append(row)
        else:
            returned.rows.append(row)
    if others and not some:
        raise AlignmentError(
            f"{path}: nothing from French into English; it holds {', '.join(others)}",
            "bitext takes French and English.",
        )
    returned.notices += untranslated_notice(path, untranslated)
    returned.notices += stripped_notice(path, returned.rows)
    return returned


def _came_back(unit: Found) -> CameBack:
    return CameBack(
        unit.place, unit.article, unit.id, unit.source, unit.target, exported=unit.exported
    )


def _stands(unit: Found, states: States) -> bool:
    stands = unit.approved or unit.state in (*states.accepted, "")
    return stands and unit.translate != "no"


def _pair(unit: Found, source: str) -> Pair:
    texts = (unit.source, unit.target) if source == "fr" else (unit.target, unit.source)
    fr, en = map(clean, texts)
    return Pair(unit.place, fr, en, clean(" ".join(unit.notes)))


def _row(unit: Found, back: CameBack, states: States) -> ReviewedRow | BadRow:
    try:
        status = _status(unit, back.base.get("status", ""), states)
    except ValueError as error:
        return BadRow(unit.place, str(error))
    cells = {"status": status} if status else {}
    if unit.notes:
        cells["note"] = "\n".join(unit.notes)
    return row_of(replace(back, cells=cells))


def _status(unit: Found, before: str, states: States) -> str:
    """The status that a unit's state stands for where a tool has moved it, else empty.

    `before` is the status that the unit went out with, empty where that is not known.
    """
    if unit.translate == "no" and before != Status.SKIP:
        return Status.SKIP
    if unit.translate == "yes" and before == Status.SKIP:
        return Status.MT
    settled = before in (Status.OK, Status.FIXED)
    sent = states.sent.get(Status(before)) if before else None
    approved = unit.approved and not settled
    if unit.state in ("", sent) and not approved:
        return ""
    accepted = approved or unit.state in states.accepted
    if accepted and unit.target.strip() and before != Status.SKIP:
        return Status.OK
    return Status.QUERY if settled and unit.state in states.doubtful else ""
