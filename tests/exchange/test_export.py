"""`bitext export`: what goes out, where to, and with what beside it."""

import json
import os
import subprocess
import sys
import time

import pytest
import yaml

from tests.conftest import Root
from tests.exchange.exporting import export
from tests.made import ROWS, make, row
from translate.alignment import Status
from translate.corpus import Corpus
from translate.exchange import FORMATS
from translate.score.testset import read_test_set

PUBLISHED = [name for name, known in FORMATS.items() if known.publishes]
WRITTEN = [name for name, known in FORMATS.items() if known.writes]

ROUGH = (
    row("p1s1", "Des insectes à résoudre.", "Insects to solve.", fr_fixed="Des bugs à corriger.",
        en="Bugs to fix.", status=Status.FIXED, flags=("rough-source",), origin="post-edit"),
    row("p1s2", "Oui.", "Yes.", status=Status.OK, en="Yes.", origin="post-edit", confidence=0.9),
    row("p1s3", "Partager", "Share", status=Status.SKIP, flags=("boilerplate",)),
    row("p2s1", "La route est fermée.", "The road is closed.", flags=("name",), confidence=0.3),
    row("p2s2", "Un pont.", ""),
    row("p2s3", "Un | tube\nlong.", "A tube.", confidence=0.6, status=Status.QUERY),
)  # fmt: skip


@pytest.fixture
def root(root):
    """A corpus root with two articles."""
    make(root, "rough", *ROUGH)
    make(root, "dossier/a", *ROWS)
    return root


@pytest.mark.parametrize(
    ("name", "ending"), [("tsv", "tsv"), ("jsonl", "jsonl"), ("tmx", "tmx"), ("xliff", "xlf")]
)
def test_a_replacement_in_the_whole_file_is_named_and_not_taken(root, name, ending):
    path = root.path / f"out.{ending}"
    root.bitext("export", "rough", "--format", name, "-o", str(path))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Bugs to", "Errors to"), encoding="utf-8")
    before = root.rows("rough")
    result = root.bitext("import", str(path))
    assert result.exit_code == 1
    assert "replacement in the whole file" in result.stderr
    assert root.rows("rough") == before


def test_what_is_public_has_no_notes_of_reviewers(root):
    make(
        root,
        "b",
        row("p1s1", "Un pont est fermé.", "A bridge.", note="Ask Ana.", extra={"who": "B"}),
    )
    know(root, b="CC0-1.0")
    options = ("export", "b", "--public", "-o")
    assert root.bitext(*options, str(root.path / "b.jsonl")).exit_code == 0
    text = (root.path / "b.jsonl").read_text(encoding="utf-8")
    assert "A bridge." in text
    assert "Ana" not in text
    assert "who" not in text


@pytest.mark.parametrize("name", ["bitext.toml", ".bitext/x.jsonl", "corpus/x.jsonl", "fifo"])
def test_no_export_takes_the_place_of_what_is_no_export(root, name):
    (root.path / "bitext.toml").write_text("", encoding="utf-8")
    os.mkfifo(root.path / "fifo")
    target = str(root.path / name)
    done = root.bitext("export", "--format", "jsonl", "--overwrite", "-o", target)
    assert done.exit_code == 2
    assert (root.path / "bitext.toml").read_bytes() == b""


def know(root, **licences):
    lines = [
        f"{name.replace('__', '/')}\t2024-0{n}-01\t{licence}\n"
        for n, (name, licence) in enumerate(licences.items(), 1)
    ]
    path = root.path / "corpus" / "articles.tsv"
    path.write_text("name\tdate\tlicence\n" + "".join(lines), encoding="utf-8")


def ids(path):
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [f"{values['article']} {values['id']}" for values in found]


def everything(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# --- what goes out ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ((), ["p1s1", "p1s2", "p2s1", "p2s3"]),
        (("--status", "ok,fixed"), ["p1s1", "p1s2"]),
        (("--exclude-flags", "rough-source, name"), ["p1s2", "p2s3"]),
        (("--min-confidence", "0.6"), ["p1s1", "p1s2", "p2s3"]),
        (("--status", "mt", "--min-confidence", "0.2"), ["p2s1"]),
    ],
)
def test_the_filters_say_which_pairs_go_out(root, tmp_path, args, expected):
    path = export(root, tmp_path / "out.jsonl", "rough", *args)
    assert ids(path) == [f"rough {row_id}" for row_id in expected]


