"""Tab-separated files that go out and come back."""

import csv
import io

import pytest

from tests.exchange.exporting import export
from tests.made import ROWS, make, row
from translate.alignment import Status
from translate.conflicts import conflicts_path, read_conflicts
from translate.edit import Edit, apply_edits
from translate.errors import UsageError
from translate.exchange.tsv import read


@pytest.fixture
def root(root):
    """A corpus root with two articles."""
    make(root, "b", row("p1s1", "- Non.", "- No.", note="=1+1"))
    make(root, "a", *ROWS)
    return root


def table(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")), dialect="excel-tab"))


def save(path, rows, *, delimiter="\t", encoding="utf-8", columns=None):
    out = io.StringIO()
    columns = columns or list(rows[0])
    writer = csv.DictWriter(out, columns, delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))


def test_a_file_that_nobody_touched_changes_no_byte(root, tmp_path):
    root.edit("a", "p1s1", en="A cat.", note='say "hi"')
    path = export(root, tmp_path / "out.tsv")
    before = root.files()
    result = root.bitext("import", str(path))
    assert result.exit_code == 0
    assert "5 rows read; 0 cells in 0 rows changed" in result.stdout
    assert {k: v[0] for k, v in root.files().items()} == {k: v[0] for k, v in before.items()}


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [("\t", "utf-8"), ("\t", "utf-8-sig"), ("\t", "utf-16"), (";", "utf-8"), (",", "utf-8")],
)
def test_edits_come_back_from_whatever_program_saved_them(root, tmp_path, delimiter, encoding):
    path = export(root, tmp_path / "out.tsv")
    rows = table(path)
    rows[0].update(en="A cat; really, a cat.", note="two\nlines")
    rows[3]["status"] = "OK "
    rows[4]["fr_fixed"] = "- Oui."
    rows.reverse()
    save(path, rows, delimiter=delimiter, encoding=encoding)
    result = root.bitext("import", str(path))
    assert result.exit_code == 0, result.stderr
    first, second, _, fourth = root.rows("a")
    assert (first.en, first.status, first.note) == ("A cat; really, a cat.", "fixed", "two\nlines")
    assert (second.status, fourth.status, fourth.en) == (Status.MT, Status.OK, "Yeah.")
    assert root.rows("b")[0].fr_fixed == "- Oui."


def test_an_edit_made_meanwhile_stays_and_the_files_text_is_kept(root, corpus, tmp_path):
    path = export(root, tmp_path / "out.tsv")
    rows = table(path)
    rows[0]["en"] = "From the file."
    rows[2]["note"] = "from the file"
    save(path, rows)
    root.edit("a", "p1s1", en="By hand.")
    result = root.bitext("import", str(path), "--reviewer", "ana")
    assert result.exit_code == 1
    assert "By hand." in result.stderr
    assert "From the file." in result.stderr
    assert root.rows("a")[0].en == "By hand."
    assert root.rows("a")[2].note == "from the file"
    (conflict,) = read_conflicts(conflicts_path(corpus.files("a")))
    assert (conflict.who, conflict.kept, conflict.refused) == ("ana", "By hand.", "From the file.")


def test_a_cell_that_the_file_left_as_it_was_takes_nothing_back(root, tmp_path):
    path = export(root, tmp_path / "out.tsv")
    root.edit("a", "p1s1", en="By hand.", note="by hand")
    assert root.bitext("import", str(path)).exit_code == 0
    assert (root.rows("a")[0].en, root.rows("a")[0].note) == ("By hand.", "by hand")


def test_an_emptied_cell_is_emptied(root, tmp_path):
    root.edit("a", "p1s1", en="By hand.", note="n")
    path = export(root, tmp_path / "out.tsv")
    rows = table(path)
    rows[0].update(en="", note="")
    save(path, rows)
    root.bitext("import", str(path))
    first = root.rows("a")[0]
    assert (first.en, first.note, first.status) == ("", "", Status.MT)


def test_one_bad_row_is_named_and_the_others_go_in(root, tmp_path):
    many = [row(f"p1s{n}", f"Phrase {n}.", f"Sentence {n}.") for n in range(1, 301)]
    make(root, "many", *many)
    path = export(root, tmp_path / "out.tsv", "many")
    rows = table(path)
    for number, cells in enumerate(rows):
        cells["en"] = f"The sentence {number}."
    rows[7]["status"] = "done"
    save(path, rows)
    result = root.bitext("import", str(path))
    assert result.exit_code == 1
    assert "many p1s8: status: « done » is none of" in result.stderr
    assert sum(r.status is Status.FIXED for r in root.rows("many")) == 299
    rows[7]["status"] = "fixed"
    save(path, rows)
    assert root.bitext("import", str(path)).exit_code == 0
    assert sum(r.status is Status.FIXED for r in root.rows("many")) == 300


