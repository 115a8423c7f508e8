"""`bitext export`: rows in another format, for reviewers and other programs."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.cli import options
from translate.cli.counter import counter
from translate.cli.wording import counted
from translate.exchange import FORMATS

if TYPE_CHECKING:
    from translate.exchange.export import Plan, Written
    from translate.exchange.gather import Gathered

_WRITTEN = [name for name, known in FORMATS.items() if known.writes]
_ARGUMENTS = "translate.cli.export"  # where the context keeps what was typed


class _Remembering(click.Command):
    """Keeps what was typed, for the card."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[_ARGUMENTS] = tuple(args)
        return super().parse_args(ctx, args)


@click.command(cls=_Remembering)
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
    help="A file for all the articles together, or a folder (ending in /) for a file each; for "
    "moses what the names begin with, for dataset the folder.",
)
@click.option("--articles", "listed", metavar="NAME,NAME…", help="Only these articles.")
@click.option("--status", metavar="ok,fixed,…", default="", help="Only rows of these statuses.")
@click.option(
    "--exclude-flags",
    metavar="CODE,CODE…",
    default="",
    help="No rows with one of these flags, unless a reviewer has dismissed it.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="No machine translation of which the model was less sure; what reviewers wrote or "
    "accepted stays.",
)
@click.option(
    "--source",
    type=click.Choice(["fr", "fr_fixed"]),
    default="fr",
    show_default=True,
    help="The French of the pairs: as published, or as reviewers repaired it where they did.",
)
@click.option("--dedup", is_flag=True, help="The same French with the same English only once.")
@click.option("--shuffle", is_flag=True, help="In an order that only the seed decides.")
@click.option(
    "--split",
    "shares",
    metavar="90,5,5",
    help="Per cent for train, dev and test, in files NAME.train.… and so on. The test set of "
    "« bitext sample » goes to test.",
)
@click.option(
    "--split-by",
    type=click.Choice(["article", "segment"]),
    default="article",
    show_default=True,
    help="What is kept together; a French sentence never stands in two parts.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Of --shuffle and --split.")
@click.option("--no-card", is_flag=True, help="No README with sizes, licences and origin.")
@click.option(
    "--public",
    is_flag=True,
    help="Refuse articles that have no licence; leave reviewers' notes and columns out.",
)
@click.option("--overwrite", is_flag=True, help="Replace files that are there.")
@click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing.")
@options.root
@options.json
@click.pass_context
def export(
    ctx: click.Context,
    /,
    articles: tuple[str, ...],
    output: str,
    root: Path,
    as_json: bool,
    **asked: Any,
) -> None:
    """Write articles for reviewers or other programs; with no ARTICLE, the whole corpus.

    The formats xlsx, tsv and xliff are for reviewers and hold every row; « bitext import » brings
    them back. The others publish pairs: rows with English that are part of the article. A card
    (README) goes with them. A file that is there already may hold a reviewer's work, and is
    replaced only with --overwrite.
    """
    from translate.corpus import Corpus
    from translate.exchange.export import read_rows, write_out
    from translate.exchange.spool import Spool

    corpus = Corpus(root)
    plan = _plan(output, asked, shlex.join(("bitext", "export", *ctx.meta[_ARGUMENTS])))
    names = corpus.select([*articles, *_listed(asked["listed"])])
    dry_run = asked["dry_run"]
    with Spool(dedup=asked["dedup"]) as spool:
        found = read_rows(corpus, names, plan, spool, counter)
        for error in found.failed:
            click.echo(str(error), err=True)
        for article in found.untranslated:
            click.echo(f"{article}: not translated yet, left out", err=True)
        written = write_out(corpus, plan, found, spool, dry_run=dry_run, progress=counter)
    if as_json:
        click.echo(json.dumps(_summary(plan, found, written), ensure_ascii=False, indent=1))
    else:
        _report(plan, found, written, dry_run=dry_run)
    if found.failed:
        ctx.exit(1)


def _listed(names: str | None) -> list[str]:
    from translate.errors import UsageError

    found = [name.strip() for name in (names or "").split(",") if name.strip()]
    if names is not None and not found:
        raise UsageError("--articles: names no article", "Leave it out for the whole corpus.")
    return found


def _plan(output: str, asked: dict[str, Any], command: str) -> Plan:
    from translate.check import known_codes
    from translate.errors import UsageError
    from translate.exchange.export import Plan
    from translate.exchange.selection import Filters, statuses_of
    from translate.exchange.splits import Split, shares_of

    path = Path(output)
    name = asked["format_name"] or _by_ending(path)
    if not name:
        raise UsageError(f"{output}: in which format?", "Give --format " + " or ".join(_WRITTEN))
    known = FORMATS[name]
    each = not known.folder and (path.is_dir() or output.endswith(("/", "\\")))
    split = None
    if asked["shares"] is not None:
        split = Split(shares_of(asked["shares"]), asked["split_by"])
    if split and each:
        raise UsageError(
            f"{output}: a folder, yet --split makes a file for each part",
            "Name a file: -o corpus.tmx makes corpus.train.tmx, corpus.dev.tmx, corpus.test.tmx.",
        )
    filters = Filters(
        statuses_of(asked["status"]),
        frozenset(known_codes(asked["exclude_flags"])),
        asked["min_confidence"],
        known.publishes,
    )
    return Plan(
        path, name, filters, asked["source"], each, split, asked["shuffle"], asked["seed"],
        not asked["no_card"], asked["public"], asked["overwrite"], command,
    )  # fmt: skip


def _by_ending(path: Path) -> str:
    names = (name for name in _WRITTEN if path.suffix.casefold() in FORMATS[name].endings[:1])
    return next(names, "")


def _report(plan: Plan, found: Gathered, written: Written, *, dry_run: bool) -> None:
    from translate.exchange.export import left_out

    noun = "pair" if plan.known.publishes else "row"
    would = "would hold " if dry_run else ""
    for target in written.targets:
        what = f"{counted(target.size, noun)} of {counted(target.articles, 'article')}"
        click.echo(f"{target.path}: {would}{what}")
    if plan.known.folder and written.parts:
        click.echo("; ".join(f"{part}: {size}" for part, size in written.parts.items()))
    if plan.split:
        for share, (part, size) in zip(plan.split.shares, written.parts.items(), strict=True):
            if share and not size:
                click.echo(f"{part}: nothing is left for it", err=True)
    if found.left_out:
        click.echo(f"left out: {left_out(found)}")
    if written.card and not dry_run:
        click.echo(f"{written.card}: the card")


def _summary(plan: Plan, found: Gathered, written: Written) -> dict[str, Any]:
    return {
        "format": plan.format,
        "files": [
            {"path": str(target.path), "units": target.size, "articles": target.articles}
            for target in written.targets
        ],
        "units": found.tally.units,
        "articles": len(found.articles),
        "parts": written.parts,
        "left_out": dict(found.left_out),
        "failed": [error.message for error in found.failed],
        "untranslated": found.untranslated,
        "card": str(written.card) if written.card else None,
    }
