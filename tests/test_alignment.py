"""The alignment file: what is written reads back, what people do to it is understood or refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.alignment import (
    COLUMNS,
    Alignment,
    Segment,
    Status,
    engine_cell,
    parse_alignment,
    read_alignment,
    render_alignment,
    text_hash,
    with_columns,
)
from translate.errors import AlignmentError

# Any text that a file can hold, with what breaks tables over-represented.
TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
        st.sampled_from("\t\n\r\"',;=+-@ \u00a0\u202f\u2028«»"),
    )
)
CODES = st.lists(st.sampled_from(["number", "loop", "boilerplate", "unknown-code"]), max_size=3)


@st.composite
def segments(draw):
    mt, en = draw(TEXT), draw(TEXT)
    if not en.strip():
        en, status = "", draw(st.sampled_from([Status.MT, Status.QUERY, Status.SKIP]))
    elif en.strip() == mt.strip():
        status = draw(st.sampled_from([Status.OK, Status.QUERY, Status.SKIP]))
    else:
        status = draw(st.sampled_from([Status.FIXED, Status.QUERY, Status.SKIP]))
    return Segment(
        id=draw(st.sampled_from(["p1s1", "p12s3"])),
        fr=draw(TEXT),
        fr_suggested=draw(TEXT),
        fr_fixed=draw(TEXT),
        mt=mt,
        en=en,
        status=status,
        flags=tuple(draw(CODES)),
        ignore=tuple(draw(CODES)),
        note=draw(TEXT),
        origin=draw(st.sampled_from(["post-edit", "human"])) if en else "",
        confidence=draw(st.none() | st.integers(0, 1000).map(lambda n: n / 1000)),
        engine=draw(st.sampled_from(["", "starter@1 ct2-int8 beam4 #3fa9c1"])),
        extra={"client": draw(TEXT)},
    )


def not_a_spreadsheet_error(row):
    texts = (row.fr, row.fr_suggested, row.mt)
    return not any(re.fullmatch(r"#.*[?!AL0]|Err:\d+", text.strip()) for text in texts)


@given(st.lists(segments().filter(not_a_spreadsheet_error), max_size=4))
def test_what_is_written_reads_back(rows):
    written = with_columns(COLUMNS, rows)
    data = render_alignment(written)
    assert parse_alignment(data, "x.tsv").rows == written.rows
    assert render_alignment(parse_alignment(data, "x.tsv")) == data


@given(st.lists(segments().filter(not_a_spreadsheet_error), min_size=1, max_size=3))
def test_utf16_bom_and_crlf_read_the_same(rows):
    rows = [row for row in rows if "\n" not in repr(row.extra) + row.fr + row.mt + row.en]
    data = render_alignment(with_columns(COLUMNS, rows))
    as_excel = data.decode().encode("utf-16")
    assert parse_alignment(as_excel, "x.tsv").rows == tuple(rows)
    assert parse_alignment(b"\xef\xbb\xbf" + data, "x.tsv").rows == tuple(rows)


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
@pytest.mark.parametrize("column", ["fr", "en", "note"])
def test_text_that_no_file_can_hold_is_refused(text, column):
    row = Segment(id="p1s1", **{"fr": "Oui.", column: text})
    with pytest.raises(AlignmentError, match=f"p1s1, column {column}"):
        render_alignment(Alignment((row,)))


def test_a_formula_and_a_dash_are_text():
    rows = (Segment(id="p1s1", fr="=1+1"), Segment(id="p1s2", fr="- Oui", mt="- Yes"))
    data = render_alignment(Alignment(rows))
    assert b"\t=1+1\t" in data
    assert parse_alignment(data, "x").rows == rows


def test_a_bare_cr_is_quoted_and_plain_text_is_not():
    data = render_alignment(
        Alignment((Segment(id="p1s1", fr="a\rb", mt="l'IA, «\u00a0oui\u00a0»"),))
    )
    assert b'"a\rb"' in data
    assert data.count(b'"') == 2


@pytest.mark.parametrize(
    ("status", "mt", "en", "read_as", "read_en"),
    [
        ("", "Yes.", "", Status.MT, ""),
        ("mt", "Yes.", "", Status.MT, ""),
        ("", "Yes.", "Indeed.", Status.FIXED, "Indeed."),
        ("mt", "Yes.", "Indeed.", Status.FIXED, "Indeed."),
        ("", "Yes.", "Yes.", Status.OK, "Yes."),
        ("mt", "Yes.", " Yes. ", Status.OK, " Yes. "),
        ("ok", "Yes.", "", Status.OK, "Yes."),
        ("ok", "Yes.", "Yes.", Status.OK, "Yes."),
        ("ok", "Yes.", "Indeed.", Status.FIXED, "Indeed."),
        ("ok", "", "", Status.OK, ""),
        ("fixed", "Yes.", "", Status.FIXED, ""),
        ("fixed", "Yes.", "Indeed.", Status.FIXED, "Indeed."),
        ("fixed", "Yes.", "Yes.", Status.FIXED, "Yes."),
        ("query", "Yes.", "", Status.QUERY, ""),
        ("query", "Yes.", "Indeed.", Status.QUERY, "Indeed."),
        ("query", "Yes.", "Yes.", Status.QUERY, "Yes."),
        ("skip", "Yes.", "", Status.SKIP, ""),
        ("skip", "Yes.", "Indeed.", Status.SKIP, "Indeed."),
        ("skip", "Yes.", "Yes.", Status.SKIP, "Yes."),
        ("  OK ", "Yes.", "", Status.OK, "Yes."),
        ("Fixed", "Yes.", "Indeed.", Status.FIXED, "Indeed."),
    ],
)
def test_what_a_person_typed_is_understood(status, mt, en, read_as, read_en):
    data = f"fr\tmt\ten\tstatus\nOui.\t{mt}\t{en}\t{status}\n".encode()
    (row,) = parse_alignment(data, "x").rows
    assert (row.status, row.en) == (read_as, read_en)


def test_columns_may_be_moved_missing_or_more():
    data = b"client\tEN\t fr \nACME\tYes.\tOui.\n"
    alignment = parse_alignment(data, "x")
    (row,) = alignment.rows
    assert (row.fr, row.en, row.extra) == ("Oui.", "Yes.", {"client": "ACME"})
    assert alignment.columns[:3] == ("client", "en", "fr")
    assert set(alignment.columns) == {"client", *COLUMNS}


def test_trailing_empty_rows_and_cells_are_nothing():
    data = b"fr\ten\t\t\nOui.\tYes.\t\t\n\t\t\t\n\n"
    assert [row.fr for row in parse_alignment(data, "x").rows] == ["Oui."]


def test_english_that_was_there_before_any_machine_is_human():
    rows = parse_alignment(b"fr\ten\tmt\nOui.\tYes.\t\nNon.\tNope.\tNo.\n", "x").rows
    assert [row.origin for row in rows] == ["human", "post-edit"]


@pytest.mark.parametrize("error", ["#NAME?", "#REF!", "#VALUE!"])
def test_a_spreadsheet_error_in_the_tools_column_counts_as_nothing(error):
    data = f"fr\tmt\ten\tengine\nOui.\t{error}\t{error}\tstarter@1 #aaaaaa\n".encode()
    (row,) = parse_alignment(data, "x").rows
    assert (row.mt, row.engine) == ("", "")
    assert row.en == error  # a reviewer's cell is theirs to mend


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"fr\ten\nOui.\tYes.\nNon.\n", r"line 3: 1 cells where the header has 2"),
        (b"fr\ten\nOui.\tYes.\tmore\n", r"line 2: 3 cells where the header has 2"),
        (b"fr\tstatus\nOui.\tdone\n", r"line 2, column status: unknown status « done »"),
        (b"fr\ten\nOui.\tYes.\t\n", r"line 2: 3 cells where the header has 2"),
        (b"fr\ten\tFR\nOui.\tYes.\tOui.\n", r"line 1: two columns are named « fr »"),
        (b"id\ten\np1s1\tYes.\n", r"line 1: no column « fr »"),
        (b"id\tfr\n<<<<<<< HEAD\np1s1\tOui.\n", r"line 2: a conflict marker of git"),
        (b"id\tfr\np1s1\tOui.\n=======\np1s1\tNon.\n", r"line 3: a conflict marker of git"),
        (b"id\tfr\np1s1\tOui.\n>>>>>>> ana\n", r"line 3: a conflict marker of git"),
        (b"fr\nOui\0.\n", r"line 2: a NUL character"),
        (b"fr\nOui.\n\xe9t\xe9\n", r"not UTF-8 \(byte 8\)"),
        (b'fr\ten\n"Oui", dit-il\tYes.\n', r"line 2: a quotation mark opens a cell"),
        (b'fr\ten\nNon.\tNo.\n"Oui\tYes.\n', r"line 3: a quotation mark opens a cell"),
    ],
)
def test_what_could_lose_a_word_is_refused_with_its_place(data, says):
    with pytest.raises(AlignmentError, match=says):
        parse_alignment(data, "alignments/a.tsv")


def test_a_cell_of_any_length_reads_back():
    rows = (Segment(id="p1s1", fr="a" * 1_000_000),)
    assert parse_alignment(render_alignment(Alignment(rows)), "x").rows == rows


def test_a_missing_file_is_empty_and_a_folder_is_refused(tmp_path):
    assert read_alignment(tmp_path / "none.tsv") == Alignment()
    with pytest.raises(AlignmentError, match="cannot be read"):
        read_alignment(tmp_path)


def test_the_engine_cell_tells_what_was_translated():
    row = Segment(fr="Oui.", engine=engine_cell("starter@1 ct2-int8 beam4", "Oui."))
    assert row.engine == f"starter@1 ct2-int8 beam4 #{text_hash('Oui.')}"
    assert row.engine_label == "starter@1 ct2-int8 beam4"
    assert row.current
    assert not Segment(fr="Oui.", fr_fixed="Si.", engine=row.engine).current
