"""`bitext glossary`: the terms of a corpus and how they are to be translated."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from translate.cli import options
from translate.cli.reviewer import reviewer as reviewer_option
from translate.cli.reviewer import reviewer_name
from translate.cli.wording import counted


@click.group()
def glossary() -> None:
    """List, add and import terms; they lie in alignments/_glossary.tsv.

    Rows whose English breaks the glossary get the flag `term`; inflected forms count.
    """


@glossary.command("list")
@options.root
@options.json
def list_terms(root: Path, as_json: bool) -> None:
    """List the terms: French, English, forbidden English, note."""
    from translate.corpus import Corpus
    from translate.glossary import glossary_path, read_glossary

    found = read_glossary(glossary_path(Corpus(root).root))
    if as_json:
        values = [asdict(entry) for entry in found.entries]
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
        return
    rows = [
        (
            entry.fr,
            " | ".join(entry.allowed) + (" (stays French)" if entry.dnt else ""),
            f"not: {' | '.join(entry.forbidden)}" if entry.forbidden else "",
            entry.note,
        )
        for entry in found.entries
    ]
    widths = [max((len(row[n]) for row in rows), default=0) for n in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*cells, row[3]]).rstrip())


@glossary.command("add")
@click.argument("fr", metavar="FR")
@click.argument("en", metavar="[EN]", default="")
@click.option("--dnt", is_flag=True, help="The term stays French in the English.")
@click.option("--forbidden", default="", help="English that must not stand for it.")
@click.option("--note", default="", help="A note for reviewers.")
@options.root
@reviewer_option
def add_term(
    fr: str, en: str, dnt: bool, forbidden: str, note: str, root: Path, reviewer: str | None
) -> None:
    """Add the French term FR with its English; | separates alternatives, the preferred one first.

    Where FR is there already, what is new is added to its row. A term in small letters is found
    in any case, one with a capital only with a capital.
    """
    from translate.corpus import Corpus
    from translate.glossary import Entry, alternatives, change_glossary, with_entry
    from translate.history import new_action

    term = " ".join(fr.split())
    entry = Entry(term, alternatives(en), dnt, alternatives(forbidden), note)
    changed = change_glossary(
        Corpus(root),
        lambda found: with_entry(found, entry),
        reviewer=reviewer_name(root, reviewer),
        action=new_action("glossary add"),
    )
    now = next(e for e in changed.entries if e.fr == term)
    click.echo(f"{now.fr}: {' | '.join(now.allowed) or 'anything'}", nl=not now.forbidden)
    if now.forbidden:
        click.echo(f", not {' | '.join(now.forbidden)}")


@glossary.command("import")
@click.argument("file", metavar="FILE.tbx", type=click.Path(path_type=Path))
@options.root
@reviewer_option
def import_terms(file: Path, root: Path, reviewer: str | None) -> None:
    """Import the French terms of a TBX file with their English.

    Terms that are in the glossary already stay as they are; those that the file would have
    changed are named.
    """
    from translate.corpus import Corpus
    from translate.exchange.tbx import bring_terms
    from translate.history import new_action

    who = reviewer_name(root, reviewer)
    outcome = bring_terms(Corpus(root), file, reviewer=who, action=new_action("glossary import"))
    click.echo(f"{counted(outcome.added, 'term')} added")
    for term in outcome.kept:
        click.echo(f"{term}: stays as it is in the glossary; {file.name} says otherwise", err=True)
