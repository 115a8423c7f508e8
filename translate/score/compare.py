"""Several systems on the same segments: figures, tests, and where they differ most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from translate.score.evaluate import Evaluation, evaluate
from translate.score.metrics import METRICS, statistics
from translate.score.resample import PairedTest, Resampling, paired_tests

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.score.selection import Pair
    from translate.score.translations import Measurement


@dataclass(frozen=True, slots=True)
class System:
    """A system to compare: `label` names its engine, or the file; `texts` has a line a segment."""

    name: str
    label: str
    texts: Sequence[str]
    measured: Measurement | None = None


@dataclass(frozen=True, slots=True)
class SystemResult:
    """A system's figures. `own` counts the references that were edited from this model's output."""

    name: str
    label: str
    evaluation: Evaluation
    measured: Measurement | None
    own: int


@dataclass(frozen=True, slots=True)
class Differing:
    """A segment on which systems differ: chrF2 and hypothesis of each, by its name."""

    pair: Pair
    chrf: dict[str, float]
    texts: dict[str, str]

    @property
    def spread(self) -> float:
        """The best chrF2 minus the worst."""
        return max(self.chrf.values()) - min(self.chrf.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """The systems on references of one `origin`; the first one is the baseline of the tests."""

    origin: str
    resampling: Resampling
    systems: tuple[SystemResult, ...]
    tests: tuple[PairedTest, ...]
    differing: tuple[Differing, ...]


def compare(pairs: Sequence[Pair], systems: Sequence[System], resampling: Resampling) -> Comparison:
    """Score systems on the segments of `pairs`; the hypotheses in `pairs` play no part."""
    references = [pair.reference for pair in pairs]
    matrices = {system.name: statistics(system.texts, references) for system in systems}
    labels = [pair.article for pair in pairs] if resampling.unit == "article" else None
    results = []
    for system in systems:
        made = [
            replace(pair, hypothesis=text, engine=system.label)
            for pair, text in zip(pairs, system.texts, strict=True)
        ]
        results.append(
            SystemResult(
                name=system.name,
                label=system.label,
                evaluation=evaluate(made, matrices[system.name], resampling, edited=False),
                measured=system.measured,
                own=sum(_own(pair, system.label) for pair in pairs),
            )
        )
    return Comparison(
        origin=pairs[0].origin,
        resampling=resampling,
        systems=tuple(results),
        tests=paired_tests(matrices, labels, METRICS, resampling) if len(systems) > 1 else (),
        differing=_differing(results) if len(systems) > 1 else (),
    )


def _own(pair: Pair, label: str) -> bool:
    """Whether the reference was edited from the output of that model, in whatever precision."""
    model = label.partition("@")[0]
    return pair.origin == "post-edit" and bool(model) and pair.engine.partition("@")[0] == model


def _differing(results: Sequence[SystemResult]) -> tuple[Differing, ...]:
    """The segments on which the systems do not say the same, those that differ most first."""
    found = []
    for scores in zip(*(result.evaluation.segments for result in results), strict=True):
        by_name = dict(zip((result.name for result in results), scores, strict=True))
        texts = {name: score.pair.hypothesis for name, score in by_name.items()}
        if len(set(texts.values())) > 1:
            chrf = {name: score.chrf for name, score in by_name.items()}
            found.append(Differing(scores[0].pair, chrf, texts))
    return tuple(sorted(found, key=lambda differing: -differing.spread))
