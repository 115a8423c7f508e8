from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from translate.align import align_words
from translate.align.tokens import tokenise

PAIRS = [
    ("La voisine a vendu sa maison bleue.", "The neighbour sold her blue house."),
    ("Cette maison avait un grand jardin.", "That house had a large garden."),
    ("En 2019, Odile Kervran a planté 12 arbres.", "Odile Kervran planted 12 trees in 2019."),
    ("L'arbre du jardin est mort.", "The garden tree is dead."),
]


def linked(number: int) -> set[tuple[str, str]]:
    french, english = PAIRS[number]
    fr, en = ([t[a:b] for a, b in tokenise(t)] for t in (french, english))
    return {(fr[i], en[j]) for i, j in align_words(PAIRS)[number]}


def test_words_meet_their_counterparts() -> None:
    assert {("maison", "house"), ("bleue", "blue"), ("vendu", "sold"), (".", ".")} <= linked(0)
    assert {("grand", "large"), ("jardin", "garden")} <= linked(1)
    assert {("arbre", "tree"), ("jardin", "garden"), ("mort", "dead")} <= linked(3)


def test_numbers_and_names_cross() -> None:
    assert {("2019", "2019"), ("12", "12"), ("Odile", "Odile"), ("Kervran", "Kervran")} <= linked(2)


def test_nothing_to_link() -> None:
    assert align_words([]) == []
    assert align_words([("", "Word."), ("Mot.", ""), ("Mot.", "Word.")])[:2] == [[], []]


def test_a_pair_too_large_gets_no_links() -> None:
    long = "mot " * 1000
    links = align_words([(long, long), PAIRS[0]])
    assert links[0] == []
    assert links[1]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=5))
def test_links_point_at_tokens(pairs: list[tuple[str, str]]) -> None:
    for (french, english), links in zip(pairs, align_words(pairs), strict=True):
        assert links == sorted(set(links))
        assert all(0 <= i < len(tokenise(french)) for i, _ in links)
        assert all(0 <= j < len(tokenise(english)) for _, j in links)
