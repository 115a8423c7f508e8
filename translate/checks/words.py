"""French words, for checks that have to tell them from names and from English."""

from __future__ import annotations

import gzip
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "’": "'"})


def word_set(words: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(words.split())


def fold_text(text: str) -> str:
    """The text in small letters without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.lower().translate(_LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """A word in small letters without accents."""
    return fold_text(word)


def is_common(folded: str) -> bool:
    """Whether a word, folded, is an ordinary French one; a compound is where each part is."""
    known = _common()
    return folded in known or ("-" in folded and all(part in known for part in folded.split("-")))


@cache
def _common() -> frozenset[str]:
    data = (files("translate.checks") / "data" / "words.txt.gz").read_bytes()
    return frozenset(map(fold, gzip.decompress(data).decode().split()))
