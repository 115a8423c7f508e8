"""The two texts as sentences."""

import pytest

from translate.align.texts import english_spans, read_english, read_french, read_lines


@pytest.mark.parametrize(
    "text",
    [
        'Mr. Smith went to the U.S. in 2020. He said: "No way!"',
        "  It cost 3.5 million.  \n Then she left… ",
        "",
        "No stop",
    ],
)
def test_english_spans_cover_the_text(text):
    spans = english_spans(text)
    kept = "".join(text[a:b] for a, b in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)


def test_an_abbreviation_ends_no_english_sentence():
    text = "Mr. Smith went to the U.S. in 2020. He left."
    assert [text[a:b] for a, b in english_spans(text)] == [
        "Mr. Smith went to the U.S. in 2020.",
        "He left.",
    ]


def test_lines_are_kept_one_by_one_empty_ones_too(tmp_path):
    path = tmp_path / "a.fr"
    path.write_bytes("Un.\n\nDeux. Trois.\u2028Quatre.\r\n".encode())
    text = read_lines(path)
    assert text.sentences == ("Un.", "", "Deux. Trois.\u2028Quatre.")
    assert text.breaks == frozenset()


def test_paragraphs_begin_where_they_begin(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Il pleut. Il vente.\nUn chat dort.\n", encoding="utf-8")
    text = read_french(path)
    assert text.sentences == ("Il pleut.", "Il vente.", "Un chat dort.")
    assert text.breaks == {0, 2}
    path.write_text("It rains. It blows.\nA cat sleeps.\n", encoding="utf-8")
    assert read_english(path).breaks == {0, 2}
