import pytest

from translate.repair.builtin import mend


@pytest.mark.parametrize(
    ("name", "rough", "mended"),
    [
        ("chiffres", "Il coûte $200.", "Il coûte 200 dollars."),
        ("chiffres", "Il coûte $1,250.", "Il coûte 1\u00a0250 dollars."),
        ("chiffres", "Il coûte €1.5 million.", "Il coûte 1,5 million d'euros."),
        ("chiffres", "Il a levé £3bn hier.", "Il a levé 3 milliards de livres hier."),
        ("chiffres", "Soit 3,200,000 clients.", "Soit 3\u00a0200\u00a0000 clients."),
        ("chiffres", "Le taux est de 3.5%.", "Le taux est de 3,5%."),
        ("chiffres", "La mode des années 1990s revient.", "La mode des années 1990 revient."),
        ("heure", "À 12 am, tout dort.", "À minuit, tout dort."),
        ("heure", "Le bus part à 7 a.m. pile.", "Le bus part à 7\u00a0heures du matin pile."),
        ("heure", "Le bus part à 8:30 pm.", "Le bus part à 20\u00a0h\u00a030."),
        ("heure", "Il est 3:14 du matin.", "Il est 3\u00a0h\u00a014 du matin."),
        ("graphie", "Mrs. Roy et Dr. Lee signent.", "Mme Roy et Dr Lee signent."),
        ("graphie", "Le co-auteur lit.", "Le coauteur lit."),
        ("graphie", "Il a deux cents mille livres.", "Il a deux cent mille livres."),
        ("graphie", "Une heure et un demi passe.", "Une heure et demie passe."),
        ("minuscule", "L'équipe Allemande gagne.", "L'équipe allemande gagne."),
        ("minuscule", "Il revient en Août.", "Il revient en août."),
        ("virgule", "« Non, » dit-il.", "« Non », dit-il."),
    ],
)
def test_mends(name, rough, mended):
    assert mend(rough, [name]) == mended


@pytest.mark.parametrize(
    "sentence",
    [
        "La version 2.10 sort à 10:30.",
        "Le fichier pèse 1,250 Go.",
        "Le score est de 3:2.",
        "L'adresse est 10.0.0.1, en 1.2.3.",
        "Deux cents personnes, une demi-heure et un demi-siècle.",
        "Il parle à l'un et à l'autre, en RH comme ailleurs.",
        "Les jeunes Français et un Allemand voyagent.",
        "La sonde a quitté Mars, et la fusée va vers Mars.",
        "« Non », dit-il, « jamais ».",
        "Il reste 14 pm à payer, dit la note.",
        "Le café coûte 3 € 50, le billet 5 $ 25.",
        "Le sommet culmine à 2.500 mètres et la route a coûté 250.000 euros.",
        "Le paquet pèse 1,500 kg, et la marche fait 2,500 km.",
        "Deux cafés et un demi, s'il vous plaît.",
        "Le docteur Jekyll et Mr Hyde, ou Mrs. Dalloway.",
        "Les EU ont voté contre, et les DNA en ont parlé.",
    ],
)
def test_leaves_french_alone(sentence):
    names = ["chiffres", "heure", "graphie", "minuscule", "virgule"]
    assert mend(sentence, names) == sentence
