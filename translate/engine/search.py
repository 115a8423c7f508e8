"""What a decoder is asked for, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translate.engine.pieces import Pieces


@dataclass(frozen=True, order=True)
class Search:
    """How to search for the best output: beam size, and the length of n-grams not to repeat.

    `no_repeat` 0 forbids nothing.
    """

    beam: int = 4
    no_repeat: int = 0


@dataclass(frozen=True)
class Output:
    """The pieces that a model gives for one input, and their mean log-probability."""

    pieces: list[str]
    score: float


class Decoder(Protocol):
    """A model in memory. Inputs of one batch have one length, so that nothing is padded."""

    pieces: Pieces
    positions: int

    def decode(
        self, batches: Iterable[Sequence[list[str]]], search: Search
    ) -> Iterator[list[Output]]:
        """One list of outputs a batch, in the order of the batches.

        An input is pieces without the end-of-sentence piece, at most `positions` - 1 of them.
        Batches are taken a few at a time, ahead of what has been given back.
        """
        ...


def output_limit(length: int, positions: int) -> int:
    """How many pieces the output of `length` pieces may have, its end included.

    Translation from French rarely makes text longer; what runs past three times the input is a
    loop, and stopping it there saves the time of running to the last position.
    """
    return min(positions, 3 * length + 20)
