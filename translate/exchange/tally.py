"""What went out, counted while it did: the figures of the card."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translate.exchange.selection import published_status

if TYPE_CHECKING:
    from translate.exchange.units import Unit


@dataclass(slots=True)
class Tally:
    """Counts of units; words are what white space parts.

    `engines` made the machine translations that went out or were corrected, `origins` say how
    reviewed English came about, and flags that a reviewer has dismissed do not count.
    """

    units: int = 0
    french_words: int = 0
    english_words: int = 0
    repaired: int = 0
    articles: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    origins: Counter[str] = field(default_factory=Counter)
    engines: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)

    def add(self, unit: Unit) -> None:
        """Count one more unit."""
        row = unit.row
        self.units += 1
        self.french_words += len(unit.fr.split())
        self.english_words += len(unit.en.split())
        self.repaired += unit.fr != row.fr
        self.articles[unit.article] += 1
        self.statuses[published_status(row)] += 1
        if row.en.strip():
            self.origins[row.origin or "human"] += 1
        if row.mt:
            memory = row.engine.startswith("memory")
            self.engines["the memory" if memory else row.engine_label or "not known"] += 1
        self.flags.update(set(row.flags).difference(row.ignore))

    @property
    def reviewed(self) -> int:
        """How many units have English that a person accepted or wrote."""
        return self.statuses["ok"] + self.statuses["fixed"]
