"""`bitext translate`: the main job, and a filter."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from translate.cli import options
from translate.cli.progress import ProgressReporter
from translate.cli.wording import counted

if TYPE_CHECKING:
    from pathlib import Path

    from translate.engine import EngineSpec, Hypothesis
    from translate.run import Run
    from translate.run_report import Summary


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@options.root
@options.engine
@options.batch_tokens
@options.jobs
@options.input_mode
@options.encoding
@click.option("--force", is_flag=True, help="Translate again whatever is not reviewed.")
@click.option(
    "--include-reviewed",
    is_flag=True,
    help="Renew the machine translation of reviewed rows too, never their English.",
)
@click.option("--rows", metavar="ID,ID…", help="Only these rows of one article, and those again.")
@click.option("--resegment", is_flag=True, help="Cut rows that nobody has touched anew.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@options.json
@click.pass_context
def translate(
    ctx: click.Context,
    /,
    articles: tuple[str, ...],
    root: Path,
    asked: dict[str, Any],
    batch_tokens: int,
    jobs: int | None,
    input_mode: str | None,
    encoding: str | None,
    force: bool,
    include_reviewed: bool,
    rows: str | None,
    resegment: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Translate articles; with no ARTICLE, the whole corpus.

    Reads corpus/fr, writes alignments/ and corpus/en/. Only what is new or has changed is
    translated, and a run that was broken off goes on where it stopped. ARTICLE is a name or a
    path. With - as ARTICLE, a filter: a French segment a line in, an English line out.
    """
    from translate.cli.engines import engine_spec, load_engine
    from translate.config import read_config
    from translate.corpus import Corpus
    from translate.draft import Choice, Reading
    from translate.engine import label
    from translate.errors import UsageError
    from translate.run import Options, Run

    config = read_config(root)
    spec = engine_spec(config, asked)
    chosen = bool(asked["model"] or config.model)
    if articles == ("-",):
        _filter(spec, chosen=chosen, jobs=jobs, batch_tokens=batch_tokens, as_json=as_json)
        return
    corpus = Corpus(root)
    names = corpus.select(articles)
    if rows and len(articles) != 1:
        raise UsageError("--rows needs exactly one ARTICLE", "bitext translate NAME --rows p3s10")
    choice = Choice(
        label=label(spec),
        renew=bool(asked["model"]),
        force=force,
        include_reviewed=include_reviewed,
        rows=frozenset(rows.replace(",", " ").split()) if rows else frozenset(),
    )
    reading = Reading(input_mode or config.input_mode, encoding, resegment)
    with ProgressReporter() as reporter:
        run = Run(
            corpus,
            Options(choice, reading, batch_tokens, config.checks_off, config.locale),
            lambda: load_engine(spec, jobs, chosen=chosen),
            reporter,
        )
        if dry_run:
            failed = _dry_run(run, names, as_json=as_json)
        else:
            try:
                summary = run.execute(names)
            except KeyboardInterrupt:
                reporter.notice("stopped; what is done is kept, and the next run goes on from here")
                ctx.exit(1)
            failed = len(summary.failed)
    if not dry_run:
        _report(summary, choice.label, as_json=as_json)
    if failed:
        ctx.exit(1 if failed < len(names) else 2)


def _dry_run(run: Run, names: list[str], *, as_json: bool) -> int:
    plans = list(run.plans(names))
    if as_json:
        click.echo(json.dumps([asdict(plan) for plan in plans], ensure_ascii=False, indent=1))
    else:
        for plan in plans:
            orphans = f", {plan.orphans} orphaned" if plan.orphans else ""
            what = f"{plan.to_translate} to translate" if plan.writes else "up to date"
            click.echo(f"{plan.name}: {counted(plan.segments, 'segment')}, {what}{orphans}")
        total = sum(plan.to_translate for plan in plans)
        click.echo(f"{counted(total, 'segment')} would be translated; nothing was written")
    return len(names) - len(plans)


def _report(summary: Summary, label: str, *, as_json: bool) -> None:
    if as_json:
        failed = {name: error.message for name, error in summary.failed.items()}
        values = {**asdict(summary), "failed": failed, "engine": label}
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
        return
    parts = [
        f"{counted(summary.articles, 'article')}, {counted(summary.segments, 'segment')}",
        f"{summary.translated} translated",
        f"{counted(summary.saved, 'article')} written",
        f"{len(summary.failed)} failed" if summary.failed else "",
    ]
    click.echo("; ".join(part for part in parts if part))
    for name, language in summary.not_french.items():
        click.echo(
            f"note: corpus/fr/{name}.txt reads like {language}, not French: move it out of "
            "corpus/fr; the English of an article comes in with « bitext align --add NAME FR EN »",
            err=True,
        )
    for other, rows in summary.other_engines.items():
        click.echo(
            f"note: {rows} rows that nobody has reviewed were made by {other}, not by {label}; "
            "--model MODEL translates them again",
            err=True,
        )


def _filter(
    spec: EngineSpec, *, chosen: bool, jobs: int | None, batch_tokens: int, as_json: bool
) -> None:
    """Translate standard input, a line a segment, in chunks so that any length of input goes."""
    from translate.cli.engines import load_engine
    from translate.cli.lines import chunks, read_lines

    translator = load_engine(spec, jobs, chosen=chosen)
    for lines in chunks(read_lines(sys.stdin.buffer)):
        found = dict(translator.translate(lines, batch_tokens=batch_tokens))
        answers = [found[index] for index in range(len(lines))]
        if as_json:
            entries = (_entry(fr, answer) for fr, answer in zip(lines, answers, strict=True))
            written = [json.dumps(entry, ensure_ascii=False) for entry in entries]
        else:
            written = [answer.text for answer in answers]
        click.echo("\n".join(written))


def _entry(french: str, hypothesis: Hypothesis) -> dict[str, Any]:
    return {
        "fr": french,
        "en": hypothesis.text,
        "confidence": hypothesis.confidence,
        "flags": hypothesis.flags,
    }
