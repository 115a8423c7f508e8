import pytest

from tests.repair.test_roughness import CLEAN, ROUGH
from translate.repair.builtin import REPAIRS, mend
from translate.repair.files import shipped_rules
from translate.repair.roughness import Roughness
from translate.repair.rules import suggest


@pytest.mark.parametrize(
    ("name", "rough", "mended"),
    [
        ("particule", "Il a neuf clients hors de dix.", "Il a neuf clients sur dix."),
        ("pronom", "Le choc a mordu nous.", "Le choc nous a mordu."),
        ("pronom", "Il faut aider moi souvent.", "Il faut m'aider souvent."),
        ("pronom", "Il a peur d'oublier nous.", "Il a peur de nous oublier."),
        ("incise", "« Non », elle ajoute.", "« Non », ajoute-t-elle."),
        ("incise", "« Il pleuvait », il se rappelle.", "« Il pleuvait », se rappelle-t-il."),
        ("élision", "Le chien de Ingrid dort.", "Le chien d'Ingrid dort."),
        ("article", "Sécurité est une priorité.", "La sécurité est une priorité."),
        ("auxiliaire", "Il n'a pas venu hier.", "Il n'est pas venu hier."),
        ("date", "Il vient sur le lundi 3 mai.", "Il vient lundi 3 mai."),
        ("date", "Il finira par 2040 sans faute.", "Il finira d'ici 2040 sans faute."),
        ("date", "Le salon ouvre Octobre 9 à Lyon.", "Le salon ouvre le 9 octobre à Lyon."),
        ("nombre", "Ils vendent deux fois une année.", "Ils vendent deux fois par an."),
        ("incise", "« Non », il prévient.", "« Non », prévient-il."),
        ("continu", "Nous étions vendant des livres.", "Nous vendions des livres."),
        ("obtenir", "Elle a obtenu renvoyée hier.", "Elle a été renvoyée hier."),
        ("participe", "Il perd dix jours vendant cela.", "Il perd dix jours à vendre cela."),
        ("participe", "Il garde vendant des puces.", "Il continue à vendre des puces."),
        ("participe", "Ils ont arrêté vendant des puces.", "Ils ont arrêté de vendre des puces."),
        ("participe", "Il gagne par vendant des puces.", "Il gagne en vendant des puces."),
        ("condition", "Si j'aurais le choix, je partirais.", "Si j'avais le choix, je partirais."),
        ("vouloir", "Elle attend pour le bus à finir.", "Elle attend que le bus finisse."),
        ("c'est", "Ce qui manque est de savoir vendre.", "Ce qui manque, c'est de savoir vendre."),
        ("régime", "Il est prêt pour partir.", "Il est prêt à partir."),
        ("régime", "Mon but est pour vendre.", "Mon but est de vendre."),
        ("régime", "Ils ont décidé pour l'acheter.", "Ils ont décidé de l'acheter."),
        ("quoi", "Quoi vous a surpris ?", "Qu'est-ce qui vous a surpris ?"),
        ("quoi", "Voyez quoi est arrivé.", "Voyez ce qui est arrivé."),
        ("aucun", "Ils n'ont aucuns amis sûrs.", "Ils n'ont aucun ami sûr."),
        ("trait", "Il garde un serveur dix-ans-vieux.", "Il garde un serveur vieux de dix ans."),
        ("élision", "La heure est venue.", "L'heure est venue."),
        ("accord", "Ils veut partir.", "Ils veulent partir."),
        ("accord", "Ils les vend ici.", "Ils les vendent ici."),
        ("accord", "Les données qui vient coûtent.", "Les données qui viennent coûtent."),
        ("attribut", "Le fait est réelle.", "Le fait est réel."),
        ("lieu", "Il part dans Allemagne.", "Il part en Allemagne."),
        ("lieu", "Elle vit à Canada et lui dans Ohio.", "Elle vit au Canada et lui dans l'Ohio."),
        ("lieu", "Le train de Geneva entre en gare.", "Le train de Genève entre en gare."),
        ("lieu", "L'usine de England ferme.", "L'usine d'Angleterre ferme."),
        ("vous", "Tu ouvres votre boîte et tu lis.", "Vous ouvrez votre boîte et vous lisez."),
        ("auxiliaire", "J'ai parti trop tôt.", "Je suis parti trop tôt."),
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
        "C'est l'un des clients qui vient.",
        "La raison est le prix, et la victime est un homme.",
        "Il a loué la salle pour trois jours.",
        "Elle est partie pour deux ans au Canada.",
        "Il a travaillé dur pour trois fois rien.",
        "Le budget est voté pour cinq ans.",
        "La sonde a quitté Mars en 2015.",
        "L'opération sera menée à 8 h 30.",
        "La version 2.0 sort à 10:30.",
        "Le ratio 1.5 est connu des joueurs.",
        "Rendez-vous à 3:2 pour le score.",
        "Il est devenu plus riche que son frère.",
        "Le Luxembourg a voté, en Irak comme en Iran.",
        "En Bretagne, il pleut ; à Madagascar aussi.",
        "Elle voyage en Israël puis à Chypre.",
        "Il vit au Havre et travaille à Cuba.",
        "Si vous me dites tu, je vous dirai tu.",
        "Tu diras à ta mère que vous passez dimanche.",
        "La ville est accueillante, les clients sont exigeants.",
        "Ils sont confiants en avenir.",
        "Le résultat est satisfaisant pour nous.",
        "Elle est souffrante depuis lundi.",
        "Cet homme est un passant.",
        "Il obtient satisfaction.",
        "Elle a obtenu gain de cause.",
        "Nous avons obtenu rapidement une réponse.",
        "Il s'exprime sans avoir préparé un mot.",
        "Sans étudiants, pas d'université.",
        "Pour avocats et enseignants.",
        "Il a de quoi vivre.",
        "Je ne sais quoi a changé en elle.",
        "Quoi de neuf ?",
        "Quoi qu'il arrive, nous serons là.",
        "Il n'a rien dit, et personne ne sait pourquoi.",
        "Personne, dit-il, n'a vu le film.",
        "Rien n'est joué.",
        "D'aucuns jugent la mesure inutile.",
        "Il n'y a aucun risque.",
        "Ce que je veux est simple.",
        "Ce qui compte est là.",
        "Ce que l'on dit est vrai, c'est tout.",
        "Les États-Unis et l'Union européenne ont signé.",
        "Les jeunes Français voyagent.",
        "Le chat dort, la souris danse.",
        "La cour de justice et les avocats plaident.",
        "Il porte des lunettes et joue au bridge.",
        "Clients et fournisseurs ont signé.",
        "Le vin est bon, mais prix et qualité varient.",
        "Le un et le onze sont pris.",
        "La Hollande est plate, le hamster aussi.",
        "Le héros et la haine, le huit et la hache.",
        "Nous tiendrons compagnie à votre mère.",
        "L'usine a un compte courant à la banque.",
        "La cuisine au gaz et la plante à fleurs.",
        "Ils attendent l'heure de partir à la retraite.",
        "Il voulait Marie à ses côtés à dîner.",
        "Il veut des gens à aider.",
        "Nous attendons le train à prendre.",
        "Elle a dit vouloir partir.",
        "Un pot de miel et une heure et demie de marche.",
        "Il attend deux heures et une demi-journée.",
        "Le docteur Martin reçoit à midi.",
        "Il est temps pour nous de partir.",
        "Le moment est venu pour agir.",
        "Il est trop tard pour changer.",
        "Elle est capable de tout pour réussir.",
        "C'est le seul moyen pour avancer.",
        "Il a tout fait, y compris demander pour payer moins.",
        "Il s'est battu pour obtenir son visa.",
        "J'ai décidé, pour finir, de partir.",
        "Elle a accepté pour rendre service.",
        "Il a promis, pour rassurer, de venir.",
        "Elle a permis pour cela de gagner du temps.",
        "Les règles du jeu et la partie d'échecs.",
        "L'action Renault monte, l'or baisse.",
        "Il mange une tarte maison.",
        "Le réseau eau et gaz.",
        "Le mannequin pose devant la vitrine.",
        "Le gérant de l'hôtel parle au client.",
        "On écoute à la porte.",
        "Il parle sur le téléphone rouge de la série.",
        "C'est le plus grand du monde.",
        "Dans le même temps, il lit.",
        "Un an et demi plus tard, ils étaient mariés.",
        "Les livres que lui et moi avons lus.",
        "Elle lit l'allemand et parle français.",
        "L'ONU et l'OTAN se réunissent, le RH aussi.",
        "À l'UN comme à l'autre.",
        "Il a sauté le pas, un pas de géant.",
        "Le bas de gamme et le haut du panier.",
        "La voiture s'est arrêtée pour laisser passer un piéton.",
        "Ils nous ont arrêtés pour vérifier nos papiers.",
        "Il faut rêver pour avancer et oublier pour vivre.",
        "Les erreurs à éviter pour réussir votre entretien.",
        "C'est important pour comprendre la suite.",
        "Elle est trop fière pour pleurer, il est assez bon pour gagner.",
        "Un endroit sûr pour dormir.",
        "Délégation est donnée à M. Martin à l'effet de signer les actes.",
        "Prudence est mère de sûreté.",
        "Tu diras à tes parents que votre maison est belle.",
        "Toi et ta sœur, vous viendrez avec vos enfants.",
        "Il y a moi, dit-elle, et ton frère.",
        "Ce que je peux dire c'est que nous avons gagné.",
        "Pour la première fois, je les ai vus nous regarder.",
        "Elle a entré les données dans le tableau.",
        "Elle rit, il rit, tout le monde rit.",
        "Le contrat est résilié sans aucuns frais.",
        "Divisez le total par 2000 et ajoutez un.",
        "La motion a été rejetée par 2010 voix contre 1950.",
        "Un article sur lundi noir, un livre sur le lundi de Pâques.",
        "a) les communes de plus de 3 500 habitants.",
        "Un geste violent acheva sa pensée.",
        "La taxe sur les bureaux qui existe déjà augmente.",
        "Cette professeur est très aimée.",
        "Ils sont trop sages pour rompre leur vœu.",
        "On a déposé son argent au Crédit Suisse.",
        "La Royal Bank of Scotland ferme.",
    ],
)
def test_leaves_french_alone(sentence):
    assert mend(sentence, list(REPAIRS)) == sentence


