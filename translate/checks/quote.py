"""Quotation marks that got lost on the way.

French opens a quotation in one sentence and closes it in a later one, so a single mark is nothing
odd. Marks around a title or a term are often left out by translators; around more words somebody
is speaking, and around a single small word the writer keeps a distance: the reader has to know.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translate.checks.finding import Pair

_INCHES = re.compile(r"(?<=\d)(?:\"|'')(?!\w)")
_DOUBLE = re.compile(r"[«»“”„‟\"]|''|``")
_OPENS = re.compile(r"(?<![\w'’])['‘‚‹](?=\w)")
# Direct speech that has become reported speech.
_SAYS = (
    r"(?:sa(?:ys?|id|ying)|(?:stat|announc|declar|explain|add|claim|argu|admit|insist|warn|report"
    r"|indicat|believ|predict|confirm|assur|affirm|conclud|estimat|propos|suggest|acknowledg"
    r"|recogni[sz]|stress|underlin|emphasi[sz]|complain|deni|deny|observ|remark|recall)"
    r"(?:e?s|t?ed|ies|e|ing)?|points? out|not(?:es?|ed|ing)|told(?: \w+){1,2}"
    r"|thinks?|thought|feels?|felt)"
)
_REPORTED = re.compile(rf"\b{_SAYS} that\b|\bAccording to\b|^(?:\S+ ){{1,4}}{_SAYS}\b")
_REPORTED_FR = re.compile(r"\bqu[e'’]|\b(?:selon|d['’]après)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:je|j['’]|nous|vous|mon|mes|notre|nos|votre|vos|moi)(?!\w)", re.IGNORECASE)
_I_EN = re.compile(r"\b(?:I|we|you|my|our|your|us|me|let['’]?s)\b", re.IGNORECASE)
LEAST_WORDS, MOST_DISTANCED = 3, 2


def marks(text: str) -> int:
    """How many quotation marks a text has; single ones count where they open.

    Others may be apostrophes.
    """
    double = len(_DOUBLE.findall(_INCHES.sub("", text)))
    return double + len(_OPENS.findall(text))


def quotes(text: str) -> bool:
    """Whether a text quotes somebody, not just a title or a term."""
    parts = _DOUBLE.split(_INCHES.sub("", text))
    # One mark opens or closes a quotation of several sentences.
    quoted = parts if len(parts) == 2 else parts[1::2]
    return any(_words(part) >= LEAST_WORDS or _is_distanced(part) for part in quoted)


def _is_distanced(quoted: str) -> bool:
    words = quoted.split()
    return 0 < len(words) <= MOST_DISTANCED and all(word.islower() for word in words)


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def lost(fr: str, en: str) -> bool:
    """Whether the French quotes somebody and the English has no quotation marks.

    Speech that is only reported in the English (“she said that…”, no “I” any more) needs none.
    """
    if not quotes(fr) or marks(en):
        return False
    if _I.search(fr) and not _I_EN.search(en):
        return False
    outside = " ".join(_DOUBLE.split(fr)[::2])
    return not _REPORTED.search(en) or bool(_REPORTED_FR.search(outside))


def find(pair: Pair) -> str:
    """What is said of a row whose quotation marks are gone; empty where they are not."""
    return _MESSAGE if lost(pair.fr, pair.en) else ""


_MESSAGE = "quotation marks in the French, none in the English"
