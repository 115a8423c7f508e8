"""What `bitext check` does: the checks of every row of some articles, and lint of their files.

Each article is checked by itself; of the whole corpus only hashes are kept.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from itertools import count, groupby
from typing import TYPE_CHECKING

from translate.alignment import (
    REVIEWER_COLUMNS,
    SPREADSHEET_ERROR,
    Status,
    cell_text,
    read_alignment,
    render_alignment,
    with_columns,
)
from translate.checks import EXPLANATIONS, Finding, consistency, findings_of
from translate.checks.encoding import mojibake
from translate.checks.source import source_flags
from translate.errors import BitextError, UsageError
from translate.files import write_whole
from translate.reconcile import in_order, paragraph_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translate.alignment import Segment
    from translate.corpus import Corpus
    from translate.glossary import Glossary

BYTES_A_PROCESS = 2_000_000  # of alignment files: what one process checks in a few seconds


@dataclass(frozen=True, slots=True)
class Lint:
    """Something in a file that is wrong in itself; `id` is empty where it is no single row."""

    id: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one article: its rows with their findings, and lint of its files."""

    article: str
    segments: int = 0
    flagged: tuple[tuple[Segment, tuple[Finding, ...]], ...] = ()
    lint: tuple[Lint, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Which codes are left out, the English that reviewers write, the corpus's glossary."""

    off: frozenset[str] = frozenset()
    locale: str = ""
    glossary: Glossary | None = None


def known_codes(text: str) -> tuple[str, ...]:
    """The codes in a list such as `number,name`. Raises UsageError for one that is none."""
    codes = tuple(dict.fromkeys(text.replace(",", " ").split()))
    for code in codes:
        if code not in EXPLANATIONS:
            raise UsageError(f"« {code} » is not the code of a check", _meant(code))
    return codes


def _meant(code: str) -> str:
    near = difflib.get_close_matches(code, EXPLANATIONS, n=2)
    return f"Did you mean {' or '.join(near)}?" if near else "See « bitext check --explain »."


def translations(corpus: Corpus) -> consistency.Translations:
    """What reviewers have made of each sentence of the corpus, broken files left out."""
    found = consistency.Translations()
    for name in corpus.names():
        try:
            rows = read_alignment(corpus.files(name).alignment).rows
        except BitextError:
            continue
        for row in rows:
            found.add(name, row)
    return found


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks articles of a corpus by name; with `write`, brings their flags up to date as well."""

    corpus: Corpus
    settings: Settings
    known: consistency.Translations
    write: bool = False

    def __call__(self, name: str) -> Report:
        """What was found in an article. Raises CorpusError where it cannot be written."""
        report = check_article(self.corpus, name, self.settings, self.known)
        if self.write and all(lint.id for lint in report.lint):
            write_flags(self.corpus, name, self.settings, self.known)
        return report


def check_article(
    corpus: Corpus, name: str, settings: Settings, known: consistency.Translations
) -> Report:
    """The findings of every row of an article, and lint. Reads its files, loads no model.

    What only `translate` can know is taken from the `flags` column as it stands.
    """
    files = corpus.files(name)
    lint: list[Lint] = []
    rows: Sequence[Segment] = ()
    try:
        rows = read_alignment(files.alignment).rows
        read_alignment(files.orphans)
    except BitextError as error:
        lint.append(Lint("", error.message, error.hint))
    lint += [entry for row in rows for entry in row_lint(row)]
    found = zip(rows, article_findings(rows, settings, known), strict=True)
    flagged = tuple((row, findings) for row, findings in found if findings)
    return Report(name, len(rows), flagged, tuple(lint))


def write_flags(
    corpus: Corpus, name: str, settings: Settings, known: consistency.Translations
) -> bool:
    """Bring the `flags` column of an article up to date; whether anything was written.

    Raises AlignmentError where its rows cannot be read, CorpusError where it cannot be written.
    """
    path = corpus.files(name).alignment
    with corpus.article_lock(name):
        if not path.exists():
            return False
        old = read_alignment(path)
        findings = article_findings(old.rows, settings, known)
        rows = [
            replace(row, flags=tuple(finding.flag for finding in found))
            for row, found in zip(old.rows, findings, strict=True)
        ]
        if all(row.flags == before.flags for row, before in zip(rows, old.rows, strict=True)):
            return False
        return write_whole(path, render_alignment(with_columns(old.columns, rows)))


def article_findings(
    rows: Sequence[Segment], settings: Settings, known: consistency.Translations
) -> Iterator[tuple[Finding, ...]]:
    """The findings of each row of an article, in order."""
    for row, source in zip(rows, _source(rows), strict=True):
        others = [Finding(flag, EXPLANATIONS[flag]) for flag in source]
        elsewhere = known.other(row)
        if elsewhere:
            others.append(Finding("inconsistent", consistency.message(elsewhere)))
        # Nobody has to keep what is computed anew here.
        flags = tuple(flag for flag in row.flags if flag != "inconsistent")
        fresh = row if flags == row.flags else replace(row, flags=flags)
        yield findings_of(
            fresh, others, off=settings.off, locale=settings.locale, glossary=settings.glossary
        )


def _source(rows: Sequence[Segment]) -> list[tuple[str, ...]]:
    """The flags of each row's French, the paragraphs put together again from the rows."""
    ordered = in_order(rows)
    lonely = count(-1, -1)  # rows without an id that says so are paragraphs of their own
    places = [paragraph_number(row.id) or next(lonely) for row in ordered]
    groups = groupby(zip(places, ordered, strict=True), key=lambda pair: pair[0])
    paragraphs = [[row.fr for _, row in group] for _, group in groups]
    segments = [(n, fr) for n, group in enumerate(paragraphs) for fr in group]
    found = source_flags([" ".join(group) for group in paragraphs], segments)
    by_row = {id(row): flags for row, flags in zip(ordered, found, strict=True)}
    return [by_row[id(row)] for row in rows]


def row_lint(row: Segment) -> Iterator[Lint]:
    """What is wrong in the cells that people fill."""
    if row.status is Status.FIXED and not row.en.strip():
        yield Lint(
            row.id,
            "the status is « fixed », yet there is no English in « en »",
            "Write the English, or set the status to mt; until then « mt » is published.",
        )
    for column in dict.fromkeys((*REVIEWER_COLUMNS, *row.extra)):
        value = cell_text(row, column)
        if value:
            yield from _cell_lint(row, column, value)
    for code in row.ignore:
        if code not in EXPLANATIONS:
            yield Lint(row.id, f"« ignore » holds « {code} », which is no code", _meant(code))


def _cell_lint(row: Segment, column: str, value: str) -> Iterator[Lint]:
    if SPREADSHEET_ERROR.fullmatch(value.strip()):
        yield Lint(
            row.id,
            f"column {column}: {value.strip()}, an error of a spreadsheet",
            "Type the text again, as text: the spreadsheet took it for a formula.",
        )
    elif mojibake(value) and not mojibake(row.fr):
        yield Lint(
            row.id,
            f"column {column}: characters that a wrong encoding has garbled: {value}",
            "Type it again, and save the file as UTF-8.",
        )


def counts(reports: Iterable[Report]) -> dict[str, int]:
    """How many rows have each flag, in the order of the checks."""
    found = dict.fromkeys(EXPLANATIONS, 0)
    for report in reports:
        for _, findings in report.flagged:
            for finding in findings:
                found[finding.flag] += 1
    return {flag: n for flag, n in found.items() if n}
