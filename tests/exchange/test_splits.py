"""Shares, and groups dealt out to fill them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import UsageError
from translate.exchange.splits import allot, shares_of


def test_shares_are_per_cent():
    assert shares_of("90,5,5") == (90, 5, 5)
    assert shares_of(" 98.5, 1, .5 ") == (98.5, 1, 0.5)
    assert shares_of("90,0,10") == (90, 0, 10)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("90,5", "not three numbers"),
        ("90,5,5,0", "not three numbers"),
        ("a,b,c", "not three numbers"),
        ("", "not three numbers"),
        ("90,5,6", "adds up to 101"),
        ("nan,5,5", "adds up to nan"),
        ("inf,5,5", "adds up to inf"),
        ("0,50,50", "nothing to train on"),
        ("110,-5,-5", "less than nothing"),
    ],
)
def test_shares_that_are_none_are_refused(text, reason):
    with pytest.raises(UsageError, match=reason):
        shares_of(text)


def dealt(groups, quotas, taken=()):
    return dict(allot(groups, quotas, dict(taken)))


def test_a_group_that_is_too_large_goes_to_training():
    groups = [("a", 50), ("b", 4), ("c", 5), ("d", 30), ("e", 11)]
    assert dealt(groups, {"test": 5, "dev": 5}) == {
        "a": "train",
        "b": "test",
        "c": "dev",
        "d": "train",
        "e": "train",
    }


def test_a_part_that_would_be_empty_gets_the_smallest_group():
    groups = [("a", 50), ("b", 30), ("c", 40)]
    found = dealt(groups, {"test": 6, "dev": 6})
    assert found == {"a": "train", "b": "test", "c": "dev"}
    assert dealt(groups, {"test": 6, "dev": 0})["c"] == "train"
    assert dealt(groups[:1], {"test": 6, "dev": 6}) == {"a": "train"}
    assert dealt(groups, {"test": 6, "dev": 6}, {"test": 1})["b"] == "dev"


@given(
    st.lists(st.integers(1, 10), min_size=60, max_size=200),
    st.floats(0, 40),
    st.floats(0, 40),
)
def test_the_parts_come_within_half_a_group_of_what_was_asked(sizes, test, dev):
    total = sum(sizes)
    quotas = {"test": total * test / 100, "dev": total * dev / 100}
    found = dealt(enumerate(sizes), quotas)
    for part, quota in quotas.items():
        size = sum(sizes[group] for group, where in found.items() if where == part)
        assert size <= max(quota + 5, 10)
        assert not quota or size
