"""Closed classes of French words, and short lists of verbs, that the detectors share."""

from __future__ import annotations

from translate.rough.lexicon import Kind
from translate.rough.words import word_set

PUNCTUATION = frozenset(".!?;:,")
CLOSING = frozenset((".", "!", "?", ";", "</s>"))

SUBJECTS = word_set("je j' tu il elle on nous vous ils elles")
PURE_SUBJECTS = word_set("je j' tu il on ils")  # never stressed, never objects
STRESSED = word_set("nous vous lui moi toi eux")
DETERMINERS = word_set(
    "le la les l' un une des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos"
    " votre vos leur leurs chaque quelque quelques plusieurs aucun aucune"
)
PREPOSITIONS = word_set(
    "à de d' dans par pour sur sous vers avec sans chez entre contre depuis pendant avant après"
    " devant derrière selon malgré en parmi durant dès"
)
# Prepositions that seldom stand before a noun without an article.
ARTICLE_AFTER = word_set(
    "à dans pour sur sous vers chez contre depuis pendant avant après devant derrière durant dès"
)
NUMERALS = word_set(
    "deux trois quatre cinq six sept huit neuf dix douze quinze vingt trente quarante cinquante"
    " soixante cent cents mille <num>"
)
WHICH = word_set("lequel laquelle lesquels lesquelles")

BE = word_set(
    "suis es est sommes êtes sont étais était étions étiez étaient serai sera serons serez seront"
    " serais serait serions seriez seraient"
)
HAVE = word_set(
    "ai as a avons avez ont avais avait avions aviez avaient aurai aura auront aurais aurait"
    " auraient avoir ayant"
)
GET = word_set(
    "obtenir obtient obtiens obtenons obtenez obtiennent obtenu obtenait obtenaient obtint"
    " obtenant obtiendra obtiendrez"
)
WANT = word_set(
    "veut voulait voulaient veulent voulons voulais voudrait voudraient vouloir attend attendait"
    " attendent attendaient"
)
# Verbs whose compound tenses take « être » and that have no usual direct object.
WITH_BE = frozenset(
    stem + ending
    for stem in word_set(
        "allé venu parti arrivé tombé devenu né resté revenu parvenu intervenu décédé entré survenu"
    )
    for ending in ("", "e", "s", "es")
)
# Beginnings of verbs that need « de » or « à » before an infinitive.
ATTITUDE = tuple(
    word_set(
        "refus essay décid continu commenc promet promi évit oubli cess tent choisi accept propos"
        " offr menac jur"
    )
)
# Beginnings of verbs before which an object pronoun belongs to the next verb.
MODALS = tuple(
    word_set(
        "peu pou veu voul voud doi dev dû fai fer font laiss all vai vas va vont fau fall sai sav"
        " ose osa vien ven cens"
    )
)
# Beginnings of verbs with which « dehors », « en haut »… are French.
STAYING = tuple(word_set("jug met mis rend sor viv plac rest rev ret regard pass reçoi recev"))
OPINION = word_set(
    "pense pensais pensait pensent pensé penser crois croit croyais croyait croient cru croire dit"
    " disent disait dire sais sait savais savait savent su espère espérait espèrent espérer"
    " souhaite souhaitait souhaitent sent sentait senti imagine imaginait trouvé trouve réalise"
    " réalisé décidé remarqué montre montrent prétend prétendent affirme affirment suppose parie"
    " jure admet reconnaît insiste explique"
)
SAYS = word_set(
    "dit prévient admet explique ajoute rappelle insiste blague affirme disent raconte plaisante"
    " note écrit confie répond avertit concède reconnaît soupire rit conclut estime"
)

MOVABLE = word_set(
    "jamais encore juste seulement toujours souvent déjà alors finalement récemment simplement"
    " vraiment rarement parfois probablement maintenant actuellement soudainement même"
    " presque habituellement principalement clairement"
)
PARTICLES = word_set("dehors dedans hors retour arrière")
AFTER_PARTICIPLE = PREPOSITIONS | DETERMINERS | STRESSED | NUMERALS | PARTICLES
NO_PARTICIPLE = word_set(
    "tant autant pourtant cependant durant suivant maintenant avant devant pendant comptant"
)
ORDER = word_set(
    "dernier derniers dernière dernières premier premiers première premières prochain prochains"
    " prochaine prochaines"
)
ORDINALS = word_set("premier première deuxième second seconde troisième quatrième")
UNITS = word_set("an année mois semaine jour heure minute nuit")
PERIODS = word_set("an ans année années mois semaine semaines jour jours heure heures minutes")
DAYS = word_set("lundi mardi mercredi jeudi vendredi samedi dimanche")
MONTHS = word_set(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
)
# Words that end no sentence.
STRANDED = word_set(
    "à de d' dans par en sur chez hors que qu' le les l' des du au aux sa ses leurs mes nos vos ma"
    " très"
)
# Words that stand before or after a noun without being one there, whatever the counts say.
BESIDE_NOUNS = word_set(
    "jeune jeunes premier premiers première premières grand grands grande grandes petit petits"
    " petite petites beau bel belle beaux belles vieux vieil vieille bon bonne bons bonnes mauvais"
    " mauvaise gros grosse dernier derniers dernière dernières propre propres seul seule seuls"
    " seules certain certaine haut haute hauts hautes bas basse long longue court courts courte"
    " meilleur meilleure meilleurs meilleures vrai vraie vrais faux fausse gauche droite droit"
    " nouveau nouvelle nouveaux nouvelles ancien ancienne anciens même mêmes simple simples unique"
    " double triple cher chère onze douze treize quatorze quinze seize vingt trente quarante"
    " cinquante soixante cent cents mille million millions milliard milliards second seconde numéro"
    " fois tel autre demi moitié lundi mardi mercredi jeudi vendredi samedi dimanche janvier"
    " février mars avril mai juin juillet août septembre octobre novembre décembre matin midi soir"
    " hier aujourd'hui tour rue avenue boulevard place docteur maître madame monsieur"
    " mesdames messieurs mademoiselle diable pauvre brave gentil plein pleine clé clef type record"
    " pilote fin frais net"
)

SURE = Kind.MASCULINE | Kind.FEMININE | Kind.PLURAL
"""Bits of a word that is certainly a noun or adjective."""

NOT_ONLY_FINITE = (
    Kind.NOUN | Kind.ADJECTIVE | Kind.PARTICIPLE | Kind.INFINITIVE | Kind.ADVERB | Kind.PRESENT
)
"""Bits of a word that may be something else than a finite verb."""
