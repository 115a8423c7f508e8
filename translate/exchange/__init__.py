"""Formats in which rows leave the corpus and come back.

A format is one module and one line here. The module has `write(articles, path)`, where the format
can be written, and `read(path) -> Returned`, where it can be read; see `translate.exchange.rows`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from translate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from translate.exchange.rows import ArticleRows, Returned


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its module, the endings of its files (the first one is written), what it can do."""

    module: str
    endings: tuple[str, ...]
    writes: bool = True
    reads: bool = True


FORMATS = {
    "xlsx": Format("translate.exchange.xlsx", (".xlsx",)),
    "tsv": Format("translate.exchange.tsv", (".tsv", ".txt", ".csv")),
}


def writer(name: str) -> Callable[[Sequence[ArticleRows], Path], None]:
    """The function that writes articles in a format of `FORMATS` that can be written."""
    found: Callable[[Sequence[ArticleRows], Path], None]
    found = import_module(FORMATS[name].module).write
    return found


def reader(path: Path) -> Callable[[Path], Returned]:
    """The function that reads a file of this ending. Raises UsageError where there is none."""
    for known in FORMATS.values():
        if known.reads and path.suffix.casefold() in known.endings:
            found: Callable[[Path], Returned] = import_module(known.module).read
            return found
    endings = ", ".join(e for known in FORMATS.values() if known.reads for e in known.endings)
    raise UsageError(f"{path}: bitext does not read files of this kind", f"It reads {endings}.")
