"""Units between reading and writing, in a temporary SQLite database on the disk.

What goes out is read once, so that a save in the meantime cannot make two passes of a writer
differ, and memory does not grow with the corpus. The database has no name, and goes with the
process.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translate.alignment import COLUMNS, Segment, Status
from translate.errors import CorpusError
from translate.exchange.splits import DEV, PARTS, TEST, allot
from translate.exchange.units import Unit
from translate.reconcile import key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from types import TracebackType
    from typing import Self

    from translate.exchange.splits import Split

_CACHE = 64_000  # kB that SQLite keeps in memory
# `source` is the French side where it is not `fr`; `french`, `published` and `pair` are digests of
# the French side, of `fr` where that is another, and of both sides.
_FIELDS = (
    *("french", "published", "pair", "article", "uid", "nth", "source", "part"),
    *COLUMNS,
    "extra",
)
_SELECT = "SELECT * FROM unit WHERE n BETWEEN ? AND ? AND ? IN ('', part)"


class Spool:
    """Holds units; a context manager.

    With `dedup`, of several units with the same French and the same English (white space aside)
    only the first is taken.
    """

    def __init__(self, *, dedup: bool = False) -> None:
        self._dedup = dedup
        self._base = sqlite3.connect("", isolation_level=None)
        self._ranges: dict[str, tuple[int, int]] = {}
        self._last = 0
        for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_CACHE}"):
            self._base.execute(f"PRAGMA {pragma}")
        columns = ", ".join(_FIELDS)
        self._base.execute(f"CREATE TABLE unit (n INTEGER PRIMARY KEY, {columns})")
        if dedup:
            self._base.execute("CREATE UNIQUE INDEX pairs ON unit (pair)")
        self._base.execute("BEGIN")
        marks = ", ?" * len(_FIELDS)
        self._insert = f"INSERT OR IGNORE INTO unit VALUES (?{marks})"  # noqa: S608 - no name in it

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._base.close()
        if isinstance(error, sqlite3.OperationalError):
            raise CorpusError(
                f"the temporary folder cannot be written: {error}",
                "An export needs about 1 GB there for a million rows: make room, or name another "
                "folder in the environment variable SQLITE_TMPDIR (on Windows TMP).",
            ) from error

    def add(self, unit: Unit) -> bool:
        """Put a unit at the end; whether it was taken. Those of one article come together."""
        row = unit.row
        repaired = unit.fr != row.fr
        values = (
            self._last + 1,
            digest(unit.fr),
            digest(row.fr) if repaired else None,
            digest(f"{unit.fr}\0{unit.en}") if self._dedup else None,
            unit.article,
            unit.uid,
            unit.order,
            unit.fr if repaired else None,
            unit.split,
            row.id,
            row.fr,
            row.fr_suggested,
            row.fr_fixed,
            row.mt,
            row.en,
            row.status.value,
            " ".join(row.flags),
            " ".join(row.ignore),
            row.note,
            row.origin,
            row.confidence,
            row.engine,
            json.dumps(row.extra, ensure_ascii=False) if row.extra else None,
        )
        if not self._base.execute(self._insert, values).rowcount:
            return False
        self._last += 1
        first, _ = self._ranges.get(unit.article, (self._last, 0))
        self._ranges[unit.article] = first, self._last
        return True

    def units(self, *, article: str = "", part: str = "", seed: int | None = None) -> Units:
        """The units of an article or a part, or all; shuffled where a seed is given."""
        first, last = self._ranges.get(article, (1, 0)) if article else (1, self._last)
        return Units(self, first, last, part, seed)

    def split(self, how: Split, seed: int, reserved: Collection[bytes]) -> None:
        """Give every unit its part.

        Units whose French has a digest in `reserved` go to the test part. No French (white space
        aside) stands in two parts: where a split by article would bring that about, the test part
        gets it, else the development part.
        """
        run = self._base.execute
        run("CREATE TEMP TABLE reserved (french PRIMARY KEY) WITHOUT ROWID")
        self._base.executemany(
            "INSERT OR IGNORE INTO reserved VALUES (?)", ((french,) for french in reserved)
        )
        run(
            "UPDATE unit SET part = ? WHERE french IN (SELECT french FROM reserved)"
            " OR published IN (SELECT french FROM reserved)",
            (TEST,),
        )
        self._gather(TEST)
        self._rank(seed)
        (total,) = run("SELECT count(*) FROM unit").fetchone()
        (tests,) = run("SELECT count(*) FROM unit WHERE part = ?", (TEST,)).fetchone()
        shares = dict(zip(PARTS, how.shares, strict=True))
        quotas = {part: total * shares[part] / 100 for part in (TEST, DEV)}
        run("CREATE TEMP TABLE dealt (grp PRIMARY KEY, part) WITHOUT ROWID")
        groups = run(
            "SELECT CASE ? WHEN 'article' THEN article ELSE french END AS grp, count(*)"
            " FROM unit WHERE part = '' GROUP BY grp ORDER BY rank(grp), grp",
            (how.by,),
        )
        self._base.executemany(
            "INSERT OR REPLACE INTO dealt VALUES (?, ?)", allot(groups, quotas, {TEST: tests})
        )
        run(
            "UPDATE unit SET part = (SELECT part FROM dealt WHERE grp ="
            " CASE ? WHEN 'article' THEN article ELSE french END) WHERE part = ''",
            (how.by,),
        )
        for part in (TEST, DEV):
            self._gather(part)

    def _gather(self, part: str) -> None:
        """Move every unit whose French stands in a part into it, but for those in the test part."""
        self._base.execute(
            "UPDATE unit SET part = ? WHERE part NOT IN (?, ?) AND french IN"
            " (SELECT french FROM unit WHERE part = ?)",
            (part, part, TEST, part),
        )

    def sizes(self) -> dict[str, int]:
        """The units in each part, in the order of `PARTS`; empty parts among them."""
        query = "SELECT part, count(*) FROM unit GROUP BY part"
        found = dict(self._base.execute(query).fetchall())
        return {part: found.get(part, 0) for part in PARTS}

    def size(self, units: Units) -> tuple[int, int]:
        """How many units a view has, and of how many articles."""
        query = (
            "SELECT count(*), count(DISTINCT article) FROM unit"
            " WHERE n BETWEEN ? AND ? AND ? IN ('', part)"
        )
        found = self._base.execute(query, (units.first, units.last, units.part)).fetchone()
        return int(found[0]), int(found[1])

    def _rank(self, seed: int) -> None:
        self._base.create_function("rank", 1, lambda of: _rank(seed, of), deterministic=True)

    def read(self, units: Units) -> Iterator[Unit]:
        """The units of a view."""
        order = " ORDER BY n"
        if units.seed is not None:
            self._rank(units.seed)
            order = " ORDER BY rank(uid), n"
        found = self._base.execute(_SELECT + order, (units.first, units.last, units.part))
        for _, _, _, _, article, uid, nth, source, part, *cells, extra in found:
            row = _segment(cells, extra)
            yield Unit(article, uid, nth, source or row.fr, row, part)


@dataclass(frozen=True, slots=True)
class Units:
    """A view of a spool: it may be iterated again and again."""

    spool: Spool
    first: int
    last: int
    part: str = ""
    seed: int | None = None

    def __iter__(self) -> Iterator[Unit]:
        return self.spool.read(self)


def digest(text: str) -> bytes:
    """What tells one text from another, white space aside."""
    return hashlib.blake2b(key(text).encode(), digest_size=16).digest()


def _rank(seed: int, of: str | bytes) -> bytes:
    name = of.encode() if isinstance(of, str) else of
    return hashlib.blake2b(b"%d\0%b" % (seed, name), digest_size=8).digest()


_STATUSES = {status.value: status for status in Status}


def _segment(cells: list[Any], extra: str | None) -> Segment:
    row_id, fr, suggested, fixed, mt, en, status, flags, ignore, note, origin, sure, engine = cells
    return Segment(
        row_id, fr, suggested, fixed, mt, en, _STATUSES[status], tuple(flags.split()),
        tuple(ignore.split()), note, origin, sure, engine, json.loads(extra) if extra else {},
    )  # fmt: skip
