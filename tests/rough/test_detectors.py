"""Each kind of evidence on a sentence that has it and on one that only looks like it."""

import pytest

from translate.rough.score import evidence, model
from translate.rough.sentence import read

CASES = [
    ("continuous", "La société est vendant des puces à la Chine.", "Il est obéissant, ce chien."),
    ("gerund", "Ils ont commencé vendant des jouets.", "Ils ont réussi en vendant des jouets."),
    ("gerund-first", "Vendant des jouets est un métier.", "Pendant des jours, il a plu."),
    ("auxiliary", "Le prix n'a pas tombé.", "Le prix n'est pas tombé, il a baissé."),
    ("get", "Ils ont obtenu renvoyés en mars.", "Ils ont obtenu un prêt en mars."),
    ("bare-infinitive", "Il refuse signer le contrat.", "Il refuse de signer le contrat."),
    ("determiner-infinitive", "Chaque vendre demande du temps.", "Un rire a fusé."),
    ("want-to", "Elle veut son fils à finir ses études.", "Elle veut finir ses études à Lyon."),
    ("have-infinitive", "Il a vendre sa voiture.", "Il a à vendre une voiture."),
    ("ellipsis", "On attendait un succès. Il n'a pas.", "Il dit qu'elle n'en a pas."),
    ("for-duration", "Il a travaillé pour dix ans.", "Il a payé pour dix personnes."),
    ("pronoun-after-verb", "Ils envoient nous des lettres.", "Ils nous envoient des lettres."),
    ("adverb-before-verb", "Elle encore répond au téléphone.", "Elle répond encore."),
    ("reflexive", "Il a enseigné lui-même à coder.", "Il a écrit le livre lui-même."),
    ("said", "« C'est trop cher », elle admet.", "« C'est trop cher », admet-elle."),
    ("what", "Voici quoi nous faisons.", "De quoi est-il question ?"),
    ("which", "Des outils lesquels servent.", "Des outils avec lesquels il travaille."),
    ("stranded", "C'est le client que nous vendons à.", "Le client pense à lui."),
    ("missing-que", "Je pense il est trop tard.", "Je pense qu'il est trop tard."),
    ("clause-after-preposition", "Il part avant il est tard.", "Il part avant elle."),
    ("ordinal-first", "Deuxième, parlez aux clients.", "Deuxième étape, les clients."),
    ("negation", "Aucun client a répondu hier matin.", "Aucun client n'a répondu hier."),
    ("question-order", "Est tout cela bien utile ?", "Est-ce que tout cela est utile ?"),
    ("particle", "Nous avons jeté dehors le vieux code.", "Il fait froid dehors."),
    ("within", "La vente commence sur lundi.", "La vente commence lundi."),
    ("within", "Un vote à l'intérieur de six jours suit.", "À l'intérieur, six jours après."),
    ("capital-date", "Le produit sort en Octobre.", "Octobre est un beau mois."),
    ("english-number", "Ils ont levé 1.2 million hier.", "Ils ont levé 1,2 million hier."),
    ("bare-subject", "Investisseurs ont perdu confiance.", "Les investisseurs ont confiance."),
    ("bare-noun-after-preposition", "Il monte sur montagne.", "Il monte sur la montagne."),
    ("noun-noun", "Un magasin propriétaire paie.", "Un propriétaire de magasin paie."),
    ("adjective-first", "Une nationale décision est prise.", "Une grande décision est prise."),
    ("number-order", "Les derniers dix clients partent.", "Les dix derniers clients partent."),
    ("elision", "Je crois que il viendra.", "Je crois que oui, le onze au soir."),
    ("contraction", "Il parle de les problèmes.", "Il finit de les compter."),
    ("determiner", "Il dirige un entreprise à Lyon.", "Quarante et une personnes vivent ici."),
    ("adjective", "Une décision important est prise.", "Une décision importante est prise."),
    ("subject-verb", "Les résultats montre une hausse.", "Le chef des ventes montre la hausse."),
    ("tu-vous", "Si tu attends, votre tour viendra.", "Je lui dis « tu », il me dit « vous »."),
    ("english-word", "Le journey du client compte.", "Le logiciel est open source."),
    ("english-name", "Il rentre à Brittany en train.", "Air China vole vers Jack London."),
    ("in-place", "Elle vit dans Leeds depuis mai.", "Elle vit dans le vieux Leeds."),
    ("compound", "C'est un prendre-à-la-maison utile.", "C'est un porte-monnaie utile."),
    ("glued", "La panne est finie.Nous avons tout vérifié.", "Le site VivaTech est en ligne."),
    ("lower-first", "parce que personne ne répond.", "Parce que personne ne répond."),
    ("mixed-quotes", 'Le titre "Lune » est coté.', 'Le titre "Lune" est coté.'),
    ("idiom", "Ce n'est pas de la science de fusée.", "La fusée fait avancer la science."),
    ("calque", "La société court hors de temps.", "Le chien court hors de la ville."),
]


def kinds(sentence: str) -> set[str]:
    return {hit.kind for hit in evidence(read(sentence))}


@pytest.mark.parametrize(("kind", "rough", "clean"), CASES)
def test_found_where_it_is_and_only_there(kind, rough, clean):
    assert kind in kinds(rough)
    assert kind not in kinds(clean)


def test_a_title_may_leave_articles_out():
    assert "bare-noun-after-preposition" in kinds("Le vendeur monte sur montagne.")
    assert "bare-noun-after-preposition" not in kinds("Le vendeur monte sur montagne")


def test_every_kind_has_a_label_for_reviewers():
    labels = model().labels
    assert all(labels[kind] for kind, _, _ in CASES)


def test_a_hit_points_at_its_words():
    s = read("Hier, les clients envoient nous des lettres.")
    (hit,) = (hit for hit in evidence(s) if hit.kind == "pronoun-after-verb")
    assert s.phrase(hit.start, hit.end) == "envoient nous"
