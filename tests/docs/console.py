"""What a page tells its reader to do, read from its Markdown and done.

Two things are read: `console` blocks, in which a line that begins with `$ ` is typed into the shell
and what follows is the answer (`...` stands for anything, alone on a line for any lines), and a
table after `<!-- type into FILE -->`, whose cells are typed into the rows of that file. What is
answered in a block after `<!-- may differ -->` depends on the machine: anything will do.
"""

from __future__ import annotations

import csv
import http.client
import re
import signal
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_STEP = re.compile(
    r"^(?P<differs><!-- may differ -->\n)?```console\n(?P<console>.*?)^```$"
    r"|^<!-- type into (?P<file>\S+) -->\n(?P<table>.*?)\n(?=[^|\n])",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A command, the answer that the page shows, and the line of the page."""

    line: int
    command: str
    answer: str
    may_differ: bool = False

    def is_answered_by(self, printed: str) -> bool:
        """Whether this was printed; an answer of no line allows none."""
        if self.may_differ:
            return bool(printed.strip())
        return matches(self.answer, printed)


@dataclass(frozen=True, slots=True)
class Edit:
    """Cells that are typed into a file: (row, column, text) each."""

    line: int
    file: str
    cells: tuple[tuple[str, str, str], ...]


def steps(markdown: str) -> Iterator[Typed | Edit]:
    """What the page does, in its order."""
    for found in _STEP.finditer(markdown):
        line = markdown.count("\n", 0, found.start()) + 1
        if found["file"]:
            rows = [row for row in found["table"].splitlines() if row.startswith("|")][2:]
            cells = [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows]
            yield Edit(line, found["file"], tuple(cells))
        else:
            yield from _typed(found["console"], line, may_differ=bool(found["differs"]))


def _typed(block: str, line: int, *, may_differ: bool) -> Iterator[Typed]:
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        if part.strip():
            command, _, answer = part.removeprefix("$ ").partition("\n")
            yield Typed(line, command, answer, may_differ)


def matches(answer: str, printed: str) -> bool:
    """Whether what was printed is the answer of a page."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + r"\n"
        for line in answer.splitlines()
    )
    return re.fullmatch(pattern, printed) is not None


def type_into(folder: Path, edit: Edit) -> None:
    """Type the cells into the file, as a person with an editor would."""
    path = folder / edit.file
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, dialect="excel-tab")
    for row_id, column, text in edit.cells:
        (row,) = (row for row in rows if row[0] == row_id)
        row[header.index(column)] = text
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, dialect="excel-tab", lineterminator="\n").writerows([header, *rows])


@dataclass
class Shell:
    """A shell whose folder and variables last from command to command."""

    folder: Path
    environment: Mapping[str, str]

    def run(self, command: str) -> tuple[str, int]:
        """What the command prints, errors and notices included, and its exit status."""
        script = f'{command}\nstatus=$?\npwd >"$HERE"\nexit $status\n'
        here = self.folder.parent / "here"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env={**self.environment, "HERE": str(here)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        self.folder = self.folder.__class__(here.read_text(encoding="utf-8").strip())
        return done.stdout, done.returncode

    def serve(self, command: str) -> tuple[str, int]:
        """The first line of a command that serves until Ctrl-C, and its exit status after it.

        The line holds a link, which is opened before.
        """
        with subprocess.Popen(
            ["bash", "-c", f"exec {command}"],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        ) as process:
            first = process.stdout.readline()
            address = urlsplit(first.split()[-1])
            connection = http.client.HTTPConnection(address.netloc, timeout=60)
            connection.request("GET", f"{address.path}?{address.query}")
            assert connection.getresponse().status == 200
            connection.close()
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
        return first, process.returncode
