import pytest

from translate.rough import ROUGH_ARTICLE, ROUGH_SENTENCE, assess, assess_article

ROUGH = [
    "Elle jamais voulait vendre nous ses partages dans la compagnie.",
    "Investisseurs à Londres ont passé sur l'affaire, mais il était encore allant dehors.",
    "Le gérant est courant hors de patience et envoie nous un courriel sur lundi.",
    "Nous étions perdant de l'argent pour trois ans, lequel mon père détestait.",
]
CLEAN = [
    "Nous avons perdu de l'argent pendant trois ans, ce que mon père détestait.",
    "Elle n'a jamais voulu nous vendre ses parts dans l'entreprise.",
    "Bah, t'as qu'à prendre le bus, moi j'y vais à pied.",
    "Le directeur perd son calme et nous envoie un courriel lundi.",
    "Il fait chaud, les cigales chantent et personne ne travaille l'après-midi.",
    "On a fini tard, on a mangé un bout et chacun est rentré chez soi.",
]


@pytest.mark.parametrize("sentence", ROUGH)
def test_rough_sentences_are_called_rough_with_reasons(sentence):
    found = assess(sentence)
    assert found.rough
    assert found.score >= ROUGH_SENTENCE
    assert found.reasons


@pytest.mark.parametrize("sentence", CLEAN)
def test_clean_sentences_are_not(sentence):
    assert not assess(sentence).rough


def test_reasons_quote_the_sentence_and_say_what_is_wrong():
    assert "« envoie nous »: the object pronoun after its verb" in assess(ROUGH[2]).reasons


def test_english_left_names_the_words_once():
    found = assess("Le journey vers Brittany, puis Brittany encore, fut long.")
    assert found.english_left == ("journey", "Brittany")


def test_an_english_quotation_is_not_english_left():
    assert assess("Il m'a dit « I am sorry for your loss » en partant.").english_left == ()


@pytest.mark.parametrize("sentence", ["", "…", "12", "Non.", "« »", "a" * 5000])
def test_any_text_gets_a_score(sentence):
    assert 0 <= assess(sentence).score <= 1


def test_an_article_is_rough_when_its_sentences_are():
    assert assess_article(ROUGH * 6) > ROUGH_ARTICLE
    assert assess_article(CLEAN * 4) < ROUGH_ARTICLE


def test_one_rough_sentence_does_not_make_a_rough_article():
    assert assess_article(CLEAN * 5 + ROUGH[:1]) < ROUGH_ARTICLE


def test_english_names_tell_a_fluent_translation():
    names = [
        "Il est diplômé de Polytechnic et vit à Paris.",
        "Il rentre souvent à Brittany en été.",
        "Il a rejoint la maison, puis Mother House.",
    ]
    assert assess_article(CLEAN * 4 + names) > assess_article(CLEAN * 4) + 0.3


def test_an_empty_article_is_not_rough():
    assert assess_article([]) == 0
