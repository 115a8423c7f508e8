"""Two branches of an alignment file become one: nothing is lost, only clashes are conflicts."""

from dataclasses import replace

import pytest

from tests.git.branches import edited as branch
from tests.git.branches import numbered, origin, written
from tests.made import row
from translate.alignment import Alignment, Status, cell_text, parse_alignment, with_columns
from translate.article import paragraphs
from translate.git.cells import edited, person_cell, person_columns
from translate.git.rows import merge_alignments
from translate.reconcile import key, reconcile
from translate.split_merge import merged_row, split_row

BASE = (
    row("p1s1", "Le chat dort.", "The cat sleeps."),
    row("p1s2", "Oui.", "Yes."),
    row("p1s3", "La route est fermée.", "The road is closed."),
    row("p2s1", "Oui.", "Yeah."),
    row("p2s2", "Il neige, et puis il gèle.", "It snows, then it freezes."),
)


def merge(base, ours, theirs):
    return merge_alignments(*(with_columns((), rows) for rows in (base, ours, theirs)))


def change(rows, row_id, **cells):
    return [replace(r, **cells) if r.id == row_id else r for r in rows]


def fixed(rows, row_id, en):
    return change(rows, row_id, en=en, status=Status.FIXED, origin="post-edit")


def both_ways(base, one, other):
    first, second = merge(base, one, other), merge(base, other, one)
    assert first.alignment.rows == second.alignment.rows
    return first


def test_what_one_side_did_is_what_comes_out():
    ours = fixed(BASE, "p2s1", "Yep.")
    for merged in (merge(BASE, ours, BASE), merge(BASE, BASE, ours), merge(BASE, ours, ours)):
        assert list(merged.alignment.rows) == ours
        assert not merged.clashes


def test_cells_of_one_row_come_from_both_sides():
    ours = fixed(BASE, "p1s3", "The road is shut.")
    theirs = change(BASE, "p1s3", note="Quelle route ?", extra={"topic": "routes"})
    merged = both_ways(BASE, ours, theirs)
    assert not merged.clashes
    line = merged.alignment.rows[2]
    assert (line.en, line.note, line.extra) == (
        "The road is shut.", "Quelle route ?", {"topic": "routes"},
    )  # fmt: skip


def test_equal_rows_are_told_apart_by_their_order():
    merged = both_ways(BASE, fixed(BASE, "p1s2", "Yes!"), fixed(BASE, "p2s1", "Yep."))
    assert [r.en for r in merged.alignment.rows] == ["", "Yes!", "", "Yep.", ""]
    assert not merged.clashes


def test_a_cell_that_both_changed_keeps_ours_and_gives_theirs_back():
    ours, theirs = fixed(BASE, "p1s2", "Yes!"), fixed(BASE, "p1s2", "Indeed.")
    merged = merge(BASE, ours, theirs)
    assert merged.alignment.rows[1].en == "Yes!"
    assert [(c.column, c.base, c.kept, c.refused, c.gone) for c in merged.clashes] == [
        ("en", "", "Yes!", "Indeed.", False)
    ]


def test_the_same_change_on_both_sides_is_no_conflict():
    ours = change(fixed(BASE, "p1s2", "Yes!"), "p1s1", note="a ")
    theirs = change(fixed(BASE, "p1s2", "Yes!"), "p1s1", note="a ")
    assert not merge(BASE, ours, theirs).clashes


def test_codes_that_both_dismissed_are_all_dismissed():
    base = change(BASE, "p1s1", ignore=("name", "long"))
    merged = merge(
        base,
        change(base, "p1s1", ignore=("name", "number")),
        change(base, "p1s1", ignore=("long", "name", "ratio")),
    )
    assert merged.alignment.rows[0].ignore == ("name", "number", "ratio")
    assert not merged.clashes


def test_a_settled_row_keeps_the_machine_translation_that_its_reviewer_saw():
    ours = change(BASE, "p1s1", status=Status.OK, en="The cat sleeps.")
    theirs = change(BASE, "p1s1", mt="The cat is sleeping.", engine="other@2 #db743c")
    merged = both_ways(BASE, ours, theirs)
    line = merged.alignment.rows[0]
    assert (line.status, line.en, line.mt) == (Status.OK, "The cat sleeps.", "The cat sleeps.")
    assert line.engine == BASE[0].engine


