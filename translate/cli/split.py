"""`bitext split`: two rows of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translate.cli import options
from translate.cli.merge import show
from translate.cli.reviewer import reviewer as reviewer_option
from translate.cli.reviewer import reviewer_name

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("article")
@click.argument("row_id", metavar="ID")
@click.argument("at")
@click.option("--en-at", default="", metavar="AT", help="Where the second part of en begins.")
@options.root
@reviewer_option
def split(article: str, row_id: str, at: str, en_at: str, root: Path, reviewer: str | None) -> None:
    """Make two rows of one, where AT stands in its French.

    AT is the beginning of the second part, as much of it as stands there only once, or an offset
    in characters. Without --en-at, all the English stays with the first part, which becomes a
    query if it was reviewed. Later runs keep the two rows; « bitext undo » takes it back.
    """
    from translate.boundaries import split as split_rows
    from translate.corpus import Corpus

    corpus = Corpus(root)
    (name,) = corpus.select([article])
    who = reviewer_name(root, reviewer)
    show(split_rows(corpus, name, row_id, at, en_at=en_at, reviewer=who))
