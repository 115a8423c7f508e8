"""Characters that a wrong encoding has garbled, and HTML entities."""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# The letters of French and of its neighbours, in names too, and the signs that French prints.
_LATIN_1 = [chr(code) for code in range(0xA0, 0x100)] + list("ŒœŸ‘’‚“”„†•…‰‹›–—€™\u202f\u2009")
_LATIN = _LATIN_1 + [chr(code) for code in range(0x100, 0x180) if chr(code) not in "ŒœŸ"]
# What programs read UTF-8 in by mistake. The DOS code pages have frames, which are also drawn.
_MISREADINGS = {
    "cp1252": _LATIN,
    "latin-1": _LATIN,
    "mac_roman": _LATIN,
    "cp850": _LATIN_1,
    "cp437": _LATIN_1,
}


def _misread(char: str, encoding: str) -> str:
    """Return the characters that the UTF-8 bytes of one turn into; Web browsers fill the gaps."""
    return "".join(
        bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in char.encode()
    )


_MENDS = {
    _misread(char, encoding): char for encoding, chars in _MISREADINGS.items() for char in chars
}


def _any_of(sequences: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds the longest of some sequences, which are sorted into a tree."""
    tails: dict[str, list[str]] = defaultdict(list)
    for sequence in sorted(sequences, key=len, reverse=True):
        tails[sequence[0]].append(re.escape(sequence[1:]))
    return re.compile("|".join(f"{re.escape(a)}(?:{'|'.join(b)})" for a, b in tails.items()))


_GARBLED = _any_of(_MENDS)
# Where a program has made a plain space of the no-break space that ended a garbled character.
_SPACED = re.compile(r"(?<![A-ZÀ-Þ])Ã (?=\w)|Â (?=[:;!?%€»])")
_ENTITY = re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,30});")
_LOST = re.compile(r"\ufffd|(?<=\w)(?:â\?\?|Ã\?)(?=\w)")
_STRAY = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Several rounds of garbling are undone one by one.
_ROUNDS = 4


def mojibake(text: str) -> bool:
    """Whether a text holds garbled characters, HTML entities or stray control characters."""
    return bool(
        _GARBLED.search(text)
        or _SPACED.search(text)
        or _LOST.search(text)
        or _STRAY.search(text)
        or any(map(_is_entity, _ENTITY.findall(text)))
    )


def repaired(text: str) -> str:
    """Return what a garbled text should read, as far as that can be told; others unchanged.

    A lost character (U+FFFD) stays; stray control characters go.
    """
    for _ in range(_ROUNDS):
        mended = _GARBLED.sub(lambda match: _MENDS[match[0]], text)
        mended = _SPACED.sub(lambda match: "à " if match[0] == "Ã " else "\xa0", mended)
        mended = _ENTITY.sub(lambda match: unescape(match[0]), mended)
        mended = _STRAY.sub(_windows, mended)
        if mended == text:
            break
        text = mended
    return text


def _is_entity(entity: str) -> bool:
    return entity[1] == "#" or entity[1:] in html5


def _windows(match: re.Match[str]) -> str:
    """Return what a C1 control character stands for in cp1252, which it was meant to be."""
    return match[0].encode("latin-1").decode("cp1252", errors="ignore") if match[0] > "\x7f" else ""
