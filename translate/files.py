"""Writing files so that each write is whole or not at all."""

from __future__ import annotations

import contextlib
import itertools
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from translate.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

TEMPORARY = ".bitext-tmp"
_BUSY_SECONDS = 3.0


def write_whole(path: Path, data: bytes) -> bool:
    """Put `data` into `path` by a temporary file in the same folder, flushed, then renamed.

    Returns whether anything was written: a file that holds these bytes already is left alone.
    Raises CorpusError where the disk is full, the folder cannot be written, or another program
    (Excel on Windows) keeps the file open.
    """
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return False
    with whole_file(path) as file:
        file.write(data)
    return True


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to be written piece by piece, as `write_whole` does with a file at once.

    It takes the place of `path` when the block has ended well; otherwise nothing is changed.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=TEMPORARY, dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _copy_mode(path, temporary)
        _replace(temporary, path)
    except OSError as error:
        raise CorpusError(
            f"{path}: cannot be written: {error.strerror or error}",
            "Close the program that has it open, or make room or writable, and run again; "
            "the old file is as it was.",
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a file where it is there. Raises CorpusError where another program holds it."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CorpusError(
            f"{path}: cannot be removed: {error.strerror or error}",
            "Close the program that has it open, and run again.",
        ) from error


def keep_aside(path: Path, data: bytes) -> Path:
    """Write `data`, a text that a person put into `path`, beside it under a name that is free."""
    for number in itertools.count(1):
        aside = path.with_name(f"{path.stem}.edited-{number}{path.suffix}")
        if not aside.exists() or aside.read_bytes() == data:
            write_whole(aside, data)
            return aside
    raise AssertionError


def remove_leftovers(folder: Path, older_than: float = 3600.0) -> None:
    """Remove temporary files that a killed process left, `older_than` seconds ago or more."""
    for path in folder.rglob(f".*{TEMPORARY}"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime >= older_than:
                path.unlink()


def _copy_mode(old: Path, new: Path) -> None:
    """Keep the permissions of the file that is replaced, or give those of a usual new file."""
    try:
        mode = old.stat().st_mode & 0o777
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    with contextlib.suppress(OSError):
        new.chmod(mode)


def _replace(temporary: Path, path: Path) -> None:
    """Rename, waiting a little for a program that holds the file open (Windows)."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            temporary.replace(path)
        except PermissionError:
            if path.is_dir() or time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
