"""What goes wrong in a model's output, told from source and output alone."""

from __future__ import annotations

import re
from collections import Counter

CODES = ("empty", "loop", "copy", "ratio")

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+(?:['’]\w+)*")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_STUTTER = re.compile(r"(\S{1,12}?)\1{4,}")
# French function words that English does not have.
_FRENCH = frozenset(
    {
        "à", "au", "aussi", "aux", "avec", "avoir", "c", "car", "ce", "ces", "cet", "cette",
        "chez", "d", "dans", "de", "des", "deux", "donc", "dont", "du", "elle", "elles", "en",
        "entre", "est", "et", "étaient", "était", "été", "être", "fait", "il", "ils", "j", "je",
        "l", "la", "le", "les", "leur", "leurs", "ma", "mais", "même", "mes", "mon", "n", "ne",
        "ni", "nos", "notre", "nous", "ont", "où", "par", "pas", "plus", "pour", "qu", "que",
        "qui", "quoi", "sa", "sans", "se", "ses", "si", "son", "sont", "sous", "sur", "ta", "tes",
        "ton", "tous", "tout", "toute", "toutes", "très", "tu", "un", "une", "vers", "vos",
        "votre", "vous", "y",
    }
)  # fmt: skip
_ENGLISH = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "had", "has",
        "have", "he", "her", "his", "i", "in", "is", "it", "its", "not", "of", "or", "she",
        "that", "the", "their", "they", "this", "to", "was", "we", "which", "will", "with", "you",
    }
)  # fmt: skip


def flags(source: str, output: str) -> tuple[str, ...]:
    """The codes of what is wrong with `output` as a translation of `source`, worst first."""
    if not _WORD.search(output):
        return ("empty",) if _WORD.search(source) else ()
    tests = (("loop", is_loop), ("copy", is_copy), ("ratio", is_out_of_proportion))
    return tuple(code for code, test in tests if test(source, output))


def is_loop(source: str, output: str) -> bool:
    """Whether the output repeats itself where the source does not."""
    said, given = _TOKEN.findall(output.lower()), _TOKEN.findall(source.lower())
    excess = longest_repeat(said, shortest=3)
    if excess and excess > 2 * longest_repeat(given, shortest=1):
        return True
    if _recurring(said) > max(2, _recurring(given)):
        return True
    stutter = _longest_stutter(output)
    return stutter >= 10 and stutter > 2 * _longest_stutter(source)


def longest_repeat(words: list[str], *, shortest: int) -> int:
    """How many words only repeat the ones right before them, in the worst place.

    Fewer than `shortest` words must come three times, as many or more twice: with 3, « very
    very » and « New York, New York » are language.
    """
    worst = 0
    for size in range(1, min(12, len(words) // 2) + 1):
        least = size if size >= shortest else 2 * size
        run = 0
        for word, earlier in zip(words[size:], words, strict=False):
            run = run + 1 if word == earlier else 0
            if run >= least:
                worst = max(worst, run)
    return worst


def _recurring(words: list[str]) -> int:
    """How often the most frequent run of four words comes."""
    runs = Counter(zip(words, words[1:], words[2:], words[3:], strict=False))
    return max(runs.values(), default=0)


def _longest_stutter(text: str) -> int:
    """The length of the longest run of some characters five times or more in a row."""
    return max((len(match[0]) for match in _STUTTER.finditer(text.lower())), default=0)


def is_copy(source: str, output: str) -> bool:
    """Whether the output, or a run of five words of it, is the French source.

    Names and titles stay French in English (« Le Monde », « La Grande Vadrouille »): words with a
    capital do not count, nor does a run that the source quotes.
    """
    said, given = _WORD.findall(output), _WORD.findall(source)
    if not said or not given:
        return False
    lowered = [word.lower() for word in said]
    if lowered == [word.lower() for word in given]:
        plain = [word for word in said if word.islower()]
        return _is_french(lowered) and sum(w not in _FRENCH for w in plain) >= 1
    given = _WORD.findall(_QUOTED.sub(" ", source))
    runs = {tuple(w.lower() for w in given[n : n + 5]) for n in range(len(given) - 4)}
    for n in range(len(said) - 4):
        run = tuple(lowered[n : n + 5])
        if run in runs and sum(w.islower() and w not in _FRENCH for w in said[n : n + 5]) >= 2:
            return _is_french(list(run))
    return False


def _is_french(words: list[str]) -> bool:
    french = sum(word in _FRENCH for word in words)
    return french > 0 and french > sum(word in _ENGLISH for word in words)


def is_out_of_proportion(source: str, output: str) -> bool:
    """Whether the output is far too long or far too short for the source, in characters."""
    given, said = len(source), len(output)
    if given < 20:
        return said > 3 * given + 20
    return said > 2 * given + 20 or said < 0.4 * given - 4
