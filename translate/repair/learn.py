"""Rules from reviewers' repairs of the French.

The published and the repaired sentence are compared word by word (Ratcliff and Obershelp 1988,
`difflib`); each place where a few words became others is a candidate. Its phrase is the smallest
that is still safe: it grows by its neighbours until good French, as counted, never puts these words
side by side. A phrase that good French uses however far it grows becomes a rule only where several
repairs agree on it, and then wants words of their sentences near it. Changes of grammar alone (an
article, a plural) make no rule, nor does what would change a sentence that a reviewer left alone.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from translate.repair.rules import Rule, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ORIGIN = "learned"
LONGEST = 5  # words of a phrase
MIN_LIKENESS = 0.4  # of the two sentences; below, the reviewer wrote another sentence
AGREEING = 2  # repairs that must agree on a phrase that good French uses
STEM = 4  # letters that forms of one word share
COMMON = 2e-4  # share above which a word says nothing of what a sentence is about
CONTEXT_WORDS = 6

_TOKEN = re.compile(r"[^\W\d_]+'|[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[^\w\s]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*'?")


@dataclass(frozen=True, slots=True)
class Repair:
    """A sentence as published, and as a reviewer repaired it."""

    fr: str
    fr_fixed: str


@dataclass(frozen=True, slots=True)
class _Change:
    """Words `start` to `end` of the published sentence became `new`."""

    start: int
    end: int
    new: tuple[str, ...]


def learn(repairs: Iterable[Repair], untouched: Sequence[str] = ()) -> list[Rule]:
    """The rules that the repairs teach, those that most of them teach first.

    `untouched` are sentences whose French reviewers have left as it is: no rule may change them.
    """
    found: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for repair in repairs:
        own: dict[tuple[str, str], tuple[str, ...]] = {}
        for pattern, replacement, context in _candidates(repair):
            own.setdefault((pattern, replacement), context)
        for pair, context in own.items():
            found[pair].append(context)
    agreed = {
        pair: contexts
        for pair, contexts in found.items()
        if len(contexts) >= AGREEING or not all(contexts)
    }
    rivals = _rivals(agreed)
    rules = [
        Rule(pattern, replacement, _shared(contexts), origin=ORIGIN, count=len(contexts))
        for (pattern, replacement), contexts in agreed.items()
        if (pattern, replacement) not in rivals
    ]
    harmless = [rule for rule in rules if not any(suggest(text, [rule]) for text in untouched)]
    return sorted(harmless, key=lambda rule: (-rule.count, rule.pattern))


def phrases(repair: Repair) -> list[tuple[str, str]]:
    """The places that a repair changed, in order: their words as published, and as repaired.

    Either may be empty. There are none where the sentence was written anew.
    """
    old, new = _tokens(repair.fr), _tokens(repair.fr_fixed)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < MIN_LIKENESS:
        return []
    return [
        (_spelled(old[change.start : change.end]), _spelled(change.new))
        for change in _changes(matcher, new)
    ]


def merged(known: Sequence[Rule], learned: Sequence[Rule]) -> list[Rule]:
    """The rules of a file with what was learned: counts renewed, new rules at the end.

    What a person has written stays: a rule of the same pattern is not made again, and one whose
    origin says that it was learned keeps its context as it stands in the file.
    """
    fresh = {rule.pattern: rule for rule in learned}
    kept = []
    for rule in known:
        found = fresh.pop(rule.pattern, None)
        same = found and found.replacement == rule.replacement and rule.origin == ORIGIN
        kept.append(replace(rule, count=found.count) if found and same else rule)
    return kept + list(fresh.values())


def _candidates(repair: Repair) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """(pattern, replacement, context words) of each place that can become a rule.

    The context is empty where the phrase needs none.
    """
    old, new = _tokens(repair.fr), _tokens(repair.fr_fixed)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < MIN_LIKENESS:
        return
    for change in _changes(matcher, new):
        if _is_grammar(old[change.start : change.end], change.new):
            continue
        own = _with_content(old, change)
        grown = _unusual(old, own) if own else None
        for phrase, context in ((grown, ()), (own, _context(old, own) if own else ())):
            if phrase and (context or phrase is grown):
                yield _spelled(old[phrase.start : phrase.end]), _spelled(phrase.new), context


def _is_grammar(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether one side has no word of content but those of the other, perhaps in another form."""
    stems = [{word.lower()[:STEM] for word in side if _has_content(word)} for side in (old, new)]
    return stems[0] <= stems[1] or stems[1] <= stems[0]


