"""What the page shows: rows with their findings and differences, and what each view holds."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from translate.alignment import Status, cell_text
from translate.checks import EXPLANATIONS
from translate.reconcile import key
from translate.review.checker import known_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translate.alignment import Segment
    from translate.checks import Finding
    from translate.review.checker import Checker

STATES = {
    Status.MT: "to review",
    Status.QUERY: "doubtful",
    Status.OK: "accepted",
    Status.FIXED: "corrected",
    Status.SKIP: "skipped",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as a view shows it.

    `order` is its order among rows of equal French. `context` is the number of the row in a queue
    around which this one stands, 0 for a row that is itself to be reviewed; `reasons` say why the
    queue has it.
    """

    article: str
    order: int
    row: Segment
    findings: tuple[Finding, ...]
    context: int = 0
    reasons: str = ""

    @property
    def state(self) -> str:
        """The status in a word that explains itself."""
        return STATES[self.row.status]

    @property
    def changes(self) -> list[tuple[str, str]]:
        """What a reviewer changed in the machine translation; nothing where nothing was."""
        return difference(self.row.mt, self.row.en) if self.row.en and self.row.mt else []

    @property
    def repaired(self) -> list[tuple[str, str]]:
        """The French as published with its repair."""
        return _difference_or_text(self.row.fr, self.row.fr_fixed)

    @property
    def suggested(self) -> list[tuple[str, str]]:
        """The French as published with the repair that a rule proposes."""
        return _difference_or_text(self.row.fr, self.row.fr_suggested)

    @property
    def dismissed(self) -> list[str]:
        """The checks that are dismissed for this row."""
        return [code for code in self.row.ignore if code in EXPLANATIONS]

    @property
    def cells(self) -> dict[str, object]:
        """What the page's script knows of the row."""
        row = self.row
        values: dict[str, object] = {
            "article": self.article,
            "fr": row.fr,
            "order": self.order,
            "id": row.id,
            "mt": row.mt,
            "fr_suggested": row.fr_suggested,
            "flags": [finding.flag for finding in self.findings],
        }
        for column in ("fr_fixed", "en", "status", "ignore", "note"):
            values[column] = cell_text(row, column)
        return values


def numbered(rows: Iterable[Segment]) -> Iterator[tuple[int, Segment]]:
    """The rows with their order, from 0, among those of equal French."""
    seen: Counter[str] = Counter()
    for row in rows:
        text = key(row.fr)
        yield seen[text], row
        seen[text] += 1


def article_rows(article: str, rows: Sequence[Segment], checker: Checker | None) -> list[Shown]:
    """The rows of an article; without a checker, with the findings that the file holds."""
    look = checker.findings if checker else known_findings
    return [Shown(article, order, row, look(row)) for order, row in numbered(rows)]


@lru_cache(maxsize=20_000)
def difference(before: str, after: str) -> list[tuple[str, str]]:
    """Two texts as one, by words: (`same`, `gone` or `come`, text); empty where they are equal."""
    if before.strip() == after.strip():
        return []
    old, new = (re.findall(r"\w+|\s+|[^\w\s]", text) for text in (before, after))
    parts: list[tuple[str, str]] = []
    gone = come = ""
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = "".join(old[a:b]) if tag == "equal" else ""
        if same and not same.isspace():
            parts += [("gone", gone), ("come", come), ("same", same)]
            gone = come = ""
        else:  # a space between two changed words reads better as part of the change
            gone += "".join(old[a:b])
            come += "".join(new[c:d])
    parts += [("gone", gone), ("come", come)]
    return [(kind, text) for kind, text in parts if text]


def _difference_or_text(before: str, after: str) -> list[tuple[str, str]]:
    return difference(before, after) or [("same", after)]
