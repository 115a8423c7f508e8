"""What the pages take from elsewhere."""

import importlib.util
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from mkdocs.exceptions import PluginError

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def hooks():
    spec = importlib.util.spec_from_file_location("hooks", REPOSITORY / "docs" / "hooks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def readme(hooks, tmp_path, monkeypatch):
    """A repository with a README of three sections."""
    monkeypatch.setattr(hooks, "REPOSITORY", tmp_path)
    text = "# T\n\nIntro.\n\n## A\n\nOne.\n\n### A1\n\nTwo.\n\n## B\n\n"
    text += "[x](docs/tasks/x.md#y) [z](z.md)\n"
    (tmp_path / "README.md").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("readme")
def test_a_section_ends_where_the_next_of_its_rank_begins_and_moves_up(hooks):
    assert hooks.section("README.md", "A", "tasks") == "One.\n\n## A1\n\nTwo."
    assert hooks.section("README.md", "A1", "tasks") == "Two."
    assert hooks.section("README.md", "", "").startswith("Intro.\n\n## A\n")


@pytest.mark.usefixtures("readme")
@pytest.mark.parametrize(
    ("folder", "link"),
    [("", "tasks/x.md#y"), ("tasks", "x.md#y"), ("reference", "../tasks/x.md#y")],
)
def test_links_of_a_section_work_from_the_page(hooks, folder, link):
    assert hooks.section("README.md", "B", folder) == f"[x]({link}) [z](z.md)"


@pytest.mark.usefixtures("readme")
def test_what_is_put_into_a_page_takes_the_place_of_the_lines_for_bare_readers(hooks):
    page = SimpleNamespace(file=SimpleNamespace(src_uri="tasks/x.md"))
    text = "# P\n\n<!-- put here: README.md: A1 -->\n*Look\nthere.*\n\nRest."
    assert hooks.on_page_markdown(text, page=page) == "# P\n\nTwo.\n\nRest.\n"


@pytest.mark.usefixtures("readme")
@pytest.mark.parametrize("name", ["README.md: C", "CHANGELOG", "colours", ""])
def test_what_is_not_there_breaks_the_build(hooks, name):
    with pytest.raises(PluginError):
        hooks._what(name, "")


def test_text_of_a_command_is_shown_as_it_is(hooks):
    @click.command(help="Do *it* & more.\n\n\b\nas   it\nstands")
    @click.option("--n", help="A `a_b|c` <d> [e] *f*", type=click.IntRange(1))
    def command(n):
        pass

    with click.Context(command, info_name="c") as context:
        (option,) = hooks._options(command, context)
    assert option.startswith("`--n INTEGER RANGE`\n:   A `a_b|c` &lt;d> \\[e\\] \\*f\\*")
    assert hooks._help(command) == "Do \\*it\\* &amp; more.\n\n```text\nas   it\nstands\n```"


def test_every_key_of_the_review_page_is_listed(hooks):
    table = hooks.keys()
    assert "| `a` | Accept the English as it stands" in table
    assert table.count("\n") > 20
