import textwrap
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.article import (
    INPUT_MODES,
    Block,
    Paragraph,
    blocks,
    clean,
    decode,
    paragraphs,
    read_article,
    read_text,
)
from translate.errors import ArticleError, UsageError

STORY = [
    (
        "À l’aube, la doyenne du village a rouvert « son » four à pain, fermé depuis vingt ans. "
        "Personne n’y croyait plus, sauf elle et deux ou trois gamins. Il a fallu déblayer la "
        "neige, puis réparer la voûte."
    ),
    "Le maire, prévenu très tard, est arrivé à vélo…",
    (
        "« Ça sent bon jusqu’à la gare ! » s’est écrié le facteur, où qu’il soit passé ce jour-là. "
        "La fête a duré jusqu’à minuit, et chacun est rentré chez soi avec une miche encore tiède "
        "sous le bras."
    ),
]
POEM = """Dans la cour vide un chat
regarde passer la lumière
qui descend du grenier
sans faire de bruit
et le soir la remonte
marche après marche
jusqu'au linge qui sèche
"""
INGREDIENTS = "\n".join(["deux œufs", "un litre de lait entier", "farine", "sel fin et poivre"] * 4)


def texts(text, mode="auto"):
    return [paragraph.text for paragraph in paragraphs(text, mode)]


class TestDecode:
    @pytest.mark.parametrize(
        "encoding",
        ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman", "iso8859_15", "cp850"],
    )
    def test_the_same_text_comes_out(self, encoding):
        text = "\n".join(STORY)
        if encoding in {"iso8859_15", "cp850"}:
            text = text.replace("’", "'").replace("…", "...")
        assert decode(text.encode(encoding), "a.txt") == text

    @pytest.mark.parametrize(
        ("text", "encoding"),
        [
            ("Le cœur et l'œil, 10 € déjà", "iso8859_15"),
            ("Le cœur et l’œil – 10 € déjà", "cp1252"),
            ("Müller, né à Köln, a étudié à Genève, où il a été élevé", "latin-1"),
            ("Il a mangé 2½ pommes à 3½ francs, c'est tout à fait étonnant", "latin-1"),
            ("LA FORÊT BRÛLÉE D'À CÔTÉ, À SAINT-ÉTIENNE, EST FERMÉE", "cp1252"),
            ("ÉLÈVE ÂGÉ ET FRANÇAIS, À CÔTÉ", "mac_roman"),
        ],
    )
    def test_hard_cases_of_8_bit_encodings(self, text, encoding):
        assert decode(text.encode(encoding), "a.txt") == text

    @given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0\ufeff\x1a")))
    def test_utf_8_comes_back_as_it_was(self, text):
        controls = sum((c < " " and c not in "\t\n\v\f") or c == "\x7f" for c in text)
        if controls <= 3 and not text.startswith(("PK\x03\x04", "%PDF-", "{\\rtf")):
            assert decode(text.encode(), "a.txt") == text
            assert decode(text.encode("utf-16"), "a.txt") == text

    @pytest.mark.parametrize("end", ["\r\n", "\r", "\r\r\n"])
    def test_line_ends(self, end):
        assert decode(end.join(["un", "deux"]).encode(), "a.txt") == "un\ndeux"

    def test_text_is_not_normalised(self):
        assert decode("e\u0301te\u0301".encode(), "a.txt") == "e\u0301te\u0301"

    def test_a_mixed_file_names_its_first_bad_byte(self):
        data = "Très bien.\n".encode() + "Déjà".encode("cp1252")
        with pytest.raises(ArticleError, match=r"a\.txt: byte 13 \(0xE9, line 2\)"):
            decode(data, "a.txt")

    def test_a_file_that_was_cut_short(self):
        with pytest.raises(ArticleError, match="byte 10 "):
            decode("Été, café".encode()[:-1], "a.txt")

    def test_what_is_uncertain_is_refused_and_encoding_forces_it(self):
        data = "l'île".encode("cp850")
        with pytest.raises(ArticleError, match="byte 2 ") as caught:
            decode(data, "a.txt")
        assert "--encoding" in caught.value.hint
        assert decode(data, "a.txt", "cp850") == "l'île"

    def test_a_forced_encoding_that_does_not_fit(self):
        with pytest.raises(ArticleError, match=r"byte 3 \(0xE9, line 1\) is not utf-8"):
            decode(b"caf\xe9", "a.txt", "utf-8")

    @pytest.mark.parametrize("name", ["klingon", "base64", "rot13"])
    @pytest.mark.parametrize("data", [b"", b"abc"])
    def test_an_unknown_encoding(self, name, data):
        with pytest.raises(UsageError, match=name):
            decode(data, "a.txt", name)

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"abc\0def", "NUL"),
            (
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
                "a PNG image, not plain text.\n  .*move the file elsewhere",
            ),
            (bytes(range(1, 32)) * 4, "control characters"),
            (b"%PDF-1.7 rest", "PDF"),
            (b"PK\x03\x04rest", "Word"),
            (b"\xff\xfea", "utf-16"),
        ],
    )
    def test_what_is_no_text(self, data, message):
        with pytest.raises(ArticleError, match=message):
            decode(data, "a.txt")

    def test_utf_16_without_a_mark_gets_a_hint(self):
        with pytest.raises(ArticleError) as caught:
            decode("Une phrase en UTF-16.".encode("utf-16-be"), "a.txt")
        assert "utf-16-be" in caught.value.hint


