"""Which rows count as a test of the machine, and why the others do not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.alignment import OTHER_MT, Segment, Status, text_hash

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

ORIGINS = ("post-edit", OTHER_MT, "human")
UNREVIEWED = "not reviewed"
NO_MT = "no machine translation"


@dataclass(frozen=True, slots=True)
class Pair:
    """A French segment, what the machine made of it, and the reviewer's English.

    `origin` says how the English came about: `post-edit`, `human`, or `other-mt` where it was
    edited from a machine translation that has been renewed since; `references` where it is from
    a file. `engine` names what made the hypothesis. `rough` says that the French reads like
    raw machine translation.
    """

    article: str
    id: str
    source: str
    hypothesis: str
    reference: str
    origin: str
    engine: str = ""
    rough: bool = False

    @property
    def accepted(self) -> bool:
        """Whether the reviewer left the machine translation as it was."""
        return self.hypothesis == self.reference


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows that count, in the order of the corpus, and how many others there are, by reason.

    `sure` and `sure_unreviewed` are the model's mean confidence in the rows that count and in
    those that nobody has reviewed; None where it is not known.
    """

    pairs: tuple[Pair, ...]
    left_out: dict[str, int]
    sure: float | None = None
    sure_unreviewed: float | None = None

    @property
    def whole(self) -> bool:
        """Whether every row that could count has been reviewed."""
        return not self.left_out.get(UNREVIEWED) and not self.left_out.get("query")


def why_not(row: Segment, *, needs_mt: bool = True) -> str:
    """Why a row does not count; empty where it does.

    With `needs_mt`, its `mt` is what is measured; without, its French is translated anew, and
    must be the French that the reviewer saw.
    """
    if row.status in (Status.SKIP, Status.QUERY):
        return str(row.status)
    if from_memory(row):
        return "from the memory"
    if not row.settled:
        return UNREVIEWED
    if not row.en.strip():
        return "no English"
    if needs_mt:
        return "" if row.engine or row.mt.strip() else NO_MT
    return "the French has changed since the review" if _french_changed(row) else ""


def from_memory(row: Segment) -> bool:
    """Whether the English came from the translation memory and not from a model."""
    return row.engine.startswith("memory") or row.origin == "memory"


def _french_changed(row: Segment) -> bool:
    hashed = row.engine.rpartition(" #")[2]
    known = {text_hash(text) for text in (row.fr, row.fr_suggested, row.fr_fixed)}
    return bool(hashed) and hashed not in known


def select(
    articles: Iterable[tuple[str, Sequence[Segment]]],
    members: Mapping[str, Collection[int]] | None = None,
    *,
    needs_mt: bool = True,
) -> Selection:
    """The rows that count among those of the articles, given as (name, rows).

    `members` restricts each article to the rows with these numbers: the test set.
    """
    pairs: list[Pair] = []
    left_out: Counter[str] = Counter()
    sure: list[float] = []
    unreviewed: list[float] = []
    for name, rows in articles:
        chosen = range(len(rows)) if members is None else sorted(members.get(name, ()))
        for row in (rows[n] for n in chosen):
            reason = why_not(row, needs_mt=needs_mt)
            if reason:
                left_out[reason] += 1
                if reason == UNREVIEWED and row.confidence is not None:
                    unreviewed.append(row.confidence)
                continue
            pairs.append(_pair(name, row, needs_mt=needs_mt))
            if row.confidence is not None:
                sure.append(row.confidence)
    return Selection(tuple(pairs), dict(left_out.most_common()), _mean(sure), _mean(unreviewed))


def _pair(article: str, row: Segment, *, needs_mt: bool) -> Pair:
    return Pair(
        article=article,
        id=row.id,
        source=one_line(row.source if needs_mt else row.fr_fixed or row.fr),
        hypothesis=one_line(row.mt),
        reference=one_line(row.en),
        origin=row.origin or "human",
        engine=row.engine_label,
        rough="rough-source" in row.flags and "rough-source" not in row.ignore,
    )


def one_line(text: str) -> str:
    """The text as a line of a file that other programs score; no metric sees the difference."""
    return " ".join(text.split())


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
