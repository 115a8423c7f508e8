"""On what the figures were made: the commit of the corpus, libraries, instruction set."""

from __future__ import annotations

import platform
import re
import subprocess
from importlib import metadata
from typing import TYPE_CHECKING

from translate import __version__

if TYPE_CHECKING:
    from pathlib import Path

LIBRARIES = ("sacrebleu", "ctranslate2", "transformers", "torch", "sentencepiece", "numpy")
_LABEL = re.compile(
    r"(?P<model>.+)@(?P<revision>\S*) (?P<engine>[^\s-]+)-(?P<precision>\S+) beam(?P<beam>\d+)"
)


def library_versions() -> dict[str, str]:
    """The versions of bitext, of Python, and of the libraries on which a figure depends."""
    found = {"bitext": __version__, "python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def instruction_set() -> str:
    """The processor and its vector instructions, on which the rounding of an engine depends."""
    import numpy as np

    shown = np.show_config(mode="dicts") or {}
    found = shown.get("SIMD Extensions", {}).get("found", [])
    return " ".join([platform.machine(), *found])


def git_commit(folder: Path) -> str:
    """The commit that is checked out there, `+` where files differ from it; empty without git."""
    try:
        commit = _git(folder, "rev-parse", "--short=12", "HEAD")
        changed = _git(folder, "status", "--porcelain", "--untracked-files=no", "--", ".")
    except (OSError, subprocess.CalledProcessError):
        return ""
    return commit + ("+" if changed else "")


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *words], capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout.strip()


def engine_signature(label: str) -> dict[str, str | int]:
    """The parts of an engine's label: model, revision, engine, precision, beam.

    A label of another form, such as the name of a file, is given as the model.
    """
    match = _LABEL.fullmatch(label)
    if not match:
        return {"model": label}
    return {**match.groupdict(), "beam": int(match["beam"])}
