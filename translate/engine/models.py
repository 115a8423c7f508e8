"""Models by name: where their files are, and which of them are on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from translate.engine import cache, hub, layout
from translate.engine.hub import OPUS, OPUS_BIG
from translate.errors import ModelError, UsageError

__all__ = [
    "OPUS",
    "OPUS_BIG",
    "STARTER",
    "Model",
    "default_model",
    "get",
    "installed",
    "remove",
    "resolve",
]

STARTER = "starter"
_STARTER_VERSION = "1"
_STARTER_FOLDER = Path(__file__).parent.parent / "models" / "starter-fr-en"


@dataclass(frozen=True)
class Model:
    """A model on this machine.

    `name` is what the user calls it, `folder` holds its files, in the layout that `kind` names
    (see `layout`). `revision` is the starter's version, the first eight digits of the commit of a
    model of the hub, or of the hash of the weights in a folder.
    """

    name: str
    folder: Path
    revision: str
    kind: str

    @property
    def title(self) -> str:
        """Name and revision, as an alignment file shows them."""
        named = self.name if self.name == STARTER or hub.is_hub_name(self.name) else None
        return f"{named or self.folder.name}@{self.revision}"

    @property
    def size(self) -> int:
        """The bytes of its files."""
        return sum(path.stat().st_size for path in self.folder.iterdir() if path.is_file())


def resolve(name: str) -> Model:
    """The model of that name: `starter`, `organisation/model` from the hub's cache, or a folder.

    Uses no network. Raises `ModelError` where it is not there or not complete.
    """
    if name == STARTER:
        return Model(name, _STARTER_FOLDER, _STARTER_VERSION, layout.kind_of(_STARTER_FOLDER))
    folder = Path(name).expanduser()
    if folder.exists():
        folder = folder.resolve()
        kind = layout.kind_of(folder)
        weights = folder / "model.bin" if kind == "ct2" else layout.weights_of(folder)
        return Model(name, folder, cache.fingerprint(weights)[:8], kind)
    if not hub.is_hub_name(name):
        raise ModelError(
            f"{name}: no model of that name, and no folder",
            f"`bitext models list` shows what there is; `bitext models get {OPUS}` downloads one",
        )
    return _from_hub(name)


def default_model() -> str:
    """The model where the user names none: opus-mt-fr-en where it is here, else the starter."""
    try:
        return _from_hub(OPUS).name
    except ModelError:
        return STARTER


def installed() -> list[Model]:
    """The models that can be used by name, the starter first. Folders are not searched for."""
    found = [resolve(STARTER)]
    for name in hub.cached_names():
        try:
            model = _from_hub(name)
            layout.shape_of(model.folder)
        except ModelError:
            continue
        found.append(model)
    return found


def get(name: str) -> Model:
    """Download a model of the Hugging Face hub. Nothing else in bitext uses the network."""
    if name == STARTER:
        return resolve(name)
    if not hub.is_hub_name(name):
        raise UsageError(
            f"“{name}” is not a name of the Hugging Face hub", f"names look like {OPUS}"
        )
    hub.download(name)
    return _from_hub(name)


def remove(name: str) -> None:
    """Delete a downloaded model and what was converted from it."""
    if name == STARTER:
        raise UsageError("the starter is part of bitext and cannot be removed")
    if not hub.is_hub_name(name) or not hub.repository(name).is_dir():
        raise ModelError(
            f"{name}: not among the downloaded models",
            "`bitext models list` shows them; delete the folder of any other model yourself",
        )
    hub.delete(name)
    cache.forget(cache_name(name))


def cache_name(name: str) -> str:
    """The name under which a model's conversion lies in the cache."""
    return "".join(c if c.isalnum() or c in ".-_" else "-" for c in Path(name).name or name)


def _from_hub(name: str) -> Model:
    folder = hub.snapshot(name)
    if folder is None:
        raise ModelError(
            f"{name}: not on this machine",
            f"`bitext models get {name}` downloads it; `--model starter` needs no download",
        )
    try:
        return Model(name, folder, folder.name[:8], layout.kind_of(folder))
    except ModelError as error:
        raise ModelError(
            error.message, f"`bitext models get {name}` completes the download"
        ) from error
