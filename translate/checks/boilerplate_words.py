"""The words of Web pages: what they say around an article, in French and English.

All is written as `boilerplate` compares it: without accents, case, and marks at the ends.
"""

from __future__ import annotations

_NETWORK = (
    r"(?:facebook|twitter|x|linked ?in|whats ?app|instagram|pinterest|telegram|messenger|reddit"
    r"|youtube|tik ?tok|mastodon|bluesky|threads|flipboard|google news|e-?mail|courriel|sms"
    r"|(?:les |nos )?reseaux sociaux|social media)"
)
_NETWORKS = rf"{_NETWORK}(?:(?:,| et| ou| and| or) {_NETWORK})*"
_ON = r"(?:sur|par|via|on|by|with)"
_ARTICLE = r"(?:cet article|l'article|cette page|ce contenu|this (?:article|post|story|page)|this)"
_SITE = r"(?:site|experience|navigation|audience|trafic|contenus?)"
_LETTER = (
    r"(?:a |au |to |for )?(?:la |notre |nos |our |the )?"
    r"(?:newsletters?|lettres? d'informations?|infolettres?|chaine(?: youtube)?|podcasts?"
    r"|flux rss|magazine|journal|mailing list)"
)

# Whole lines that stand in no article, as regular expressions.
LINES = (
    # adverts
    r"publicite|advertisements?|sponsored(?: content)?|contenu sponsorise",
    r"(?:lire )?la suite apres (?:la|cette) publicite",
    r"(?:story |article )?continues? (?:after|below) (?:the |this )?(?:ad|advertisement)",
    # where the text goes on
    r"source link|lien (?:de la )?source",
    r"lire la suite(?: (?:sur|de l'article).{0,40})?|voir plus|lire plus|en savoir plus",
    r"lire l'article (?:complet|original|entier)(?: sur .{1,40})?",
    r"(?:click here to )?read (?:more|the (?:full|original) (?:article|story))|continue reading",
    # other articles
    r"(?:a )?(?:lire|voir|ecouter|decouvrir) (?:aussi|egalement)",
    r"read (?:also|next)|see also|related (?:articles|posts|stories)|you (?:may|might) also like",
    r"articles? (?:similaires|lies|associes|connexes|recommandes)",
    r"vous (?:aimerez|pourriez aimer) (?:aussi|peut-etre|egalement)",
    r"(?:cela|ceci) (?:pourrait|peut) (?:aussi )?vous (?:plaire|interesser)(?: aussi)?",
    r"sur le meme (?:sujet|theme)|dans la meme (?:rubrique|categorie)",
    r"(?:les )?(?:articles )?(?:les )?plus (?:lus|partages|commentes)|most (?:read|popular)",
    r"(?:article|billet) (?:precedent|suivant)|(?:previous|next) (?:article|post)",
    # sharing and following
    rf"(?:partage[rz](?:-le)?|envoyer|share|post|tweet)(?: {_ARTICLE})? {_ON} {_NETWORKS}",
    rf"(?:partage[rz]|imprimer|commenter|sauvegarder|ecouter|print|share|save) {_ARTICLE}",
    r"partage[rz]|tweete[rz]|share|tweet|copier le lien|copy link",
    rf"(?:suivez|retrouvez|rejoignez)[- ]nous(?: (?:aussi )?sur {_NETWORKS})?",
    r"follow us(?: on .{1,40})?",
    rf"(?:{_NETWORK}[ ,|/·•-]+){{2,}}{_NETWORK}",
    # subscriptions
    rf"(?:je m'|s')(?:abonner?|inscri(?:s|re))(?: {_LETTER})?",
    rf"(?:abonnez|inscrivez)-vous(?: {_LETTER})?(?: (?:gratuitement|maintenant|ici))*",
    rf"(?:subscribe|sign up)(?: {_LETTER})?(?: (?:now|here|today))?",
    r"deja abonnee? ?\?(?: (?:se connecter|connectez-vous|identifiez-vous))?",
    r"(?:cet )?(?:article|contenu)(?: est)? reserve (?:a nos|aux) abonnes",
    r"il vous reste \d+(?:[.,]\d+)? ?% de cet article a lire.{0,80}",
    # cookies
    r"(?:tout )?(?:accepter|refuser) (?:et fermer|(?:tous )?les cookies)|tout (?:accepter|refuser)",
    r"continuer sans accepter|(?:accept|reject) all(?: cookies)?",
    r"(?:gerer|parametrer|personnaliser) (?:mes|vos) (?:cookies|preferences|choix)",
    r"cookie (?:settings|policy|preferences)",
    rf"(?:nous|ce site)(?: et nos partenaires)? utilis\w+ des cookies\b.{{0,200}} {_SITE}\b.*",
    r"(?:we|this (?:web)?site) uses? cookies\b.{0,300}",
    r"en poursuivant votre navigation.{0,300}\bcookies\b.{0,200}",
    # comments
    r"(?:laisser|ajouter|publier|poster) un commentaire|annuler la reponse",
    r"leave a (?:comment|reply)|\d+ (?:commentaires?|comments?|partages|shares)",
    r"(?:commentaires?|comments?) \(\d+",
    r"votre adresse (?:e-?mail|de messagerie) ne sera pas publiee.{0,120}",
    r"your email address will not be published.{0,120}",
    # the edges of a page
    r"(?:aller|passer|acceder) (?:directement )?au (?:contenu|menu)(?: principal)?",
    r"skip to (?:main )?content|back to top|retour (?:a l'accueil|en haut)(?: de (?:la )?page)?",
    r"haut de (?:la )?page|toggle navigation|load(?:ing| more)|afficher plus",
    r"voir (?:tous les (?:articles|commentaires|episodes)|toutes les (?:actualites|videos))",
    r"(?:©|\(?c\)|copyright).{0,80}(?:tous droits reserves|all rights reserved)",
    r"tous droits reserves.{0,40}|all rights reserved.{0,40}",
    r"(?:temps de )?lecture ?:? ?\d+ ?(?:min(?:utes?)?|mn)|\d+ ?min(?:utes?)? (?:de lecture|read)",
    r"(?:tags|etiquettes) ?: ?[^.!?]{1,200}|classe sous ?:? [^.!?]{1,60}",
    r"(?:posted in|filed under) ?:? [^.!?]{1,60}",
    # podcasts
    r"deep dives|show notes|episode notes|play episode|ai (?:summary|chapters)",
    r"listen to this (?:episode|article)|ecouter sur (?:spotify|deezer|apple podcasts?)",
)

