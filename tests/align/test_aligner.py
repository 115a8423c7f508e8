from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.align.made_bitext import made_bitext
from translate.align import Bead, align
from translate.align.aligner import band_scores, known_words, search
from translate.align.band import coarse_band, full_band, widened
from translate.align.features import Texts, bead_features
from translate.align.model import MODEL
from translate.align.tokens import token_table

FRENCH = [
    "La boulangère ouvre sa boutique à six heures.",
    "Ce matin, personne n'est venu.",
    "Elle a donc pris son vélo, et elle est partie livrer le pain elle-même.",
    "Au village, on l'attendait !",
    "Pourquoi vos clients ne sortent-ils plus ?",
    "Le facteur, Anatole Brisset, a 87 ans.",
    "Il ne distribue plus de lettres.",
]
ROUGH = [
    "The baker opens his shop at six hours.",
    "This morning, nobody came.",
    "She took her bike, and she is gone to deliver the bread herself.",
    "In the village, we waited!",
    "Why your customers no longer leave?",
    "The factor, Anatole Brisset, is 87 years.",
    "He distributes no more letters.",
]
ENGLISH = [
    "The baker opens her shop at six o'clock, but this morning nobody came.",
    "So she took her bicycle.",
    "She went to deliver the bread herself.",
    "In the village they were waiting for her!",
    "It was raining over the hills, and the river had risen in the night.",
    "Why do your customers no longer go out?",
    "Anatole Brisset, the postman, is 87 years old and delivers no more letters.",
]
BEADS = [
    ((0, 1), (0,)),
    ((2,), (1, 2)),
    ((3,), (3,)),
    ((), (4,)),
    ((4,), (5,)),
    ((5, 6), (6,)),
]

lines = st.lists(st.text(max_size=40), max_size=12)


def pairs(beads: list[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.fr, bead.en) for bead in beads]


def is_partition(beads: list[Bead], fr: int, en: int) -> bool:
    """Every index in one bead, in order, and no bead without any."""
    return (
        [i for bead in beads for i in bead.fr] == list(range(fr))
        and [j for bead in beads for j in bead.en] == list(range(en))
        and all(bead.fr or bead.en for bead in beads)
    )


def test_merges_splits_and_an_addition() -> None:
    assert pairs(align(FRENCH, ENGLISH, ROUGH)) == BEADS


def test_without_translation_the_french_itself_is_evidence() -> None:
    found = pairs(align(FRENCH, ENGLISH, FRENCH))
    assert len(set(found) & set(BEADS)) >= 4


@settings(max_examples=60, deadline=None)
@given(lines, lines)
def test_any_two_texts_are_partitioned(fr: list[str], en: list[str]) -> None:
    beads = align(fr, en, fr)
    assert is_partition(beads, len(fr), len(en))
    assert all(0 <= bead.confidence <= 1 for bead in beads)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 40))
def test_made_bitexts_are_found_again(seed: int, beads: int) -> None:
    made = made_bitext(beads, seed)
    found = pairs(align(made.fr, made.en, made.fr))
    assert len(set(found) & set(made.beads)) >= 0.85 * beads


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    ("omitted_fr", "omitted_en"),
    [
        (range(0), range(0)),
        (range(100, 190), range(0)),
        (range(0), range(60)),
        (range(200, 260), range(40, 140)),
        (range(240, 300), range(0)),
    ],
)
def test_band_finds_what_the_full_search_finds(
    seed: int, omitted_fr: range, omitted_en: range
) -> None:
    made = made_bitext(300, seed, omitted_fr, omitted_en)
    tables = token_table(made.fr), token_table(made.fr), token_table(made.en)
    texts = Texts(*tables, made.fr, made.en)
    lexicons = known_words(texts)
    features = bead_features(texts, lexicons)
    band = coarse_band(texts, lexicons)
    full = full_band(len(made.fr), len(made.en))
    assert band.offset[-1] < full.offset[-1] / 2
    assert search(features, band, MODEL)[1] == search(features, full, MODEL)[1]


