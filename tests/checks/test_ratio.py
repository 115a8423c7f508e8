"""Length out of proportion."""

import pytest

from translate.alignment import Segment
from translate.checks.finding import pair_of
from translate.checks.ratio import deviation, disproportionate, find

FR = (
    "Les habitants du quartier attendent toujours que la mairie leur dise quand le pont, qui est "
    "fermé depuis deux ans à cause de travaux, sera enfin rouvert aux piétons et aux cyclistes."
)
EN = (
    "Local residents are still waiting for the town hall to tell them when the bridge, which has "
    "been closed for two years because of works, will reopen to pedestrians and cyclists."
)


def test_a_translation_of_the_usual_length_is_near_the_middle():
    assert abs(deviation(FR, EN)) < 2


def test_half_a_translation_is_too_short():
    assert "too short" in find(pair_of(Segment(fr=FR, mt=EN[: len(EN) // 2])))


def test_twice_a_translation_is_too_long():
    assert "too long" in find(pair_of(Segment(fr=FR, mt=f"{EN} {EN} {EN}")))


def test_short_segments_vary_more():
    assert abs(deviation("Bonjour à tous.", "Hi all.")) < abs(deviation(FR, EN[: len(EN) // 2]))
    assert find(pair_of(Segment(fr="Oui.", mt="Yes, of course."))) == ""


@pytest.mark.parametrize(
    ("z", "open_end", "found"),
    [
        (-3.5, False, False),
        (-3.5, True, True),
        (-2.5, True, False),
        (-5, False, True),
        (6, False, True),
    ],
)
def test_less_is_enough_where_the_end_is_open(z, open_end, found):
    assert disproportionate(z, open_end=open_end) is found
