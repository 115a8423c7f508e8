"""JSON Lines that go out and come back, and lines from elsewhere."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.exporting import export
from tests.made import ROWS, make, row
from translate.alignment import Status, cell_text
from translate.conflicts import conflicts_path, read_conflicts
from translate.errors import UsageError
from translate.exchange.jsonl import read
from translate.exchange.rows import Pair

REVIEWED = (
    row("p1s1", "Le chat dort.", "The cat sleeps.", en="A cat.", status=Status.FIXED, note="n"),
    row("p1s2", "Un insecte.", "An insect.", fr_fixed="Un bug.", ignore=("name", "number")),
    row("p1s3", "Oui.", "Yes.", status=Status.QUERY, extra={"client": "1e5"}),
    row("p1s4", "Menu", "Menu", status=Status.SKIP),
    row("p2s1", "Oui.", "Yeah."),
)


@pytest.fixture
def root(root):
    """A corpus root with two articles."""
    make(root, "a", *REVIEWED)
    make(root, "b", *ROWS)
    return root


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def save(path, objects):
    text = "".join(json.dumps(values, ensure_ascii=False) + "\n" for values in objects)
    path.write_text(text, encoding="utf-8")
    return path


def contents(root):
    return {k: v[0] for k, v in root.files().items() if "out" not in k}


# --- what goes out ---------------------------------------------------------------------------


def test_a_line_is_a_pair_with_all_that_is_known_of_it(root, tmp_path):
    (root.path / "corpus" / "articles.tsv").write_text(
        "name\tlicence\nb\tCC0-1.0\n", encoding="utf-8"
    )
    found = lines(export(root, tmp_path / "out.jsonl"))
    assert [(v["article"], v["fr"], v["en"]) for v in found[:4]] == [
        ("a", "Le chat dort.", "A cat."),
        ("a", "Un insecte.", "An insect."),
        ("a", "Oui.", "Yes."),
        ("a", "Oui.", "Yeah."),
    ]
    assert [v["order"] for v in found[:4]] == [0, 0, 0, 1]
    assert (found[1]["ignore"], found[2]["extra"]) == (["name", "number"], {"client": "1e5"})
    assert [v["metadata"] for v in found[3:5]] == [{"licence": ""}, {"licence": "CC0-1.0"}]
    assert len({tuple(v) for v in found}) == 1  # the same fields, always


# --- what comes back -------------------------------------------------------------------------


@pytest.mark.parametrize("source", ["fr", "fr_fixed"])
def test_a_file_that_nobody_touched_changes_no_byte(root, tmp_path, source):
    path = export(root, tmp_path / "out.jsonl", "--source", source)
    before = contents(root)
    result = root.bitext("import", str(path))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "8 rows read; 0 cells in 0 rows changed" in result.stdout
    assert contents(root) == before


def test_edits_come_back_cell_by_cell(root, tmp_path):
    path = export(root, tmp_path / "out.jsonl", "--source", "fr_fixed")
    found = lines(path)
    found[0]["en"] = "One cat."
    found[1].update(note="two\nlines", ignore=["name"])
    found[2]["status"] = "ok"
    found[3]["extra"] = {"client": "x", "mine": "y"}
    found[4]["en"] = "The cat is asleep."
    found[5].update(status="fixed")  # as the machine wrote it, says the reviewer
    found.reverse()
    result = root.bitext("import", str(save(path, found)))
    assert result.exit_code == 0, result.stderr
    a, b = root.rows("a"), root.rows("b")
    assert [(r.en, r.status.value) for r in a[:3]] == [
        ("One cat.", "fixed"),
        ("", "mt"),
        ("Yes.", "ok"),
    ]
    assert (a[1].note, a[1].ignore, a[1].fr_fixed) == ("two\nlines", ("name",), "Un bug.")
    assert a[4].extra == {"client": "x", "mine": "y"}
    assert [(r.en, r.status.value) for r in b[:2]] == [
        ("The cat is asleep.", "fixed"),
        ("Yes.", "fixed"),
    ]
    assert b[2].en == ""


def test_of_two_changes_the_first_stays_and_both_are_kept(root, corpus, tmp_path):
    path = export(root, tmp_path / "out.jsonl")
    found = lines(path)
    found[0]["en"] = "From the file."
    root.edit("a", "p1s1", en="By hand.")
    root.edit("a", "p1s2", note="by hand")
    assert root.bitext("import", str(save(path, found))).exit_code == 1
    assert (root.rows("a")[0].en, root.rows("a")[1].note) == ("By hand.", "by hand")
    (conflict,) = read_conflicts(conflicts_path(corpus.files("a")))
    assert (conflict.base, conflict.kept, conflict.refused) == (
        "A cat.",
        "By hand.",
        "From the file.",
    )


def test_lines_of_a_script_without_what_they_went_out_with(root, tmp_path):
    path = tmp_path / "made.jsonl"
    save(
        path,
        [
            {
                "article": "b",
                "fr": "Le chat dort.",
                "en": "The cat sleeps.",
                "mt": "The cat sleeps.",
            },
            {"article": "b", "fr": "La route est fermée.", "en": "The street is closed."},
            {"article": "b", "id": "p2s2", "note": "seen"},
        ],
    )
    assert root.bitext("import", str(path)).exit_code == 0
    assert [(r.en, r.note) for r in root.rows("b")] == [
        ("", ""),
        ("", ""),
        ("The street is closed.", ""),
        ("", "seen"),
    ]


# What JSON, lines and tables treat in ways of their own; no cell is read as garbled or refused.
TEXT = st.text("abé «»\u00a0\u2028\n\r\t\"'{}[]\\\\/=,:\U0001f600", max_size=12)
CELL = TEXT.map(lambda text: f"w{text}" if text.strip() else "")
EDITS = st.fixed_dictionaries(
    {},
    optional={"en": CELL, "fr_fixed": CELL, "note": CELL, "status": st.just("query")},
)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(EDITS, min_size=4, max_size=4), st.randoms())
def test_whatever_is_typed_into_the_file_stands_in_the_corpus(root, tmp_path, typed, random):
    make(root, "b", *ROWS)
    path = export(root, tmp_path / "out.jsonl", "b")
    found = lines(path)
    for values, cells in zip(found, typed, strict=True):
        values.update(cells)
    random.shuffle(found)
    before = root.rows("b")
    result = root.bitext("import", str(save(path, found)))
    assert result.exit_code == 0, result.stderr
    for old, new, cells in zip(before, root.rows("b"), typed, strict=True):
        for column, value in cells.items():
            text = value.replace("\r\n", "\n").replace("\r", "\n")
            assert cell_text(new, column) == text
        if not cells:
            assert new == old
    now = contents(root)
    again = export(root, tmp_path / "out.jsonl", "b")
    assert root.bitext("import", str(again)).exit_code == 0
    assert contents(root) == now


# --- pairs from elsewhere --------------------------------------------------------------------


def test_lines_that_name_no_article_are_pairs(tmp_path):
    path = save(
        tmp_path / "x.jsonl",
        [
            {"fr": " Bonjour. ", "en": "Hello.", "id": 12},
            {"translation": {"fr": "Merci.", "en": "Thanks.", "de": "Danke."}, "note": "ours"},
        ],
    )
    returned = read(path)
    assert returned.rows == []
    assert returned.pairs == [
        Pair("line 1", "Bonjour.", "Hello."),
        Pair("line 2", "Merci.", "Thanks.", "ours"),
    ]


# --- bad input -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"article": "b", "fr": "Oui.', "not JSON: Unterminated string"),
        (b"[1, 2]", "not an object in braces"),
        (b"[" * 100_000, "not JSON that can be read"),
        (b'{"article": "b", "fr": "\xe9"}', "not UTF-8 (byte 24 of the line)"),
        (b'{"article": 3, "fr": "Oui."}', "« article » is no text: 3"),
        (b'{"article": "b", "fr": "Oui.", "note": ["x"]}', "« note » is no text"),
        (b'{"article": "b", "fr": "Oui.", "en": "\\ud800"}', "« en » has a character that"),
        (b'{"article": "b", "fr": "Oui.", "order": -1}', "« order » is no number from 0"),
        (b'{"article": "b", "fr": "Oui.", "extra": "x"}', "« extra » is no object"),
        (b'{"article": "b", "fr": "Oui.", "extra": {"en": "x"}}', "the name of a column: « en »"),
        (b'{"article": "b", "fr": "Oui.", "exported": 1}', "« exported » is broken"),
        (b'{"article": "b", "fr": "Oui.", "uid": "u1"}', "« fr » was changed"),
        (b'{"fr": "Oui."}', "has not both"),
        (b'{"article": "nowhere", "fr": "Oui.", "en": "Yes!"}', "there is no article « nowhere »"),
    ],
)
def test_one_bad_line_is_named_and_the_others_go_in(root, tmp_path, line, reason):
    path = tmp_path / "x.jsonl"
    good = json.dumps({"article": "b", "id": "p1s1", "note": "n"}).encode()
    path.write_bytes(b"\xef\xbb\xbf" + good + b"\r\n\n" + line + b"\n")
    result = root.bitext("import", str(path))
    assert result.exit_code == 1
    assert re.search(rf"line 3: .*{re.escape(reason)}", result.stderr)
    assert root.rows("b")[0].note == "n"


@pytest.mark.parametrize(
    ("column", "value", "where"),
    [
        ("fr", "Un gros insecte.", "fr_fixed"),
        ("mt", "A big insect.", "en"),
    ],
)
@pytest.mark.parametrize("source", ["fr", "fr_fixed"])
def test_an_edit_in_the_wrong_field_is_named(root, tmp_path, column, value, where, source):
    path = export(root, tmp_path / "out.jsonl", "--source", source)
    found = lines(path)
    found[1][column] = value
    result = root.bitext("import", str(save(path, found)))
    assert result.exit_code == 1
    assert f"line 2: « {column} » was changed" in result.stderr
    assert f"« {where} »" in result.stderr


def test_a_file_that_is_none_is_refused(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text("fr\ten\nOui.\tYes.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 1: not JSON"):
        read(path)
    with pytest.raises(UsageError, match="cannot be read"):
        read(tmp_path / "none.jsonl")
    path.write_bytes(b"")
    assert read(path).rows == []


def test_a_field_that_bitext_does_not_know_is_named_and_left_alone(root, tmp_path):
    path = export(root, tmp_path / "out.jsonl")
    found = [{**values, "score": 0.7} for values in lines(path)]
    returned = read(save(path, found))
    assert "« score »" in returned.notices[0]
    assert len(returned.rows) == 8


@pytest.mark.parametrize(
    "line",
    [
        '{"fr": "Bonjour à tous.", "en": "Hello.", "note": "a\\u0000b"}',
        '{"fr": "Bonjour à tous.", "en": "Hello.", "note": "a\\ud800b"}',
        '{"article": "a", "id": "p1s1", "fr": "Bonjour.", "extra": {"a\\u0000": "x"}}',
    ],
)
def test_what_no_text_file_can_hold_is_named(tmp_path, line):
    good = '{"fr": "Un chat dort sur le toit.", "en": "A cat sleeps on the roof."}'
    path = tmp_path / "pairs.jsonl"
    path.write_text(f"{good}\n{line}\n", encoding="utf-8")
    returned = read(path)
    assert [bad.place for bad in returned.bad] == ["line 2"]
    assert "no text file can hold" in returned.bad[0].reason
    assert len(returned.pairs) == 1
