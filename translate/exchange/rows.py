"""Rows on their way out of the corpus and back, whatever the format."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translate.alignment import COLUMNS, REVIEWER_COLUMNS, cell_text, text_hash
from translate.errors import UsageError
from translate.settle import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translate.alignment import Segment
    from translate.exchange.units import Outgoing

SEAL = "#seal"  # what `sealed` gives, beside the cells that a row went out with
UNSEALED = (
    "what it went out with was changed too, as by a replacement in the whole file; export it again "
    "and change your own cells alone"
)
ARTICLE = "article"  # the column that names the article, beside those of the alignment file


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """A row that comes back.

    `place` names it in its file (`line 12`); `article` is empty where the file does not say.
    `cells` are a reviewer's and extra columns, as they now read. `base` is what they held when the
    row went out, None where that is not known; `order` likewise is the row's order among those of
    equal French. `mt` is the machine translation that the reviewer had before their eyes.
    `published`: where no base is known, `en` holds what would be published, the machine
    translation where nobody has written any.
    """

    place: str
    article: str
    id: str
    fr: str
    cells: dict[str, str]
    base: dict[str, str] | None = None
    order: int | None = None
    mt: str = ""
    published: bool = False


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken, and why, in a reviewer's words."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A translation from outside that belongs to no article: French, English, and a note."""

    place: str
    fr: str
    en: str
    note: str = ""


@dataclass(slots=True)
class Returned:
    """What a file brings: rows of articles, and pairs that are for the memory.

    `joins_memory`: settled rows of articles that the corpus does not have are pairs, too.
    `notices` are what the user should know of the file as a whole.
    """

    rows: list[ReviewedRow] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    joins_memory: bool = False
    notices: list[str] = field(default_factory=list)


def refuse_columns(outgoing: Outgoing, *names: str) -> None:
    """Raise UsageError where reviewers have a column of one of these names."""
    for name in names:
        if name in outgoing.extra:
            raise UsageError(
                f"a column « {name} » of your own is in the way of that of the format",
                "Rename your column, or export the other articles alone.",
            )


def base_cells(row: Segment) -> dict[str, str]:
    """What a row goes out with: its reviewer's and extra columns that are filled."""
    columns = (*REVIEWER_COLUMNS, *row.extra)
    cells = {column: plain(column, cell_text(row, column)) for column in columns}
    return {column: value for column, value in cells.items() if value}


def sealed(cells: Mapping[str, str]) -> str:
    """Six digits that change when one of the filled cells does.

    They go out beside the cells: somebody who replaces a word in a whole file changes these too,
    and no edit could be told any more.
    """
    filled = sorted((name, text) for name, text in cells.items() if text)
    return text_hash(json.dumps(filled))


def canonical(header: Sequence[str]) -> list[str]:
    """The names of a header as the tool writes them, whatever their case; others as they are."""
    known = {*COLUMNS, ARTICLE}
    names = [name.strip() for name in header]
    return [name.casefold() if name.casefold() in known else name for name in names]
