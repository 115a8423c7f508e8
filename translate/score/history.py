"""Scores over time: `alignments/_scores.jsonl`, a line of JSON a scoring."""

from __future__ import annotations

import datetime as dt
import json
import os
from typing import TYPE_CHECKING, Any

from translate.errors import CorpusError
from translate.score.content import Heading, Paragraph, Table
from translate.score.environment import (
    engine_signature,
    git_commit,
    instruction_set,
    library_versions,
)
from translate.score.values import group_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from translate.corpus import Corpus
    from translate.score.content import Block
    from translate.score.evaluate import Evaluation, Group
    from translate.score.scoring import Scoring

METRICS = ("BLEU", "chrF2", "chrF2++", "TER", "edit rate")


def history_path(corpus: Corpus) -> Path:
    """Where the scores lie."""
    return corpus.root / "alignments" / "_scores.jsonl"


def entry(corpus: Corpus, scoring: Scoring, articles: Sequence[str]) -> dict[str, Any]:
    """The line for a scoring: when, of what, on what, and the figures of each engine.

    `articles` are those that were named; empty for the whole corpus.
    """
    return {
        "date": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "commit": git_commit(corpus.root),
        "set": scoring.scope.what,
        "articles": list(articles),
        "left_out": scoring.scope.selection.left_out,
        "versions": library_versions(),
        "instruction_set": instruction_set(),
        "results": list(_results(scoring)),
    }


def _results(scoring: Scoring) -> Iterator[dict[str, Any]]:
    for evaluation in scoring.evaluations:
        by_engine = evaluation.kind("engine")
        for group in by_engine or [evaluation.whole]:
            label = group.name if by_engine else evaluation.segments[0].pair.engine
            yield _result("", label, evaluation, group)
    for comparison in scoring.comparisons:
        for system in comparison.systems:
            yield _result(system.name, system.label, system.evaluation, system.evaluation.whole)


def _result(system: str, label: str, evaluation: Evaluation, group: Group) -> dict[str, Any]:
    return {
        "system": system,
        "label": label,
        **engine_signature(label),
        "origin": evaluation.origin,
        "resampled": evaluation.resampling.unit,
        **group_values(group),
    }


def append(corpus: Corpus, value: dict[str, Any]) -> None:
    """Add a line and flush it. Raises CorpusError where the file cannot be written."""
    path = history_path(corpus)
    line = json.dumps(value, ensure_ascii=False) + "\n"
    try:
        old = path.read_bytes() if path.exists() else b""
        torn = bool(old) and not old.endswith(b"\n")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write(("\n" if torn else "").encode() + line.encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise CorpusError(
            f"{path}: cannot be written: {error.strerror}", "Make room or writable."
        ) from error


def read(corpus: Corpus) -> list[dict[str, Any]]:
    """The lines, oldest first; a torn one is ignored."""
    try:
        lines = history_path(corpus).read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    found = []
    for line in lines:
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if isinstance(value, dict) and isinstance(value.get("results"), list):
            found.append(value)
    return found


def trend(entries: Iterable[dict[str, Any]]) -> Iterator[Block]:
    """For each engine on each kind of references, its figures over time, and what has changed."""
    series: dict[tuple[str, ...], list[tuple[dict[str, Any], dict[str, Any]]]] = {}
    for saved in entries:
        for result in saved["results"]:
            of = ", ".join(saved["articles"]) or "the whole corpus"
            which = "random test set" if saved["set"] == "test" else "reviewed rows"
            series.setdefault((result["label"], result["origin"], which, of), []).append(
                (saved, result)
            )
    if not series:
        yield Paragraph("No scores are kept yet: bitext score --save")
    for (label, origin, which, of), lines in series.items():
        yield Heading(f"{label or 'engine not named'}: {origin}, {which} of {of}")
        yield _trend(lines)


def _trend(lines: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> Table:
    names = [name for name in METRICS if name in lines[0][1]["scores"]]
    rows = []
    before: dict[str, float] = {}
    for saved, result in lines:
        row = [saved["date"][:16].replace("T", " "), saved["commit"], str(result["segments"])]
        for name in names:
            value = result["scores"][name]["value"]
            change = f" ({value - before[name]:+.1f})" if name in before else ""
            row.append(f"{value:.1f}{change}")
            before[name] = value
        rows.append(tuple(row))
    return Table(("date (UTC)", "commit", "segments", *names), tuple(rows))
