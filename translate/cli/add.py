"""`bitext add`: new articles, under safe names, with where they come from."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translate.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.adding import Filed


@click.command()
@click.argument(
    "paths", metavar="DIR|FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@options.root
@options.json
@options.encoding
@click.option("--licence", metavar="TEXT", help="The licence of articles that name none.")
@click.option("--outlet", metavar="TEXT", help="Who published the articles that do not say so.")
@click.option("--any-language", is_flag=True, help="Take texts in other languages than French too.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.pass_context
def add(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    root: Path,
    as_json: bool,
    encoding: str | None,
    licence: str | None,
    outlet: str | None,
    any_language: bool,
    dry_run: bool,
) -> None:
    """File articles under corpus/fr, and what came with them in corpus/articles.tsv.

    Plain text (.txt), or JSON as trafilatura writes it (.json, .jsonl: a line an article), in
    files or folders. The title or the file's name makes the name of the article. A text that is
    there already is passed over, an article that is there is never changed, and what stands in
    articles.tsv stays; empty cells there are filled.

    Exit status 1: some texts could not be read; the others were filed.
    """
    from translate.adding import Outcome, add_articles
    from translate.corpus import Corpus
    from translate.incoming import read_incoming

    defaults = {"licence": licence or "", "outlet": outlet or ""}
    filed = add_articles(
        Corpus(root),
        read_incoming(paths, encoding),
        defaults=defaults,
        any_language=any_language,
        dry_run=dry_run,
    )
    if as_json:
        click.echo(json.dumps([asdict(one) for one in filed], ensure_ascii=False, indent=1))
    else:
        _print(filed, dry_run=dry_run)
    if any(one.outcome is Outcome.UNREADABLE for one in filed):
        ctx.exit(1)


def _print(filed: Sequence[Filed], *, dry_run: bool) -> None:
    from translate.adding import Outcome

    said = {
        Outcome.SAME: "passed over",
        Outcome.LANGUAGE: "left out",
        Outcome.UNREADABLE: "cannot be read",
    }
    for one in filed:
        if one.outcome is Outcome.ADDED:
            click.echo(f"{one.where}: corpus/fr/{one.name}.txt")
        else:
            same = f" as corpus/fr/{one.name}.txt" if one.name else ""
            click.echo(f"{one.where}: {said[one.outcome]}: {one.why}{same}", err=True)
    added = sum(one.outcome is Outcome.ADDED for one in filed)
    verb = "would be added" if dry_run else "added"
    click.echo(f"{added} of {len(filed)} texts {verb}")
    if any(one.outcome is Outcome.LANGUAGE for one in filed):
        click.echo("--any-language takes texts in other languages too", err=True)
