"""Bootstrap intervals and paired tests, from sufficient statistics alone.

A resample is a vector of counts (how often each unit was drawn), and the sums of its statistics
are one matrix product; no text is looked at again. A unit is a segment, or an article where the
sentences of one article are not independent of each other (block bootstrap; Efron and Tibshirani
1993). With segments, seeds, draws and arithmetic are those of sacrebleu (single precision in the
bootstrap, double in the randomisation), so that intervals and p-values are the same.

Paired bootstrap: Koehn 2004, in the form of Moses and sacrebleu. Paired approximate
randomisation: Riezler and Maxwell 2005. Several comparisons: Holm 1979.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translate.score.metrics import Interval, Metric, Score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

_ENTRIES = 2**21  # of a matrix of counts that is in memory at once
_WORD = 32  # numpy draws booleans from words of so many bits; a chunk must use whole words


@dataclass(frozen=True, slots=True)
class Resampling:
    """How intervals and tests draw: by `article` or `segment`; the defaults are sacrebleu's."""

    unit: str = "segment"
    resamples: int = 1000
    trials: int = 10000
    seed: int = 12345

    def signature(self, metric: Metric, *, trials: bool = False) -> str:
        """The signature of a figure of `metric`, of its interval, or of its randomisation test."""
        text = metric.signature(
            resamples=0 if trials else self.resamples,
            trials=self.trials if trials else 0,
            seed=self.seed,
        )
        return text if self.unit == "segment" else f"{text}|resampled:{self.unit}"


@dataclass(frozen=True, slots=True)
class PairedTest:
    """One system against the baseline by one metric.

    The p-values are two-sided; `bootstrap_holm` and `randomisation_holm` are corrected for the
    number of systems that were compared with the baseline.
    """

    metric: str
    baseline: str
    system: str
    difference: float
    bootstrap: float
    randomisation: float
    bootstrap_holm: float
    randomisation_holm: float


def units(matrix: NDArray[np.float64], labels: Sequence[str] | None) -> NDArray[np.float64]:
    """The statistics of the units: a row a label, in the order of their first appearance.

    Without labels, the segments are the units.
    """
    import numpy as np

    if labels is None:
        return matrix
    numbers = {label: n for n, label in enumerate(dict.fromkeys(labels))}
    sums = np.zeros((len(numbers), matrix.shape[1]))
    np.add.at(sums, [numbers[label] for label in labels], matrix)
    return sums


def bootstrap(matrix: NDArray[np.float64], resampling: Resampling) -> NDArray[np.float64]:
    """The sums of statistics of each resample of the rows of `matrix`: a row a resample."""
    import numpy as np

    count = len(matrix)
    rng = np.random.default_rng(resampling.seed)
    sums = np.empty((resampling.resamples, matrix.shape[1]))
    for rows in _chunks(resampling.resamples, count):
        drawn = rng.choice(count, size=(rows.stop - rows.start, count), replace=True)
        drawn += np.arange(len(drawn))[:, None] * count
        counts = np.bincount(drawn.ravel(), minlength=drawn.size).reshape(drawn.shape)
        sums[rows] = counts.astype(np.float64) @ matrix
    return sums