class TestParagraphs:
    def test_lines(self):
        assert paragraphs(" Un. \n\nDeux.\nTrois.\n\n\n", "lines") == (
            Paragraph("Un."),
            Paragraph("Deux.", gap=True),
            Paragraph("Trois."),
        )

    def test_an_empty_line_above_the_first_paragraph_parts_nothing(self):
        assert paragraphs("\n\nUn.") == (Paragraph("Un."),)

    def test_white_space(self):
        text = "\ufeffUn\u00a0: deux\t \u2009trois\u202f!\u2028qua\u00adtre\u200b cinq\f"
        assert texts(text) == ["Un\u00a0: deux trois\u202f! quatre cinq"]

    def test_u2029_ends_a_paragraph(self):
        assert paragraphs("Un.\u2029Deux.") == (Paragraph("Un."), Paragraph("Deux.", gap=True))

    def test_nfc(self):
        assert texts("e\u0301te\u0301") == ["été"]

    def test_a_line_of_invisible_characters_is_an_empty_line(self):
        assert paragraphs("Un.\n\u200b\nDeux.\n\u00a0\nTrois.", "lines") == (
            Paragraph("Un."),
            Paragraph("Deux."),
            Paragraph("Trois.", gap=True),
        )

    def test_sentences(self):
        assert paragraphs("Un  bon.\nDeux.\n\nTrois.", "sentences") == (
            Paragraph("Un bon. Deux.", ("Un bon.", "Deux.")),
            Paragraph("Trois.", ("Trois.",), gap=True),
        )

    def test_control_characters_stay_for_the_check_of_them(self):
        assert texts("\x1eUn\x02.\x85") == ["\x1eUn\x02.\x85"]

    def test_unknown_mode(self):
        with pytest.raises(UsageError, match="auto, lines, wrapped, sentences"):
            paragraphs("Un.", "verse")

    @pytest.mark.parametrize("mode", INPUT_MODES)
    def test_nothing(self, mode):
        assert paragraphs(" \n\n\u200b\n", mode) == ()

    def test_a_very_long_line_and_very_many_lines(self):
        assert texts("mot " * 250_000) == [("mot " * 250_000).strip()]
        assert len(paragraphs("Court.\n" * 100_000)) == 100_000


