from __future__ import annotations

import pytest

from translate.engine.tidy import tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Yes » !", '"Yes"!'),
        ('He said: " Yes ".', 'He said: "Yes".'),
        ("Really ?", "Really?"),
        ("One , two ; three : four .", "One, two; three: four."),
        ("20 %", "20%"),
        ("( see below )", "(see below)"),
        ("He waited ...", "He waited ..."),
        ("a .txt file", "a .txt file"),
        ("5' 3\" tall", "5' 3\" tall"),
        ('"One" and "two"', '"One" and "two"'),
        ("", ""),
    ],
)
def test_tidy(text, expected):
    assert tidy(text) == expected
