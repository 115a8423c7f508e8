"""`bitext score` without the command line: a corpus or files in, figures and their caveats out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from translate.alignment import read_alignment
from translate.errors import BitextError, UsageError
from translate.score import notes
from translate.score.compare import Comparison, System, compare
from translate.score.evaluate import Evaluation, evaluate
from translate.score.metrics import statistics
from translate.score.selection import ORIGINS, Pair, Selection, select
from translate.score.testset import read_test_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.alignment import Segment
    from translate.corpus import Corpus
    from translate.score.resample import Resampling

ALL, TEST, FILES = "all", "test", "files"
FILE_ORIGIN = "references"


@dataclass(frozen=True, slots=True)
class TestState:
    """How far the test set is: segments drawn, still there, reviewed.

    `in_order` says that those reviewed are the first ones that were drawn.
    """

    __test__ = False  # pytest takes classes named Test… for tests

    drawn: int
    standing: int
    reviewed: int
    in_order: bool


@dataclass(frozen=True, slots=True)
class Scope:
    """The segments that are to be scored. `what` is `all` (reviewed rows), `test` or `files`."""

    what: str
    selection: Selection
    test: TestState | None = None
    errors: tuple[BitextError, ...] = ()

    def by_origin(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the pairs of each kind of reference, which are never mixed."""
        found: dict[str, list[int]] = {}
        for number, pair in enumerate(self.selection.pairs):
            found.setdefault(pair.origin, []).append(number)
        order = sorted(found, key=lambda name: (*ORIGINS, name).index(name))
        return {name: tuple(found[name]) for name in order}


@dataclass(frozen=True, slots=True)
class Scoring:
    """The outcome: an evaluation or a comparison for each kind of reference, and the caveats."""

    scope: Scope
    notes: tuple[str, ...]
    evaluations: tuple[Evaluation, ...] = ()
    comparisons: tuple[Comparison, ...] = ()

    def all_evaluations(self) -> list[tuple[str, Evaluation]]:
        """Every evaluation with the name of its system, empty for the rows' own `mt`."""
        found = [("", evaluation) for evaluation in self.evaluations]
        for comparison in self.comparisons:
            found += [(system.name, system.evaluation) for system in comparison.systems]
        return found


def corpus_scope(
    corpus: Corpus, names: Sequence[str], *, test: bool = False, needs_mt: bool = True
) -> Scope:
    """The reviewed rows of some articles, or of their part of the test set.

    Raises UsageError where no row counts, or where there is no test set. Articles whose rows
    cannot be read are left out and their errors kept.
    """
    articles: list[tuple[str, Sequence[Segment]]] = []
    errors: list[BitextError] = []
    for name in names:
        try:
            articles.append((name, read_alignment(corpus.files(name).alignment).rows))
        except BitextError as error:
            errors.append(error)
    members: dict[str, dict[int, int]] | None = None
    state = None
    if test:
        drawn = read_test_set(corpus)
        if not drawn.entries:
            raise UsageError(
                "there is no test set yet (alignments/_test.tsv)",
                "Draw one: bitext sample --n 300 --seed 1",
            )
        members = {name: drawn.rows_of(name, rows) for name, rows in articles}
        wanted = {name for name, _ in articles}
        total = sum(entry.article in wanted for entry in drawn.entries)
        state = _state(articles, members, total)
    selection = select(articles, members, needs_mt=needs_mt)
    if not selection.pairs:
        why = ", ".join(f"{count} {reason}" for reason, count in selection.left_out.items())
        raise UsageError(
            f"no row to score: {why or 'there are no rows'}",
            "A row counts when a reviewer has settled it: status ok or fixed, with English in en.",
        )
    return Scope(TEST if test else ALL, selection, state, tuple(errors))


def _state(
    articles: Sequence[tuple[str, Sequence[Segment]]],
    members: dict[str, dict[int, int]],
    drawn: int,
) -> TestState:
    settled = {
        entry: rows[n].settled for name, rows in articles for n, entry in members[name].items()
    }
    reviewed = sum(settled.values())
    first = [settled[entry] for entry in sorted(settled)][:reviewed]
    return TestState(drawn, len(settled), reviewed, in_order=all(first))


def files_scope(references: Sequence[str], sources: Sequence[str] | None) -> Scope:
    """The segments of a test set in files. Raises UsageError where there is none."""
    if not references:
        raise UsageError("the file of references is empty", "It needs a segment a line.")
    french = sources or [""] * len(references)
    pairs = tuple(
        Pair("", str(n), fr, "", en, FILE_ORIGIN)
        for n, (fr, en) in enumerate(zip(french, references, strict=True), 1)
    )
    return Scope(FILES, Selection(pairs, {}))


def resampled(pairs: Sequence[Pair], wanted: Resampling, unit: str | None) -> Resampling:
    """By `unit`, or where none is asked for by article if there are several, else by segment."""
    articles = len({pair.article for pair in pairs})
    return replace(wanted, unit=unit or ("article" if articles > 1 else "segment"))


def score_rows(scope: Scope, wanted: Resampling, unit: str | None) -> Scoring:
    """The rows' own machine translation against what reviewers made of it."""
    evaluations = []
    for origin, numbers in scope.by_origin().items():
        pairs = [scope.selection.pairs[n] for n in numbers]
        matrix = statistics([p.hypothesis for p in pairs], [p.reference for p in pairs])
        evaluations.append(
            evaluate(pairs, matrix, resampled(pairs, wanted, unit), edited=origin == "post-edit")
        )
    caveats = [*notes.of_rows(evaluations), *_scope_notes(scope)]
    return Scoring(scope, tuple(caveats), evaluations=tuple(evaluations))


def score_systems(
    scope: Scope, systems: Sequence[System], wanted: Resampling, unit: str | None
) -> Scoring:
    """Systems against each other; each has a text for every pair of the scope."""
    comparisons = []
    for numbers in scope.by_origin().values():
        pairs = [scope.selection.pairs[n] for n in numbers]
        part = [replace(s, texts=[s.texts[n] for n in numbers]) for s in systems]
        comparisons.append(compare(pairs, part, resampled(pairs, wanted, unit)))
    caveats = [*notes.of_comparisons(comparisons), *_scope_notes(scope)]
    return Scoring(scope, tuple(caveats), comparisons=tuple(comparisons))


def _scope_notes(scope: Scope) -> list[str]:
    if scope.test:
        test = scope.test
        return notes.of_test_set(test.drawn, test.standing, test.reviewed, in_order=test.in_order)
    return notes.of_sample(scope.selection) if scope.what == ALL else []
