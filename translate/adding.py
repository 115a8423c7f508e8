"""New articles for a corpus: filed under safe names, with what came with them in articles.tsv.

An article that is there is never written over; a text that is there already, white space aside,
is not filed a second time.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, count
from typing import TYPE_CHECKING

from translate.article import paragraphs, read_text
from translate.checks.lang import not_french
from translate.errors import ArticleError
from translate.files import write_whole
from translate.incoming import Unreadable
from translate.metadata import Metadata, load_metadata, write_metadata
from translate.reconcile import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from translate.corpus import Corpus
    from translate.incoming import Incoming

_LONGEST = 80  # characters of a part of a name
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o"})
_FRENCH = re.compile(r"fr(a|e|ench|ançais)?([-_].*)?")
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # no file of Windows may have these names


class Outcome(StrEnum):
    """What became of a text."""

    ADDED = "added"
    SAME = "same"
    LANGUAGE = "language"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Filed:
    """A text that came: where it stood, what became of it, the article, and why, in words.

    `name` is the new article, or the one with the same text.
    """

    where: str
    outcome: Outcome
    name: str = ""
    why: str = ""


def add_articles(
    corpus: Corpus,
    incoming: Iterable[Incoming | Unreadable],
    *,
    defaults: Mapping[str, str] | None = None,
    any_language: bool = False,
    dry_run: bool = False,
) -> list[Filed]:
    """File texts as articles of the corpus, and say of each what became of it.

    `defaults` fill the cells of articles.tsv of which a text says nothing; what is filled in that
    file stays. Raises AlignmentError where articles.tsv cannot be understood, before anything is
    written, and CorpusError where a file cannot be written.
    """
    load_metadata(corpus.root)
    shelf = _Shelf(corpus)
    filed: list[Filed] = []
    cells: dict[str, Mapping[str, str]] = {}
    for item in incoming:
        if isinstance(item, Unreadable):
            filed.append(Filed(item.where, Outcome.UNREADABLE, why=item.why))
            continue
        foreign = "" if any_language else _foreign(item)
        if foreign:
            filed.append(Filed(item.where, Outcome.LANGUAGE, why=foreign))
            continue
        there = shelf.same(item.text)
        name = there or shelf.place(item)
        while not there and not dry_run and not _written(corpus, name, item.text):
            name = shelf.place(item)  # another program has just taken that one
        outcome = Outcome.SAME if there else Outcome.ADDED
        filed.append(Filed(item.where, outcome, name, "the same text" if there else ""))
        cells[name] = {**item.cells, **cells.get(name, {})}
    if cells and not dry_run:
        cells = {name: {**(defaults or {}), **own} for name, own in cells.items()}
        with corpus.article_lock("corpus/articles.tsv"):
            write_metadata(corpus.root, with_cells(load_metadata(corpus.root), cells))
    return filed


def _written(corpus: Corpus, name: str, text: str) -> bool:
    """Whether a text could be written under a name that nobody had."""
    path = corpus.files(name).french
    with corpus.article_lock(name):
        return not path.exists() and write_whole(path, (text.rstrip("\n") + "\n").encode())


def with_cells(metadata: Metadata, cells: Mapping[str, Mapping[str, str]]) -> Metadata:
    """The metadata with more cells (article → column → text): filled cells stay as they are."""
    rows = {name: dict(row) for name, row in metadata.rows.items()}
    columns = dict.fromkeys(metadata.columns)
    for name, given in cells.items():
        row = rows.setdefault(name, {"name": name})
        for column, value in given.items():
            if value and not row.get(column, "").strip():
                row[column] = value
                columns[column] = None
    return Metadata(tuple(columns), rows)


def slug(text: str) -> str:
    """A name that any file system takes: a to z, digits, hyphens; empty where none of them is."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).casefold()
    plain = re.sub("[’‐-―]", "-", plain).encode("ascii", "ignore").decode()
    name = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    if len(name) > _LONGEST:
        name = name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
    return f"{name}-1" if _DEVICE.fullmatch(name) else name


class _Shelf:
    """The articles that are there by their texts, and the names that are taken."""

    def __init__(self, corpus: Corpus) -> None:
        names = corpus.names()
        # A removed article's rows wait under its name for its own text.
        self._taken = {name.casefold() for name in (*names, *corpus.removed())}
        self._names: dict[bytes, str] = {}
        for name in names:
            with contextlib.suppress(ArticleError):
                self._names.setdefault(_digest(read_text(corpus.files(name).french)), name)

    def same(self, text: str) -> str:
        """The article that has this text; empty where none has."""
        return self._names.get(_digest(text), "")

    def place(self, item: Incoming) -> str:
        """A free name for a text, which has it from now on."""
        base = "/".join(filter(None, map(slug, item.label.split("/")))) or "article"
        names = chain([base], (f"{base}-{number}" for number in count(2)))
        name = next(name for name in names if name.casefold() not in self._taken)
        self._taken.add(name.casefold())
        self._names[_digest(item.text)] = name
        return name


def _digest(text: str) -> bytes:
    return hashlib.sha256(key(text).encode()).digest()


def _foreign(item: Incoming) -> str:
    """Why a text is not French: what came with it says so, or most of it reads so."""
    language = item.cells.get("language", "")
    if language and not _FRENCH.fullmatch(language.casefold()):
        return f"its language is « {language} »"
    texts = [paragraph.text for paragraph in paragraphs(item.text)]
    foreign = sum(len(text) for text in texts if not_french(text))
    return "most of it is not French" if foreign * 2 > sum(map(len, texts)) else ""
