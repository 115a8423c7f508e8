"""The translation memory: what reviewers have settled, found again wherever the French recurs.

The alignment files are the truth; this is an index of them in ROOT/.bitext, brought up to date
article by article, which can be deleted at any time. A sentence is known by its text without white
space. An answer is given where the sentence has four words or more, or where the sentences before
and after it match too; where reviewers have written two different translations, none is given.
Translations from outside (`translate.outside`) are indexed like an article.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from translate.outside import FROM as SOURCE
from translate.outside import NAME as OUTSIDE
from translate.reconcile import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import Self

    from translate.alignment import Segment

MIN_WORDS = 4
LABEL = "memory"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (name TEXT PRIMARY KEY, digest TEXT);
CREATE TABLE IF NOT EXISTS recalled (article TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS segments (
    article TEXT, place INTEGER, text BLOB, before BLOB, after BLOB,
    id TEXT, fr TEXT, en TEXT, words INTEGER
);
CREATE INDEX IF NOT EXISTS by_text ON segments (text);
CREATE INDEX IF NOT EXISTS by_article ON segments (article);
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit: a settled sentence, its English, and where it stands."""

    article: str
    id: str
    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Match:
    """A unit whose French is near the one asked for: `score` from 0 to 1 (1: equal)."""

    unit: Unit
    score: float


class Memory:
    """The index of a corpus root; a context manager that closes it."""

    def __init__(self, path: Path | None) -> None:
        """Open the index; None is one that is kept nowhere."""
        if path is None:
            self._open(":memory:")
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open(path)
        except sqlite3.DatabaseError:  # broken: it is only an index
            path.unlink()
            self._open(path)

    def _open(self, path: Path | str) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        try:
            self._database.executescript(f"PRAGMA synchronous=OFF; {_SCHEMA}")
        except sqlite3.DatabaseError:
            self._database.close()  # Windows removes no file that is open
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def digests(self) -> dict[str, str]:
        """The articles that the index holds, each with the digest of its file."""
        return dict(self._all("SELECT name, digest FROM articles"))

    def update(
        self,
        article: str,
        digest: str,
        rows: Sequence[Segment],
        withheld: Callable[[Segment], bool] = lambda _: False,
        *,
        in_order: bool = True,
    ) -> None:
        """Index an article; articles whose answers change by it are `recalled` from then on.

        Rows of which `withheld` is true (the test set) are never answers. Rows that are not
        `in_order`, as those of a memory from elsewhere, have no neighbours.
        """
        before = self._settled(article)
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.execute("DELETE FROM segments WHERE article = ?", (article,))
            self._database.executemany(
                "INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                _entries(article, rows, withheld, in_order=in_order),
            )
            self._database.execute(
                "INSERT OR REPLACE INTO articles VALUES (?, ?)", (article, digest)
            )
            changed = {text for text, _ in before ^ self._settled(article)}
            self._database.executemany(
                "INSERT OR IGNORE INTO recalled VALUES (?)",
                [(name,) for name in self.articles_with(changed)],
            )

    def update_outside(self, digest: str, rows: Sequence[Segment]) -> None:
        """Index the memory from outside; the id of a row is the file that it came from."""
        named = [replace(row, id=row.extra.get(SOURCE, "")) for row in rows]
        self.update(OUTSIDE, digest, named, in_order=False)
        self.answered(OUTSIDE)  # it is no article that a run could save

    def recalled(self) -> set[str]:
        """The articles that hold a sentence whose answer has changed since they were saved."""
        return {name for (name,) in self._all("SELECT article FROM recalled")}

    def answered(self, article: str) -> None:
        """The article has been saved with the answers of this moment."""
        self._database.execute("DELETE FROM recalled WHERE article = ?", (article,))

    def articles_with(self, texts: Iterable[bytes]) -> set[str]:
        """The articles in which one of these texts stands."""
        query = "SELECT DISTINCT article FROM segments WHERE text = ?"
        return {name for text in texts for (name,) in self._all(query, text)}

    def answer(self, french: str, before: str, after: str) -> Unit | None:
        """The settled translation of a sentence between two others, where there is just one.

        What reviewers have settled here comes before what the memory from outside holds.
        """
        found = self._all(
            "SELECT article, id, fr, en, before, after, words FROM segments "
            "WHERE text = ? AND en IS NOT NULL ORDER BY article, place",
            text_key(french),
        )
        found = [cells for cells in found if cells[0] != OUTSIDE] or found
        if len({en for _, _, _, en, *_ in found}) != 1:
            return None
        neighbours = (text_key(before), text_key(after))
        for article, row_id, fr, en, *context, words in found:
            if words >= MIN_WORDS or tuple(context) == neighbours:
                return Unit(article, row_id, fr, en)
        return None

    def exact(self, french: str) -> list[Unit]:
        """Every settled translation of a sentence, also where they differ or it is short."""
        found = self._all(
            "SELECT article, id, fr, en FROM segments WHERE text = ? AND en IS NOT NULL "
            "ORDER BY article, place",
            text_key(french),
        )
        return [Unit(*cells) for cells in found]

    def near(self, french: str, *, least: float = 0.75, limit: int = 5) -> list[Match]:
        """The settled sentences most like `french`, best first.

        The likeness is that of Indel distance over words' characters (rapidfuzz's ratio).
        """
        from rapidfuzz import fuzz, process

        length = len(french)
        units = [
            Unit(*cells)
            for cells in self._all(
                "SELECT article, id, fr, en FROM segments WHERE en IS NOT NULL "
                "AND length(fr) BETWEEN ? AND ? ORDER BY article, place",
                int(length * least / 2),
                int(length * 2 / least) + 1,
            )
        ]
        found = process.extract(
            french,
            [unit.fr for unit in units],
            scorer=fuzz.ratio,
            limit=limit,
            score_cutoff=100 * least,
        )
        return [Match(units[place], score / 100) for _, score, place in found]

    def _settled(self, article: str) -> set[tuple[bytes, str]]:
        query = "SELECT text, en FROM segments WHERE article = ? AND en IS NOT NULL"
        return set(self._all(query, article))

    def _all(self, query: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        with closing(self._database.execute(query, values)) as cursor:
            return cursor.fetchall()


def text_key(text: str) -> bytes:
    """Eight bytes that stand for a sentence, white space aside."""
    return hashlib.sha256(key(text).encode()).digest()[:8]


def _entries(
    article: str, rows: Sequence[Segment], withheld: Callable[[Segment], bool], *, in_order: bool
) -> Iterable[tuple[object, ...]]:
    texts = [text_key(row.source) for row in rows]
    edge = text_key("")
    for place, row in enumerate(rows):
        # English that was settled for other French answers nothing until somebody confirms it.
        settled = row.settled and not row.stale and row.english.strip() and not withheld(row)
        context = (
            (
                texts[place - 1] if place else edge,
                texts[place + 1] if place + 1 < len(rows) else edge,
            )
            if in_order
            else (None, None)
        )
        english = row.english if settled else None
        # A rough sentence that recurs is known by its French as published, and as repaired.
        for fr in dict.fromkeys((row.source, row.fr)):
            words = len(fr.split())
            yield (article, place, text_key(fr), *context, row.id, fr, english, words)
