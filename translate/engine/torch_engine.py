"""The reference engine: PyTorch through transformers, for comparison and for a GPU.

The weights are bitext's own reading of the model's files; transformers gives the network and the
beam search. On a CPU every output depends on its own input alone, to the last digit of its score:
inputs of one batch have the same length, so that nothing is padded, each batch runs on one thread,
and the products of matrices are asked to be reproducible. On a GPU that is not promised.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from translate.engine import layout, weights
from translate.engine.convert import read_vocabulary
from translate.engine.pieces import END, UNKNOWN, Pieces
from translate.engine.reproducible import ask_for_reproducible_kernels
from translate.engine.search import Output, Search, output_limit
from translate.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import torch


class TorchDecoder:
    """A MarianMT model in memory; see `translate.engine.search.Decoder`."""

    def __init__(self, folder: Path, precision: str, device: str, threads: int) -> None:
        ask_for_reproducible_kernels()
        import torch

        shape = layout.shape_of(folder)
        vocabulary = read_vocabulary(folder, shape)
        self.pieces = Pieces(folder, vocabulary)
        self.positions = shape.positions
        self._vocabulary = vocabulary
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._shape = shape
        self._device = _device(device)
        model = _network(folder, shape)
        self._workers = threads if self._device == "cpu" else 1
        self._model = model.to(device=self._device, dtype=getattr(torch, precision)).eval()

    def decode(
        self, batches: Iterable[Sequence[list[str]]], search: Search
    ) -> Iterator[list[Output]]:
        """One list of outputs a batch, in the order of the batches."""
        if self._device != "cpu":
            for batch in batches:
                yield self._search(list(batch), search)
            return
        with ThreadPoolExecutor(self._workers, initializer=_one_thread) as pool:
            running: deque[Future[list[Output]]] = deque()
            for batch in batches:
                running.append(pool.submit(self._search, list(batch), search))
                if len(running) > 2 * self._workers:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()

    def _search(self, batch: list[list[str]], search: Search) -> list[Output]:
        import torch

        ids = [[self._numbers[piece] for piece in (*pieces, END)] for pieces in batch]
        inputs = torch.tensor(ids, device=self._device)
        limit = output_limit(len(batch[0]), self.positions)
        with torch.inference_mode():
            found: Any = self._model.generate(
                inputs,
                attention_mask=torch.ones_like(inputs),
                num_beams=search.beam,
                **({"early_stopping": True} if search.beam > 1 else {}),
                no_repeat_ngram_size=search.no_repeat,
                max_new_tokens=limit,
                output_scores=True,
                return_dict_in_generate=True,
            )
        # Counted here, because releases of transformers divide by different lengths.
        beam = search.beam > 1
        steps = self._model.compute_transition_scores(
            found.sequences,
            found.scores,
            found.beam_indices if beam else None,
            normalize_logits=not beam,
        )
        told = found.sequences[:, 1:] != self._shape.pad
        steps = steps[:, : told.shape[1]].masked_fill(~told[:, : steps.shape[1]], 0.0)
        scores = steps.float().sum(dim=1) / told.sum(dim=1)
        return [
            Output(self._said(row), float(score))
            for row, score in zip(found.sequences.tolist(), scores.tolist(), strict=True)
        ]

    def _said(self, row: list[int]) -> list[str]:
        ends = (self._shape.pad, self._shape.eos)
        return [self._vocabulary[number] for number in row if number not in ends]


def _network(folder: Path, shape: layout.Shape) -> Any:
    import torch
    from transformers import GenerationConfig, MarianConfig, MarianMTModel

    settings = layout.read_json(folder / "config.json")
    model = MarianMTModel(MarianConfig(**settings))
    state: dict[str, torch.Tensor] = {
        name: torch.from_numpy(array) for name, array in weights.load(folder).items()
    }
    try:
        result = model.load_state_dict(state, strict=False)
    except RuntimeError as error:
        raise _mismatch(folder, str(error).splitlines()[-1].strip()) from error
    shared = ("embed_tokens", "embed_positions", "lm_head", "final_logits_bias")
    missing = [name for name in result.missing_keys if not any(part in name for part in shared)]
    if missing:
        raise _mismatch(folder, f"{missing[0]} is missing")
    model.tie_weights()
    # Never said, as bad_words_ids of the published models has it. Ruled out before the softmax, as
    # CTranslate2 does, so that the two engines' probabilities are the same.
    unknown = layout.read_json(folder / "vocab.json")[UNKNOWN]
    model.final_logits_bias[0, [shape.pad, unknown]] = float("-inf")
    model.generation_config = GenerationConfig(
        decoder_start_token_id=shape.pad,
        eos_token_id=shape.eos,
        pad_token_id=shape.pad,
        do_sample=False,
    )
    return model


def _mismatch(folder: Path, reason: str) -> ModelError:
    return ModelError(
        f"{layout.weights_of(folder)}: the weights do not fit config.json ({reason})",
        "the files are not of the same model: get it again",
    )


def _one_thread() -> None:
    import torch

    torch.set_num_threads(1)


def _device(wanted: str) -> str:
    import torch

    if wanted == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    if wanted == "cuda" and not torch.cuda.is_available():
        raise ModelError(
            "no CUDA device can be used here",
            "use --device cpu, or install a torch built for CUDA and its driver",
        )
    return wanted
