import pytest

from translate.checks.boilerplate import boilerplate


def alone(line):
    """Whether a line in the middle of an article is called boilerplate."""
    found = boilerplate(["Un four à pain", line, "Le boulanger dort encore."])
    assert found <= {1}
    return bool(found)


@pytest.mark.parametrize(
    "line",
    [
        *("?? ??", "***", "…", "— — —", "</div>", "<br />"),
        *("[ad_1]", "[ad_2]", '[caption id="image_3"]', "Source link", "Lien source"),
        *("auto_awesome", "play_arrow", "keyboard_arrow_right", "Deep dives"),
        *("Publicité", "PUBLICITE", "La suite après cette publicité", "Advertisement"),
        *("Lire aussi", "À LIRE AUSSI", "À lire aussi : Le pain du maire", "(Lire page 12)"),
        *("» Lire aussi : « Un four pour deux »", "Lire aussi > Le sel en trois questions"),
        *("Partager sur Facebook", "Partagez cet article sur Twitter et LinkedIn !", "Partager"),
        *("Suivez-nous sur Instagram", "Abonnez-vous à notre newsletter", "S’abonner", "Tweeter"),
        *("Nous utilisons des cookies pour améliorer votre navigation.", "Tout accepter"),
        *("Cet article est réservé aux abonnés", "Temps de lecture : 4 min", "12 commentaires"),
        *("© 2031 La Miche. Tous droits réservés.", "Retour à l’accueil", "Tags : pain, sel"),
        *("Skip to content", "Share on Facebook", "Read more", "Subscribe to our newsletter"),
        *("EnglishFrançaisDeutsch", "English | Français | Español", "FR | EN", "Français English"),
        *("Русский日本語Englishالعربية", "한국어 Ελληνικά Deutsch"),
        *("Accueil | Politique | Sport | Contact", "Accueil > Actualités > Pain"),
        *("AccueilActualitésÉconomieSport", "Politique Économie Sport Culture"),
        *("Facebook Twitter LinkedIn",),
    ],
)
def test_what_a_page_leaves_behind(line):
    assert alone(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Par Jeanne Kerven", "Publié le 12 mars 2031 à 18 h 30", "2031-08-07", "Dec 26, 2031"),
        *("Photo | Jeanne Kerven", "© Jeanne Kerven", "Source : AFP", "Auteur original : J. K."),
        *("Oui.", "— Non.", "3", "12 %", "[rires]", "À suivre", "Entretien", "Q : Et après ?"),
        *("Contact", "Politique", "Le menu", "Le partage", "Twitter", "Publicité mensongère"),
        *("Les cookies, mode d’emploi", "Gérer les cookies", "Abonnée malgré moi"),
        *("Nous utilisons des cookies depuis vingt ans, sans y penser.",),
        *("Il faut s’abonner à la newsletter pour le savoir.", "Partager, c’est vivre"),
        *("Lire aussi souvent que possible, voilà son conseil.", "Voir aussi loin fatigue."),
        *("Facebook, Twitter et Instagram sous surveillance", "Facebook et Twitter"),
        *("Français, anglais, allemand, italien", "Français et Anglais"),
        *(
            "Paris | Londres | Berlin",
            "Pommes • Poires • Pêches • Abricots",
            "Brest – Rennes – Vannes",
        ),
        *(
            "« Accueil », dit le panneau",
            "Accueil – Une famille raconte",
            "PlayStation",
            "pain_de_mie",
        ),
        *("Le mot « pain » se dit хлеб en russe et パン en japonais.",),
        *("Santé / Éducation / Environnement", "https://exemple.fr/pain"),
    ],
)
def test_what_belongs_to_the_article(line):
    assert not alone(line)


def test_a_menu_on_lines_of_its_own():
    lines = ["Le pain.", "Accueil", "Politique", "Sport", "Contact", "Mentions légales"]
    assert boilerplate(lines) == {1, 2, 3, 4, 5}


def test_headings_of_sections_are_no_menu():
    assert not boilerplate(["Santé", "Justice", "Éducation", "Culture", "Fin."])


def test_a_heading_after_an_advert_stays():
    assert boilerplate(["Publicité", "Santé", "Les fours ferment."]) == {0}


def test_a_category_above_the_title():
    assert boilerplate(["nouvelles", "Un four à pain", "Le boulanger dort."]) == {0}
    assert not boilerplate(["Nouvelles", "Un four à pain", "Le boulanger dort."])


def test_nothing():
    assert boilerplate([]) == frozenset()
