"""Workbooks that go out and come back, by openpyxl and by LibreOffice itself."""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from openpyxl import Workbook, load_workbook

from tests.exchange.exporting import export
from tests.made import ROWS, make, row
from translate.conflicts import conflicts_path, read_conflicts
from translate.errors import UsageError
from translate.exchange.gather import units_of
from translate.exchange.units import Outgoing
from translate.exchange.xlsx import read, write

# Texts that spreadsheets like to make something else of.
TRAPS = (
    row("p1s1", "- Oui.", "- Yes.", note="=1+1"),
    row("p1s2", "+33 1 23", "+33 1 23", flags=("number",), note="1/2"),
    row("p1s3", "=SOMME", "=SUM", note="@home", en="007", status="fixed", flags=("name",)),
    row("p2s1", "10 000\u202f€ «\u00a0net\u00a0»", "€10,000", note="two\nlines\tand a tab "),
    row("p2s2", "Le 1er mai.", "May 1.", note="_x0041_ \x0b \x1f", extra={"client": "1e5"}),
)


@pytest.fixture
def root(root):
    """A corpus root with two articles."""
    make(root, "traps", *TRAPS)
    make(root, "a", *ROWS)
    return root


def type_into(path, cells):
    """Put texts into cells (article, id, column → value) as a reviewer does."""
    book = load_workbook(path)
    sheet = book["review"]
    header = [cell.value for cell in sheet[1]]
    for line in sheet.iter_rows(min_row=2):
        for (article, row_id, column), value in cells.items():
            if (line[0].value, line[1].value) == (article, row_id):
                cell = line[header.index(column)]
                cell.value = value
                if isinstance(value, str) and cell.data_type != "e":
                    cell.data_type = "s"
    book.save(path)


def unchanged(root, before):
    own = [{k: v for k, v in files.items() if "out" not in k} for files in (root.files(), before)]
    return own[0] == own[1]


# --- what goes out ---------------------------------------------------------------------------


def test_the_sheet_is_made_for_reviewing(root, tmp_path):
    book = load_workbook(export(root, tmp_path / "out.xlsx"))
    sheet = book["review"]
    header = [cell.value for cell in sheet[1]]
    assert header == [
        *("article", "id", "fr", "fr_fixed", "mt", "en", "status", "flags", "ignore", "note"),
        "client",
    ]
    assert sheet.freeze_panes == "C2"
    assert all(30 <= sheet.column_dimensions[letter].width <= 80 for letter in "CDEF")
    (statuses,) = sheet.data_validations.dataValidation
    assert statuses.formula1 == '"mt,query,ok,fixed,skip"'
    assert str(statuses.sqref) == "G2:G10"
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    by_place = {(line[0].value, line[1].value): line for line in sheet.iter_rows(min_row=2)}
    for line in by_place.values():
        assert [cell.column_letter for cell in line if not cell.protection.locked] == list("DFGIJK")
        assert all(cell.alignment.wrap_text for cell in line)
        assert all(cell.data_type == "s" for cell in line if cell.value)
        assert all(cell.number_format == "@" for cell in line)
    colours = {place: line[5].fill.fgColor.rgb for place, line in by_place.items()}
    flagged = colours["traps", "p1s2"]
    assert [place for place, colour in colours.items() if colour == flagged] == [("traps", "p1s2")]
    assert by_place["a", "p1s1"][4].fill.fgColor.rgb not in (flagged, colours["a", "p1s1"])
    assert by_place["traps", "p1s1"][9].value == "=1+1"
    assert by_place["traps", "p1s1"][9].quotePrefix
    assert book["bitext"].sheet_state == "veryHidden"


def test_repairs_that_rules_propose_are_shown_where_there_are_any(root, tmp_path):
    make(root, "a", row("p1s1", "Un insecte.", "An insect.", fr_suggested="Un bug."))
    sheet = load_workbook(export(root, tmp_path / "out.xlsx"))["review"]
    assert [cell.value for cell in sheet[1]][2:5] == ["fr", "fr_suggested", "fr_fixed"]