def test_reviewers_see_every_row_that_fits(root, tmp_path):
    path = export(root, tmp_path / "out.tsv", "rough")
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(ROUGH) + 2  # and a line break
    path = export(root, tmp_path / "out.tsv", "rough", "--status", "skip")
    assert [line.split("\t")[1] for line in path.read_text(encoding="utf-8").splitlines()] == [
        "id",
        "p1s3",
    ]


def test_articles_are_named_one_way_or_the_other(root, tmp_path):
    make(root, "c", *ROWS)
    one = export(root, tmp_path / "1.jsonl", "c", "--articles", "rough, dossier/a")
    other = export(root, tmp_path / "2.jsonl", "dossier/a", "rough", "c")
    assert one.read_bytes() == other.read_bytes()
    result = root.bitext("export", "-o", str(tmp_path / "x.jsonl"), "--articles", "rouhg")
    assert (result.exit_code, "Did you mean rough?" in result.stderr) == (2, True)


def test_the_french_side_is_the_one_asked_for(root, tmp_path):
    export(root, tmp_path / "one", "rough", "--format", "moses")
    export(root, tmp_path / "two", "rough", "--format", "moses", "--source", "fr_fixed")
    one, two = ((tmp_path / f"{name}.fr").read_text().splitlines() for name in ("one", "two"))
    assert (one[0], two[0]) == ("Des insectes à résoudre.", "Des bugs à corriger.")
    assert one[1:] == two[1:]


def test_equal_pairs_go_out_once(root, tmp_path):
    make(root, "b", *ROWS, row("p3s1", "Oui.", "Yes."))
    result = root.bitext("export", "-o", str(tmp_path / "out.jsonl"), "--dedup")
    assert "6 pairs of 2 articles" in result.stdout
    assert "standing elsewhere as well" in result.stdout


@pytest.mark.parametrize("name", WRITTEN)
def test_the_same_corpus_gives_the_same_bytes(root, tmp_path, name):
    know(root, rough="MIT", dossier__a="CC0-1.0")
    args = ("--format", name, "--shuffle", "--dedup", "--seed", "7")
    for out, articles in (("1", ["rough", "dossier/a"]), ("2", ["dossier/a", "rough"]), ("1", [])):
        export(root, tmp_path / out / "corpus", *articles, *args, "--no-card")
        os.utime(root.alignment("rough"), (1, 1))
        if name == "xlsx" and out == "2":
            time.sleep(2.1)  # the times in zip archives are of two seconds
    first = everything(tmp_path / "1")
    assert first
    assert first == everything(tmp_path / "2")


def test_another_seed_is_another_order(root, tmp_path):
    make(root, "many", *(row(f"p1s{n}", f"Phrase {n}.", f"Line {n}.") for n in range(1, 30)))
    orders = [
        ids(export(root, tmp_path / "out.jsonl", "--shuffle", "--seed", seed)) for seed in "112"
    ]
    assert orders[0] == orders[1] != orders[2]
    assert sorted(orders[0]) == sorted(orders[2])


# --- parts -----------------------------------------------------------------------------------


def test_the_test_set_of_the_corpus_lands_in_test(root, tmp_path):
    for n in range(20):
        make(root, f"b{n:02}", *(
            row(f"p1s{i}", f"Phrase {n} {i}.", f"Line {n} {i}.") for i in range(1, 6)
        ))  # fmt: skip
    make(root, "twin", row("p1s1", "Phrase  3 2.", "Sentence 3 2."))
    assert root.bitext("sample", "--n", "15", "--seed", "2").exit_code == 0
    entries = read_test_set(Corpus(root.path)).entries
    drawn = {f"{entry.article} {entry.id}" for entry in entries}
    for by in ("article", "segment"):
        args = ("--split", "70,10,20", "--split-by", by)
        export(root, tmp_path / "out.jsonl", *args)
        found = {p: set(ids(tmp_path / f"out.{p}.jsonl")) for p in ("train", "dev", "test")}
        assert len(drawn) == 15
        assert drawn - {"rough p2s2"} <= found["test"]
        total = sum(map(len, found.values()))
        assert total == 109
        assert abs(len(found["test"]) - 0.2 * total) <= 6
        assert len(found["dev"]) >= 5
        if "b03 p1s2" in found["test"]:
            assert "twin p1s1" in found["test"]
    assert not (tmp_path / "out.jsonl").exists()
    assert (tmp_path / "out.jsonl.README.md").exists()


