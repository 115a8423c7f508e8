"""Rows of several articles in one list: the queue of what pays to look at, and the test sample."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.alignment import read_alignment
from translate.errors import BitextError
from translate.review.checker import known_findings
from translate.review.fields import RowName
from translate.review.views import Shown, numbered
from translate.score.testset import read_test_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.alignment import Segment
    from translate.review.desk import Desk

_PATIENCE = 3.0  # seconds that a request waits for the queue
_REASONS = {
    "unsure": "the model was unsure",
    "short": "short",
    "length": "unusual length",
    "uncovered": "words without a counterpart",
    "query": "doubtful",
    "memory": "from the memory",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A row in a list, and why it is there."""

    name: RowName
    reasons: str = ""


class Lists:
    """The lists of one server. The queue is made once, so that it does not shift under the eyes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._queue: Future[list[Listed]] | None = None
        self._lock = threading.Lock()

    def of(self, kind: str) -> list[Listed]:
        """The list `queue` or `sample`."""
        return self.queue() if kind == "queue" else self.sample()

    def queue(self) -> list[Listed]:
        """The segments of the corpus where looking pays, best first.

        Raises TimeoutError while it is being made, which takes long for a large corpus.
        """
        with self._lock:
            failed = self._queue and self._queue.done() and self._queue.exception()
            if self._queue is None or failed:
                self._queue = Future()
                # A daemon, so that Ctrl-C need not wait for it.
                threading.Thread(target=self._make, args=(self._queue,), daemon=True).start()
        return self._queue.result(timeout=_PATIENCE)

    def sample(self) -> list[Listed]:
        """The random test sample, in the order of its draw; empty where none was drawn."""
        entries = read_test_set(self._desk.corpus).entries
        return [
            Listed(RowName(entry.article, entry.fr, entry.nth - 1, entry.id)) for entry in entries
        ]

    def _make(self, future: Future[list[Listed]]) -> None:
        try:
            future.set_result(self._made())
        except Exception as error:  # noqa: BLE001 - whoever waits for the queue gets it
            future.set_exception(error)

    def _made(self) -> list[Listed]:
        from translate.queue import queue
        from translate.rough import assess_article

        items = queue(self._rows, self._desk.corpus.names(), self._desk.queue_size, assess_article)
        listed = []
        for item in items:
            order = next(
                order
                for order, row in numbered(self._rows(item.article))
                if row.id == item.segment.id
            )
            name = RowName(item.article, item.segment.fr, order, item.segment.id)
            listed.append(Listed(name, ", ".join(_REASONS.get(b, b) for b in item.because)))
        return listed

    def _rows(self, article: str) -> Sequence[Segment]:
        try:
            return read_alignment(self._desk.corpus.files(article).alignment).rows
        except BitextError:  # the list of articles says what is wrong with it
            return ()


def listed_rows(desk: Desk, listed: Sequence[Listed], *, check: bool) -> list[Shown]:
    """The rows of a list, each with the one before and the one after it in its article."""
    checker = desk.checker
    shown: list[Shown] = []
    for number, item in enumerate(listed, 1):
        try:
            rows = desk.rows(item.name.article)
        except BitextError:
            continue
        place = rows.find(item.name)
        if place is None:
            continue
        where = f"{number} of {len(listed)}, {item.name.article}"
        for n in range(max(place - 1, 0), min(place + 2, len(rows.rows))):
            row = rows.rows[n]
            context = n != place
            found = checker.findings(row) if check and not context else known_findings(row)
            reasons = "" if context else f"{where}: {item.reasons}" if item.reasons else where
            shown.append(
                Shown(
                    item.name.article, rows.places.order(n), row, found,
                    context=number if context else 0, reasons=reasons,
                )
            )  # fmt: skip
    return shown
