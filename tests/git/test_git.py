"""The drivers in real git: diff, merge, rebase, cherry-pick; broken files; installing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Root
from tests.git.branches import edited as branch
from tests.git.branches import origin, written
from tests.made import ROWS
from translate.alignment import read_alignment
from translate.conflicts import read_conflicts
from translate.git.cells import person_cell, person_columns
from translate.git.install import settings

FILE = "alignments/chat.tsv"
ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Anne",
    "GIT_AUTHOR_EMAIL": "anne@example.org",
    "GIT_COMMITTER_NAME": "Anne",
    "GIT_COMMITTER_EMAIL": "anne@example.org",
    "GIT_EDITOR": "true",
    "GIT_MERGE_AUTOEDIT": "no",
}


class Repository:
    """A git repository that holds a corpus root in a folder with a space in its name."""

    def __init__(self, path):
        self.path = path / "le corpus"
        (self.path / "corpus" / "fr").mkdir(parents=True)
        (self.path / "alignments").mkdir()
        self.root = Root(self.path)
        self.git("init", "--quiet", "--initial-branch", "main", str(path), at=path)
        assert self.root.bitext("git", "install").exit_code == 0

    def git(self, *arguments, at=None, status=0):
        result = subprocess.run(
            ["git", "-C", str(at or self.path), *arguments],
            capture_output=True,
            check=False,
            encoding="utf-8",
            env=os.environ | ENVIRONMENT,
        )
        assert status is None or result.returncode == status, result.stdout + result.stderr
        return result.stdout + result.stderr

    def write(self, name, data):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    def read(self, name):
        return (self.path / name).read_bytes().decode()

    def commit(self, **files):
        for name, data in files.items():
            self.write(name, data)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", "commit")

    def branches(self, name, base, ours, theirs):
        """Commits a file's three versions: the origin, ours on `main`, theirs on `other`."""
        self.commit(**{name: base})
        self.git("checkout", "--quiet", "-b", "other")
        self.commit(**{name: theirs})
        self.git("checkout", "--quiet", "main")
        self.commit(**{name: ours})


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path)


def version(**english):
    """The rows of the small corpus with some English typed in: p1s1="…"."""
    lines = written(ROWS).decode().splitlines(keepends=True)
    for row_id, text in english.items():
        lines = [
            line.replace("\t\tmt\t", f"\t{text}\tfixed\t") if line.startswith(row_id) else line
            for line in lines
        ]
    return "".join(lines)


def english(repository, name=FILE):
    return [row.en for row in read_alignment(repository.path / name).rows]


# --- merging ---------------------------------------------------------------------------------


def test_two_reviewers_of_neighbouring_rows_do_not_meet(repository):
    repository.branches(FILE, version(), version(p1s1="A", p2s1="B"), version(p1s2="C"))
    repository.git("merge", "other")
    assert english(repository) == ["A", "C", "B", ""]
    assert repository.git("status", "--porcelain") == ""


def test_a_cell_that_both_changed_is_a_conflict_and_the_file_stays_readable(repository):
    repository.branches(FILE, version(), version(p1s1="A", p2s1="B"), version(p1s1="C", p1s2="D"))
    said = repository.git("merge", "other", status=1)
    assert "one cell was changed on both sides" in said
    assert "le corpus/alignments/chat.conflicts.tsv" in said
    assert english(repository) == ["A", "D", "B", ""]
    conflict = read_conflicts(repository.path / "alignments/chat.conflicts.tsv")[0]
    assert (conflict.column, conflict.kept, conflict.refused) == ("en", "A", "C")
    assert "UU " in repository.git("status", "--porcelain")
    assert repository.root.bitext("status").exit_code == 0
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "-m", "settled")


@pytest.mark.parametrize(("ours", "theirs"), [(1, 2), (2, 1)])
def test_two_branches_of_200_edits_each_lose_nothing(repository, ours, theirs):
    base = origin()
    sides = {n: branch(base, 200, n, f"Reviewer {n}") for n in (1, 2)}
    repository.branches(FILE, written(base), written(sides[ours]), written(sides[theirs]))
    repository.git("merge", "other", status=1)
    rows = read_alignment(repository.path / FILE).rows
    conflicts = read_conflicts(repository.path / "alignments/chat.conflicts.tsv")
    kept = {person_cell(row, c) for row in rows for c in person_columns(row)}
    refused = {conflict.refused for conflict in conflicts}
    for number, there in ((ours, kept), (theirs, kept | refused)):
        cells = {person_cell(row, c) for row in sides[number] for c in person_columns(row)}
        own = {cell for cell in cells if f"Reviewer {number}" in cell}
        assert len(own) > 80
        assert own <= there


