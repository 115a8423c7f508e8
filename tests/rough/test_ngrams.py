import pytest

from translate.rough.lexicon import Kind
from translate.rough.ngrams import counts
from translate.rough.sentence import read


def kind(word: str) -> Kind:
    return Kind(counts().kinds[counts().number[word]])


def test_a_usual_pair_is_seen_and_lifted():
    s = read("La question est importante.")
    assert s.seen[1] > 1000
    assert s.lift[1] > 1


def test_a_pair_that_french_avoids_is_odd():
    s = read("Nous la vendre allons.")
    assert s.words[3:5] == ["vendre", "allons"]
    assert s.odd(3)
    assert not s.odd(2)


def test_an_unknown_word_has_no_pair():
    s = read("Un zorglub rose.")
    assert s.known == [True, True, False, True, True, True]
    assert s.seen[1] == 0
    assert s.lift[1] == 0


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("vendre", Kind.INFINITIVE),
        ("vendu", Kind.PARTICIPLE),
        ("vendant", Kind.PRESENT),
        ("montrent", Kind.VERB_THEY),
        ("montre", Kind.VERB_HE),
        ("voulons", Kind.VERB_WE),
        ("rapidement", Kind.ADVERB),
        ("problème", Kind.NOUN | Kind.MASCULINE | Kind.SINGULAR),
        ("question", Kind.NOUN | Kind.FEMININE | Kind.SINGULAR),
        ("entreprises", Kind.NOUN | Kind.FEMININE | Kind.PLURAL),
        ("nationale", Kind.ADJECTIVE | Kind.FEMININE | Kind.FOLLOWS),
    ],
)
def test_kinds_of_word(word, kinds):
    assert kind(word) & kinds == kinds


@pytest.mark.parametrize("word", ["de", "qui", "nous", ",", "</s>"])
def test_closed_words_have_no_kind(word):
    assert kind(word) == 0


def test_an_adjective_of_both_genders_has_none():
    assert not kind("confortable") & (Kind.MASCULINE | Kind.FEMININE)
