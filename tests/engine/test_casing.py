from __future__ import annotations

import pytest

from translate.engine.casing import calmed, continued, is_shouted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LE PRIX DU PAIN", True),
        ("SOMMAIRE", True),
        ("L’ÉTÉ À LA MER, N° 5", True),
        ("ONU", False),
        ("Le Prix", False),
        ("L'ONU ET l'OTAN sont d'accord", False),
        ("12 345", False),
    ],
)
def test_is_shouted(text, expected):
    assert is_shouted(text) is expected


def test_calmed():
    assert calmed("« L'ÉTÉ À PARIS »") == "« L'été à paris »"


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        ("et il part", "And he leaves", "and he leaves"),
        ("Et il part", "And he leaves", "And he leaves"),
        ("je pars", "I leave", "I leave"),
        ("j'ai", "I've got", "I've got"),
        ("chez Marie", "Marie's place", "Marie's place"),
        ("la NASA", "NASA", "NASA"),
        ("« oui »", '"Yes"', '"yes"'),
        ("", "", ""),
    ],
)
def test_continued(source, output, expected):
    assert continued(source, output) == expected
