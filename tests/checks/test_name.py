"""Names of the French that the English lacks."""

import pytest

from translate.checks.name import missing, names


def test_what_counts_as_a_name():
    fr = "La Commission a reçu Solène Kerbrat, de la société Vocalune, au Conseil de l'OTAN."
    assert names(fr) == ["Solène", "Kerbrat", "Vocalune", "OTAN"]


def test_a_capital_that_opens_a_sentence_says_nothing():
    assert names("Maraudons ce soir. Grignotons demain : Rentrons.") == []


def test_a_line_in_capitals_has_no_names():
    assert names("LES VOISINS DE VOCALUNE") == []


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Elle vit à Londres avec un Espagnol.", "She lives in London with a Spaniard."),
        ("Ils ont quitté les États-Unis.", "They left the US."),
        (
            "Selon Vladimir Loukachenkine, il pleut.",
            "According to Vladimir Lukashenkin, it is raining.",
        ),
        ("Un accord de l'OTAN et de l'ONU.", "An agreement of NATO and the United Nations."),
        ("La voiture de Tchékhovine.", "Chekhovin's car."),
        ("Chez Vocalune, on rit.", "At Vocalune's, they laugh."),
        ("Le père de François Ozouf.", "Francois Ozouf's father."),
        ("Depuis le XVIIIe siècle.", "Since the 18th century."),
        ("Le concert d'Angeline Kerbrat.", "Kerbrat's concert."),
        ("« Non », dit Kerbrat.", '"No," he said.'),
    ],
)
def test_names_in_their_english_form(fr, en):
    assert missing(fr, en) == ()


@pytest.mark.parametrize(
    ("fr", "en", "lost"),
    [
        ("Le rapport de Kerbrat est prêt.", "The report is ready.", ("Kerbrat",)),
        ("Le rapport de Kerbrat est prêt.", "The report by Olson is ready.", ("Kerbrat",)),
        ("Elle vit en Allemagne.", "She lives in the countryside.", ("Allemagne",)),
        ("Un rapport du CNRS le dit.", "A report says so.", ("CNRS",)),
    ],
)
def test_lost_names(fr, en, lost):
    assert missing(fr, en) == lost
