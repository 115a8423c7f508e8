"""Cutting a French sentence into the words that the counts know.

The cut is that of the counts: lower case, NFC, an elided article or pronoun is a word of its own
(`l'`, `qu'`), `<num>` stands for digits, the marks `. ! ? ; : ,` are words and other punctuation is
left out; `<s>` and `</s>` stand around the sentence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


def word_set(text: str) -> frozenset[str]:
    """The words of a text with spaces between them, as a set."""
    return frozenset(text.split())


START, END, NUMBER = "<s>", "</s>", "<num>"

_WORD = re.compile(
    r"(?:jusqu|lorsqu|puisqu|quelqu|qu|[ldnscjmt])'(?=\w)"
    r"|\d+(?:[.,\u00a0\u202f ]\d+)*"
    r"|[^\W\d_]+(?:-[^\W\d_]+)*"
    r"|[.!?;:,]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as the counts see it; the lists run in parallel.

    `text` is the sentence with straight apostrophes; `words` the words of the counts, with `<s>`
    first and `</s>` last; `raw` the same as written; `starts[i]` where word `i` starts in `text`;
    `broken[i]` says that a mark which the counts leave out (quotation mark, dash, bracket…) stands
    between word `i` and the one before it.
    """

    text: str
    words: list[str]
    raw: list[str]
    starts: list[int]
    broken: list[bool]


def cut(sentence: str) -> Words:
    """Cut a sentence into `Words`."""
    text = unicodedata.normalize("NFC", sentence).replace("’", "'")
    words, raw, starts, broken = [START], [""], [0], [False]
    end = 0
    for match in _WORD.finditer(text):
        form = match.group()
        gap = text[end : match.start()]
        broken.append(bool(gap) and not gap.isspace())
        raw.append(form)
        starts.append(match.start())
        words.append(NUMBER if form[0].isdigit() else form.lower())
        end = match.end()
    words.append(END)
    raw.append("")
    starts.append(len(text))
    broken.append(False)
    return Words(text, words, raw, starts, broken)
