"""Standard input as lines: UTF-8 whatever the locale, ended by LF alone."""

from __future__ import annotations

from itertools import islice
from typing import IO, TYPE_CHECKING

from translate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FIRST, _CHUNK = 64, 4096  # lines: a first answer soon, then large batches


def read_lines(stream: IO[bytes]) -> Iterator[str]:
    """The lines without their LF and without a BOM. Raises UsageError where one is not UTF-8."""
    for number, line in enumerate(stream, 1):
        data = line.removesuffix(b"\n")
        try:
            yield data.removeprefix(b"\xef\xbb\xbf").decode() if number == 1 else data.decode()
        except UnicodeDecodeError as error:
            raise UsageError(
                f"standard input, line {number}: not UTF-8 (byte {error.start} of the line)",
                "Convert it first: iconv -f WINDOWS-1252 -t UTF-8",
            ) from error


def chunks(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines in lists, the first one short."""
    iterator = iter(lines)
    size = _FIRST
    while chunk := list(islice(iterator, size)):
        yield chunk
        size = _CHUNK
