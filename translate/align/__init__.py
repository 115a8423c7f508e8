"""Aligning the sentences, and the words, of a French text and an English one.

    align(french, english, translations)     beads of sentences, with confidence
    check_sides(french, english)             raises AlignInputError on swapped or foreign sides
    align_words(pairs)                       links between the tokens of sentence pairs

numpy loads when the first of them is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.align.bead import Bead

if TYPE_CHECKING:
    from translate.align.aligner import align
    from translate.align.sides import AlignInputError, check_sides, looks_swapped
    from translate.align.words import align_words

__all__ = ["AlignInputError", "Bead", "align", "align_words", "check_sides", "looks_swapped"]

_HOMES = {
    "align": "aligner",
    "align_words": "words",
    "AlignInputError": "sides",
    "check_sides": "sides",
    "looks_swapped": "sides",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
