import pytest

from translate.checks.lang import foreign_language, not_french


@pytest.mark.parametrize(
    "text",
    [
        "The bakery has been closed since the end of the war.",
        "We don't know what they were looking for.",
        "Der Bäcker hat gestern nicht gewusst, dass wir auf ihn warten.",
        "Ich bin mit dem Zug nach Hause gefahren.",
        "El panadero no sabía que lo estábamos esperando en la plaza.",
        "Los vecinos han vuelto a abrir el horno del pueblo.",
        "Il fornaio non sapeva che lo stavamo aspettando nella piazza.",
        "O padeiro não sabia que estávamos à espera dele na praça.",
        "De bakker wist niet dat we op het plein op hem stonden te wachten.",
        "Пекарь не знал, что мы его ждём.",
        "パン屋は私たちが待っていることを知らなかった。",
        "لم يكن الخباز يعلم أننا ننتظره",
    ],
)
def test_other_languages(text):
    assert not_french(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le boulanger ne savait pas que nous l’attendions.",
        "pas encore",
        "Grand froid, fours fermés, boulangers inquiets",
        "Elle chante « The bread of the morning » tous les soirs.",
        "« I have a dream »",
        "The New York Times",
        "The Bread, the Salt and the Oven of the North",
        "Rio de Janeiro, São Paulo, Porto Alegre",
        "Université Ludwig-Maximilian de Munich",
        "Los Angeles – La Nouvelle-Orléans",
        "Machine learning, open source et fine-tuning",
        "Ludwig van der Rohe et Otto von Bismarck",
        "Le mot « хлеб » veut dire pain.",
        "日本",
        "a b c d e f g h i j k l m n o p",
        "12, 13, 14, 15",
        "",
    ],
)
def test_french_names_and_titles(text):
    assert not not_french(text)


def test_the_language_has_a_name():
    english = "The bakery has been closed since the end of the war."
    assert foreign_language(english) == "English"
    assert foreign_language("Ich bin mit dem Zug nach Hause gefahren.") == "German"
    assert (
        foreign_language("パン屋は私たちが待っていることを知らなかった。")
        == "a language in another script"
    )
    assert foreign_language("Le boulanger ne savait pas que nous l’attendions.") == ""
