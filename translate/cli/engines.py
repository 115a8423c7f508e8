"""Which engine a command uses: its options, then bitext.toml, then what the machine has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translate.config import Config
    from translate.engine import EngineSpec, Translator

BETTER = "Helsinki-NLP/opus-mt-fr-en"


def engine_spec(config: Config, asked: Mapping[str, Any]) -> EngineSpec:
    """The engine that the options of `options.engine` and the settings name together."""
    from translate.engine import EngineSpec
    from translate.engine.models import default_model

    return EngineSpec(
        model=asked["model"] or config.model or default_model(),
        engine=asked["engine"] or config.engine,
        device=asked["device"] or config.device,
        precision=asked["precision"] or config.precision,
        beam=asked["beam"] or config.beam,
    )


def load_engine(spec: EngineSpec, jobs: int | None, *, chosen: bool) -> Translator:
    """Load the engine; where nobody has `chosen` the model, say on standard error which it is."""
    from translate.engine import load
    from translate.engine.models import STARTER

    if not chosen:
        line = f"model: {spec.model}"
        if spec.model == STARTER:
            line += (
                f", a small one for a first look; « bitext models get {BETTER} » downloads a better"
            )
        click.echo(line, err=True)
    return load(spec, threads=jobs)
