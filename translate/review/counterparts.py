"""Which words of a row stand for each other, for the marks at the cursor's counterpart."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from translate.review.fields import Fields


def words(fields: Fields) -> tuple[int, dict[str, Any]]:
    """The words of a French and an English text, and the links between them.

    Words are (start, end) in the browser's UTF-16 units, links (French, English) numbers of
    words. The word list is read when it is first needed.
    """
    from translate.align.tokens import tokenise
    from translate.align.words import align_words

    texts = {side: fields.text(side) for side in ("fr", "en")}
    (links,) = align_words([(texts["fr"], texts["en"])])
    spans: dict[str, Any] = {
        side: in_units(text, tokenise(text)) if links else [] for side, text in texts.items()
    }
    return 200, {**spans, "links": links}


def in_units(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of characters as spans of UTF-16 units, in which a browser counts."""
    if text.isascii() or max(text) <= "\uffff":
        return spans
    units = list(accumulate((1 + (sign > "\uffff") for sign in text), initial=0))
    return [(units[start], units[end]) for start, end in spans]
