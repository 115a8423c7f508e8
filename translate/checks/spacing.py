"""French typography left in the English: spaces before marks, guillemets, decimal commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translate.checks.finding import Pair

_SPACE = "[ \u00a0\u202f\u2009]"
_SPACE_BEFORE = re.compile(rf"(?<=[\w)\]\"'”’»]){_SPACE}+([!?;]+|:(?![\w)(/-])|%)")
_GUILLEMET = re.compile("[«»]")
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d+,(?:\d{1,2}|\d{4,})(?![\d.,]*\d)(?!,)")


def traces(en: str, locale: str = "") -> list[str]:
    """What is French in the way an English text is set, in a reviewer's words.

    A decimal comma counts where `locale` says British or American: South Africans write one.
    """
    found = []
    if match := _SPACE_BEFORE.search(en):
        found.append(f"a space before « {match[1]} »")
    if match := _GUILLEMET.search(en):
        found.append(f"the guillemet « {match[0]} »")
    if locale and (match := _DECIMAL_COMMA.search(en)):
        found.append(f"a decimal comma in « {match[0]} »")
    return found


def find(pair: Pair) -> str:
    """What is said of a row whose English is set like French; empty where it is not."""
    found = traces(pair.en, pair.locale)
    return "in the English, " + "; ".join(found) if found else ""
