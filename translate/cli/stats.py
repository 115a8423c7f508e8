"""`bitext stats`: the corpus in figures."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from translate.cli import options

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@options.root
@options.json
@click.option("--markdown", is_flag=True, help="Print Markdown tables, for a README.")
@click.pass_context
def stats(
    ctx: click.Context, /, articles: tuple[str, ...], root: Path, as_json: bool, markdown: bool
) -> None:
    """Describe the corpus: segments, tokens, lengths, reviewed share, flags, repairs.

    Also by outlet and by licence, where corpus/articles.tsv names them. Skipped rows are left
    out; the English is the reviewer's, else the machine's; the French is the repaired one, where
    there is one. Tokens are words and numbers, without punctuation.
    """
    from translate.corpus import Corpus
    from translate.errors import UsageError
    from translate.metadata import read_metadata
    from translate.stats import describe
    from translate.stats_report import as_markdown, as_text

    if as_json and markdown:
        raise UsageError("--json and --markdown exclude each other", "Choose one.")
    corpus = Corpus(root)
    statistics, errors = describe(corpus, corpus.select(articles), read_metadata(root))
    if as_json:
        click.echo(json.dumps(asdict(statistics), ensure_ascii=False, indent=1))
    else:
        click.echo((as_markdown if markdown else as_text)(statistics), nl=False)
    for error in errors:
        click.echo(str(error), err=True)
    if errors:
        ctx.exit(1)
