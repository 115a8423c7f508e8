"""How an alignment is written."""

from xml.etree import ElementTree as ET

from translate.align.bead import Bead
from translate.align.formats import Pairs, as_json, indices, moses, pharaoh, tmx, tokens, tsv

PAIRS = Pairs(
    fr=["Un chat dort.", "Il pleut.", "« A & B » <c>\ttab"],
    en=["A cat sleeps, it rains.", "Only English."],
    beads=[
        Bead((0, 1), (0,), 0.9),
        Bead((2,), (), 0.4),
        Bead((), (1,), 0.3),
    ],
    least=0.5,
)


def test_indices():
    assert indices(PAIRS) == "[0, 1]:[0]\n[2]:[]\n[]:[1]\n"


def test_the_table_marks_what_is_unsure_and_drops_nothing():
    lines = tsv(PAIRS).splitlines()
    assert lines[0] == "fr\ten\tconfidence\tflags"
    assert lines[1] == "Un chat dort. Il pleut.\tA cat sleeps, it rains.\t0.900\t"
    assert lines[2].startswith('"« A & B » <c>\ttab"\t\t0.400\tlow-alignment')
    assert lines[3] == "\tOnly English.\t0.300\tlow-alignment"


def test_tmx_is_xml_with_the_beads_of_two_sides():
    pairs = Pairs(["a & <b>\x07"], ["x"], [Bead((0,), (0,), 0.5)])
    root = ET.fromstring(tmx(pairs).replace('<!DOCTYPE tmx SYSTEM "tmx14.dtd">', ""))
    assert [seg.text for seg in root.iter("seg")] == ["a & <b>", "x"]
    assert len(ET.fromstring(tmx(PAIRS)).findall("body/tu")) == 1


def test_moses_files_have_a_line_a_bead():
    french, english = moses(PAIRS)
    assert len(french.splitlines()) == len(english.splitlines()) == 3
    assert english.splitlines()[1] == ""


def test_json_names_the_sentences():
    assert '"fr_sentences": [\n   0,\n   1\n  ]' in as_json(PAIRS)


def test_word_links_are_within_the_tokens():
    lines = pharaoh(PAIRS).splitlines()
    assert len(lines) == 3
    n_fr, n_en = len(tokens("Un chat dort. Il pleut.").split()), len(tokens(PAIRS.en[0]).split())
    links = [tuple(map(int, link.split("-"))) for link in lines[0].split()]
    assert links
    assert all(i < n_fr and j < n_en for i, j in links)
    assert lines[1] == lines[2] == ""
