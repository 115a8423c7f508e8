from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engine.markers import fields, has_language, peel


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le chat dort.", ("", "Le chat dort.", "")),
        ("• Le chat", ("• ", "Le chat", "")),
        ("•Le chat", ("•", "Le chat", "")),
        ("- Oui, dit-elle.", ("- ", "Oui, dit-elle.", "")),
        ("—Bonjour", ("—", "Bonjour", "")),
        ("1. Introduction", ("1. ", "Introduction", "")),
        ("2) Les faits", ("2) ", "Les faits", "")),
        ("3.1 Résultats", ("3.1 ", "Résultats", "")),
        ("a) La première", ("a) ", "La première", "")),
        ("(iv) La dernière", ("(iv) ", "La dernière", "")),
        ("IV. Conclusion", ("IV. ", "Conclusion", "")),
        ("→ Lire la suite →", ("→ ", "Lire la suite", " →")),
        ("👍 Bravo ! 🎉", ("👍 ", "Bravo !", " 🎉")),
        ("2.5 millions de gens", ("", "2.5 millions de gens", "")),
        ("V. Hugo est né en 1802.", ("", "V. Hugo est né en 1802.", "")),
        ("-5 degrés", ("", "-5 degrés", "")),
        ("1999. Une année", ("", "1999. Une année", "")),
        ("Pourquoi ?", ("", "Pourquoi ?", "")),
    ],
)
def test_peel(text, expected):
    assert peel(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A | B → C", ["A", " | ", "B", " → ", "C"]),
        ("Accueil|Contact", ["Accueil", "|", "Contact"]),
        ("Accueil > Sport", ["Accueil", " > ", "Sport"]),
        ("un film 😀 très drôle", ["un film", " 😀 ", "très drôle"]),
        ("un étudiant·e", ["un étudiant·e"]),
        ("pain · vin", ["pain", " · ", "vin"]),
        ("et/ou", ["et/ou"]),
    ],
)
def test_fields(text, expected):
    assert fields(text) == expected


@given(st.text(alphabet="ab |→•·>-1.) é😀", max_size=40))
def test_nothing_is_lost(text):
    assert "".join(peel(text)) == text
    assert "".join(fields(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oui", True),
        ("à", True),
        ("12 h", False),
        ("?? ??", False),
        ("3 × 4", False),
        ("été", True),
    ],
)
def test_has_language(text, expected):
    assert has_language(text) is expected
