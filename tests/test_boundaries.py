"""Merging and splitting rows: nothing is dropped, and the next run keeps the boundaries."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import make, row
from translate.alignment import Status, engine_cell, settled_now
from translate.boundaries import cells_of, merge, row_of, split
from translate.corpus import Corpus
from translate.errors import CorpusError, UsageError
from translate.split_merge import merged_row, split_row
from translate.undo import to_undo, undo

A = row("p1s1", "Un chat dort.", "A cat sleeps.")
B = row("p1s2", "Il rêve.", "It dreams.")
OK = {"status": Status.OK}
FIXED = {"status": Status.FIXED}


def ok(segment):
    return replace(segment, en=segment.mt, origin="post-edit", **OK)


def fixed(segment, en):
    return replace(segment, en=en, origin="post-edit", **FIXED)


# --- the rows --------------------------------------------------------------------------------

MERGES = [
    ((A, B), ("", "mt")),
    ((ok(A), ok(B)), ("A cat sleeps. It dreams.", "ok")),
    ((ok(A), fixed(B, "He dreams.")), ("A cat sleeps. He dreams.", "fixed")),
    ((fixed(A, "A cat."), B), ("A cat. It dreams.", "query")),
    ((replace(A, status=Status.QUERY), B), ("", "query")),
    ((replace(A, status=Status.QUERY, en="Draft."), fixed(B, "He.")), ("Draft. He.", "query")),
    ((replace(A, status=Status.SKIP), B), ("", "mt")),
    ((replace(A, status=Status.SKIP), fixed(B, "He.")), ("He.", "fixed")),
    ((replace(A, status=Status.SKIP, en="Ad."), fixed(B, "He.")), ("Ad. He.", "fixed")),
    ((replace(A, status=Status.SKIP), replace(B, status=Status.SKIP)), ("", "skip")),
]


@pytest.mark.parametrize(("rows", "expected"), MERGES)
def test_the_english_and_the_status_of_merged_rows(rows, expected):
    merged = merged_row(rows)
    assert (merged.en, merged.status) == expected
    assert merged.fr == "Un chat dort. Il rêve."


def test_settled_rows_merge_into_one_that_is_not_stale_and_open_ones_into_one_to_translate():
    assert merged_row((ok(A), ok(B))).current
    assert not merged_row((A, B)).current
    stale = replace(ok(A), fr_fixed="Un chien dort.")
    assert not merged_row((stale, ok(B))).current
    other = replace(ok(B), engine=engine_cell("other", B.fr))
    assert merged_row((ok(A), other)).engine_label == "tiny@1 + other"


def test_rows_whose_french_and_english_were_typed_together_are_not_stale_after_a_merge():
    typed = settled_now(replace(ok(A), fr_fixed="Un chien dort.", en="A dog sleeps."))
    assert not typed.current
    assert not typed.stale
    merged = merged_row((typed, ok(B)))
    assert merged.settled
    assert not merged.stale
    assert replace(merged, fr_fixed="Autre chose.").stale


def test_english_of_which_a_part_is_from_another_translation_has_no_edit_rate():
    other = replace(fixed(B, "He."), origin="other-mt")
    assert merged_row((fixed(A, "A cat."), other)).origin == "other-mt"
    assert merged_row((fixed(A, "A cat."), replace(other, origin="human"))).origin == "post-edit"


def test_what_else_was_written_is_joined():
    merged = merged_row(
        (
            replace(A, note="one", ignore=("name",), extra={"client": "X"}),
            replace(B, note="two", ignore=("name", "ratio"), fr_fixed="Il dort.", extra={}),
        )
    )
    assert (merged.note, merged.ignore, merged.extra) == (
        "one / two",
        ("name", "ratio"),
        {"client": "X"},
    )
    assert merged.fr_fixed == "Un chat dort. Il dort."


LONG = row("p1s1", "Un chat dort, un chien veille.", "A cat sleeps, a dog watches.")

SPLITS = [
    (LONG, "un chien", "", ("", "mt"), ("", "mt")),
    (ok(LONG), "un chien", "", (LONG.mt, "query"), ("", "mt")),
    (ok(LONG), "un chien", "a dog", ("A cat sleeps,", "ok"), ("a dog watches.", "ok")),
    (fixed(LONG, "Cats. Dogs."), "un chien", "Dogs", ("Cats.", "fixed"), ("Dogs.", "fixed")),
    (fixed(LONG, "Cats. Dogs."), "un chien", "", ("Cats. Dogs.", "query"), ("", "mt")),
    (replace(LONG, status=Status.SKIP), "un chien", "", ("", "skip"), ("", "skip")),
    (
        replace(LONG, status=Status.QUERY, en="C. D."),
        "14",
        "3",
        ("C.", "query"),
        ("D.", "query"),
    ),
]


@pytest.mark.parametrize(("segment", "at", "en_at", "one", "two"), SPLITS)
def test_the_english_and_the_status_of_split_rows(segment, at, en_at, one, two):
    first, second = split_row(segment, at, en_at)
    assert (first.fr, second.fr) == ("Un chat dort,", "un chien veille.")
    assert ((first.en, first.status), (second.en, second.status)) == (one, two)


def test_parts_of_an_accepted_row_are_accepted_translations_and_of_a_fixed_one_have_none():
    parts = split_row(ok(LONG), "un chien", "a dog")
    assert all(part.current and part.mt == part.en for part in parts)
    parts = split_row(fixed(LONG, "Cats. Dogs."), "un chien", "Dogs")
    assert [(part.mt, part.engine) for part in parts] == [("", ""), ("", "")]


def test_notes_stay_with_the_first_part_and_dismissals_and_columns_with_both():
    whole = replace(LONG, note="n", ignore=("name",), extra={"client": "X"})
    first, second = split_row(whole, "un chien")
    assert (first.note, second.note) == ("n", "")
    assert first.ignore == second.ignore == ("name",)
    assert first.extra == second.extra == {"client": "X"}


def test_a_repair_is_cut_where_the_text_tells_and_else_asked_about():
    repaired = replace(LONG, fr_fixed="Un rat dort, un chien veille.")
    first, second = split_row(repaired, "un chien")
    assert (first.fr_fixed, second.fr_fixed) == ("Un rat dort,", "un chien veille.")
    first, second = split_row(repaired, "14")
    assert (first.fr_fixed, first.status) == (repaired.fr_fixed, Status.QUERY)


@pytest.mark.parametrize("at", ["un loup", "n ch", "0", "30", "999", "", " "])
def test_a_cut_that_is_none_is_refused(at):
    with pytest.raises(UsageError):
        split_row(LONG, at)


WRITTEN = st.text("ab ", max_size=4).map(str.strip)
SEGMENT = st.builds(
    lambda n, en, fr_fixed, note, status: replace(
        row(f"p1s{n}", f"Phrase {n}, suite {n}.", f"Sentence {n}, rest."),
        en=en and f"EN {n} {en}",
        fr_fixed=fr_fixed and f"FR {n} {fr_fixed}",
        note=note and f"NOTE {n} {note}",
        status=status if en or status is not Status.FIXED else Status.QUERY,
        ignore=("name",),
    ),
    st.integers(0, 99),
    WRITTEN,
    WRITTEN,
    WRITTEN,
    st.sampled_from(list(Status)),
)


@given(st.lists(SEGMENT, min_size=2, max_size=4))
def test_every_text_of_merged_rows_is_in_the_row(rows):
    merged = merged_row(rows)
    for segment in rows:
        for column in ("en", "fr_fixed", "note"):
            assert getattr(segment, column) in getattr(merged, column)
        assert set(segment.ignore) <= set(merged.ignore)
    if merged.settled:
        assert all(r.settled or r.status is Status.SKIP for r in rows)


@given(SEGMENT)
def test_every_text_of_a_split_row_is_in_its_parts(segment):
    first, second = split_row(segment, "suite")
    for column in ("en", "fr_fixed", "note"):
        whole = f"{getattr(first, column)} {getattr(second, column)}".split()
        assert whole == getattr(segment, column).split()
    assert not second.settled


@given(SEGMENT)
def test_a_row_is_read_from_the_log_as_it_was(segment):
    assert row_of(cells_of(segment)) == segment


# --- the files -------------------------------------------------------------------------------

GLUED = row("p1s3", "Il pleut.", "It rains.")
TAIL = row("p2s1", "Un chat dort.", "A cat sleeps.")


@pytest.fixture
def root(root):
    """A corpus root with an article in which two sentences are glued together."""
    make(root, "a", A, B, GLUED, TAIL)
    root.write("a", "Un chat dort. Il rêve.Il pleut.\nUn chat dort.\n")
    return root


@pytest.fixture
def corpus(root):
    return Corpus(root.path)


def reruns(root) -> str:
    """What the next run says of article a, which it must leave with these boundaries."""
    return root.bitext("translate", "--dry-run").stdout.splitlines()[0]


def test_a_merge_survives_the_next_run_and_is_undone(root, corpus):
    start = root.rows("a")
    done = merge(corpus, "a", ["p1s3", "p1s2"], reviewer="ana")
    assert [r.id for r in done.rows] == ["p1s2"]
    rows = root.rows("a")
    assert [r.fr for r in rows] == ["Un chat dort.", "Il rêve.Il pleut.", "Un chat dort."]
    assert root.english("a") == "A cat sleeps. It dreams. It rains.\nA cat sleeps.\n"
    assert "a: 3 segments, 1 to translate" in reruns(root)
    undo(corpus, to_undo(corpus), reviewer="ana")
    assert root.rows("a") == start
    undo(corpus, to_undo(corpus, redo=True), reviewer="ana")
    assert root.rows("a") == rows


def test_a_merge_of_settled_rows_leaves_nothing_to_translate(root, corpus):
    make(root, "a", ok(A), fixed(B, "He dreams."), GLUED, TAIL)
    root.write("a", "Un chat dort. Il rêve.Il pleut.\nUn chat dort.\n")
    merge(corpus, "a", ["p1s1", "p1s2"], reviewer="ana")
    assert "a: 3 segments, up to date" in reruns(root)
    assert root.rows("a")[0].flags == ()


def test_a_split_survives_the_next_run_and_is_undone(root):
    corpus = make(root, "a", fixed(LONG, "Cats. Dogs."), replace(B, note="n"))
    start = root.rows("a")
    split(corpus, "a", "p1s1", "un chien", en_at="Dogs", reviewer="ana")
    rows = root.rows("a")
    assert [(r.id, r.en) for r in rows] == [("p1s1", "Cats."), ("p1s2", "Dogs."), ("p1s3", "")]
    assert "a: 3 segments, 2 to translate" in reruns(root)
    assert root.english("a") == "Cats. Dogs. It dreams.\n"
    undo(corpus, to_undo(corpus), reviewer="ana")
    assert root.rows("a") == start


def test_a_merge_is_not_undone_over_what_was_written_since(root, corpus):
    merge(corpus, "a", ["p1s1", "p1s2"], reviewer="ana")
    root.edit("a", "p1s1", en="New.")
    result = undo(corpus, to_undo(corpus), reviewer="ana")
    assert [kept.cell for kept in result.kept] == [""]
    assert "have changed since" in result.kept[0].reason
    assert root.rows("a")[0].en == "New."


@pytest.mark.parametrize("ids", [["p1s1"], ["p1s1", "p1s3"], ["p1s3", "p2s1"], ["p1s1", "p7s1"]])
def test_rows_that_are_no_neighbours_are_not_merged(root, corpus, ids):
    before = root.files()
    with pytest.raises(UsageError):
        merge(corpus, "a", ids, reviewer="ana")
    assert root.files() == before


def test_a_changed_article_is_to_be_translated_first(root, corpus):
    root.write("a", "Tout est neuf.\n")
    with pytest.raises(CorpusError, match="changed"):
        merge(corpus, "a", ["p1s1", "p1s2"], reviewer="ana")


def test_the_commands(root):
    result = root.bitext("merge", "a", "p1s1", "p1s2", "p1s3")
    assert result.stdout.startswith("p1s1\tmt\tUn chat dort. Il rêve.Il pleut.\t")
    result = root.bitext("split", "a", "p1s1", "Il rêve")
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == ["p1s1", "p1s2"]
    assert [r.fr for r in root.rows("a")][:2] == ["Un chat dort.", "Il rêve.Il pleut."]
    assert root.bitext("split", "a", "p1s1", "Il").exit_code == 2
    assert root.bitext("undo").exit_code == root.bitext("undo").exit_code == 0
    assert len(root.rows("a")) == 4
