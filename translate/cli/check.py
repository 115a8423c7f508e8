"""`bitext check`: what to look at, and what is wrong in the files."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from typing import TYPE_CHECKING

import click

from translate.cli import options
from translate.cli.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from translate.check import Report


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@options.root
@options.json
@click.option("--only", "only_codes", metavar="CODES", help="Only these: --only number,name")
@click.option("--fail-on", metavar="CODES", help="Exit with 1 where one of these flags is found.")
@click.option("--explain", is_flag=True, help="Say what each code means, and do nothing else.")
@click.option("--write", is_flag=True, help="Bring the flags column of the rows up to date.")
@options.jobs
@click.pass_context
def check(
    ctx: click.Context,
    articles: tuple[str, ...],
    root: Path,
    only_codes: str | None,
    fail_on: str | None,
    jobs: int | None,
    *,
    as_json: bool,
    explain: bool,
    write: bool,
) -> None:
    """Check every row, English against French, and the files themselves; no model is loaded.

    Looks at en, else mt, and at fr_fixed, else fr. Nothing is written without --write. Flags that
    a reviewer has put into ignore are not shown. Exit status 1 where a file or a reviewer's cell
    is broken; flags alone are no failure without --fail-on.
    """
    from translate.check import BYTES_A_PROCESS, Checker, Settings, known_codes, translations
    from translate.checks import EXPLANATIONS
    from translate.checks.consistency import Translations
    from translate.config import read_config
    from translate.corpus import Corpus
    from translate.errors import UsageError
    from translate.glossary import glossary_path, read_glossary
    from translate.processes import results, worth_starting

    if explain:
        _explain(as_json=as_json)
        return
    wanted = known_codes(only_codes or "")
    failing = frozenset(known_codes(fail_on or ""))
    if write and wanted:
        raise UsageError("--write writes every flag, so it does not go with --only", "Drop one.")
    corpus, config = Corpus(root), read_config(root)
    names = corpus.select(articles)
    glossary = read_glossary(glossary_path(root))
    off = frozenset(EXPLANATIONS) - {*wanted} if wanted else frozenset(config.checks_off)
    settings = Settings(off, config.locale, glossary)
    compare = not wanted or "inconsistent" in wanted
    known = translations(corpus) if compare else Translations()

    checker = Checker(corpus, settings, known.compact(), write)
    tally = _Tally()
    processes = worth_starting(corpus, names, jobs, BYTES_A_PROCESS)
    with contextlib.closing(results(checker, names, processes)) as reports:
        (_print_json if as_json else _print)(tally.through(reports))
    if not as_json:
        _print_total(tally)
    if tally.lint or failing & tally.flags.keys():
        ctx.exit(1)


class _Tally:
    """What has been found so far, while the reports pass through."""

    def __init__(self) -> None:
        self.flags: Counter[str] = Counter()
        self.articles = self.segments = self.flagged = self.unreviewed = self.lint = 0

    def through(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, counted; lint goes to standard error."""
        from translate.alignment import Status
        from translate.check import counts

        for report in reports:
            self.articles += 1
            self.segments += report.segments
            self.flagged += len(report.flagged)
            self.unreviewed += sum(
                not row.settled and row.status is not Status.SKIP for row, _ in report.flagged
            )
            self.lint += len(report.lint)
            self.flags.update(counts([report]))
            for lint in report.lint:
                place = f"{report.article} {lint.id}: " if lint.id else ""
                click.echo(f"{place}{lint.message}\n  {lint.hint}", err=True)
            yield report


def _explain(*, as_json: bool) -> None:
    from translate.checks import EXPLANATIONS

    if as_json:
        entries = [{"flag": code, "explanation": text} for code, text in EXPLANATIONS.items()]
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
        return
    width = max(map(len, EXPLANATIONS))
    for code, text in EXPLANATIONS.items():
        click.echo(f"{code:{width}}  {text}")


def _print(reports: Iterable[Report]) -> None:
    from translate.check import counts

    for report in reports:
        if not report.flagged:
            continue
        rows = f"{len(report.flagged)} of {counted(report.segments, 'segment')} flagged"
        click.echo(f"{report.article}: {rows} ({_list(counts([report]))})")
        for row, findings in report.flagged:
            click.echo(f"  {row.id}  fr  {row.fr_fixed or row.fr}")
            click.echo(f"  {' ' * len(row.id)}  en  {row.english}")
            for finding in findings:
                click.echo(f"  {' ' * len(row.id)}      {finding.flag}: {finding.message}")
        click.echo()


def _print_total(tally: _Tally) -> None:
    segments = counted(tally.segments, "segment")
    total = f"{tally.flagged} of {segments} in {counted(tally.articles, 'article')} flagged"
    if tally.flags:
        total += f" ({_list(tally.flags)}); not reviewed or skipped: {tally.unreviewed}"
    click.echo(total)


def _list(counts: dict[str, int]) -> str:
    return ", ".join(f"{flag} {n}" for flag, n in counts.items())


def _print_json(reports: Iterable[Report]) -> None:
    """Print a list entry by entry, so that a large corpus needs no memory."""
    between = "["
    for entry in (entry for report in reports for entry in _entries(report)):
        click.echo(between + json.dumps(entry, ensure_ascii=False))
        between = ","
    click.echo("]" if between == "," else "[]")


def _entries(report: Report) -> Iterator[dict[str, str]]:
    for lint in report.lint:
        yield {"article": report.article, "id": lint.id, "flag": "lint", "message": lint.message}
    for row, findings in report.flagged:
        texts = {"fr": row.fr_fixed or row.fr, "en": row.english}
        for finding in findings:
            place = {"article": report.article, "id": row.id}
            yield {**place, "flag": finding.flag, "message": finding.message, **texts}
