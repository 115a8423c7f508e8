"""What differs between two English sentences, word by word."""

from __future__ import annotations

import difflib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: `kind` is `same`, `old` (only in the first text) or `new` (in the second)."""

    kind: str
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both texts in order, by longest matching blocks (Ratcliff, Obershelp 1988)."""
    left, right = old.split(), new.split()
    pieces: list[Piece] = []
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", " ".join(left[a:b])))
            continue
        if b > a:
            pieces.append(Piece("old", " ".join(left[a:b])))
        if d > c:
            pieces.append(Piece("new", " ".join(right[c:d])))
    return tuple(pieces)


def marked(pieces: tuple[Piece, ...]) -> str:
    """The difference as `git diff --word-diff` writes it: [-old-] {+new+}."""
    marks = {"same": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}
    return " ".join(marks[p.kind][0] + p.text + marks[p.kind][1] for p in pieces)
