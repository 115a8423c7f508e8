"""`bitext merge`: one row of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translate.cli import options
from translate.cli.reviewer import reviewer as reviewer_option
from translate.cli.reviewer import reviewer_name

if TYPE_CHECKING:
    from pathlib import Path

    from translate.boundaries import Rearranged


@click.command()
@click.argument("article")
@click.argument("ids", metavar="ID ID...", nargs=-1, required=True)
@options.root
@reviewer_option
def merge(article: str, ids: tuple[str, ...], root: Path, reviewer: str | None) -> None:
    """Make one row of rows that follow each other in a paragraph.

    Everything that was written is kept, joined; later runs keep the row as one. Where some of the
    rows are reviewed and some are not, the new row is a query, with the joined English as a draft.
    « bitext undo » takes it back.
    """
    from translate.boundaries import merge as merge_rows
    from translate.corpus import Corpus

    corpus = Corpus(root)
    (name,) = corpus.select([article])
    show(merge_rows(corpus, name, ids, reviewer=reviewer_name(root, reviewer)))


def show(rearranged: Rearranged) -> None:
    """Print the rows that now stand there, and what the user should know."""
    for row in rearranged.rows:
        click.echo(f"{row.id}\t{row.status}\t{row.fr}\t{row.english}")
    if rearranged.notice:
        click.echo(rearranged.notice, err=True)
