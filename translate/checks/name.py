"""Names of the French that the English lacks.

A name is a capitalised word that does not open a sentence and is no French common word, or an
abbreviation. It has a counterpart where the English has it, its English form (`data/names.tsv`), or
a word that is written or transliterated alike.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from translate.checks.counterpart import stand_ins
from translate.checks.words import fold, fold_text, is_common, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.checks.finding import Pair

_CAPITALISED_WORD = re.compile(r"(?<![\w-])[^\W\d_a-zß-öø-ÿœ][^\W\d_]*(?:-[^\W\d_]+)*")
# What stands before a word that is capitalised for its own sake: a word and a space, a comma, an
# elision. After anything else (a stop, a colon, a quotation mark) any word may be.
_INSIDE = re.compile(r"(?:[\w,)\]»%€]\s|\w[’'])$")
_NUMERAL = re.compile(r"[IVXLC]+(?:e|er|ère|ème)?")
_PARTICLES = word_set(
    """
    la le les de du des el al van von di da saint sainte los las ibn ben abu abou
    """
)
_NO_NAME = ("-",)
_SAME_START = 4
_CAPITALISED_IN_ENGLISH = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december mr mrs ms dr i i'm i've i'll the
    """
)
LEAST_ALIKE = 0.7
MOST_NEW = 2


def names(fr: str) -> list[str]:
    """The names in a French text, in order; none in one without small letters."""
    if fr.isupper():
        return []
    return [match[0] for match in _CAPITALISED_WORD.finditer(fr) if _is_name(fr, match)]


def _is_name(fr: str, match: re.Match[str]) -> bool:
    word = match[0]
    if (
        len(word) < 3
        or not word[0].isupper()
        or _NUMERAL.fullmatch(word)
        or fold(word) in _PARTICLES
    ):
        return False
    if not word.isupper() and not _INSIDE.search(fr, max(0, match.start() - 3), match.start()):
        return False
    forms = _english_forms(fold(word))
    if forms:
        return forms != _NO_NAME
    return word.isupper() or not is_common(fold(word))


def missing(fr: str, en: str) -> tuple[str, ...]:
    """The names of the French that have no counterpart in the English."""
    found = dict.fromkeys(names(fr))
    if not found:
        return ()
    english = _WORD_FOLDED.findall(fold_text(en))
    words, line = frozenset(english), " " + " ".join(english)
    capitalised = _CAPITALISED.findall(en)
    lost = [name for name in found if not _has(name, words, line, capitalised)]
    if not lost or _by_pronoun(fr, en):
        return ()
    new = _new_names(fr, en)
    return tuple(name for name in lost if not _is_explained(name, fr, words, new))


def _by_pronoun(fr: str, en: str) -> bool:
    """Whether the English says “he” or “her” where the French has no pronoun, so a name."""
    return bool(_HE.search(en)) and not _IL.search(fr)


def _is_explained(name: str, fr: str, words: frozenset[str], new: Sequence[str]) -> bool:
    """Whether the English may do without a name, or has it in another form among its `new` names.

    “Jolie” will do for « Angelina Jolie ». A new name with the same initial is another spelling,
    any new one may be an abbreviation written out, and where there are several, this English
    names things in its own way.
    """
    if not new:
        surname = re.search(rf"\b{re.escape(name)}[ -]{_PARTICLE}({_CAPITAL})", fr)
        return surname is not None and fold(surname[1]) in words
    return len(new) > MOST_NEW or name.isupper() or any(word[0] == fold(name)[0] for word in new)


def _new_names(fr: str, en: str) -> list[str]:
    """The names of the English, folded, that no word of the French accounts for.

    A word that begins like a French one is its translation, and so is the English form of a name.
    """
    french = frozenset(_WORD_FOLDED.findall(fold_text(fr)))
    starts = frozenset(word[:_SAME_START] for word in french)
    forms = tuple(form for word in french for form in _english_forms(word) if form != "-")
    found = dict.fromkeys(fold(match[0]) for match in _NEW_NAME.finditer(en))
    return [
        word
        for word in found
        if word not in french
        and word[:_SAME_START] not in starts
        and word not in _CAPITALISED_IN_ENGLISH
        and not (forms and word.startswith(forms))
    ]


