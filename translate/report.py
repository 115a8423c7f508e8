"""How far the corpus is: counts per article, from the alignment files alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from translate.alignment import Status, read_alignment
from translate.conflicts import conflicts_path, read_conflicts
from translate.errors import BitextError
from translate.processes import results, worth_starting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translate.alignment import Segment
    from translate.corpus import Corpus
    from translate.state import State


@dataclass(frozen=True, slots=True)
class Progress:
    """The state of one article, counted in segments.

    `reviewed` are the rows that are `ok` or `fixed`, `fixed` those of them whose English a
    reviewer wrote; `flagged` have a flag and are neither reviewed nor skipped. `conflicts` are
    texts that had no place in the rows, see `translate.conflicts`. `engines` are the labels of
    what made the machine translations; `rough` is how likely the French is raw machine
    translation, from 0 to 1; `note` says what is the matter, if anything.
    """

    name: str
    segments: int = 0
    reviewed: int = 0
    fixed: int = 0
    query: int = 0
    flagged: int = 0
    skipped: int = 0
    orphaned: int = 0
    conflicts: int = 0
    engines: tuple[str, ...] = ()
    rough: float | None = None
    note: str = ""


COUNTS = tuple(f.name for f in fields(Progress) if f.type == "int")
# Sentences from which an article is judged that no run has judged: enough for `estimate` to be
# as sure as it gets, and quick over thousands of articles.
JUDGED = 20
BYTES_A_PROCESS = 8_000_000  # of alignment files: what one process judges in a few seconds


def progress(
    corpus: Corpus, names: Sequence[str], state: State
) -> list[tuple[Progress, BitextError | None]]:
    """The state of each article, in order, with the error where its rows cannot be read.

    Articles that no run has judged are judged here, by several processes where they are many.
    """
    unjudged = [name for name in names if not state.seen(name)]
    several = worth_starting(corpus, unjudged, None, BYTES_A_PROCESS)
    return list(results(partial(article_progress, corpus, state=state), names, several))


def article_progress(
    corpus: Corpus, name: str, state: State
) -> tuple[Progress, BitextError | None]:
    """The state of one article, and the error where its rows cannot be read."""
    files = corpus.files(name)
    conflicts = len(read_conflicts(conflicts_path(files)))
    try:
        rows = read_alignment(files.alignment).rows
        orphans = read_alignment(files.orphans).rows
    except BitextError as error:
        return Progress(name, conflicts=conflicts, note="cannot be read"), error
    counted = replace(
        _count(name, rows),
        orphaned=len(orphans),
        conflicts=conflicts,
        rough=_rough(name, rows, state),
        note="" if rows else "not translated yet",
    )
    return counted, None


def _rough(name: str, rows: Sequence[Segment], state: State) -> float | None:
    """What the last run found; found anew where there was none here."""
    seen = state.seen(name)
    if seen or not rows:
        return seen.rough if seen else None
    from translate.checks.rough import article_roughness

    return round(article_roughness(rows, JUDGED), 3)


def removed_progress(corpus: Corpus) -> list[Progress]:
    """Articles whose French has gone while their rows are still there."""
    return [
        Progress(
            name,
            segments=len(read_alignment(corpus.files(name).alignment).rows),
            conflicts=len(read_conflicts(conflicts_path(corpus.files(name)))),
        )
        for name in corpus.removed()
    ]


def _count(name: str, rows: Sequence[Segment]) -> Progress:
    statuses = Counter(row.status for row in rows)
    return Progress(
        name=name,
        segments=len(rows),
        reviewed=statuses[Status.OK] + statuses[Status.FIXED],
        fixed=statuses[Status.FIXED],
        query=statuses[Status.QUERY],
        flagged=sum(1 for r in rows if r.flags and not r.settled and r.status is not Status.SKIP),
        skipped=statuses[Status.SKIP],
        engines=tuple(sorted({row.engine_label for row in rows if row.engine})),
    )


def total(parts: Iterable[Progress]) -> Progress:
    """The sum of several articles, under the name `total`."""
    counts: Counter[str] = Counter()
    engines: set[str] = set()
    for part in parts:
        counts.update({name: getattr(part, name) for name in COUNTS})
        engines.update(part.engines)
    everything: dict[str, Any] = {**counts, "engines": tuple(sorted(engines))}
    return Progress("total", **everything)