def test_a_rebase_and_a_cherry_pick_merge_in_the_same_way(repository):
    repository.branches(FILE, version(), version(p1s1="A"), version(p1s2="C"))
    repository.git("branch", "copy")
    repository.git("cherry-pick", "other")
    assert english(repository) == ["A", "C", "", ""]
    repository.git("checkout", "--quiet", "other")
    repository.git("rebase", "--quiet", "copy")
    assert english(repository) == ["A", "C", "", ""]


def test_a_rebase_goes_on_after_a_conflict(repository):
    repository.branches(FILE, version(), version(p1s1="A"), version(p1s1="C", p1s2="D"))
    repository.git("checkout", "--quiet", "other")
    repository.git("rebase", "main", status=1)
    assert english(repository) == ["A", "D", "", ""]
    assert "C" in repository.read("alignments/chat.conflicts.tsv")
    repository.git("add", "--all")
    repository.git("rebase", "--continue")
    assert repository.git("status", "--porcelain") == ""


def test_a_merge_that_is_given_up_leaves_the_rows_as_they_were(repository):
    repository.branches(FILE, version(), version(p1s1="A"), version(p1s1="C"))
    before = repository.read(FILE)
    repository.git("merge", "other", status=1)
    repository.git("merge", "--abort")
    assert repository.read(FILE) == before


def test_a_conflicts_file_that_the_merge_itself_writes_is_not_in_the_way(repository):
    name = "alignments/chat.conflicts.tsv"
    header = "time\twho\tid\tfr\tcolumn\tbase\tkept\trefused\twhy\n"
    line = "2024-01-01T00:00:00+00:00\t{}\tp1s1\tLe chat dort.\ten\t\tA\t{}\tchanged meanwhile\n"
    repository.commit(**{FILE: version(), name: header})
    repository.git("checkout", "--quiet", "-b", "other")
    repository.commit(**{FILE: version(p1s1="C"), name: header + line.format("x", "X")})
    repository.git("checkout", "--quiet", "main")
    repository.commit(**{FILE: version(p1s1="A"), name: header + line.format("y", "Y")})
    repository.git("merge", "other", status=1)
    assert {c.refused for c in read_conflicts(repository.path / name)} == {"X", "Y"}
    aside = repository.path / "alignments/chat.merge-1.conflicts.tsv"
    assert [c.refused for c in read_conflicts(aside)] == ["C"]
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "-m", "settled")
    # Both sides have the same file now: the next conflict stands in it.
    repository.git("checkout", "--quiet", "-b", "third")
    repository.commit(**{FILE: version(p1s1="A", p2s2="E")})
    repository.git("checkout", "--quiet", "main")
    repository.commit(**{FILE: version(p1s1="A", p2s2="F")})
    repository.git("merge", "third", status=1)
    assert {c.refused for c in read_conflicts(repository.path / name)} == {"X", "Y", "E"}


def test_branches_that_have_merged_each_other_merge_again(repository):
    repository.branches(FILE, version(), version(p1s1="A"), version(p1s2="C"))
    repository.git("tag", "one", "main")
    repository.git("merge", "other")
    repository.git("checkout", "--quiet", "other")
    repository.git("merge", "one")
    repository.commit(**{FILE: version(p1s1="A", p1s2="C", p2s1="D")})
    repository.git("checkout", "--quiet", "main")
    repository.commit(**{FILE: version(p1s1="A", p1s2="C", p2s2="E")})
    repository.git("merge", "other")
    assert english(repository) == ["A", "C", "D", "E"]


@pytest.mark.parametrize(
    "broken",
    [
        b"no header here\n",
        version().replace("Yes.\t", "Yes.\t\t\t").encode(),
        version().encode("utf-16") + b"\x00",
        version(p1s1="A")[:-40].encode() + b'\t"',
        b"\x00\x01" * 50,
        b"",
    ],
    ids=["header", "ragged", "cut utf-16", "quote", "binary", "empty"],
)
@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_a_broken_file_is_merged_by_git_and_nothing_is_lost(repository, broken, side):
    other = version(p1s1="Kept by all means").encode()
    ours, theirs = (broken, other) if side == "ours" else (other, broken)
    repository.branches(FILE, version(), ours, theirs)
    said = repository.git("merge", "other", status=None)
    assert "Traceback" not in said
    unmerged = repository.git("ls-files", "--unmerged")
    if unmerged:  # git has both versions, and the file has at least ours
        stages = {line.split()[2]: line.split()[1] for line in unmerged.splitlines()}
        for stage, data in (("2", ours), ("3", theirs)):
            blob = subprocess.run(
                ["git", "-C", repository.path, "cat-file", "blob", stages[stage]],
                capture_output=True, check=True,
            ).stdout  # fmt: skip
            assert blob == data
        merged = (repository.path / FILE).read_bytes()
        assert merged == ours or b"<<<<<<<" in merged
    else:
        assert "Kept by all means" in repository.read(FILE)


