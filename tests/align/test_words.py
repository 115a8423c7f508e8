from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.align import align_words
from translate.align.tokens import tokenise

GOLD = Path(__file__).with_name("words_gold.tsv")
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


def test_a_pair_needs_no_company() -> None:
    for number in range(len(PAIRS)):
        assert len(align_words([PAIRS[number]])[0]) >= len(tokenise(PAIRS[number][0])) - 2


@pytest.mark.parametrize(
    ("french", "english", "links"),
    [
        # An « a » is « has », not the English article; « on » and « car » are other words too.
        ("Il a un chat.", "He has a cat.", [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]),
        # Feminines and plurals that the word list lacks.
        ("Une tasse bleue.", "A blue cup.", [(0, 0), (1, 2), (2, 1), (3, 3)]),
        # A name that nobody knows is itself wherever it stands.
        ("Demain, Ysolde Krantu viendra.", "Ysolde Krantu will come tomorrow.", [(2, 0), (3, 1)]),
    ],
)
def test_links(french: str, english: str, links: list[tuple[int, int]]) -> None:
    assert set(links) <= set(align_words([(french, english)])[0])


def test_a_word_list_of_ones_own() -> None:
    pair = ("Zorgue plicte.", "Mibble grent.")
    own = {"zorgue": [("grent", 0.9)], "plicte": [("mibble", 0.9)]}
    assert align_words([pair], known=own) == [[(0, 1), (1, 0), (2, 2)]]
    assert align_words([pair]) == [[(0, 0), (1, 1), (2, 2)]]


def test_hand_made_links_are_found() -> None:
    """The share of wrong and missing words on 48 pairs, each alone: .104 when this was written."""
    wrong = wanted = 0
    for line in GOLD.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        french, english, links = line.split("\t")
        fr, en = ([t[a:b] for a, b in tokenise(t)] for t in (french, english))
        found = {(fr[i], en[j]) for i, j in align_words([(french, english)])[0] if fr[i].isalnum()}
        sure, possible = set(), set()
        for link in links.split(" "):
            a, sign, b = link.replace("~", " ~ ").replace("=", " = ").split(" ")
            pairs = {
                (x.partition("/")[0], y.partition("/")[0])
                for x in a.split("+")
                for y in b.split("+")
            }
            possible |= pairs
            if sign == "=":
                sure |= pairs
        wrong += len(sure - found) + len(found - possible)
        wanted += len(sure) + len(found)
    assert wrong / wanted < 0.12


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
