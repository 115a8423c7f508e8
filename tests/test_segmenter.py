"""The French sentence segmenter: a golden table by phenomenon, and the properties that hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.segmenter import sentences, spans

# « | » stands for a boundary with a space in it, « ‖ » for one without (glued sentences).
GOLDEN = {
    "plain": [
        "Il pleut. | Nous restons à la maison. | Et vous ?",
        "Quelle heure est-il ? | Midi ! | Déjà…",
        "Elle part demain. | 12 places restent libres.",
        "Il a dit oui. | iPhone ou non, elle s'en moque.",
        "Un seul bloc sans ponctuation finale",
    ],
    "titles": [
        "M. Dupont est là. | Mme. Durand aussi. | Le Dr. Petit et MM. Roux arrivent.",
        "Selon M. Le Goff, tout va bien. | Mgr. Lustiger approuve.",
        "On a salué M. le maire. | Le Pr. Martin a parlé.",
        "Ils vivent à St. Louis depuis mai. | La dr. Petit aussi.",
    ],
    "abbreviations": [
        "Voir p. 12, art. 5 et chap. III. | Le reste suit.",
        "C'est une œuvre d'art. | Elle date de 1900.",
        "Le n° 5 est parti. | Le no. 6 reste.",
        "On compte env. 300 élèves, cf. Le Monde du 3 mai.",
        "Prenez un fruit, p. ex. une pomme, c.-à-d. rien de sucré.",
        "La société Dupont et Cie. a fermé. | Elle ouvrira en sept. 2027.",
        "Rendez-vous le 3 janv. prochain. | Ou le 4 févr. 2026 au plus tard.",
        "L'étude de Martin et al. montre le contraire.",
        "Apple Inc. (AAPL) a publié ses comptes. | Le titre monte.",
        "Ouvert du 15 sept. au 3 oct., puis du 5 nov. – 9 déc. seulement.",
        "Les règles e.g. celles du droit, i.e. la loi, changent vs. hier.",
        "Il en reste sept. | Prenez-les.",
        "Le siège d'Apple Inc. se trouve en Californie. | Celui de Total S.A. est à Paris.",
        "Le boul. Voltaire et l'av. Foch sont fermés. | Passez par ici.",
        "Il répond au tél. fixe. | Appelez le tél. 01 02 03 04 05.",
        "Voir éd. Gallimard, vol. 2, fig. 3, p. 4. | Fin.",
        "Il habite 5 pl. des Halles ; écrivez réf. 12 svp.",
    ],
    "etc.": [
        "Il vend des pommes, des poires, etc. et même du pain.",
        "Il vend des pommes, des poires, etc. | Son frère vend du pain.",
        "Des fruits (pommes, poires, etc.) et des légumes.",
        "Des fruits, etc. (voir plus bas) et du pain. | Rien d'autre.",
        "J'ai lu Tintin, Astérix, etc... | Et toi ?",
        "Des fruits, etc., puis des légumes. | Voilà, etc.",
    ],
    "initials": [
        "J. K. Rowling et J.-P. Dupont ont signé. | Puis ils sont partis.",
        "Le livre de J. Le Goff est épuisé. | Celui de J.R.R. Tolkien aussi.",
        "Prenez de la vitamine C. | Elle aide.",
        "C'est le plan B. | Le public l'ignore.",
        "Ingénieur à Lille, M. V. s'était tu. | Lubos G. avait raison.",
        "L'art. L. 123-4 du code s'applique.",
        "Les U.S.A. ont gagné. | Vive les U.S.A. ! | Il vient des U.S.A. | Elle aussi.",
        "T. S. Eliot et Y. A. Tittle se taisent. | L'U.S. Army aussi.",
        "Le P.-D.G. Dupont part. | Il vient du C.N.R.S. | Le public l'ignore.",
        "Né en 50 av. J.-C. à Rome, il meurt en 10 apr. J.-C. | Les Romains le pleurent.",
        "Ph. Martin écrit en C. | Il aime ça.",
    ],
    "Roman numerals": [
        "Il admire Napoléon III. | Il lit Louis XIV. | Versailles le fascine.",
        "Le règne de Philippe V. | Ce fut long.",
        "Chapitre III. La guerre",
        "II. Les causes du conflit",
        "C'est dit dans le chapitre III. | La guerre y est racontée.",
    ],
    "numbers": [
        "Il a eu 3.5 de moyenne, soit 99,99 % du total. | Bravo.",
        "La version 2.0.1 est sortie en 2008. | Puis plus rien.",
        "Rendez-vous à 14 h. | Le train part à 15 h 30. | Comptez 10 €. | Il gèle à 2 °C. | Brr.",
        "Le 1. FC Cologne a gagné. | Il est né le 9. | Logement offert.",
        "Elle mesure 1 m. 70. | À 14 h. | Paris dort. | À 15h. | Lyon dort.",
        "Balzac, La Comédie humaine, t. II, p. 35. | Paris, Gallimard.",
        "1. Ouvrir le fichier. | 2. Le lire. | 3. Fermer.",
        "1.2. Matériel et méthodes",
        "Étape 2. Ouvrez la porte",
        "Il faut : 1. Ouvrir ; 2. Lire ; 3. Fermer.",
        "Il en veut 3 ou... 4 peut-être.",
        "A. Le contexte",
        "(a) Un premier point. | (b) Un second. | (iii) Le dernier (sic). | Voilà.",
        "a) Un premier point. | b) Un second.",
    ],
    "names with dots": [
        "Réservez sur Booking.com. | Le site Node.js marche avec .NET et ASP.NET.",
        "Voir www.exemple.fr/page.html?Id=3. | Merci.",
        "Écrivez à jean.dupont@exemple.fr. | Il répondra.",
        "Ouvrez rapport.final.pdf. | Puis imprimez.",
        "Le site https://Exemple.Fr/Accueil.Html est lent.",
        "Amazon.Com et Yahoo! France ferment. | Sur Yahoo! | Il lit.",
    ],
    "ellipses": [
        "Il hésite... puis il part. | Elle attend…",
        "Il hésite… | Elle part. | Et alors... | Rien.",
        "Le texte [...] continue ici. | Un autre (…) aussi.",
        "...Et puis plus rien.",
        "Il est parti. | [...] La suite manque.",
        "Il a dit (...) Non.",
        "Quoi ?... | Rien !... | Ah bon ?!",
    ],
    "quotations": [
        "« Je viens. | Tu pars. | On verra », dit-il. | Elle rit.",
        "Il a dit : « C'est fini. » | Puis il est parti.",
        "“Ce soir, rien.” | Elle sort. | “Vraiment ?” demande-t-il.",
        '"C\'est fini." | Elle sort. | "Vraiment ?" demande-t-il.',
        'Il écrit : " Je viens. | Tu pars. " | Puis il dort.',
        'Il part. | "Enfin seul", pense-t-il. | Il rit.',
        'Il part. | " Enfin seul ", pense-t-il. | Il rit.',
        "Il a crié 'Stop.' | Elle a ri.",
        "Il l'appelle « le roi ». | Elle rit.",
        "« Tout va bien. ». | Le reste suit.",
        "«\u00a0Oui.\u00a0» | «\u202fNon\u202f!\u202f» | Voilà.",
        "Le film « Qui a peur ? » sort demain. | Allez-y.",
    ],
    "reporting clauses": [
        "« Vraiment ? » demanda-t-il. | Elle se tut.",
        "« Au voleur ! » s'exclame Marie. | On court.",
        "« Tu viens... » murmure-t-elle en partant.",
        "Tu viens ? demanda-t-il. | Elle partit.",
        "Quelle horreur ! cria Paul.",
        "« C'est fini. » a-t-il déclaré hier.",
    ],
    "French spacing": [
        "Vraiment\u00a0? | Oui\u202f! | Bien\u00a0: partons.",
        "Attention ! | Un train peut en cacher un autre ; voyez : il arrive.",
        "Quoi ? ! | Encore ! ! ! | Assez.",
        "Il vient . | Elle part .",
    ],
    "dialogue and lists": [
        "— Tu viens ? | — Oui. | — Alors pars !",
        "- Tu viens ? | - Non. | – Ah. | – Ne crie pas.",
        "Il vint – enfin ! – et repartit.",
        "• Premier point ; | • second point ; | • dernier point.",
        "Il faut : | - du pain ; | - du vin ; | - du sel.",
        "Les points sont : - un seul.",
        "Il vient ; elle part ; Paul reste.",
        "Le conseil est élu pour six ans ; | Les membres se réunissent en mai.",
        "Il a lu Zola ; Le Clézio ; Hugo.",
        "Accueil • Contact",
    ],
    "interviews": [
        "Q : Où vivez-vous ? | R : À Brest.",
        "Q. Comment allez-vous ? | R. Bien.",
        "J'aime Brest (sourire). | C'est chez moi. (rires) | Et vous ?",
        "Oui. (Sourire) | Non.",
        "(Bien sûr) Pas tout le monde.",
    ],
    "parentheses": [
        "Il est venu (quelle surprise !) et reparti.",
        "Il a tout payé (60 €. C'est peu !) sans rien dire. | Bravo.",
        "(Il a payé 60 €.) | Elle est ravie.",
        "(Il a payé. | C'est peu.) | Elle est ravie.",
        "Il vend des fruits (pommes, etc.). | Elle achète.",
        "C'est un service rapide (une heure !) | Dommage pour le prix.",
        "C'est nul :( vraiment. | Enfin bon :)",
        "Le texte est clair (voir « Sources. » plus bas). | Bien.",
    ],
    "notes and emoji": [
        "C'est prouvé.[1] | Un autre le nie.[12][13] | Voilà.",
        "C'est prouvé. [1] | Un autre le nie.² | Voilà.",
        "Super ! 😀 | On y va. 🎉🎉 | Bravo ❤️",
    ],
    "glued sentences": [
        "C'est la fin.‖Début du film.‖Il pleut.",
        "Vraiment ?‖Oui !‖Elle part…‖Il reste.",
        "« C'est fini. »‖Elle part.",
        "la loi sur l'intelligence artificielle‖Plutôt que de réglementer, agissons.",
        "Le projet avance‖Le public attend.",
        "L'iPhone, YouTube, OpenAI, LaFourche, McDonald, JavaScript, eBay et DeepMind.",
        "LinkedIn, BlaBlaCar, AirLes, easyJet, PlayStation et getElementById marchent.",
        "Le FC.Nantes et M.Dupont, p.Ex ou vol.IV restent.",
        "L'art.L123 et la classe System.Console restent.",
    ],
    "small letters": [
        "il est venu. | elle est partie. | on verra bien.",
        "tu viens ? | oui bien sûr… | enfin je crois.",
        "et euh, des recettes etc. | genre souvent hmm. | voilà quoi.",
        "il arrive ! | et alors ? | rien du tout.",
        "Le projet est prêt. | comme prévu. | Les tests passent.",
        "pas encore. | Notre projet avance.",
        "il a dit quoi ? demanda-t-elle. | et puis rien.",
    ],
    "stray marks": [
        "Il utilise ces modèles. . | Elle part.",
        "Il part. | Elle reste.. | Lui aussi.",
        "Fin. ***",
        "*** Début. | Suite.",
    ],
}
CASES = [
    pytest.param(case, id=f"{group}: {case}") for group, cases in GOLDEN.items() for case in cases
]


def as_text(case):
    return case.replace(" | ", " ").replace("‖", "")


def as_sentences(case):
    return case.replace("‖", " | ").split(" | ")


@pytest.mark.parametrize("case", CASES)
def test_golden(case):
    assert sentences(as_text(case)) == as_sentences(case)


@pytest.mark.parametrize("case", CASES)
def test_golden_decomposed(case):
    decomposed = unicodedata.normalize("NFD", as_text(case))
    expected = [unicodedata.normalize("NFD", sentence) for sentence in as_sentences(case)]
    assert sentences(decomposed) == expected


@pytest.mark.parametrize("case", CASES)
def test_a_golden_sentence_is_not_cut_again(case):
    for sentence in as_sentences(case):
        assert sentences(sentence) == [sentence]


@pytest.mark.parametrize("text", ["", " ", "\n", "\t\u00a0\u202f\r\n", "\x1c"])
def test_white_space_alone_has_no_sentence(text):
    assert spans(text) == []


@pytest.mark.parametrize("text", [".", "…", "« »", "?? ??", "* * *", "— . . ! ( )", "_", "😀"])
def test_punctuation_alone_is_one_span(text):
    assert spans(f" {text}\n") == [(1, 1 + len(text))]


def test_offsets_are_those_of_the_paragraph_as_it_is():
    text = "\ufeff Été.\n\tFin"
    decomposed = unicodedata.normalize("NFD", text)
    assert [text[start:end] for start, end in spans(text)] == ["\ufeff Été.", "Fin"]
    assert spans(text) == [(0, 6), (8, 11)]
    assert spans(decomposed) == [(0, 8), (10, 13)]


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *(
                " ",
                " ",
                " ",
                "\n",
                "\u00a0",
                "\u202f",
                ". ",
                ". ",
                "? ",
                " ! ",
                "… ",
                "...",
                "; ",
                ": ",
            ),
            *(
                ".",
                "!",
                "?",
                "…",
                ";",
                ":",
                ",",
                '"',
                "'",
                "’",
                "«",
                "« ",
                " »",
                "“",
                "”",
                "(",
                ")",
            ),
            *(
                "[",
                "]",
                "[1]",
                "(...)",
                "—",
                "– ",
                "- ",
                "• ",
                "😀",
                "_",
                "\u0301",
                "\u200b",
                "\x1c",
            ),
            *(
                "M",
                "Mme",
                "J.-C",
                "p",
                "n°",
                "art",
                "etc",
                "cf",
                "J",
                "X",
                "III",
                "sept",
                "ex",
                "Inc",
            ),
            *("1", "12", "3.5", "14 h", "Il", "Le", "Les", "L'", "Paris", "A", "À", "É", "Plutôt"),
            *(
                "il",
                "elle",
                "dit-il",
                "le",
                "mot",
                "fermé",
                "artificielle",
                "Booking.com",
                "http://a.b",
            ),
            *("Σ", "中文。", "ß", "İ", "ǅ", "½"),
        ]
    ),
    max_size=40,
).map("".join)
TEXTS = FRAGMENTS | st.text(max_size=80)


@given(TEXTS)
def test_only_white_space_lies_outside_the_spans(text):
    position = 0
    for start, end in spans(text):
        assert position <= start < end
        assert not text[position:start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        position = end
    assert not text[position:].strip()


@given(TEXTS)
def test_no_span_is_punctuation_alone(text):
    found = sentences(text)
    if any(character.isalnum() for character in text):
        assert all(any(character.isalnum() for character in sentence) for sentence in found)
    else:
        assert len(found) == bool(text.strip())


@given(FRAGMENTS)
def test_any_white_space_cuts_as_a_space_does(text):
    assert spans(text.replace(" ", "\n")) == spans(text)


@given(FRAGMENTS, st.integers(0, 3), st.integers(0, 3))
def test_white_space_around_a_paragraph_moves_its_spans_only(text, before, after):
    moved = [
        (start - before, end - before) for start, end in spans(" " * before + text + " " * after)
    ]
    assert moved == spans(text)


UNITS = [
    *(
        ".",
        "…",
        ";",
        '"',
        "»",
        "(",
        "•",
        " ",
        "a",
        "_",
        ". ",
        "A. ",
        "1. ",
        "M. ",
        "a. (b ",
        "a ; - ",
    ),
    *("• a ", "? a", "a.A", "aaaaLe ", "a.»", "a . »", "[1]", "etc. ", "e\u0301. "),
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_million_repeated_characters_take_no_quadratic_time(unit):
    text = unit * (1_000_000 // len(unit))
    assert len("".join(sentences(text)).replace(" ", "")) == len(text.replace(" ", "").strip())


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["a. ", "(a. ", '" a. '])
def test_a_sentence_of_four_million_characters_takes_no_quadratic_time(unit):
    text = unit * (4_000_000 // len(unit))
    assert spans(text) == [(0, len(text) - 1)]
