import csv

import pytest

from translate.repair.builtin import mend
from translate.repair.locations import PLACES

with PLACES.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, dialect="excel-tab"))


def test_every_place_has_a_known_preposition():
    assert {row["in"] for row in ROWS} == {"à", "en", "au", "aux", "dans l'"}


def test_a_name_stands_for_one_place():
    names = [row["english"] for row in ROWS if row["english"]]
    assert len(names) == len(set(names))
    assert not set(names) & {row["name"] for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["english"] or row["name"])
def test_the_preposition_of_every_place(row):
    space = "" if row["in"].endswith("'") else " "
    right = f"Elle vit {row['in']}{space}{row['name']} depuis peu."
    for name in filter(None, (row["name"], row["english"])):
        assert mend(f"Elle vit dans {name} depuis peu.", ["lieu"]) == right


@pytest.mark.parametrize(
    "sentence",
    [
        "Elle se perd dans les rues et tourne dans Rome, tout un jour.",
        "Jack London écrit, et Air China vole.",
        "Il a visité la Hollande et vit au Havre.",
        "Il vit au Mexique et travaille à Mexico.",
        "Le Paris de Balzac est dans tout le roman.",
        "J'ai parlé à Virginie, il a écrit à Lorraine.",
        "Il est chroniqueur à Europe 1.",
        "L'aide à Israël augmente, et la mode est Made in Japan.",
        "À Panama, le canal ; à Montana, la neige.",
        "Ils entrèrent dans Rome en vainqueurs.",
        "Il transforma la cité en Venise du Nord.",
    ],
)
def test_leaves_french_alone(sentence):
    assert mend(sentence, ["lieu"]) == sentence
