"""What stands in the English where a name of the French should, for the message of a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def stand_ins(names: Sequence[str], fr: str, en: str) -> tuple[str, ...]:
    """The capitalised English words that are linked to `names` of the French, as they stand.

    In the order of the English. Words are linked by `align_words`, a few milliseconds a segment,
    so this is for findings and not for finding. A word that the French has too stands for itself.
    """
    from translate.align.tokens import tokenise
    from translate.align.words import align_words

    french, english = ([text[start:end] for start, end in tokenise(text)] for text in (fr, en))
    (links,) = align_words([(fr, en)])
    parts = {part for name in names for part in name.split("-")}
    places = sorted({j for i, j in links if french[i] in parts})
    found = (english[j] for j in places if english[j][0].isupper())
    return tuple(dict.fromkeys(word for word in found if word not in french))
