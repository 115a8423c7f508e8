"""Formats in which rows leave the corpus and come back.

A format is one module and one line here. The module has `write(outgoing, path)`, where the format
can be written, and `read(path) -> Returned`, where it can be read; see `translate.exchange.units`
and `translate.exchange.rows`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from translate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from translate.exchange.rows import Returned
    from translate.exchange.units import Outgoing


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its module, the endings of its files (the first one is written), what it can do.

    A format that `publishes` is for others to work with: it holds pairs, units with a French and
    an English side, and gets a card. One that does not is for reviewers, who see every row.
    `files` are those of a format that has several: what stands behind the path that is asked for.
    `reader` is the module that reads, where it is not the one that writes.
    """

    module: str
    endings: tuple[str, ...] = ()
    writes: bool = True
    reads: bool = True
    publishes: bool = False
    files: tuple[str, ...] = ()
    reader: str = ""

    @property
    def folder(self) -> bool:
        """Whether the path that is asked for is a folder, which holds all the parts of a split."""
        return bool(self.files) and self.files[0].startswith("/")


FORMATS = {
    "xlsx": Format("translate.exchange.xlsx", (".xlsx",)),
    "tsv": Format("translate.exchange.tsv", (".tsv", ".txt", ".csv")),
    "moses": Format("translate.exchange.moses", reads=False, publishes=True, files=(".fr", ".en")),
    "jsonl": Format("translate.exchange.jsonl", (".jsonl",), publishes=True),
    "parquet": Format("translate.exchange.parquet", (".parquet",), reads=False, publishes=True),
    "dataset": Format(
        "translate.exchange.dataset",
        reads=False,
        publishes=True,
        files=("/data/train.parquet", "/data/validation.parquet", "/data/test.parquet"),
    ),
    "tmx": Format("translate.exchange.tmx", (".tmx",), publishes=True),
    # `xliff` is version 1.2, `xliff2` is 2.1; whatever the version, one reader finds it out.
    "xliff": Format(
        "translate.exchange.xliff12", (".xlf", ".xliff"), reader="translate.exchange.xliff"
    ),
    "xliff2": Format("translate.exchange.xliff21", (".xlf",), reads=False),
}
TERMS = (".tbx",)  # these become entries of the glossary, no rows


def writer(name: str) -> Callable[[Outgoing, Path], None]:
    """The function that writes units in a format of `FORMATS` that can be written."""
    found: Callable[[Outgoing, Path], None]
    found = import_module(FORMATS[name].module).write
    return found


def reader(path: Path) -> Callable[[Path], Returned]:
    """The function that reads a file of this ending. Raises UsageError where there is none."""
    for known in FORMATS.values():
        if known.reads and path.suffix.casefold() in known.endings:
            found: Callable[[Path], Returned] = import_module(known.reader or known.module).read
            return found
    rows = (ending for known in FORMATS.values() if known.reads for ending in known.endings)
    endings = ", ".join((*rows, *TERMS))
    raise UsageError(f"{path}: bitext does not read files of this kind", f"It reads {endings}.")
