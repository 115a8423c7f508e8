"""From a MarianMT model as published to the files CTranslate2 loads.

The conversion writes CTranslate2's binary format (version 6, `TransformerSpec` revision 7, which
later releases read as well) straight from the tensors, so that it needs neither transformers nor,
for safetensors, torch, and takes a fraction of a second. Its variables are those of CTranslate2's
own converter, with two differences: position encodings keep full precision, and a padding row that
is not zero (fine-tuning a tied embedding leaves it so) is kept as the decoder's start, without
which the two engines would disagree on every word.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING

import numpy as np

from translate.engine import layout, weights
from translate.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from translate.engine.layout import Shape

    Variable = np.ndarray[tuple[int, ...], np.dtype[np.generic]] | np.generic

FORMAT = "1"  # changes when a conversion of an older bitext must be made again

_VERSION, _NAME, _REVISION = 6, "TransformerSpec", 7
_TYPE_IDS = {"float32": 0, "int8": 1, "int16": 2, "int32": 3, "float16": 4}
_ACTIVATIONS = {"relu": 0, "swish": 2, "silu": 2, "gelu": 3}


def convert(source: Path, target: Path) -> None:
    """Write `target` (an existing empty folder) from the MarianMT folder `source`.

    The weights keep the precision in which they are stored; CTranslate2 quantises them when it
    loads. Raises `ModelError` where a file of the model is damaged or the files do not fit
    together.
    """
    shape = layout.shape_of(source)
    if shape.activation not in _ACTIVATIONS:
        raise ModelError(
            f"{source / 'config.json'}: the activation function “{shape.activation}” is not known",
            f"Marian models use one of: {', '.join(_ACTIVATIONS)}",
        )
    vocabulary = read_vocabulary(source, shape)
    tensors = weights.load(source)
    try:
        variables, aliases, keeps_pad = _variables(tensors, shape)
    except (KeyError, ValueError) as error:
        raise ModelError(
            f"{layout.weights_of(source)}: the weights do not fit config.json ({error})",
            "the files are not of the same model: get it again",
        ) from error
    if not keeps_pad:
        del vocabulary[shape.pad]
    with (target / "model.bin").open("wb") as file:
        _write(file, variables, aliases)
    config = {
        "add_source_bos": False,
        "add_source_eos": False,
        "bos_token": "<s>",
        "decoder_start_token": "<pad>" if keeps_pad else "</s>",
        "eos_token": "</s>",
        "layer_norm_epsilon": None,
        "multi_query_attention": False,
        "unk_token": "<unk>",
    }
    for name, value in (("config.json", config), ("shared_vocabulary.json", vocabulary)):
        (target / name).write_text(json.dumps(value, indent=1), encoding="utf-8")


def read_vocabulary(folder: Path, shape: Shape) -> list[str]:
    """The pieces of vocab.json by their number; `ModelError` where they do not fit the config."""
    path = folder / "vocab.json"
    numbers = layout.read_json(path)
    if not isinstance(numbers, dict):
        raise ModelError(f"{path}: not a table of pieces and their numbers", "get the model again")
    pieces = sorted(numbers, key=numbers.__getitem__)
    if [numbers[piece] for piece in pieces] != list(range(shape.vocabulary)):
        raise ModelError(
            f"{path}: {len(pieces)} pieces, where config.json says {shape.vocabulary}",
            "the files are not of the same model: get it again",
        )
    if pieces[shape.eos] != "</s>" or "<unk>" not in numbers:
        raise ModelError(
            f"{path}: the end-of-sentence piece is not number {shape.eos}, or <unk> is missing",
            "the files are not of the same model: get it again",
        )
    return pieces


def _variables(
    tensors: dict[str, weights.Array], shape: Shape
) -> tuple[dict[str, Variable], dict[str, str], bool]:
    """CTranslate2's variables, its aliases, and whether the padding row is kept."""
    embedding = tensors[_first(tensors, "model.shared.weight", "model.encoder.embed_tokens.weight")]
    if embedding.shape != (shape.vocabulary, shape.width):
        raise ValueError(
            f"an embedding of {embedding.shape}, not {(shape.vocabulary, shape.width)}"
        )
    keeps_pad = bool(embedding[shape.pad].any())
    bias = tensors["final_logits_bias"].reshape(-1)
    if not keeps_pad:
        embedding, bias = (np.delete(table, shape.pad, axis=0) for table in (embedding, bias))
    found: dict[str, Variable] = {
        "decoder/embeddings/weight": embedding,
        "decoder/position_encodings/encodings": sinusoids(shape.positions, shape.width),
        "decoder/start_from_zero_embedding": np.int8(not keeps_pad),
        "decoder/alignment_heads": np.int16(1),
        "decoder/alignment_layer": np.int16(-1),
        "decoder/alibi": np.int8(0),
        "decoder/alibi_use_positive_positions": np.int8(0),
        "decoder/scale_alibi": np.int8(0),
        "encoder/embeddings_merge": np.int8(0),
        "encoder/multi_query_attention": np.int8(0),
    }
    if bias.any():
        found["decoder/projection/bias"] = bias
    for side, layers in (("encoder", shape.encoder_layers), ("decoder", shape.decoder_layers)):
        heads = shape.encoder_heads if side == "encoder" else shape.decoder_heads
        found[f"{side}/num_heads"] = np.int16(heads)
        found[f"{side}/pre_norm"] = np.int8(0)
        found[f"{side}/activation"] = np.int8(_ACTIVATIONS[shape.activation])
        found[f"{side}/scale_embeddings"] = np.float32(
            np.sqrt(shape.width) if shape.scale_embedding else 1.0
        )
        for number in range(layers):
            found |= _layer(tensors, side, number)
    aliases = {
        "decoder/projection/weight": "decoder/embeddings/weight",
        "encoder/embeddings_0/weight": "decoder/embeddings/weight",
        "encoder/position_encodings/encodings": "decoder/position_encodings/encodings",
    }
    return found, aliases, keeps_pad