def test_what_is_tested_is_trained_on_nowhere(root, tmp_path):
    make(root, "b", *(row(f"p1s{n}", f"Phrase {n}.", f"Line {n}.") for n in range(1, 30)))
    make(root, "twin", row("p1s1", "Phrase  3.", "Sentence 3."))
    (root.path / "alignments" / "_test.tsv").write_text(
        "article\tid\tnth\tdraw\tfr\nb\tp1s3\t1\tseed 1\tPhrase 3.\n", encoding="utf-8"
    )
    # The row itself stays behind, and its French is for the test part all the same.
    root.edit("b", "p1s3", status="skip")
    for by in ("article", "segment"):
        export(root, tmp_path / "out.jsonl", "--split", "90,0,10", "--split-by", by)
        assert "twin p1s1" in ids(tmp_path / "out.test.jsonl")


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_format_can_be_split(root, tmp_path, name):
    path = tmp_path / ("out" + "".join(FORMATS[name].endings[:1]))
    args = ("--format", name, "--split", "50,25,25", "--split-by", "segment")
    result = root.bitext("export", "-o", str(path), *args, "--json")
    assert result.exit_code == 0, result.stderr
    summary = json.loads(result.stdout)
    assert list(summary["parts"]) == ["train", "dev", "test"]
    assert all(summary["parts"].values())
    assert sum(file["units"] for file in summary["files"]) == 8
    names = {n.removesuffix(".fr").removesuffix(".en") for n in everything(tmp_path) if "out" in n}
    ending = path.suffix
    if name == "dataset":
        assert {f"out/data/{p}.parquet" for p in ("train", "validation", "test")} < names
    else:
        assert {f"out.{p}{ending}" for p in ("train", "dev", "test")} < names
    again = root.bitext("export", "-o", str(path), *args)
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)


def test_a_part_for_which_nothing_is_left_is_named(root, tmp_path):
    result = root.bitext("export", "rough", "-o", str(tmp_path / "out.jsonl"), "--split", "90,5,5")
    assert result.exit_code == 0
    assert "dev: nothing is left for it" in result.stderr
    assert sorted(p.name for p in tmp_path.glob("out*")) == [
        "out.jsonl.README.md",
        "out.train.jsonl",
    ]


def test_no_part_of_an_earlier_split_stays_beside_a_new_one(root, tmp_path):
    args = ("--format", "moses", "--split-by", "segment", "--split")
    out = tmp_path / "out"
    export(root, out, *args, "50,25,25", "--no-card")
    (tmp_path / "out.train.fr").unlink()
    (tmp_path / "out.train.en").unlink()
    for part in ("test.fr", "test.en"):
        (tmp_path / f"out.{part}").unlink()
    result = root.bitext("export", "-o", str(out), *args, "75,0,25", "--no-card")
    assert (result.exit_code, "out.dev.fr: is there already" in result.stderr) == (2, True)
    export(root, out, *args, "75,0,25", "--no-card")
    assert [path.name for path in sorted(tmp_path.glob("out.*"))] == [
        "out.test.en", "out.test.fr", "out.train.en", "out.train.fr",
    ]  # fmt: skip


