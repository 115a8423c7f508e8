"""The merge driver: git hands it three versions of a file, and takes the merged one from it.

Rows and tables are merged cell by cell. What stood in a cell that both sides changed goes to the
conflicts file, so that the merged file stays one that every program reads. A file that cannot be
understood is merged by git's own means, line by line, with conflict markers.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from translate.alignment import parse_alignment, render_alignment
from translate.conflicts import add_conflicts
from translate.errors import BitextError
from translate.files import write_whole
from translate.git.rows import merge_alignments
from translate.git.tables import merge_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.git.cells import Clash

WHO = "git merge"
_WHOLE_LINES = (".conflicts.tsv", ".unaligned.tsv")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether nothing is left for a person to settle, and what the person should know."""

    clean: bool
    message: str = ""


def merge_file(base: Path, ours: Path, theirs: Path, path: PurePosixPath) -> Outcome:
    """Merge `theirs` into the file `ours`, which is written; `path` is the file's in the work tree.

    The current folder is the top of the work tree.
    """
    if path.suffix == ".txt":
        return _merge_english(base, ours, theirs, path)
    before, here, there = (file.read_bytes() for file in (base, ours, theirs))
    # An article may be called « articles »: its rows are no metadata.
    is_metadata = path.parts[-2:] == ("corpus", "articles.tsv")
    is_table = path.name.startswith("_") or is_metadata
    try:
        if is_table or path.name.endswith(_WHOLE_LINES):
            table = merge_tables(before, here, there, path.name)
            if table is None:
                return _merge_lines(base, ours, theirs, path)
            write_whole(ours, table)
            return Outcome(clean=True)
        merged = merge_alignments(
            parse_alignment(before, f"the common origin of {path}"),
            parse_alignment(here, f"ours of {path}"),
            parse_alignment(there, f"theirs of {path}"),
        )
        # As a reader finds it: a status that one side emptied says what the English says.
        data = render_alignment(parse_alignment(render_alignment(merged.alignment), str(path)))
        message = _put_aside(path, merged.clashes) if merged.clashes else ""
        write_whole(ours, data)
    except BitextError as error:
        outcome = _merge_lines(base, ours, theirs, path)
        return Outcome(outcome.clean, f"{error.message}; merged line by line\n{outcome.message}")
    return Outcome(not merged.clashes, message)


def _put_aside(path: PurePosixPath, clashes: Sequence[Clash]) -> str:
    """Write what is not in the merged file into the conflicts file; what to say of it."""
    if not Path(path).parent.is_dir():
        raise BitextError(f"{path}: there is no work tree for its conflicts file")
    aside = _conflicts_file(path)
    time = datetime.now(UTC).isoformat(timespec="seconds")
    add_conflicts(Path(aside), [clash.as_conflict(time, WHO) for clash in clashes])
    changed = "one cell was" if len(clashes) == 1 else f"{len(clashes)} cells were"
    return (
        f"{path}: {changed} changed on both sides: the first side's text stays, the other is in "
        f"{aside}; settle it there, then « git add » the file"
    )


def _conflicts_file(path: PurePosixPath) -> PurePosixPath:
    """A conflicts file that git will not write itself in the course of this merge.

    That is the article's own, unless the two sides have different versions of it: git refuses to
    go on where it finds a file changed that it is about to write.
    """
    own = path.with_suffix(".conflicts.tsv")
    if not _git("log", "--all", "-1", "--format=%H", "--", str(own)):
        return own
    heads = [name.removeprefix("GITHEAD_") for name in os.environ if name.startswith("GITHEAD_")]
    versions = {_git("rev-parse", "--verify", "--quiet", f"{h}:{own}") for h in ("HEAD", *heads)}
    if heads and len(versions) == 1:
        return own
    numbered = (path.with_suffix(f".merge-{n}.conflicts.tsv") for n in count(1))
    return next(file for file in numbered if not Path(file).exists())


def _git(*arguments: str) -> str:
    result = subprocess.run(
        ["git", *arguments], capture_output=True, check=False, encoding="utf-8", errors="replace"
    )
    return result.stdout.strip()


def _merge_lines(base: Path, ours: Path, theirs: Path, path: PurePosixPath) -> Outcome:
    """Merge as git does without a driver; what it cannot merge stays as it is in `ours`."""
    labels = [word for name in ("ours", "origin", "theirs") for word in ("-L", name)]
    command = ["git", "merge-file", "--quiet", *labels, str(ours), str(base), str(theirs)]
    status = subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode
    message = "" if status == 0 else f"{path}: both sides changed the same lines"
    return Outcome(status == 0, message)


def _merge_english(base: Path, ours: Path, theirs: Path, path: PurePosixPath) -> Outcome:
    """Merge an English article, which `bitext translate` makes of the rows in any case."""
    command = ["git", "merge-file", "--quiet", "-p", str(ours), str(base), str(theirs)]
    result = subprocess.run(command, check=False, capture_output=True)
    if result.returncode == 0:
        write_whole(ours, result.stdout)
        return Outcome(clean=True)
    return Outcome(clean=True, message=f"{path}: « bitext translate » makes it anew of its rows")
