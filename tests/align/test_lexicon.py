from __future__ import annotations

import numpy as np

from translate.align.evidence import EXPLAINED, word_evidence
from translate.align.ibm1 import induced_lexicon
from translate.align.lexicon import (
    Lexicon,
    general_lexicon,
    lexicon_of,
    spelling_lexicon,
    strongest,
)
from translate.align.tokens import fold, token_table, tokenise, words


def entries(lexicon: Lexicon) -> dict[tuple[int, int], float]:
    return {
        (int(r), int(c)): float(s)
        for r, c, s in zip(lexicon.row, lexicon.column, lexicon.strength, strict=True)
    }


def test_fold_joins_the_two_spellings() -> None:
    assert fold("ŒUVRE d’Été") == "oeuvre d'ete"
    assert words("L'œuvre d’Élise — 3e prix, 12%") == [
        "l",
        "oeuvre",
        "d",
        "elise",
        "3e",
        "prix",
        "12",
    ]


def test_tokens_are_spans_of_the_text() -> None:
    text = "L'été, « déjà » !"
    assert [text[a:b] for a, b in tokenise(text)] == ["L'", "été", ",", "«", "déjà", "»", "!"]


def test_spelling() -> None:
    left = ["candide", "1863", "philosophe", "le"]
    right = ["candide", "1864", "philosopher", "the", "1863"]
    found = entries(spelling_lexicon(left, right))
    assert found[0, 0] == found[1, 4] == 1.0
    assert (1, 1) not in found
    assert 0.2 < found[2, 2] < 0.6
    assert not any(row == 3 for row, _ in found)


def test_packaged_words() -> None:
    found = entries(general_lexicon(["maison", "zzz"], ["garden", "house"]))
    assert list(found) == [(0, 1)]
    assert found[0, 1] > 0.5


def test_a_word_list_of_ones_own() -> None:
    own = {"maison": [("house", 0.5), ("home", 0.05)]}
    words = ["maison"], ["home", "house"]
    assert entries(general_lexicon(*words, own)) == {(0, 1): 0.5}
    assert list(entries(general_lexicon(*words, own, least=0.01))) == [(0, 0), (0, 1)]


def test_the_strongest_entry_wins() -> None:
    a = lexicon_of(np.array([0, 0]), np.array([1, 1]), np.array([0.2, 0.5], np.float32), (2, 2))
    b = lexicon_of(np.array([0, 1]), np.array([1, 0]), np.array([0.3, 0.9], np.float32), (2, 2))
    assert entries(strongest(a, b)) == {(0, 1): 0.5, (1, 0): np.float32(0.9)}
    assert entries(a.transposed()) == {(1, 0): 0.5}


def test_induction_finds_the_pairs_and_discards_what_was_seen_once() -> None:
    fr = token_table(["chat noir", "chat blanc", "chien noir", "chien blanc", "seul"])
    en = token_table(["black cat", "white cat", "black dog", "white dog", "once"])
    pairs = [(fr.of([i]), en.of([i])) for i in range(5)]
    found = entries(induced_lexicon(pairs, (5, 5), discount=0.9))
    names = {(fr.vocabulary[r], en.vocabulary[c]) for r, c in found if found[r, c] > 0.5}
    expected = {("chat", "cat"), ("noir", "black"), ("blanc", "white"), ("chien", "dog")}
    assert expected <= names
    assert names - expected <= {("seul", "once")}
    none_left = entries(induced_lexicon(pairs[4:], (5, 5), discount=1.0))
    assert none_left == {}


def test_evidence_is_a_likelihood_ratio() -> None:
    text = token_table(["alpha beta", "gamma"])
    other = token_table(["alpha delta", "beta", "omega omicron"])
    lexicon = spelling_lexicon(text.vocabulary, other.vocabulary)
    block = word_evidence(text, other, lexicon).block(slice(0, 2), slice(0, 3), 2)
    # alpha is one of 5 words of the other text, and one of the 2 of its first sentence.
    hit = np.log(1 - EXPLAINED + EXPLAINED * (1 / 2) / (1 / 5))
    miss = np.log(1 - EXPLAINED)
    assert np.isclose(block[0, 0, 0], hit + miss)
    assert np.isclose(block[0, 2, 0], 2 * miss)
    both = np.log(1 - EXPLAINED + EXPLAINED * (1 / 3) / (1 / 5))
    assert np.isclose(block[0, 0, 1], 2 * both)
    # gamma has no counterpart anywhere and says nothing.
    assert not block[1].any()