# --- the other files -------------------------------------------------------------------------


def test_logs_are_joined(repository):
    name = "alignments/chat.log.jsonl"
    repository.branches(name, '{"a": 1}\n', '{"a": 1}\n{"b": 2}\n', '{"a": 1}\n{"c": 3}\n')
    repository.git("merge", "other")
    assert set(repository.read(name).splitlines()) == {'{"a": 1}', '{"b": 2}', '{"c": 3}'}


def test_metadata_are_merged_by_article(repository):
    name = "corpus/articles.tsv"
    repository.branches(
        name,
        "name\tlicence\npain\t\npluie\t\n",
        "name\tlicence\tthème\npain\tCC0\t\npluie\t\teau\nneige\t\t\n",
        "name\tlicence\npain\t\npluie\tCC BY 4.0\nvent\tCC0\n",
    )
    repository.git("merge", "other")
    assert repository.read(name) == (
        "name\tlicence\tthème\npain\tCC0\t\npluie\tCC BY 4.0\teau\nneige\t\t\nvent\tCC0\t\n"
    )


def test_an_article_may_be_called_articles(repository):
    name = "alignments/dossier/articles.tsv"
    header, _, *others = version(p2s2="A").splitlines(keepends=True)
    repository.branches(name, version(), "".join((header, *others)), version(p2s1="C"))
    repository.git("merge", "other")
    rows = read_alignment(repository.path / name).rows
    assert [(row.fr, row.en) for row in rows] == [
        ("Oui.", ""), ("La route est fermée.", "C"), ("Oui.", "A"),
    ]  # fmt: skip


def test_a_rule_counts_what_the_greater_number_says(repository):
    name = "alignments/_repairs.tsv"
    head = "pattern\treplacement\tcount\n"
    repository.branches(name, f"{head}a\tb\t2\n", f"{head}a\tb\t10\n", f"{head}a\tb\t9\nc\td\t1\n")
    repository.git("merge", "other")
    assert repository.read(name) == f"{head}a\tb\t10\nc\td\t1\n"


def test_a_term_that_both_changed_gets_the_markers_of_git(repository):
    name = "alignments/_glossary.tsv"
    head = "fr\ten\nfour\toven\n"
    repository.branches(name, f"{head}pain\tbread\n", f"{head}pain\tloaf\n", f"{head}pain\tbun\n")
    repository.git("merge", "other", status=1)
    assert "<<<<<<<" in repository.read(name)
    result = repository.root.bitext("glossary", "list")
    assert result.exit_code == 2
    assert "_glossary.tsv, line 3" in result.stderr


def test_a_row_that_went_on_one_side_and_changed_on_the_other_stays(repository):
    name = "alignments/_glossary.tsv"
    repository.branches(name, "fr\ten\na\tb\nc\td\n", "fr\ten\n", "fr\ten\na\tx\nc\td\n")
    repository.git("merge", "other")
    assert repository.read(name) == "fr\ten\na\tx\n"


def test_the_english_is_no_conflict_as_it_is_made_of_the_rows(repository):
    name = "corpus/en/chat.txt"
    repository.branches(name, "a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n")
    repository.git("merge", "other")
    assert repository.read(name) == "A\nb\nC\n"
    repository.git("checkout", "--quiet", "-b", "third")
    repository.commit(**{name: "A\nb3\nC\n"})
    repository.git("checkout", "--quiet", "main")
    repository.commit(**{name: "A\nb4\nC\n"})
    assert "« bitext translate » makes it anew" in repository.git("merge", "third")
    assert repository.read(name) == "A\nb4\nC\n"


# --- showing ---------------------------------------------------------------------------------


def test_a_diff_shows_cells_under_the_french_of_their_row(repository):
    repository.commit(**{FILE: version()})
    repository.write(FILE, version(p2s1="The road is shut."))
    lines = repository.git("diff", "--unified=2").splitlines()
    assert "+    en           The road is shut." in lines
    assert " # La route est fermée." in lines
    words = repository.git("diff", "--word-diff")
    assert "[-mt-]{+fixed+}" in words
    repository.commit()
    assert "+    en           The road is shut." in repository.git("log", "-1", "-p")
    assert "+    en           The road is shut." in repository.git("show")


