"""What the tests share: a corpus root of their own, and the command as people call it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.alignment import parse_alignment, read_alignment, render_alignment, with_columns
from translate.cli import main


@pytest.fixture(autouse=True, scope="session")
def own_caches(tmp_path_factory):
    """Keep the user's caches out of the tests; the test processes share one of their own."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    patch = pytest.MonkeyPatch()
    patch.setenv("BITEXT_CACHE", str(shared / "bitext-cache"))
    patch.setenv("HF_HUB_CACHE", str(shared / "no-models"))
    patch.setenv("HF_HUB_OFFLINE", "1")
    yield
    patch.undo()


@dataclass(frozen=True)
class Root:
    """A corpus root, and the commands on it."""

    path: Path

    def article(self, name: str) -> Path:
        return self.path / "corpus" / "fr" / f"{name}.txt"

    def write(self, name: str, text: str) -> None:
        path = self.article(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")

    def alignment(self, name: str) -> Path:
        return self.path / "alignments" / f"{name}.tsv"

    def rows(self, name: str):
        return list(read_alignment(self.alignment(name)).rows)

    def edit(self, name: str, row_id: str, **cells: str) -> None:
        """Type into one row of the file, as a person with an editor would."""
        alignment = parse_alignment(self.alignment(name).read_bytes(), name)
        lines = render_alignment(with_columns(alignment.columns, alignment.rows)).decode()
        table = [line.split("\t") for line in lines.splitlines()]
        at = next(n for n, row in enumerate(table) if row[0] == row_id)
        for column, value in cells.items():
            table[at][table[0].index(column)] = value
        text = "".join("\t".join(row) + "\n" for row in table)
        self.alignment(name).write_text(text, encoding="utf-8", newline="")

    def english(self, name: str) -> str:
        return (self.path / "corpus" / "en" / f"{name}.txt").read_text(encoding="utf-8")

    def bitext(self, command: str, *args: str, input: bytes | None = None):
        """Run a command in this process; the result has exit_code, stdout and stderr."""
        result = CliRunner().invoke(
            main, [command, *args, "--root", str(self.path)], input=input, prog_name="bitext"
        )
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Every file outside .bitext: name → (bytes, time of the last write)."""
        return {
            str(path.relative_to(self.path)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(self.path.rglob("*"))
            if path.is_file() and ".bitext" not in path.parts
        }


@pytest.fixture
def root(tmp_path):
    """An empty corpus root."""
    (tmp_path / "corpus" / "fr").mkdir(parents=True)
    return Root(tmp_path)


def command(*args: str, **options):
    """Run `bitext` as a process of its own; standard output and error come back as bytes."""
    return subprocess.run(
        [sys.executable, "-m", "translate", *args], capture_output=True, check=False, **options
    )


@pytest.fixture
def run_command():
    return command
