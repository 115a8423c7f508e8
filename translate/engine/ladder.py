"""Other ways to ask a model for what it has got wrong once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.engine.casing import calmed, continued
from translate.engine.clauses import halves
from translate.engine.guard import LOST, Candidate, Unit
from translate.engine.markers import has_language
from translate.engine.search import Search

if TYPE_CHECKING:
    from collections.abc import Sequence

_STOP = re.compile(r"\s*[.!?:;,…]+$")
_FRENCH_SPACE = re.compile(r" (?=[:;!?»])|(?<=«) ")
_SEVERITY = {"empty": 8, LOST: 8, "loop": 4, "copy": 2, "ratio": 1}


@dataclass(frozen=True)
class Attempt:
    """Texts to translate and how to search.

    `fixed` stands before, between and after the texts, one more than these; where it is empty, a
    space joins them. `stop` is the punctuation that was taken off the end and is given back; with
    `added_stop` it is the model's that is taken off.
    """

    texts: tuple[str, ...]
    search: Search
    fixed: tuple[str, ...] = ()
    stop: str = ""
    added_stop: bool = False

    def joined(self, outputs: Sequence[str]) -> str:
        """One output from those of the texts."""
        fixed = self.fixed or ("", *[" "] * (len(outputs) - 1), "")
        text = fixed[0] + outputs[0] + fixed[1]
        for source, output, after in zip(self.texts[1:], outputs[1:], fixed[2:], strict=True):
            text += continued(source, output) + after
        if self.stop:
            text = _STOP.sub("", text) + self.stop
        return _STOP.sub("", text) if self.added_stop else text


def first_attempt(unit: Unit, beam: int) -> Attempt:
    """The plain one: the whole unit, the search that the user asked for."""
    return Attempt((unit.prepared.text,), Search(beam))


def attempts(unit: Unit, wrong: Sequence[str], beam: int) -> list[Attempt]:
    """What to try after the first attempt has gone wrong, in order."""
    text = unit.prepared.text
    steady = Search(beam, no_repeat=3)
    ladder = [_around_slots(unit, steady)] if LOST in wrong else []
    ladder.append(Attempt((text,), steady))
    tight = _FRENCH_SPACE.sub("", text)
    if tight != text:
        ladder.append(Attempt((tight,), steady))
    stop = _STOP.search(text)
    if stop is None:
        ladder.append(Attempt((f"{text}.",), steady, added_stop=True))
    elif len(text) > len(stop[0]):
        ladder.append(Attempt((text[: stop.start()],), steady, stop=stop[0].strip()))
    if calmed(text) != text:
        ladder.append(Attempt((calmed(text),), steady))
    if text.count(" ") >= 3:
        ladder.append(Attempt(tuple(halves(text)), steady))
    ladder.append(Attempt((text,), Search(1, no_repeat=2)))
    return ladder


def _around_slots(unit: Unit, search: Search) -> Attempt:
    """The language between the stand-ins, each part by itself."""
    names = "|".join(name for name, _ in unit.prepared.slots)
    texts: list[str] = []
    fixed = [""]
    for part in re.split(rf"((?<!\w)(?:{names})(?!\w))", unit.prepared.text):
        if has_language(part):
            texts.append(part.strip())
            fixed[-1] += " "
            fixed.append(" ")
        else:
            fixed[-1] += part
    return Attempt(tuple(texts), search, tuple(fixed))


def best(candidates: Sequence[Candidate]) -> Candidate:
    """The one with the least wrong; among equals, the one that the model likes best."""
    return max(candidates, key=lambda c: (-sum(_SEVERITY[code] for code in c.wrong), c.score))