def test_ids_that_moved_are_no_difference(repository):
    repository.commit(**{FILE: version()})
    repository.write(FILE, version().replace("p2s", "p3s"))
    assert "@@" not in repository.git("diff")


def test_a_file_that_is_no_table_is_shown_as_it_is(repository):
    repository.commit(**{FILE: version()})
    repository.write(FILE, 'fr\ten\n"open\n')
    assert '+"open' in repository.git("diff")


# --- installing ------------------------------------------------------------------------------


def test_installing_twice_changes_nothing_and_uninstalling_leaves_what_was_there(repository):
    attributes, ignored = (repository.path / name for name in (".gitattributes", ".gitignore"))
    assert repository.root.bitext("git", "uninstall").exit_code == 0
    assert not attributes.exists()
    assert not ignored.exists()
    attributes.write_bytes(b"*.png binary")
    ignored.write_bytes(b"\xe9t\xe9\n")
    config = repository.git("config", "--local", "--list")
    assert "bitext" not in config

    def state():
        return [*map(Path.read_bytes, (attributes, ignored))], repository.git("config", "--list")

    assert "Commit .gitattributes" in repository.root.bitext("git", "install").stdout
    before = state()
    assert "as before" in repository.root.bitext("git", "install").stdout
    assert state() == before
    attributes.write_bytes(attributes.read_bytes() + b"*.jpg binary\n")
    before = state()
    assert "as before" in repository.root.bitext("git", "install").stdout
    assert state() == before
    assert repository.root.bitext("git", "uninstall").exit_code == 0
    assert attributes.read_bytes() == b"*.png binary\n*.jpg binary\n"
    assert ignored.read_bytes() == b"\xe9t\xe9\n"
    assert repository.git("config", "--local", "--list") == config
    assert "nothing was set up" in repository.root.bitext("git", "uninstall").stdout


def test_line_ends_stay_as_the_tool_wrote_them_whatever_git_is_told(repository):
    names = (FILE, "corpus/en/chat.txt", "corpus/articles.tsv")
    repository.git("config", "core.autocrlf", "true")  # as git for Windows does
    repository.commit(**{FILE: version(), names[1]: "The cat.\n", names[2]: "name\nchat\n"})
    for name in names:
        (repository.path / name).unlink()
    repository.git("checkout", "--", ".")
    assert [repository.read(name).count("\r") for name in names] == [0, 0, 0]


def test_lines_after_a_torn_block_stay(repository):
    attributes = repository.path / ".gitattributes"
    attributes.write_bytes(
        b"".join(attributes.read_bytes().splitlines(True)[:-1]) + b"*.jpg -text\n"
    )
    repository.root.bitext("git", "install")
    repository.root.bitext("git", "uninstall")
    assert b"*.jpg -text\n" in attributes.read_bytes()


def test_what_can_be_rebuilt_stays_out_of_git(repository):
    repository.write(".bitext/seen.json", "{}")
    assert ".bitext" not in repository.git("status", "--porcelain", "--untracked-files=all")


def test_a_folder_without_git_is_named(root):
    result = root.bitext("git", "install")
    assert result.exit_code == 2
    assert "git init" in result.stderr
    assert not (root.path / ".gitattributes").exists()


def test_the_driver_needs_no_bitext_on_the_path_and_takes_no_other_package_for_it(repository):
    repository.write("translate/__init__.py", "raise SystemExit('the wrong package')\n")
    (repository.path.parent / "translate").mkdir()
    (repository.path.parent / "translate" / "__init__.py").write_text("raise SystemExit(3)\n")
    repository.branches(FILE, version(), version(p1s1="A", p2s1="B"), version(p1s2="C"))
    repository.git("merge", "other")
    assert english(repository) == ["A", "C", "B", ""]


def test_the_interpreter_may_lie_in_a_folder_with_spaces(repository):
    python = repository.path.parent / "mes programmes" / "l'interprète"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    for name, value in settings(str(python)).items():
        repository.git("config", "--local", name, value)
    assert "mes programmes" in repository.git("config", "--local", "--list")
    repository.branches(FILE, version(), version(p1s1="A", p2s1="B"), version(p1s2="C"))
    repository.git("merge", "other")
    assert english(repository) == ["A", "C", "B", ""]
