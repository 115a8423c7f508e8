"""What a run has translated and not yet saved: JSON, a line a translation, flushed by batch.

A killed run loses at most the batch in flight; the next one reads the journal and goes on.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from translate.engine import Hypothesis

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


_CELLS = {"engine", "fr", "mt", "confidence", "flags"}


class Journal:
    """Translations by (engine label, French), kept in memory and in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[tuple[str, str], Hypothesis] = {}
        for entry in _entries(path):
            hypothesis = Hypothesis(entry["mt"], entry["confidence"], tuple(entry["flags"]))
            self._known[entry["engine"], entry["fr"]] = hypothesis

    def get(self, label: str, source: str) -> Hypothesis | None:
        """What `label` made of `source` in this run or a broken-off one."""
        return self._known.get((label, source))

    def add(self, label: str, batch: Iterable[tuple[str, Hypothesis]]) -> None:
        """Keep a batch, on the disk before this returns."""
        lines = []
        for source, hypothesis in batch:
            self._known[label, source] = hypothesis
            entry = {
                "engine": label,
                "fr": source,
                "mt": hypothesis.text,
                "confidence": hypothesis.confidence,
                "flags": hypothesis.flags,
            }
            lines.append(json.dumps(entry, ensure_ascii=False) + "\n")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            if file.tell() and not _ends_with_newline(self._path):
                file.write(b"\n")  # what a killed run left torn stays a line of its own
            file.write("".join(lines).encode())
            file.flush()
            os.fsync(file.fileno())

    def close(self) -> None:
        """Everything is saved in its article: the journal has done its work."""
        self._path.unlink(missing_ok=True)


def _entries(path: Path) -> Iterable[dict[str, Any]]:
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return
    for line in lines:
        try:
            entry = json.loads(line)
            if isinstance(entry, dict) and entry.keys() >= _CELLS:
                yield entry
        except ValueError:  # a torn line
            continue


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