def _rivals(pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The (pattern, replacement) pairs that make different things of the same phrase."""
    by_pattern: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in pairs:
        by_pattern[pair[0]].append(pair)
    found: set[tuple[str, str]] = set()
    for pattern, longer in list(by_pattern.items()):
        words = pattern.split(" ")
        phrases = (
            " ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)
        )
        for shorter in (pair for phrase in phrases for pair in by_pattern.get(phrase, ())):
            for pair in longer:
                if f" {shorter[1]} " not in f" {pair[1]} ":
                    found |= {shorter, pair}
    return found


def _shared(contexts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The context words of the repairs together; none where one of them needs none."""
    if not all(contexts):
        return ()
    words = Counter(word for context in contexts for word in context)
    return tuple(word for word, _ in words.most_common(CONTEXT_WORDS * 2))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.replace("’", "'"))


def _changes(matcher: difflib.SequenceMatcher[str], new: Sequence[str]) -> Iterable[_Change]:
    """The places that differ; two with one small word between them are one place."""
    found: list[list[int]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        if found and a - found[-1][1] == 1 == c - found[-1][3] and len(new[c - 1]) <= 3:
            found[-1][1], found[-1][3] = b, d
        else:
            found.append([a, b, c, d])
    return [_Change(a, b, tuple(new[c:d])) for a, b, c, d in found]


def _with_content(old: Sequence[str], change: _Change) -> _Change | None:
    """The change, grown by its neighbours until it has a word of content on both sides."""
    grown: _Change | None = change
    while grown and not (grown.new and any(map(_has_content, old[grown.start : grown.end]))):
        grown = _wider(old, grown)
    return grown if grown and _fits(old, grown) else None


def _unusual(old: Sequence[str], change: _Change) -> _Change | None:
    """The change, grown until good French never puts the words of its phrase side by side."""
    grown: _Change | None = change
    while grown and _fits(old, grown):
        phrase = old[grown.start : grown.end]
        if grown.start == 0:  # this capital says nothing
            phrase = [phrase[0].lower(), *phrase[1:]]
        if not _usual(phrase):
            return grown
        grown = _wider(old, grown)
    return None


def _wider(old: Sequence[str], change: _Change) -> _Change | None:
    start, end, new = change.start, change.end, change.new
    if end < len(old) and _is_word(old[end]):
        return _Change(start, end + 1, (*new, old[end]))
    if start > 0 and _is_word(old[start - 1]):
        return _Change(start - 1, end, (old[start - 1], *new))
    return None


def _fits(old: Sequence[str], change: _Change) -> bool:
    phrase = old[change.start : change.end]
    short = len(phrase) <= LONGEST and len(change.new) <= LONGEST
    return short and all(map(_is_word, (*phrase, *change.new)))


def _is_word(token: str) -> bool:
    return _WORD.fullmatch(token) is not None


def _has_content(token: str) -> bool:
    return _is_word(token) and _share(token) < COMMON


def _share(word: str) -> float:
    """The share of a word among the words of good French; 0 where the counts do not know it."""
    from translate.rough.ngrams import counts

    known = counts()
    number = known.number.get(word.lower())
    return 0.0 if number is None else known.counts[number] / _total()


@cache
def _total() -> int:
    from translate.rough.ngrams import counts

    return sum(counts().counts)


def _spelled(tokens: Sequence[str]) -> str:
    text = "".join(t if t.endswith("'") else f"{t} " for t in tokens).strip()
    # A capital at the start of a sentence is no part of the phrase; a name's is.
    return text[:1].lower() + text[1:] if tokens and _share(tokens[0]) else text


def _usual(phrase: Sequence[str]) -> bool:
    """Whether good French may put these words side by side.

    It does not use English words and names that the counts have never met; of any other word that
    they do not know, nobody can tell.
    """
    from translate.rough.english import english_words
    from translate.rough.ngrams import counts

    numbers = counts().numbers([word.lower() for word in phrase])
    unknown = [word for word, number in zip(phrase, numbers, strict=True) if number < 0]
    if unknown:
        return not any(word[0].isupper() or word in english_words() for word in unknown)
    return len(phrase) == 1 or bool((counts().pairs(numbers).seen > 0).all())


def _context(old: Sequence[str], change: _Change) -> tuple[str, ...]:
    """The words of content nearest to the phrase, in lower case."""
    near = [
        (min(abs(n - change.start), abs(n - change.end + 1)), n)
        for n, token in enumerate(old)
        if not change.start <= n < change.end and _has_content(token)
    ]
    words = (old[n].lower() for _, n in sorted(near))
    return tuple(dict.fromkeys(words))[:CONTEXT_WORDS]
