"""English that is French, and English that is not there."""

import pytest

from translate.alignment import Segment
from translate.checks.copy import find_copy, find_empty
from translate.checks.finding import pair_of


@pytest.mark.parametrize(
    "text",
    [
        "Le chat dort sur le canapé.",
        "Crise financière",
        "« Quelle aventure étonnante ! »",
        "28 août 2009",
    ],
)
def test_a_copy(text):
    assert find_copy(pair_of(Segment(fr=text, mt=text))) == "the English is the French"


@pytest.mark.parametrize(
    "text", ["Solène Kerbrat", "Paris, 2011", "Vocalune", "Interview", "100 %"]
)
def test_what_is_the_same_in_both_languages(text):
    assert find_copy(pair_of(Segment(fr=text, mt=text))) == ""


def test_a_part_in_french():
    fr = "Il pleut, et les enfants qui sont dans la cour rentrent."
    en = "It is raining, et les enfants qui sont dans la cour come in."
    assert "a part" in find_copy(pair_of(Segment(fr=fr, mt=en)))


def test_a_french_title_is_no_copy():
    fr = "Elle chante « Sous les ponts de la Loire » à Londres."
    en = "She sings “Sous les ponts de la Loire” in London."
    assert find_copy(pair_of(Segment(fr=fr, mt=en))) == ""


def test_empty():
    assert find_empty(pair_of(Segment(fr="Il pleut.", engine="starter #1")))
    assert not find_empty(pair_of(Segment(fr="Il pleut.")))  # not translated yet
    assert not find_empty(pair_of(Segment(fr="…", engine="starter #1")))
    assert not find_empty(pair_of(Segment(fr="Il pleut.", en="Rain.", engine="starter #1")))
