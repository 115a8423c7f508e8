"""Making a model's translations keep to the glossary, where that is cheap and safe.

Only sentences that break it are touched, in two ways, and only an outcome that breaks less is kept:

- *Swap.* What the model usually makes of a term is learnt by translating the term twice, alone and
  in a frame; where the two agree, and the English has it exactly once for a term that stands
  exactly once in the French, the glossary's English takes its place, in the same number and case.
- *Stand-in.* A sentence that has lost a term which is to stay French is translated again with a
  stand-in for it, a letter that models pass through, and is taken where that came through once.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from translate.checks.term import term_findings
from translate.engine.normalise import STAND_INS
from translate.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from translate.engine import Hypothesis
    from translate.glossary import Entry, Glossary

    Translate = Callable[[Sequence[str]], Sequence[Hypothesis]]
    Slots = list[tuple[str, str]]

_FRAME = "Voici : {}."
_FRAMED = re.compile(r"^here(?:['’]s| is| are)?\s*:?\s*", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_CONTRACTED = re.compile(r"(du|des|aux?)\s+", re.IGNORECASE)
_PREPOSITIONS = {"du": "de", "des": "de", "au": "à", "aux": "à"}
_POSSESSIVE = re.compile(r"['’]s$")
_SAME_IN_PLURAL = """
aircraft data equipment hardware information means media news people personnel police research
series software species staff
"""
_OTHERWISE = re.compile(r"(eu|one?\b|uni(?!n)|us[ei]|ut[ei])|(hou?r|hono|heir)", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:]\s)[\s\"“«'‘(-]*$")
_VOWELS = "aeiouAEIOU"
_LETTERS_WITH_AN = "AEFHILMNORSX"


class Obedience:
    """A glossary and the model that is to keep to it; what the model makes of terms is kept.

    `translate` gives the hypotheses of French sentences, in their order.
    """

    def __init__(self, glossary: Glossary, translate: Translate) -> None:
        self._glossary = glossary
        self._translate = translate
        self._usual: dict[int, str] = {}

    def revise(self, sources: Sequence[str], hypotheses: Sequence[Hypothesis]) -> list[Hypothesis]:
        """The hypotheses, those that break the glossary mended where that is safe.

        Each outcome depends on its own sentence, the glossary and the model alone.
        """
        revised = list(hypotheses)
        broken = [n for n, fr in enumerate(sources) if self._wrong(fr, hypotheses[n].text)]
        self._learn([number for n in broken for number in self._once(sources[n])])
        for n in broken:
            revised[n] = self._swapped(sources[n], revised[n])
        masked = {n: self._masked(sources[n], revised[n].text) for n in broken}
        again = {n: found for n, found in masked.items() if found}
        answers = self._translate([text for text, _ in again.values()]) if again else ()
        for (n, (_, slots)), answer in zip(again.items(), answers, strict=True):
            new = replace(answer, text=_restored(answer.text, slots))
            if new.text and self._better(sources[n], new, revised[n]):
                revised[n] = new
        return revised

    def _wrong(self, fr: str, en: str) -> int:
        return len(term_findings(fr, en, self._glossary))

    def _better(self, fr: str, new: Hypothesis, old: Hypothesis) -> bool:
        fewer = self._wrong(fr, new.text) < self._wrong(fr, old.text)
        return fewer and len(new.flags) <= len(old.flags)

    def _once(self, fr: str) -> list[int]:
        """The numbers of the entries whose term stands exactly once in a sentence."""
        found = [match.term for match in self._glossary.french.longest_in(fr)]
        return [number for number in found if found.count(number) == 1]

    # --- the model's usual rendering becomes the glossary's -----------------------------------

    def _learn(self, numbers: Sequence[int]) -> None:
        """Translate terms that have a preferred English and were not translated yet."""
        entries = self._glossary.entries
        new = [n for n in dict.fromkeys(numbers) if entries[n].en and n not in self._usual]
        if not new:
            return
        terms = [entries[n].fr for n in new]
        texts = [*terms, *(_FRAME.format(term) for term in terms)]
        found = [hypothesis.text for hypothesis in self._translate(texts)]
        for n, alone, framed in zip(new, found, found[len(new) :], strict=False):
            both = (_bare(alone), _bare(_FRAMED.sub("", framed)))
            usual = min(both, key=len)  # the singular, where the model hesitates
            same = _same_but_number(both[0].lower(), both[1].lower())
            right = Terms(entries[n].allowed, "en").all_in(usual)
            self._usual[n] = usual if same and not right else ""

    def _swapped(self, fr: str, hypothesis: Hypothesis) -> Hypothesis:
        for number in self._once(fr):
            usual = self._usual.get(number)
            if not usual:
                continue
            found = Terms([usual], "en").longest_in(hypothesis.text)
            if len(found) != 1:
                continue
            wanted = self._glossary.entries[number].en[0]
            span = (found[0].start, found[0].end)
            text = put_in_place(hypothesis.text, span, usual, wanted)
            new = replace(hypothesis, text=text)
            if text and self._better(fr, new, hypothesis):
                hypothesis = new
        return hypothesis

    # --- a stand-in for what is to stay French ------------------------------------------------

    def _masked(self, fr: str, en: str) -> tuple[str, Slots] | None:
        """The sentence with stand-ins for the terms that stay French, and what they stand for.

        None where none of them is missing in the English, or no letter is free.
        """
        staying = [(e, m) for e, m in self._glossary.terms_in(fr) if e.dnt and _missing(e, en)]
        free = [name for name in STAND_INS if not re.search(rf"\b{name}\b", fr)]
        if not 0 < len(staying) <= len(free):
            return None
        slots: Slots = []
        parts, end = [], 0
        for (entry, match), name in zip(staying, free, strict=False):
            contracted = _CONTRACTED.match(fr, match.start, match.end)
            preposition = _PREPOSITIONS[contracted[1].lower()] + " " if contracted else ""
            parts += [fr[end : match.start], preposition, name]
            end = match.end
            slots.append((name, entry.fr))
        return "".join(parts) + fr[end:], slots


def _bare(english: str) -> str:
    """A rendering without its article and its full stop."""
    return _ARTICLE.sub("", english.strip(" .!,;:"))


def _missing(entry: Entry, en: str) -> bool:
    return not Terms(entry.allowed, "en").all_in(en)


def _restored(en: str, slots: Slots) -> str:
    """The English with what the stand-ins stand for; empty where one is not there exactly once."""
    for name, term in slots:
        parts = re.split(rf"(?<!\w){name}(?!\w)", en)
        if len(parts) != 2:
            return ""
        en = term.join(parts)
    return en


def put_in_place(en: str, span: tuple[int, int], usual: str, wanted: str) -> str:
    """An English text with `wanted` for what stands in `span`, a form of `usual`.

    Number, possessive, capital and the article before it follow. Empty for a form of a verb and
    in a compound.
    """
    before, found, after = en[: span[0]], en[slice(*span)], en[span[1] :]
    possessive = _POSSESSIVE.search(found)
    ending = possessive[0] if possessive else ""
    word = found.removesuffix(ending)
    hyphenated = before.endswith("-") or after.startswith("-")
    if hyphenated or not _same_but_number(word.lower(), usual.lower()):
        return ""
    new = _plural(wanted) if word.lower() in _plurals(usual.lower()) else wanted
    if word[0].isupper() and (usual[0].islower() or _OPENS.search(before)):
        new = new[0].upper() + new[1:]
    return _with_article(before, new + ending) + after


def _same_but_number(one: str, other: str) -> bool:
    """Whether two English texts in small letters are the same, or one is the other's plural."""
    return bool(one) and (one == other or one in _plurals(other) or other in _plurals(one))


def _plurals(english: str) -> tuple[str, ...]:
    return (english + "s", english + "es", english[:-1] + "ies" if english.endswith("y") else "")


def _plural(english: str) -> str:
    if english.lower().split()[-1] in _SAME_IN_PLURAL.split() or english.endswith("s"):
        return english
    if re.search(r"[^aeiou]y$", english):
        return english[:-1] + "ies"
    return english + ("es" if english.endswith(("ch", "sh", "x", "z")) else "s")


def _with_article(before: str, text: str) -> str:
    """Both texts, an « a » or « an » at the end of the first made fit for the second."""
    match = re.search(r"\b([Aa])n? $", before)
    if match:
        before = before[: match.start()] + match[1] + ("n " if _begins_with_vowel(text) else " ")
    return before + text


def _begins_with_vowel(text: str) -> bool:
    word = text.split(maxsplit=1)[0]
    if len(word) > 1 and word.isupper():
        return word[0] in _LETTERS_WITH_AN
    otherwise = _OTHERWISE.match(text)
    return bool(otherwise[2]) if otherwise else text[0] in _VOWELS
