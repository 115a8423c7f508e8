"""One repair rule: a phrase of rough French, how it should have read, and where.

A rule fires where its pattern stands (see `translate.repair.patterns`), one of its context words
stands elsewhere in the same sentence (no context words: anywhere), and none of its counter-words
stands in the sentence or in the article. Context words are written as `logiciel(s)`, `corrig*`
(any ending) or `{corriger}` (any form of the verb); `=brut` counts as one in a sentence that other
evidence shows to be raw machine translation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from translate.repair.conjugate import forms
from translate.repair.expand import expand
from translate.repair.mend import mend_left, mend_right
from translate.repair.patterns import GENDERS, Pattern, PatternError, check, compile_pattern
from translate.rough import closed
from translate.rough.english import in_longer_name
from translate.rough.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translate.repair.roughness import Roughness

ROUGH = "=brut"  # a context: the sentence is raw machine translation by other evidence
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HELPED = re.compile(
    r"\b(?:ai|as|a|avons|avez|ont|avait|avaient|avais|avions|aura|auront|aurait|avoir|ayant|est"
    r"|sont|été|était|étaient|être|sera|seront)"
    r"(?: (?:pas|jamais|déjà|aussi|toujours|encore|bien)){0,2}\s+$",
    re.IGNORECASE,
)
# Counter-words that stand in every article, whatever it is about.
_EVERYWHERE = (
    closed.DETERMINERS
    | closed.PREPOSITIONS
    | closed.SUBJECTS
    | closed.BE
    | closed.HAVE
    | word_set(
        "ne n c d l s m t qu que qui quand pas plus moins et ou si se lui eux tout tous très"
    )
    | word_set("trop aussi bien mal rien jamais parce chose")
)
_STARTS = re.compile(r"(?:^|[.!?:…«“\"–—])[\s«“\"–—-]*$")


@dataclass(frozen=True)
class Context:
    """Words that count as context: whole ones, and beginnings."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    def stand_in(self, words: Iterable[str]) -> bool:
        """Whether one of them is among `words` (lower case)."""
        return any(word in self.whole or word.startswith(self.beginnings) for word in words)


def _context(entries: tuple[str, ...]) -> Context:
    whole: set[str] = set()
    beginnings = []
    for entry in entries:
        if entry.startswith("="):
            if entry != ROUGH:
                raise PatternError(f"{entry} is no context; only {ROUGH} starts with =")
            continue
        if entry.startswith("{") and entry.endswith("}"):
            try:
                whole.update(forms(entry[1:-1]))
            except ValueError:
                raise PatternError(
                    f"{entry} is a verb whose forms are not known; write {entry[1:-3]}*"
                ) from None
        elif entry.endswith("*"):
            beginnings.append(entry[:-1].lower())
        else:
            whole.add(re.sub(r"\([^)]*\)", "", entry).lower())
            whole.add(re.sub(r"[()]", "", entry).lower())
    return Context(frozenset(whole), tuple(beginnings))


@dataclass(frozen=True)
class Rule:
    """A repair: `pattern` becomes `replacement`.

    `context`: words of which one must stand in the sentence; `not_context`: words of which none may
    stand in the sentence or the article; `origin`: who made the rule; `count`: how many repairs of
    reviewers it comes from.
    """

    pattern: str
    replacement: str
    context: tuple[str, ...] = ()
    not_context: tuple[str, ...] = ()
    origin: str = ""
    count: int = 0

    @cached_property
    def compiled(self) -> Pattern:
        """The pattern, ready to be searched. Raises PatternError."""
        return compile_pattern(self.pattern)

    @cached_property
    def wanted(self) -> Context:
        """The context words. Raises PatternError."""
        return _context(self.context)

    @cached_property
    def unwanted(self) -> Context:
        """The counter-words. Raises PatternError."""
        return _context(self.not_context)

    @cached_property
    def off_topic(self) -> frozenset[str]:
        """The whole counter-words that tell what an article is about. Raises PatternError."""
        return self.unwanted.whole - _EVERYWHERE

    @cached_property
    def _words(self) -> list[str]:
        return [word for word in self.pattern.split() if word not in GENDERS]

    @cached_property
    def gender(self) -> str:
        """The gender of a replacement that starts with `[le]` or `[la]`, else empty."""
        return GENDERS.get(self.replacement.split()[0], "")

    @property
    def built_in(self) -> str:
        """The name of the built-in repair that the rule stands for (`=élision`), else empty."""
        return self.pattern[1:] if self.pattern.startswith("=") else ""

    def validate(self) -> None:
        """Raise PatternError where the rule cannot be read."""
        if self.built_in:
            from translate.repair.builtin import REPAIRS

            if self.built_in not in REPAIRS:
                raise PatternError(
                    f"no built-in repair is called {self.pattern}; there are "
                    + ", ".join(f"={name}" for name in REPAIRS)
                )
            return
        check(self.pattern, self.replacement)
        _ = self.wanted, self.unwanted

    def apply(self, sentence: str, rough: Roughness | None = None) -> str:
        """The sentence with the pattern replaced wherever it stands and its context allows.

        `rough` is the verdict on the sentence as it was written, for rules with `=brut`.
        """
        done, end = "", 0
        for match in self.places(sentence, rough):
            before = done + sentence[end : match.start()]
            new = self._replace(before, match, sentence[match.end() :])
            if new is not None:
                done, taken = new
                end = match.end() + taken
        return done + sentence[end:]

    def _name_within(self, before: str, after: str) -> bool:
        """Whether the pattern is a name that stands inside a longer one."""
        if self._words[0][0].isupper() and in_longer_name(before, ""):
            return True
        return self._words[-1][0].isupper() and in_longer_name("", after)

    def fires(self, sentence: str, match: re.Match[str]) -> bool:
        """Whether the match can be replaced: no name inside a name, no article without a gender."""
        after = sentence[match.end() :]
        return self._replace(sentence[: match.start()], match, after) is not None

    def places(self, sentence: str, rough: Roughness | None = None) -> Iterator[re.Match[str]]:
        """Where the pattern stands with one of its context words elsewhere in the sentence.

        The context word `=brut` stands in a sentence that `rough` takes for rough.
        """
        for match in self.compiled.regex.finditer(sentence):
            around = f"{sentence[: match.start()]} | {sentence[match.end() :]}"
            if (
                not self.context
                or self.wanted.stand_in(WORD.findall(around.lower()))
                or (rough is not None and ROUGH in self.context and rough.likely)
            ):
                yield match

    def _replace(self, before: str, match: re.Match[str], after: str) -> tuple[str, int] | None:
        """The text up to the end of the match, replaced, and how much of `after` that takes up.

        None where the rule must not fire.
        """
        found = match.group()
        capital = found[0].isupper() and not self._words[0][0].isupper()
        if capital and not _STARTS.search(before) and not found.isupper():
            return None
        if self._name_within(before, after):
            return None
        helped = bool(_HELPED.search(before))
        phrase = expand(self.compiled, self.replacement, match, helped=helped)
        mended = mend_left(before, phrase, self.compiled.gender, self.gender)
        if mended is None:
            return None
        if capital:
            phrase = phrase[0].upper() + phrase[1:]
        phrase, taken = mend_right(phrase, after)
        return mended + phrase, taken