# What only the menu of a site says, though one word of it by itself may be a heading.
SITE = frozenset(
    {
        *("accueil", "home", "menu", "contact", "contactez-nous", "contact us", "a propos"),
        *("qui sommes-nous ?", "qui sommes-nous", "about", "about us", "plan du site", "sitemap"),
        *("mentions legales", "politique de confidentialite", "privacy policy", "cgu", "cgv"),
        *("conditions generales", "conditions d'utilisation", "terms of use", "terms of service"),
        *("conditions generales d'utilisation", "conditions generales de vente", "faq", "rss"),
        *("foire aux questions", "newsletter", "newsletters", "se connecter", "connexion", "login"),
        *("log in", "sign in", "mon compte", "creer un compte", "s'identifier", "s'abonner"),
        *("abonnement", "abonnements", "abonnes", "kiosque", "rechercher", "search", "e-mail"),
        *("facebook", "twitter", "linkedin", "instagram", "youtube", "whatsapp", "pinterest"),
        *("imprimer", "print", "repondre", "reply", "j'aime", "like", "suivre", "follow"),
        *("commentaires", "comments", "precedent", "suivant", "previous", "next", "flux rss"),
        *("cookies", "politique des cookies", "parametres des cookies", "gestion des cookies"),
        *("actualites", "actus", "actu", "news", "nouvelles", "a la une", "blog"),
    }
)

# Sections of newspapers and sites; as headings they belong to an article.
SECTIONS = frozenset(
    {
        *("politique", "economie", "societe", "sport", "sports", "culture", "international"),
        *("monde", "france", "europe", "science", "sciences", "technologie", "technologies"),
        *("tech", "high-tech", "sante", "opinion", "opinions", "debats", "idees", "planete"),
        *("environnement", "education", "medias", "immobilier", "auto", "voyage", "voyages"),
        *("cuisine", "jeux", "meteo", "tele", "tv", "cinema", "musique", "livres", "people"),
        *("mode", "lifestyle", "regions", "region", "faits divers", "justice", "entreprises"),
        *("entreprise", "bourse", "emploi", "argent", "finance", "finances", "start-up"),
        *("innovation", "dossiers", "tribunes", "editos", "videos", "photos", "podcasts"),
        *("galerie", "agenda", "archives", "boutique", "services", "partenaires", "presse"),
        *("annonces", "petites annonces", "aide", "articles", "recherche", "categories", "tags"),
        *("world", "business", "politics", "technology", "health", "entertainment", "lifestyle"),
        *("pub", "partages", "favoris", "enregistrer", "pdf", "publications", "evenements"),
    }
)

# Names of languages; whether a name is French.
LANGUAGES = {
    **dict.fromkeys(
        (
            *("francais", "anglais", "allemand", "espagnol", "italien", "portugais", "russe"),
            *("neerlandais", "arabe", "chinois", "japonais", "coreen", "grec", "turc", "polonais"),
            *("roumain", "hongrois", "tcheque", "suedois", "danois", "norvegien", "finnois"),
            *("ukrainien", "hebreu", "hindi", "vietnamien", "indonesien", "latin", "catalan"),
            *("breton", "basque", "occitan", "corse", "persan", "thai", "bulgare", "croate"),
        ),
        True,
    ),
    **dict.fromkeys(
        (
            *("english", "deutsch", "espanol", "italiano", "portugues", "nederlands", "turkce"),
            *("polski", "romana", "magyar", "cestina", "svenska", "dansk", "norsk", "suomi"),
            *("русскии", "українська", "العربية", "中文", "简体中文", "繁體中文", "日本語"),
            *("ελληνικα", "עברית", "हिन्दी", "tieng viet", "bahasa indonesia", "latina", "catala"),
            *("french", "german", "spanish", "italian", "portuguese", "russian", "chinese"),
            *("japanese", "korean", "arabic", "dutch", "greek", "turkish", "polish", "indonesian"),
            *("brezhoneg", "euskara", "galego", "hrvatski", "slovencina", "slovenscina", "ไทย"),
        ),
        False,
    ),
}
