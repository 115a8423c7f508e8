"""`bitext concordance`: a word or phrase, wherever it stands, in both languages."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import click

from translate.cli import options
from translate.cli.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from translate.concordance import Hit

_COLUMNS = ("article", "id", "status", "language", "left", "match", "right", "fr", "en")
_WIDEST_LABEL = 32
_WIDTH = 100  # of the output where it is no terminal


@click.command()
@click.argument("text", metavar="WORD")
@click.option("--regex", is_flag=True, help="WORD is a regular expression.")
@click.option("--exact", is_flag=True, help="Accents and case count.")
@click.option("--lang", type=click.Choice(("fr", "en")), help="Look on this side only.")
@click.option("--tsv", "as_tsv", is_flag=True, help="Print a table, tab separated.")
@options.json
@options.root
@click.pass_context
def concordance(
    ctx: click.Context,
    text: str,
    regex: bool,
    exact: bool,
    lang: str | None,
    as_tsv: bool,
    as_json: bool,
    root: Path,
) -> None:
    """Show every segment with a word or phrase, with its other language below.

    « bitext concordance "etat" » finds « État » as well: accents and case do not count, and a
    word is a whole word.
    """
    from translate.concordance import LANGUAGES, Query
    from translate.concordance import concordance as find
    from translate.corpus import Corpus
    from translate.errors import BitextError, UsageError

    if as_tsv and as_json:
        raise UsageError("--tsv and --json do not go together", "Choose one.")
    corpus, query = Corpus(root), Query(text, regex=regex, exact=exact)
    names = sorted({*corpus.names(), *corpus.removed()})
    failed: list[BitextError] = []
    found: dict[tuple[str, str], int] = {}

    def hits() -> Iterator[Hit]:
        for name in names:
            try:
                for hit in find(corpus, name, query, (lang,) if lang else LANGUAGES):
                    place = (name, hit.segment.id)
                    found[place] = found.get(place, 0) + 1
                    yield hit
            except BitextError as error:
                failed.append(error)

    if as_json:
        _print_json(hits())
    elif as_tsv:
        _print_tsv(hits())
    else:
        _print_screen(hits(), max((len(name) for name in names), default=0))
    articles = len({article for article, _ in found})
    matches = sum(found.values())
    click.echo(
        f"{matches} {'match' if matches == 1 else 'matches'} in "
        f"{counted(len(found), 'segment')} of {counted(articles, 'article')}",
        err=True,
    )
    for error in failed:
        click.echo(str(error), err=True)
    if failed:
        ctx.exit(1)


def _record(hit: Hit) -> dict[str, str]:
    cells = (
        hit.article,
        hit.segment.id,
        str(hit.segment.status),
        hit.language,
        *hit.parts,
        hit.french,
        hit.english,
    )
    return dict(zip(_COLUMNS, cells, strict=True))


def _print_json(hits: Iterator[Hit]) -> None:
    """A list, printed entry by entry."""
    separator = "["
    for hit in hits:
        entry = {**_record(hit), "start": hit.start, "end": hit.end}
        click.echo(separator + "\n " + json.dumps(entry, ensure_ascii=False), nl=False)
        separator = ","
    click.echo("[]" if separator == "[" else "\n]")


def _print_tsv(hits: Iterator[Hit]) -> None:
    from translate.alignment import quoted

    click.echo("\t".join(_COLUMNS))
    for hit in hits:
        click.echo("\t".join(map(quoted, _record(hit).values())))


def _print_screen(hits: Iterator[Hit], longest_name: int) -> None:
    from translate.concordance import keyword_line, wrapped

    width = shutil.get_terminal_size((_WIDTH, 0)).columns
    label = min(longest_name + 8, _WIDEST_LABEL, width // 3)
    for hit in hits:
        row_id = hit.segment.id
        name = hit.article
        if len(name) + 1 + len(row_id) > label:
            name = "…" + name[-max(1, label - len(row_id) - 2) :]
        place = f"{name} {row_id}"
        click.echo(f"{place:<{label}}  {keyword_line(hit, width - label - 2)}".rstrip())
        for line in wrapped(hit.counterpart, width - label - 4):
            click.echo(" " * (label + 4) + line)
