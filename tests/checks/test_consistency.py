"""The same French in two translations."""

from translate.alignment import Segment, Status
from translate.checks.consistency import Translations


def settled(fr, en, status=Status.FIXED):
    return Segment(fr=fr, en=en, status=status)


def test_two_reviewers_who_differ_see_each_other():
    known = Translations()
    one, other = (
        settled("Le port dort.", "The port sleeps."),
        settled("Le port  dort !", "The harbour sleeps."),
    )
    known.add("a", one)
    known.add("b", other)
    assert known.other(one) == "b"
    assert known.other(other) == "a"


def test_case_and_punctuation_make_no_difference():
    known = Translations()
    known.add("a", settled("Le port dort.", "The port sleeps."))
    same = settled("le port dort", "the port sleeps!")
    known.add("b", same)
    assert known.other(same) == ""


def test_only_settled_rows_of_two_words_or_more_count():
    known = Translations()
    known.add("a", settled("Oui.", "Yes."))
    known.add("a", settled("Le port dort.", "The port sleeps.", Status.QUERY))
    assert known.other(settled("Oui.", "Indeed.")) == ""
    assert known.other(settled("Le port dort.", "The harbour sleeps.")) == ""


def test_the_french_that_was_repaired_counts():
    known = Translations()
    known.add("a", settled("Le port dort.", "The port sleeps."))
    repaired = Segment(
        fr="Le porc dort.", fr_fixed="Le port dort.", en="The pig sleeps.", status=Status.FIXED
    )
    known.add("b", repaired)
    assert known.other(repaired) == "a"
