"""What the last runs left: which articles are up to date, and which English files are the tool's.

Everything here lies in ROOT/.bitext and can be deleted: the next run looks at every article again.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from translate.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Seen:
    """An article as a run left it.

    `digest` is that of its files, `segments` counts its rows, `engines` those of them that
    nobody has settled, by the engine that made them; `rough` is how likely its French is raw
    machine translation, from 0 to 1.
    """

    digest: str
    segments: int
    engines: dict[str, int]
    rough: float


class State:
    """The state of a corpus root. Reading it never fails: what is broken counts as absent."""

    def __init__(self, folder: Path) -> None:
        self._seen_path = folder / "seen.json"
        self._published_path = folder / "published.txt"
        self._changed = False

    @cached_property
    def _seen(self) -> dict[str, Seen]:
        return _read_seen(self._seen_path)

    @cached_property
    def _published(self) -> set[str]:
        return _read_lines(self._published_path)

    def seen(self, name: str) -> Seen | None:
        """How the last run left an article, if it saved it."""
        return self._seen.get(name)

    def set_seen(self, name: str, seen: Seen) -> None:
        """Remember how this run leaves an article; `save` puts it on the disk."""
        if self._seen.get(name) != seen:
            self._seen[name] = seen
            self._changed = True

    def published(self, english: bytes) -> bool:
        """Whether the tool itself wrote these bytes as an English article."""
        return _hash(english) in self._published

    def will_publish(self, english: bytes) -> None:
        """Remember, on the disk, bytes that are about to be written as an English article."""
        digest = _hash(english)
        if digest in self._published:
            return
        self._published.add(digest)
        self._published_path.parent.mkdir(parents=True, exist_ok=True)
        with self._published_path.open("ab") as file:
            file.write(f"{digest}\n".encode())
            file.flush()
            os.fsync(file.fileno())

    def save(self) -> None:
        """Write what has changed."""
        if self._changed:
            entries = {name: asdict(seen) for name, seen in sorted(self._seen.items())}
            write_whole(self._seen_path, json.dumps(entries, ensure_ascii=False).encode())
            self._changed = False


def digest(settings: str, contents: Iterable[bytes | None]) -> str:
    """One digest of an article's files (None: the file is not there) and of the settings."""
    total = hashlib.sha256(settings.encode())
    for content in contents:
        total.update(b"-" if content is None else hashlib.sha256(content).digest())
    return total.hexdigest()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_seen(path: Path) -> dict[str, Seen]:
    try:
        entries = json.loads(path.read_bytes())
        return {name: Seen(**e) for name, e in entries.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _read_lines(path: Path) -> set[str]:
    try:
        return set(path.read_text(encoding="ascii", errors="replace").split())
    except OSError:
        return set()
