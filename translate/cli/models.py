"""`bitext models`: the models on this machine. `get` is the one command that downloads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from translate.cli import options

if TYPE_CHECKING:
    from translate.engine.models import Model


@click.group()
def models() -> None:
    """List, download, describe and remove models."""


@models.command("list")
@options.json
def list_models(as_json: bool) -> None:
    """List the models on this machine; * marks the one used by default."""
    from translate.engine.models import default_model, installed

    found, default = installed(), default_model()
    if as_json:
        values = [{**_described(model), "default": model.name == default} for model in found]
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
        return
    for model in found:
        mark = "*" if model.name == default else " "
        size = _bytes(model) / 1e6
        click.echo(f"{mark} {model.name}  revision {model.revision}  {size:.0f} MB  {model.folder}")


@models.command("info")
@click.argument("name", metavar="MODEL")
@options.json
def model_info(name: str, as_json: bool) -> None:
    """Describe one model: revision, layout, size, folder."""
    from translate.engine.models import resolve

    values = _described(resolve(name))
    if as_json:
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
        return
    for key, value in values.items():
        click.echo(f"{key}: {value}")


@models.command("get")
@click.argument("name", metavar="MODEL")
def get_model(name: str) -> None:
    """Download a model from Hugging Face, e.g. Helsinki-NLP/opus-mt-fr-en."""
    from translate.engine.models import get

    model = get(name)
    click.echo(f"{model.name}: revision {model.revision} in {model.folder}")


@models.command("remove")
@click.argument("name", metavar="MODEL")
def remove_model(name: str) -> None:
    """Remove a downloaded model and its conversions from this machine."""
    from translate.engine.models import remove

    remove(name)
    click.echo(f"{name}: removed")


def _described(model: Model) -> dict[str, Any]:
    return {
        "name": model.name,
        "revision": model.revision,
        "layout": model.kind,
        "bytes": _bytes(model),
        "folder": str(model.folder),
    }


def _bytes(model: Model) -> int:
    return sum(path.stat().st_size for path in model.folder.iterdir() if path.is_file())
