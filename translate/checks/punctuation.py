"""How a segment ends: a question that is none any more, a sentence that breaks off.

A full stop that a heading has or lacks, a colon for a stop and a question for a request (« voulez-
vous bien » and “will you?”) are a matter of style.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.checks.words import word_set

if TYPE_CHECKING:
    from translate.checks.finding import Pair

# Of the text back to front, where it takes one look.
_END = re.compile(r"[\s\"'«»“”‘’()\[\]*–—-]*([?!.…:;,]*)")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
# Words that no English sentence ends with.
_OPEN = word_set("a an the and or their its my your our whose")


def ending(text: str) -> str:
    """The marks that end a text, closing quotation marks and brackets aside: `?!`, `.`, or none."""
    match = _END.match(text[::-1])
    return match[1][::-1] if match else ""


def find(pair: Pair) -> str:
    """What is said of a row whose English ends otherwise than its French; empty where not."""
    french, english = ending(pair.fr), ending(pair.en)
    if "?" in french and "?" not in english:
        return "the French asks a question, the English ends without a question mark"
    if not french or french[-1] in ":;,":
        return ""
    if english and english[-1] in ",;":
        return f"the English ends with « {english[-1]} », the French with « {french} »"
    if not english and breaks_off(pair.en):
        return "the English breaks off"
    return ""


def breaks_off(en: str) -> bool:
    """Whether an English text ends in the middle: with an article, a conjunction, “their”."""
    last = _LAST_WORD.search(en)
    return last is not None and last[1].lower() in _OPEN
