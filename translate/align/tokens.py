"""Words of a text, folded so that French and English spellings can meet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

IntArray = NDArray[np.int64]

_TOKEN = re.compile(r"[^\W_]+(?:['’](?=[^\W_]))?|[^\w\s]|_")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "ß": "ss"})


def tokenise(text: str) -> list[tuple[int, int]]:
    """Character spans (start, end) of the tokens of `text`.

    A token is a run of letters and digits, with the apostrophe that elides it (`l'`, `don'`),
    or a single mark of punctuation.
    """
    return [match.span() for match in _TOKEN.finditer(text)]


def tokens(text: str) -> list[str]:
    """The tokens of `text`, as `tokenise` finds them."""
    return _TOKEN.findall(text)


def fold(text: str) -> str:
    """`text` in lower case without accents: `Été` and `ete` are one word."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The folded words of `text`, without punctuation."""
    return _WORD.findall(fold(text))


@dataclass(frozen=True)
class TokenTable:
    """The distinct words of each sentence, as numbers in a vocabulary.

    `ids[start[i]:start[i + 1]]` are the words of sentence `i`, `sentence` gives for each of
    them its sentence. A word counts once a sentence: the loops of a weak translation and the
    repetitions of an orator say nothing more the second time.
    """

    vocabulary: tuple[str, ...]
    ids: IntArray
    sentence: IntArray
    start: IntArray

    def __len__(self) -> int:
        return len(self.start) - 1

    @property
    def lengths(self) -> IntArray:
        """Number of distinct words of each sentence."""
        return np.diff(self.start)

    def of(self, sentences: Sequence[int]) -> IntArray:
        """Distinct word numbers of several sentences together, ascending."""
        parts = [self.ids[self.start[i] : self.start[i + 1]] for i in sentences]
        if len(parts) == 1:  # distinct already
            return np.sort(parts[0])
        return np.unique(np.concatenate(parts)) if parts else np.empty(0, np.int64)


def token_table(sentences: Sequence[str]) -> TokenTable:
    """Tabulate the words of `sentences`."""
    numbers: dict[str, int] = {}
    ids: list[int] = []
    sentence: list[int] = []
    start = [0]
    for i, text in enumerate(sentences):
        for word in dict.fromkeys(words(text)):
            ids.append(numbers.setdefault(word, len(numbers)))
            sentence.append(i)
        start.append(len(ids))
    return TokenTable(
        tuple(numbers),
        np.array(ids, np.int64),
        np.array(sentence, np.int64),
        np.array(start, np.int64),
    )
