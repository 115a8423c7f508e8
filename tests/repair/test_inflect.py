import pytest

from translate.repair.inflect import PRESENT, analyses, analysis, infinitive


@pytest.mark.parametrize(
    ("form", "verb"),
    [("vendons", "vendre"), ("est", "être"), ("payait", "payer"), ("iront", "aller")],
)
def test_the_verb_of_a_form(form, verb):
    assert analyses(form)[0].verb == verb


def test_the_same_place_of_another_verb_is_the_same_form():
    found = analysis("changes", PRESENT)
    assert found is not None
    assert found.at(5) == "changez"


def test_only_readings_at_the_places_asked_for():
    assert analysis("vendus", PRESENT) is None
    assert analysis("vendus", range(7, 11)) is not None


@pytest.mark.parametrize(
    ("participle", "verb"),
    [("mangeant", "manger"), ("sachant", "savoir"), ("écrasant", "écraser"), ("vendant", "vendre")],
)
def test_infinitive(participle, verb):
    assert infinitive(participle) == verb


@pytest.mark.parametrize("word", ["table", "", "xyzant"])
def test_what_is_no_verb_has_no_reading(word):
    assert analyses(word) == ()
    assert infinitive(word) == ""
