"""Filling in a replacement with what its pattern has matched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.repair.conjugate import PARTICIPLES, THIRD_PERSON, forms
from translate.repair.mend import elided
from translate.repair.patterns import ENDING, GENDERS

if TYPE_CHECKING:
    from translate.repair.patterns import Pattern, Slot

_SORTS = {"#": "number", "*": "any", "<": "town", "{": "verb"}


def expand(
    pattern: Pattern, replacement: str, match: re.Match[str], *, helped: bool = False
) -> str:
    """The replacement for one match, with its endings, forms and numbers filled in.

    `helped` says that an auxiliary stands before the match, so that a verb form that may be a past
    participle is one. The determiner of `[le]` and `[la]` is not dealt with here.
    """
    left: dict[str, list[tuple[Slot, str]]] = {}
    for i, slot in enumerate(pattern.slots, start=1):
        left.setdefault(slot.sort, []).append((slot, _matched(match, i, slot)))
    out: list[str] = []
    for element in replacement.replace("’", "'").split():
        if element in GENDERS:
            continue
        text = _fill(element, left, helped=helped)
        if out and out[-1] in ("de", "que"):
            out[-1] = elided(out[-1], text)
        out.append(text)
    return " ".join(out).replace("' ", "'").replace(" ,", ",").replace(" .", ".")


def _matched(match: re.Match[str], i: int, slot: Slot) -> str:
    """What slot `i` matched; its capital is left out where it is only that of the sentence."""
    text = match.group(i)
    if match.start(i) == match.start() and slot.sort != "town":
        return text[:1].lower() + text[1:]
    return text


def _fill(element: str, left: dict[str, list[tuple[Slot, str]]], *, helped: bool) -> str:
    """One element of a replacement with what the pattern's slots matched."""
    sort = _SORTS.get(element[0])
    if sort == "verb":
        slot, form = _take(left[sort])
        return forms(element[1:-1])[_form(slot.options, form.lower(), helped=helped)]
    if sort:
        return _take(left[sort])[1]
    if "/" in element:
        return _choose(element, left["choice"])
    endings = left.get("ending", [])
    return ENDING.sub(lambda m: m[1] if endings and _take(endings)[1] else "", element)


def _take(matched: list[tuple[Slot, str]]) -> tuple[Slot, str]:
    """The next of the slots of a sort; the last one serves again."""
    return matched.pop(0) if len(matched) > 1 else matched[0]


def _form(options: tuple[str, ...], form: str, *, helped: bool) -> int:
    """Which form of the verb stands there, where several are written alike."""
    places = [i for i, option in enumerate(options) if option == form]
    likely = PARTICIPLES if helped else THIRD_PERSON
    return next((i for i in places if i in likely), places[0])


def _choose(element: str, choices: list[tuple[Slot, str]]) -> str:
    """The alternative that stands at the place of the one that the pattern matched.

    It answers the pattern's choice of the same words, else the next of as many.
    """
    options = tuple(element.split("/"))
    alike = [choice for choice in choices if len(choice[0].options) == len(options)]
    taken = next((choice for choice in alike if choice[0].options == options), alike[0])
    if len(alike) > 1:
        choices.remove(taken)
    slot, form = taken
    if options == slot.options:
        return form
    plural = form[-1:].lower() in ("s", "x")
    return ENDING.sub(lambda m: m[1] if plural else "", options[_place(slot, form)])


def _place(slot: Slot, form: str) -> int:
    for i, option in enumerate(slot.options):
        regex = ENDING.sub(lambda m: f"(?:{re.escape(m[1])})?", option)
        if re.fullmatch(regex, form, re.IGNORECASE):
            return i
    raise AssertionError(form)
