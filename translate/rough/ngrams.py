"""How usual a pair of neighbouring words is, from counts in 63 million words of open French text.

The expected usualness of a pair that the counts do not hold comes from its word classes (Brown et
al. 1992: P(w2 | w1) ≈ P(class2 | class1) · P(w2 | class2)), mixed with the pair's own count by
absolute discounting (Ney et al. 1994). What is returned is the lift over chance,
log P(w2 | w1) / P(w2): about 0 where the first word says nothing of the second, far below where
French avoids the pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

DATA = Path(__file__).parent / "data" / "counts.npz"

_DISCOUNT = 0.7
_PRIOR = 5.0


@dataclass(frozen=True)
class Pairs:
    """The neighbouring pairs of a sentence, one entry a pair.

    `known`: both words are in the vocabulary; `seen`: how often the pair was counted; `expected`:
    how often it would be by chance; `lift`: see the module; `affinity`: log lift of the classes.
    """

    known: NDArray[np.bool_]
    seen: NDArray[np.float32]
    expected: NDArray[np.float32]
    lift: NDArray[np.float32]
    affinity: NDArray[np.float32]


class Counts:
    """The packed counts: vocabulary, kinds of word, pairs and classes."""

    def __init__(self, path: Path = DATA) -> None:
        import numpy as np

        with np.load(path) as packed:
            words = packed["words"].tobytes().decode("utf-8").split("\n")
            self.number = {word: i for i, word in enumerate(words)}
            self.kinds: list[int] = packed["kinds"].tolist()
            self.counts: list[int] = packed["counts"].tolist()
            starts = packed["starts"].astype(np.int64)
            self._keys = np.repeat(
                np.arange(len(words), dtype=np.uint32) << np.uint32(16), np.diff(starts)
            ) | packed["seconds"].astype(np.uint32)
            self._seen = packed["seen"]
            self._classes = packed["classes"].astype(np.int64)
            self._affinity = packed["lift"].astype(np.float32) / 20
        self._count_of = np.exp2(np.arange(256, dtype=np.float32) / 12)
        frequency = np.asarray(self.counts, dtype=np.float32)
        self._chance = frequency / frequency.sum()
        self._frequency = frequency
        followers = np.diff(starts).astype(np.float32)
        self._backoff = (_DISCOUNT * followers + _PRIOR) / (frequency + _PRIOR)

    def numbers(self, words: Sequence[str]) -> list[int]:
        """The number of each word in the vocabulary, -1 where it is not there."""
        get = self.number.get
        return [get(word, -1) for word in words]

    def pairs(self, numbers: Sequence[int]) -> Pairs:
        """How usual each neighbouring pair of a sentence's words is."""
        import numpy as np

        ids = np.asarray(numbers, dtype=np.int64)
        first, second = ids[:-1], ids[1:]
        known = (first >= 0) & (second >= 0)
        first, second = first * known, second * known
        keys = ((first << 16) | second).astype(np.uint32)
        place = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        hit = (self._keys[place] == keys) & known
        seen = self._count_of[self._seen[place]] * hit
        chance = self._chance[second]
        frequency = self._frequency[first]
        affinity = self._affinity[self._classes[first], self._classes[second]]
        own = np.maximum(seen - _DISCOUNT, 0) / (frequency + _PRIOR)
        lift = np.log(own / chance + self._backoff[first] * np.exp(affinity) + 1e-6) * known
        return Pairs(known, seen, frequency * chance * known, lift, affinity * known)


@cache
def counts() -> Counts:
    """The counts that ship with the package, read once."""
    return Counts()


def pair_count(first: str, second: str) -> float:
    """How often two words stood side by side in the counts."""
    table = counts()
    return float(table.pairs(table.numbers([first, second])).seen[0])
