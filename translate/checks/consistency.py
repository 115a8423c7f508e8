"""The same French in two different translations by reviewers, anywhere in a corpus.

Only hashes are kept, so that a corpus of any size fits: one entry a settled sentence.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translate.alignment import Segment

_WORD = re.compile(r"\w+")
# « Oui. » and « Merci. » depend on what was said before.
LEAST_WORDS = 2


class Translations:
    """What reviewers have made of each French sentence: filled by `add`, asked by `other`."""

    def __init__(self) -> None:
        self._first: dict[int, tuple[int, int]] = {}
        self._differing: dict[int, dict[int, str]] = {}
        self._articles: list[str] = []

    def add(self, article: str, row: Segment) -> None:
        """Take in a row; those that nobody has settled do not count."""
        keys = _keys(row)
        if keys is None:
            return
        fr, en = keys
        if not self._articles or self._articles[-1] != article:
            self._articles.append(article)
        first, place = self._first.setdefault(fr, (en, len(self._articles) - 1))
        if first != en:
            found = self._differing.setdefault(fr, {first: self._articles[place]})
            found.setdefault(en, article)

    def other(self, row: Segment) -> str:
        """An article in which a settled row has another translation of this one's French."""
        keys = _keys(row)
        if keys is None:
            return ""
        found = self._differing.get(keys[0], {})
        return next((article for en, article in found.items() if en != keys[1]), "")

    def compact(self) -> Translations:
        """The same answers in little memory: for asking, not for taking in more rows."""
        found = Translations()
        found._differing = self._differing
        return found


def message(article: str) -> str:
    """What is said of such a row."""
    return f"reviewers have translated the same French otherwise in {article}"


def _keys(row: Segment) -> tuple[int, int] | None:
    """The hashes of a settled row's French and English, case and punctuation aside."""
    if not (row.settled and row.en):
        return None
    french = _WORD.findall((row.fr_fixed or row.fr).casefold())
    if len(french) < LEAST_WORDS:
        return None
    return _hash(french), _hash(_WORD.findall(row.en.casefold()))


def _hash(words: list[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest())
