"""The metrics, computed by sacrebleu from one matrix of sufficient statistics.

sacrebleu counts what a metric needs segment by segment (n-gram matches, edits, lengths); a score
is a function of the sums. So one pass over the segments serves every metric, group of segments,
interval and test. BLEU: Papineni et al. 2002; chrF2 and chrF2++: Popović 2015 and 2017; TER:
Snover et al. 2006; the edit rate is TER with case, of a machine translation against its own
corrected form (HTER).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

_CHUNK = 256  # segments whose n-grams are in memory at once
WIDTH = 38  # columns of the matrix


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % bootstrap interval; `mean` and `half_width` are what sacrebleu prints as μ ± ci."""

    low: float
    high: float
    mean: float
    half_width: float


@dataclass(frozen=True, slots=True)
class Score:
    """A figure and what is needed to get it again."""

    metric: str
    value: float
    interval: Interval | None
    signature: str


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric: `name` as sacrebleu prints it, and its columns in the matrix of statistics.

    `command` are the options of the `sacrebleu` command that print the same figure.
    """

    name: str
    columns: slice
    higher_is_better: bool
    command: str

    def score(self, sums: Sequence[float] | NDArray[np.floating[Any]]) -> float:
        """The score of segments whose statistics have these sums (this metric's columns only)."""
        value: float = _metric(self.name)._compute_score_from_stats(sums).score  # noqa: SLF001
        return value

    def of(self, matrix: NDArray[np.float64]) -> float:
        """The score of the segments whose statistics are the rows of `matrix` (all columns)."""
        sums: list[float] = matrix[:, self.columns].sum(axis=0).tolist()
        return self.score(sums)

    def signature(self, *, resamples: int = 0, trials: int = 0, seed: int = 0) -> str:
        """The signature as sacrebleu writes it, with resamples or randomisation trials if asked."""
        metric = _metric(self.name)
        metric.num_refs = 1
        signature = metric.get_signature()
        if resamples or trials:
            signature.update("seed", seed)
        if resamples:
            signature.update("bs", resamples)
        if trials:
            signature.update("ar", trials)
        return str(signature)


BLEU = Metric("BLEU", slice(0, 10), higher_is_better=True, command="-m bleu")
CHRF = Metric("chrF2", slice(10, 28), higher_is_better=True, command="-m chrf")
CHRF_WORDS = Metric(
    "chrF2++", slice(10, 34), higher_is_better=True, command="-m chrf --chrf-word-order 2"
)
TER = Metric("TER", slice(34, 36), higher_is_better=False, command="-m ter")
EDIT_RATE = Metric(
    "edit rate", slice(36, 38), higher_is_better=False, command="-m ter --ter-case-sensitive"
)
METRICS = (BLEU, CHRF, CHRF_WORDS, TER)


@cache
def _metric(name: str) -> Any:
    import sacrebleu.metrics as found

    match name:
        case "BLEU":
            return found.BLEU(force=True)
        case "chrF2":
            return found.CHRF()
        case "chrF2++":
            return found.CHRF(word_order=2)
        case "TER":
            return found.TER()
        case _:
            return found.TER(case_sensitive=True)


def statistics(hypotheses: Sequence[str], references: Sequence[str]) -> NDArray[np.float64]:
    """The sufficient statistics of all metrics: a row a segment, `WIDTH` columns.

    The n-grams of a reference are dropped once they are counted, so that memory does not grow
    with the corpus.
    """
    import numpy as np

    matrix = np.zeros((len(hypotheses), WIDTH))
    for start in range(0, len(hypotheses), _CHUNK):
        rows = slice(start, start + _CHUNK)
        matrix[rows] = list(_rows(hypotheses[rows], references[rows]))
    return matrix


def _rows(hypotheses: Sequence[str], references: Sequence[str]) -> Iterator[list[float]]:
    # With one reference, the statistics of chrF2 are the first ones of chrF2++.
    bleu = _extract(BLEU, hypotheses, references)
    chrf = _extract(CHRF_WORDS, hypotheses, references)
    cased = _extract(EDIT_RATE, hypotheses, references)
    differing = [
        n for n, pair in enumerate(zip(hypotheses, references, strict=True)) if _case(pair)
    ]
    lower = dict(
        zip(
            differing,
            _extract(TER, [hypotheses[n] for n in differing], [references[n] for n in differing]),
            strict=True,
        )
    )
    for n, (words, characters, edits) in enumerate(zip(bleu, chrf, cased, strict=True)):
        yield [*words, *characters, *lower.get(n, edits), *edits]


def _extract(metric: Metric, hypotheses: Sequence[str], references: Sequence[str]) -> list[Any]:
    if not hypotheses:
        return []
    found: list[Any] = _metric(metric.name)._extract_corpus_statistics(  # noqa: SLF001
        hypotheses, [references]
    )
    return found


def _case(pair: tuple[str, str]) -> bool:
    """Whether lower-casing makes two words of the pair one; TER sees nothing else of the words."""
    text = " ".join(pair)
    return len(set(text.split())) != len(set(text.lower().split()))
