"""What stands around and between sentences and is not language: bullets, numbers, separators."""

from __future__ import annotations

import re

# Bullets, arrows, mathematical and technical signs, boxes, dingbats, emoji, Word's private bullets.
SYMBOL = (
    "[\u00a6\u2020-\u2023\u2043\u2190-\u23ff\u2500-\u2bff\ue000-\uf8ff\ufffc\ufffd"
    "\U0001f000-\U0001faff\u200d\ufe0f]"
)
_DASHES = r"\-–—―−"
_LEADING = re.compile(
    rf"""(?:
        (?: {SYMBOL} | \| | [·*+>{_DASHES}] (?=\s) | [—–] (?=\w) ) \s*
      | (?: \d{{1,2}} [.)°] (?!\d)               # 1. Titre
          | \d+ (?: \.\d+ )+ \.? (?=\s+[A-ZÀ-Þ]) # 3.1 Titre
          | [IVX]{{2,5}} \. | [a-zA-Z] \) | \( [a-z\d]{{1,4}} \) ) \s+ (?=\S)
    )+""",
    re.VERBOSE,
)
_TRAILING = re.compile(rf"(?:\s*(?:{SYMBOL}|\||\s[·*>{_DASHES}]))+\s*$")
_SEPARATOR = re.compile(rf"(\s*(?:(?:{SYMBOL}|\||\s[·>](?=\s))\s*)+)")
_WORD = re.compile(r"[^\W\d_]{2}|\b[àyaôÀYAÔ]\b")


def peel(text: str) -> tuple[str, str, str]:
    """What stands before the language, the language, and what stands after it."""
    lead = _LEADING.match(text)
    start = lead.end() if lead else 0
    trail = _TRAILING.search(text, start)
    end = trail.start() if trail else len(text)
    return text[:start], text[start:end], text[end:]


def fields(text: str) -> list[str]:
    """The text cut at bars, bullets and arrows: language, separator, language, and so on.

    Joined again, it is the text.
    """
    return _SEPARATOR.split(text)


def has_language(text: str) -> bool:
    """Whether there is a word to translate: two letters that stand together."""
    return _WORD.search(text) is not None
