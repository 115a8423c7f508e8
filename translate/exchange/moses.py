"""Moses: two plain files, PREFIX.fr and PREFIX.en, whose lines correspond.

Only LF ends a line. Whatever else programs take for the end of one becomes a space, within a text
as well as LF itself, so that no reader counts other lines than we did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.files import whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from translate.exchange.units import Outgoing

PARTS = (".fr", ".en")


def write(outgoing: Outgoing, path: Path) -> None:
    """Write units into two files; `path` is what their names begin with."""
    french, english = (path.with_name(path.name + ending) for ending in PARTS)
    with whole_file(french) as fr, whole_file(english) as en:
        for unit in outgoing.units:
            fr.write(_line(unit.fr))
            en.write(_line(unit.en))


def _line(text: str) -> bytes:
    return " ".join(part.strip() for part in text.splitlines() if part.strip()).encode() + b"\n"
