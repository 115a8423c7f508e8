import pytest

from translate.repair.builtin import REPAIRS, mend


@pytest.mark.parametrize(
    ("name", "rough", "mended"),
    [
        ("particule", "Il a neuf clients hors de dix.", "Il a neuf clients sur dix."),
        ("pronom", "Le choc a mordu nous.", "Le choc nous a mordu."),
        ("pronom", "Il faut aider moi souvent.", "Il faut m'aider souvent."),
        ("incise", "« Non », elle ajoute.", "« Non », ajoute-t-elle."),
        ("incise", "« Il pleuvait », il se rappelle.", "« Il pleuvait », se rappelle-t-il."),
        ("élision", "Le chien de Ingrid dort.", "Le chien d'Ingrid dort."),
        ("article", "Sécurité est une priorité.", "La sécurité est une priorité."),
        ("auxiliaire", "Il n'a pas venu hier.", "Il n'est pas venu hier."),
        ("date", "Il vient sur le lundi 3 mai.", "Il vient lundi 3 mai."),
        ("date", "Il finira par 2040 sans faute.", "Il finira d'ici 2040 sans faute."),
        ("date", "Le salon ouvre Octobre 9 à Lyon.", "Le salon ouvre le 9 octobre à Lyon."),
        ("nombre", "Ils vendent deux fois une année.", "Ils vendent deux fois par an."),
        ("que", "Elle croit nous sommes partis.", "Elle croit que nous sommes partis."),
    ],
)  # fmt: skip
def test_mends(name, rough, mended):
    assert mend(rough, [name]) == mended


@pytest.mark.parametrize(
    "sentence",
    [
        "Il a fallu lui interdire les adjectifs.",
        "Ils voulaient nous vendre une ferme.",
        "Elle l'a dit il y a trois ans.",
        "Rares sont les clients qui restent.",
        "Orange a fermé ses boutiques.",
        "Une philosophe travaille ici.",
        "L'une médecin, l'autre avocate.",
        "Ces dernières 48 heures ont été longues.",
        "Les bottes sont restées dehors, et il neige.",
        "Le jeudi 9 octobre, il pleuvra.",
        "Une piscine à vagues ouvre ici.",
    ],
)
def test_leaves_french_alone(sentence):
    assert mend(sentence, list(REPAIRS)) == sentence


def test_two_repairs_of_one_place_do_not_clash():
    text = "Investisseurs ont refusé signer sur lundi."
    assert mend(text, list(REPAIRS)) == "Les investisseurs ont refusé de signer lundi."