class TestWrapped:
    @pytest.mark.parametrize("width", [60, 72, 80, 100])
    def test_blocks_of_wrapped_lines(self, width):
        assert texts("\n\n".join(textwrap.fill(p, width) for p in STORY)) == STORY

    @pytest.mark.parametrize("width", [60, 72])
    def test_indented_paragraphs_without_empty_lines(self, width):
        text = "\n".join(textwrap.fill(p, width, initial_indent="    ") for p in STORY)
        assert texts(text) == STORY

    @pytest.mark.parametrize("gap", ["\n", "\n\n"])
    def test_a_paragraph_a_line(self, gap):
        assert texts(gap.join(STORY)) == STORY

    @pytest.mark.parametrize("text", [POEM, INGREDIENTS, POEM.title()])
    def test_poems_and_lists_are_lines(self, text):
        assert texts(text) == text.splitlines()

    def test_one_long_line(self):
        assert texts(" ".join(STORY)) == [" ".join(STORY)]

    def test_one_wrapped_paragraph(self):
        assert texts(textwrap.fill(STORY[2], 70)) == [STORY[2]]

    def test_words_go_on_after_a_hyphen(self):
        text = "Il est peut-\nêtre à Saint-\nDenis, en soin pré-\net postnatal, au ciné\u00ad\nma."
        assert texts(text, "wrapped") == [
            "Il est peut-être à Saint-Denis, en soin pré- et postnatal, au cinéma."
        ]

    def test_list_items_stay_apart(self):
        text = "Il faut :\n- une\n  corde ;\n- un\n  seau.\n1. Lire.\n2. Relire.\n• Rire"
        assert texts(text, "wrapped") == [
            "Il faut :",
            "- une corde ;",
            "- un seau.",
            "1. Lire.",
            "2. Relire.",
            "• Rire",
        ]

    def test_a_dash_inside_a_sentence_starts_nothing(self):
        text = "Cette soupe, que mon oncle avait faite la veille au soir – un dimanche, je crois – "
        text += "ne ressemblait à aucune autre soupe du pays."
        assert "\n– un" in textwrap.fill(text, 57)
        assert texts(textwrap.fill(text, 57)) == [text]

    def test_list_items_without_stops(self):
        text = "- une corde\n- un seau\n- de la paille"
        assert texts(text, "wrapped") == text.splitlines()

    def test_a_heading_above_its_text(self):
        text = "Un four à pain\n" + textwrap.fill(STORY[0], 72)
        assert texts(text) == ["Un four à pain", STORY[0]]

    def test_rules_stand_alone(self):
        assert texts("Un titre\n========\nDu texte\n***\nencore", "wrapped") == [
            "Un titre",
            "========",
            "Du texte",
            "***",
            "encore",
        ]


class TestBlocks:
    def test_nothing_but_white_space_changes(self):
        text = "  Un\u00ad  deux\u200b.\n\n e\u0301 \n"
        assert blocks(text) == (Block("Un\u00ad  deux\u200b."), Block("e\u0301", gap=True))

    def test_the_given_sentences_have_offsets(self):
        (block,) = blocks(" Un.\nDeux  fois. ", "sentences")
        assert block.spans is not None
        assert [block.text[a:b] for a, b in block.spans] == ["Un.", "Deux  fois."]

    @given(
        st.text(st.sampled_from("aé-É.\u00ad•1 \u00a0\u202f\n\t\f\u2028\u2029\x85\x1d")),
        st.sampled_from(INPUT_MODES),
    )
    def test_no_character_is_lost(self, text, mode):
        spaces = dict.fromkeys(map(ord, " \u00a0\u202f\n\t\f\u2028\u2029"))
        found = "".join(block.text for block in blocks(text, mode)).translate(spaces)
        assert found == text.translate(spaces)

    @given(st.text(), st.sampled_from(INPUT_MODES))
    def test_paragraphs_are_clean_and_lose_no_visible_character(self, text, mode):
        found = paragraphs(text.replace("\r", ""), mode)
        assert all(p.text and clean(p.text) == p.text and "\n" not in p.text for p in found)
        assert all(" ".join(p.sentences) == p.text for p in found if p.sentences is not None)
        assert visible("".join(p.text for p in found)) == visible(text)


def visible(text):
    # Whatever is a letter, mark, number, sign or control: only separators and layout may go.
    kept = (
        c for c in unicodedata.normalize("NFD", text) if c not in "\r\n\t\v\f\u00ad\u200b\u2060"
    )
    return sorted(c for c in kept if c != "\ufeff" and not unicodedata.category(c).startswith("Z"))


class TestReadArticle:
    def test_an_article(self, tmp_path: Path):
        path = tmp_path / "a.txt"
        path.write_bytes("\n".join(STORY).encode("cp1252"))
        article = read_article(path, "dossier/a")
        assert article.name == "dossier/a"
        assert [p.text for p in article.paragraphs] == STORY

    @pytest.mark.parametrize("text", ["", "\ufeff", " \n \u00a0 \n", "***\n—\n"])
    def test_an_empty_article(self, tmp_path, text):
        path = tmp_path / "a.txt"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ArticleError, match="empty"):
            read_article(path, "a")

    def test_a_folder(self, tmp_path):
        with pytest.raises(ArticleError, match="folder"):
            read_text(tmp_path)

    def test_no_such_file(self, tmp_path):
        with pytest.raises(ArticleError, match=r"nulle-part\.txt: there is no such file"):
            read_text(tmp_path / "nulle-part.txt")

    def test_a_path_that_the_system_refuses(self, tmp_path):
        with pytest.raises(ArticleError, match="cannot be read"):
            read_text(tmp_path / ("a" * 5000))
