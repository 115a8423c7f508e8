"""Text to pieces and back: SentencePiece with the model's own vocabulary.

Marian's numbering of the pieces (vocab.json) is not SentencePiece's, so pieces go through as
strings, and what the vocabulary lacks is told apart before the model sees it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from sentencepiece import SentencePieceProcessor

END = "</s>"
UNKNOWN = "<unk>"


class Pieces:
    """The two SentencePiece models of a MarianMT model, and the pieces its vocabulary has."""

    def __init__(self, folder: Path, vocabulary: Collection[str]) -> None:
        self._source = _processor(folder / "source.spm")
        self._target = _processor(folder / "target.spm")
        self.vocabulary = frozenset(vocabulary)
        size = self._source.get_piece_size()
        known = sum(self._source.id_to_piece(n) in self.vocabulary for n in range(size))
        if known < size / 2:
            raise ModelError(
                f"{folder / 'source.spm'}: only {known} of its {size} pieces are in the vocabulary",
                "the files are not of the same model: get it again",
            )

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """The pieces of each text, without the end-of-sentence piece."""
        encoded: list[list[str]] = self._source.encode(list(texts), out_type=str)
        return encoded

    def count(self, text: str) -> int:
        """How many pieces the text has."""
        return len(self._source.encode(text, out_type=int))

    def decode(self, pieces: Sequence[list[str]]) -> list[str]:
        """The text of each list of pieces; unknown and special pieces leave nothing behind."""
        special = (UNKNOWN, END, "<pad>")
        kept = [[p for p in one if p not in special] for one in pieces]
        decoded: list[str] = self._target.decode(kept)
        return decoded


def _processor(path: Path) -> SentencePieceProcessor:
    from sentencepiece import SentencePieceProcessor

    try:
        return SentencePieceProcessor(model_file=str(path))
    except (RuntimeError, OSError) as error:
        raise ModelError(
            f"{path}: not a SentencePiece model",
            "the file is incomplete or damaged: remove the model and get it again",
        ) from error
