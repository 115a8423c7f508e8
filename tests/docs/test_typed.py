"""What the pages tell their readers to type, typed: with the real tool, in a folder of its own."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.docs.console import Edit, Shell, matches, steps, type_into

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "docs"
TUTORIAL = DOCS / "tutorial.md"
OTHERS = [page for page in sorted(DOCS.rglob("*.md")) if page != TUTORIAL]


def follow(page: Path, folder: Path) -> int:
    """Do what the page says; the number of commands is given back."""
    programs = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "BROWSER": "true",  # a browser that opens nothing
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{f"GIT_{who}_NAME": "Ana" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "ana@example.org" for who in ("AUTHOR", "COMMITTER")},
    }
    shell = Shell(folder, environment)
    commands = 0
    for step in steps(page.read_text(encoding="utf-8")):
        if isinstance(step, Edit):
            type_into(shell.folder, step)
            continue
        run = shell.serve if step.command.startswith("bitext review") else shell.run
        printed, status = run(step.command)
        said = f"{page.name}, line {step.line}: $ {step.command}\n{printed}"
        assert status == 0, said
        assert step.is_answered_by(printed), said
        commands += 1
    return commands


@pytest.mark.slow
def test_the_tutorial_works_as_it_is_written(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    assert follow(TUTORIAL, folder) > 15


@pytest.mark.parametrize(
    "page",
    [page for page in OTHERS if list(steps(page.read_text(encoding="utf-8")))],
    ids=lambda page: page.stem,
)
def test_a_page_works_as_it_is_written_on_the_sample_corpus(page, tmp_path):
    folder = tmp_path / "home"
    for name in ("corpus", "alignments"):
        shutil.copytree(REPOSITORY / name, folder / name)
    assert follow(page, folder) > 0


@pytest.mark.parametrize(
    ("answer", "printed", "same"),
    [
        ("", "", True),
        ("", "something\n", False),
        ("a\n", "a\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n...\n", "a\n", True),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\nd\n", "a\nb\nc\n", False),
        ("... of 3 (x)\n", "2 of 3 (x)\n", True),
        ("... of 3 (x)\n", "2 of 3 x\n", False),
    ],
)
def test_the_dots_of_an_answer(answer, printed, same):
    assert matches(answer, printed) is same
