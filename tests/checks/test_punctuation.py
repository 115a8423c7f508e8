"""How segments end."""

import pytest

from translate.alignment import Segment
from translate.checks.finding import pair_of
from translate.checks.punctuation import ending, find


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Oui ?", "?"),
        ("« Oui ? »", "?"),
        ("Oui ?!", "?!"),
        ("Oui…", "…"),
        ("Oui (non).", "."),
        ("Oui", ""),
    ],
)
def test_ending(text, marks):
    assert ending(text) == marks


@pytest.mark.parametrize(
    ("fr", "en", "words"),
    [
        ("Où vas-tu ?", "Where are you going.", "question"),
        ("« Où vas-tu ? »", "“Where are you going”", "question"),
        ("Il pleut sur le port.", "It is raining on the", "breaks off"),
        ("Il pleut sur le port.", "It is raining on the port,", "ends with « , »"),
    ],
)
def test_found(fr, en, words):
    assert words in find(pair_of(Segment(fr=fr, mt=en)))


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Où vas-tu ?", "“Where are you going?”"),
        ("Voici la liste :", "Here is the list."),
        ("Le port sous la pluie.", "The port in the rain"),
        ("Le port sous la pluie", "The port in the rain."),
        ("Attention !", "Careful."),
        ("Il hésite…", "He hesitates..."),
        ("Commençons, voulez-vous.", "Let's begin, shall we?"),
    ],
)
def test_a_matter_of_style(fr, en):
    assert find(pair_of(Segment(fr=fr, mt=en))) == ""
