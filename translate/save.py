"""An article's rows between reading and writing, where somebody changes rows and not the French.

Whoever calls this holds the article's lock, from reading the files to the end of the save.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from translate import history
from translate.alignment import parse_alignment, render_alignment, with_columns
from translate.article import INPUT_MODES, decode, paragraphs
from translate.config import read_config
from translate.draft import read_contents
from translate.errors import BitextError
from translate.files import keep_aside, write_whole
from translate.glossary import glossary_path, read_glossary
from translate.publish import english_article
from translate.reconcile import in_order, key, paragraph_number
from translate.settle import finished
from translate.state import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.alignment import Segment
    from translate.article import Paragraph
    from translate.config import Config
    from translate.corpus import ArticleFiles, Corpus
    from translate.draft import Contents
    from translate.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Published:
    """Whether the English article was written, and what the user should know of it."""

    wrote: bool
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """An article's files as they stand, for a change of its rows."""

    files: ArticleFiles
    contents: Contents
    rows: tuple[Segment, ...]
    columns: tuple[str, ...]
    config: Config
    glossary: Glossary

    def finished(self, row: Segment) -> Segment:
        """A changed row as it is written, with the flags that its cells now call for."""
        return finished(row, self.config.checks_off, self.config.locale, self.glossary)


def open_rows(corpus: Corpus, name: str) -> Opened:
    """Read an article's rows for a change, under its lock.

    Raises AlignmentError or CorpusError, which name the file and the place.
    """
    config = read_config(corpus.root)
    files = corpus.files(name)
    contents = read_contents(files)
    alignment = parse_alignment(contents.alignment or b"", f"alignments/{name}.tsv")
    glossary = read_glossary(glossary_path(corpus.root))
    return Opened(files, contents, alignment.rows, alignment.columns, config, glossary)


def article_paragraphs(opened: Opened) -> tuple[Paragraph, ...] | None:
    """The paragraphs of the French, where the rows are still its rows; None where they are not.

    The article may have been read in another mode than the settings name (`--input-mode`), so
    every mode is tried.
    """
    try:
        text = decode(opened.contents.french or b"", opened.files.shown)
    except BitextError:
        return None
    spelled = _spelled(opened.rows)
    for mode in dict.fromkeys((opened.config.input_mode, *INPUT_MODES)):
        found = paragraphs(text, mode)
        if found and spelled == {n: key(p.text) for n, p in enumerate(found, 1)}:
            return found
    return None


def _spelled(rows: Sequence[Segment]) -> dict[int, str]:
    """What the rows of each paragraph spell: number of the paragraph → text without white space."""
    groups = groupby(in_order(rows), key=lambda row: paragraph_number(row.id))
    return {number: "".join(key(row.fr) for row in group) for number, group in groups}


def save_rows(
    corpus: Corpus,
    opened: Opened,
    rows: Sequence[Segment],
    columns: Sequence[str],
    entries: Sequence[history.Entry],
) -> Published:
    """Write the rows, then the entries of the log, then the English article.

    The English waits for the next `bitext translate` where the French has changed since its rows
    were made. Raises CorpusError where a file cannot be written, and AlignmentError for text that
    no file can hold.
    """
    files = opened.files
    write_whole(files.alignment, render_alignment(with_columns(columns, rows)))
    history.append(history.log_path(files), entries)
    found = article_paragraphs(opened)
    if found is None:
        notice = (
            f"{files.shown} has changed since its rows were made, or cannot be read; "
            "the English article follows with the next « bitext translate »"
        )
        return Published(wrote=False, notice=notice)
    english = english_article(found, in_order(rows)).encode()
    unchanged = english_article(found, in_order(opened.rows)).encode()
    return publish(files, opened.contents.english, english, unchanged, State(corpus.state_folder))


def publish(
    files: ArticleFiles, there: bytes | None, english: bytes, unchanged: bytes, state: State
) -> Published:
    """Write the English article; an edit that someone made in it is kept beside it.

    `there` is what its file holds, `unchanged` what the tool would have written before the change.
    """
    notice = ""
    if there not in (None, english, unchanged) and not state.published(there or b""):
        aside = keep_aside(files.english, there or b"")
        notice = (
            f"{files.english}: somebody has edited this file, which bitext writes; "
            f"the edit is kept in {aside.name}"
        )
    state.will_publish(english)
    return Published(write_whole(files.english, english), notice)
