import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from translate.checks.encoding import mojibake, repaired

FRENCH = "éèêëàâîïôûùçœæÉÈÀÇŒ«»’“”–—…€°\u00a0"


def misread(text, encoding):
    return "".join(bytes([b]).decode(encoding, errors="ignore") or chr(b) for b in text.encode())


@pytest.mark.parametrize(
    ("garbled", "text"),
    [
        ("lâ€™Ã©tÃ© dâ€™aprÃ¨s", "l’été d’après"),
        ("Ã\u00a0 lâ€™heure", "à l’heure"),
        ("jusquâ€™Ã la mer", "jusqu’à la mer"),
        ("12Â %, câ€™est sÃ»r", "12\u00a0%, c’est sûr"),
        ("Â«Â\u00a0OuiÂ\u00a0Â»", "«\u00a0Oui\u00a0»"),
        ("l‚Äô√©t√©", "l’été"),
        ("caf├®", "café"),
        ("l\x92\x9cuf", "l’œuf"),
        ("R&amp;D, caf&eacute; &#39;noir&#39;&nbsp;!", "R&D, café 'noir'\u00a0!"),
        ("caf&amp;eacute;", "café"),
        ("un\x02 mot", "un mot"),
    ],
)
def test_garbled_text_is_found_and_mended(garbled, text):
    assert mojibake(garbled)
    assert repaired(garbled) == text
    assert not mojibake(text)


@pytest.mark.parametrize("text", ["un caf\ufffd", "lâ??heure"])
def test_lost_characters_are_found_and_stay(text):
    assert mojibake(text)
    assert repaired(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "L’élève a bu 2 cafés à 3 € « chez Ève »…",
        "Âge, Âme, Âne : À Â Ã",
        "São Paulo, SÃO PAULO, AMANHÃ EM LISBOA",
        "R&D, AT&T; H&M ; Q&R",
        "√2 ≈ 1,41 et ±3 µm",
        "Łódź, Trần, Őrség, Ångström, Åse",
        "┌──┐",
        "Une famille 👨\u200d👩\u200d👧",
    ],
)
def test_right_text_is_left_alone(text):
    assert not mojibake(text)
    assert repaired(text) == text


@given(
    st.lists(st.text(st.sampled_from("abc" + FRENCH), min_size=1), min_size=1).map(" ".join),
    st.sampled_from(["cp1252", "mac_roman", "cp850", "cp437", "latin-1"]),
)
def test_whatever_a_program_misread_is_mended(text, encoding):
    assume(not mojibake(text))  # as « â€“ » is, which is mended as well
    garbled = misread(text, encoding)
    assert mojibake(garbled) == (not text.isascii())
    assert repaired(garbled) == text


def test_garbled_twice():
    assert repaired(misread(misread("été à Évry", "cp1252"), "cp1252")) == "été à Évry"