def _layer(tensors: dict[str, weights.Array], side: str, number: int) -> dict[str, Variable]:
    """The variables of one layer; the projections of an attention that share an input are one."""
    there, here = f"model.{side}.layers.{number}", f"{side}/layer_{number}"
    joined = {
        "self_attention/linear_0": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
        "self_attention/linear_1": ("self_attn.out_proj",),
        "ffn/linear_0": ("fc1",),
        "ffn/linear_1": ("fc2",),
    }
    norms = {
        "self_attention/layer_norm": "self_attn_layer_norm",
        "ffn/layer_norm": "final_layer_norm",
    }
    if side == "decoder":
        joined["attention/linear_0"] = ("encoder_attn.q_proj",)
        joined["attention/linear_1"] = ("encoder_attn.k_proj", "encoder_attn.v_proj")
        joined["attention/linear_2"] = ("encoder_attn.out_proj",)
        norms["attention/layer_norm"] = "encoder_attn_layer_norm"
    found: dict[str, Variable] = {
        f"{here}/{name}/{kind}": np.concatenate([tensors[f"{there}.{one}.{kind}"] for one in parts])
        for name, parts in joined.items()
        for kind in ("weight", "bias")
    }
    for name, one in norms.items():
        found[f"{here}/{name}/gamma"] = tensors[f"{there}.{one}.weight"]
        found[f"{here}/{name}/beta"] = tensors[f"{there}.{one}.bias"]
    return found


def sinusoids(positions: int, width: int) -> np.ndarray:
    """Marian's position encodings, positions × width: all sines, then all cosines.

    Vaswani et al. 2017, section 3.5, with the two halves side by side instead of interleaved.
    """
    rates = 10000.0 ** (-2 * (np.arange(width) // 2) / width)
    angles = np.arange(positions)[:, None] * rates
    table = np.concatenate([np.sin(angles[:, 0::2]), np.cos(angles[:, 1::2])], axis=1)
    return table.astype(np.float32)


def read_shapes(file: BinaryIO) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The name and shape of each variable of a CTranslate2 model, versions 4 to 6 of the format.

    Raises `struct.error` where the file ends early.
    """

    def read(form: str) -> tuple[int, ...]:
        return struct.unpack(form, file.read(struct.calcsize(form)))

    def read_text() -> str:
        return file.read(read("<H")[0]).rstrip(b"\0").decode()

    read("<I")
    read_text()
    for _ in range(read("<II")[1]):
        name = read_text()
        shape = read(f"<{read('<B')[0]}I")
        size = read("<BI")[1]
        yield name, shape
        if len(file.read(size)) < size:
            raise struct.error("the file ends early")


def _first(tensors: dict[str, weights.Array], *names: str) -> str:
    return next((name for name in names if name in tensors), names[0])


def _write(file: BinaryIO, variables: dict[str, Variable], aliases: dict[str, str]) -> None:
    def write_text(text: str) -> None:
        raw = text.encode() + b"\0"
        file.write(struct.pack("<H", len(raw)) + raw)

    file.write(struct.pack("<I", _VERSION))
    write_text(_NAME)
    file.write(struct.pack("<II", _REVISION, len(variables)))
    for name, value in sorted(variables.items()):
        array = np.asarray(value)
        write_text(name)
        file.write(struct.pack(f"<B{array.ndim}I", array.ndim, *array.shape))
        file.write(struct.pack("<BI", _TYPE_IDS[array.dtype.name], array.nbytes))
        file.write(array.tobytes())
    file.write(struct.pack("<I", len(aliases)))
    for alias, name in aliases.items():
        write_text(alias)
        write_text(name)