def test_a_wider_band_is_scored_as_if_it_were_the_first() -> None:
    made = made_bitext(150, 4)
    texts = Texts(
        token_table(made.fr), token_table(made.fr), token_table(made.en), made.fr, made.en
    )
    lexicons = known_words(texts)
    features = bead_features(texts, lexicons)
    band = coarse_band(texts, lexicons)
    edge = int(band.start[90])
    wider = widened(band, [(90, 91, edge, edge + 1)], len(made.en), 10)
    assert wider is not None
    spared = band_scores(features, wider, MODEL, (band, band_scores(features, band, MODEL)))
    assert np.array_equal(spared, band_scores(features, wider, MODEL))


def test_a_long_omission_is_one_bead() -> None:
    made = made_bitext(300, 5, omitted_en=range(100, 200))
    beads = align(made.fr, made.en, made.fr)
    longest = max((bead for bead in beads if not bead.en), key=lambda bead: len(bead.fr))
    lost = {i for number in range(100, 200) for i in made.beads[number][0]}
    assert len(lost & set(longest.fr)) >= 0.95 * len(lost)
    assert len(set(longest.fr) - lost) <= 4


def test_ten_times_the_length() -> None:
    made = made_bitext(30, 8)
    more = made_bitext(300, 9)
    en = [*more.en[:200], *made.en, *more.en[200:]]
    beads = align(made.fr, en, made.fr)
    assert is_partition(beads, len(made.fr), len(en))
    gold = {(fr, tuple(j + 200 for j in side)) for fr, side in made.beads}
    assert len(gold & set(pairs(beads))) >= 25


def test_repeated_sentences_stay_in_step() -> None:
    beads = align(["Oui, merci beaucoup."] * 150, ["Yes, thank you."] * 150, ["Yes, thanks."] * 150)
    assert pairs(beads) == [((i,), (i,)) for i in range(150)]


def test_the_same_text_twice() -> None:
    made = made_bitext(60, 11)
    once = pairs(align(made.fr, made.en, made.fr))
    twice = pairs(align(made.fr * 2, made.en * 2, made.fr * 2))
    moved = [
        (tuple(i + len(made.fr) for i in fr), tuple(j + len(made.en) for j in en))
        for fr, en in once
    ]
    assert len(set(twice) & {*once, *moved}) >= 0.95 * len(twice)


def test_a_line_of_a_million_characters() -> None:
    long = "mot " * 250_000
    beads = align(["Bonjour.", long, "Fin."], ["Hello.", long, "End."], ["Hello.", long, "End."])
    assert pairs(beads) == [((i,), (i,)) for i in range(3)]


def test_one_side_empty() -> None:
    assert align([], [], []) == []
    assert align(["Un.", "Deux."], [], ["One.", "Two."]) == [Bead((0, 1), (), 1.0)]
    assert align([], ["One."], []) == [Bead((), (0,), 1.0)]


def test_a_translation_is_needed_for_each_sentence() -> None:
    with pytest.raises(ValueError, match="2 French sentences, 1 translations"):
        align(["Un.", "Deux."], ["One."], ["One."])


def test_paragraphs_pull_the_beads_apart() -> None:
    fr = ["Le chat dort.", "Il rêve.", "La pluie tombe."]
    en = ["The cat is asleep and it dreams.", "Rain is falling."]
    free = align(fr, en, ["The cat sleeps.", "He dreams.", "The rain falls."])
    held = align(
        fr,
        en,
        ["The cat sleeps.", "He dreams.", "The rain falls."],
        fr_breaks=frozenset({0, 2}),
        en_breaks=frozenset({0, 1}),
    )
    assert pairs(free) == pairs(held) == [((0, 1), (0,)), ((2,), (1,))]
    assert min(bead.confidence for bead in held) > min(bead.confidence for bead in free)


def test_confidence_tells_right_from_wrong() -> None:
    made = made_bitext(200, 21)
    beads = align(made.fr, made.en, made.fr)
    gold = set(made.beads)
    right = [b.confidence for b in beads if (b.fr, b.en) in gold]
    wrong = [b.confidence for b in beads if (b.fr, b.en) not in gold]
    strangers = align(made.fr[:80], made_bitext(80, 22).en, made.fr[:80])
    low = [b.confidence for b in strangers]
    assert sum(right) / len(right) > 0.9
    assert sum(low) / len(low) < 0.6
    assert not wrong or sum(wrong) / len(wrong) < sum(right) / len(right)


def test_same_input_same_beads() -> None:
    made = made_bitext(120, 31)
    assert align(made.fr, made.en, made.fr) == align(made.fr, made.en, made.fr)
