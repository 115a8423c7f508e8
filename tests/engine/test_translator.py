from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translate.engine import Hypothesis

from .conftest import FRENCH, translated


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u00a0",
        "123",
        "12 345,67",
        "!!!",
        "?? ??",
        "https://a.fr/a_b?c=d",
        "• 12",
        "5 × 3",
    ],
)
def test_what_needs_no_model_is_passed_through(starter, text):
    (hypothesis,) = translated(starter, [text])
    assert hypothesis == Hypothesis(text.strip(), None, ())


KEPT = [
    ("• Le chat dort.", r"^• \w.*\.$"),
    ("▪ Premier point ;", r"^▪ \w"),
    ("→ Lire la suite", r"^→ \w"),
    ("- Oui, dit-elle.", r"^- \w"),
    ("1. Introduction", r"^1\. Introduction$"),
    ("Accueil | Contact → Plan", r"^\w+ \| \w+ → \w+$"),
    ("J'adore 😀 ce film !", r" 😀 "),
    ("👨\u200d👩\u200d👧 La famille", r"^👨\u200d👩\u200d👧 "),
    ("Il est né à Łódź en Pologne.", r"\bŁódź\b"),
    ("Le mot 한국 veut dire Corée.", r"\b한국\b"),
    ("Москва est la capitale de la Russie.", r"\bМосква\b"),
    ("Écrivez à contact@exemple.org demain.", r"\bcontact@exemple\.org\b"),
    ("Voir https://exemple.org/page_1.html ici.", r"https://exemple\.org/page_1\.html"),
    ("La variable max_value est grande.", r"\bmax_value\b"),
    ("La ville compte 59 772 277 habitants.", r"\b59,772,277\b"),
    ("Plus de 12 500 personnes sont venues.", r"\b12,500\b"),
    (f"Le mot {'x' * 100} est long.", "x{100}"),
    ("LE PRIX DU PAIN AUGMENTE", r"^[^a-z]+$"),
]


@pytest.mark.parametrize(("text", "pattern"), KEPT)
def test_what_the_model_cannot_read_is_kept(starter, text, pattern):
    (hypothesis,) = translated(starter, [text])
    assert re.search(pattern, hypothesis.text), hypothesis.text


KILLERS = [
    "Attention\u202f: danger\u00a0!",
    "«\u202fBonjour\u202f», dit-il\u202f; il partit\u202f!",
    "POURQUOI LE CLIMAT CHANGE\u00a0?",
    "Bank Bank Bank",
    "Le mot « franco-franco-franco » est amusant.",
    "Ha ha ha ha ha ha ha !",
    "L’Ã©tÃ© est arrivÃ© trÃ¨s tÃ´t.",
    "pommes, poires, cerises, abricots, prunes, pêches, raisins, figues, noix, amandes",
    "Il est suivi par Xabi, avec 91 ; Fernando, avec 90 ; David, avec 81 ; Cesc, avec 61.",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "日本語のテキスト",
    "[ad_1]",
    "auto_awesome",
    "et " * 300,
    "a" * 3000,
    "«»“”()[]{}<>|\\/~^#*_=+",
    " ".join(["Le chat noir dort sur le canapé du salon et la pluie tombe"] * 25),
    " ".join(FRENCH.split() * 4).replace(".", ","),
]


def test_known_killers_neither_loop_nor_show_the_unknown_sign(starter):
    for text, hypothesis in zip(KILLERS, translated(starter, KILLERS), strict=True):
        assert "⁇" not in hypothesis.text
        assert "<unk>" not in hypothesis.text
        assert hypothesis.text.strip() == hypothesis.text
        assert hypothesis.text, text
    clean = translated(starter, KILLERS[:10])
    assert [h.flags for h in clean] == [()] * 10


@given(st.lists(st.text(max_size=40), max_size=3))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_input_gets_one_hypothesis(starter, texts):
    for text, hypothesis in zip(texts, translated(starter, texts), strict=True):
        assert "⁇" not in hypothesis.text.replace(text, "") or "⁇" in text
        assert hypothesis.confidence is None or 0 <= hypothesis.confidence <= 1
        assert hypothesis.confidence is None or hypothesis.confidence == round(
            hypothesis.confidence, 3
        )
        assert set(hypothesis.flags) <= {"loop", "copy", "empty", "ratio"}
        if not text.strip():
            assert hypothesis == Hypothesis("", None, ())


def test_several_sentences_are_translated_one_by_one(starter):
    one, other = "Il est parti hier soir.", "Nous attendons ses amis."
    alone = translated(starter, [one, other])
    (both,) = translated(starter, [f"{one} {other}"])
    assert both.text == f"{alone[0].text} {alone[1].text}"
    assert min(h.confidence for h in alone) <= both.confidence <= max(h.confidence for h in alone)


def test_nothing_of_a_very_long_sentence_is_lost(starter):
    numbers = list(range(100, 400, 7))
    text = " ".join(f"le chat numéro {n} dort dans la maison verte" for n in numbers)
    (hypothesis,) = translated(starter, [text])
    found = [n for n in numbers if str(n) in hypothesis.text]
    assert len(found) >= 0.95 * len(numbers)


@pytest.mark.slow
def test_fifty_thousand_characters_without_a_stop(starter):
    text = "le chat noir dort sur le canapé et la pluie tombe dehors " * 880
    assert len(text) > 50_000
    (hypothesis,) = translated(starter, [text])
    assert hypothesis.text.lower().count("cat") >= 800


def test_what_stays_wrong_is_flagged(starter):
    """A decoder that only ever loops: the ladder is climbed to its end, and the flag tells."""
    from translate.engine.search import Output
    from translate.engine.translator import Translator

    class Looping:
        pieces = starter.decoder.pieces
        positions = starter.decoder.positions

        def __init__(self):
            self.asked = []

        def decode(self, batches, search):
            for batch in batches:
                self.asked.append(search)
                yield [Output(["▁bank"] * 9, -0.5) for _ in batch]

    decoder = Looping()
    ((_, hypothesis),) = Translator("loop", decoder, 4).translate(["Le chat dort sur le canapé."])
    assert hypothesis.flags == ("loop",)
    assert hypothesis.text.startswith("bank bank")
    assert len(decoder.asked) >= 5
    assert {search.no_repeat for search in decoder.asked} == {0, 2, 3}
