import pytest

from translate.checks.duplicate import duplicates

QUOTE = (
    "Personne n’avait rallumé ce vieux four depuis que mon père était parti travailler en ville."
)
OTHERS = [
    "Le boulanger dort encore quand le facteur passe.",
    "Sa fille, elle, compte déjà les sacs de farine qui restent.",
    "On entend la cloche, puis plus rien.",
]


def repeated(*paragraphs):
    """Return the flagged sentences of an article with a title, as their paragraph and text."""
    segments = [(0, "Un four à pain")]
    segments += [(n, text) for n, sentences in enumerate(paragraphs, 1) for text in sentences]
    return {segments[copy]: segments[original] for copy, original in duplicates(segments).items()}


@pytest.mark.parametrize(
    "copy",
    [
        QUOTE,
        f"« {QUOTE} »",
        QUOTE.replace("vieux", "grand"),
        QUOTE.replace("vieux ", ""),
        QUOTE.replace("ce vieux four", "ce vieux four de village"),
        "Personne n’avait rallumé ce vieux four",
        "depuis que mon père était parti travailler en ville",
        QUOTE.upper(),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_pull_quote_before_or_after_its_original(copy, first):
    body = [OTHERS[0], QUOTE, OTHERS[1]]
    paragraphs = [[copy], [OTHERS[2]], body] if first else [body, [OTHERS[2]], [copy]]
    at, origin = (1, 3) if first else (3, 1)
    assert repeated(*paragraphs) == {(at, copy): (origin, QUOTE)}


def test_a_pull_quote_of_two_sentences():
    body = [OTHERS[0], QUOTE, OTHERS[1]]
    assert repeated([QUOTE, OTHERS[1]], body).keys() == {(1, QUOTE), (1, OTHERS[1])}


def test_a_paragraph_twice():
    assert repeated(OTHERS, [QUOTE], OTHERS) == {(3, text): (1, text) for text in OTHERS}


def test_a_sentence_three_times_has_one_original():
    found = duplicates([(n, text) for n, text in enumerate([OTHERS[0], QUOTE, QUOTE, QUOTE])])
    assert found == {2: 1, 3: 1}


@pytest.mark.parametrize(
    "line",
    [
        "Oui.",
        "Et vous, qu’en pensez-vous ?",
        "Je ne sais pas.",
        "Depuis combien de temps faites-vous cela ?",
    ],
)
def test_refrains_and_short_questions(line):
    assert repeated([line], [OTHERS[0]], [line], [OTHERS[1], line]) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La production de farine a augmenté de 5 % dans la région en 2021.",
            "La production de farine a augmenté de 7 % dans la région en 2022.",
        ),
        (
            "La ministre se rendra demain à Vannes pour y rencontrer les boulangers.",
            "La ministre se rendra demain à Quimper pour y rencontrer les boulangers.",
        ),
        ("Ils ont voulu nous faire taire.", "Ils ont voulu nous faire peur."),
        (OTHERS[0], OTHERS[1]),
    ],
)
def test_sentences_of_one_pattern(one, other):
    assert repeated([one], [other]) == {}
    assert repeated([one, other]) == {}


def test_a_changed_sentence_inside_the_article_is_meant():
    assert repeated([OTHERS[0], QUOTE], [OTHERS[1], QUOTE.replace("père", "frère")]) == {}


def test_a_caption_that_repeats_a_title_and_a_name():
    caption = "Photo : Jeanne Kerven, fondatrice du Fournil de Belle-Île"
    body = "Jeanne Kerven, fondatrice du Fournil de Belle-Île, se lève à quatre heures."
    assert repeated([OTHERS[0], body], [caption]) == {}


def test_the_title_is_no_copy():
    assert duplicates([(0, QUOTE), (1, OTHERS[0]), (1, QUOTE), (1, OTHERS[1])]) == {}


def test_nothing():
    assert duplicates([]) == {}


def test_the_same_words_everywhere_are_a_formula():
    assert duplicates([(n, QUOTE) for n in range(20_000)]) == {}