def test_a_new_machine_translation_of_an_open_row_is_taken():
    theirs = change(BASE, "p1s1", mt="The cat is sleeping.", engine="other@2 #db743c")
    merged = both_ways(BASE, change(BASE, "p1s1", note="?"), theirs)
    assert (merged.alignment.rows[0].mt, merged.alignment.rows[0].note) == (theirs[0].mt, "?")


@pytest.mark.parametrize("swap", [False, True])
def test_rows_that_one_side_merged_are_merged(swap):
    ours = [*BASE[:1], merged_row(BASE[1:3]), *BASE[3:]]
    theirs = fixed(BASE, "p2s1", "Yep.")
    merged = merge(BASE, theirs, ours) if swap else merge(BASE, ours, theirs)
    assert [r.fr for r in merged.alignment.rows] == [r.fr for r in ours]
    assert merged.alignment.rows[2].en == "Yep."
    assert not merged.clashes


def test_one_merges_rows_and_the_other_splits_the_next():
    ours = [*BASE[:2], merged_row(BASE[2:4]), *BASE[4:]]
    theirs = [*BASE[:4], *split_row(BASE[4], "et puis")]
    merged = both_ways(BASE, ours, theirs)
    assert [r.fr for r in merged.alignment.rows[2:]] == [
        "La route est fermée. Oui.", "Il neige,", "et puis il gèle.",
    ]  # fmt: skip
    assert not merged.clashes


def test_a_row_that_one_side_split_and_the_other_wrote_into_is_a_conflict():
    split = [*BASE[:4], *split_row(BASE[4], "et puis")]
    wrote = fixed(BASE, "p2s2", "Snow, then frost.")
    first = merge(BASE, split, wrote)
    assert [r.fr for r in first.alignment.rows] == [r.fr for r in split]
    assert ("en", "Snow, then frost.", True) in [
        (c.column, c.refused, c.gone) for c in first.clashes
    ]
    second = merge(BASE, wrote, split)
    assert second.alignment.rows[4].en == "Snow, then frost."
    assert [(c.column, c.refused) for c in second.clashes] == [
        ("rows", "Il neige, ⏎ et puis il gèle.")
    ]


def test_the_same_merge_on_both_sides_is_one():
    joined = [*BASE[:1], merged_row(BASE[1:3]), *BASE[3:]]
    merged = both_ways(BASE, joined, change(joined, "p1s2", note="ensemble"))
    assert [r.note for r in merged.alignment.rows] == ["", "ensemble", "", ""]
    assert not merged.clashes


def test_a_row_that_went_on_one_side_stays_where_the_other_wrote_into_it():
    gone = [*BASE[:2], *BASE[3:]]
    assert len(merge(BASE, gone, BASE).alignment.rows) == 4
    merged = both_ways(BASE, gone, fixed(BASE, "p1s3", "The road is shut."))
    assert merged.alignment.rows[2].en == "The road is shut."
    assert not merged.clashes


def test_a_sentence_that_changed_and_that_was_reviewed_is_there_twice():
    changed = [*BASE[:2], row("p1s3", "La route est rouverte.", "The road is open."), *BASE[3:]]
    merged = merge(BASE, changed, fixed(BASE, "p1s3", "The road is shut."))
    assert [r.fr for r in merged.alignment.rows[2:4]] == [
        "La route est rouverte.", "La route est fermée.",
    ]  # fmt: skip
    assert len({r.id for r in merged.alignment.rows}) == 6
    assert not merged.clashes
    # The next run finds the one in the article, and keeps the other among the orphans.
    article = paragraphs(
        "Le chat dort. Oui. La route est rouverte.\nOui. Il neige, et puis il gèle.\n"
    )
    found = reconcile(article, merged.alignment.rows)
    assert [r.mt for r in found.rows][2] == "The road is open."
    assert [r.en for r in found.orphans] == ["The road is shut."]


def test_ids_follow_the_rows_that_both_sides_added():
    ours = numbered([row("p1s0", "Un.", "One."), *BASE])
    theirs = [*BASE, row("p3s1", "Fin.", "End.")]
    merged = both_ways(BASE, ours, theirs)
    assert [r.id for r in merged.alignment.rows] == [
        "p1s1", "p1s2", "p1s3", "p1s4", "p2s1", "p2s2", "p3s1",
    ]  # fmt: skip