@pytest.mark.parametrize(
    ("name", "rough", "mended"),
    [
        ("régime", "Il est important pour avancer.", "Il est important d'avancer."),
        ("régime", "C'est le besoin pour vendre.", "C'est le besoin de vendre."),
        ("régime", "Ils ont promis pour payer.", "Ils ont promis de payer."),
    ],
)
def test_what_french_says_too_waits_for_a_rough_sentence(name, rough, mended):
    assert mend(rough, [name], Roughness(CLEAN)) == rough
    assert mend(rough, [name], Roughness(ROUGH)) == mended


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("composée", "A tourner ainsi, il se perd."),
        ("composée", "Il commence a lire le journal."),
        ("composé", "Ils envoient des repas types et des jouets à pile bouton."),
        ("que", "En avril on refusait un emploi, le ciel vous attend."),
        ("relatif", "Il parle à l'abbé; lequel répondit."),
    ],
)
def test_good_french_in_a_rough_sentence_stays(name, text):
    assert mend(text, [name], Roughness(ROUGH)) == text


def test_two_repairs_of_one_place_do_not_clash():
    text = "Investisseurs ont refusé signer sur lundi."
    assert mend(text, list(REPAIRS)) == "Les investisseurs ont refusé de signer lundi."


@pytest.mark.parametrize("text", ["La", "le", "Un", "Votre…", "« La »", "Ce", "Sa de", ""])
def test_a_lonely_word_is_left_alone(text):
    assert suggest(text, shipped_rules()) is None
