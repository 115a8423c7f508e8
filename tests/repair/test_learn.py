"""Rules from reviewers' repairs: the smallest phrase that is still safe."""

from translate.repair.learn import Repair, learn, merged, phrases
from translate.repair.rules import Rule, suggest


def rules(*pairs, untouched=()):
    return {r.pattern: r for r in learn([Repair(*pair) for pair in pairs], untouched)}


def test_a_phrase_that_good_french_does_not_use_stands_alone():
    found = rules(("Il existe un vol cérébral.", "Il existe une fuite des cerveaux."))
    assert found["un vol cérébral"].replacement == "une fuite des cerveaux"
    assert found["un vol cérébral"].context == ()


def test_a_word_that_good_french_knows_grows_by_its_neighbours():
    found = rules(("Il reste des insectes à résoudre.", "Il reste des bugs à résoudre."))
    (rule,) = found.values()
    assert rule.pattern.startswith("insectes")
    assert len(rule.pattern.split()) > 1
    fired = suggest("Nous avons encore des insectes à résoudre ici.", [rule])
    assert fired == "Nous avons encore des bugs à résoudre ici."
    assert suggest("Les insectes pollinisent les fleurs.", [rule]) is None


def test_a_word_that_nobody_has_counted_needs_repairs_that_agree():
    one = ("Un modèle formé sur des bûches.", "Un modèle formé sur des journaux.")
    other = ("Le modèle lit ses bûches.", "Le modèle lit ses journaux.")
    assert rules(one) == {}
    rule = rules(one, other)["bûches"]
    assert suggest("Ce modèle lit vos bûches.", [rule]) == "Ce modèle lit vos journaux."
    assert suggest("Les bûches brûlent dans la cheminée.", [rule]) is None


def test_english_words_and_names_stand_alone():
    assert rules(("On compte les bells.", "On compte les cloches."))["bells"].context == ()
    assert "Greyfield" in rules(("On visite Greyfield.", "On visite Chantebrume."))


def test_grammar_alone_makes_no_rule():
    assert rules(("Les vote des députés compte.", "Le vote des députés compte.")) == {}
    assert rules(("Le jeu de données.", "Les jeux de données.")) == {}


def test_another_sentence_makes_no_rule():
    assert rules(("Le chat dort.", "Nous reviendrons demain matin avec des fleurs.")) == {}


def test_what_would_change_a_sentence_that_was_left_alone_makes_no_rule():
    pair = ("Il existe un vol cérébral.", "Il existe une fuite des cerveaux.")
    assert rules(pair, untouched=["On parle d'un vol cérébral ici."]) == {}


def test_reviewers_who_disagree_make_no_rule():
    one = ("Il existe un vol cérébral.", "Il existe une fuite des cerveaux.")
    other = ("Il existe un vol cérébral.", "Il existe un exode intellectuel.")
    assert "un vol cérébral" not in rules(one, other)


def test_repairs_that_agree_are_counted():
    one = ("Il existe un vol cérébral.", "Il existe une fuite des cerveaux.")
    other = ("Parlons d'un vol cérébral ?", "Parlons d'une fuite des cerveaux ?")
    assert rules(one, other)["un vol cérébral"].count == 2


def test_what_a_person_wrote_in_the_file_stays():
    known = [Rule("un vol cérébral", "un exode", ("talents",), origin="ana"), Rule("x y", "z")]
    learned = [Rule("un vol cérébral", "une fuite", origin="learned", count=2), Rule("a b", "c")]
    assert merged(known, learned) == [*known, learned[1]]
    mine = Rule("un vol cérébral", "une fuite", ("talents",), origin="learned", count=1)
    (renewed, _) = merged([mine], learned)
    assert (renewed.context, renewed.count) == (("talents",), 2)


def test_the_phrases_of_a_repair_are_the_smallest_that_differ():
    repair = Repair(
        "Il y a deux insectes à résoudre, et un autre code là-bas.",
        "Il y a deux bugs à corriger, et un autre code.",
    )
    assert phrases(repair) == [("insectes à résoudre", "bugs à corriger"), ("là-bas", "")]
    assert phrases(Repair("Le chat dort.", "Elle est partie hier soir, sans rien dire.")) == []
