"""Rows on their way out of the corpus and back, whatever the format."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translate.alignment import COLUMNS, REVIEWER_COLUMNS, cell_text
from translate.reconcile import key
from translate.settle import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translate.alignment import Segment

ARTICLE = "article"  # the column that names the article, beside those of the alignment file


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """An article on its way out: its name and rows, and its file's columns in order."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Segment, ...]

    def numbered(self) -> Iterator[tuple[int, Segment]]:
        """The rows, each with its order among rows of equal French."""
        seen: Counter[str] = Counter()
        for row in self.rows:
            yield seen[key(row.fr)], row
            seen[key(row.fr)] += 1


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """A row that comes back.

    `place` names it in its file (`line 12`); `article` is empty where the file does not say.
    `cells` are a reviewer's and extra columns, as they now read. `base` is what they held when the
    row went out, None where that is not known; `order` likewise is the row's order among those of
    equal French. `mt` is the machine translation that the reviewer had before their eyes.
    """

    place: str
    article: str
    id: str
    fr: str
    cells: dict[str, str]
    base: dict[str, str] | None = None
    order: int | None = None
    mt: str = ""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken, and why, in a reviewer's words."""

    place: str
    reason: str


@dataclass(slots=True)
class Returned:
    """What a file brings back."""

    rows: list[ReviewedRow] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)


def extra_columns(articles: Iterable[ArticleRows]) -> list[str]:
    """The columns that reviewers have added, in the order in which they are met."""
    names = dict.fromkeys(name for article in articles for name in article.columns)
    return [name for name in names if name not in COLUMNS]


def base_cells(row: Segment) -> dict[str, str]:
    """What a row goes out with: its reviewer's and extra columns that are filled."""
    columns = (*REVIEWER_COLUMNS, *row.extra)
    cells = {column: plain(column, cell_text(row, column)) for column in columns}
    return {column: value for column, value in cells.items() if value}


def canonical(header: Sequence[str]) -> list[str]:
    """The names of a header as the tool writes them, whatever their case; others as they are."""
    known = {*COLUMNS, ARTICLE}
    names = [name.strip() for name in header]
    return [name.casefold() if name.casefold() in known else name for name in names]
