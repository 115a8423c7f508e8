"""Spacing of the English, and the form of the French."""

import pytest

from translate.alignment import Segment
from translate.checks.finding import pair_of
from translate.checks.source_form import find_long, find_unpunctuated
from translate.checks.spacing import traces


@pytest.mark.parametrize(
    ("en", "trace"),
    [
        ("Where are you going ?", "a space before « ? »"),
        ("Careful\u00a0!", "a space before « ! »"),
        ("The list : apples", "a space before « : »"),
        ("Up 5 %.", "a space before « % »"),
        ("He said « no ».", "the guillemet « « »"),
    ],
)
def test_french_typography(en, trace):
    assert trace in traces(en)


@pytest.mark.parametrize(
    "en", ["Yes? No! Maybe: 5%; 3:2.", "Look :-)", "Rooms 3,4 and 10,000 beds."]
)
def test_english_typography(en):
    assert traces(en) == []


def test_a_decimal_comma_is_wrong_in_british_and_american_english():
    assert traces("It rose by 3,5 points.") == []
    assert traces("It rose by 3,5 points.", "en-GB") == ["a decimal comma in « 3,5 »"]
    assert traces("It has 3,500 pages.", "en-US") == []


def test_french_without_punctuation():
    spoken = "alors moi je dis que " * 6
    assert find_unpunctuated(pair_of(Segment(fr=spoken)))
    assert not find_unpunctuated(pair_of(Segment(fr=spoken + "voilà.")))
    assert not find_unpunctuated(pair_of(Segment(fr="Le marché aux fleurs de la place")))


def test_a_very_long_segment():
    assert find_long(pair_of(Segment(fr="mot " * 100)))
    assert not find_long(pair_of(Segment(fr="mot " * 99)))
