"""New corpus roots: empty ones, and one with the sample articles."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from translate.config import FILE_NAME, TEMPLATE
from translate.errors import CorpusError
from translate.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

FOLDERS = ("corpus/fr", "corpus/en", "alignments")


def make_root(folder: Path) -> list[Path]:
    """Make what a corpus root lacks in `folder`; what was made is given back, in order."""
    made = []
    for name in FOLDERS:
        path = folder / name
        if not path.is_dir():
            try:
                path.mkdir(parents=True)
            except OSError as error:
                raise CorpusError(
                    f"{path}: cannot be made: {error.strerror}", "Choose another folder."
                ) from error
            made.append(path)
    settings = folder / FILE_NAME
    if not settings.exists():
        write_whole(settings, TEMPLATE.encode())
        made.append(settings)
    return made


def make_demo(folder: Path) -> list[str]:
    """Make a corpus root with the sample articles in an empty folder; their names are given back.

    Raises CorpusError where the folder holds anything.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CorpusError(
            f"{folder}: is there already and is not an empty folder",
            "Name a folder that does not exist yet.",
        )
    make_root(folder)
    names = []
    for name, data in sorted(_samples(_sample_folder())):
        write_whole(folder / "corpus" / "fr" / name, data)
        names.append(name.removesuffix(".txt"))
    return names


def _sample_folder() -> Traversable:
    """The sample articles: inside an installed package, or beside it in a checkout."""
    package = resources.files("translate")
    installed = package / "samples"
    return installed if installed.is_dir() else Path(str(package)).parent / "corpus" / "fr"


def _samples(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _samples(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".txt"):
            yield prefix + entry.name, entry.read_bytes()