def test_a_text_that_no_cell_holds_is_refused(tmp_path):
    rows = (row("p1s1", "Oui.", note="x" * 32768),)
    with pytest.raises(UsageError, match="a p1s1: note is longer"):
        write(Outgoing(list(units_of("a", rows))), tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


# --- what comes back -------------------------------------------------------------------------


def test_a_workbook_that_nobody_touched_changes_no_byte(root, tmp_path):
    path = export(root, tmp_path / "out.xlsx")
    before = root.files()
    assert root.bitext("import", str(path)).exit_code == 0
    assert unchanged(root, before)
    type_into(path, {})  # read and written by another program
    assert root.bitext("import", str(path)).exit_code == 0
    assert unchanged(root, before)


def test_edits_come_back(root, tmp_path):
    path = export(root, tmp_path / "out.xlsx")
    type_into(
        path,
        {
            ("a", "p1s1", "en"): "A cat.",
            ("a", "p1s2", "status"): "ok",
            ("a", "p2s1", "fr_fixed"): "La rue est fermée.",
            ("a", "p2s2", "note"): 12,
            ("traps", "p1s1", "en"): "- Yes!",
            ("traps", "p1s3", "en"): None,
            ("traps", "p2s2", "note"): "=2+2",
            ("traps", "p2s2", "client"): "2e5",
        },
    )
    result = root.bitext("import", str(path))
    assert result.exit_code == 0, result.stderr
    rows = root.rows("a")
    assert [(r.en, r.status) for r in rows[:2]] == [("A cat.", "fixed"), ("Yes.", "ok")]
    assert (rows[2].fr_fixed, rows[3].note) == ("La rue est fermée.", "12")
    rows = root.rows("traps")
    assert [(r.en, r.status) for r in rows[:3]] == [("- Yes!", "fixed"), ("", "mt"), ("", "mt")]
    assert (rows[4].note, rows[4].extra) == ("=2+2", {"client": "2e5"})
    assert replace(rows[3], extra={}) == TRAPS[3]


def test_rows_may_be_sorted_and_deleted(root, tmp_path):
    path = export(root, tmp_path / "out.xlsx", "a")
    book = load_workbook(path)
    sheet = book["review"]
    lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]
    lines[3][5] = "The second yes."
    sheet.delete_rows(2, 4)
    for line in (lines[3], lines[0]):
        sheet.append(line)
    book.save(path)
    assert root.bitext("import", str(path)).exit_code == 0
    assert [r.en for r in root.rows("a")] == ["", "", "", "The second yes."]


def test_of_two_changes_the_first_stays_and_both_are_kept(root, corpus, tmp_path):
    path = export(root, tmp_path / "out.xlsx")
    type_into(path, {("a", "p1s1", "en"): "From the sheet.", ("a", "p1s2", "en"): "Yes!"})
    root.edit("a", "p1s1", en="By hand.")
    result = root.bitext("import", str(path))
    assert result.exit_code == 1
    assert [r.en for r in root.rows("a")[:2]] == ["By hand.", "Yes!"]
    (conflict,) = read_conflicts(conflicts_path(corpus.files("a")))
    assert (conflict.base, conflict.kept, conflict.refused) == ("", "By hand.", "From the sheet.")


BAD = [
    ("en", "=1+1", "f", "a formula"),
    ("en", "#NAME?", "e", "an error of the spreadsheet"),
    ("en", datetime(2026, 5, 1, tzinfo=UTC).replace(tzinfo=None), "d", "a date"),
    ("status", "done", "s", "is none of"),
    ("mt", "Typed into the wrong column.", "s", "« mt » was changed"),
    ("fr", "Le chien dort.", "s", "« fr » was changed"),
]


@pytest.mark.parametrize(("column", "value", "kind", "reason"), BAD)
def test_one_bad_row_is_named_and_the_others_go_in(root, tmp_path, column, value, kind, reason):
    path = export(root, tmp_path / "out.xlsx", "a")
    type_into(path, {("a", "p1s2", "en"): "Yes!", ("a", "p1s1", "note"): "n"})
    book = load_workbook(path)
    sheet = book["review"]
    cell = sheet.cell(2, [c.value for c in sheet[1]].index(column) + 1)
    cell.value = value
    cell.data_type = kind
    book.save(path)
    result = root.bitext("import", str(path))
    assert result.exit_code == 1
    assert "row 2: " in result.stderr or "a p1s1: " in result.stderr
    assert reason in result.stderr
    assert [(r.en, r.note) for r in root.rows("a")[:2]] == [("", ""), ("Yes!", "")]


def test_what_a_spreadsheet_made_of_the_tools_cells_does_no_harm(root, tmp_path):
    path = export(root, tmp_path / "out.xlsx", "traps")
    book = load_workbook(path)
    sheet = book["review"]
    for column in (3, 5):
        sheet.cell(2, column).value = "#NAME?"
        sheet.cell(2, column).data_type = "e"
    sheet.cell(2, 6).value = "Yes!"
    book.save(path)
    assert root.bitext("import", str(path)).exit_code == 0
    assert (root.rows("traps")[0].en, root.rows("traps")[0].fr) == ("Yes!", "- Oui.")


