"""Parquet files, read by pyarrow, and the folder, opened by `datasets`."""

import json
import os
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.exchange.exporting import export
from tests.made import ROWS, make, row
from translate.alignment import Status
from translate.exchange.gather import units_of
from translate.exchange.parquet import write
from translate.exchange.units import Outgoing

A = (
    row(
        "p1s1", "Un insecte.", "An insect.", fr_fixed="Un bug.", en="A bug.", status=Status.FIXED,
        flags=("name", "number"), ignore=("name",), note="n", confidence=0.873,
        extra={"client": "1e5"},
    ),
    row("p1s2", "- Oui.\nNon.", "=1+1"),
)  # fmt: skip
ARTICLES = {"a": {"url": "https://example.org/a", "licence": "CC-BY-4.0"}}


def test_the_columns_are_typed_and_say_everything(tmp_path):
    outgoing = Outgoing(list(units_of("a", A, "fr_fixed")), ("client",), ARTICLES)
    write(outgoing, tmp_path / "a.parquet")
    table = pq.read_table(tmp_path / "a.parquet")
    assert (table.schema.field("confidence").type, table.schema.field("order").type) == (
        pa.float64(),
        pa.int32(),
    )
    first, second = table.to_pylist()
    assert first == {
        "uid": outgoing.units[0].uid, "article": "a", "id": "p1s1", "order": 0, "split": "",
        "fr": "Un bug.", "en": "A bug.", "fr_published": "Un insecte.", "fr_suggested": "",
        "fr_fixed": "Un bug.", "mt": "An insect.", "status": "fixed", "flags": ["name", "number"],
        "ignore": ["name"], "note": "n", "origin": "", "confidence": 0.873,
        "engine": A[0].engine, "extra": {"client": "1e5"}, "metadata": ARTICLES["a"],
    }  # fmt: skip
    assert (second["fr"], second["fr_published"], second["confidence"], second["en"]) == (
        "- Oui.\nNon.",
        None,
        None,
        "=1+1",
    )


def test_more_units_than_a_row_group_holds(tmp_path):
    rows = [row(f"p1s{n}", f"Phrase {n}.", f"Sentence {n}.") for n in range(10_001)]
    write(Outgoing(list(units_of("a", rows))), tmp_path / "a.parquet")
    found = pq.read_table(tmp_path / "a.parquet", columns=["fr"])
    assert found["fr"].to_pylist() == [r.fr for r in rows]
    assert pq.read_metadata(tmp_path / "a.parquet").num_row_groups == 2
    write(Outgoing([]), tmp_path / "none.parquet")
    assert pq.read_table(tmp_path / "none.parquet").num_rows == 0


# --- the folder ------------------------------------------------------------------------------


def load(folder, tmp_path):
    """What `datasets` makes of a folder: split → its rows; in a process of its own, offline."""
    code = (
        "import datasets, json, sys\n"
        "found = datasets.load_dataset(sys.argv[1], cache_dir=sys.argv[2])\n"
        "print(json.dumps({name: list(part) for name, part in found.items()}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), str(tmp_path / "cache")],
        env={**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path / "hf")},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def root(root):
    """Ten articles, one of them with what is known of it."""
    for n in range(9):
        make(root, f"b{n}", *(row(f"p1s{i}", f"Phrase {n} {i}.", f"Line {n} {i}.") for i in "1234"))
    make(root, "a", *A, *ROWS)
    (root.path / "corpus" / "articles.tsv").write_text(
        'name\turl\tlicence\na\thttps://example.org/"a"\tCC-BY-4.0\n', encoding="utf-8"
    )
    return root


def test_datasets_opens_the_folder_as_it_is(root, tmp_path):
    folder = tmp_path / "our corpus"
    export(root, folder, "--format", "dataset")
    found = load(folder, tmp_path)
    assert {name: len(rows) for name, rows in found.items()} == {"train": 42}
    first = found["train"][0]
    assert first["translation"] == {"fr": "Un insecte.", "en": "A bug."}
    assert first["metadata"] == {"url": 'https://example.org/"a"', "licence": "CC-BY-4.0"}
    assert (first["flags"], first["confidence"], first["status"]) == (
        ["name", "number"],
        0.873,
        "fixed",
    )


def test_the_parts_are_its_splits_and_those_of_an_earlier_export_go(root, tmp_path):
    folder = tmp_path / "out"
    export(root, folder, "--format", "dataset", "--split", "60,20,20", "--split-by", "segment")
    found = load(folder, tmp_path)
    sizes = {name: len(rows) for name, rows in found.items()}
    assert list(sizes) == ["train", "validation", "test"]
    assert sum(sizes.values()) == 42
    assert {r["split"] for r in found["validation"]} == {"dev"}
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    export(root, folder, "--format", "dataset", "--split", "60,0,40")
    assert list(load(folder, tmp_path)) == ["train", "test"]
    assert (folder / "notes.txt").exists()
    export(root, folder, "--format", "dataset", "--no-card")
    (folder / "README.md").unlink()
    assert list(load(folder, tmp_path)) == ["train"]
