from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engine.clauses import best_cut, split_to_fit


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Il pleut ;", "la route est fermée."),
        ("Il pleut depuis hier, la nuit,", "mais la route, elle, reste ouverte."),
        ("Le maire est venu", "et la fête a commencé."),
        ("Il a dit « oui ; enfin, presque »", "puis il est parti."),
        ("Un budget", "de 1 000 000 euros"),
        ("Le prix (20 euros ; 30 en août),", "et le menu, sont à l'entrée"),
    ],
)
def test_where_a_sentence_is_cut(first, second):
    assert best_cut(f"{first} {second}") == len(first) + 1


def test_one_word_has_no_place():
    assert best_cut("anticonstitutionnellement") is None


@given(st.text(alphabet="ab ,;:«»().!?0é-", max_size=200), st.integers(5, 40))
def test_parts_fit_and_nothing_is_lost(text, limit):
    text = " ".join(text.split())
    parts = split_to_fit(text, len, limit)
    assert all(len(part) <= limit for part in parts)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")


def test_time_grows_linearly_enough():
    text = "mot " * 12_500
    parts = split_to_fit(text.strip(), len, 100)
    assert " ".join(parts) == text.strip()
