"""Where a word or phrase stands in the corpus, in both languages, keyword in context (KWIC).

Accents and case are folded unless asked otherwise: « etat » finds « État », « coeur » finds
« cœur ». A word is a whole word; typographic apostrophes and no-break spaces equal plain ones.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.alignment import parse_alignment
from translate.errors import AlignmentError, CorpusError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translate.alignment import Segment
    from translate.corpus import Corpus

LANGUAGES = ("fr", "en")
_ELLIPSIS = "…"
_BREAK = re.compile(r"[\t\r\n]")
_PLAIN = {"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-"}
_LETTERS = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"}


def _accented() -> dict[str, str]:
    """Every letter of Latin-1 and Latin Extended-A that is a plain one with a mark."""
    parts = {chr(code): unicodedata.normalize("NFD", chr(code)) for code in range(0xC0, 0x180)}
    return {letter: found[0] for letter, found in parts.items() if len(found) > 1}


_MARKS = str.maketrans({**_PLAIN, **_LETTERS, **_accented()})
_SPELLINGS = str.maketrans(_PLAIN)


@dataclass(frozen=True, slots=True)
class Hit:
    """A match: in which segment of which article, on which side, at which characters of it."""

    article: str
    segment: Segment
    language: str
    start: int
    end: int

    @property
    def french(self) -> str:
        """The French as it should read."""
        return _normal(self.segment.fr_fixed or self.segment.fr)

    @property
    def english(self) -> str:
        """The English as it would be published."""
        return _normal(self.segment.english)

    @property
    def parts(self) -> tuple[str, str, str]:
        """The text of the match's side: what stands before it, the match, what stands after it."""
        text = self.french if self.language == "fr" else self.english
        return text[: self.start], text[self.start : self.end], text[self.end :]

    @property
    def counterpart(self) -> str:
        """The text of the other side."""
        return self.english if self.language == "fr" else self.french


class Query:
    """What is looked for: a word or phrase, or a regular expression (Python's `re`).

    `exact`: accents and case count. Raises UsageError for an expression that is none.
    """

    def __init__(self, text: str, *, regex: bool = False, exact: bool = False) -> None:
        text = unicodedata.normalize("NFC", text)
        if not text.strip():
            raise UsageError("nothing to look for", "bitext concordance « mot »")
        self._table = _SPELLINGS if exact else _MARKS
        case = re.NOFLAG if exact else re.IGNORECASE
        pattern = text.translate(self._table)
        self._anywhere: re.Pattern[str] | None = None
        if not regex:
            words = pattern.split()
            pattern = r"\s+".join(map(re.escape, words))
            pattern = rf"(?<!\w){pattern}" if words[0][0].isalnum() else pattern
            pattern = rf"{pattern}(?!\w)" if words[-1][-1].isalnum() else pattern
            longest = max(words, key=len)
            if '"' not in longest:  # the file doubles it
                self._anywhere = re.compile(_any_spelling(longest), re.IGNORECASE)
        try:
            self._pattern = re.compile(pattern, case)
        except re.error as error:
            raise UsageError(
                f"« {text} » is not a regular expression: {error}",
                "Without --regex, the text is looked for as it stands.",
            ) from error

    def may_stand_in(self, text: str) -> bool:
        """Whether a look at a text in NFC, of a whole file or a row, cannot rule a match out."""
        return self._anywhere is None or self._anywhere.search(text) is not None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The matches in a text (NFC), as half-open character offsets; empty ones are left out."""
        folded = text if text.isascii() else text.translate(self._table)
        for match in self._pattern.finditer(folded):
            if match.end() > match.start():
                start, end = match.span()
                same = len(folded) == len(text)
                yield (start, end) if same else (self._place(text, start), self._place(text, end))

    def _place(self, text: str, offset: int) -> int:
        """Where in `text` the character `offset` of the folded text comes from."""
        for place, letter in enumerate(text):
            if offset <= 0:
                return place
            offset -= len(letter.translate(self._table))
        return len(text)


def _any_spelling(word: str) -> str:
    """A pattern for a folded word in text that is not folded."""
    spellings: dict[str, str] = {}
    for code, plain in _MARKS.items():
        spellings[plain.lower()] = spellings.get(plain.lower(), "") + chr(code)
    parts = []
    place = 0
    while place < len(word):
        pair = word[place : place + 2].lower()
        if pair in ("oe", "ae"):
            first, second = (f"[{letter}{spellings.get(letter, '')}]" for letter in pair)
            parts.append(f"(?:{first}{second}|[{spellings[pair]}])")
            place += 2
            continue
        letter = word[place].lower()
        known = spellings.get(letter)
        parts.append(f"[{re.escape(letter)}{known}]" if known else re.escape(letter))
        place += 1
    return "".join(parts)


def concordance(
    corpus: Corpus, article: str, query: Query, languages: Sequence[str] = LANGUAGES
) -> Iterator[Hit]:
    """The matches in one article's rows, in their order, French before English.

    Raises AlignmentError where the rows cannot be understood, CorpusError where they cannot be
    read.
    """
    path = corpus.files(article).alignment
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read: {error.strerror}") from error
    for segment in _candidates(data, str(path), query):
        for language in languages:
            text = segment.english if language == "en" else segment.fr_fixed or segment.fr
            for start, end in query.spans(_normal(text)):
                yield Hit(article, segment, language, start, end)


def _candidates(data: bytes, where: str, query: Query) -> Sequence[Segment]:
    """The rows of a file, without some or all of those in which nothing can match.

    To understand a row costs more than to look at its line; where no cell holds a line break,
    each line is a row.
    """
    text = _normal(data.decode("utf-8", "replace"))
    if "\0" in text or "\ufffd" in text:  # UTF-16, or not text at all
        return parse_alignment(data, where).rows
    if not query.may_stand_in(text):
        return ()
    header, *lines = text.split("\n")
    if not any(line.count('"') % 2 for line in (header, *lines)):
        chosen = [header, *(line for line in lines if query.may_stand_in(line))]
        try:
            return parse_alignment("\n".join(chosen).encode(), where).rows
        except AlignmentError:
            pass  # the line that it names is another one in the file itself
    return parse_alignment(data, where).rows


def _normal(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


# --- on the screen ---------------------------------------------------------------------------


def keyword_line(hit: Hit, width: int) -> str:
    """One line of `width` cells at most, with the match in the middle third of it.

    The matches of all lines start in the same cell, wide characters counted as two.
    """
    before, match, after = (_BREAK.sub(" ", part) for part in hit.parts)
    left = max(8, width * 2 // 5)
    start = _last_cells(before, left)
    return " " * (left - cells(start)) + start + _first_cells(match + after, max(8, width - left))


def _first_cells(text: str, width: int) -> str:
    """As much of the beginning of a text as fits, with an ellipsis where it is cut."""
    if cells(text) <= width:
        return text
    kept = used = 0
    for kept, character in enumerate(text):  # noqa: B007
        used += cells(character)
        if used > width - 1:
            break
    return text[:kept].rstrip() + _ELLIPSIS


def _last_cells(text: str, width: int) -> str:
    """As much of the end of a text as fits, with an ellipsis where it is cut."""
    if cells(text) <= width:
        return text
    used, start = 0, len(text)
    while start and used + cells(text[start - 1]) <= width - 1:
        start -= 1
        used += cells(text[start])
    return _ELLIPSIS + text[start:]


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of `width` cells at most, cut at white space; a longer word overhangs."""
    lines: list[str] = []
    for word in text.split():
        if lines and cells(lines[-1]) + 1 + cells(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf"
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
