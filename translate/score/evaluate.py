"""The figures of one system on one kind of references: over all, by group, by segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translate.score.metrics import CHRF, EDIT_RATE, METRICS, Interval, Metric, Score
from translate.score.resample import Resampling, quick_interval, scored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from translate.score.selection import Pair

WITH_INTERVAL = (CHRF.name, EDIT_RATE.name)  # in a group that is an article


@dataclass(frozen=True, slots=True)
class Group:
    """Some segments together. `kind` is `all`, `source`, `engine` or `article`.

    `accepted` counts the segments whose machine translation the reviewer left as it was, `edits`
    the words (or moved phrases) to change in the others, `words` those of the references.
    """

    kind: str
    name: str
    segments: int
    accepted: int
    edits: int
    words: int
    scores: tuple[Score, ...]

    def score(self, metric: str) -> Score | None:
        """The score by that metric, where it was computed."""
        return next((score for score in self.scores if score.metric == metric), None)

    @property
    def accepted_share(self) -> float:
        """The share of segments accepted as they are, from 0 to 1."""
        return self.accepted / self.segments

    @property
    def edit_rate(self) -> float:
        """Edits by words of the references, from 0 (HTER, where they are corrected forms)."""
        return self.edits / self.words if self.words else float(bool(self.edits))

    @property
    def edits_per_thousand(self) -> float:
        """Words edited per thousand words of the references."""
        return 1000 * self.edit_rate


@dataclass(frozen=True, slots=True)
class SegmentScore:
    """One segment: its chrF2, its edits and its words, with case; `words` are the reference's."""

    pair: Pair
    chrf: float
    edits: int
    words: int

    @property
    def edit_rate(self) -> float:
        """Edits by words, from 0; 1 where the reference has no word and the output has some."""
        return self.edits / self.words if self.words else float(bool(self.edits))


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one system is worth on references of one `origin`."""

    origin: str
    resampling: Resampling
    groups: tuple[Group, ...]
    segments: tuple[SegmentScore, ...]

    @property
    def whole(self) -> Group:
        """All segments together."""
        return self.groups[0]

    def kind(self, kind: str) -> list[Group]:
        """The groups of that kind."""
        return [group for group in self.groups if group.kind == kind]

    def worst(self, count: int | None = None) -> list[SegmentScore]:
        """The segments, the worst by chrF2 first."""
        return sorted(self.segments, key=lambda s: (s.chrf, -s.edits))[:count]


def evaluate(
    pairs: Sequence[Pair],
    matrix: NDArray[np.float64],
    resampling: Resampling,
    *,
    edited: bool,
) -> Evaluation:
    """The figures of `pairs`, whose statistics are the rows of `matrix`.

    `edited` says that the references are corrected forms of these very hypotheses, which gives the
    edit rate its meaning. Groups by source and by engine are given where there are two or more.
    """
    metrics = (*METRICS, EDIT_RATE) if edited else METRICS
    make = _Groups(pairs, matrix, resampling, metrics)
    groups = [make.group("all", "all", range(len(pairs)))]
    for kind, name in (("source", _source), ("engine", lambda pair: pair.engine)):
        members = _members(pairs, name)
        if len(members) > 1:
            groups += [make.group(kind, name, rows) for name, rows in sorted(members.items())]
    articles = _members(pairs, lambda pair: pair.article)
    if len(articles) > 1:
        groups += [make.article(name, rows) for name, rows in articles.items()]
    return Evaluation(pairs[0].origin, resampling, tuple(groups), tuple(_segments(pairs, matrix)))


def _source(pair: Pair) -> str:
    return "rough" if pair.rough else "clean"


def _members(pairs: Sequence[Pair], name: Callable[[Pair], str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for n, pair in enumerate(pairs):
        found.setdefault(name(pair), []).append(n)
    return found


@dataclass(frozen=True, slots=True)
class _Groups:
    pairs: Sequence[Pair]
    matrix: NDArray[np.float64]
    resampling: Resampling
    metrics: tuple[Metric, ...]

    def group(self, kind: str, name: str, rows: Sequence[int]) -> Group:
        matrix = self.matrix[list(rows)]
        by_article = self.resampling.unit == "article"
        labels = [self.pairs[n].article for n in rows] if by_article else None
        return self._made(kind, name, rows, scored(matrix, labels, self.metrics, self.resampling))

    def article(self, name: str, rows: Sequence[int]) -> Group:
        """One of perhaps thousands: intervals for two metrics only, and by segment."""
        matrix, by_segment = self.matrix[rows], Resampling(seed=self.resampling.seed)
        scores = []
        for metric in self.metrics:
            found: Interval | None = None
            if metric.name in WITH_INTERVAL:
                found = quick_interval(matrix, metric, by_segment)
            signature = by_segment.signature(metric) if found else metric.signature()
            scores.append(Score(metric.name, metric.of(matrix), found, signature))
        return self._made("article", name, rows, tuple(scores))

    def _made(self, kind: str, name: str, rows: Sequence[int], scores: Any) -> Group:
        edits, words = self.matrix[list(rows)][:, EDIT_RATE.columns].sum(axis=0)
        accepted = sum(self.pairs[n].accepted for n in rows)
        return Group(kind, name, len(rows), accepted, int(edits), int(words), scores)


def _segments(pairs: Sequence[Pair], matrix: NDArray[np.float64]) -> Iterator[SegmentScore]:
    counts, edits = matrix[:, CHRF.columns].tolist(), matrix[:, EDIT_RATE.columns].tolist()
    for pair, row, (changed, words) in zip(pairs, counts, edits, strict=True):
        yield SegmentScore(pair, CHRF.score(row), int(changed), int(words))
