"""`bitext init` and `bitext demo`: a new corpus root."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path())
def init(folder: Path) -> None:
    """Make the folders of a corpus and a commented bitext.toml.

    What is there already stays as it is.
    """
    from translate.setup import make_root

    for path in make_root(folder):
        click.echo(f"made {path}")
    root = "" if folder == Path() else f" --root {folder}"
    click.echo(f"Put French articles into {folder / 'corpus' / 'fr'}, then: bitext translate{root}")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_context
def demo(ctx: click.Context, folder: Path) -> None:
    """Make a corpus with sample articles in DIR and translate it.

    DIR must not exist yet, or be empty. The articles are invented; they have the defects that
    real ones have.
    """
    from translate.cli.translate import translate
    from translate.setup import make_demo

    names = make_demo(folder)
    click.echo(f"{len(names)} sample articles in {folder / 'corpus' / 'fr'}")
    ctx.invoke(translate, root=folder)
    click.echo(
        f"\nRead the English in {folder / 'corpus' / 'en'} and the rows to review in "
        f"{folder / 'alignments'};\nafter an edit, run: bitext translate --root {folder}"
    )
