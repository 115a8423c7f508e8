from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engine.convert import read_vocabulary
from translate.engine.layout import shape_of
from translate.engine.models import resolve
from translate.engine.normalise import Normaliser, clean
from translate.engine.pieces import Pieces


def pieces_of(folder):
    return Pieces(folder, read_vocabulary(folder, shape_of(folder)))


@pytest.fixture(scope="module")
def normaliser():
    return Normaliser(pieces_of(resolve("starter").folder))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Attention\u202f: danger\u00a0!", "Attention : danger !"),
        ("un\u00adac\u200bcord\ufeff", "unaccord"),
        ("  a \t b\r\nc ", "a b c"),
        ("e\u0301te\u0301", "été"),
        ("L&rsquo;homme &amp; la mer", "L’homme & la mer"),
        ("L’Ã©tÃ© est lÃ\u00a0", "L’été est là"),
        ("lâ€™Ã©tÃ©", "l’été"),
        ("PÂTÉ Â", "PÂTÉ Â"),
        ("les étudiant·e·s et les directeur•rice•s", "les étudiants et les directeurs"),
        ("un·e étudiant·e", "un étudiant"),
        ("1\u202f000\u00a0km", "1 000 km"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f", "👨\u200d👩\u200d👧 ❤\ufe0f"),
        ("a\x00b\x07", "a b"),
    ],
)
def test_clean(text, expected):
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "slots"),
    [
        ("Le chat dort.", "Le chat dort.", ()),
        ("L’été…", "L'été…", ()),
        ("« Oui », dit-il.", "« Oui », dit-il.", ()),
        ("Né à Łódź, en Pologne.", "Né à X, en Pologne.", (("X", "Łódź"),)),
        ("Il parle 한국어 et 日本語.", "Il parle X et Z.", (("X", "한국어"), ("Z", "日本語"))),
        ("Le mot Привет мир, ici.", "Le mot X, ici.", (("X", "Привет мир"),)),
        ("Écrivez à a.b@c.fr.", "Écrivez à X.", (("X", "a.b@c.fr"),)),
        ("Voir https://a.fr/b?c=d.", "Voir X.", (("X", "https://a.fr/b?c=d"),)),
        ("R&D et AT&T", "X et Z", (("X", "R&D"), ("Z", "AT&T"))),
        ("du sel & du poivre", "du sel et du poivre", ()),
        ("Le rayon X de Łódź", "Le rayon X de Z", (("Z", "Łódź"),)),
        ("de l’한국", "de l'X", (("X", "한국"),)),
        ("25 °C, 100 €, n° 5", "25 degrés, 100 euros, numéro 5", ()),
        ("12 345 678 habitants", "X habitants", (("X", "12,345,678"),)),
        ("12 500 habitants", "12 500 habitants", ()),
        (f"Le {'x' * 80} est long.", "Le X est long.", (("X", "x" * 80),)),
    ],
)
def test_what_the_vocabulary_lacks(normaliser, text, expected, slots):
    prepared = normaliser(text)
    assert (prepared.text, prepared.slots) == (expected, slots)


def test_french_letters_are_respelt_and_remembered(normaliser):
    assert normaliser("Il vit à Œuf®.").respelt == (("Oeuf", "Œuf®"),)


def test_more_strangers_than_stand_ins_lose_nothing_readable(normaliser):
    prepared = normaliser("a 一 b 二 c 三 d 四 e 五 f 六 g")
    assert len(prepared.slots) == 5
    assert prepared.text.split()[-2:] == ["f", "g"]


@given(st.text(max_size=80))
def test_a_model_reads_nothing_that_it_does_not_know(normaliser, text):
    assert normaliser.knows(normaliser(clean(text)).text)


def test_the_space_before_a_mark_follows_the_vocabulary(opus):
    tight = Normaliser(pieces_of(opus))
    assert "▁;" not in pieces_of(opus).vocabulary
    assert "▁:" in pieces_of(opus).vocabulary or tight("Le chat : il").text == "Le chat: il"
    assert tight("Le chat ; il").text.startswith("Le chat")
    assert " ;" not in tight("Le chat ; il").text
