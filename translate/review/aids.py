"""What helps with one row: settled sentences like it, the glossary, the same sentence elsewhere.

The index of settled sentences is one of its own: that of `bitext translate` tells the next run
which articles have to be looked at again, and nobody else may bring it up to date.
"""

from __future__ import annotations

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate import outside
from translate.alignment import read_alignment
from translate.errors import BitextError, UsageError
from translate.memory import Memory, text_key
from translate.score.testset import in_test_set
from translate.state import digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from translate.alignment import Segment
    from translate.corpus import Corpus
    from translate.memory import Match

LEAST = 0.7  # likeness from which a settled sentence is worth a look


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A row with the same French in this article or another; `order` among its equals there."""

    article: str
    order: int
    row: Segment


class Aids:
    """The settled sentences of a corpus, indexed in a thread of their own."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._thread = ThreadPoolExecutor(1, "memory")  # a database is for one thread
        self._memory: Memory | None = None
        self._stamps: dict[str, tuple[int, int]] = {}
        self._ready = threading.Event()
        self._closing = threading.Event()
        self._asked = 0
        self._thread.submit(self._begin, [*corpus.names(), outside.NAME])

    @property
    def ready(self) -> bool:
        """Whether the whole corpus has been read; nothing is found before."""
        return self._ready.is_set()

    def matches(self, article: str, row: Segment) -> list[Match]:
        """The settled sentences most like the row's French, without the row itself.

        Only the last of several that wait is answered: the reviewer has gone on from the others.
        """
        if not self.ready:
            return []
        self._asked += 1
        number = self._asked

        def found() -> list[Match]:
            if number != self._asked:
                return []
            own = (article, row.id)
            near = self._updated([article, outside.NAME]).near(row.source, least=LEAST)
            seen: dict[tuple[str, str], Match] = {}
            for match in near:
                if (match.unit.article, match.unit.id) != own:
                    seen.setdefault((match.unit.fr, match.unit.en), match)
            return list(seen.values())

        return self._thread.submit(found).result()

    def elsewhere(self, french: str, read: Callable[[str], tuple[Segment, ...]]) -> list[Elsewhere]:
        """Every row of the corpus with this French, white space aside; `read` gives the rows.

        Raises UsageError while the corpus is still being read.
        """
        if not self.ready:
            raise UsageError("The corpus is still being read.", "Try again in a moment.")
        text = text_key(french)

        def articles() -> list[str]:
            found = self._updated(self._corpus.names()).articles_with([text])
            return sorted(found - {outside.NAME})

        found = []
        for name in self._thread.submit(articles).result():
            equal = [row for row in read(name) if text_key(row.fr) == text]
            found += [Elsewhere(name, order, row) for order, row in enumerate(equal)]
        return found

    def close(self) -> None:
        """Close the index."""
        self._closing.set()
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    # --- in the thread ---------------------------------------------------------------------

    def _begin(self, names: list[str]) -> None:
        self._update(names)
        self._ready.set()

    def _close(self) -> None:
        if self._memory:
            self._memory.__exit__()
            self._memory = None

    def _updated(self, names: list[str]) -> Memory:
        self._update(names)
        if self._memory is None:
            raise RuntimeError("the index of settled sentences is closed")
        return self._memory

    def _update(self, names: list[str]) -> None:
        if self._memory is None:
            self._memory = Memory(self._corpus.state_folder / "review-memory.sqlite")
        withheld = None
        known = self._memory.digests()
        for name in names:
            if self._closing.is_set():
                return
            path = self._corpus.files(name).alignment
            with contextlib.suppress(OSError, BitextError):
                stat = path.stat()
                stamp = (stat.st_mtime_ns, stat.st_ino)
                if self._stamps.get(name) == stamp:
                    continue
                current = digest("", [path.read_bytes()])
                if known.get(name) != current:
                    withheld = withheld or in_test_set(self._corpus)
                    rows = read_alignment(path).rows
                    if name == outside.NAME:
                        self._memory.update_outside(current, rows)
                    else:
                        self._memory.update(name, current, rows, _within(withheld, name))
                self._stamps[name] = stamp


def _within(withheld: Callable[[str, Segment], bool], article: str) -> Callable[[Segment], bool]:
    return lambda row: withheld(article, row)
