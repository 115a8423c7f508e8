"""The checks: the closed list of flags, what each of them means, and what finds it.

A check is one small module of pure functions. Its line here gives its code, its explanation and,
where one row tells all, the function that finds it: from a `Pair` to what is said of the row, empty
where there is nothing to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.alignment import Status
from translate.checks import (
    confidence,
    copy,
    name,
    number,
    punctuation,
    quote,
    ratio,
    repetition,
    review,
    rough,
    source_form,
    spacing,
    term,
)
from translate.checks.finding import Finding, pair_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from translate.alignment import Segment
    from translate.checks.finding import Pair
    from translate.glossary import Glossary

__all__ = [
    "CHECKS",
    "ENGINE_FLAGS",
    "EXPLANATIONS",
    "Finding",
    "findings_of",
    "flags_of",
    "text_findings",
]


@dataclass(frozen=True, slots=True)
class Check:
    """A flag. `english`: it looks at the English, so that a row without any is passed over."""

    code: str
    explanation: str
    find: Callable[[Pair], str] | None = None
    english: bool = True


CHECKS = (
    # about the source
    Check("boilerplate", "not part of the article: an advert marker, a menu, a share line"),
    Check("rough-source", "the French reads like raw machine translation", rough.find_rough, False),
    Check("english-left", "English words left in the French", rough.find_english_left, False),
    Check(
        "repaired",
        "a rule proposes a repair of the French, in fr_suggested",
        rough.find_repaired,
        False,
    ),
    Check("duplicate", "the same or nearly the same passage stands twice, as pull quotes do"),
    Check("lang", "not French"),
    Check("encoding", "characters that a wrong encoding has garbled, or HTML entities"),
    Check(
        "no-punct",
        "a long French segment without punctuation",
        source_form.find_unpunctuated,
        False,
    ),
    Check("long", "a very long French segment", source_form.find_long, False),
    # about the translation
    Check("loop", "the translation repeats itself", repetition.find_loop),
    Check("copy", "left in French, as a whole or in part", copy.find_copy),
    Check("empty", "the model gave nothing", copy.find_empty, False),
    Check("ratio", "the translation is far too long or too short for its French", ratio.find),
    Check("number", "the numbers of the French and of the English differ", number.find),
    Check("name", "a name of the French is missing in the English", name.find),
    Check("quote", "the quotation marks are lost", quote.find),
    Check(
        "endpunc", "the final question mark is lost, or the sentence breaks off", punctuation.find
    ),
    Check("doubleword", "a word stands twice running, as in « the the »", repetition.find_doubled),
    Check("spacing", "French spacing or guillemets left in the English", spacing.find),
    Check("term", "the glossary wants another word", term.find),
    Check("inconsistent", "reviewers have translated the same French in two ways"),
    Check("low-confidence", "the model was unsure of this translation", confidence.find),
    Check("low-alignment", "the two texts were aligned here without certainty"),
    # about the review
    Check(
        "stale", "the French has changed since the English was reviewed", review.find_stale, False
    ),
    Check("same", "marked fixed, yet equal to the machine translation", review.find_same, False),
)
EXPLANATIONS = {check.code: check.explanation for check in CHECKS}
# What `checks.source.source_flags` finds, from an article as a whole.
SOURCE_FLAGS = frozenset({"boilerplate", "duplicate", "lang", "encoding"})
# What the guard around the model finds as well, with more to go by than the text it lets through.
ENGINE_FLAGS = frozenset({"loop", "copy", "empty", "ratio"})

_ROW_CHECKS = tuple(check for check in CHECKS if check.find)
_STORED_FLAGS = frozenset(c.code for c in CHECKS if not c.find) - SOURCE_FLAGS
_ORDER = {check.code: n for n, check in enumerate(CHECKS)}


def text_findings(
    segment: Segment,
    *,
    off: Collection[str] = (),
    locale: str = "",
    glossary: Glossary | None = None,
) -> tuple[Finding, ...]:
    """What one row's own cells tell, in the order of `CHECKS`.

    The English is `en`, else `mt`; the French `fr_fixed`, else `fr`; `locale` is the English that
    reviewers write (`en-GB`, `en-US`, empty for either). Codes that the reviewer has dismissed in
    `ignore` and those in `off` are left out. A skipped row is no part of the article: nothing.
    """
    if segment.status is Status.SKIP:
        return ()
    pair = pair_of(segment, locale, glossary)
    return tuple(
        Finding(check.code, message)
        for check in _ROW_CHECKS
        if (pair.en or not check.english)
        and check.code not in segment.ignore
        and check.code not in off
        and check.find
        for message in (check.find(pair),)
        if message
    )


def stored_flags(segment: Segment) -> tuple[str, ...]:
    """The flags in the row's `flags` that its text cannot tell and that still hold.

    What the guard said of `mt` holds as long as `mt` is what the row shows.
    """
    if segment.status is Status.SKIP:
        return ()
    known = _STORED_FLAGS if segment.en else _STORED_FLAGS | ENGINE_FLAGS
    return tuple(flag for flag in segment.flags if flag in known)


def findings_of(
    segment: Segment,
    others: Iterable[Finding] = (),
    *,
    off: Collection[str] = (),
    locale: str = "",
    glossary: Glossary | None = None,
) -> tuple[Finding, ...]:
    """Everything that is known of a row, one finding a flag, in the order of `CHECKS`.

    What its text tells, what was found by looking at more than the row (`others`), and the stored
    flags that still hold.
    """
    hidden = {*segment.ignore, *off}
    known = (
        *text_findings(segment, off=off, locale=locale, glossary=glossary),
        *others,
        *(Finding(flag, EXPLANATIONS[flag]) for flag in stored_flags(segment)),
    )
    found: dict[str, Finding] = {}
    for finding in known:
        if finding.flag not in hidden:
            found.setdefault(finding.flag, finding)
    return tuple(sorted(found.values(), key=lambda finding: _ORDER[finding.flag]))


def flags_of(
    segment: Segment,
    source: Iterable[str] = (),
    *,
    off: Collection[str] = (),
    locale: str = "",
    glossary: Glossary | None = None,
) -> tuple[str, ...]:
    """What the `flags` column of a row is to hold; `source` are the flags of its French."""
    others = (Finding(flag, EXPLANATIONS[flag]) for flag in source)
    found = findings_of(segment, others, off=off, locale=locale, glossary=glossary)
    return tuple(finding.flag for finding in found)