def _chunks(total: int, width: int) -> Iterator[slice]:
    size = max(1, _ENTRIES // (width * _WORD)) * _WORD
    for start in range(0, total, size):
        yield slice(start, min(total, start + size))


def scores_of(metric: Metric, sums: NDArray[np.float64]) -> NDArray[Any]:
    """The score of each resample, in single precision as sacrebleu computes them."""
    import numpy as np

    return np.array([metric.score(row) for row in sums[:, metric.columns].astype(np.float32)])


def interval(scores: NDArray[Any]) -> Interval:
    """The percentile interval of bootstrap scores: a fortieth of them lies beyond each end."""
    import numpy as np

    ordered = np.sort(scores)
    beyond = len(ordered) // 40
    low, high = ordered[beyond], ordered[len(ordered) - beyond - 1]
    # The exact mean, rounded once, as sacrebleu takes it; numpy's own rounds at every step.
    mean = statistics.mean(list(scores))
    return Interval(float(low), float(high), float(mean), float(0.5 * (high - low)))


def scored(
    matrix: NDArray[np.float64],
    labels: Sequence[str] | None,
    metrics: Sequence[Metric],
    resampling: Resampling,
) -> tuple[Score, ...]:
    """The scores of some segments, with intervals where there are two units or more."""
    resampled = units(matrix, labels)
    sums = bootstrap(resampled, resampling) if len(resampled) > 1 else None
    return tuple(
        Score(
            metric=metric.name,
            value=metric.of(matrix),
            interval=None if sums is None else interval(scores_of(metric, sums)),
            signature=metric.signature() if sums is None else resampling.signature(metric),
        )
        for metric in metrics
    )


def quick_interval(
    matrix: NDArray[np.float64], metric: Metric, resampling: Resampling
) -> Interval | None:
    """An interval for one of many small groups of segments, in double precision."""
    import numpy as np

    if len(matrix) < 2:
        return None
    columns = np.ascontiguousarray(matrix[:, metric.columns])
    sums = bootstrap(columns, resampling).tolist()
    return interval(np.array([metric.score(row) for row in sums]))


def paired_tests(
    matrices: dict[str, NDArray[np.float64]],
    labels: Sequence[str] | None,
    metrics: Sequence[Metric],
    resampling: Resampling,
) -> tuple[PairedTest, ...]:
    """Each system against the first one, by each metric.

    `matrices` holds the statistics of every system on the same segments. Empty where there are
    fewer than two units, which leaves nothing to resample.
    """
    names = list(matrices)
    by_unit = {name: units(matrix, labels) for name, matrix in matrices.items()}
    baseline, others = names[0], names[1:]
    if len(by_unit[baseline]) < 2:
        return ()
    resamples = {name: bootstrap(matrix, resampling) for name, matrix in by_unit.items()}
    shuffled = {name: _shuffled(by_unit[baseline], by_unit[name], resampling) for name in others}
    tests: list[PairedTest] = []
    for metric in metrics:
        first = metric.of(matrices[baseline])
        drawn = scores_of(metric, resamples[baseline])
        differences, by_bootstrap, by_randomisation = [], [], []
        for name in others:
            difference = metric.of(matrices[name]) - first
            differences.append(difference)
            by_bootstrap.append(
                _bootstrap_p(drawn, scores_of(metric, resamples[name]), abs(difference))
            )
            by_randomisation.append(_randomisation_p(metric, *shuffled[name], abs(difference)))
        tests += [
            PairedTest(metric.name, baseline, name, *values)
            for name, *values in zip(
                others,
                differences,
                by_bootstrap,
                by_randomisation,
                holm(by_bootstrap),
                holm(by_randomisation),
                strict=True,
            )
        ]
    return tuple(tests)


def _bootstrap_p(baseline: NDArray[Any], system: NDArray[Any], difference: float) -> float:
    import numpy as np

    distances = np.abs(system - baseline)
    return _p_value(distances - distances.mean(), difference)


def _shuffled(
    baseline: NDArray[np.float64], system: NDArray[np.float64], resampling: Resampling
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The sums of the two pseudo-systems of each trial, in which some units have changed sides."""
    import numpy as np

    rng = np.random.default_rng(resampling.seed)
    sums = np.empty((resampling.trials, baseline.shape[1]))
    for rows in _chunks(resampling.trials, len(baseline)):
        keep = rng.integers(2, size=(rows.stop - rows.start, len(baseline)), dtype=bool)
        sums[rows] = keep.astype(np.float64) @ (baseline - system)
    sums += system.sum(axis=0)
    return sums, (baseline.sum(axis=0) + system.sum(axis=0)) - sums


def _randomisation_p(
    metric: Metric, left: NDArray[np.float64], right: NDArray[np.float64], difference: float
) -> float:
    import numpy as np

    sides = [
        np.array([metric.score(row) for row in side[:, metric.columns].tolist()])
        for side in (left, right)
    ]
    return _p_value(np.abs(sides[0] - sides[1]), difference)


def _p_value(found: NDArray[Any], observed: float) -> float:
    """The share of trials beyond what was observed, the observation itself being one of them."""
    import numpy as np

    return (int(np.sum(found > observed)) + 1) / (len(found) + 1)


def holm(p_values: Sequence[float]) -> list[float]:
    """The p-values corrected for their number, in their order (Holm 1979)."""
    corrected = [0.0] * len(p_values)
    highest = 0.0
    for rank, n in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[n]))
        corrected[n] = highest
    return corrected
