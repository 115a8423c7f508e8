import pytest

from translate.engine import EngineSpec, Hypothesis, load
from translate.glossary import Entry, Glossary
from translate.obey import Obedience, put_in_place


@pytest.mark.parametrize(
    ("en", "found", "usual", "wanted", "expected"),
    [
        ("The company grows.", "company", "company", "firm", "The firm grows."),
        ("Companies grow.", "Companies", "company", "firm", "Firms grow."),
        ("Two planes.", "planes", "plane", "aircraft", "Two aircraft."),
        ("A car.", "car", "car", "automobile", "An automobile."),
        ("An election.", "election", "election", "vote", "A vote."),
        ("A country.", "country", "country", "EU state", "An EU state."),
        ("A union of states.", "union", "union", "alliance", "An alliance of states."),
        ("The European Union's law.", "European Union's", "European Union", "EU", "The EU's law."),
        ("The euro area pays.", "euro area", "euro area", "eurozone", "The eurozone pays."),
        ("So President Poirier left.", "President", "President", "chair", "So chair Poirier left."),
        ("President Poirier left.", "President", "President", "chair", "Chair Poirier left."),
        ("It companied him.", "companied", "company", "firm", ""),
        ("The bank-owned house.", "bank", "bank", "lender", ""),
    ],
)
def test_a_word_takes_the_form_of_the_one_it_replaces(en, found, usual, wanted, expected):
    start = en.index(found)
    assert put_in_place(en, (start, start + len(found)), usual, wanted) == expected


class Scripted:
    """A model that says what it is told to, and what it was asked."""

    def __init__(self, answers):
        self.answers = answers
        self.asked = []

    def __call__(self, texts):
        self.asked += texts
        return [Hypothesis(self.answers[text], 0.5) for text in texts]


def revised(glossary, model, fr, en):
    (found,) = Obedience(glossary, model).revise([fr], [Hypothesis(en, 0.9)])
    return found.text


SHARE = Glossary((Entry("action", ("share",)),))
LEARNT = {"action": "Stock", "Voici : action.": "Here is a stock."}


def test_what_keeps_to_the_glossary_asks_for_nothing():
    model = Scripted({})
    assert revised(SHARE, model, "Une action.", "A share.") == "A share."
    assert revised(SHARE, model, "Rien.", "Stock.") == "Stock."
    assert model.asked == []


def test_the_usual_word_is_swapped_where_it_stands_once():
    model = Scripted(LEARNT)
    assert revised(SHARE, model, "Deux actions.", "Two stocks.") == "Two shares."
    for fr, en in (
        ("Une action.", "A stock and a stock."),
        ("Une action, une action.", "A stock and it."),
        ("Une action.", "An act."),
    ):
        assert revised(SHARE, model, fr, en) == en


def test_a_word_that_the_model_is_not_sure_of_is_not_swapped():
    model = Scripted({"action": "Try", "Voici : action.": "Here is a stock."})
    assert revised(SHARE, model, "Une action.", "A try.") == "A try."


def test_terms_are_learnt_once():
    model = Scripted(LEARNT)
    obedience = Obedience(SHARE, model)
    for _ in range(2):
        obedience.revise(["Une action."], [Hypothesis("A stock.", 0.9)])
    assert len(model.asked) == 2


STAYS = Glossary((Entry("Le Fanal", dnt=True),))


def test_a_lost_name_comes_back_through_a_stand_in():
    model = Scripted({"Selon une enquête de X, tout va.": "According to X's survey, all is well."})
    assert revised(STAYS, model, "Selon une enquête du Fanal, tout va.", "All is well.") == (
        "According to Le Fanal's survey, all is well."
    )


@pytest.mark.parametrize("answer", ["All is well.", "X says X is well."])
def test_a_stand_in_that_did_not_come_through_changes_nothing(answer):
    model = Scripted({"X va bien.": answer})
    assert revised(STAYS, model, "Le Fanal va bien.", "The light is well.") == "The light is well."


def test_a_letter_that_the_sentence_has_is_no_stand_in():
    model = Scripted({"Z et X vont bien.": "Z and X are well."})
    assert revised(STAYS, model, "Le Fanal et X vont bien.", "All are well.") == (
        "Le Fanal and X are well."
    )


def test_an_answer_with_a_new_flag_is_not_taken():
    def model(texts):
        return [Hypothesis("X X X is well, Le Fanal.", 0.5, ("loop",)) for _ in texts]

    assert revised(STAYS, model, "Le Fanal va bien.", "The light is well.") == "The light is well."


def test_the_starter_keeps_to_a_glossary():
    translator = load(EngineSpec("starter"))

    def translate(texts):
        found = dict(translator.translate(texts))
        return [found[n] for n in range(len(texts))]

    fr = ["Les voitures de la mairie sont blanches.", "Selon Zorbelyne, le pont sera fermé."]
    glossary = Glossary((Entry("voiture", ("vehicle",)), Entry("Zorbelyne", dnt=True)))
    plain = translate(fr)
    after = Obedience(glossary, translate).revise(fr, plain)
    assert "vehicles" in after[0].text
    assert "Zorbelyne" in after[1].text
    assert "vehicles" not in plain[0].text
