"""`bitext status`: how far the corpus is."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from translate.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from translate.report import Progress


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@options.root
@options.json
@click.pass_context
def status(ctx: click.Context, articles: tuple[str, ...], root: Path, as_json: bool) -> None:
    """Show how far each article is: segments, reviewed, flagged, skipped, orphaned.

    « rough source » is an article whose French reads, as a whole, like raw machine translation.
    Articles whose French has gone are named at the end; their files stay.
    """
    from translate.corpus import Corpus
    from translate.report import article_progress, removed_progress, total
    from translate.state import State

    corpus = Corpus(root)
    state = State(corpus.state_folder)
    found = [article_progress(corpus, name, state) for name in corpus.select(articles)]
    parts = [progress for progress, _ in found]
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


def _last_column(part: Progress) -> str:
    from translate.rough import ROUGH_ARTICLE

    rough = "rough source" if (part.rough or 0) >= ROUGH_ARTICLE else ""
    return "; ".join(filter(None, (part.note or ", ".join(part.engines), rough)))
