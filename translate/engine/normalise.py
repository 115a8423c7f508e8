"""French as a Marian model wants to read it; the caller keeps the text as it was written.

Two steps: `clean` mends what is wrong for any model (entities, mojibake, invisible characters,
French spacing), and `Normaliser` replaces what this model's vocabulary lacks. What cannot be
replaced becomes a *slot*: the model reads a stand-in, and the text goes back in afterwards.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.engine.markers import SYMBOL

if TYPE_CHECKING:
    from translate.engine.pieces import Pieces

# Marian models pass single capitals through untouched, and no French word is one of these.
STAND_INS = ("X", "Z", "Q", "W", "V")
LONGEST_WORD = 60  # characters; what is longer is no word of any language

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0e\ufeff]"
    rf"|(?<!{SYMBOL})[\u200d\ufe0f]"  # those that join the parts of an emoji stay
)
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3\u00c5\u00e2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192"
    "\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,2}"
)
_SPACE_IN_NUMBER = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
# URLs, e-mail addresses and handles.
LITERAL = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"]*[^\s<>«»\".,;:!?)\]]"
    r"|[\w.+-]+@[\w-]+\.[\w.-]*\w"
    r"|(?<!\w)@\w+"
    r"|\b\w+(?:&\w+)+"
    r"|(?<!\d)\d{1,3}(?:,\d{3}){2,}(?!\d)"
)
_SPECIAL = re.compile(r"https?:|www\.|@|\w&\w|\d \d{3} \d{3}")
_MILLIONS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3}){2,}(?!\w)")
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")
_EDGES = re.compile(r"^\W+|\W+$")
_UNITS = (
    (re.compile(r"\b([Nn])[°º]\s?(?=\d)"), r"\1uméro "),
    (re.compile(r"(?<=\d)\s?°\s?[CF]\b"), " degrés"),
    (re.compile(r"€\s?(\d[\d.,]*)"), r"\1 euros"),
    (re.compile(r"(?<=\d)\s?€"), " euros"),
    (re.compile(r"(?<=\d)\s?°(?!\w)"), " degrés"),
)
_SUBSTITUTES = {
    "’": "'", "‘": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'", "‹": "'", "›": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
    "—": "-", "–": "-", "―": "-", "‒": "-", "‐": "-", "‑": "-", "−": "-",
    "…": "...", "€": " euros", "&": " et ", "×": "x", "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae",
}  # fmt: skip
# A vocabulary that has one of two and not the other has seen neither used well.
_PAIRS = dict(zip("«»“”‘’‹›", "»«”“’‘›‹", strict=True))
_ACCENTED = frozenset("àâäéèêëîïôöùûüÿçÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇ")
_UNPRINTABLE = re.compile(r"[^\x20-\x7e\u200d]")
# « étudiant·e·s », « étudiant·es »: the masculine alone, as models were taught.
_INCLUSIVE = re.compile(r"(?<=[^\W\d_])[·•‧]([^\W\d_]{1,6})(?:[·•‧]([sx]))?(?!\w)")


def clean(text: str) -> str:
    """The text with one space between words and nothing invisible or broken in it."""
    if "&" in text:
        text = html.unescape(text)
    text = _MOJIBAKE.sub(_repaired, text)
    text = _INCLUSIVE.sub(_masculine, unicodedata.normalize("NFC", text))
    text = _SPACE_IN_NUMBER.sub(" ", _INVISIBLE.sub("", text))
    text = text if text.isprintable() else _UNPRINTABLE.sub(_blank, text)
    return " ".join(text.split())


def _repaired(match: re.Match[str]) -> str:
    """UTF-8 that was read as Windows-1252 (« Ã© »), put right where that is what it is."""
    try:
        return match[0].encode("cp1252", "strict").decode("utf-8")
    except UnicodeError:
        return match[0]


def _blank(match: re.Match[str]) -> str:
    return match[0] if match[0].isprintable() else " "


def _masculine(match: re.Match[str]) -> str:
    return match[2] or ("s" if match[1].endswith("s") else "")


@dataclass(frozen=True)
class Prepared:
    """Text that a model can read.

    `slots` are (stand-in, what it stands for); `respelt` are (word as the model reads it, word
    as it was written).
    """

    text: str
    slots: tuple[tuple[str, str], ...] = ()
    respelt: tuple[tuple[str, str], ...] = ()


class Normaliser:
    """Replaces what the vocabulary of one model lacks."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._known: set[str] = set()
        self._unknown: set[str] = set()
        # French spacing as the model was taught it: a mark that its vocabulary knows only without
        # a space before it is read without one.
        tight = "".join(mark for mark in ":;!?" if f"▁{mark}" not in pieces.vocabulary)
        self._loose_mark = re.compile(rf"(?<=\S) (?=[{tight}])") if tight else None

    def knows(self, text: str) -> bool:
        """Whether the vocabulary has every character of the text."""
        characters = set(text)
        if characters <= self._known:
            return True
        for character in characters - self._known - self._unknown:
            both = character + _PAIRS.get(character, "")
            pieces = [p for one in self._pieces.encode(list(both)) for p in one]
            whole = all(piece in self._pieces.vocabulary for piece in pieces)
            (self._known if whole else self._unknown).add(character)
        return characters <= self._known

    def can_read(self, text: str) -> bool:
        """Whether the vocabulary has every character, or a substitute for it."""
        return self.knows(text) or self.knows(self._substituted(text))

    def __call__(self, text: str) -> Prepared:
        """The text with every character one that the vocabulary has."""
        if self._loose_mark:
            text = self._loose_mark.sub("", text)
        if not (_SPECIAL.search(text) or _LONG_WORD.search(text)) and self.knows(text):
            return Prepared(text)
        for pattern, name in _UNITS:
            text = pattern.sub(name, text)
        # Models drop digits of long numbers; as literals they keep them, set as in English.
        text = _MILLIONS.sub(lambda match: match[0].replace(" ", ","), text)
        free = [name for name in STAND_INS if not re.search(rf"\b{name}\b", text)]
        slots: list[tuple[str, str]] = []
        respelt: list[tuple[str, str]] = []
        words: list[str] = []
        open_slot = False  # the last word is a stand-in with nothing after it
        for word in text.split(" "):
            start, end = self._opaque(word)
            if start == end:
                plain = self._kept(word)
                written = self._core(word) if not self.knows(word) else ""
                if any(
                    not self.can_read(c) or (c.isalpha() and not self.knows(c)) for c in written
                ):
                    respelt.append((self._kept(written), written))
                words.append(plain)
                open_slot = False
                continue
            before, core, after = word[:start], word[start:end], word[end:]
            if open_slot and not before:
                name, so_far = slots.pop()
                slots.append((name, f"{so_far} {core}"))
                words[-1] += self._kept(after)
            elif free:
                slots.append((free.pop(0), core))
                words.append(f"{self._kept(before)}{slots[-1][0]}{self._kept(after)}")
            else:
                words.append(self._kept(word))
            open_slot = bool(slots) and words[-1].endswith(slots[-1][0]) and not after
        return Prepared(" ".join(" ".join(words).split()), tuple(slots), tuple(respelt))

    def _opaque(self, word: str) -> tuple[int, int]:
        """The span of what the model cannot read and must not touch; empty where there is none."""
        literal = LITERAL.search(word)
        if literal:
            return literal.span()
        if len(word) <= LONGEST_WORD and self.can_read(word):
            return 0, 0
        opaque = [n for n, c in enumerate(word) if not self.can_read(c)]
        if not opaque:
            return 0, len(word)
        bare = _EDGES.sub("", word)
        if bare and self.can_read(bare):  # « Microsoft® »
            return 0, 0
        start, end = opaque[0], opaque[-1] + 1
        while start and (word[start - 1].isalnum() or word[start - 1] in "/#+-.\\"):
            start -= 1
        while end < len(word) and (word[end].isalnum() or word[end] in "/#+-\\"):
            end += 1
        return start, end

    def _core(self, word: str) -> str:
        """The word without the punctuation around it that the model can read."""
        start, end = 0, len(word)
        while start < end and not word[start].isalnum() and self.can_read(word[start]):
            start += 1
        while end > start and not word[end - 1].isalnum() and self.can_read(word[end - 1]):
            end -= 1
        return word[start:end]

    def _substituted(self, text: str) -> str:
        return "".join(c if self.knows(c) else self._substitute(c) for c in text)

    def _substitute(self, character: str) -> str:
        if character in _SUBSTITUTES:
            return _SUBSTITUTES[character]
        bare = unicodedata.normalize("NFD", character)[0]
        return bare if character in _ACCENTED and self.knows(bare) else character

    def _kept(self, text: str) -> str:
        return "".join(c for c in self._substituted(text) if self.knows(c))
