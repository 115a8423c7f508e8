"""What a report says, as blocks that text, Markdown and HTML each write in their own way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.alignment import OTHER_MT
from translate.score.evaluate import WITH_INTERVAL
from translate.score.metrics import CHRF, EDIT_RATE
from translate.score.scoring import FILES, TEST
from translate.score.worddiff import Piece, word_diff

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translate.score.compare import Comparison, SystemResult
    from translate.score.evaluate import Evaluation, Group, SegmentScore
    from translate.score.metrics import Score
    from translate.score.resample import PairedTest
    from translate.score.scoring import Scoring

_FIGURE = re.compile(r"[-+]?[\d.,]+(?: ?[–±] ?[\d.,]+| %| MB)?|–")
ARTICLES = 40  # in a table; the rest is in --json
TITLES = {
    "post-edit": "Post-edited references",
    OTHER_MT: "References edited from another machine translation",
    "human": "References translated without the machine",
    "references": "References from a file",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Caveat:
    """What must be known to read the figures right."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as text; a column in which every cell is a figure is set to the right."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def figures(self) -> tuple[bool, ...]:
        """Whether each column holds figures."""
        columns = zip(*self.rows, strict=True)
        return tuple(all(_FIGURE.fullmatch(cell) for cell in column) for column in columns)


