from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.engine.guard import LOST, Guard, Unit


@pytest.fixture(scope="module")
def guard(starter):
    return Guard(starter.decoder.pieces, starter.decoder.positions)


def plan(guard, text):
    """The plan with the units' French in brackets."""
    return [f"[{p.source}]" if isinstance(p, Unit) else p for p in guard.plan(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("12 %", ["12%"]),
        ("https://exemple.fr", ["https://exemple.fr"]),
        ("Le chat dort.", ["[Le chat dort.]"]),
        ("• Oui. Non.", ["• ", "[Oui.]", " ", "[Non.]"]),
        ("Accueil | 2024 | Sport", ["[Accueil]", " | ", "2024", " | ", "[Sport]"]),
        ("M. Dupont est là.", ["[M. Dupont est là.]"]),
        ("日本語", ["日本語"]),
    ],
)
def test_plans(guard, text, expected):
    assert plan(guard, text) == expected


def test_units_fit_the_model_and_hold_the_whole_sentence(guard, starter):
    text = ", ".join(f"le chat numéro {n} dort" for n in range(200))
    units = [part for part in guard.plan(text) if isinstance(part, Unit)]
    assert " ".join(unit.source for unit in units) == text
    counts = [starter.decoder.pieces.count(unit.prepared.text) for unit in units]
    assert 20 < max(counts) <= 64
    assert [unit.continues for unit in units] == [False] + [True] * (len(units) - 1)


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=60)
def test_no_unit_is_too_long_for_the_model(guard, starter, text):
    for part in guard.plan(text):
        if isinstance(part, Unit):
            pieces = starter.decoder.pieces.encode([part.prepared.text])[0]
            assert len(pieces) < starter.decoder.positions
            assert set(pieces) <= starter.decoder.pieces.vocabulary


@pytest.mark.parametrize(
    ("source", "output", "text", "wrong"),
    [
        ("Le prix de X monte", "The price is rising.", "The price is rising", ()),
        ("Il vit à Łódź.", "He lives in X.", "He lives in Łódź.", ()),
        ("Il vit à Łódź.", "He lives in.", "He lives in.", (LOST,)),
        ("Il vit à Łódź.", "X, he lives in X.", "Łódź, he lives in Łódź.", (LOST,)),
        ("LE PRIX DU PAIN", "The price of bread", "THE PRICE OF BREAD", ()),
        ("Plus de 12 500 gens.", "More than 12 500 people.", "More than 12,500 people.", ()),
        ("Vraiment ?", "Really ?", "Really?", ()),
        ("Le chat dort.", "cat cat cat cat", "cat cat cat cat", ("loop",)),
    ],
)
def test_candidates(guard, source, output, text, wrong):
    (unit,) = guard.plan(source)
    candidate = guard.candidate(unit, output, -0.5, 4)
    assert (candidate.text, candidate.wrong) == (text, wrong)
