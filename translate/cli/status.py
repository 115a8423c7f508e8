"""`bitext status`: how far the corpus is."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from translate.cli import options
from translate.cli.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from translate.corpus import Corpus
    from translate.report import Progress


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@options.root
@options.json
@click.option("--reviewer", metavar="NAME", help="What this reviewer has done, for the invoice.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Count reviewers' work only from this day on.",
)
@click.option("--words", is_flag=True, help="Count the French words that reviewers worked on.")
@click.option("--time", "hours", is_flag=True, help="Add up the time that reviewers spent.")
@click.pass_context
def status(
    ctx: click.Context,
    /,
    articles: tuple[str, ...],
    root: Path,
    as_json: bool,
    reviewer: str | None,
    since: datetime | None,
    words: bool,
    hours: bool,
) -> None:
    """Show how far each article is: segments, reviewed, flagged, skipped, orphaned, conflicts.

    « flagged » rows have flags and nobody has reviewed or skipped them; the flags are those that
    stand in the rows, while « bitext check » looks at every row anew. « conflicts » are texts that
    two people wrote into one place; they lie beside the rows, until somebody has settled them.

    « rough source » is an article whose French reads, as a whole, like raw machine translation.
    Articles whose French has gone are named at the end; their files stay.

    With --reviewer, --since, --words or --time, what each reviewer has done instead: a segment
    counts once however often it was changed, and what was undone does not count.
    """
    from translate.corpus import Corpus
    from translate.report import progress, removed_progress, total
    from translate.state import State

    corpus = Corpus(root)
    if reviewer or since or words or hours:
        _print_work(corpus, reviewer, since, words=words, hours=hours, as_json=as_json)
        return
    state = State(corpus.state_folder)
    found = progress(corpus, corpus.select(articles), state)
    parts = [part for part, _ in found]
    removed = [] if articles else removed_progress(corpus)
    if as_json:
        values = {
            "articles": [asdict(part) for part in parts],
            "removed": [part.name for part in removed],
            "total": asdict(total(parts)),
        }
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
    else:
        _print_table([*parts, total(parts)])
        _print_what_to_do([*parts, *removed])
        for part in removed:
            click.echo(
                f"\ncorpus/fr/{part.name}.txt has gone; its {part.segments} rows stay in "
                f"alignments/{part.name}.tsv"
            )
    errors = [error for _, error in found if error]
    for error in errors:
        click.echo(str(error), err=True)
    if errors:
        ctx.exit(1)


def _print_work(
    corpus: Corpus,
    reviewer: str | None,
    since: datetime | None,
    *,
    words: bool,
    hours: bool,
    as_json: bool,
) -> None:
    from translate.history import read_logs, work

    start = since.astimezone() if since else None
    found = work(read_logs(corpus), since=start, reviewer=reviewer)
    if as_json:
        click.echo(json.dumps([asdict(done) for done in found], ensure_ascii=False, indent=1))
        return
    for done in found:
        minutes = round(done.seconds / 60)
        parts = [counted(done.segments, "segment")]
        parts += [counted(done.words, "word")] if words else []
        parts += [f"{minutes // 60}:{minutes % 60:02d} hours"] if hours else []
        click.echo(f"{done.reviewer}: {', '.join(parts)}")
    if not found:
        click.echo("nothing in the history")


def _print_table(parts: Sequence[Progress]) -> None:
    from translate.report import COUNTS

    header = ("article", *COUNTS, "engine")
    rows = [
        (part.name, *(str(getattr(part, name)) for name in COUNTS), _last_column(part))
        for part in parts
    ]
    widths = [max(len(row[n]) for row in (header, *rows)) for n in range(len(header))]
    for row in (header, *rows):
        cells = [
            cell.rjust(width) if 0 < n <= len(COUNTS) else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        click.echo("  ".join(cells).rstrip())


def _print_what_to_do(parts: Sequence[Progress]) -> None:
    if any(part.flagged for part in parts):
        click.echo("\nflagged: rows with flags that nobody has reviewed or skipped")
    for part in parts:
        if part.conflicts:
            click.echo(
                f"\nalignments/{part.name}.conflicts.tsv: {counted(part.conflicts, 'text')} "
                "without a place in the rows; put what you want into the rows and delete the lines"
            )


def _last_column(part: Progress) -> str:
    from translate.rough import ROUGH_ARTICLE

    rough = "rough source" if (part.rough or 0) >= ROUGH_ARTICLE else ""
    return "; ".join(filter(None, (part.note or ", ".join(part.engines), rough)))