# --- the card, and licences ------------------------------------------------------------------


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_card_goes_with_what_is_published(root, tmp_path, name):
    know(root, rough="CC-BY-4.0", dossier__a="CC0-1.0")
    out = tmp_path / "out"
    export(root, out, "--format", name, "--status", "ok,fixed,mt", "--source", "fr_fixed")
    path = out / "README.md" if name == "dataset" else tmp_path / "out.README.md"
    card = path.read_text(encoding="utf-8")
    for words in (
        "7 pairs of 2 articles",
        "from 2024-01-01 to 2024-02-01",
        "a reviewer's repair in 1 of the pairs",
        "7 tiny@1",
        "Reviewed: 28.6 % of the pairs (5 not reviewed, 1 with a reviewer's English, 1 accepted",
        "2 made from the machine's",
        "1 name, 1 rough-source",
        "1 of another status, 1 skipped, 1 without English",
        "- CC-BY-4.0: 3 pairs",
        "| dossier/a | 4 | CC0-1.0 | 2024-02-01 |",
        f"--format {name} --status ok,fixed,mt --source fr_fixed",
    ):
        assert words in card
    before = everything(tmp_path)
    export(root, out, "--format", name, "--status", "ok,fixed,mt", "--source", "fr_fixed")
    assert everything(tmp_path) == before


