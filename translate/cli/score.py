"""`bitext score`: how good the machine translation is."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.corpus import Corpus
    from translate.score.compare import System
    from translate.score.resample import Resampling
    from translate.score.scoring import Scope, Scoring

TO_TRANSLATE = "to-translate.fr"
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@options.root
@click.option("--test", is_flag=True, help="Only the random test set (bitext sample).")
@click.option(
    "--system",
    "systems",
    metavar="NAME=MODEL[:PRECISION][:beamN]",
    multiple=True,
    help="Translate the reviewed segments with this engine and score that; may be repeated.",
)
@click.option(
    "--hypothesis",
    "hypotheses",
    metavar="NAME=FILE",
    multiple=True,
    help="The output of any other system, a segment a line; may be repeated.",
)
@click.option("--source", type=_FILE, help="The French of --references, a segment a line.")
@click.option("--references", type=_FILE, help="Score on this file instead of the corpus.")
@click.option(
    "--resample",
    type=click.Choice(["article", "segment"]),
    help="What the bootstrap draws; articles by default where there are several.",
)
@click.option(
    "--resamples", type=click.IntRange(min=40), default=1000, show_default=True, help="Bootstrap."
)
@click.option(
    "--trials",
    type=click.IntRange(min=1),
    default=10000,
    show_default=True,
    help="Of the approximate randomisation.",
)
@click.option("--seed", type=int, default=12345, show_default=True, help="Of both, as sacrebleu's.")
@click.option("--worst", type=click.IntRange(min=0), default=0, help="Show the N worst segments.")
@options.json
@click.option("--tsv", is_flag=True, help="Print a line a segment, the worst first.")
@click.option("--markdown", is_flag=True, help="Print the report as Markdown.")
@click.option("--html", type=_FILE, help="Write the report, with plots, as one page.")
@click.option(
    "--write-files",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write what is scored, a segment a line, from which sacrebleu gives the same figures, "
    "and the French for --hypothesis.",
)
@click.option("--save", is_flag=True, help="Add a line to alignments/_scores.jsonl.")
@click.option(
    "--history", is_flag=True, help="Show the figures that were saved, and score nothing."
)
@click.option("--comet", metavar="MODEL", help="COMET as well, with a model on this machine.")
@options.batch_tokens
@options.jobs
@click.pass_context
def score(ctx: click.Context, /, articles: tuple[str, ...], root: Path, **asked: Any) -> None:
    """Measure the machine translation against the English of reviewers.

    BLEU, chrF2, chrF2++ and TER as sacrebleu computes them, with intervals; the edit rate (edits
    per 100 words of the reviewers' English; « edit_rate » in JSON is per word) and the share of
    segments accepted as they are. References edited from this machine translation, from an
    earlier one, and made without any are never mixed. With --system and --hypothesis, systems are
    compared with each other, the first one being the baseline; no alignment file is changed.
    """
    _refuse(articles, asked)
    if asked["references"]:
        scoring = _of_files(asked)
        errors: Sequence[Exception] = ()
    else:
        from translate.corpus import Corpus

        corpus = Corpus(root)
        if asked["history"]:
            _history(corpus, asked)
            return
        scoring = _of_corpus(corpus, articles, asked)
        errors = scoring.scope.errors
    if asked["comet"]:
        from translate.score.comet import with_comet

        scoring = with_comet(scoring, asked["comet"])
    if asked["write_files"]:
        french = None if asked["references"] else _to_translate(corpus, articles, asked)
        _write_files(asked["write_files"], scoring, french)
    if asked["save"]:
        _save(corpus, scoring, articles)
    if asked["html"]:
        _write_html(asked["html"], scoring, root, asked)
    _print(scoring, asked)
    for error in errors:
        click.echo(str(error), err=True)
    if errors:
        ctx.exit(1)


def _refuse(articles: tuple[str, ...], asked: dict[str, Any]) -> None:
    """Raise UsageError where options do not fit together."""
    from translate.errors import UsageError

    if sum(bool(asked[name]) for name in ("as_json", "tsv", "markdown")) > 1:
        raise UsageError("--json, --tsv and --markdown are three forms of one output", "Use one.")
    if not asked["references"]:
        if asked["source"]:
            raise UsageError("--source is the French of --references", "Give both.")
        return
    corpus_only = [name for name in ("test", "save", "history") if asked[name]]
    if articles or corpus_only:
        what = f"--{corpus_only[0]}" if corpus_only else "ARTICLE"
        raise UsageError(f"{what} is about a corpus, --references about files", "Use one of them.")
    if asked["resample"] == "article":
        raise UsageError("--resample article: files have no articles", "Use --resample segment.")
    if not asked["systems"] and not asked["hypotheses"]:
        raise UsageError(
            "--references: nothing to score", "Add --hypothesis NAME=FILE or --system."
        )
    if asked["systems"] and not asked["source"]:
        raise UsageError("--system translates the French of the test set", "Add --source FILE.")


def _of_files(asked: dict[str, Any]) -> Scoring:
    from translate.score.scoring import files_scope
    from translate.score.textfiles import read_segments, same_length

    files = {str(asked["references"]): read_segments(asked["references"])}
    if asked["source"]:
        files[str(asked["source"])] = read_segments(asked["source"])
    same_length(files)
    references, *sources = files.values()
    return _compared(files_scope(references, sources[0] if sources else None), asked)


def _of_corpus(corpus: Corpus, articles: tuple[str, ...], asked: dict[str, Any]) -> Scoring:
    from translate.score.scoring import corpus_scope, score_rows

    several = bool(asked["systems"] or asked["hypotheses"])
    names = corpus.select(articles)
    scope = corpus_scope(corpus, names, test=asked["test"], needs_mt=not several)
    if several:
        return _compared(scope, asked)
    wanted = _resampling(asked)
    return score_rows(scope, wanted, asked["resample"])


def _compared(scope: Scope, asked: dict[str, Any]) -> Scoring:
    from translate.errors import UsageError
    from translate.score.scoring import score_systems

    systems = [*_translated(scope, asked), *_given(scope, asked)]
    names = [system.name for system in systems]
    for name in names:
        if names.count(name) > 1:
            raise UsageError(f"two systems are named « {name} »", "Name them NAME=…")
    wanted = _resampling(asked)
    return score_systems(scope, systems, wanted, asked["resample"])


def _resampling(asked: dict[str, Any]) -> Resampling:
    from translate.score.resample import Resampling

    return Resampling(resamples=asked["resamples"], trials=asked["trials"], seed=asked["seed"])


def _translated(scope: Scope, asked: dict[str, Any]) -> list[System]:
    from translate.engine import EngineSpec
    from translate.score.compare import System
    from translate.score.translations import parse_system, translations

    found = []
    sources = [pair.source for pair in scope.selection.pairs]
    for name, spec in [parse_system(text, EngineSpec()) for text in asked["systems"]]:
        done = translations(
            spec,
            sources,
            threads=asked["jobs"],
            batch_tokens=asked["batch_tokens"],
            notice=lambda message: click.echo(message, err=True),
        )
        found.append(System(name, done.label, done.texts, done.measured))
    return found


def _given(scope: Scope, asked: dict[str, Any]) -> list[System]:
    from translate.score.compare import System
    from translate.score.textfiles import read_segments, same_length

    found = []
    for text in asked["hypotheses"]:
        name, _, path = text.rpartition("=")
        lines = read_segments(Path(path))
        what = str(asked["references"] or f"{TO_TRANSLATE} of --write-files")
        same_length({what: [""] * len(scope.selection.pairs), path: lines})
        found.append(System(name or Path(path).name, Path(path).name, lines))
    return found


def _to_translate(corpus: Corpus, articles: tuple[str, ...], asked: dict[str, Any]) -> list[str]:
    """The French that --system translates, and whose translation --hypothesis takes."""
    from translate.score.scoring import corpus_scope

    scope = corpus_scope(corpus, corpus.select(articles), test=asked["test"], needs_mt=False)
    return [pair.source for pair in scope.selection.pairs]


def _write_files(folder: Path, scoring: Scoring, french: list[str] | None) -> None:
    from translate.score.textfiles import write_segments

    if french is not None:
        write_segments(folder, {TO_TRANSLATE: french})
    for origin, numbers in scoring.scope.by_origin().items():
        pairs = [scoring.scope.selection.pairs[n] for n in numbers]
        files = {
            f"{origin}.fr": [pair.source for pair in pairs],
            f"{origin}.reference.en": [pair.reference for pair in pairs],
        }
        for name, evaluation in scoring.all_evaluations():
            if evaluation.origin == origin:
                texts = [segment.pair.hypothesis for segment in evaluation.segments]
                files[f"{origin}.{name or 'mt'}.en"] = texts
        write_segments(folder, files)


def _save(corpus: Corpus, scoring: Scoring, articles: tuple[str, ...]) -> None:
    from translate.score.history import append, entry, history_path

    append(corpus, entry(corpus, scoring, articles))
    click.echo(f"kept in {history_path(corpus)}", err=True)


def _history(corpus: Corpus, asked: dict[str, Any]) -> None:
    from translate.score.history import read, trend
    from translate.score.report_markdown import as_markdown
    from translate.score.report_text import as_text

    entries = read(corpus)
    if asked["as_json"]:
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
    else:
        click.echo((as_markdown if asked["markdown"] else as_text)(trend(entries)))


def _write_html(path: Path, scoring: Scoring, root: Path, asked: dict[str, Any]) -> None:
    from translate.files import write_whole
    from translate.score.content import blocks
    from translate.score.report_html import as_html

    of = asked["references"] or root.resolve().name
    when = f"{of}, {dt.datetime.now().astimezone():%Y-%m-%d %H:%M}"
    write_whole(path, as_html(blocks(scoring, asked["worst"] or 20), when).encode())
    click.echo(f"wrote {path}", err=True)


def _print(scoring: Scoring, asked: dict[str, Any]) -> None:
    from translate.score.content import blocks
    from translate.score.report_markdown import as_markdown
    from translate.score.report_text import as_text
    from translate.score.values import as_values, segment_lines

    if asked["as_json"]:
        click.echo(json.dumps(as_values(scoring, asked["worst"]), ensure_ascii=False, indent=1))
    elif asked["tsv"]:
        click.echo("\n".join(segment_lines(scoring.all_evaluations(), asked["worst"])))
    elif asked["markdown"]:
        click.echo(as_markdown(blocks(scoring, asked["worst"])))
    else:
        click.echo(as_text(blocks(scoring, asked["worst"])))
