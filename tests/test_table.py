"""Tables that people edit: what programs do to them is understood, the rest is named."""

import pytest

from translate.errors import AlignmentError
from translate.table import parse_table, render_table


def read(text, encoding="utf-8", **options):
    return parse_table(text.encode(encoding), "x.tsv", known=("fr", "en"), **options)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_programs(encoding, end):
    table = read(end.join([" FR \tMy column\t\t", "été\t", "\t\t", '"a\tb"\t1\t', ""]), encoding)
    assert table.columns == ("fr", "My column")
    assert [(r.line, r.cells) for r in table.records] == [
        (2, {"fr": "été", "My column": ""}),
        (4, {"fr": "a\tb", "My column": "1"}),
    ]


def test_the_line_is_the_one_on_which_a_record_begins():
    assert [r.line for r in read('fr\n"a\nb"\nc\n').records] == [2, 4]


def test_other_spellings():
    assert read("EN\tFrançais\n", spellings={"français": "fr"}).columns == ("en", "fr")


def test_an_empty_file_has_no_columns():
    assert read("") == read("\n\t\n")
    assert read("").columns == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fr\tFR\n", "x.tsv, line 1: two columns are named « fr »"),
        ("fr\n", "x.tsv, line 1: no column « en »"),
        ("fr\ten\na\tb\tc\n", "x.tsv, line 2: 3 cells where the header has 2"),
        ("fr\ten\n<<<<<<< ours\na\tb\n", "x.tsv, line 2: a conflict marker of git (<<<<<<<)"),
        ('fr\ten\na\t"b\n', "x.tsv, line 2: a quotation mark opens"),
    ],
)
def test_what_cannot_be_understood(text, message):
    with pytest.raises(AlignmentError) as error:
        read(text, required=("fr", "en"))
    assert error.value.message.startswith(message)
    assert error.value.hint


@pytest.mark.parametrize(
    "cells", [{"fr": 'a"b\tc\nd\re', "en": ""}, {"fr": "", "en": "«\u00a0x\u00a0»"}]
)
def test_what_is_written_is_read(cells):
    table = parse_table(render_table(("fr", "en"), [cells]), "x", known=())
    assert table.records[0].cells == cells
