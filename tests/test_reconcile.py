"""A changed article meets the rows that are there: nothing that a person wrote is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.alignment import Segment, Status
from translate.article import Paragraph
from translate.reconcile import key, paragraph_number, reconcile


def paragraphs(*texts):
    return [Paragraph(text) for text in texts]


def french(reconciled):
    return [row.fr for row in reconciled.rows]


def english(reconciled):
    return [row.en for row in reconciled.rows]


def fixed(fr, en, row_id="p1s1"):
    return Segment(id=row_id, fr=fr, en=en, status=Status.FIXED)


def first_rows(*texts):
    return list(reconcile(paragraphs(*texts), []).rows)


def test_a_new_article_becomes_rows_with_their_place():
    rows = first_rows("Un chat dort. Un chien veille.", "Il pleut.")
    assert [(row.id, row.fr) for row in rows] == [
        ("p1s1", "Un chat dort."),
        ("p1s2", "Un chien veille."),
        ("p2s1", "Il pleut."),
    ]


def test_an_unchanged_article_changes_no_row():
    texts = ("Un chat dort. Un chien veille.", "Il pleut.")
    rows = [replace(row, mt="x", note="n") for row in first_rows(*texts)]
    assert reconcile(paragraphs(*texts), rows).rows == tuple(rows)


def test_white_space_alone_changes_no_row_but_its_french():
    rows = [fixed("Vraiment ?", "Really?")]
    found = reconcile(paragraphs("Vraiment\u00a0?"), rows)
    assert (french(found), english(found)) == (["Vraiment\u00a0?"], ["Really?"])


def test_an_edited_sentence_leaves_the_others_and_keeps_its_reviewed_row_as_orphan():
    rows = [
        replace(row, en=f"E{n}", status=Status.FIXED)
        for n, row in enumerate(first_rows("Un chat dort. Un chien veille. Il pleut."))
    ]
    found = reconcile(paragraphs("Un chat dort. Un chien aboie. Il pleut."), rows)
    assert english(found) == ["E0", "", "E2"]
    assert [row.en for row in found.orphans] == ["E1"]


def test_an_orphan_comes_back_with_its_french():
    orphan = fixed("Un chien veille.", "A dog keeps watch.", "p1s2")
    found = reconcile(
        paragraphs("Il pleut.", "Un chien veille."), first_rows("Il pleut."), [orphan]
    )
    assert english(found) == ["", "A dog keeps watch."]
    assert found.orphans == ()


def test_a_merge_comes_back_from_the_orphans_as_a_merge():
    merged = fixed("Un chat dort. Un chien veille.", "merged")
    found = reconcile(paragraphs("Un chat dort. Un chien aboie."), [merged])
    assert english(found) == ["", ""]
    found = reconcile(paragraphs(merged.fr), found.rows, found.orphans)
    assert english(found) == ["merged"]
    assert found.orphans == ()


def test_a_merge_does_not_merge_the_same_passage_elsewhere():
    merged = fixed("Un chat dort. Un chien veille.", "merged")
    others = first_rows("Il pleut.", merged.fr)[1:]
    found = reconcile(paragraphs(merged.fr, merged.fr), [merged, *others])
    assert english(found) == ["merged", "", ""]


def test_rows_that_nobody_touched_are_dropped():
    found = reconcile(paragraphs("Il pleut."), first_rows("Un chat dort.", "Il pleut."))
    assert french(found) == ["Il pleut."]
    assert found.orphans == ()


def test_of_equal_rows_each_stays_in_its_place_when_another_is_inserted_before_them():
    texts = ("Vous dormez ?", "Oui.", "Vous rêvez ?", "Oui.")
    rows = first_rows(*texts)
    rows[1] = replace(rows[1], en="I do.", status=Status.FIXED)
    rows[3] = replace(rows[3], en="Sometimes.", status=Status.FIXED)
    found = reconcile(paragraphs("Ça va ?", "Oui.", *texts), rows)
    assert english(found) == ["", "", "", "I do.", "", "Sometimes."]


def test_a_paragraph_moved_takes_its_rows_along():
    rows = [
        replace(r, en=r.fr.upper(), status=Status.FIXED)
        for r in first_rows("Un chat.", "Un chien.", "Un rat.")
    ]
    found = reconcile(paragraphs("Un rat.", "Un chat.", "Un chien."), rows)
    assert english(found) == ["UN RAT.", "UN CHAT.", "UN CHIEN."]
    assert found.orphans == ()


def test_a_merge_made_by_a_reviewer_holds():
    merged = fixed("Un chat dort. Un chien veille.", "A cat sleeps while a dog keeps watch.")
    found = reconcile(paragraphs("Un chat dort. Un chien veille. Il pleut."), [merged])
    assert french(found) == ["Un chat dort. Un chien veille.", "Il pleut."]
    assert english(found)[0] == merged.en


def test_a_split_made_by_a_reviewer_holds():
    rows = [
        fixed("Un chat dort,", "A cat sleeps,", "p1s1"),
        fixed("un chien veille.", "a dog…", "p1s2"),
    ]
    found = reconcile(paragraphs("Un chat dort, un chien veille."), rows)
    assert english(found) == ["A cat sleeps,", "a dog…"]


def test_merges_and_splits_hold_while_another_sentence_of_the_paragraph_changes():
    rows = [
        fixed("Un chat dort. Un chien veille.", "merged", "p1s1"),
        fixed("Il pleut,", "split 1", "p1s2"),
        fixed("il vente.", "split 2", "p1s3"),
    ]
    found = reconcile(
        paragraphs("Un chat dort. Un chien veille. Rien ne bouge. Il pleut, il vente."), rows
    )
    assert english(found) == ["merged", "", "split 1", "split 2"]


def test_a_row_that_only_begins_like_a_sentence_cuts_nothing():
    rows = first_rows("Le chat", "Autre chose.")
    found = reconcile(paragraphs("Le chat dort sur le toit.", "Autre chose."), rows)
    assert french(found) == ["Le chat dort sur le toit.", "Autre chose."]


def test_resegment_cuts_untouched_rows_anew_and_no_other():
    rows = [
        Segment(id="p1s1", fr="Un chat dort. Un chien veille.", mt="machine"),
        fixed("Il pleut. Il vente.", "Rain and wind.", "p2s1"),
    ]
    texts = paragraphs("Un chat dort. Un chien veille.", "Il pleut. Il vente.")
    assert len(reconcile(texts, rows).rows) == 2
    found = reconcile(texts, rows, resegment=True)
    assert french(found) == ["Un chat dort.", "Un chien veille.", "Il pleut. Il vente."]


def test_rows_that_a_spreadsheet_sorted_come_back_in_order():
    texts = ("Un chat dort, un chien veille.", "Il pleut.")
    rows = [
        fixed("Un chat dort,", "one", "p1s1"),
        fixed("un chien veille.", "two", "p1s2"),
        fixed("Il pleut.", "three", "p2s1"),
    ]
    found = reconcile(paragraphs(*texts), [rows[2], rows[1], rows[0]])
    assert english(found) == ["one", "two", "three"]


def test_french_that_a_spreadsheet_broke_is_mended_from_the_article():
    rows = [fixed("", "- Yes", "p1s1"), fixed("CafÃ© fermÃ©.", "Café closed.", "p2s1")]
    found = reconcile(paragraphs("- Oui", "Café fermé."), rows)
    assert french(found) == ["- Oui", "Café fermé."]
    assert english(found) == ["- Yes", "Café closed."]


def test_a_row_left_twice_by_a_killed_run_is_kept_once():
    row = fixed("Un chat dort.", "A cat sleeps.")
    found = reconcile(paragraphs("Il pleut."), [row], [row, replace(row, id="p9s9")])
    assert len(found.orphans) == 1
    found = reconcile(paragraphs("Un chat dort."), [row], [row])
    assert found.orphans == ()


def test_given_sentences_are_taken_as_they_are():
    texts = [Paragraph("Un chat dort. Il pleut.", sentences=("Un chat dort. Il pleut.",))]
    assert french(reconcile(texts, [])) == ["Un chat dort. Il pleut."]


@pytest.mark.parametrize(("row_id", "number"), [("p3s10", 3), ("p12s1", 12), ("x", 0), ("", 0)])
def test_paragraph_number(row_id, number):
    assert paragraph_number(row_id) == number


SENTENCES = ["Oui.", "Non.", "Un chat dort.", "Un chien veille.", "Il pleut, il vente.", "Le chat"]
ARTICLE = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), max_size=5)


@given(ARTICLE, ARTICLE, st.data())
def test_whatever_changes_every_reviewed_text_is_in_a_row_or_an_orphan(before, after, data):
    rows = first_rows(*(" ".join(p) for p in before))
    rows = [
        replace(row, en=f"E{n}", status=Status.FIXED) if data.draw(st.booleans()) else row
        for n, row in enumerate(rows)
    ]
    rows = data.draw(st.permutations(rows))
    there = paragraphs(*(" ".join(p) for p in after))
    found = reconcile(there, rows)
    kept = [row.en for row in (*found.rows, *found.orphans) if row.en]
    assert sorted(kept) == sorted(row.en for row in rows if row.en)
    # The French of the rows is the article, and a second look changes nothing.
    assert key("".join(french(found))) == key("".join(p.text for p in there))
    again = reconcile(there, found.rows, found.orphans)
    assert again == found
    # Nothing that could find its French is left outside.
    back = reconcile(paragraphs(*(" ".join(p) for p in before)), found.rows, found.orphans)
    assert sorted(row.en for row in back.rows if row.en) == sorted(row.en for row in rows if row.en)