def test_bad_lines_are_named_by_their_number(root, tmp_path):
    path = export(root, tmp_path / "out.tsv")
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace("The cat sleeps.", "The dog sleeps.")
    lines[2] += "\textra text"
    lines[3] = lines[3].rsplit("\t", 1)[0]
    lines[4] = lines[4].replace("a\tp2s2", "nowhere\tp2s2")
    homeless = "\t".join(["b", *[""] * 9, "a note", *[""] * 4])
    path.write_text("\n".join([*lines, homeless, ""]), encoding="utf-8")
    result = root.bitext("import", str(path))
    assert result.exit_code == 1
    for line, reason in (
        (2, "« mt » was changed"),
        (3, "a text in a column without a name: extra text"),
        (4, "14 cells where the header names 15"),
        (5, "there is no article « nowhere »"),
        (7, "it has neither French nor an id"),
    ):
        assert f"line {line}: {reason}" in result.stderr


def test_a_sentence_that_is_gone_leaves_its_text_in_the_conflicts(root, corpus, tmp_path):
    path = export(root, tmp_path / "out.tsv")
    rows = table(path)
    rows[0]["en"] = "Late."
    save(path, rows)
    make(root, "a", *ROWS[1:])
    assert root.bitext("import", str(path)).exit_code == 1
    (conflict,) = read_conflicts(conflicts_path(corpus.files("a")))
    assert (conflict.fr, conflict.refused) == ("Le chat dort.", "Late.")


def test_an_acceptance_is_of_the_translation_that_the_reviewer_read(root, tmp_path):
    path = export(root, tmp_path / "out.tsv")
    rows = table(path)
    rows[0]["status"] = "ok"
    rows[2]["status"] = "ok"
    save(path, rows)
    make(root, "a", row("p1s1", "Le chat dort.", "Another translation."), *ROWS[1:])
    root.bitext("import", str(path))
    first, third = root.rows("a")[0], root.rows("a")[2]
    assert (first.en, first.status) == ("The cat sleeps.", Status.FIXED)
    assert (third.en, third.status) == ("The road is closed.", Status.OK)


def test_a_column_of_the_reviewers_own_is_kept(root, tmp_path):
    path = export(root, tmp_path / "out.tsv")
    rows = table(path)
    for cells in rows:
        cells["client"] = "ACME" if cells["id"] == "p1s1" else ""
    save(path, rows)
    root.bitext("import", str(path))
    assert [r.extra.get("client") for r in root.rows("a")] == ["ACME", "", "", ""]
    assert root.alignment("a").read_text(encoding="utf-8").splitlines()[0].endswith("\tclient")
    rows = table(export(root, tmp_path / "out.tsv"))
    assert rows[0]["client"] == "ACME"


# --- without what the file went out with -----------------------------------------------------

PLAIN = ("id", "fr", "mt", "en", "status", "note")


def test_a_copy_of_the_alignment_file_comes_back(root, tmp_path):
    path = tmp_path / "a.tsv"
    path.write_bytes(root.alignment("a").read_bytes())
    rows = table(path)
    rows[0]["en"] = "A cat."
    rows[3]["en"] = "Yeah!"
    save(path, list(reversed(rows)), columns=PLAIN)
    assert root.bitext("import", str(path)).exit_code == 0
    assert [r.en for r in root.rows("a")] == ["A cat.", "", "", "Yeah!"]


def test_what_the_log_knows_to_be_old_takes_nothing_back(root, corpus, tmp_path):
    apply_edits(corpus, "a", [Edit("Le chat dort.", "en", "", "Old.")], reviewer="ana")
    path = tmp_path / "a.tsv"
    path.write_bytes(root.alignment("a").read_bytes())
    edits = [
        Edit("Le chat dort.", "en", "Old.", "New."),
        Edit("Le chat dort.", "status", "fixed", "query"),
    ]
    apply_edits(corpus, "a", edits, reviewer="ana")
    root.edit("a", "p1s2", en="By hand.")
    result = root.bitext("import", str(path))
    assert "2 cells older than the corpus" in result.stdout
    assert [(r.en, r.status) for r in root.rows("a")[:2]] == [
        ("New.", "query"),
        ("By hand.", "fixed"),
    ]


