"""Translation memories from anywhere: what is taken of them, and what is refused."""

import pytest

from tests.exchange.xml_files import memory, unit
from translate.errors import AlignmentError
from translate.exchange import tmx
from translate.exchange.tmx import Entry, read, read_entries, write_entries
from translate.exchange.xml import events


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.tmx"


def texts(path):
    return [(pair.fr, pair.en) for pair in read(path).pairs]


# --- what is taken ---------------------------------------------------------------------------


@pytest.mark.parametrize("attribute", ["xml:lang", "lang"])
@pytest.mark.parametrize(
    "languages", [("fr", "en"), ("fr-FR", "en-GB"), ("FR-CA", "EN_us"), ("fra", "eng")]
)
def test_languages_are_known_by_their_first_part(path, languages, attribute):
    memory(path, unit(languages=languages, attribute=attribute))
    assert texts(path) == [("Un chat.", "A cat.")]


def test_the_first_of_several_variants_counts_and_other_languages_are_passed_over(path):
    more = "".join(
        f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>'
        for language, text in (
            ("de", "Ein Kino."), ("en-US", "A movie theater."), ("fr-FR", "Un cinéma."),
            ("en-GB", "A cinema."), ("frr", "Frisian"),
        )
    )  # fmt: skip
    german = unit("Nur so.", "Just so.", ("de", "en"))
    empty = unit("", "Nothing.")
    memory(path, german, f"<tu>{more}</tu>", empty)
    assert texts(path) == [("Un cinéma.", "A movie theater.")]


def test_a_memory_of_other_languages_is_refused_with_their_names(path):
    memory(path, unit(languages=("de-DE", "en-GB")), unit(languages=("es", "en-GB")))
    with pytest.raises(AlignmentError, match="the languages are de-DE, en-GB, es"):
        read(path)


def test_an_empty_memory_holds_nothing(path):
    memory(path)
    assert texts(path) == []


@pytest.mark.parametrize(
    ("segment", "text"),
    [
        ('Le <bpt i="1">&lt;b&gt;</bpt>chat<ept i="1">&lt;/b&gt;</ept> dort.', "Le chat dort."),
        ('Un<ph x="1">&lt;br/&gt;</ph>mot', "Un mot"),
        ('Un <ph x="1"><sub>une note</sub></ph> mot', "Un mot"),
        ("Un <hi>mot <hi>très</hi> fort</hi>.", "Un mot très fort."),
        ('<it pos="begin">{</it>Début <ut>\\par</ut>.', "Début ."),
        ('im<bpt i="1">x</bpt>possible<ept i="1">x</ept>', "impossible"),
        ("Deux\n   lignes\t\u00a0: ça.", "Deux lignes \u00a0: ça."),
        ("A &amp; B &#233; &lt;x&gt;<!-- rien --><?rien?>", "A & B é <x>"),
        ("<![CDATA[<b>]]>", "<b>"),
    ],
)
def test_inline_tags_go_and_the_text_of_the_sentence_stays(path, segment, text):
    memory(path, unit(segment, segment))
    assert texts(path) == [(text, text)]


def test_notes_and_the_place_are_kept(path):
    memory(path, unit(), unit("Deux.", "Two.", inside="<note>seen</note><prop type='x'>y</prop>"))
    first, second = read(path).pairs
    assert (first.note, first.place) == ("", "unit 1")
    assert (second.note, second.place) == ("seen", "unit 2")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-16", ' encoding="UTF-16"'),
        ("utf-16-le", ""),
        ("utf-8-sig", ' encoding="UTF-8"'),
        ("iso-8859-1", ' encoding="ISO-8859-1"'),
        ("cp1252", ' encoding="windows-1252"'),
    ],
)
def test_other_encodings_are_read(path, encoding, declared):
    text = unit("Une « pièce » à l'œil" if encoding != "iso-8859-1" else "Une « pièce »", "Free.")
    if encoding == "utf-16-le":
        declared = ' encoding="UTF-16"'
    memory(path, text, encoding=encoding, declared=declared)
    assert texts(path)[0][0].startswith("Une « pièce »")


def test_a_segment_may_have_a_million_characters(path):
    long = "mot " * 250_000
    memory(path, unit(long, long.upper()), unit("x" * 11_000_000, "y"))
    pairs = read(path).pairs
    assert pairs[0].fr == long.strip()
    assert len(pairs[1].fr) == 11_000_000


