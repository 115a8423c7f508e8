"""The two texts that are to be aligned, as sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.article import blocks, clean, read_text
from translate.errors import AlignmentError
from translate.segmenter import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@dataclass(frozen=True)
class Text:
    """A text in sentences; `breaks` are the sentences, from 0, that begin a paragraph."""

    sentences: tuple[str, ...]
    breaks: frozenset[int]


def read_lines(path: Path, encoding: str | None = None) -> Text:
    """A text that has a sentence a line; empty lines are sentences too, so that lines count."""
    lines = read_text(path, encoding).split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return Text(tuple(lines), frozenset())


def read_french(path: Path, *, mode: str = "auto", encoding: str | None = None) -> Text:
    """A French text, cut into paragraphs and sentences as articles are."""
    return _cut(read_text(path, encoding), mode, spans)


def read_english(path: Path, *, mode: str = "auto", encoding: str | None = None) -> Text:
    """An English text, cut by LanguageTool's rules for English (choppa-srx)."""
    return _cut(read_text(path, encoding), mode, english_spans)


def read_tmx(path: Path) -> tuple[Text, Text]:
    """The two sides of a TMX file, unit by unit: as many sentences in both.

    Raises AlignmentError where it cannot be read, or has no units of French and English.
    """
    from translate.exchange.tmx import read_entries

    cleaned = ((clean(entry.fr), clean(entry.en)) for _, entry in read_entries(path))
    pairs = [pair for pair in cleaned if all(pair)]
    if not pairs:
        raise AlignmentError(f"{path}: no units", "Nothing can be made of an empty memory.")
    french, english = zip(*pairs, strict=True)
    return Text(french, frozenset()), Text(english, frozenset())


def _cut(text: str, mode: str, cut: Callable[[str], Sequence[tuple[int, int]]]) -> Text:
    paragraphs = [
        [" ".join(block.text[a:b].split()) for a, b in block.spans or cut(block.text)]
        for block in blocks(text, mode)
    ]
    return text_of(paragraphs)


def text_of(paragraphs: Iterable[Sequence[str]]) -> Text:
    """The text of some paragraphs of sentences."""
    sentences: list[str] = []
    breaks = set()
    for paragraph in paragraphs:
        breaks.add(len(sentences))
        sentences += paragraph
    # Where each sentence is a paragraph, paragraphs say nothing.
    return Text(tuple(sentences), frozenset(breaks if len(breaks) < len(sentences) else ()))


def english_spans(paragraph: str) -> list[tuple[int, int]]:
    """The half-open offsets of the sentences of an English paragraph."""
    from choppa import SrxTextIterator

    found, at = [], 0
    for piece in SrxTextIterator(_english_rules(), "en_two", paragraph):
        end = at + len(piece)
        text = piece.strip()
        if text:
            begin = at + piece.index(text)
            found.append((begin, begin + len(text)))
        at = end
    return found


@cache
def _english_rules() -> Any:
    import choppa
    from choppa import SrxDocument

    folder = Path(choppa.__file__).parent / "data" / "srx"
    return SrxDocument(ruleset=str(folder / "languagetool_segment.srx"))
