"""`bitext import`: what reviewers changed in an exported file, and what comes from elsewhere."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translate.cli import options
from translate.cli.reviewer import reviewer as reviewer_option
from translate.cli.reviewer import reviewer_name
from translate.cli.wording import counted

if TYPE_CHECKING:
    from translate.corpus import Corpus
    from translate.exchange.returning import Imported
    from translate.history import Action


@dataclass(frozen=True, slots=True)
class Terms:
    """What became of a file of terms; those that are `kept` have other English there already."""

    terms: int
    kept: tuple[str, ...]


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
    """Merge reviewed xlsx, tsv, xlf, tmx or jsonl files back into the corpus, cell by cell.

    Only what the reviewer changed counts. Where somebody else has changed the same cell meanwhile,
    theirs stays and the text from FILE goes to alignments/NAME.conflicts.tsv. A row that cannot be
    taken is named, and the others go in. Translations that belong to no article here, as those of
    a translator's memory, join the memory in alignments/_memory.tsv. Terms (tbx) join the glossary,
    where those that are there stay. « bitext undo » takes the import back.
    """
    from translate.corpus import Corpus
    from translate.errors import BitextError
    from translate.exchange import TERMS, reader
    from translate.exchange.returning import bring_back
    from translate.history import new_action

    corpus = Corpus(root)
    who = reviewer_name(root, reviewer)
    if article:
        (article,) = corpus.select([article])
    action = new_action("import")
    results: dict[str, Imported | Terms] = {}
    failed = 0
    names = [*corpus.names(), *corpus.removed()]
    for path in files:
        meant = article or _named_like(path, names)
        try:
            if path.suffix.casefold() in TERMS:
                results[str(path)] = _terms(corpus, path, who, action, dry_run=dry_run)
                continue
            results[str(path)] = bring_back(
                corpus,
                reader(path)(path),
                article=meant,
                source=path.name,
                reviewer=who,
                action=action,
                dry_run=dry_run,
            )
        except BitextError as error:
            click.echo(f"bitext: {error}", err=True)
            failed += 1
    if as_json:
        values = {path: asdict(result) for path, result in results.items()}
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
    else:
        for shown, result in results.items():
            if isinstance(result, Terms):
                _report_terms(shown, result, dry_run=dry_run)
            else:
                _report(shown, result, dry_run=dry_run)
    if failed == len(files):
        ctx.exit(2)
    whole = all(isinstance(r, Terms) or r.complete for r in results.values())
    if failed or not whole:
        ctx.exit(1)


def _terms(corpus: Corpus, path: Path, who: str, action: Action, *, dry_run: bool) -> Terms:
    from translate.exchange.tbx import bring_terms

    outcome = bring_terms(corpus, path, reviewer=who, action=action, dry_run=dry_run)
    return Terms(outcome.added, outcome.kept)


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
    changed = (
        f"{counted(result.changed_cells, 'cell')} in {counted(result.changed_rows, 'row')} "
        + ("would change" if dry_run else "changed")
    )
    joined = f"{counted(result.joined, 'pair')} " + ("would join" if dry_run else "joined")
    only_pairs = (result.joined or result.known) and not result.rows
    parts = [
        "" if only_pairs else f"{counted(result.rows, 'row')} read",
        "" if only_pairs else changed,
        f"{counted(result.agreed, 'cell')} changed likewise before" if result.agreed else "",
        f"{counted(result.older, 'cell')} older than the corpus, left alone"
        if result.older
        else "",
        counted(len(result.collisions), "conflict") if result.collisions else "",
        f"{counted(len(result.bad), 'row')} not taken" if result.bad else "",
        f"{joined} the memory (alignments/_memory.tsv)" if result.joined or result.known else "",
        f"{counted(result.known, 'pair')} known already" if result.known else "",
    ]
    click.echo(f"{path}: " + "; ".join(part for part in parts if part))


def _report_terms(path: str, result: Terms, *, dry_run: bool) -> None:
    for term in result.kept:
        click.echo(f"{term}: stays as it is in the glossary; {path} says otherwise", err=True)
    would = "would be added" if dry_run else "added"
    click.echo(f"{path}: {counted(result.terms, 'term')} {would} to the glossary")
