"""French that reads like raw machine translation, and the repairs that rules propose for it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from translate.alignment import Status
from translate.checks.lang import not_french
from translate.rough import assess, estimate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translate.alignment import Segment
    from translate.checks.finding import Pair
    from translate.rough import Roughness


@lru_cache(maxsize=1024)
def _roughness(french: str) -> Roughness | None:
    """How rough a sentence is; None for one in another language, which is another matter."""
    return None if not_french(french) else assess(french)


def find_rough(pair: Pair) -> str:
    """What speaks for raw machine translation, where the evidence is enough."""
    found = _roughness(pair.fr)
    if not found or not found.rough:
        return ""
    reasons = "; ".join(reason.rstrip(": ") for reason in found.reasons[:3])
    return f"reads like raw machine translation: {reasons or 'words that French rarely joins'}"


def find_english_left(pair: Pair) -> str:
    """The English words and names that stand in the French."""
    found = _roughness(pair.fr)
    words = ", ".join(f"« {word} »" for word in found.english_left) if found else ""
    return f"English left in the French: {words}" if words else ""


def find_repaired(pair: Pair) -> str:
    """The repair that a rule proposes, where a reviewer has not written one."""
    row = pair.segment
    if not row.fr_suggested or row.fr_fixed or row.settled:
        return ""
    return f"a rule proposes: {row.fr_suggested}"


def article_roughness(rows: Iterable[Segment], sample: int | None = None) -> float:
    """From 0 to 1: how likely the article of these rows is raw machine translation.

    With `sample`, from so many of them, spread over the article.
    """
    texts = [row.fr for row in rows if row.status is not Status.SKIP]
    if sample and len(texts) > sample:
        texts = [texts[n * len(texts) // sample] for n in range(sample)]
    return estimate([found for text in texts if (found := _roughness(text))])
