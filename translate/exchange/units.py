"""What leaves the corpus, whatever the format: translation units, one a row."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translate.reconcile import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from translate.alignment import Segment


def uid_of(article: str, fr: str, order: int = 0) -> str:
    """The id of the `order`-th row, from 0, of an article that has this published French.

    White space in the French does not count. The id is an XML name of few characters: a letter
    and 20 hexadecimal digits, `-2` behind it for the second of equal rows, and so on.
    """
    digest = hashlib.blake2b(f"{article}\0{key(fr)}".encode(), digest_size=10).hexdigest()
    return f"u{digest}-{order + 1}" if order else f"u{digest}"


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit on its way out: a row of an article.

    `uid` names the unit by its article and its French, so that it outlives whatever happens to
    other rows. `order` is the row's place, from 0, among the article's rows of equal French. `fr`
    is the French that was asked for (as published, or as repaired). `split` is `train`, `dev` or
    `test`, and empty where nothing was split.
    """

    article: str
    uid: str
    order: int
    fr: str
    row: Segment
    split: str = ""

    @property
    def en(self) -> str:
        """The English as it would be published."""
        return self.row.english


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What goes out.

    `units` may be iterated more than once, and gives the same units in the same order each time.
    `extra` are the columns that reviewers have added. `articles` holds what is known of each
    article (the cells of `corpus/articles.tsv`: column → text).
    """

    units: Iterable[Unit]
    extra: tuple[str, ...] = ()
    articles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