def test_a_workbook_of_somebodys_own_is_read_without_the_hidden_sheet(root, tmp_path):
    path = tmp_path / "a.xlsx"
    book = Workbook()
    book.active.append(["FR", "EN", "seen by"])
    book.active.append(["Le chat dort.", "A cat.", "Ana"])
    book.active.append([None, None, None])
    book.active.append(["Oui.", None, None])
    book.save(path)
    assert root.bitext("import", str(path)).exit_code == 0
    first, second = root.rows("a")[:2]
    assert (first.en, first.extra, second.en) == ("A cat.", {"seen by": "Ana"}, "")


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"fr\ten\n")
    with pytest.raises(UsageError, match="not a workbook"):
        read(path)
    Workbook().save(path)
    with pytest.raises(UsageError, match="no sheet with a column"):
        read(path)
    with pytest.raises(UsageError, match="cannot be read"):
        read(tmp_path / "none.xlsx")


# --- LibreOffice -----------------------------------------------------------------------------


@pytest.fixture
def convert(tmp_path):
    """Let LibreOffice open a file and save it as another."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        assert not os.environ.get("CI"), "LibreOffice is missing: apt-get install libreoffice-calc"
        pytest.skip("LibreOffice is not installed (Debian: libreoffice-calc)")

    def run(path, ending, save_as, *options):
        out = tmp_path / "saved"
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        target = ["--convert-to", f"{ending}:{save_as}", "--outdir", str(out), str(path)]
        command = [office, profile, "--headless", *options, *target]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        return out / f"{path.stem}.{ending}"

    return run


WORKBOOK = "Calc MS Excel 2007 XML"
TABS = "Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false"  # tab, quote, UTF-8


@pytest.mark.slow
def test_a_workbook_that_libreoffice_has_saved_changes_no_byte(root, tmp_path, convert):
    path = convert(export(root, tmp_path / "out.xlsx"), "xlsx", WORKBOOK)
    before = root.files()
    result = root.bitext("import", str(path))
    assert result.exit_code == 0, result.stderr
    assert "9 rows read" in result.stdout
    assert unchanged(root, before)


@pytest.mark.slow
def test_edits_made_in_libreoffice_come_back_with_what_they_were_made_from(root, tmp_path, convert):
    path = convert(export(root, tmp_path / "out.xlsx"), "xlsx", WORKBOOK)
    type_into(
        path,
        {
            ("a", "p1s1", "en"): "From the sheet.",
            ("traps", "p1s1", "en"): "- Yes!",
            ("traps", "p1s1", "note"): "=2+2",
            ("a", "p2s2", "status"): "ok",
        },
    )
    root.edit("a", "p1s1", en="By hand.")
    result = root.bitext("import", str(convert(path, "xlsx", WORKBOOK)))
    assert result.exit_code == 1
    assert "; 1 conflict" in result.stdout
    assert "not taken" not in result.stdout
    assert [(r.en, r.status) for r in root.rows("a")] == [
        ("By hand.", "fixed"),
        ("", "mt"),
        ("", "mt"),
        ("Yeah.", "ok"),
    ]
    assert root.rows("traps")[0].en == "- Yes!"
    assert root.rows("traps")[0].note == "=2+2"
    assert replace(root.rows("traps")[2], extra={}) == replace(TRAPS[2], origin="post-edit")


@pytest.mark.slow
def test_a_table_that_libreoffice_has_made_of_the_workbook_comes_back(root, tmp_path, convert):
    path = export(root, tmp_path / "out.xlsx")
    type_into(path, {("a", "p1s1", "en"): "From the sheet.", ("traps", "p1s1", "note"): "- Oh."})
    path = convert(path, "csv", TABS)
    before = root.rows("traps")[1:]
    result = root.bitext("import", str(path))
    assert result.exit_code == 0, result.stderr
    assert [r.en for r in root.rows("a")] == ["From the sheet.", "", "", ""]
    assert root.rows("traps")[0].note == "- Oh."
    assert root.rows("traps")[1:] == before


@pytest.mark.slow
@pytest.mark.parametrize("exported", [True, False], ids=["export", "alignment file"])
def test_a_table_opened_with_columns_as_text_and_saved_in_libreoffice_changes_no_byte(
    root, tmp_path, convert, exported
):
    if exported:
        path = tmp_path / "out.tsv"
        root.bitext("export", "-o", str(path))
        path = path.rename(tmp_path / "out.csv")
    else:
        path = tmp_path / "traps.csv"
        shutil.copy(root.alignment("traps"), path)
    columns = "/".join(f"{n}/2" for n in range(1, 20))
    saved = convert(path, "csv", TABS, f"--infilter={TABS.replace(',1,,', f',1,{columns},')}")
    before = root.files()
    result = root.bitext("import", str(saved))
    assert result.exit_code == 0, result.stderr
    assert unchanged(root, before)
