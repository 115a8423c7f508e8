"""Checking that the French side is French and the English side English."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from translate.align.tokens import words
from translate.errors import BitextError

if TYPE_CHECKING:
    from collections.abc import Sequence

_FRENCH = frozenset(
    words(
        "au aux avec ce ces cette dans de des du elle elles en est et était il ils je la le les "
        "leur mais ne nous ou par pas plus pour qu que qui sa se ses son sont sur un une vous"
    )
)
_ENGLISH = frozenset(
    words(
        "an and are as at be been by for from had has have he her his if in is it its my not of "
        "on or she so than that the their them they this to was we were what which who with you"
    )
)
FEWEST_WORDS = 40
"""Shorter texts are not judged."""

LEAST_SHARE = 0.08
"""Function words make up about a third of running text in their language, and far less than
this of any other."""


class AlignInputError(BitextError):
    """Two texts that cannot be aligned as they were given."""


def function_word_shares(sentences: Sequence[str]) -> tuple[float, float]:
    """Share of French and of English function words among the words of `sentences`, 0 to 1."""
    counts = Counter(word for text in sentences for word in words(text))
    total = max(1, counts.total())
    french, english = (sum(counts[word] for word in kind) / total for kind in (_FRENCH, _ENGLISH))
    return french, english


def looks_swapped(fr: Sequence[str], en: Sequence[str]) -> bool:
    """Whether `fr` reads as English and `en` as French."""
    return _language(fr) == "English" and _language(en) == "French"


def check_sides(fr: Sequence[str], en: Sequence[str]) -> None:
    """Raise AlignInputError where a side is empty, in another language, or the two are swapped.

    Texts of fewer than `FEWEST_WORDS` words pass whatever their language.
    """
    for sentences, name in ((fr, "French"), (en, "English")):
        if not any(words(text) for text in sentences):
            raise AlignInputError(
                f"the {name} text is empty",
                "Aligning takes two texts; check the two file names.",
            )
    if looks_swapped(fr, en):
        raise AlignInputError(
            "the texts are swapped: the first reads as English, the second as French",
            "Give the French text first.",
        )
    for sentences, name in ((fr, "French"), (en, "English")):
        language = _language(sentences)
        if language not in (name, ""):
            raise AlignInputError(
                f"the {name} text reads as {language}, not as {name}",
                "Check the two file names: French first, then English.",
            )


def _language(sentences: Sequence[str]) -> str:
    """French, English, another language, or an empty string where there are too few words."""
    if sum(len(words(text)) for text in sentences) < FEWEST_WORDS:
        return ""
    french, english = function_word_shares(sentences)
    if max(french, english) < LEAST_SHARE:
        return "another language"
    return "French" if french >= english else "English"
