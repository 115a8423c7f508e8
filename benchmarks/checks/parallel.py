"""Reading human translations as rows: what the benchmarks of the checks share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.alignment import Segment

if TYPE_CHECKING:
    from pathlib import Path


def read_rows(paths: list[Path]) -> list[Segment]:
    """Rows from two files of parallel lines (FR EN), or from files of `French TAB English`."""
    if len(paths) == 2 and paths[0].suffix != ".tsv":
        french, english = (path.read_text(encoding="utf-8").split("\n") for path in paths)
        pairs = list(zip(french, english, strict=True))
    else:
        lines = (line for path in paths for line in path.read_text(encoding="utf-8").split("\n"))
        pairs = [tuple(line.split("\t")[:2]) for line in lines if "\t" in line]
    return [row(fr, en) for fr, en in pairs if fr.strip()]


def row(fr: str, en: str) -> Segment:
    """A row as `translate` would leave it that had made this English."""
    return Segment(fr=fr, mt=en, engine="human")
