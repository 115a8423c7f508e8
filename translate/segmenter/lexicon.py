"""The French words that decide whether a full stop ends a sentence.

Abbreviations are written without their last full stop. They fall into classes by what has to
follow for the stop to belong to the abbreviation; a word that is also an ordinary French word
(« art. », « sept. », « vol. ») never stands in a class that would swallow a real sentence end.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "M MM Mr Mrs Ms Mme Mmes Mlle Mlles Me Mes Dr Drs Dre Pr Prs Prof Mgr St Ste Sts Stes Vve"
    " Cdt Cne Lt Capt Col Gal Gén Sgt Adj Rév Rev Hon dr drs mme mmes mlle mlles mgr"
)
"""A name follows: the stop never ends a sentence. Case matters: « m. » is a metre."""

PREFIXES = _words("cf env approx vs feat c.-à-d c-à-d càd e.g i.e p.ex n.d.l.r")
"""Something always follows: the stop never ends a sentence."""

NUMBERED = _words(
    "p pp art arts no nos vol vols chap ch fig figs t tom sect tabl al éd ed v vv f fol num tél tel"
    " fax réf § par n nº n° ms pl obs op appt bât esc alin annexe ca"
)
"""A number, a Roman numeral or a letter follows; before a capitalised word the stop is a real
one, for several of them are ordinary words too (« une œuvre d'art. »)."""

MONTHS = _words("janv jan févr fév avr juil juill sept oct nov déc")
"""Part of a date, and no sentence end, before a year and between a day and a small letter."""

ABBREVIATIONS = PREFIXES | _words(
    "p pp chap fig figs tom sect tabl al éd ed fol num tél réf alin bât appt janv févr avr juil"
    " juill oct nov déc cie sté ets éts inc ltd ltée corp co bros jr sr a.m p.m j.-c jc ibid"
    " op.cit loc.cit cit av ap apr boul bd bld dir trad coll suppl préf adj adv abrév conj dém"
    " ellipt fam fém géogr géom impér impers indic inf interj intr inv irrég ital lat ling litt"
    " loc masc méd mus myth nég neut obs péj philos phys plur poét prép prés pron qqch qqn réfl"
    " subj subst suff symb syn techn théol vétér vulg zool auj anc angl esp hab alt arr dépt rég"
    " gouv min éq nb nbre qté ref transp lieut sgt adjt"
)
"""Stands inside a sentence before a small letter, a figure or a name; before a word that usually
begins a sentence, one begins. No ordinary word is here, for speech is often written without
capital letters, and then nothing else shows where « un vol. » ends a sentence."""

NAMES_WITH_A_MARK = _words("Yahoo Jeopardy Joomla Wham")
"""Proper names that end in « ! »: only a sentence opener shows that a sentence begins."""

HEADINGS = _words(
    "chapitre chap livre tome volume vol titre partie section acte scène annexe article art"
    " figure fig tableau étape phase point n°"
)
"""The number after one of them, at the head of a line, has a title after it: « Acte I. Le duc »."""

FUNCTION_WORDS = _words("le la les du de des en au aux")
NUMBERED_NAMES = _words("FC FSV FFC SC SV BFC HSC Bundesliga Liga")
"""« le 1. FC Cologne », « en 2. Bundesliga »: between the two the stop makes an ordinal."""

PARTICLES = _words("Le La Les De Du Des L D")
"""Sentence openers that are also the first word of a surname: « J. Le Goff », « P. De Smet »."""

OPENERS = _words(
    # articles, possessives, demonstratives, indefinites
    "Le La Les Un Une Des Du De Au Aux Mon Ma Mes Ton Ta Tes Son Sa Ses Notre Nos Votre Vos"
    " Leur Leurs Ce Cet Cette Ces Aucun Aucune Chaque Chacun Chacune Certains Certaines Plusieurs"
    " Quelques Quelque Tout Toute Tous Toutes Tel Telle Autre Autres Nul Nulle Beaucoup Peu"
    # pronouns
    " Je Tu Il Elle On Nous Vous Ils Elles Y Se Me Te Moi Toi Lui Eux Celui Celle Ceux"
    " Celles Cela Ça Ceci Qui Que Quoi Dont Rien Personne Quiconque"
    # prepositions
    " À A Après Avant Avec Chez Contre Dans Depuis Derrière Dès Devant Durant En Entre Envers"
    " Hormis Jusque Malgré Outre Par Parmi Pendant Pour Sans Sauf Selon Sous Suivant Sur"
    " Vers Voici Voilà Concernant Grâce Faute Lors Près Loin Hors Via"
    # conjunctions
    " Et Ou Mais Or Ni Car Donc Si Quand Lorsque Puisque Quoique Comme Tandis Parce"
    " Afin Bien"
    # adverbs and openers of speech
    " Ainsi Alors Aussi Aussitôt Autant Auparavant Autrefois Bientôt Cependant Certes"
    " Davantage Déjà Demain Désormais Encore Enfin Ensuite Évidemment Finalement Hélas Heureusement"
    " Hier Ici Jamais Là Longtemps Maintenant Malheureusement Même Mieux Moins Naturellement"
    " Néanmoins Non Notamment Ne Oui Parfois Partout Peut Plus Plutôt Pourtant Presque Puis Quant"
    " Quasi Quelquefois Seul Seule Seuls Seules Seulement Soit Soudain Souvent Surtout Tant Tantôt"
    " Tard Toujours Toutefois Très Trop Vraiment Également Effectivement Récemment Parallèlement"
    " Bref Bah Ben Euh Ah Oh Eh Ouais Merci Bonjour Reste Restait Faut Était Est Sont"
    # questions
    " Combien Comment Où Pourquoi Quel Quelle Quels Quelles Lequel Laquelle Lesquels Lesquelles"
    # numerals written out
    " Deux Trois Quatre Cinq Six Sept Huit Neuf Dix Cent Mille Premier Première Né Née"
)
"""Words that, with a capital letter, usually begin a sentence rather than a name."""

ELIDED_OPENERS = _words("C D J L M N S T Qu Jusqu Lorsqu Puisqu Quoiqu Aujourd Presqu Quelqu")
"""The same, where an apostrophe follows."""

GLUED_OPENERS = _words(
    "Le La Les Une Il Elle Nous Vous Ils Elles Je Ce Cette Ces Cet Dans Pour Avec Selon Pendant"
    " Depuis Mais Donc Puis Alors Ainsi Cependant Pourtant Toutefois Néanmoins Plutôt Ensuite"
    " Enfin Quand Lorsque Comme Parce Aujourd Malgré Après Avant Chez Notre Votre Leur Leurs"
    " Chaque Plusieurs Certains Voici Voilà Comment Pourquoi Celui Celle Ceux Cela Lorsqu Quelles"
    " Quels Quelle Désormais Également Souvent Toujours Très"
)
"""The openers that are trusted after a lower-case word without any stop or space: none of them is
a usual second half of a name written in camel case (« easyOn », « monPlus »)."""

TOP_LEVEL_DOMAINS = _words("Com Fr Net Org Be Ch Ca Eu Io Ai Co Uk De Info Tv Gouv Edu")
"""As second half of a word with a capital after its full stop, a domain: « Amazon.Com »."""
