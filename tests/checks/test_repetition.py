"""Loops and doubled words."""

import pytest

from translate.checks.repetition import doubled, loop


@pytest.mark.parametrize(
    ("en", "phrase"),
    [
        ("The Bank Bank Bank Bank of Wales.", "bank"),
        ("He saw the cat and the cat and the cat and the cat and left.", "the cat and"),
        (
            "It was raining over the port, it was raining over the port.",
            "it was raining over the port",
        ),
        ("Nonononononononono.", "no"),
    ],
)
def test_loops(en, phrase):
    assert phrase in loop("Une phrase comme les autres.", en).lower()


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Non, non, non et non !", "No, no, no, no!"),
        ("Elle est très, très, très loin.", "She is very, very, very far away."),
        ("Appelez le 111 111 111.", "Call 111 111 111."),
        ("Il vit à New York.", "He lives in New York, New York."),
        ("Aaaaaaaah !", "Aaaaaaaah!"),
    ],
)
def test_no_loop(fr, en):
    assert loop(fr, en) == ""


def test_what_loops_more_than_its_french_is_a_loop():
    assert loop("Non, non, non !", "No, no, no, no, no, no!") == "no"


def test_doubled_words():
    assert doubled("Le chat dort.", "The the cat sleeps.") == "The the"
    assert doubled("Il savait que cela arriverait.", "He knew that that would come.") == ""
    assert doubled("Il est venu. Il est parti.", "He came in. In he went.") == ""
    assert doubled("Nous nous lavons.", "We we wash.") == ""