@dataclass(frozen=True, slots=True)
class Example:
    """One segment: a title, and lines of (label, words with what differs)."""

    title: str
    lines: tuple[tuple[str, tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class Plots:
    """A place for plots of some systems' evaluations; text and Markdown have none."""

    evaluations: tuple[tuple[str, Evaluation], ...]


Block = Heading | Paragraph | Caveat | Table | Example | Plots


def blocks(scoring: Scoring, worst: int) -> Iterator[Block]:
    """The report, with the `worst` segments of each system at its end."""
    yield Paragraph(_summary(scoring))
    yield from (Caveat(note) for note in scoring.notes)
    for evaluation in scoring.evaluations:
        yield Heading(title(evaluation))
        yield from _evaluation(evaluation)
        yield Plots((("", evaluation),))
    for comparison in scoring.comparisons:
        yield Heading(title(comparison.systems[0].evaluation))
        yield from _comparison(comparison)
        yield Plots(tuple((system.name, system.evaluation) for system in comparison.systems))
        if worst:
            yield from _differing(comparison, worst)
    for name, evaluation in scoring.all_evaluations() if worst else ():
        yield from _worst(name, evaluation, worst)


def title(evaluation: Evaluation) -> str:
    """What the references are, and how many."""
    what = TITLES.get(evaluation.origin, f"References of origin « {evaluation.origin} »")
    articles = len({segment.pair.article for segment in evaluation.segments})
    within = "" if evaluation.origin == "references" else f", {counted(articles, 'article')}"
    return f"{what}: {counted(len(evaluation.segments), 'segment')}{within}"


def counted(count: int, word: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _summary(scoring: Scoring) -> str:
    scope = scoring.scope
    if scope.what == FILES:
        return f"{counted(len(scope.selection.pairs), 'segment')} from files."
    where = " of the random test set" if scope.what == TEST else ""
    text = f"{counted(len(scope.selection.pairs), 'reviewed row')}{where} counted."
    left = [f"{count:,} {reason}" for reason, count in scope.selection.left_out.items()]
    return f"{text} Left out: {', '.join(left)}." if left else f"{text} None left out."


# --- one system ------------------------------------------------------------------------------


def _evaluation(evaluation: Evaluation) -> Iterator[Block]:
    whole = evaluation.whole
    yield Table(
        ("metric", "score", "95 % interval", "μ ± half width", "signature"),
        tuple(
            (s.metric, number(s.value), between(s), around(s), s.signature) for s in whole.scores
        ),
    )
    if whole.score(EDIT_RATE.name):
        yield Paragraph(
            f"{whole.accepted:,} of {counted(whole.segments, 'segment')} accepted as they are "
            f"({100 * whole.accepted_share:.1f} %). Edit rate {100 * whole.edit_rate:.1f}: so many "
            f"edits per 100 words of the reviewers' English (0: nothing was changed; "
            f"{counted(whole.edits, 'edit')}, {counted(whole.words, 'word')})."
        )
    for kind, head in (("source", "French"), ("engine", "engine")):
        if groups := evaluation.kind(kind):
            yield _groups(head, groups)
    yield from _articles(evaluation)


def _articles(evaluation: Evaluation) -> Iterator[Block]:
    groups = sorted(evaluation.kind("article"), key=_chrf)
    if groups:
        yield _groups("article, lowest chrF2 first", groups[:ARTICLES])
    if len(groups) > ARTICLES:
        yield Paragraph(f"{len(groups) - ARTICLES:,} more articles: see --json.")


def _chrf(group: Group) -> float:
    score = group.score(CHRF.name)
    return score.value if score else 0.0


def _groups(head: str, groups: Sequence[Group]) -> Table:
    metrics = [score.metric for score in groups[0].scores]
    edited = EDIT_RATE.name in metrics
    header = [head, "segments"]
    for name in metrics:
        header += [name, "95 %"] if name in WITH_INTERVAL else [name]
    rows = []
    for group in groups:
        row = [group.name or "not named", f"{group.segments:,}"]
        for score in group.scores:
            row.append(number(score.value))
            if score.metric in WITH_INTERVAL:
                row.append(between(score))
        rows.append((*row, f"{100 * group.accepted_share:.1f} %") if edited else tuple(row))
    return Table((*header, "accepted") if edited else tuple(header), tuple(rows))


def number(value: float) -> str:
    """A score with one decimal, as sacrebleu prints it."""
    return f"{value:.1f}"


def between(score: Score) -> str:
    """The interval of a score, or a dash."""
    found = score.interval
    return f"{number(found.low)}–{number(found.high)}" if found else "–"


def around(score: Score) -> str:
    """The interval of a score as sacrebleu prints it, or a dash."""
    found = score.interval
    return f"{number(found.mean)} ± {number(found.half_width)}" if found else "–"


# --- several systems -------------------------------------------------------------------------


def _comparison(comparison: Comparison) -> Iterator[Block]:
    scores = comparison.systems[0].evaluation.whole.scores
    header = ("system", "engine or file", *(h for s in scores for h in (s.metric, "95 %")))
    yield Table(
        (*header, "segments/s", "memory"),
        tuple(_system(system) for system in comparison.systems),
    )
    yield Table(("metric", "signature"), tuple((s.metric, s.signature) for s in scores))
    measured = [system for system in comparison.systems if system.measured]
    if measured:
        threads = max(system.measured.threads for system in measured if system.measured)
        yield Paragraph(
            f"Speed and peak memory are those of a process of its own with "
            f"{counted(threads, 'thread')}, loading left out of the speed."
        )
    if comparison.tests:
        yield _tests(comparison)
    for system in comparison.systems:
        if groups := system.evaluation.kind("source"):
            yield _groups(f"{system.name}: French", groups)
    yield from _by_article(comparison)


def _system(system: SystemResult) -> tuple[str, ...]:
    cells = [system.name, system.label]
    for score in system.evaluation.whole.scores:
        cells += [number(score.value), between(score)]
    speed = f"{system.measured.speed:.1f}" if system.measured else "–"
    peak = system.measured.peak_bytes if system.measured else None
    return (*cells, speed, f"{peak / 1e6:,.0f} MB" if peak else "–")


def _tests(comparison: Comparison) -> Table:
    several = len(comparison.systems) > 2
    header = ["against the baseline", "metric", "difference"]
    for method in ("bootstrap", "randomisation"):
        header += [f"p, {method}", f"p, {method}, Holm"] if several else [f"p, {method}"]
    rows = tuple(_test(test, several=several) for test in comparison.tests)
    return Table(tuple(header), rows)


def _test(test: PairedTest, *, several: bool) -> tuple[str, ...]:
    cells = [f"{test.system} – {test.baseline}", test.metric, f"{test.difference:+.1f}"]
    for p, holm in (
        (test.bootstrap, test.bootstrap_holm),
        (test.randomisation, test.randomisation_holm),
    ):
        cells += [f"{p:.4f}", f"{holm:.4f}"] if several else [f"{p:.4f}"]
    return tuple(cells)


def _by_article(comparison: Comparison) -> Iterator[Block]:
    tables = [{g.name: g for g in s.evaluation.kind("article")} for s in comparison.systems]
    names = sorted(tables[0], key=lambda name: _chrf(tables[0][name]))
    if names:
        yield Table(
            ("article, chrF2 of each system", "segments", *(s.name for s in comparison.systems)),
            tuple(
                (
                    name,
                    f"{tables[0][name].segments:,}",
                    *(number(_chrf(table[name])) for table in tables),
                )
                for name in names[:ARTICLES]
            ),
        )
    if len(names) > ARTICLES:
        yield Paragraph(f"{len(names) - ARTICLES:,} more articles: see --json.")


# --- segments --------------------------------------------------------------------------------


def _differing(comparison: Comparison, count: int) -> Iterator[Block]:
    if not comparison.differing:
        return
    baseline, *others = (system.name for system in comparison.systems)
    yield Heading(f"Where the systems differ most (words that only {baseline} has: old)")
    for found in comparison.differing[:count]:
        scores = ", ".join(f"{name} {number(value)}" for name, value in found.chrf.items())
        lines = [("fr", _plain(found.pair.source)), ("reference", _plain(found.pair.reference))]
        lines.append((baseline, _plain(found.texts[baseline])))
        lines += [(n, word_diff(found.texts[baseline], found.texts[n])) for n in others]
        yield Example(f"{place(found.pair.article, found.pair.id)} chrF2: {scores}", tuple(lines))


def _worst(name: str, evaluation: Evaluation, count: int) -> Iterator[Block]:
    of = f" of {name}" if name else ""
    yield Heading(f"The worst segments{of}, {title(evaluation).partition(':')[0].lower()}")
    for segment in evaluation.worst(count):
        pair = segment.pair
        lines = (
            ("fr", _plain(pair.source)),
            ("mt → en", word_diff(pair.hypothesis, pair.reference)),
        )
        yield Example(f"{place(pair.article, pair.id)} {segment_line(segment)}", lines)


def segment_line(segment: SegmentScore) -> str:
    """The figures of one segment."""
    return (
        f"chrF2 {number(segment.chrf)}, {counted(segment.edits, 'edit')} "
        f"on {counted(segment.words, 'word')}"
    )


def place(article: str, segment: str) -> str:
    """Where a segment stands: `article p3s10`, or its line in a file."""
    return f"{article} {segment}" if article else f"line {segment}"


def _plain(text: str) -> tuple[Piece, ...]:
    return (Piece("same", text),) if text else ()
