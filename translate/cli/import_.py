"""`bitext import`: what reviewers have changed in a file that was exported."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translate.cli import options
from translate.cli.reviewer import reviewer as reviewer_option
from translate.cli.reviewer import reviewer_name

if TYPE_CHECKING:
    from translate.exchange.returning import Imported


@click.command("import")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--article", default="", help="The article, where neither rows nor file name say it.")
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@options.root
@reviewer_option
@options.json
@click.pass_context
def import_(
    ctx: click.Context,
    files: tuple[Path, ...],
    article: str,
    root: Path,
    reviewer: str | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Merge reviewed xlsx or tsv files back into the corpus, cell by cell.

    Only what the reviewer changed counts. Where somebody else has changed the same cell meanwhile,
    theirs stays and the text from FILE goes to alignments/NAME.conflicts.tsv. A row that cannot be
    taken is named, and the others go in. « bitext undo » takes the whole import back.
    """
    from translate.corpus import Corpus
    from translate.errors import BitextError
    from translate.exchange import reader
    from translate.exchange.returning import bring_back
    from translate.history import new_action

    corpus = Corpus(root)
    who = reviewer_name(root, reviewer)
    if article:
        (article,) = corpus.select([article])
    action = new_action("import")
    results: dict[str, Imported] = {}
    failed = 0
    for path in files:
        meant = article or _named_like(path, [*corpus.names(), *corpus.removed()])
        try:
            returned = reader(path)(path)
        except BitextError as error:
            click.echo(f"bitext: {error}", err=True)
            failed += 1
            continue
        results[str(path)] = bring_back(
            corpus, returned, article=meant, reviewer=who, action=action, dry_run=dry_run
        )
    if as_json:
        values = {path: asdict(result) for path, result in results.items()}
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
    else:
        for shown, result in results.items():
            _report(shown, result, dry_run=dry_run)
    if failed == len(files):
        ctx.exit(2)
    if failed or not all(result.complete for result in results.values()):
        ctx.exit(1)


def _named_like(path: Path, names: list[str]) -> str:
    """The article whose alignment file this is a copy of, by its name; empty where none is."""
    stem = "/" + path.with_suffix("").as_posix()
    return max((name for name in names if stem.endswith(f"/{name}")), key=len, default="")


def _report(path: str, result: Imported, *, dry_run: bool) -> None:
    for notice in result.notices:
        click.echo(notice, err=True)
    for bad in result.bad:
        click.echo(f"{path}, {bad.place}: {bad.reason}", err=True)
    for c in result.collisions:
        click.echo(f"{c.article} {c.id}, {c.column}: {c.why}", err=True)
        if c.kept:
            click.echo(f"  stays: {c.kept}", err=True)
        click.echo(f"  in {path}: {c.refused}", err=True)
    parts = [
        f"{result.rows} rows read",
        f"{result.changed_cells} cells in {result.changed_rows} rows "
        + ("would change" if dry_run else "changed"),
        f"{result.agreed} cells changed likewise before" if result.agreed else "",
        f"{result.older} cells older than the corpus, left alone" if result.older else "",
        f"{len(result.collisions)} conflicts" if result.collisions else "",
        f"{len(result.bad)} rows not taken" if result.bad else "",
    ]
    click.echo(f"{path}: " + "; ".join(part for part in parts if part))
