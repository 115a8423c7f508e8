"""`bitext import`: what is not particular to one format."""

import json

import pytest

from tests.exchange.exporting import export
from tests.exchange.xml_files import memory, unit
from tests.made import ROWS, make
from translate.alignment import Status
from translate.exchange.tsv import read as read_tsv

TBX = """<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="t1"><langSet xml:lang="FR"><tig><term>obligation</term></tig></langSet>
<langSet xml:lang="EN"><ntig><termGrp><term>bond</term></termGrp></ntig></langSet></termEntry>
</body></text></martif>
"""


@pytest.fixture
def root(root):
    """A corpus root with one article."""
    make(root, "a", *ROWS)
    return root


@pytest.mark.parametrize("typed", ["ok", "OK", "fixed", ""])
@pytest.mark.parametrize("ending", ["tsv", "xlsx", "jsonl"])
def test_a_second_import_of_one_file_agrees_with_the_first(root, tmp_path, typed, ending):
    """`ok` beside English of one's own reads as `fixed`, the second time as well."""
    path = tmp_path / f"out.{ending}"
    export(root, path)
    _type(path, ending, {"en": "Puss sleeps.", "status": typed})
    assert root.bitext("import", str(path)).exit_code == 0
    first = root.rows("a")[0]
    assert (first.en, first.status) == ("Puss sleeps.", Status.FIXED)
    before = root.files()
    result = root.bitext("import", str(path))
    assert result.exit_code == 0, result.stderr
    assert "changed likewise before" in result.stdout
    assert root.files() == before


def _type(path, ending, cells):
    """Put cells into the first row of a file."""
    if ending == "xlsx":
        from openpyxl import load_workbook

        book = load_workbook(path)
        sheet = book["review"]
        header = [cell.value for cell in sheet[1]]
        for name, text in cells.items():
            sheet.cell(2, header.index(name) + 1).value = text
        book.save(path)
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    if ending == "jsonl":
        lines[0] = json.dumps({**json.loads(lines[0]), **cells})
    else:
        names, texts = lines[0].split("\t"), lines[1].split("\t")
        for name, text in cells.items():
            texts[names.index(name)] = text
        lines[1] = "\t".join(texts)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def test_a_status_for_other_english_is_still_a_conflict(root, tmp_path):
    path = tmp_path / "out.tsv"
    export(root, path)
    _type(path, "tsv", {"status": "ok"})
    root.edit("a", "p1s1", en="My cat.")
    result = root.bitext("import", str(path))
    assert result.exit_code == 1
    assert (root.rows("a")[0].en, root.rows("a")[0].status) == ("My cat.", Status.FIXED)
    assert len(read_tsv(path).rows) == 4


def test_terms_go_into_the_glossary(root, tmp_path):
    path = tmp_path / "terms.tbx"
    path.write_text(TBX, encoding="utf-8")
    result = root.bitext("import", str(path), "--dry-run")
    assert "1 term would be added to the glossary" in result.stdout
    assert not (root.path / "alignments" / "_glossary.tsv").exists()
    result = root.bitext("import", str(path))
    assert result.exit_code == 0, result.stderr
    assert "1 term added to the glossary" in result.stdout
    assert "obligation" in root.bitext("glossary", "list").stdout
    root.bitext("undo")
    assert "obligation" not in root.bitext("glossary", "list").stdout
    root.bitext("undo", "--redo")
    path.write_text(TBX.replace("bond", "duty"), encoding="utf-8")
    result = root.bitext("import", str(path), "--json")
    assert json.loads(result.stdout) == {str(path): {"terms": 0, "kept": ["obligation"]}}
    assert "obligation: stays" in root.bitext("import", str(path)).stderr


def test_an_unknown_kind_of_file_is_refused_with_what_is_read(root, tmp_path):
    path = tmp_path / "x.docx"
    path.write_bytes(b"PK")
    result = root.bitext("import", str(path))
    assert result.exit_code == 2
    assert "does not read files of this kind" in result.stderr
    for ending in (".xlsx", ".tsv", ".tmx", ".xlf", ".xliff", ".jsonl", ".tbx"):
        assert ending in result.stderr


def test_several_files_are_one_action_and_a_broken_one_stops_no_other(root, tmp_path):
    good = memory(tmp_path / "good.tmx", unit("Un chat noir ici.", "A black cat here."))
    bad = tmp_path / "bad.tmx"
    bad.write_text("<tmx><body>", encoding="utf-8")
    table = export(root, tmp_path / "out.tsv")
    _type(table, "tsv", {"en": "Puss."})
    result = root.bitext("import", str(bad), str(good), str(table))
    assert result.exit_code == 1
    assert "bad.tmx, line 1" in result.stderr
    assert root.rows("a")[0].en == "Puss."
    assert "2 articles" in root.bitext("undo").stdout
    assert root.rows("a")[0].en == ""
    text = (root.path / "alignments" / "_memory.tsv").read_text(encoding="utf-8")
    assert text.splitlines() == ["fr\ten\torigin\tfrom\tnote"]


def test_a_column_that_nobody_had_is_named(root, tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text(f"fr\tEnglish\n{ROWS[0].fr}\tPuss sleeps.\n", encoding="utf-8")
    result = root.bitext("import", str(path))
    assert "a new column: English" in result.stderr