def test_a_script_may_give_ids_and_english_alone(root, tmp_path):
    path = tmp_path / "made.tsv"
    path.write_text("ID\tEN\np2s1\tThe street is closed.\n", encoding="utf-8")
    result = root.bitext("import", str(path))
    assert "it names no article" in result.stderr
    assert root.bitext("import", str(path), "--article", "a").exit_code == 0
    assert root.rows("a")[2].en == "The street is closed."


# --- files that cannot be understood ---------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"one\ttwo\n", "neither a column"),
        (b"fr\tfr\n", "two columns"),
        ("fr\ten\nÉté\tSummer\n".encode("cp1252"), "not UTF-8"),
        (b'fr\ten\n"Oui\tYes\n', "line 2: a quotation mark"),
        (b"", "neither a column"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path, data, reason):
    path = tmp_path / "x.tsv"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=reason):
        read(path)


def test_one_file_that_is_none_does_not_stop_the_others(root, tmp_path):
    path = export(root, tmp_path / "out.tsv")
    result = root.bitext("import", str(tmp_path / "none.tsv"), str(path))
    assert result.exit_code == 1
    assert "none.tsv: cannot be read" in result.stderr
    assert root.bitext("import", str(tmp_path / "none.tsv")).exit_code == 2
    assert root.bitext("import", str(tmp_path / "none.doc")).exit_code == 2


# --- the commands ----------------------------------------------------------------------------


def test_a_dry_run_says_what_would_change(root, tmp_path):
    path = export(root, tmp_path / "out.tsv")
    rows = table(path)
    rows[0]["en"] = "A cat."
    rows[1]["status"] = "done"
    save(path, rows)
    before = root.files()
    result = root.bitext("import", str(path), "--dry-run")
    assert result.exit_code == 1
    assert "2 cells in 1 row would change" in result.stdout
    assert root.files() == before


def test_an_import_is_taken_back_as_one(root, tmp_path):
    start = [root.rows("a"), root.rows("b")]
    path = export(root, tmp_path / "out.tsv")
    rows = table(path)
    rows[0]["en"] = "A cat."
    rows[4]["en"] = "- Nope."
    save(path, rows)
    root.bitext("import", str(path))
    root.bitext("undo")
    assert [root.rows("a"), root.rows("b")] == start


def test_a_file_an_article_in_a_folder(root, tmp_path):
    make(root, "sub/c", *ROWS)
    result = root.bitext("export", "--format", "tsv", "-o", f"{tmp_path}/out/")
    assert result.exit_code == 0
    assert sorted(
        p.relative_to(tmp_path / "out").as_posix() for p in tmp_path.glob("out/**/*.tsv")
    ) == [
        "a.tsv",
        "b.tsv",
        "sub/c.tsv",
    ]
    files = [str(p) for p in tmp_path.glob("out/**/*.tsv")]
    assert root.bitext("import", *files).exit_code == 0


def test_a_reviewers_file_and_the_corpus_are_never_written_over(root, tmp_path):
    path = export(root, tmp_path / "out.tsv")
    result = root.bitext("export", "-o", str(path))
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    for target in (root.alignment("new"), root.path / "corpus" / "fr" / "x.tsv"):
        result = root.bitext("export", "-o", str(target), "--overwrite")
        assert result.exit_code == 2
        assert not target.exists()


def test_what_cannot_be_exported_is_named(root, tmp_path):
    root.alignment("b").write_bytes(b"<<<<<<< HEAD\n")
    root.write("new", "Bonjour.\n")
    path = tmp_path / "out.tsv"
    result = root.bitext("export", "-o", str(path))
    assert result.exit_code == 1
    assert "b.tsv, line 1" in result.stderr
    assert "new: not translated yet" in result.stderr
    assert {cells["article"] for cells in table(path)} == {"a"}
    assert root.bitext("export", "new", "-o", str(path), "--overwrite").exit_code == 2
    assert root.bitext("export", "a", "-o", str(tmp_path / "x.doc")).exit_code == 2


def test_a_column_in_the_way_is_named(root, tmp_path):
    make(root, "a", row("p1s1", "Oui.", "Yes.", extra={"article": "le"}))
    for name in ("out.tsv", "out.xlsx"):
        result = root.bitext("export", "-o", str(tmp_path / name))
        assert result.exit_code == 2
        assert "« article »" in result.stderr
