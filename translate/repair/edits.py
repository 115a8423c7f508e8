"""Edits of a sentence: which characters become what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.repair.mend import mend_left

if TYPE_CHECKING:
    from translate.rough.sentence import Sentence

Edits = list[tuple[int, int, str]]
"""Edits that belong together: `(start, end, new text)` in characters of the sentence."""


def end(s: Sentence, i: int) -> int:
    """Where word `i` ends."""
    return s.cut.starts[i] + len(s.raw[i])


def like(word: str, model: str) -> str:
    """A word with a capital where `model` has one."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def swap(s: Sentence, first: int, last: int, new: str, source: str = "", target: str = "") -> Edits:
    """Words `first` to `last` (with it) become `new`, and the word before is made to fit.

    `source` and `target` are the genders of the old and the new noun (`m`, `f` or empty). No edits
    where the word before cannot be made to fit.
    """
    start = s.cut.starts[first]
    before = s.cut.text[:start]
    mended = mend_left(before, new, source, target)
    if mended is None:
        return []
    same = 0
    while same < min(len(before), len(mended)) and before[same] == mended[same]:
        same += 1
    return [(same, end(s, last), mended[same:] + new)]


def drop(s: Sentence, first: int, last: int) -> tuple[int, int, str]:
    """Words `first` to `last` (with it) go, with the space before them."""
    return end(s, first - 1), end(s, last), ""
