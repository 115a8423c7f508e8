"""Passages that stand twice, as the pull quotes of a magazine do.

Sentences that share runs of words are found by an index of shingles (Broder 1997, "On the
resemblance and containment of documents"), then compared word by word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\w+")
# Shorter sentences may well be said twice (numbers and names apart, whose order is fixed); with a
# word changed, even longer ones are rhetoric.
_WORDS, _QUESTION_WORDS, _CHANGED_WORDS, _INNER_WORDS = 6, 10, 8, 12
_SHINGLE = 3
# A run of words in more places is a formula; to look at them all would be quadratic.
_PLACES = 12
_CANDIDATES = 4
# The words of a copy that may be lacking in the original, and the words that may stand between.
_CHANGED, _BETWEEN = 1 / 6, 1.3
# Longer segments are compared as wholes only.
_LONGEST = 400


@dataclass(frozen=True)
class _Sentence:
    paragraph: int
    words: tuple[str, ...]
    # Numbers, and what is written with a capital inside the sentence.
    facts: frozenset[str]
    # Whether it has enough words for a repetition to mean something.
    counts: bool

    @staticmethod
    def of(paragraph: int, text: str) -> _Sentence:
        found = _WORD.findall(text)
        words = tuple(word.casefold() for word in found)
        facts = frozenset(
            word.casefold()
            for n, word in enumerate(found)
            if not word.isalpha() or (n > 0 and word[0].isupper() and not text.isupper())
        )
        enough = _QUESTION_WORDS if text.rstrip(' \xa0\u202f»”"').endswith("?") else _WORDS
        plain = sum(word not in facts for word in words)
        return _Sentence(paragraph, words, facts, plain >= enough)


def duplicates(segments: Sequence[tuple[int, str]]) -> dict[int, int]:
    """Return which segments repeat others: the index of the copy → that of the original.

    `segments` are (number of the paragraph, sentence), in the order of the article. Of the two,
    the copy is the one whose paragraph holds nothing but copies, as a pull quote does, else the
    later one. The first paragraph, which is the title, is never a copy.
    """
    sentences = [_Sentence.of(paragraph, text) for paragraph, text in segments]
    originals: dict[int, list[int]] = defaultdict(list)
    for a, b in _candidates(sentences):
        for copy, original in ((a, b), (b, a)):
            if _repeats(sentences[copy], sentences[original]):
                originals[copy].append(original)
    quotes = _quotes(sentences, originals)
    found: dict[int, int] = {}
    for copy, others in sorted(originals.items()):
        for original in sorted(others):
            if _is_copy(sentences, copy, original, quotes):
                found[copy] = found.get(original, original)
                break
    return found


def _candidates(sentences: Sequence[_Sentence]) -> Iterator[tuple[int, int]]:
    """Yield pairs of sentences, the earlier first, that share most runs of words."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, sentence in enumerate(sentences):
        if sentence.counts:
            for shingle in set(_shingles(sentence.words)):
                index[shingle].append(n)
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for places in index.values():
        if 1 < len(places) <= _PLACES:
            for first, second in combinations(places, 2):
                shared[second][first] += 1
    for second, firsts in shared.items():
        for first, _ in firsts.most_common(_CANDIDATES):
            yield first, second


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(_SHINGLE)), strict=False)


def _repeats(copy: _Sentence, original: _Sentence) -> bool:
    """Whether a sentence is another one, or a part of it, with few words changed."""
    words, whole = copy.words, original.words
    if words == whole:
        return True
    if len(words) > len(whole) * _BETWEEN or max(len(words), len(whole)) > _LONGEST:
        return False
    start, end = _window(words, whole)
    # A name with its title is often said again in the middle of a sentence.
    if start > 2 and end < len(whole) - 2 and len(words) < _INNER_WORDS:
        return False
    window = whole[start:end]
    if len(words) < _CHANGED_WORDS:
        return words in (window[n : n + len(words)] for n in range(3))
    if len(words) - LCSseq.similarity(words, window) > _CHANGED * len(words):
        return False
    lost, gained = Counter(words) - Counter(window), Counter(window) - Counter(words)
    # Two sentences of one pattern that tell of different names or numbers are no copies.
    return not (copy.facts & lost.keys() and original.facts & gained.keys())


def _window(words: Sequence[str], whole: Sequence[str]) -> tuple[int, int]:
    """Return the stretch of a longer sentence where a shorter one may stand."""
    places = {shingle: n for n, shingle in enumerate(_shingles(whole))}
    offsets = [
        places[shingle] - n for n, shingle in enumerate(_shingles(words)) if shingle in places
    ]
    start = max(0, min(offsets, default=0))
    return start, min(len(whole), start + int(_BETWEEN * len(words)) + 1)


def _quotes(sentences: Sequence[_Sentence], originals: dict[int, list[int]]) -> set[int]:
    """Return the numbers of the paragraphs that hold nothing but copies from other paragraphs."""
    found = set()
    short = Counter(sentence.words for sentence in sentences if not sentence.counts)
    for paragraph, group in groupby(range(len(sentences)), lambda n: sentences[n].paragraph):
        members = list(group)
        copied = [
            any(sentences[other].paragraph != paragraph for other in originals.get(n, ()))
            if sentences[n].counts
            else short[sentences[n].words] > 1
            for n in members
        ]
        if paragraph != sentences[0].paragraph and all(copied):
            found.add(paragraph)
    return found


def _is_copy(sentences: Sequence[_Sentence], copy: int, original: int, quotes: set[int]) -> bool:
    """Whether `copy`, which repeats `original`, is the one to be called the copy."""
    a, b = sentences[copy], sentences[original]
    if a.paragraph == sentences[0].paragraph:
        return False
    if a.paragraph in quotes:
        return b.paragraph not in quotes or original < copy
    if b.paragraph in quotes or original > copy or b.paragraph == sentences[0].paragraph:
        return False
    # Inside the article, what is like something else may be meant: only the same words count.
    return a.words == b.words and len(a.words) >= _CHANGED_WORDS
