"""What a reader of the figures must know: how the references came about, and from which rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.alignment import OTHER_MT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translate.score.compare import Comparison
    from translate.score.evaluate import Evaluation
    from translate.score.selection import Selection

FEW_ARTICLES = 10


def of_rows(evaluations: Sequence[Evaluation]) -> list[str]:
    """Caveats on the rows' own machine translation."""
    found = []
    for evaluation in evaluations:
        if evaluation.origin == OTHER_MT:
            found.append(
                "Some references were made from a machine translation that has been renewed since: "
                "they favour what resembles it, and there is no edit rate."
            )
        if evaluation.origin == "post-edit":
            engines = sorted({s.pair.engine or "an engine not named" for s in evaluation.segments})
            found.append(
                "The post-edited references were made from this very output "
                f"({', '.join(engines)}): they favour it. BLEU, chrF and TER on them say how much "
                "was changed, not how good the model is; do not set them beside figures on "
                "references that were translated without it."
            )
    return [*found, *_few_units(evaluations)]


def of_comparisons(comparisons: Sequence[Comparison]) -> list[str]:
    """Caveats on systems that are set side by side."""
    found = []
    for comparison in comparisons:
        own = [system for system in comparison.systems if system.own]
        if own:
            total = len(own[0].evaluation.segments)
            which = ", ".join(f"{system.name}: {system.own} of {total}" for system in own)
            found.append(
                "Post-edited references were made by editing the output of a model that is "
                f"compared here ({which}): they favour it against any other."
            )
        elif comparison.origin in ("post-edit", OTHER_MT):
            found.append(
                "The post-edited references were made from the output of another engine; systems "
                "that translate like it are favoured."
            )
    return [*found, *_few_units([comparison.systems[0].evaluation for comparison in comparisons])]


def of_test_set(drawn: int, standing: int, reviewed: int, *, in_order: bool) -> list[str]:
    """Caveats on a test set that is not complete."""
    found = []
    if standing < drawn:
        found.append(
            f"{drawn - standing} of the {drawn} segments of the test set no longer stand in their "
            "articles."
        )
    if reviewed < standing:
        how = (
            "they are the first ones that were drawn, so the figures are those of a random sample"
            if in_order
            else "until the others are, the figures are not those of a random sample"
        )
        found.append(f"{reviewed} of the {standing} rows of the test set are reviewed: {how}.")
    return found


def of_sample(selection: Selection) -> list[str]:
    """Caveats on rows that reviewers happened to settle."""
    if selection.whole:
        return []
    text = (
        "These rows are not a random sample: reviewers look at flagged rows first, so the figures "
        "may be far from those of the whole corpus. « bitext sample --n 300 » draws a random test "
        "set, and « bitext score --test » reports on it."
    )
    sure, other = selection.sure, selection.sure_unreviewed
    if sure is not None and other is not None:
        text += (
            f" (The model's mean confidence is {sure:.2f} in these rows and {other:.2f} in those "
            "that nobody has reviewed.)"
        )
    return [text]


def _few_units(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    """Where there are too few segments or articles to resample."""
    counts = []
    for evaluation in evaluations:
        unit = evaluation.resampling.unit
        if evaluation.whole.scores[0].interval is None:
            yield f"A single {unit} ({evaluation.origin}) cannot be resampled: no intervals."
        elif unit == "article":
            counts.append(len({segment.pair.article for segment in evaluation.segments}))
    few = min(counts, default=FEW_ARTICLES)
    if few < FEW_ARTICLES:
        yield (
            f"The intervals rest on {few} articles only, and are rough; « --resample segment » "
            "gives narrower ones, which take the sentences of an article for independent."
        )
