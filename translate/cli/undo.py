"""`bitext undo`: takes back what was done through bitext."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translate.cli import options
from translate.cli.reviewer import reviewer_name
from translate.cli.wording import counted

if TYPE_CHECKING:
    from pathlib import Path

    from translate.history import Performed


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.option("--redo", is_flag=True, help="Do again what was taken back last.")
@click.option("--action", default="", metavar="ID", help="This action of the log, not the last.")
@click.option("--dry-run", is_flag=True, help="Show what would be taken back; write nothing.")
@click.option("--reviewer", metavar="NAME", help="The last action of this reviewer.")
@options.root
@click.pass_context
def undo(
    ctx: click.Context,
    articles: tuple[str, ...],
    root: Path,
    reviewer: str | None,
    action: str,
    *,
    redo: bool,
    dry_run: bool,
) -> None:
    """Take back the last action: edit, import, replacement, merge, split, terms, learned rules.

    With ARTICLE, the last one that touched it, in all the articles it touched. Cells that have
    changed since stay as they are and are named. Further calls go further back.
    """
    from translate.corpus import Corpus
    from translate.undo import to_undo
    from translate.undo import undo as take_back

    corpus = Corpus(root)
    names = [name for given in articles for name in corpus.select([given])]
    done = to_undo(corpus, names, reviewer=reviewer, action=action, redo=redo)
    click.echo(_heading(done))
    if dry_run:
        for article, entries in done.entries.items():
            for entry in entries:
                click.echo(f"{article}\t{entry.change.id}\t{entry.change.cell}")
        return
    result = take_back(corpus, done, reviewer=reviewer_name(root, reviewer))
    for notice in result.notices:
        click.echo(notice, err=True)
    for kept in result.kept:
        place = " ".join(part for part in (kept.article, kept.id, kept.cell) if part)
        click.echo(f"{place}: not taken back: {kept.reason}", err=True)
    what = "done again" if redo else "taken back"
    where = counted(len(result.articles), "article")
    click.echo(f"{counted(result.cells, 'cell')} in {where} {what}")
    if result.kept:
        ctx.exit(1)


def _heading(done: Performed) -> str:
    time = done.time.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    return f"{done.action.kind} {done.action.id} of {time} by {done.who}"
