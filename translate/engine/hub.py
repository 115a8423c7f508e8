"""Models of the Hugging Face hub, in the cache that its own tools keep.

Reading the cache uses no network and loads nothing; `download` is the only function of bitext that
uses the network.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from pathlib import Path

from translate.engine import layout
from translate.errors import ModelError

OPUS = "Helsinki-NLP/opus-mt-fr-en"
OPUS_BIG = "Helsinki-NLP/opus-mt-tc-big-fr-en"
# The revision that is downloaded, and preferred where the cache holds several.
PINNED = {OPUS: "b4a9a384c2ec68a224bbd2ee3fd5df0c71ca5b1b"}

_NAME = re.compile(r"[\w.-]+/[\w.-]+")
_SMALL_FILES = (
    "config.json",
    "generation_config.json",
    "source.spm",
    "target.spm",
    "tokenizer_config.json",
    "vocab.json",
)


def is_hub_name(name: str) -> bool:
    """Whether the name has the form `organisation/model`."""
    return _NAME.fullmatch(name) is not None


def hub_cache() -> Path:
    """The folder of the hub's cache, as huggingface_hub finds it."""
    for variable in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        if os.environ.get(variable):
            return Path(os.environ[variable]).expanduser()
    home = os.environ.get("HF_HOME")
    if home:
        return Path(home).expanduser() / "hub"
    caches = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(caches).expanduser() / "huggingface" / "hub"


def repository(name: str) -> Path:
    """The folder of a model in the cache, there or not."""
    return hub_cache() / f"models--{name.replace('/', '--')}"


def snapshot(name: str) -> Path | None:
    """The folder of a model's files: the pinned revision, else the one `main` names; or None.

    The folder's name is the commit. Its files may still be incomplete.
    """
    base = repository(name)
    commits = [PINNED[name]] if name in PINNED else []
    with contextlib.suppress(OSError, UnicodeDecodeError):
        commits.append((base / "refs" / "main").read_text(encoding="ascii").strip())
    for commit in commits:
        folder = base / "snapshots" / commit
        if commit and folder.is_dir():
            return folder
    if (base / "snapshots").is_dir():
        found = sorted(path for path in (base / "snapshots").iterdir() if path.is_dir())
        return found[0] if found else None
    return None


def cached_names() -> list[str]:
    """The names of all models in the hub's cache, Marian or not, in order."""
    folders = sorted(hub_cache().glob("models--*--*"))
    return [folder.name.removeprefix("models--").replace("--", "/", 1) for folder in folders]


def download(name: str) -> None:
    """Fetch what bitext needs of a model, into the hub's cache. Uses the network.

    The weights come as safetensors where the model has them, and as PyTorch's pickle where not.
    Raises `ModelError` where there is no such model, no network, or no room.
    """
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import RepositoryNotFoundError

    revision = PINNED.get(name, "main")
    try:
        files = set(HfApi().list_repo_files(name, revision=revision))
        weights = next((file for file in layout.WEIGHTS if file in files), None)
        missing = [file for file in layout.MARIAN_FILES if file not in files]
        if missing or weights is None:
            what = ", ".join(missing) or " or ".join(layout.WEIGHTS)
            raise ModelError(
                f"{name}: the hub has no {what} for it, so it is not a MarianMT model",
                f"for French to English: {OPUS} or {OPUS_BIG}",
            )
        snapshot_download(name, revision=revision, allow_patterns=[*_SMALL_FILES, weights])
    except RepositoryNotFoundError as error:
        raise ModelError(
            f"{name}: the Hugging Face hub has no such model", f"for example: {OPUS}"
        ) from error
    except ModelError:
        raise
    except Exception as error:  # the errors of whichever HTTP library the hub's client uses
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise ModelError(
            f"{name}: cannot be downloaded ({reason})",
            "is there a network, room on the disk, and is HF_HUB_OFFLINE unset? What has come "
            "so far is kept: try again",
        ) from error


def delete(name: str) -> None:
    """Remove a model from the hub's cache, every revision of it."""
    shutil.rmtree(repository(name))
