"""`bitext replace`: one replacement everywhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from translate.cli import options
from translate.cli.reviewer import reviewer as reviewer_option
from translate.cli.reviewer import reviewer_name
from translate.cli.wording import counted

if TYPE_CHECKING:
    from pathlib import Path

    from translate.edit import Outcome
    from translate.replace import Replacement


@click.command()
@click.argument("old")
@click.argument("new")
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.option(
    "--in",
    "column",
    type=click.Choice(("en", "fr_fixed")),
    required=True,
    help="The column; only cells that a reviewer has filled.",
)
@click.option("--regex", is_flag=True, help=r"OLD is a regular expression, NEW may hold \1.")
@click.option("--dry-run", is_flag=True, help="Show every place; change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.root
@reviewer_option
@options.json
@click.pass_context
def replace(
    ctx: click.Context,
    old: str,
    new: str,
    articles: tuple[str, ...],
    column: str,
    root: Path,
    reviewer: str | None,
    *,
    regex: bool,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    r"""Replace OLD by NEW in what reviewers have written, in all articles or in those named.

    OLD is taken letter by letter, inside words too; for whole words: --regex '\bOLD\b'. Every
    place is shown with its difference, and nothing changes before you say yes. In en, this
    concerns rows whose en is filled: machine translation that nobody has touched stays as it is.
    « bitext undo » takes the whole replacement back.
    """
    from translate.corpus import Corpus
    from translate.replace import apply_replacements, replacements, substitution

    substitute = substitution(old, new, regex=regex)
    corpus = Corpus(root)
    who = reviewer_name(root, reviewer)
    found = list(replacements(corpus, corpus.select(articles), column, substitute))
    _show(found, as_json=as_json)
    if dry_run or not found:
        return
    if not yes and not _agreed(len(found)):
        click.echo("nothing was changed", err=True)
        return
    _report(ctx, apply_replacements(corpus, found, reviewer=who))


def _show(found: list[Replacement], *, as_json: bool) -> None:
    if as_json:
        entries = [
            {
                "article": r.article,
                "id": r.edit.id,
                "before": r.edit.base,
                "after": r.edit.value,
            }
            for r in found
        ]
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
        return
    for replacement in found:
        click.echo(f"{replacement.article} {replacement.edit.id}: {replacement.difference}")
    articles = {replacement.article for replacement in found}
    click.echo(f"{counted(len(found), 'row')} in {counted(len(articles), 'article')}")


def _agreed(rows: int) -> bool:
    from translate.errors import UsageError

    try:
        return click.confirm(f"Replace in {rows} rows?", err=True)
    except click.Abort:
        raise UsageError("nobody has said yes; nothing was changed", "Give --yes.") from None


def _report(ctx: click.Context, outcomes: list[Outcome]) -> None:
    conflicts = 0
    for outcome in outcomes:
        if outcome.notice:
            click.echo(outcome.notice, err=True)
        for refused in outcome.refused:
            click.echo(f"{outcome.article} {refused.id}: {refused.reason}", err=True)
        for conflict in outcome.conflicts:
            place = f"{outcome.article} {conflict.id} {conflict.column}"
            click.echo(f"{place}: {conflict.why}; see the conflicts file", err=True)
        conflicts += len(outcome.conflicts) + len(outcome.refused)
    if conflicts:
        ctx.exit(1)