def test_the_card_of_the_folder_begins_as_datasets_wants_it(root, tmp_path):
    know(root, rough="CC-BY-4.0", dossier__a="cc-by-4.0")
    export(
        root, tmp_path / "out", "--format", "dataset", "--split", "60,0,40", "--split-by", "segment"
    )
    _, header, _ = (tmp_path / "out" / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    assert yaml.safe_load(header) == {
        "language": ["fr", "en"],
        "license": ["cc-by-4.0"],
        "task_categories": ["translation"],
        "pretty_name": "out",
        "size_categories": ["n<1K"],
        "configs": [
            {
                "config_name": "default",
                "data_files": [
                    {"split": "train", "path": "data/train.parquet"},
                    {"split": "test", "path": "data/test.parquet"},
                ],
            }
        ],
    }
    know(root, rough="CC-BY-4.0", dossier__a="with thanks")
    export(root, tmp_path / "out", "--format", "dataset")
    header = (tmp_path / "out" / "README.md").read_text(encoding="utf-8").split("---\n")[1]
    assert yaml.safe_load(header)["license"] == ["other"]


def test_no_card_where_none_is_wanted(root, tmp_path):
    export(root, tmp_path / "out.jsonl", "--no-card")
    export(root, tmp_path / "out.tsv")
    assert not list(tmp_path.rglob("*README*"))


def test_a_file_an_article_and_one_card(root, tmp_path):
    result = root.bitext("export", "--format", "moses", "-o", f"{tmp_path}/out/")
    assert result.exit_code == 0
    assert list(everything(tmp_path / "out")) == [
        "README.md",
        "dossier/a.en",
        "dossier/a.fr",
        "rough.en",
        "rough.fr",
    ]
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "| dossier/a.fr | 4 |" in card
    result = root.bitext(
        "export", "--format", "moses", "-o", f"{tmp_path}/out/", "--split", "90,5,5"
    )
    assert (result.exit_code, "Name a file" in result.stderr) == (2, True)


@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_without_a_licence_is_made_public(root, tmp_path, name):
    make(root, "b", *ROWS)
    know(root, rough="MIT", b=" ")
    args = ("export", "-o", str(tmp_path / "out"), "--format", name, "--public")
    before = everything(tmp_path)
    result = root.bitext(*args)
    assert result.exit_code == 2
    assert "no licence is known for b, dossier/a\n" in result.stderr
    assert everything(tmp_path) == before
    assert root.bitext(*args, "rough").exit_code == 0


# --- what is said, and refused ---------------------------------------------------------------


def test_a_dry_run_counts_and_writes_nothing(root, tmp_path):
    before = everything(tmp_path)
    result = root.bitext("export", "-o", str(tmp_path / "out.jsonl"), "--dry-run")
    assert result.exit_code == 0
    assert "out.jsonl: would hold 8 pairs of 2 articles" in result.stdout
    assert "left out: 1 skipped, 1 without English" in result.stdout
    assert everything(tmp_path) == before


def test_the_summary_is_json_for_programs(root, tmp_path):
    root.alignment("dossier/a").write_bytes(b"fr\tfr\n")
    result = root.bitext("export", "-o", str(tmp_path / "out.jsonl"), "--json")
    assert result.exit_code == 1
    summary = json.loads(result.stdout)
    assert summary["files"] == [{"path": str(tmp_path / "out.jsonl"), "units": 4, "articles": 1}]
    assert summary["left_out"] == {"skipped": 1, "without English": 1}
    assert "a.tsv, line 1" in summary["failed"][0]
    assert summary["card"] == str(tmp_path / "out.jsonl.README.md")


@pytest.mark.parametrize(
    ("args", "reason", "hint"),
    [
        (("--status", "fxied"), "« fxied » is no status", "fixed"),
        (("--exclude-flags", "dupplicate"), "« dupplicate » is not the code", "duplicate"),
        (("--split", "90,5,6"), "adds up to 101", "90,5,5"),
        (("--split", ""), "not three numbers", "90,5,5"),
        (("--articles", " ,"), "names no article", "the whole corpus"),
        (("--status", "fixed", "--exclude-flags", "rough-source"), "no row fits", "7 of another"),
        (("--format", "docx"), "'docx' is not one of", "jsonl"),
    ],
)
def test_what_is_asked_in_vain_is_named(root, tmp_path, args, reason, hint):
    result = root.bitext("export", "-o", str(tmp_path / "out.jsonl"), *args)
    assert result.exit_code == 2
    assert reason in result.stderr
    assert hint in result.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_a_card_that_is_there_is_not_replaced_unasked(root, tmp_path):
    (tmp_path / "out.jsonl.README.md").write_text("mine", encoding="utf-8")
    result = root.bitext("export", "-o", str(tmp_path / "out.jsonl"))
    assert (result.exit_code, "README.md: is there already" in result.stderr) == (2, True)
    assert not (tmp_path / "out.jsonl").exists()


def test_broken_metadata_and_a_broken_test_set_are_named(root, tmp_path):
    (root.path / "alignments" / "_test.tsv").write_text("one\ttwo\n", encoding="utf-8")
    result = root.bitext("export", "-o", str(tmp_path / "out.jsonl"))
    assert (result.exit_code, "_test.tsv, line 1" in result.stderr) == (2, True)
    (root.path / "alignments" / "_test.tsv").unlink()
    (root.path / "corpus" / "articles.tsv").write_text("one\ttwo\n", encoding="utf-8")
    result = root.bitext("export", "-o", str(tmp_path / "out.jsonl"))
    assert (result.exit_code, "articles.tsv" in result.stderr) == (2, True)


# --- large corpora ---------------------------------------------------------------------------

# Not ru_maxrss, in which a process counts what its parent held when it was started.
_MEASURED = """
import sys
from pathlib import Path
from translate.cli import main
try:
    main()
finally:
    status = Path("/proc/self/status").read_text()
    print(status.partition("VmHWM:")[2].split()[0], file=sys.stderr)
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Corpus roots of 10,000 and 100,000 segments."""
    roots = {}
    for articles in (50, 500):
        roots[articles] = Root(tmp_path_factory.mktemp("large"))
        for n in range(articles):
            make(roots[articles], f"a{n}", *(
                row(f"p1s{i}", f"Phrase {n} {i}, comme il en faut tant.", f"Sentence {n} {i}.")
                for i in range(1, 201)
            ))  # fmt: skip
    return roots


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is counted as Linux does")
@pytest.mark.parametrize("name", ["dataset", "tmx"])
def test_memory_does_not_grow_with_the_corpus(large, tmp_path, name):
    peaks = {}
    for articles, root in large.items():
        args = ("--split", "90,5,5", "--split-by", "segment", "--dedup", "--shuffle")
        command = ["export", "--root", str(root.path), "--format", name, "--overwrite", *args]
        done = subprocess.run(
            [sys.executable, "-c", _MEASURED, *command, "-o", str(tmp_path / "out")],
            capture_output=True,
            check=True,
            text=True,
        )
        peaks[articles] = int(done.stderr.splitlines()[-1]) / 1024
    assert peaks[500] < 350  # MB
    assert peaks[500] < peaks[50] + 90  # what SQLite keeps in memory, and no more
