import pytest

from translate.terms import Terms


def found(language, terms, text):
    return [text[m.start : m.end] for m in Terms(terms, language).longest_in(text)]


@pytest.mark.parametrize(
    ("term", "text", "stands"),
    [
        ("logiciel", "Les logiciels libres.", "logiciels"),
        (
            "intelligence artificielle",
            "L’Intelligence artificielle avance.",
            "Intelligence artificielle",
        ),
        (
            "intelligence artificielle",
            "L'INTELLIGENCE ARTIFICIELLE AVANCE",
            "INTELLIGENCE ARTIFICIELLE",
        ),
        ("réseau électrique", "LE RESEAU ELECTRIQUE", "RESEAU ELECTRIQUE"),
        ("gestion de risque", "la gestion des risques", "gestion des risques"),
        ("prix de l'action", "le prix d’une action, le prix de l’action", "prix de l’action"),
        ("directeur général", "la directrice générale adjointe", "directrice générale"),
        ("se connecter", "Elle s’est connectée hier.", "connectée"),
        ("État", "L'Etat paie.", "Etat"),
        ("état", "L'Etat paie.", "Etat"),
        ("œuvre d'art", "des oeuvres d’art", "oeuvres d’art"),
        ("mise à jour", "des mises à jour", "mises à jour"),
        ("Le Monde", "selon une enquête du Monde", "du Monde"),
        ("week-end", "deux week-ends", "week-ends"),
        ("IA", "une IA, l’ia", "IA"),
        ("juge", "Le juge est là.", "juge"),
        ("5G", "la 5G arrive", "5G"),
    ],
)
def test_a_french_term_is_found_in_its_form(term, text, stands):
    assert found("fr", [term], text) == [stands]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Orange", "une orange mûre"),
        ("Le Monde", "le monde change"),
        ("IA", "il y a, ia"),
        ("marché", "je marche"),
        ("avion", "Nous avions froid."),
        ("juge", "On ne juge pas."),
        ("intelligence artificielle", "l'intelligence, artificiellement"),
        ("banque centrale", "la banque, le centrale"),
        ("étranger", "c'est étrange"),
    ],
)
def test_what_is_not_the_term_is_not_found(term, text):
    assert found("fr", [term], text) == []


def test_after_a_pronoun_a_verb_is_still_found():
    assert found("fr", ["licencier"], "Ils licencient.") == ["licencient"]


@pytest.mark.parametrize(
    ("term", "text", "stands"),
    [
        ("artificial intelligence", "Artificial Intelligence wins", "Artificial Intelligence"),
        ("share", "two shares", "shares"),
        ("chief executive", "the chief executive's plan", "chief executive's"),
        ("organisation", "an organization", "organization"),
        ("colour", "two colors", "colors"),
        ("centre", "the center", "center"),
        ("US", "the U.S. said", "U.S."),
        ("API", "three APIs", "APIs"),
        ("lay off", "they were laid off", "laid off"),
        ("high-speed train", "a high speed train", "high speed train"),
        ("Élysée", "the Elysee", "Elysee"),
    ],
)
def test_an_english_term_is_found_in_its_form(term, text, stands):
    assert found("en", [term], text) == [stands]


@pytest.mark.parametrize(("term", "text"), [("IT", "it works"), ("US", "tell us"), ("AI", "ai")])
def test_an_abbreviation_is_no_small_word(term, text):
    assert found("en", [term], text) == []


def test_the_longest_term_wins():
    terms = ["intelligence artificielle", "intelligence artificielle générative", "générative"]
    text = "L'intelligence artificielle générative, une intelligence artificielle."
    assert found("fr", terms, text) == [
        "intelligence artificielle générative",
        "intelligence artificielle",
    ]


def test_a_longer_term_that_begins_later_wins():
    assert found(
        "fr",
        ["centre de données", "données de santé publique"],
        ("un centre de données de santé publique"),
    ) == ["données de santé publique"]


def test_equal_terms_are_all_given():
    matches = Terms(["bourse", "bourse"], "fr").longest_in("La bourse monte.")
    assert [m.term for m in matches] == [0, 1]
