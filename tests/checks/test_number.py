"""Numbers of the French against numbers of the English."""

import pytest

from translate.alignment import Segment
from translate.checks.finding import pair_of
from translate.checks.number import difference, find, misread_dates
from translate.checks.number_words import ENGLISH, FRENCH
from translate.checks.numerals import mentions


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,5", 1234.5),
        ("1\u202f234", 1234),
        ("12 000 000", 12_000_000),
        ("3,5 millions", 3_500_000),
        ("2 milliards", 2e9),
        ("400 M€", 400e6),
        ("1,2 Md€", 1.2e9),
        ("quatre-vingt-dix-sept", 97),
        ("soixante et onze", 71),
        ("septante-deux", 72),
        ("mille neuf cent quatre-vingts", 1980),
        ("un million deux cent mille", 1_200_000),
        ("XXe", 20),
        ("Louis XIV", 14),
        ("une vingtaine", 20),
        ("années 80", 1980),
        ("1er", 1),
        ("20 h", 8),
        ("dix-huit heures", 6),
        ("2 millions et demi", 2_500_000),
        ("en 2010-11", 2011),
    ],
)
def test_french_numbers(text, value):
    assert any(value in m.values for m in mentions(text, FRENCH))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", 1234.5),
        ("$3bn", 3e9),
        ("two hundred and forty-four", 244),
        ("one million two hundred thousand", 1_200_000),
        ("two and a half million", 2_500_000),
        ("the eighties", 1980),
        ("the '80s", 1980),
        ("twice", 2),
        ("a dozen", 12),
        ("twenty-first", 21),
    ],
)
def test_english_numbers(text, value):
    assert any(value in m.values for m in mentions(text, ENGLISH))


def test_numbers_end_where_they_end():
    texts = [m.text for m in mentions("quatre millions et une amitié", FRENCH)]
    assert texts == ["quatre millions", "une"]
    assert [m.text for m in mentions("four twenty-euro pairs", ENGLISH)] == ["four", "twenty"]


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Il y a 12 chats.", "There are twelve cats."),
        ("Il est 14 h 30.", "It is 2:30 p.m."),
        (
            "Au XXe siècle, on comptait 1 500 moulins.",
            "In the 20th century there were 1,500 mills.",
        ),
        ("Le prix a bondi de 3,5 %.", "The price jumped by 3.5%."),
        ("De 2 à 3 millions de vélos.", "Two million to three million bicycles."),
        ("Le 25/12/2011, il neigeait.", "On December 25, 2011, it was snowing."),
        ("Dans les années 1990.", "In the 1990s."),
        ("Une cinquantaine de barques et 2 canots.", "About 50 boats and two canoes."),
        ("Comptez 1 euro.", "Allow a euro."),
        ("Les deux sœurs et leurs 3 chiens.", "Both sisters and their three dogs."),
    ],
)
def test_equal_numbers_are_no_difference(fr, en):
    found = difference(fr, en)
    assert (found.french, found.english) == ((), ())


@pytest.mark.parametrize(
    ("fr", "en", "french", "english"),
    [
        ("Il y a 12 chats.", "There are 17 cats.", ("12",), ("17",)),
        ("Un budget de 2 milliards.", "A budget of 2 million.", ("2 milliards",), ("2 million",)),
        ("Elle a trois frères.", "She has four brothers.", ("trois",), ("four",)),
        ("Il coûte 1 250 euros.", "It is expensive.", ("1 250",), ()),
        ("Il coûte 1,5 euro.", "It costs 15 euros.", ("1,5",), ("15",)),
    ],
)
def test_differences(fr, en, french, english):
    found = difference(fr, en)
    assert (found.french, found.english) == (french, english)


def test_the_message_names_both_sides():
    message = find(pair_of(Segment(fr="Il a 12 ans.", mt="He is 21.")))
    assert (
        message
        == "« 12 » in the French, not in the English; « 21 » in the English, not in the French"
    )


@pytest.mark.parametrize(
    ("en", "locale", "found"),
    [
        ("Due on 03/04/2012.", "en-US", ("03/04/2012",)),
        ("Due on 04/03/2012.", "en-US", ()),
        ("Due on 03/04/2012.", "en-GB", ()),
        ("Due on 04/03/2012.", "en-GB", ("04/03/2012",)),
        ("Due on 03/04/2012.", "", ()),
    ],
)
def test_dates_are_read_in_the_locale(en, locale, found):
    assert misread_dates("À rendre le 03/04/2012.", en, locale) == found
