"""Text that was wrapped by hand, by an editor or by a mail program, joined into paragraphs.

A line break comes from wrapping where the next line's first word had no room left. That tells
wrapped prose, whose broken-off lines pile up at one width, from poems and lists, whose do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# White space that may be changed; U+2007 among the spaces of other widths does not break.
PLAIN_SPACE = (
    " \t\v\f\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u2028\u205f\u3000"
)
_EDGES = PLAIN_SPACE + "\xa0\u2007\u202f"

# The part of a line that may stay free: none where each line was filled as far as it went, some
# where an editor evened the lines out or a person broke them.
_TIGHT, _LOOSE = 0.02, 0.1
_WIDTHS = range(30, 170)
# Narrower lines are also those of poems and lists, whose lengths may happen to be alike.
_PAGE = 55

_STOPS = ".!?…:;"
_CLOSERS = "»”\"’')]* \t\xa0\u202f"
_BULLET = re.compile(r"[•◦▪▫‣■□●○►▶➤➔→✓✔]|#{1,6}\s")
_DASH = re.compile(r"[-–—*]+\s|[–—](?=\w)")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s")
_OPENERS = "«“\"'([¿¡-–— \xa0\u202f"
# « pré- et post-opératoire »: the hyphen hangs, and the line break was a space.
_HANGING = re.compile(r"(?:et|ou|ni|à|puis)\s")


def strip(text: str) -> str:
    """Take the white space off both ends of a line.

    By itself, `str.strip` takes some control characters too, which are for a check to show.
    """
    return text.strip(_EDGES)


@dataclass(frozen=True)
class Width:
    """The width at which a text was wrapped, in characters, and the room that stayed free.

    `slack` is the part of the width that lines leave free though the next word would have fitted.
    """

    columns: int
    slack: float


def measure(blocks: Sequence[Sequence[str]]) -> Width | None:
    """Return the width at which a text was wrapped, or None if it was not.

    `blocks` are the runs of non-empty lines.
    """
    breaks = [pair for block in blocks for pair in pairwise(line.rstrip() for line in block)]
    running = [(a, b) for a, b in breaks if _runs_on(a, b)]
    if 4 * len(running) < max(1, len(breaks)):
        return None
    lengths = sorted(len(a) for a, _ in running)
    # A few lines may hold something that could not be broken.
    columns = lengths[-1 - len(lengths) // 50]
    # Of few lines, the longest is full by definition.
    if columns not in _WIDTHS or (len(running) < 4 and columns < _PAGE):
        return None
    sizes = [len(line) for block in blocks for line in block]
    if sum(n for n in sizes if n > 1.3 * columns) > 0.4 * sum(sizes):
        return None
    for slack, full in ((_TIGHT, 0.97), (_LOOSE, 0.7 if columns >= _PAGE else 0.85)):
        early = sum(_had_room(a, b, (1 - slack) * columns) for a, b in running)
        if early <= (1 - full) * len(running):
            return Width(columns, slack)
    return None


def unwrap(lines: Sequence[str], width: Width | None) -> Iterator[str]:
    """Yield the paragraphs of a block of lines, each as one line.

    A block is one paragraph, but for what clearly starts anew: list items, headings, and where the
    `width` is known, lines after one that ended early with a full stop.
    """
    paragraph: list[str] = []
    item = False
    for line in lines:
        if paragraph and _starts_anew(paragraph, line, width, item=item):
            yield _join(paragraph)
            paragraph = []
        if not paragraph:
            item = _marked(line.lstrip())
        paragraph.append(line)
    if paragraph:
        yield _join(paragraph)


def _runs_on(line: str, following: str) -> bool:
    """Whether a sentence clearly goes on after the line break."""
    start = following.lstrip()[:1]
    return not _stops(line) and (start.islower() or start in {*",;:!?»)%€”"})


def _stops(line: str) -> bool:
    return line.rstrip(_CLOSERS)[-1:] in {*_STOPS}


def _had_room(line: str, following: str, columns: float) -> bool:
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    return len(line.rstrip()) + 1 + len(word) <= columns


def _marked(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_BULLET, _DASH, _NUMBER))


def _starts_anew(paragraph: Sequence[str], line: str, width: Width | None, *, item: bool) -> bool:
    before, text = paragraph[-1], line.lstrip()
    if not _has_words(before) or not _has_words(text) or _BULLET.match(text):
        return True
    stops = _stops(before)
    columns = (1 - width.slack) * width.columns if width else 0
    free = stops or _had_room(before, text, columns)
    if (free or item) and _marked(text):
        return True
    if free and not item and _indent(line) >= _indent(before) + 2:
        return True
    if width is None or not text.lstrip(_OPENERS)[:1].isupper():
        return False
    # A last line, or a heading above its text. Where lines are ragged, many end early.
    if stops:
        return _had_room(before, text, columns if width.slack == _TIGHT else 0.75 * width.columns)
    return len(paragraph) == 1 and _had_room(before, text, 0.6 * width.columns)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _join(lines: Sequence[str]) -> str:
    stripped = [strip(line) for line in lines]
    joined = [stripped[0]]
    for before, line in pairwise(stripped):
        joined.append(line if _word_goes_on(before, line) else f" {line}")
    return "".join(joined)


def _word_goes_on(before: str, text: str) -> bool:
    if before.endswith("\u00ad"):
        return True
    return (
        before.endswith(("-", "\u2010"))
        and before[-2:-1].isalnum()
        and text[:1].isalnum()
        and not _HANGING.match(text)
    )
