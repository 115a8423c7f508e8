from __future__ import annotations

import pytest

from translate.engine.detect import flags

FINE = [
    ("Le chat dort.", "The cat sleeps."),
    ("Il est très, très grand.", "He is very, very tall."),
    ("New York, New York", "New York, New York"),
    ("Non, non, non, non et non !", "No, no, no, no and no!"),
    ("franco-franco-franco", "franco-franco-franco"),
    ("Ha ha ha ha ha ha !", "Ha ha ha ha ha ha!"),
    ("Ça va, ça va.", "I'm fine, I'm fine."),
    ("Attends… attends………", "Wait... wait........."),
    ("Le Monde", "Le Monde"),
    ("La Grande Vadrouille", "La Grande Vadrouille"),
    ("Le Parisien, La Croix et Les Échos", "Le Parisien, La Croix and Les Échos"),
    ("Paris, Lyon, Marseille", "Paris, Lyon, Marseille"),
    ("12 500", "12,500"),
    ("Jean-Pierre Martin", "Jean-Pierre Martin"),
    ("Question : radio, message, budget", "Question: radio, message, budget"),
    ("Accident vasculaire", "Stroke"),
    (
        "Il a lu « À la recherche du temps perdu » cet été.",
        "He read À la recherche du temps perdu this summer.",
    ),
    ("", ""),
    ("?!", "?!"),
]


@pytest.mark.parametrize(("source", "output"), FINE)
def test_what_is_right(source, output):
    assert flags(source, output) == ()


@pytest.mark.parametrize(
    ("source", "output", "code"),
    [
        ("La banque.", "Bank Bank Bank", "loop"),
        ("Il est né à Paris.", "He was born in the city in the city of Paris.", "loop"),
        (
            "Le prix.",
            "The price of the tea, or the price of the milk, and the price of the bread",
            "loop",
        ),
        ("Le site Bienvenue.", "The Bywachchchchchchch site.", "loop"),
        ("Un prix élevé.", "A price of 00000000000000", "loop"),
        ("Non, non et non !", "No, no, no, no, no, no, no, no, no, no, no, no, no", "loop"),
        ("Le chat dort sur le canapé.", "Le chat dort sur le canapé.", "copy"),
        ("le chat dort", "Le chat dort", "copy"),
        ("Oui. Le chat noir dort sur le canapé.", "Yes. Le chat noir dort sur le canapé.", "copy"),
        ("Le chat dort.", "...", "empty"),
        ("Le chat dort.", "", "empty"),
        ("La réunion de lundi a été reportée à la semaine suivante.", "The meeting.", "ratio"),
        (
            "Bonjour à tous.",
            "Good morning to all of you who have come here today from so far away, my friends",
            "ratio",
        ),
    ],
)
def test_what_is_wrong(source, output, code):
    assert code in flags(source, output)
