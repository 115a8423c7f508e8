"""COMET (Rei et al. 2020), where its package and a model are on the machine. Nothing is downloaded.

COMET looks at the French as well. Its score of a system is the mean of those of the segments.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module, metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.errors import ModelError, UsageError
from translate.score.metrics import Score
from translate.score.resample import bootstrap, interval, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.score.evaluate import Evaluation
    from translate.score.scoring import Scoring
    from translate.score.selection import Pair

NAME = "COMET"


def with_comet(scoring: Scoring, model: str) -> Scoring:
    """The scoring with a COMET score for each system on each kind of reference.

    Raises UsageError where the package or the French is missing, ModelError where the model is.
    """
    if not all(pair.source for pair in scoring.scope.selection.pairs):
        raise UsageError("--comet looks at the French as well", "Give it with --source FILE.")
    loaded = load_comet(model)
    return replace(
        scoring,
        evaluations=tuple(_scored(found, loaded, model) for found in scoring.evaluations),
        comparisons=tuple(
            replace(
                comparison,
                systems=tuple(
                    replace(system, evaluation=_scored(system.evaluation, loaded, model))
                    for system in comparison.systems
                ),
            )
            for comparison in scoring.comparisons
        ),
    )


def _scored(evaluation: Evaluation, loaded: Any, model: str) -> Evaluation:
    import numpy as np

    pairs = [segment.pair for segment in evaluation.segments]
    matrix = np.array([(score, 1.0) for score in comet_scores(loaded, pairs)])
    by_article = evaluation.resampling.unit == "article"
    resampled = units(matrix, [pair.article for pair in pairs] if by_article else None)
    found = None
    if len(resampled) > 1:
        sums = bootstrap(resampled, evaluation.resampling)
        found = interval(100 * sums[:, 0] / sums[:, 1])
    signature = f"model:{Path(model).name}|unbabel-comet:{metadata.version('unbabel-comet')}|x100"
    score = Score(NAME, 100 * float(matrix[:, 0].mean()), found, signature)
    whole = replace(evaluation.whole, scores=(*evaluation.whole.scores, score))
    return replace(evaluation, groups=(whole, *evaluation.groups[1:]))


def load_comet(model: str) -> Any:
    """The model in a checkpoint (a file, or a folder as published) or of a Hugging Face name.

    Raises UsageError where the package is missing, ModelError where the model is not here.
    """
    try:
        load = import_module("comet").load_from_checkpoint
    except ImportError as error:
        raise UsageError(
            f"--comet needs the package unbabel-comet ({error})", "pip install 'bitext[comet]'"
        ) from error
    checkpoint = _checkpoint(model)
    try:
        return load(str(checkpoint), local_files_only=True)
    except (OSError, KeyError, RuntimeError, ValueError) as error:
        raise ModelError(
            f"{checkpoint}: COMET cannot load it ({error})",
            "The checkpoint, hparams.yaml beside it, and the encoder it names must be whole.",
        ) from error


def _checkpoint(model: str) -> Path:
    path = Path(model)
    if path.is_file():
        return path
    if not path.is_dir():
        path = _from_hub(model)
    found = sorted(path.glob("**/*.ckpt"))
    if not found:
        raise ModelError(f"{path}: no checkpoint (*.ckpt) of a COMET model in it")
    return found[0]


def _from_hub(name: str) -> Path:
    """The folder of a model in the Hugging Face cache of this machine."""
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{name}: this COMET model is not on the machine",
            f"Get it where there is a network: huggingface-cli download {name}",
        ) from error


def comet_scores(model: Any, pairs: Sequence[Pair]) -> list[float]:
    """The score of each pair, from 0 to 1 for the usual models, with what `load_comet` gave."""
    import torch

    data = [{"src": p.source, "mt": p.hypothesis, "ref": p.reference} for p in pairs]
    gpus = 1 if torch.cuda.is_available() else 0
    found = model.predict(data, batch_size=16, gpus=gpus, progress_bar=False)
    return [float(score) for score in found.scores]
