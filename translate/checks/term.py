"""Terms that the English does not have as the glossary wants them.

Presence is what counts: an English that says “it” the second time is good English. A forbidden
word is reported only where it seems to stand for its term, not where the term has its right
English as often as it stands in the French, so that the word translates something else.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from translate.checks.finding import Finding
from translate.terms import longest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.checks.finding import Pair
    from translate.glossary import Glossary
    from translate.terms import Match

FLAG = "term"


def term_findings(fr: str, en: str, glossary: Glossary) -> tuple[Finding, ...]:
    """What of the glossary an English sentence breaks, one finding a term; inflected forms count.

    Where a longer term stands (« intelligence artificielle générative »), the shorter ones inside
    it are not asked for. Entries for the same French are alternatives. Nothing is said of an empty
    English.
    """
    if not glossary.entries or not en.strip():
        return ()
    places: dict[tuple[int, int], list[int]] = defaultdict(list)
    for match in glossary.french.longest_in(fr):
        places[match.start, match.end].append(match.term)
    if not places:
        return ()
    spans: dict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
    for span, numbers in places.items():
        spans[tuple(numbers)].append(span)
    terms, owner, allowed = glossary.english
    asked = {number for entries in spans for number in entries}
    found = [match for match in terms.all_in(en) if owner[match.term] in asked]
    right = [match for match in found if allowed[match.term]]
    wrong = [
        match
        for match in found
        if not allowed[match.term] and not any(_inside(match, other) for other in right)
    ]
    findings = []
    for entries, stands in spans.items():
        start, end = stands[0]
        message = _message(
            [glossary.entries[number].allowed for number in entries],
            len(longest([match for match in right if owner[match.term] in entries])),
            len(stands),
            [en[match.start : match.end] for match in wrong if owner[match.term] in entries],
        )
        if message:
            findings.append(Finding(FLAG, f"« {fr[start:end]} »: {message}"))
    return tuple(findings)


def _message(
    alternatives: Sequence[Sequence[str]], right: int, stands: int, forbidden: Sequence[str]
) -> str:
    """What is said of a term that `stands` so often, with so many `right` English ones."""
    wanted = list(dict.fromkeys(text for texts in alternatives for text in texts))
    if wanted and right >= (stands if forbidden else 1):
        return ""
    parts = []
    if forbidden:
        parts.append(f"“{forbidden[0]}” must not stand for it")
    if wanted and not right:
        parts.append("not in the English as " + " or ".join(f"“{text}”" for text in wanted))
    return ", ".join(parts)


def _inside(match: Match, other: Match) -> bool:
    return other.start <= match.start and match.end <= other.end


def find(pair: Pair) -> str:
    """What of the glossary the row's English breaks; empty without a glossary."""
    if pair.glossary is None or not pair.glossary.entries:
        return ""
    found = term_findings(pair.fr, pair.en, pair.glossary)
    return "; ".join(finding.message for finding in found)