def test_a_file_that_both_added():
    merged = merge((), fixed(BASE, "p1s2", "Yes!"), fixed(BASE, "p2s1", "Yep."))
    assert [r.en for r in merged.alignment.rows] == ["", "Yes!", "", "Yep.", ""]
    assert not merged.clashes


def test_columns_of_both_sides_stay_and_an_emptied_one_goes():
    base = Alignment(BASE, ("fr", "old", "mt"))
    ours = Alignment(BASE, ("fr", "old", "mt", "a"))
    theirs = Alignment(BASE, ("b", "fr", "mt"))
    columns = merge_alignments(base, ours, theirs).alignment.columns
    assert columns[:4] == ("fr", "mt", "a", "b")
    assert "old" not in columns


def test_a_file_that_a_spreadsheet_sorted_is_put_in_order():
    ours = sorted(fixed(BASE, "p2s1", "Yep."), key=lambda r: r.fr)
    merged = both_ways(BASE, ours, fixed(BASE, "p1s1", "The cat is asleep."))
    assert [r.id for r in merged.alignment.rows] == [r.id for r in BASE]
    assert [r.en for r in merged.alignment.rows] == ["The cat is asleep.", "", "", "Yep.", ""]


# --- many edits ------------------------------------------------------------------------------


def unique(rows):
    """The rows whose French stands there once, by it."""
    keys = [key(r.fr) for r in rows]
    return {k: r for k, r in zip(keys, rows, strict=True) if keys.count(k) == 1}


def expected_clashes(base, ours, theirs):
    """The cells of rows that all three have that both sides changed, and not to the same text."""
    base, ours, theirs = (unique(rows) for rows in (base, ours, theirs))
    return {
        (text, column, person_cell(theirs[text], column))
        for text in base.keys() & ours.keys() & theirs.keys()
        for column in set(edited(base[text], ours[text])) & set(edited(base[text], theirs[text]))
        if person_cell(ours[text], column) != person_cell(theirs[text], column)
        and column != "ignore"
    }


def texts(rows):
    """What people wrote, cell by cell."""
    return {
        value
        for r in rows
        for column in person_columns(r)
        for value in (person_cell(r, column),)
        if column != "status" and value
    }


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("structure", [False, True])
def test_two_branches_of_200_edits_each(seed, structure):
    base = origin()
    ours = branch(base, 200, seed, "Anne", structure=structure)
    theirs = branch(base, 200, seed + 1000, "Bert", structure=structure)
    base, ours, theirs = (
        list(parse_alignment(written(rows), "x").rows) for rows in (base, ours, theirs)
    )
    merged = merge(base, ours, theirs)
    rows = merged.alignment.rows
    # Exactly the cells that both changed.
    inside = unique(base).keys()
    found = {
        (key(c.fr), c.column, c.refused)
        for c in merged.clashes
        if not c.gone and c.column != "rows" and key(c.fr) in inside
    }
    assert found == expected_clashes(base, ours, theirs)
    # Nothing that a side wrote since is lost, and ours stands where it was written.
    refused = {c.refused for c in merged.clashes}
    new = texts(theirs) - texts(base)
    assert new <= texts(rows) | refused
    assert texts(ours) - texts(base) <= texts(rows)
    assert len(new) > 80
    if not structure:
        assert [key(r.fr) for r in rows] == [key(r.fr) for r in base]
    assert len({r.id for r in rows}) == len(rows)
    # The other way round it is the same, but for the texts of the clashes.
    back = merge(base, theirs, ours)
    if not structure:
        clashing = {(c.id, c.column) for c in merged.clashes}
        assert {(c.id, c.column) for c in back.clashes} == clashing
        for one, other in zip(rows, back.alignment.rows, strict=True):
            for column in edited(one, other):
                assert (one.id, column) in clashing
            touched = {column for row_id, column in clashing if row_id == one.id}
            if not touched and one.settled:
                assert cell_text(one, "mt") == cell_text(other, "mt")
    # What was written is read as it was meant.
    assert parse_alignment(written(rows), "x").rows == rows
