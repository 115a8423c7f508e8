"""One article between reading and saving: its files as read, its rows as they are to be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from translate.alignment import (
    Segment,
    Status,
    engine_cell,
    parse_alignment,
    render_alignment,
    with_columns,
)
from translate.article import decode, parse_article
from translate.checks import ENGINE_FLAGS, stored_flags
from translate.checks.source import source_flags
from translate.corpus import refuse_reserved
from translate.errors import ArticleError, CorpusError
from translate.memory import LABEL
from translate.publish import english_article
from translate.reconcile import paragraph_number, reconcile
from translate.settle import finished, renewed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from translate.article import Paragraph
    from translate.corpus import ArticleFiles
    from translate.engine import Hypothesis
    from translate.glossary import Glossary
    from translate.memory import Unit


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read and cut."""

    input_mode: str = "auto"
    encoding: str | None = None
    resegment: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows the engine `label` is to translate.

    By default those whose `mt` is missing or was made from other French than the row now has.
    `renew` takes the rows of other engines as well, `force` all, `rows` only these ids (and
    those again); rows that a reviewer has settled are left alone without `include_reviewed`,
    unless they never had a machine translation.
    """

    label: str
    renew: bool = False
    force: bool = False
    include_reviewed: bool = False
    rows: frozenset[str] = frozenset()

    def wants(self, row: Segment) -> bool:
        """Whether this row is to be translated."""
        if row.status is Status.SKIP or (self.rows and row.id not in self.rows):
            return False
        if not row.engine and not row.mt:
            return True
        if row.engine_label.startswith(LABEL) and not row.settled:
            return True  # the memory has taken its answer back
        if row.settled and not self.include_reviewed:
            return False
        other = self.renew and row.engine_label != self.label
        return not row.current or other or self.force or bool(self.rows)


@dataclass(frozen=True, slots=True)
class Contents:
    """The bytes of an article's files; None where a file is not there."""

    french: bytes | None
    alignment: bytes | None
    orphans: bytes | None
    english: bytes | None


@dataclass(frozen=True, slots=True)
class Draft:
    """An article and its rows, reconciled with each other."""

    files: ArticleFiles
    contents: Contents
    paragraphs: tuple[Paragraph, ...]
    columns: tuple[str, ...]
    rows: tuple[Segment, ...]
    orphans: tuple[Segment, ...]
    orphan_columns: tuple[str, ...]
    answers: tuple[Unit | None, ...]

    def wanted(self, choice: Choice) -> list[str]:
        """The French that the engine is to translate, row by row."""
        return [
            row.source
            for row, answer in zip(self.rows, self.answers, strict=True)
            if answer is None and choice.wants(row)
        ]

    def rendered(self) -> Contents:
        """What the files are to hold. Raises AlignmentError for text that no file can hold."""
        orphans = with_columns(self.orphan_columns, self.orphans)
        return Contents(
            french=self.contents.french,
            alignment=render_alignment(with_columns(self.columns, self.rows)),
            orphans=render_alignment(orphans) if self.orphans else None,
            english=english_article(self.paragraphs, self.rows).encode(),
        )


def read_contents(files: ArticleFiles) -> Contents:
    """The bytes of an article's files. Raises ArticleError or CorpusError, naming the file."""
    return Contents(
        french=read_optional(files.french),
        alignment=read_optional(files.alignment),
        orphans=read_optional(files.orphans),
        english=read_optional(files.english),
    )


