"""`bitext repair`: rules that repair rough French, learnt from reviewers and proposed to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translate.cli import options
from translate.cli.reviewer import reviewer as reviewer_option
from translate.cli.reviewer import reviewer_name
from translate.cli.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from translate.repair.rules import Rule


@click.group()
def repair() -> None:
    """Learn repairs of the French from reviewers; accept or dismiss what rules propose."""


@repair.command("learn")
@options.root
@click.option("--dry-run", is_flag=True, help="Print the rules; write nothing.")
@reviewer_option
def learn_rules(root: Path, dry_run: bool, reviewer: str | None) -> None:
    """Turn what reviewers wrote into fr_fixed into rules, in alignments/_repairs.tsv.

    The file is yours to edit: pattern, replacement, words of which one must stand near, words that
    forbid it. The next « bitext translate » proposes the repairs in every article.
    """
    from translate.corpus import Corpus
    from translate.history import new_action
    from translate.repair.files import learn_from_corpus, learn_into_file, repairs_path
    from translate.score.testset import in_test_set

    corpus = Corpus(root)
    learned = learn_from_corpus(corpus, in_test_set(corpus))
    if dry_run:
        _print(learned)
        return
    who = reviewer_name(root, reviewer)
    new = learn_into_file(corpus, learned, reviewer=who, action=new_action("repair learn"))
    _print(new)
    where = repairs_path(root)
    click.echo(f"{counted(len(learned), 'rule')} learned, {len(new)} of them new, in {where}")


def _print(rules: Sequence[Rule]) -> None:
    for rule in rules:
        near = f"  near {', '.join(rule.context)}" if rule.context else ""
        click.echo(f"{rule.pattern} → {rule.replacement}{near}  ({rule.count})")


@repair.command("accept")
@click.argument("article")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@options.root
@reviewer_option
def accept_repairs(article: str, ids: tuple[str, ...], root: Path, reviewer: str | None) -> None:
    """Take the proposed repair of these rows as the reviewer's own: it becomes fr_fixed."""
    _settle(article, ids, root, reviewer, accept=True)


@repair.command("dismiss")
@click.argument("article")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@options.root
@reviewer_option
def dismiss_repairs(article: str, ids: tuple[str, ...], root: Path, reviewer: str | None) -> None:
    """Refuse the proposed repair of these rows, for good: `repaired` joins their ignore cell."""
    _settle(article, ids, root, reviewer, accept=False)


def _settle(
    article: str, ids: Sequence[str], root: Path, reviewer: str | None, *, accept: bool
) -> None:
    from translate.corpus import Corpus
    from translate.repair.settle import decide

    corpus = Corpus(root)
    (name,) = corpus.select([article])
    who = reviewer_name(root, reviewer)
    outcome = decide(corpus, name, ids, accept=accept, reviewer=who)
    done = counted(len(outcome.changes), "row")
    click.echo(f"{done} changed; « bitext translate » does the rest")
    if outcome.notice:
        click.echo(outcome.notice, err=True)
