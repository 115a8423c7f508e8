"""Reading an article: bytes to text, text to paragraphs.

Two things are made of a text, by one mechanism: the paragraphs as they stand (`blocks`), where
nothing but white space has changed, and the same paragraphs cleaned (`paragraphs`), which is what
an alignment file holds.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from translate.encoding import decode
from translate.errors import ArticleError, UsageError
from translate.wrapping import PLAIN_SPACE, measure, strip, unwrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = [
    "INPUT_MODES",
    "Article",
    "Block",
    "Paragraph",
    "blocks",
    "clean",
    "decode",
    "paragraphs",
    "parse_article",
    "read_article",
    "read_text",
]

INPUT_MODES = ("auto", "lines", "wrapped", "sentences")

_SPACES = re.compile(f"[{PLAIN_SPACE}\n]+")
# What ends a line on paper or on a page, but no paragraph; U+2029 ends one.
_BREAKS = str.maketrans({"\u2029": "\n\n", "\u2028": " ", "\v": " ", "\f": " "})
# Soft hyphen, zero-width space, word joiner and stray byte order marks: they belong to a page's
# layout, and hide a word from whoever searches for it.
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")


@dataclass(frozen=True)
class Block:
    """A paragraph as it stands in the source, with nothing but white space changed.

    `spans` are the half-open offsets of its sentences, where the source gives them (mode
    `sentences`); `gap` says that an empty line parts it from the block before.
    """

    text: str
    spans: tuple[tuple[int, int], ...] | None = None
    gap: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of an article, cleaned.

    `sentences` are those that the source gives (mode `sentences`); `gap` says that an empty line
    parts it from the paragraph before.
    """

    text: str
    sentences: tuple[str, ...] | None = None
    gap: bool = False


@dataclass(frozen=True)
class Article:
    """A French article, cleaned: its name in the corpus, and at least one paragraph."""

    name: str
    paragraphs: tuple[Paragraph, ...]


def read_article(
    path: Path, name: str, *, mode: str = "auto", encoding: str | None = None
) -> Article:
    """Read the article `name` from a file.

    Raises ArticleError where the file cannot be read, is no text or holds none, and UsageError
    where `mode` or `encoding` is unknown.
    """
    return parse_article(read_text(path, encoding), name, str(path), mode)


def parse_article(text: str, name: str, where: str, mode: str = "auto") -> Article:
    """The article `name` that a text holds; `where` names its file in errors.

    Raises ArticleError where there is no letter or digit, and UsageError for an unknown `mode`.
    """
    article = Article(name, paragraphs(text, mode))
    if not any(char.isalnum() for paragraph in article.paragraphs for char in paragraph.text):
        raise ArticleError(f"{where}: the article is empty.", "Put its text there, or remove it.")
    return article


def read_text(path: Path, encoding: str | None = None) -> str:
    """Read a file as `decode` reads bytes; what the operating system refuses is an ArticleError."""
    try:
        # Windows calls a folder a lack of permission.
        if path.is_dir():
            raise ArticleError(f"{path}: this is a folder, not an article.", "Name a text file.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise ArticleError(f"{path}: there is no such file.", "Check the name.") from None
    except PermissionError:
        raise ArticleError(
            f"{path}: no permission to read this file.", "Give yourself the right to read it."
        ) from None
    except OSError as error:
        raise ArticleError(
            f"{path}: the file cannot be read ({error.strerror or error}).",
            "Check that the disk is there, and that another program can open the file.",
        ) from None
    return decode(data, str(path), encoding)


def paragraphs(text: str, mode: str = "auto") -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs and clean each (see `clean`); none of them is empty.

    `lines`: a paragraph a line; `wrapped`: paragraphs stand between empty lines, and their lines
    are joined; `sentences`: the same, with a sentence a line; `auto`: `lines` or `wrapped`, as the
    text as a whole shows. Raises UsageError where the mode is none of these.
    """
    cleaned: list[Paragraph] = []
    gap = False
    for block in blocks(text, mode):
        gap = gap or block.gap
        cuts = block.spans or ((0, len(block.text)),)
        sentences = tuple(filter(None, (clean(block.text[a:b]) for a, b in cuts)))
        if sentences:
            given = sentences if block.spans is not None else None
            cleaned.append(Paragraph(" ".join(sentences), given, gap and bool(cleaned)))
            gap = False
    return tuple(cleaned)


def blocks(text: str, mode: str = "auto") -> tuple[Block, ...]:
    """Cut a text into paragraphs as `paragraphs` does, and leave all but white space as it is.

    White space goes at the ends of lines; where lines are joined, a space takes the place of the
    line break, or nothing does if a word goes on there.
    """
    if mode not in INPUT_MODES:
        raise UsageError(
            f"`{mode}` is not an input mode.", f"The input modes are {', '.join(INPUT_MODES)}."
        )
    runs = list(_runs(text))
    if mode == "sentences":
        return tuple(_given([strip(line) for line in run], gap=n > 0) for n, run in enumerate(runs))
    width = None if mode == "lines" else measure(runs)
    joined = mode == "wrapped" or width is not None
    return tuple(
        Block(strip(part), gap=n > 0 and m == 0)
        for n, run in enumerate(runs)
        for m, part in enumerate(unwrap(run, width) if joined else run)
    )


def _given(sentences: Sequence[str], *, gap: bool) -> Block:
    """Make a block of its sentences."""
    ends = list(accumulate((len(sentence) + 1 for sentence in sentences), initial=0))
    return Block(" ".join(sentences), tuple((a, b - 1) for a, b in pairwise(ends)), gap)


def clean(text: str) -> str:
    """Make a text what a row holds.

    NFC; a run of plain white space is one space, and there is none at the ends; no-break spaces
    stay; soft hyphens and zero-width spaces go.
    """
    text = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    return strip(_SPACES.sub(" ", text))


def _runs(text: str) -> Iterator[Sequence[str]]:
    """Yield the runs of non-empty lines, with their indentation."""
    run: list[str] = []
    for line in text.translate(_BREAKS).split("\n"):
        if strip(line):
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run
