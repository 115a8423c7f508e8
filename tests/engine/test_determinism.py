"""The same text gives the same bytes, whatever the company it is translated in."""

from __future__ import annotations

import random

import pytest

from translate.engine import EngineSpec, load

from .conftest import FRENCH, translated

LONG = (
    "La réunion, prévue lundi, puis mardi, puis mercredi, puis jeudi, puis vendredi, a été "
    "reportée à la semaine suivante, parce que la salle, que la mairie avait promise, était "
    "occupée par le club de bridge, qui l'avait réservée un an plus tôt, et parce que le "
    "président, retenu à Lyon par une grève des trains, ne pouvait pas être là ; personne ne "
    "s'en est plaint, et l'on a fini par boire le café sans lui."
)
SENTENCES = [
    *FRENCH.splitlines(),
    "Bonjour !",
    "Oui.",
    "LE PRIX DU PAIN AUGMENTE",
    "• Le premier point ; • le second",
    "Bank Bank Bank",
    "Il vit à Łódź depuis 2010.",
    "12 500 personnes, soit 3,5 % de la population, ont signé la pétition lancée en mars.",
    "Le maire a dit que la piscine ouvrirait en juin. Elle est restée fermée tout l'été.",
    LONG,
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("engine", "precision"), [("ct2", "int8"), ("ct2", "float32"), ("torch", "float32")]
)
def test_neither_order_nor_batch_nor_threads_change_a_byte(engine, precision):
    sentences = SENTENCES if engine == "ct2" else SENTENCES[:14]
    many = 6 if engine == "ct2" else 2
    chance = random.Random(3)
    expected = None
    for threads in (1, 2, 3):
        translator = load(EngineSpec("starter", engine, "cpu", precision), threads=threads)
        if expected is None:
            alone = [translated(translator, [sentence])[0] for sentence in sentences]
            expected = dict(zip(sentences, alone, strict=True))
        for batch_tokens in (1, 40, 300, 4096):
            company = chance.choices(sentences, k=many) + sentences
            chance.shuffle(company)
            found = translated(translator, company, batch_tokens=batch_tokens)
            for sentence, hypothesis in zip(company, found, strict=True):
                assert hypothesis == expected[sentence], (threads, batch_tokens)


def test_hypotheses_come_in_an_order_that_the_input_settles(starter):
    first = list(starter.translate(SENTENCES))
    assert list(starter.translate(SENTENCES)) == first
    assert list(load(EngineSpec("starter"), threads=1).translate(SENTENCES)) == first
