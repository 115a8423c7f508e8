"""`bitext git`: git compares and merges the corpus's tables row by row and cell by cell."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

import click

from translate.cli import options


@click.group()
def git() -> None:
    """Let git compare and merge the corpus's files row by row, cell by cell."""


@git.command()
@options.root
def install(root: Path) -> None:
    """Set up git's diff and merge drivers for this corpus.

    Writes .gitattributes and .gitignore, to be committed, and the settings of this clone; every
    other clone runs this command once too. Then « git diff », « git log -p » and « git show »
    show rows cell by cell (with --word-diff word by word), and a merge takes each cell from the
    side that has changed it. Of a cell that both sides have changed, the first side's text stays,
    the other goes to alignments/NAME.conflicts.tsv, and git calls the file conflicted.
    """
    from translate.corpus import Corpus
    from translate.git import install as setup

    Corpus(root)
    changed = setup.install(root)
    click.echo("git merges this corpus cell by cell" + ("" if changed else ", as before"))
    if changed:
        click.echo(
            "Commit .gitattributes and .gitignore; other clones run « bitext git install » too."
        )


@git.command()
@options.root
def uninstall(root: Path) -> None:
    """Take away what « bitext git install » has set up."""
    from translate.git import install as setup

    changed = setup.uninstall(root)
    click.echo("taken away" if changed else "nothing was set up here")


@git.command(hidden=True)
@click.argument("file", type=click.Path(path_type=Path))
def diff(file: Path) -> None:
    """Print a table a line a cell; git calls this (textconv)."""
    from translate.git.show import shown

    sys.stdout.buffer.write(shown(file.read_bytes()))


@git.command(hidden=True)
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.argument("path")
@click.pass_context
def merge(ctx: click.Context, /, base: Path, ours: Path, theirs: Path, path: str) -> None:
    """Merge three versions of a file into OURS; git calls this (merge driver)."""
    from translate.git.driver import merge_file

    outcome = merge_file(base, ours, theirs, PurePosixPath(path))
    if outcome.message:
        click.echo(outcome.message.strip(), err=True)
    if not outcome.clean:
        ctx.exit(1)
