"""Files of a segment a line: those of other systems and test sets, and those that we give away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.errors import UsageError
from translate.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def read_segments(path: Path) -> list[str]:
    """The lines of a file, without white space at their end, as the `sacrebleu` command reads them.

    Only LF ends a line; a BOM is left out. Raises UsageError with file and line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if not lines[-1]:
        lines.pop()
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(line.decode().rstrip())
        except UnicodeDecodeError as error:
            raise UsageError(
                f"{path}, line {number}: not UTF-8 (byte {error.start} of the line)",
                "Convert it first: iconv -f WINDOWS-1252 -t UTF-8",
            ) from error
    return found


def same_length(files: Mapping[str, Sequence[str]]) -> None:
    """Raise UsageError where files, given by what names them, have not the same number of lines."""
    lengths = {name: len(lines) for name, lines in files.items()}
    if len(set(lengths.values())) > 1:
        counts = ", ".join(f"{name}: {length}" for name, length in lengths.items())
        raise UsageError(
            f"not the same number of lines: {counts}",
            "A line is a segment, and line n of every file is the same segment; an empty line "
            "stands for an empty translation.",
        )


def write_segments(folder: Path, files: Mapping[str, Sequence[str]]) -> None:
    """Write a file for each name, a segment a line, from which sacrebleu gives our figures."""
    for name, lines in files.items():
        write_whole(folder / name, "".join(line + "\n" for line in lines).encode())
