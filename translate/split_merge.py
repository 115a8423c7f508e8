"""One row made of several, and several of one: every cell finds its place.

What a person has written is never dropped; where it cannot be told which part it belongs to, the
row becomes a `query`, so that somebody looks at it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from translate.alignment import OTHER_MT, Segment, Status, cell_text, engine_cell, settled_now
from translate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BETWEEN_NOTES = " / "


def merged_row(rows: Sequence[Segment]) -> Segment:
    """One row of several; its id is that of the first."""
    shown = [row for row in rows if row.status is not Status.SKIP] or rows
    settled = all(row.settled for row in shown)
    english = ""
    if any(row.en for row in rows):
        english = _joined(row.en or (row.mt if row in shown else "") for row in rows)
    merged = Segment(
        id=rows[0].id,
        fr=_joined(row.fr for row in rows),
        fr_suggested=_filled(rows, "fr_suggested"),
        fr_fixed=_filled(rows, "fr_fixed"),
        mt=_joined(row.mt for row in shown),
        en=english,
        flags=_distinct(flag for row in shown for flag in row.flags),
        ignore=_distinct(code for row in rows for code in row.ignore),
        note=_BETWEEN_NOTES.join(_distinct(row.note for row in rows)),
        origin=_origin(rows),
        confidence=min((r.confidence for r in shown if r.confidence is not None), default=None),
        engine=next((row.engine for row in shown if row.engine), ""),
        extra={
            name: _BETWEEN_NOTES.join(_distinct(row.extra.get(name, "") for row in rows))
            for name in dict.fromkeys(name for row in rows for name in row.extra)
        },
    )
    if settled and all(row.current or not row.engine for row in shown) and merged.engine:
        # The reviewer settled this English with its French before their eyes: it is not stale.
        labels = _distinct(row.engine_label for row in shown)
        merged = replace(merged, engine=engine_cell(" + ".join(labels), merged.source))
    merged = replace(merged, status=_merged_status(rows, shown, merged))
    return merged if any(row.stale for row in shown) else settled_now(merged)


def _merged_status(rows: Sequence[Segment], shown: Sequence[Segment], merged: Segment) -> Status:
    if all(row.status is Status.SKIP for row in rows):
        return Status.SKIP
    if all(row.settled for row in shown) and merged.en:
        return Status.OK if merged.en == merged.mt else Status.FIXED
    doubt = merged.en or any(row.status is Status.QUERY for row in rows)
    return Status.QUERY if doubt else Status.MT


def _filled(rows: Iterable[Segment], column: str) -> str:
    """The column of all rows, with `fr` where it is empty in one of them; empty if in all."""
    values = [(cell_text(row, column), row.fr) for row in rows]
    return _joined(value or fr for value, fr in values) if any(v for v, _ in values) else ""


def _origin(rows: Iterable[Segment]) -> str:
    origins = _distinct(row.origin for row in rows)
    if len(origins) < 2:
        return "".join(origins)
    return OTHER_MT if OTHER_MT in origins else "post-edit"


def _joined(texts: Iterable[str]) -> str:
    return " ".join(text for text in texts if text)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def split_row(row: Segment, at: str, en_at: str = "") -> tuple[Segment, Segment]:
    """Two rows of one; see `split`. Both have its id, until they are placed in the article."""
    fr = _cut(row.fr, at, "the French")
    fixed = (row.fr_fixed, "")
    if row.fr_fixed and not at.isdigit() and row.fr_fixed.count(at) == 1:
        fixed = _cut(row.fr_fixed, at, "fr_fixed")
    first = replace(row, fr=fr[0], fr_fixed=fixed[0], fr_suggested="")
    second = Segment(row.id, fr[1], fr_fixed=fixed[1], ignore=row.ignore, extra=row.extra)
    doubt = bool(row.fr_fixed and not fixed[1])
    if en_at:
        if not row.en:
            raise UsageError(f"{row.id}: there is nothing in « en » to cut", "Leave --en-at out.")
        en = _cut(row.en, en_at, "the English")
        first = replace(first, en=en[0])
        second = replace(second, en=en[1], origin=row.origin, status=row.status)
        first, second = _parts_of_settled(row, first, second)
    else:
        doubt = doubt or row.settled
        if row.status is Status.SKIP:
            second = replace(second, status=Status.SKIP)
    if doubt and row.status is not Status.SKIP:
        first = replace(first, status=Status.QUERY)
    return first, second


def _parts_of_settled(row: Segment, first: Segment, second: Segment) -> tuple[Segment, Segment]:
    """The parts of a row whose English is cut, with the machine translation that is theirs."""
    if row.status is Status.OK and row.en == row.mt:
        return _accepted_part(row, first), _accepted_part(row, second)
    if row.settled:
        # Nobody knows which words of `mt` belong to which part: each gets one of its own.
        first = replace(first, mt="", engine="", confidence=None, status=Status.FIXED)
        second = replace(second, status=Status.FIXED)
    return first, second


def _accepted_part(row: Segment, part: Segment) -> Segment:
    engine = engine_cell(row.engine_label, part.source) if row.current else row.engine
    part = replace(part, mt=part.en, confidence=row.confidence, engine=engine)
    return part if row.stale else settled_now(part)


def _cut(text: str, at: str, what: str) -> tuple[str, str]:
    if at.isdigit():
        offset = int(at)
    elif text.count(at) == 1:
        offset = text.index(at)
    else:
        raise UsageError(
            f"« {at} » stands {text.count(at)} times in {what}: {text}",
            "Give a text that stands there once, the first words of the second part, or an offset.",
        )
    first, second = text[:offset].strip(), text[offset:].strip()
    if not first or not second:
        raise UsageError(
            f"a cut at {at} leaves one part of {what} empty: {text}",
            "Give the first words of the second part, or an offset within the text.",
        )
    return first, second