def test_what_is_read_is_let_go(path, monkeypatch):
    """A file of any size can be read: no unit is kept that has been read."""
    with path.open("wb") as file:
        write_entries((Entry(f"Un {n}.", f"One {n}.") for n in range(3000)), file)
    elements = []

    def watched(*arguments):
        for event, element in events(*arguments):
            elements[:] = elements[:1] or [element]  # the document's
            yield event, element

    monkeypatch.setattr(tmx, "events", watched)
    for number, _ in enumerate(read_entries(path), 1):
        if number in {1000, 3000}:
            assert len(list(elements[0].iter("tu"))) < 100  # libxml2 reads a little ahead
    assert number == 3000


# --- what is refused -------------------------------------------------------------------------

BOMB = """<!DOCTYPE tmx [
<!ENTITY a "lol">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
<!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">
]>
"""


@pytest.mark.parametrize("units", [unit("&h;"), unit(inside="<prop type='&h;'>x</prop>"), unit()])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_bomb_is_named_before_it_goes_off(path, units, encoding):
    memory(path, units, doctype=BOMB, encoding=encoding)
    with pytest.raises(AlignmentError, match=r"line 3: an entity .*« a »"):
        read(path)


def test_no_file_of_this_machine_and_nothing_of_the_network_is_read(path, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden", encoding="utf-8")
    for declaration in (
        f'<!ENTITY x SYSTEM "{secret.as_uri()}">',
        f'<!ENTITY % x SYSTEM "{secret.as_uri()}"> %x;',
        '<!ENTITY x PUBLIC "x" "http://example.invalid/x">',
    ):
        memory(path, unit("&x;"), doctype=f"<!DOCTYPE tmx [{declaration}]>")
        with pytest.raises(AlignmentError, match="« x »"):
            read(path)
    # A document type that is only named, as nearly every TMX file does, is not looked up.
    for doctype in ('"tmx14.dtd"', f'"{secret.as_uri()}"', '"http://example.invalid/tmx14.dtd"'):
        memory(path, unit(), doctype=f"<!DOCTYPE tmx SYSTEM {doctype}>")
        assert texts(path) == [("Un chat.", "A cat.")]
        memory(path, unit("Un&nbsp;chat."), doctype=f"<!DOCTYPE tmx SYSTEM {doctype}>")
        with pytest.raises(AlignmentError, match="an entity"):
            read(path)


def test_a_file_that_was_cut_off_is_named_wherever_that_was(path):
    data = memory(path, *[unit(f"Le chat {n} dort.", "A cat.") for n in range(60)]).read_bytes()
    for end in (3000, 3001, 3010, 3020, 3050, len(data) - 3, len(data) - 20, 100, 30):
        path.write_bytes(data[:end])
        with pytest.raises(AlignmentError, match=r"x\.tmx, line \d+: .*not well-formed XML"):
            read(path)
    path.write_bytes(data[:3010])
    with pytest.raises(AlignmentError, match="the file ends in the middle") as error:
        read(path)
    assert "Nothing was changed" in error.value.hint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: not well-formed XML"),
        ("no xml at all", "line 1: not well-formed XML"),
        ("<html><body/></html>", "line 1: not TMX: the document is a « html »"),
        ("<tmx>\n<body>\n<tu></ut>\n</body></tmx>", "line 3: not well-formed XML"),
        ("<tmx><body><tu>\x01</tu></body></tmx>", "line 1: not well-formed XML"),
        ("PK\x03\x04 a zip file", "not well-formed XML"),
        ('<?xml version="1.0" encoding="martian"?><tmx/>', "line 1: .*encoding"),
        ('<?xml version="1.0" encoding="gbk"?><tmx/>', "line 1: .*encoding"),
    ],
)
def test_what_is_no_tmx_is_named(path, text, message):
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AlignmentError, match=message):
        read(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    for path in (tmp_path / "none.tmx", tmp_path):
        with pytest.raises(AlignmentError, match="cannot be read"):
            read(path)


@pytest.mark.parametrize("broken", ["cut", "bomb", "other"])
def test_nothing_is_changed_where_a_file_is_refused(root, path, broken):
    root.write("a", "Un chat.\n")
    memory(path, unit(), doctype=BOMB if broken == "bomb" else "")
    if broken == "cut":
        path.write_bytes(path.read_bytes()[:-30])
    elif broken == "other":
        memory(path, unit(languages=("de", "en")))
    before = root.files()
    result = root.bitext("import", str(path))
    assert result.exit_code == 2
    assert "x.tmx" in result.stderr
    assert root.files() == before
