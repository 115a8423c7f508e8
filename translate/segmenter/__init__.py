"""French sentence segmentation.

One pass finds every mark that may end a sentence; rules on the words around it decide. What makes
a full stop a sentence end is how likely the capital after it is a name's (Mikheev, "Periods,
capitalized words, etc.", Computational Linguistics 28(3), 2002), so the word lists hold sentence
openers beside abbreviations. No model is loaded, and the time taken grows linearly.
"""

import re

from translate.segmenter.context import skip_space
from translate.segmenter.scanner import cuts, glued_openers

__all__ = ["sentences", "spans"]

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def spans(paragraph: str) -> list[tuple[int, int]]:
    """Return the half-open character offsets of the sentences of a paragraph, in order.

    Only white space lies before, between and after the spans; between glued sentences
    (« …fin.Début ») lies nothing. No span begins or ends with white space, and none holds
    punctuation alone, unless the paragraph does. White space alone gives no span.
    """
    start = skip_space(paragraph, 0)
    end = len(paragraph.rstrip())
    if start >= end:
        return []
    found = []
    for stop, following in cuts(paragraph):
        found.append((start, stop))
        start = following
    found.append((start, end))
    return _joined(paragraph, _unglued(paragraph, found))


def sentences(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph, as they are written."""
    return [paragraph[start:end] for start, end in spans(paragraph)]


def _unglued(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut the spans before each sentence opener that is glued to the word before it."""
    offsets = glued_openers(text)
    if not offsets:
        return found
    starts = sorted({*offsets, *(start for start, _ in found)})
    ends = sorted({*offsets, *(end for _, end in found)})
    return list(zip(starts, ends, strict=True))


def _joined(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans of punctuation alone to the one before, or to the first that has a word."""
    joined: list[tuple[int, int]] = []
    worded = False
    for start, end in found:
        has_word = _LETTER_OR_DIGIT.search(text, start, end) is not None
        if joined and not (worded and has_word):
            joined[-1] = (joined[-1][0], end)
            worded = worded or has_word
        else:
            joined.append((start, end))
            worded = has_word
    return joined
