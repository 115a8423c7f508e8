"""Long sentences cut where a clause ends, into parts that a model can take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Where a sentence may be cut, and how good a place it is. The cut is after the match.
_PLACES = (
    (re.compile(r"[.!?…][\"»”)\]]*\s+(?=\S)"), 5.0),
    (re.compile(r"\s?[;:]\s+(?=\S)"), 4.0),
    (re.compile(r"\s[–—-]\s+(?=\S)"), 3.0),
    (re.compile(r",\s+(?=(?:et|mais|ou|donc|car|or|puis|alors|tandis|parce|quand|lorsque|qui|que"
                r"|dont|où|si|bien|afin|avec|sans|pour|dans|selon|ainsi|comme)\b)"), 2.5),
    (re.compile(r",\s+(?=\S)"), 2.0),
    (re.compile(r"\s+(?=(?:et|mais|ou|donc|car|puis|qui|dont|parce|lorsque|afin)\b)"), 1.5),
    (re.compile(r"\s+(?=(?:que|pour|dans|avec|sans|sur|par|à|de|des|du|en)\b)"), 1.0),
    (re.compile(r"(?<!\d)\s+(?=\S)|\s+(?=[^\W\d])"), -1.0),
)  # fmt: skip
_OPENING, _CLOSING = "«“([", "»”)]"


def split_to_fit(text: str, count: Callable[[str], int], limit: int) -> list[str]:
    """The text in parts of at most `limit` by `count`; parts joined by a space are the text.

    The best place near the middle is taken, again and again. A word that is too long by itself is
    cut between characters, and then no space has stood there.
    """
    done: list[str] = []
    waiting = [text]
    while waiting:
        part = waiting.pop()
        if count(part) <= limit or len(part) < 2:
            done.append(part)
        else:
            waiting += reversed(halves(part))
    return done


def halves(text: str) -> Sequence[str]:
    """The text in two, at the best place near its middle."""
    cut = best_cut(text)
    if cut is None:
        cut = len(text) // 2
    return text[:cut].rstrip(), text[cut:].lstrip()


def best_cut(text: str) -> int | None:
    """The offset of the best place to cut the text in two; None where it is one word.

    No place within a quotation or brackets is taken while there is another.
    """
    depths = _depths(text)
    best: tuple[float, int] | None = None
    for pattern, merit in _PLACES:
        for match in pattern.finditer(text):
            at = match.end()
            distance = abs(2 * at / len(text) - 1)
            if distance > 0.9:
                continue
            value = merit - 3 * distance - (100 if depths[at] else 0)
            if best is None or value > best[0]:
                best = value, at
    return best[1] if best else None


def _depths(text: str) -> list[int]:
    """How many quotations and brackets are open before each character, and at the end.

    A mark that is never closed opens nothing.
    """
    depths = [0] * (len(text) + 1)
    stack: list[int] = []
    for at, character in enumerate(text):
        if character in _OPENING:
            stack.append(at)
        elif character in _CLOSING and stack:
            start = stack.pop()
            if not stack:
                depths[start + 1 : at + 1] = [1] * (at - start)
    return depths
