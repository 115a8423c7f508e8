"""Translations that need not be made twice, outside any corpus: for aligning and for scoring.

They are kept in the user's cache folder, by the label of the engine and the French, and can be
deleted at any time.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from translate.engine import Hypothesis
from translate.engine.cache import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from translate.engine import Translator

_SCHEMA = """
CREATE TABLE IF NOT EXISTS translations (
    engine TEXT, fr TEXT, en TEXT, confidence REAL, flags TEXT, PRIMARY KEY (engine, fr)
) WITHOUT ROWID
"""
_FLUSH = 256


def translate_cached(
    label: str,
    sentences: Sequence[str],
    load: Callable[[], Translator],
    advance: Callable[[int], None] = lambda _: None,
) -> list[Hypothesis]:
    """One hypothesis a sentence, from the cache where it has one.

    `load` gives the translator that `label` names, and is called only where the cache lacks
    something; `advance` is told how many sentences were translated since it was last called.
    """
    path = cache_folder() / "translations.sqlite"
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(_opened(path)) as database:
        known = {text: _known(database, label, text) for text in dict.fromkeys(sentences)}
        missing = [text for text, hypothesis in known.items() if hypothesis is None]
        if missing:
            batch: list[tuple[str, Hypothesis]] = []
            for index, hypothesis in load().translate(missing):
                known[missing[index]] = hypothesis
                batch.append((missing[index], hypothesis))
                if len(batch) >= _FLUSH:
                    _keep(database, label, batch)
                    advance(len(batch))
                    batch = []
            _keep(database, label, batch)
            advance(len(batch))
    found = (known[text] for text in sentences)
    return [hypothesis for hypothesis in found if hypothesis is not None]


def _opened(path: Path) -> sqlite3.Connection:
    try:
        database = sqlite3.connect(path, timeout=60)
        database.execute(_SCHEMA)
    except sqlite3.DatabaseError:  # broken: it is only a cache
        path.unlink(missing_ok=True)
        database = sqlite3.connect(path, timeout=60)
        database.execute(_SCHEMA)
    return database


def _known(database: sqlite3.Connection, label: str, text: str) -> Hypothesis | None:
    found = database.execute(
        "SELECT en, confidence, flags FROM translations WHERE engine = ? AND fr = ?",
        (label, text),
    ).fetchone()
    return Hypothesis(found[0], found[1], tuple(found[2].split())) if found else None


def _keep(
    database: sqlite3.Connection, label: str, batch: Iterable[tuple[str, Hypothesis]]
) -> None:
    with database:
        database.executemany(
            "INSERT OR REPLACE INTO translations VALUES (?, ?, ?, ?, ?)",
            [(label, fr, h.text, h.confidence, " ".join(h.flags)) for fr, h in batch],
        )
