"""What a check is given, and what it answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translate.alignment import Segment
    from translate.glossary import Glossary


@dataclass(frozen=True)
class Finding:
    """A flag, and in plain words what has been found: « 12 » in the French, not in the English."""

    flag: str
    message: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A row as the checks see it: the French as it should read and the English as published.

    `locale` is the English that reviewers write: `en-GB`, `en-US`, or empty for either; `glossary`
    is the corpus's, where there is one.
    """

    segment: Segment
    fr: str
    en: str
    locale: str = ""
    glossary: Glossary | None = None


# Zero-width spaces and joiners, soft hyphens and byte order marks: nobody sees them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
# A quotation mark typed for an apostrophe: l"automne.
_TYPED = re.compile(r"\b([cdjlmnst]|(?:jus|lors|puis|quel)?qu)\"\s?(?=\w)", re.IGNORECASE)


def pair_of(segment: Segment, locale: str = "", glossary: Glossary | None = None) -> Pair:
    """The pair of a row: `fr_fixed`, else `fr`; `en`, else `mt`; without what only looks odd."""
    fr = _INVISIBLE.sub("", segment.fr_fixed or segment.fr)
    if '"' in fr:
        fr = _TYPED.sub(r"\1'", fr)
    return Pair(segment, fr, _INVISIBLE.sub("", segment.english).strip(), locale, glossary)
