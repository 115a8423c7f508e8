"""`bitext export`: rows in another format, for reviewers and other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from translate.cli import options
from translate.exchange import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translate.corpus import Corpus
    from translate.exchange.rows import ArticleRows

_WRITTEN = [name for name, known in FORMATS.items() if known.writes]


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(_WRITTEN),
    help="What to write; the ending of PATH tells it as well.",
)
@click.option(
    "--output",
    "-o",
    metavar="PATH",
    required=True,
    help="A file for all the articles together, or a folder (ending in /) for a file each.",
)
@click.option("--overwrite", is_flag=True, help="Replace files that are there.")
@options.root
@click.pass_context
def export(
    ctx: click.Context,
    articles: tuple[str, ...],
    format_name: str | None,
    output: str,
    root: Path,
    *,
    overwrite: bool,
) -> None:
    """Write articles for reviewers or other programs; with no ARTICLE, the whole corpus.

    An xlsx or tsv file that a reviewer has worked in comes back with « bitext import ». A file
    that is there already may hold such work, and is replaced only with --overwrite.
    """
    from translate.corpus import Corpus
    from translate.errors import UsageError
    from translate.exchange import writer

    corpus = Corpus(root)
    target = Path(output)
    into_folder = target.is_dir() or output.endswith(("/", "\\"))
    name = format_name or _by_ending(target)
    if not name:
        raise UsageError(f"{output}: in which format?", "Give --format " + " or ".join(_WRITTEN))
    found, failed = _read(corpus, corpus.select(articles))
    if not found:
        raise UsageError("there are no rows to export", "Run « bitext translate » first.")
    files = list(_files(target, found, FORMATS[name].endings[0])) if into_folder else []
    files = files or [(target, found)]
    for path, _ in files:
        _refuse_target(corpus, path, overwrite=overwrite)
    write = writer(name)
    for path, group in files:
        write(group, path)
        rows = sum(len(article.rows) for article in group)
        click.echo(f"{path}: {rows} rows of {len(group)} articles")
    if failed:
        ctx.exit(1)


def _by_ending(path: Path) -> str:
    names = (name for name in _WRITTEN if path.suffix.casefold() == FORMATS[name].endings[0])
    return next(names, "")


def _read(corpus: Corpus, names: Sequence[str]) -> tuple[list[ArticleRows], int]:
    """The articles that have rows, and how many could not be read."""
    from translate.alignment import read_alignment
    from translate.errors import BitextError
    from translate.exchange.rows import ArticleRows

    found, failed = [], 0
    for name in names:
        try:
            alignment = read_alignment(corpus.files(name).alignment)
        except BitextError as error:
            click.echo(str(error), err=True)
            failed += 1
            continue
        if alignment.rows:
            found.append(ArticleRows(name, alignment.columns, alignment.rows))
        else:
            click.echo(f"{name}: not translated yet, left out", err=True)
    return found, failed


def _files(
    folder: Path, articles: Sequence[ArticleRows], ending: str
) -> Iterator[tuple[Path, list[ArticleRows]]]:
    for article in articles:
        yield folder / f"{article.name}{ending}", [article]


def _refuse_target(corpus: Corpus, path: Path, *, overwrite: bool) -> None:
    """Refuse a target that holds what a person wrote, or may."""
    from translate.errors import UsageError

    for own in ("alignments", "corpus"):
        if path.resolve().is_relative_to((corpus.root / own).resolve()):
            raise UsageError(f"{path}: lies among the corpus's own files", "Choose another folder.")
    if path.exists() and not overwrite:
        raise UsageError(
            f"{path}: is there already",
            "It may hold a reviewer's work: import it first, or give --overwrite.",
        )
