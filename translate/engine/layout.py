"""The files of a model folder, checked before anything loads them.

Two layouts are known: `marian`, as Hugging Face publishes MarianMT models (config.json,
vocab.json, source.spm, target.spm, model.safetensors or pytorch_model.bin), and `ct2`, a
CTranslate2 conversion (model.bin, config.json, shared_vocabulary.json) with source.spm and
target.spm beside it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translate.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

WEIGHTS = ("model.safetensors", "pytorch_model.bin")
MARIAN_FILES = ("config.json", "vocab.json", "source.spm", "target.spm")
CT2_FILES = ("model.bin", "config.json", "source.spm", "target.spm")
CT2_VOCABULARIES = ("shared_vocabulary.json", "shared_vocabulary.txt")


@dataclass(frozen=True)
class Shape:
    """The numbers of a MarianMT config.json that an engine needs."""

    vocabulary: int
    positions: int
    width: int
    encoder_layers: int
    decoder_layers: int
    encoder_heads: int
    decoder_heads: int
    activation: str
    scale_embedding: bool
    pad: int
    eos: int


def kind_of(folder: Path) -> str:
    """`marian` or `ct2`: what the folder holds, by its files; every file that is needed is there.

    Raises `ModelError` that names the missing, empty or half-downloaded file.
    """
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        raise ModelError(
            f"{folder}: the model folder {what}",
            "give a model's name (`bitext models list`) or a folder that holds one",
        )
    if (folder / "model.bin").is_file():
        _require(folder, CT2_FILES)
        _require_one(folder, CT2_VOCABULARIES)
        return "ct2"
    _require(folder, MARIAN_FILES)
    weights_of(folder)
    return "marian"


def weights_of(folder: Path) -> Path:
    """The file of weights: safetensors where there is one, else PyTorch's own."""
    return _require_one(folder, WEIGHTS)


def shape_of(folder: Path) -> Shape:
    """The shape of a MarianMT model, from its config.json.

    Raises `ModelError` where the file is broken, of another kind of model, or of a Marian
    variant that is not supported (two vocabularies).
    """
    path = folder / "config.json"
    config = read_json(path)
    kind = config.get("model_type") if isinstance(config, dict) else None
    if kind != "marian":
        raise ModelError(
            f"{path}: a model of type “{kind}”, not “marian”",
            "bitext runs MarianMT models, such as Helsinki-NLP/opus-mt-fr-en",
        )
    if config.get("share_encoder_decoder_embeddings", True) is False:
        raise ModelError(
            f"{path}: a Marian model with one vocabulary a language is not supported",
            "use a model with a shared vocabulary, such as Helsinki-NLP/opus-mt-fr-en",
        )
    try:
        return Shape(
            vocabulary=int(config["vocab_size"]),
            positions=int(config["max_position_embeddings"]),
            width=int(config["d_model"]),
            encoder_layers=int(config["encoder_layers"]),
            decoder_layers=int(config["decoder_layers"]),
            encoder_heads=int(config["encoder_attention_heads"]),
            decoder_heads=int(config["decoder_attention_heads"]),
            activation=str(config["activation_function"]),
            scale_embedding=bool(config.get("scale_embedding", False)),
            pad=int(config["pad_token_id"]),
            eos=int(config["eos_token_id"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path}: no usable value for {error}", _AGAIN) from error


def read_json(path: Path) -> Any:
    """The value in a JSON file; `ModelError` where it cannot be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror})", _AGAIN) from error
    except ValueError as error:
        raise ModelError(f"{path}: not valid JSON ({error})", _AGAIN) from error


_AGAIN = "the download is incomplete or damaged: remove the model and get it again"


def _require(folder: Path, names: tuple[str, ...]) -> None:
    for name in names:
        _require_one(folder, (name,))


def _require_one(folder: Path, names: tuple[str, ...]) -> Path:
    for name in names:
        path = folder / name
        if path.is_file():
            _check_whole(path)
            return path
        if path.is_symlink():
            raise ModelError(f"{path}: half downloaded (the file it links to is not there)", _AGAIN)
    if not any(folder.iterdir()):
        raise ModelError(f"{folder}: the model folder is empty", _AGAIN)
    raise ModelError(
        f"{folder}: no {' or '.join(names)} in the model folder",
        "a model needs config.json, vocab.json, source.spm, target.spm and "
        "model.safetensors (or pytorch_model.bin), as Hugging Face publishes them",
    )


def _check_whole(path: Path) -> None:
    if path.stat().st_size == 0:
        raise ModelError(f"{path}: the file is empty", _AGAIN)
    with path.open("rb") as file:
        head = file.read(40)
    if head.startswith(b"version https://git-lfs"):
        raise ModelError(
            f"{path}: a Git LFS pointer, not the file itself",
            "run `git lfs pull` in that folder, or get the model with `bitext models get`",
        )
