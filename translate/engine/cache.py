"""The user's cache: converted models, and the hashes of big files.

`BITEXT_CACHE` names another folder. Everything in it can be deleted and is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from translate.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable


def cache_folder() -> Path:
    """Where the cache is; not necessarily there yet."""
    named = os.environ.get("BITEXT_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("bitext", appauthor=False))


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits.

    It is kept in the cache by path, size and time of change, so that a big file is read once.
    """
    path = path.resolve()
    status = path.stat()
    key = hashlib.sha256(f"{path}\0{status.st_size}\0{status.st_mtime_ns}".encode()).hexdigest()
    kept = cache_folder() / "hashes" / key[:32]
    with contextlib.suppress(OSError):
        digest = kept.read_text(encoding="ascii")
        if len(digest) == 64:
            return digest
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    # A cache that cannot be written costs time, nothing else.
    with contextlib.suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial = kept.with_name(f"{kept.name}.{os.getpid()}")
        partial.write_text(digest, encoding="ascii")
        partial.replace(kept)
    return digest


def built_once(name: str, facts: dict[str, str], build: Callable[[Path], None]) -> Path:
    """The folder that `build` fills, once for these facts.

    It is built under another name and moved into place whole, so that a half-built one is never
    used, and of two processes that build at once, both succeed. Raises `ModelError` where the
    cache cannot be written.
    """
    key = hashlib.sha256(json.dumps([name, facts], sort_keys=True).encode()).hexdigest()[:12]
    folder = cache_folder() / "models" / f"{name}-{key}"
    if folder.is_dir():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=".partial-", dir=folder.parent))
    except OSError as error:
        raise _unwritable(error) from error
    try:
        build(partial)
        (partial / "made-from.json").write_text(json.dumps(facts, indent=1), encoding="utf-8")
        with contextlib.suppress(OSError):  # another process was first
            partial.rename(folder)
        if not folder.is_dir():
            raise ModelError(f"{folder}: cannot be made", "set BITEXT_CACHE to another folder")
    except OSError as error:
        raise _unwritable(error) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return folder


def forget(name: str) -> None:
    """Delete what was built under that name."""
    for folder in (cache_folder() / "models").glob(f"{name}-*"):
        if folder.name.rpartition("-")[0] == name:
            shutil.rmtree(folder, ignore_errors=True)


def _unwritable(error: OSError) -> ModelError:
    return ModelError(
        f"{cache_folder()}: the converted model cannot be written there ({error.strerror})",
        "make room there, or set BITEXT_CACHE to another folder",
    )