def read_optional(path: Path) -> bytes | None:
    """The bytes of a file, None where it is not there. Raises ArticleError or CorpusError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except IsADirectoryError as error:
        raise ArticleError(f"{path}: a folder, not a file", "Move or rename it.") from error
    except OSError as error:
        raise CorpusError(
            f"{path}: cannot be read: {error.strerror}", "Make it readable and run again."
        ) from error


def make_draft(
    files: ArticleFiles,
    contents: Contents,
    reading: Reading,
    answer: Callable[[str, str, str], Unit | None],
    suggest: Callable[[str, frozenset[str]], str | None],
) -> Draft:
    """Read an article and its rows and bring the two into line.

    `answer` is the memory's: it gets the French of a row and of those before and after it.
    `suggest` repairs a French sentence, given the words of its article in lower case.
    Raises ArticleError or AlignmentError, which name the file and the place.
    """
    refuse_reserved(files)
    if contents.french is None:
        raise ArticleError(f"{files.shown}: the article has gone", "Its rows stay as they are.")
    text = decode(contents.french, files.shown, reading.encoding)
    found = parse_article(text, files.name, files.shown, reading.input_mode).paragraphs
    old = parse_alignment(contents.alignment or b"", f"alignments/{files.name}.tsv")
    orphans = parse_alignment(contents.orphans or b"", f"alignments/{files.name}.orphans.tsv")
    reconciled = reconcile(found, old.rows, orphans.rows, resegment=reading.resegment)
    rows = _repaired(_flagged(found, reconciled.rows), suggest)
    return Draft(
        files=files,
        contents=contents,
        paragraphs=found,
        columns=old.columns,
        rows=rows,
        orphans=reconciled.orphans,
        orphan_columns=orphans.columns,
        answers=tuple(_answers(rows, answer)),
    )


def _repaired(
    rows: Sequence[Segment], suggest: Callable[[str, frozenset[str]], str | None]
) -> tuple[Segment, ...]:
    """The rows with what the rules propose for those that nobody has repaired or settled."""
    words = frozenset(word for row in rows for word in _WORD.findall(row.fr.lower()))
    return tuple(
        row
        if row.settled or row.status is Status.SKIP or row.fr_fixed
        else replace(
            row, fr_suggested="" if "repaired" in row.ignore else suggest(row.fr, words) or ""
        )
        for row in rows
    )


def _answers(
    rows: Sequence[Segment], answer: Callable[[str, str, str], Unit | None]
) -> Iterator[Unit | None]:
    """What the memory has for each row that nobody has settled."""
    texts = ["", *(row.source for row in rows), ""]
    for row, before, text, after in zip(rows, texts, texts[1:], texts[2:], strict=False):
        is_open = not row.settled and row.status is not Status.SKIP
        yield answer(text, before, after) if is_open else None


def _flagged(paragraphs: Sequence[Paragraph], rows: Sequence[Segment]) -> tuple[Segment, ...]:
    """The rows with the flags of their French; a fresh row of boilerplate is skipped."""
    found = source_flags(
        [paragraph.text for paragraph in paragraphs],
        [(paragraph_number(row.id) - 1, row.fr) for row in rows],
    )
    return tuple(
        replace(
            row,
            flags=flags + stored_flags(row),
            status=Status.SKIP if _fresh(row) and "boilerplate" in flags else row.status,
        )
        for row, flags in zip(rows, found, strict=True)
    )


def _fresh(row: Segment) -> bool:
    return row == Segment(id=row.id, fr=row.fr)


def translated(
    draft: Draft,
    choice: Choice,
    known: Callable[[str], Hypothesis | None],
    *,
    off: Collection[str] = (),
    locale: str = "",
    glossary: Glossary | None = None,
) -> Draft:
    """The draft with its wanted rows filled from `known`, and with its final flags.

    `off` are codes that are never reported, `locale` is the English that reviewers write.
    """
    rows = []
    for row, unit in zip(draft.rows, draft.answers, strict=True):
        hypothesis = known(row.source) if not unit and choice.wants(row) else None
        filled = _remembered(row, unit) if unit else _filled(row, hypothesis, choice.label)
        rows.append(finished(filled, off, locale, glossary))
    return replace(draft, rows=tuple(rows))


def _remembered(row: Segment, unit: Unit) -> Segment:
    return replace(
        row,
        mt=unit.en,
        confidence=None,
        engine=engine_cell(f"{LABEL} {unit.article}", row.source),
        origin=row.origin if row.en else LABEL,
        flags=tuple(f for f in row.flags if f not in ENGINE_FLAGS),
    )


def _filled(row: Segment, hypothesis: Hypothesis | None, label: str) -> Segment:
    return renewed(row, hypothesis, label) if hypothesis else row
