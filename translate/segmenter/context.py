"""What stands to the left and to the right of a possible sentence end.

Both sides are seen through windows of bounded length, so that the time a paragraph takes grows
with its length and with nothing else. Windows are composed (NFC) before words are looked up;
offsets are always those of the paragraph as it is.
"""

import re
import unicodedata
from typing import NamedTuple

_LEFT_WINDOW = 48
_RIGHT_WINDOW = 64

_SPACE = re.compile(r"\s*+")
_OPENING = re.compile(r"(?:[«‹“„‘\"'’(\[{–—−•*-]\s*+)*+")
_WORD = re.compile(r"[^\W\d_][\w-]*+")
_LEFT_OPENING = "«‹“„‘\"'’([{–—−-*•"
_APOSTROPHES = ("'", "’")


class Right(NamedTuple):
    """What follows a stop and the marks that close it."""

    gap: bool
    """White space stands between."""
    start: int
    """Offset of the next visible character."""
    opening: str
    """Opening quotes, brackets and dashes before the word, with the spaces among them."""
    kind: str
    """Of the first character after `opening`: `upper`, `lower`, `digit`, `other` or `end`.
    Letters of a script without case are `upper`."""
    word: str
    rest: str
    """What stands after `word`, as far as the window goes."""


class Left(NamedTuple):
    """What stands before a stop."""

    token: str
    """The last word, without opening marks and without an elided word before it."""
    previous: str
    """The word before it, as it is written."""
    order: int
    """How many words stand before the token in its sentence; two or more are not counted."""


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def skip_space(text: str, position: int) -> int:
    """Return the offset of the first visible character from `position` on."""
    match = _SPACE.match(text, position)
    return match.end() if match else position


def look_right(text: str, position: int) -> Right:
    """Describe what follows offset `position`."""
    start = skip_space(text, position)
    gap = start > position
    window = _composed(text[start : start + _RIGHT_WINDOW])
    if not window:
        return Right(gap, start, "", "end", "", "")
    marks = _OPENING.match(window)
    opening = marks.group() if marks else ""
    head = window[len(opening) :]
    word = _WORD.match(head)
    if word:
        kind = "lower" if head[0].islower() else "upper"
        return Right(gap, start, opening, kind, word.group(), head[word.end() :])
    kind = "digit" if head[:1].isdigit() else "other"
    return Right(gap, start, opening, kind, "", head)


def look_left(text: str, position: int, sentence_start: int) -> Left:
    """Describe the last words of the sentence from `sentence_start` to offset `position`."""
    begin = max(sentence_start, position - _LEFT_WINDOW)
    words = _composed(text[begin:position]).split()
    if not words:
        return Left("", "", 0)
    token = words[-1].lstrip(_LEFT_OPENING)
    previous = words[-2] if len(words) > 1 else ""
    before = [word for word in words[-3:-1] if word.strip(_LEFT_OPENING)]
    order = len(before) if begin == sentence_start else 2
    for apostrophe in _APOSTROPHES:
        if apostrophe in token:
            token = token.rpartition(apostrophe)[2]
            order = 2
    return Left(token, previous, order)
