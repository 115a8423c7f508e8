"""From a spec to a translator: the one place that knows every engine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from translate.engine import models
from translate.engine.translator import Translator
from translate.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from translate.engine.models import Model
    from translate.engine.search import Decoder
    from translate.engine.spec import EngineSpec


def label(spec: EngineSpec) -> str:
    """What names the spec in a file: `starter@1 ct2-int8 beam4`.

    Loads no model and no engine; the hash of a folder's weights is kept. Raises `ModelError`
    where the model is not on this machine, `UsageError` where the spec makes no sense.
    """
    spec = spec.resolved()
    return _label(spec, models.resolve(spec.model))


def load(spec: EngineSpec, *, threads: int | None = None) -> Translator:
    """The translator of a spec, its model in memory.

    `threads` is the number of CPU cores to use, by default all that the process may use. Raises
    `ModelError` where the model is missing, incomplete, damaged or of another kind, and
    `UsageError` where the spec makes no sense.
    """
    spec = spec.resolved()
    model = models.resolve(spec.model)
    if spec.engine == "torch":
        decoder = _torch(model, spec, threads or _cores())
    else:
        decoder = _ct2(model, spec, threads or _cores())
    return Translator(_label(spec, model), decoder, spec.beam)


def _label(spec: EngineSpec, model: Model) -> str:
    return f"{model.title} {spec.engine}-{spec.precision} beam{spec.beam}"


def _torch(model: Model, spec: EngineSpec, threads: int) -> Decoder:
    from translate.engine.torch_engine import TorchDecoder

    if model.kind != "marian":
        raise ModelError(
            f"{model.folder}: converted for CTranslate2, which the torch engine cannot read",
            "use --engine ct2, or the model as it was published",
        )
    return TorchDecoder(model.folder, spec.precision, spec.device, threads)


def _ct2(model: Model, spec: EngineSpec, threads: int) -> Decoder:
    from translate.engine import layout
    from translate.engine.ct2 import Ct2Decoder, read_converted

    if model.kind == "ct2":
        converted = model.folder
    else:
        layout.shape_of(model.folder)
        converted = converted_folder(model)
    facts = read_converted(converted, model.folder)
    device = "cuda" if spec.device == "cuda" else "cpu"
    return Ct2Decoder(converted, facts, spec.precision, device, threads)


def converted_folder(model: Model) -> Path:
    """The conversion of a MarianMT model, made now where the cache has none."""
    from importlib.metadata import version

    from translate.engine import cache, layout
    from translate.engine.convert import FORMAT, convert

    weights = layout.weights_of(model.folder)
    facts = {
        "model": model.name,
        "revision": model.revision,
        "weights": cache.fingerprint(weights),
        "vocabulary": cache.fingerprint(model.folder / "vocab.json"),
        "config": cache.fingerprint(model.folder / "config.json"),
        "ctranslate2": version("ctranslate2"),
        "format": FORMAT,
    }
    name = models.cache_name(model.name)
    return cache.built_once(name, facts, lambda target: convert(model.folder, target))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
