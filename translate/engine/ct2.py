"""The fast engine: CTranslate2 on CPU, in eight bits by default.

Every output depends on its own input alone, to the last digit of its score. Inputs of one batch
have the same length, because CTranslate2 rounds differently beside padding; each batch runs on one
thread, several batches side by side; and the products of matrices are asked to be reproducible.
"""

from __future__ import annotations

import struct
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translate.engine import layout
from translate.engine.convert import read_shapes
from translate.engine.pieces import END, Pieces
from translate.engine.reproducible import ask_for_reproducible_kernels
from translate.engine.search import Output, Search, output_limit
from translate.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Converted:
    """What must be known of a conversion: its pieces, its longest input, and its own habits."""

    pieces: Pieces
    positions: int
    adds_end: bool


def read_converted(folder: Path, spm_folder: Path) -> Converted:
    """Read the facts of a conversion; the SentencePiece models lie in `spm_folder`.

    Raises `ModelError` where a file is damaged or of another kind of model.
    """
    config = layout.read_json(folder / "config.json")
    vocabulary = next(folder / name for name in layout.CT2_VOCABULARIES if (folder / name).exists())
    if vocabulary.suffix == ".json":
        pieces = layout.read_json(vocabulary)
    else:
        pieces = vocabulary.read_text(encoding="utf-8").split("\n")
    return Converted(
        Pieces(spm_folder, pieces),
        _positions(folder / "model.bin"),
        bool(config.get("add_source_eos", False)),
    )


def _positions(path: Path) -> int:
    """How many positions a conversion encodes; those that compute them get Marian's usual 512."""
    try:
        with path.open("rb") as file:
            shapes = dict(read_shapes(file))
    except (struct.error, UnicodeDecodeError, OSError) as error:
        raise ModelError(
            f"{path}: not a whole CTranslate2 model",
            "the file is incomplete or damaged: convert the model again",
        ) from error
    return shapes.get("decoder/position_encodings/encodings", (512,))[0]


class Ct2Decoder:
    """A converted model in memory; see `translate.engine.search.Decoder`."""

    def __init__(
        self, folder: Path, converted: Converted, precision: str, device: str, threads: int
    ) -> None:
        ask_for_reproducible_kernels()
        import ctranslate2

        self.pieces = converted.pieces
        self.positions = converted.positions
        self._threads = threads
        self._end = [] if converted.adds_end else [END]
        self._forbidden = [["<pad>"]] if "<pad>" in self.pieces.vocabulary else None
        try:
            self._model = ctranslate2.Translator(
                str(folder),
                device=device,
                compute_type=precision,
                inter_threads=threads,
                intra_threads=1,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(
                f"{folder}: CTranslate2 cannot load it ({error})",
                "use another precision, or remove the folder so that the model is converted again",
            ) from error

    def decode(
        self, batches: Iterable[Sequence[list[str]]], search: Search
    ) -> Iterator[list[Output]]:
        """One list of outputs a batch, in the order of the batches."""
        running: deque[list[Any]] = deque()
        for batch in batches:
            running.append(self._submit(batch, search))
            if len(running) > 2 * self._threads:
                yield _wait(running.popleft())
        while running:
            yield _wait(running.popleft())

    def _submit(self, batch: Sequence[list[str]], search: Search) -> list[Any]:
        handles: list[Any] = self._model.translate_batch(
            [[*pieces, *self._end] for pieces in batch],
            asynchronous=True,
            beam_size=search.beam,
            no_repeat_ngram_size=search.no_repeat,
            max_input_length=0,
            min_decoding_length=0,
            max_decoding_length=output_limit(len(batch[0]), self.positions),
            return_scores=True,
            disable_unk=True,
            suppress_sequences=self._forbidden,
        )
        return handles


def _wait(handles: list[Any]) -> list[Output]:
    results = (handle.result() for handle in handles)
    return [Output(result.hypotheses[0], result.scores[0]) for result in results]
