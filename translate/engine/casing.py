"""Capitals: a model reads ordinary case only, and headings are often set in capitals."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_PRONOUN = re.compile(r"I(?:\b|['’])")


def is_shouted(text: str) -> bool:
    """Whether the text is set in capitals: four letters at least, one lower-case in ten at most."""
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper + lower >= 4 and upper >= 9 * lower


def calmed(text: str) -> str:
    """The text in sentence case."""
    lowered = text.lower()
    word = _WORD.search(lowered)
    if not word:
        return lowered
    return lowered[: word.start()] + lowered[word.start() :].capitalize()


def shouted(text: str) -> str:
    """The text in capitals."""
    return text.upper()


def continued(source: str, output: str) -> str:
    """The translation of a part of a sentence, its first letter small where the French one is.

    A model begins every output as a sentence; names and « I » keep their capital as far as can be
    told from the word itself.
    """
    first, word = _WORD.search(source), _WORD.search(output)
    if not first or not word or not first[0][0].islower():
        return output
    name = word[0]
    keeps = len(name) > 1 and not name[1:].islower()
    if keeps or _PRONOUN.match(output, word.start()) or name in source:
        return output
    return output[: word.start()] + name[0].lower() + output[word.start() + 1 :]
