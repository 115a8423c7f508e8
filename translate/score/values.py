"""A scoring as plain values for programs: JSON, and a table of segments."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from translate.alignment import quoted
from translate.score.metrics import EDIT_RATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translate.score.compare import Comparison
    from translate.score.evaluate import Evaluation, Group, SegmentScore
    from translate.score.scoring import Scoring

TSV_COLUMNS = (
    "system",
    "origin",
    "article",
    "id",
    "chrF2",
    "edits",
    "words",
    "fr",
    "hypothesis",
    "reference",
)


def as_values(scoring: Scoring, worst: int) -> dict[str, Any]:
    """What `--json` prints: figures in full precision; `worst` segments a system, worst first."""
    scope = scoring.scope
    return {
        "set": scope.what,
        "segments": len(scope.selection.pairs),
        "left_out": scope.selection.left_out,
        "test_set": asdict(scope.test) if scope.test else None,
        "notes": list(scoring.notes),
        "results": [_evaluation("", found, worst) for found in scoring.evaluations],
        "comparisons": [_comparison(found, worst) for found in scoring.comparisons],
    }


def _evaluation(system: str, evaluation: Evaluation, worst: int) -> dict[str, Any]:
    return {
        **({"system": system} if system else {}),
        "origin": evaluation.origin,
        "resampling": asdict(evaluation.resampling),
        "all": group_values(evaluation.whole),
        "sources": [group_values(group) for group in evaluation.kind("source")],
        "engines": [group_values(group) for group in evaluation.kind("engine")],
        "articles": [group_values(group) for group in evaluation.kind("article")],
        "worst": [_segment(segment) for segment in evaluation.worst(worst)],
    }


def group_values(group: Group) -> dict[str, Any]:
    """A group of segments; the reviewers' work only where the references are corrected forms."""
    values: dict[str, Any] = {
        "name": group.name,
        "segments": group.segments,
        "words": group.words,
        "scores": {score.metric: _without_name(asdict(score)) for score in group.scores},
    }
    if group.score(EDIT_RATE.name):
        values |= {
            "edits": group.edits,
            "edit_rate": group.edit_rate,
            "edits_per_thousand_words": group.edits_per_thousand,
            "accepted": group.accepted,
            "accepted_share": group.accepted_share,
        }
    return values


def _without_name(score: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in score.items() if name != "metric"}


def _segment(segment: SegmentScore) -> dict[str, Any]:
    pair = segment.pair
    return {
        "article": pair.article,
        "id": pair.id,
        "chrF2": segment.chrf,
        "edits": segment.edits,
        "words": segment.words,
        "edit_rate": segment.edit_rate,
        "fr": pair.source,
        "hypothesis": pair.hypothesis,
        "reference": pair.reference,
    }


def _comparison(comparison: Comparison, worst: int) -> dict[str, Any]:
    systems = [
        {
            "name": system.name,
            "label": system.label,
            "own_references": system.own,
            "measured": asdict(system.measured) | {"segments_per_second": system.measured.speed}
            if system.measured
            else None,
            **_evaluation("", system.evaluation, worst),
        }
        for system in comparison.systems
    ]
    differing = [
        {
            "article": found.pair.article,
            "id": found.pair.id,
            "fr": found.pair.source,
            "reference": found.pair.reference,
            "chrF2": found.chrf,
            "hypotheses": found.texts,
        }
        for found in comparison.differing[:worst]
    ]
    return {
        "origin": comparison.origin,
        "baseline": comparison.systems[0].name,
        "systems": systems,
        "tests": [asdict(test) for test in comparison.tests],
        "differing": differing,
    }


def segment_lines(evaluations: Sequence[tuple[str, Evaluation]], worst: int) -> Iterator[str]:
    """A header and a line a segment, tab separated, the worst of each system first; 0: all."""
    yield "\t".join(TSV_COLUMNS)
    for system, evaluation in evaluations:
        for found in evaluation.worst(worst or None):
            pair = found.pair
            cells = (
                system,
                pair.origin,
                pair.article,
                pair.id,
                f"{found.chrf:.1f}",
                str(found.edits),
                str(found.words),
                pair.source,
                pair.hypothesis,
                pair.reference,
            )
            yield "\t".join(map(quoted, cells))
