"""Words that several commands print."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number with its noun: « 1 article », « 2 articles »."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
