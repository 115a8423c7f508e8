"""How far each article is, for the first screen: counted once, and again after each change."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from translate.report import Progress, article_progress
from translate.state import State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from translate.corpus import Corpus
    from translate.errors import BitextError

    Counted = tuple[Progress, BitextError | None]

_BUDGET = 1.5  # seconds of counting for one answer


class ProgressList:
    """The progress of the articles of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._known: dict[str, tuple[tuple[int, ...], Counted]] = {}

    def of(self, names: Sequence[str]) -> tuple[list[Counted], bool]:
        """The progress of each, and whether all are counted; those that are not come without."""
        deadline = time.monotonic() + _BUDGET
        state = State(self._corpus.state_folder)
        found: list[Counted] = []
        complete = True
        for name in names:
            files = self._corpus.files(name)
            stamp = (*_stamp(files.alignment), *_stamp(files.orphans))
            known = self._known.get(name)
            if known is None or known[0] != stamp:
                if time.monotonic() > deadline:
                    complete = False
                    found.append((Progress(name, note="being counted"), None))
                    continue
                known = self._known[name] = stamp, article_progress(self._corpus, name, state)
            found.append(known[1])
        return found, complete


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        stat = path.stat()
    except OSError:
        return ()
    return stat.st_mtime_ns, stat.st_ino
