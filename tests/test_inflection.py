import pytest

from translate.inflection import english_forms, french_forms, is_infinitive


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("logiciel", "logiciels"),
        ("journal", "journaux"),
        ("réseau", "réseaux"),
        ("travail", "travaux"),
        ("prix", "prix"),
        ("chercheur", "chercheuse"),
        ("directeur", "directrices"),
        ("avocat", "avocate"),
        ("premier", "première"),
        ("européen", "européennes"),
        ("déployer", "déploient"),
        ("licencier", "licenciées"),
        ("investir", "investissent"),
        ("vendre", "vendu"),
        ("sécuriser", "sécurisée"),
    ],
)
def test_a_french_word_has_the_form(word, form):
    assert form in french_forms(word, alone=True)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("parti", "partie"),
        ("port", "porte"),
        ("cours", "course"),
        ("vent", "vente"),
        ("médecin", "médecine"),
        ("étranger", "étrange"),
        ("foyer", "foie"),
        ("marche", "marcher"),
    ],
)
def test_another_word_is_no_form_of_it(word, other):
    assert other not in french_forms(word, alone=True)


def test_inside_a_term_an_adjective_has_its_feminine():
    assert "générales" in french_forms("général", alone=False)


@pytest.mark.parametrize(
    ("word", "infinitive"),
    [
        ("licencier", True),
        ("numériser", True),
        ("étranger", False),
        ("loyer", False),
        ("mer", False),
    ],
)
def test_an_infinitive_is_told_from_a_noun(word, infinitive):
    assert is_infinitive(word) is infinitive


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("share", "shares"),
        ("company", "companies"),
        ("tax", "taxes"),
        ("shelf", "shelves"),
        ("woman", "women"),
        ("spokesman", "spokesmen"),
        ("hire", "hiring"),
        ("ban", "banned"),
        ("apply", "applied"),
        ("tie", "tying"),
        ("buy", "bought"),
        ("criterion", "criteria"),
    ],
)
def test_an_english_word_has_the_form(word, form):
    assert form in english_forms(word)
