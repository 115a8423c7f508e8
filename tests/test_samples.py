"""The sample corpus of the repository: its French, and what the tool made of it."""

import shutil
from pathlib import Path

import pytest

from translate.alignment import Status
from translate.corpus import Corpus
from translate.setup import make_demo

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def samples():
    return Corpus(REPOSITORY)


def test_the_samples_are_articles_of_a_fair_size(samples):
    rows = sum(
        len((REPOSITORY / "alignments" / f"{n}.tsv").read_bytes().splitlines()) - 1
        for n in samples.names()
    )
    assert len(samples.names()) >= 5
    assert rows >= 200


def test_the_committed_rows_and_english_are_what_the_tool_makes(root):
    """A run over a copy finds nothing to translate and changes no byte."""
    for folder in ("corpus", "alignments"):
        shutil.copytree(REPOSITORY / folder, root.path / folder, dirs_exist_ok=True)
    before = root.files()
    result = root.bitext("translate", "--json")
    assert result.exit_code == 0, result.output
    assert '"translated": 0' in result.stdout
    assert root.files() == before


def test_the_defects_of_the_samples_are_found(root):
    shutil.copytree(REPOSITORY / "corpus", root.path / "corpus", dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "alignments", root.path / "alignments")
    rows = {name: root.rows(name) for name in Corpus(root.path).names()}
    skipped = {row.fr for each in rows.values() for row in each if row.status is Status.SKIP}
    assert {"[ad_1]", "[ad_2]", "Source link", "auto_awesome", "?? ??"} <= skipped
    flags = {flag for each in rows.values() for row in each for flag in row.flags}
    assert {"boilerplate", "duplicate", "encoding", "lang"} <= flags


def test_demo_makes_a_root_with_all_of_them(tmp_path, samples):
    assert make_demo(tmp_path / "demo") == samples.names()
    for name in samples.names():
        made = tmp_path / "demo" / "corpus" / "fr" / f"{name}.txt"
        assert made.read_bytes() == samples.files(name).french.read_bytes()
