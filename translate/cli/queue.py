"""`bitext queue`: what to review first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from translate.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from translate.alignment import Segment
    from translate.queue import Item


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.option(
    "--n", "wanted", type=click.IntRange(min=1), default=300, show_default=True, help="How many."
)
@options.root
@options.json
@click.pass_context
def queue(
    ctx: click.Context, articles: tuple[str, ...], wanted: int, root: Path, as_json: bool
) -> None:
    """List the rows to review first, in the order in which looking pays.

    The number before each row is how many bad translations a look at it is expected to settle,
    repetitions of the sentence included. The reasons behind it, the weightiest first:

    \b
    unsure         the model was less sure of it than it usually is
    short          a short sentence: less to go by for the model
    length         the English is longer or shorter than usual for its French
    uncovered      words on either side have no counterpart on the other
    query          a colleague has a doubt
    rough article  the French of the whole article reads like machine translation
    number, name … the flags of the row: see « bitext check --explain »

    A row without a reason has nothing remarkable about it. Reviewed and skipped rows are left
    out, a repeated sentence stands there once.
    """  # noqa: D301
    from translate.alignment import read_alignment
    from translate.corpus import Corpus
    from translate.errors import BitextError
    from translate.queue import queue as ranked
    from translate.rough import assess_article

    corpus = Corpus(root)
    failed: dict[str, BitextError] = {}

    def read(name: str) -> Sequence[Segment]:
        try:
            return read_alignment(corpus.files(name).alignment).rows
        except BitextError as error:
            failed[name] = error
            return ()

    items = ranked(read, corpus.select(articles), wanted, assess_article)
    if as_json:
        click.echo(json.dumps([_record(item) for item in items], ensure_ascii=False, indent=1))
    else:
        for item in items:
            _print(item)
    for error in failed.values():
        click.echo(str(error), err=True)
    if failed:
        ctx.exit(1)


def _record(item: Item) -> dict[str, object]:
    row = item.segment
    return {
        "article": item.article,
        "id": row.id,
        "gain": round(item.gain, 3),
        "risk": round(item.risk, 3),
        "copies": item.copies,
        "because": list(item.because),
        "fr": row.source,
        "en": row.english,
        "status": str(row.status),
        "flags": list(row.flags),
    }


def _print(item: Item) -> None:
    copies = f"{item.copies} times; " if item.copies > 1 else ""
    click.echo(
        f"{item.gain:5.2f}  {item.article} {item.segment.id}  {copies}{', '.join(item.because)}"
    )
    click.echo(f"       {' '.join(item.segment.source.split())}")
    click.echo(f"       {' '.join(item.segment.english.split())}")