_CAPITAL = r"[^\W\d_a-zà-ÿ]\w+"
_PARTICLE = "(?:(?:de|du|von|van|el|al|bin|da|di) )?"
_HE = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_IL = re.compile(r"\b(?:ils?|elles?|lui|son|sa|ses|leurs?|celui|celle|l['’])(?!\w)", re.IGNORECASE)
_NEW_NAME = re.compile(r"(?<=[\w,’'\"(] )[^\W\d_a-zà-ÿ]\w+")
_CAPITALISED = re.compile(r"\b[^\W\d_a-zà-ÿ]\w+")
_WORD_FOLDED = re.compile(r"[a-z0-9]+")


def _has(name: str, words: frozenset[str], line: str, capitalised: Sequence[str]) -> bool:
    """Whether a name stands in the English: its folded `words`, all in one `line`."""
    folded = fold(name)
    parts = [part for part in folded.split("-") if len(part) > 2]
    if any(
        part in words or part + "s" in words or part.removesuffix("s") in words for part in parts
    ):
        return True
    if " " + folded.replace("-", " ") in line:
        return True
    if any(" " + form in line for part in (folded, *parts) for form in _english_forms(part)):
        return True
    if name.isupper():
        letters = sorted(name)
        return any(w.isupper() and (sorted(w) == letters or name in w) for w in capitalised)
    return any(_alike(part, fold(w)) for part in parts if len(part) > 3 for w in capitalised)


def _alike(french: str, english: str) -> bool:
    """Whether two words, folded, may be one name in two spellings."""
    if french[:4] == english[:4]:
        return True
    if abs(len(french) - len(english)) > 4 or len(english) < 3:
        return False
    sounds = _sounds(french, "fr")
    if len(sounds) > 2 and sounds == _sounds(english, "en"):
        return True
    matcher = SequenceMatcher(None, french, english, autojunk=False)
    return matcher.real_quick_ratio() >= LEAST_ALIKE and matcher.ratio() >= LEAST_ALIKE


_SPELLINGS = {
    "fr": (("tch", "1"), ("dj", "2"), ("sch", "3"), ("ch", "3"), ("gu", "g"), ("j", "2")),
    "en": (("tch", "1"), ("ch", "1"), ("sch", "3"), ("sh", "3"), ("zh", "2"), ("j", "2")),
}


@cache
def _sounds(word: str, language: str) -> str:
    """The consonants of a word, as it is transliterated in a language."""
    for spelling, sound in _SPELLINGS[language]:
        word = word.replace(spelling, sound)
    for spelling, sound in (
        ("ph", "f"),
        ("qu", "k"),
        ("q", "k"),
        ("c", "k"),
        ("w", "v"),
        ("x", "ks"),
        ("z", "s"),
    ):
        word = word.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh]", "", word))


def find(pair: Pair) -> str:
    """What is said of a row that has lost a name; empty where it has not."""
    lost = missing(pair.fr, pair.en)
    if not lost:
        return ""
    others = stand_ins(lost, pair.fr, pair.en)
    there = f", which has {_quoted(others)} there" if others else ""
    return f"{_quoted(lost)} in the French, not in the English{there}"


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"« {word} »" for word in words)


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    text = (files("translate.checks") / "data" / "names.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {
        stem: tuple(english.split(",")) for french, english in lines for stem in french.split(",")
    }


@cache
def _english_forms(word: str) -> tuple[str, ...]:
    """What a French word, folded, may be in English: as its longest stem says."""
    if _forms().get(word.removesuffix("s")) == _NO_NAME:
        return _NO_NAME
    for size in range(len(word), 1, -1):
        found = _forms().get(word[:size], _NO_NAME)
        if found != _NO_NAME and len(word) - size <= (size if size >= 4 else 1):
            return found
    return ()
