"""TMX and XLIFF, out and back: valid for others, and the same corpus when they return."""

import os
import subprocess
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.exchange.xml_files import FORMATS, READERS, edit, sources, targets, valid, written
from tests.made import ROWS, make, row
from translate.alignment import Segment, Status, accepted
from translate.corpus import Corpus
from translate.edit import merge_edits
from translate.errors import AlignmentError, BitextError
from translate.exchange.returning import edits_of
from translate.exchange.rows import ReviewedRow
from translate.exchange.xml import fit

FORMS = pytest.mark.parametrize("form", FORMATS)
XLIFFS = pytest.mark.parametrize("form", ["xliff12", "xliff21"])
_SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
TRAPS = (
    row("p1s1", "« Oui » & <non> ]]>", '"Yes" & <no>', note="two\nlines\tand a tab "),
    row("p1s2", "Une\u202fligne\x0b.", "A line\x0c.", en=" A\x1fline\r\nor two. ", status="fixed"),
    row("p1s3", "Le début.", "The start.", en="The start.", status="ok", extra={"client": "1e5"}),
    row("p2s1", "Une pub.", "An ad.", status="skip", flags=("boilerplate",)),
    row("p2s2", "Un doute.", "Doubt.", en="A doubt?", status="query", ignore=("number",)),
    row("p2s3", "Des insectes.", "Bugs.", fr_fixed="Des bugs.", origin="memory", confidence=0.5),
    row("p2s4", "Sans rien."),
    row("p2s8", "Marie Curie", "Marie Curie"),
    row("p2s5", "Le début.", "The beginning."),
    row("p2s6", "\U0001f600 \ufffe\uffff", "\ufffe smile"),
)
TRAPS = tuple(replace(r, status=Status(r.status)) for r in TRAPS)
METADATA = {"a": {"url": "https://example.org/?a=1&b=2", "author": "É. « Zola »", "date": ""}}


# --- what goes out ---------------------------------------------------------------------------


@FORMS
def test_the_file_is_valid_whatever_the_texts(form, tmp_path):
    assert valid(form, written(form, {"a": TRAPS, "b": ROWS}, tmp_path, metadata=METADATA))
    assert valid(form, written(form, {"a/ü « b »": TRAPS}, tmp_path))


@FORMS
def test_the_same_rows_give_the_same_bytes(form, tmp_path):
    first = written(form, {"a": TRAPS}, tmp_path).read_bytes()
    assert written(form, {"a": TRAPS}, tmp_path).read_bytes() == first
    assert b"\n" in first
    assert first.endswith(b">\n")


def test_a_unit_says_what_is_known_of_it(tmp_path):
    root = etree.parse(written("tmx", {"a": TRAPS}, tmp_path, metadata=METADATA)).getroot()
    units = {unit.find("prop[@type='x-id']").text: unit for unit in root.iter("tu")}
    assert "p2s4" not in units  # it has no English
    props = {prop.get("type"): prop.text for prop in units["p2s3"].iter("prop")}
    assert props.pop("x-bitext").startswith("{")
    assert props == {
        "x-article": "a",
        "x-id": "p2s3",
        "x-fr_fixed": "Des bugs.",
        "x-status": "mt",
        "x-origin": "memory",
        "x-engine": "tiny@1 #" + TRAPS[5].engine[-6:],
        "x-confidence": "0.500",
        "x-article-url": "https://example.org/?a=1&b=2",
        "x-article-author": "É. « Zola »",
    }
    header = root.find("header").attrib
    assert (header["creationtool"], header["srclang"]) == ("bitext", "fr")
    assert not [name for unit in root.iter("tu") for name in unit.attrib if "date" in name]


def test_the_states_of_xliff_say_who_has_the_last_word(tmp_path):
    root = etree.parse(written("xliff12", {"a": TRAPS}, tmp_path)).getroot()
    found = {
        unit.get("resname"): (unit.get("approved"), unit.get("translate"), targets(unit)[:1])
        for unit in root.iter("{*}trans-unit")
    }
    states = {i: (a, t, s[0].get("state") if s else None) for i, (a, t, s) in found.items()}
    assert states["p1s1"] == (None, None, "needs-review-translation")
    assert states["p1s2"] == ("yes", None, "final")
    assert states["p1s3"] == ("yes", None, "signed-off")
    assert states["p2s1"] == (None, "no", None)
    assert states["p2s2"] == (None, None, "needs-review-translation")
    assert states["p2s4"] == (None, None, None)


@XLIFFS
def test_each_article_is_a_file_element(form, tmp_path):
    root = etree.parse(written(form, {"a": TRAPS, "b": ROWS}, tmp_path)).getroot()
    files = root.findall("{*}file")
    assert [file.get("original") for file in files] == ["a", "b"]
    assert len({file.get("id") for file in files}) == (2 if form == "xliff21" else 1)


@pytest.mark.skipif("BITEXT_TRANSLATE_TOOLKIT" not in os.environ, reason="names a python with it")
@FORMS
def test_another_library_reads_the_same(form, tmp_path):
    """`translate-toolkit` has our import name: it is run by a python of its own."""
    script = (
        "import sys\n"
        "from translate.storage import tmx, xliff, xliff2\n"
        "kinds = {'tmx': tmx.tmxfile, 'xliff12': xliff.Xliff1File, 'xliff21': xliff2.Xliff2File}\n"
        "store = kinds[sys.argv[1]].parsefile(sys.argv[2])\n"
        "for unit in store.units:\n"
        "    print(ascii((str(unit.source), str(unit.target or ''))))\n"
    )
    rows = (*ROWS, *TRAPS[2:4])
    path = written(form, {"a": rows}, tmp_path)
    python = os.environ["BITEXT_TRANSLATE_TOOLKIT"]
    done = subprocess.run(
        [python, "-c", script, form, path], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.splitlines() == [ascii((r.fr, r.english)) for r in rows]


# --- what comes back -------------------------------------------------------------------------


@FORMS
@pytest.mark.parametrize("french", ["fr", "fr_fixed"])
def test_a_file_that_nobody_touched_says_nothing_new(form, french, tmp_path):
    path = written(form, {"a": TRAPS}, tmp_path, french=french)
    edit(path, lambda _: None)  # read and written by another program
    returned = READERS[form](path)
    assert (returned.bad, returned.pairs, returned.notices) == ([], [], [])
    assert not _changes(returned.rows, TRAPS)
    assert [r.fr for r in returned.rows] == [r.fr for r in TRAPS if form != "tmx" or r.english]


def _changes(reviewed, rows):
    merged = merge_edits(rows, edits_of(reviewed, rows, [])[0])
    assert (merged.clashes, merged.refused) == ([], [])
    return merged.changes


_texts = st.text(
    st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), max_size=12
)
_filled = _texts.filter(lambda text: text.strip() and not text.startswith("#"))


_french = st.sampled_from(["Oui.", "Non.", "Un chat <b> & co.", "É\x0b \r"])


@st.composite
def _rows(draw):
    french = draw(st.lists(_french, min_size=1))
    rows = []
    for number, fr in enumerate(french, 1):
        status = draw(st.sampled_from(Status))
        en = draw(_filled) if status is Status.FIXED else draw(_texts)
        mt = draw(_texts)
        cells = {"fr_fixed": draw(_texts), "note": draw(_texts), "extra": {"mine": draw(_texts)}}
        made = Segment(f"p1s{number}", fr, mt=mt, en=en, status=status, **cells)
        rows.append(accepted(made))
    return tuple(rows)


@FORMS
@settings(suppress_health_check=_SLOW, max_examples=100, deadline=None)
@given(rows=_rows(), data=st.data())
def test_exactly_what_was_edited_comes_back(form, rows, data, tmp_path):
    path = written(form, {"a": rows}, tmp_path)
    assert valid(form, path)
    unedited = READERS[form](path)
    assert not unedited.bad
    assert not _changes(unedited.rows, rows)

    wanted = {}

    def change(root):
        for number, target in enumerate(targets(root)):
            if data.draw(st.booleans()):
                wanted[number] = f"New {number} {data.draw(st.sampled_from(['a', 'é <b>', '&']))}"
                target.text = wanted[number]

    edit(path, change)
    with_english = [r for r in rows if fit(r.english).strip()]
    english = {}
    for changed in _changes(READERS[form](path).rows, rows):
        if changed.cell == "en":
            english[changed.fr, changed.order] = changed.after
    expected = {}
    orders = _orders(rows)
    for number, text in wanted.items():
        target = with_english[number]
        expected[target.fr, orders[target.id]] = text
    assert english == expected


def _orders(rows):
    seen, found = {}, {}
    for r in rows:
        text = "".join(r.fr.split())
        found[r.id] = seen[text] = seen.get(text, -1) + 1
    return found


@FORMS
def test_an_edit_meets_the_corpus_as_it_stands(form, root, tmp_path):
    make(root, "a", *ROWS)
    path = written(form, {"a": ROWS}, tmp_path)

    def change(document):
        targets(document)[0].text = "Their cat."
        targets(document)[2].text = "The road, closed."

    edit(path, change)
    root.edit("a", "p1s1", en="My cat.")
    result = root.bitext("import", str(path))
    assert result.exit_code == 1
    assert "stays: My cat." in result.stderr
    rows = root.rows("a")
    assert [(r.en, r.status) for r in rows[:3]] == [
        ("My cat.", "fixed"), ("", "mt"), ("The road, closed.", "fixed"),
    ]  # fmt: skip
    conflicts = (root.path / "alignments" / "a.conflicts.tsv").read_text(encoding="utf-8")
    assert "Their cat." in conflicts
    assert root.bitext("import", str(path)).exit_code == 1  # the same one, once
    assert (root.path / "alignments" / "a.conflicts.tsv").read_text(encoding="utf-8") == conflicts


@FORMS
def test_a_changed_source_is_named_and_nothing_of_its_row_is_taken(form, root, tmp_path):
    make(root, "a", *ROWS)
    path = written(form, {"a": ROWS}, tmp_path)

    def change(document):
        sources(document)[0].text = "Le chien dort."
        targets(document)[0].text = "The dog sleeps."
        targets(document)[1].text = "Yep."

    edit(path, change)
    result = root.bitext("import", str(path))
    assert result.exit_code == 1
    assert "unit 1" in result.stderr
    assert "the source was changed" in result.stderr
    assert [r.en for r in root.rows("a")] == ["", "Yep.", "", ""]


@FORMS
def test_without_what_tools_have_stripped_the_file_itself_is_compared_with_the_corpus(
    form, root, tmp_path
):
    make(root, "a", *ROWS)
    path = written(form, {"a": ROWS}, tmp_path)

    def strip(document):
        for unit in document.iter("{*}trans-unit"):
            del unit.attrib["extradata"]
        for element in document.xpath("//*[@type='x-bitext' or @type='exported']"):
            element.getparent().remove(element)
        targets(document)[2].text = "The road, closed."

    edit(path, strip)
    result = root.bitext("import", str(path))
    assert result.exit_code == 0
    assert "have lost what bitext had written beside them: 4" in result.stderr
    assert [r.en for r in root.rows("a")] == ["", "", "The road, closed.", ""]


@FORMS
@pytest.mark.parametrize("broken", ["#gone", "#sent#", '#order"[[['])
def test_what_bitext_wrote_beside_a_unit_and_somebody_broke_is_named(form, broken, tmp_path):
    path = written(form, {"a": ROWS}, tmp_path)
    text = path.read_text(encoding="utf-8")
    broken = broken.replace('"', "&quot;")
    path.write_text(text.replace("#sent", broken, 1), encoding="utf-8")
    returned = READERS[form](path)
    assert [bad.reason for bad in returned.bad] == ["what bitext has written beside it was changed"]
    assert len(returned.rows) == 3


@XLIFFS
def test_states_and_notes_that_a_tool_has_moved_come_back(form, tmp_path):
    rows = (
        *(replace(r, status=Status.MT) for r in ROWS[:2]),
        row("p3s1", "Trois.", "Three.", en="Trio.", status=Status.FIXED),
        row("p3s2", "Quatre.", "Four.", status=Status.SKIP),
        row("p3s3", "Cinq.", "Five.", en="Five.", status=Status.OK, note="seen"),
    )
    path = written(form, {"a": rows}, tmp_path)
    accept, doubt = {
        "xliff12": ("translated", "needs-translation"),
        "xliff21": ("translated", "initial"),
    }[form]

    def change(root):
        holders = [t if form == "xliff12" else t.getparent() for t in targets(root)]
        holders[0].set("state", accept)
        holders[2].set("state", doubt)
        units = root.xpath("//*[local-name()='trans-unit' or local-name()='unit']")
        units[3].set("translate", "yes")
        units[1].set("translate", "no")
        note = next(root.iter("{*}note"))
        note.getparent().append(etree.fromstring(f"<note xmlns='{root.nsmap[None]}'>again</note>"))

    edit(path, change)
    changes = {(c.id, c.cell): c.after for c in _changes(READERS[form](path).rows, rows)}
    assert changes == {
        ("p1s1", "en"): "The cat sleeps.",
        ("p1s1", "status"): "ok",
        ("p1s2", "status"): "skip",
        ("p3s1", "status"): "query",
        ("p3s2", "status"): "mt",
        ("p3s3", "note"): "seen\nagain",
    }


@XLIFFS
def test_the_french_in_place_of_the_english_counts_as_not_translated(form, root, tmp_path):
    make(root, "a", *ROWS)
    path = written(form, {"a": ROWS}, tmp_path)

    def copy(document):
        for source, target in zip(sources(document), targets(document), strict=True):
            target.text = source.text

    edit(path, copy)
    result = root.bitext("import", str(path))
    assert result.exit_code == 0
    assert "count as not translated: 4" in result.stderr
    assert [r.en for r in root.rows("a")] == [""] * 4


def test_what_a_file_of_reviews_says_of_a_corpus_without_them(root, tmp_path):
    """It says what changed since it went out, so reviews that it went out with are no news."""
    reviewed = (row("p1s1", "Le chat dort.", "Cat.", en="A cat.", status=Status.FIXED), *ROWS[1:])
    make(root, "a", *ROWS)
    path = written("tmx", {"a": reviewed}, tmp_path)
    assert root.bitext("import", str(path)).exit_code == 0
    assert root.rows("a")[0].en == ""
    # A corpus that does not have the article takes them as translations from outside.
    for name in ("article", "alignment"):
        getattr(root, name)("a").unlink()
    root.write("b", "Autre chose.\n")
    result = root.bitext("import", str(path))
    assert result.exit_code == 0, result.stderr
    assert "1 pair joined the memory" in result.stdout
    assert "not here, and unreviewed, left out: 3" in result.stderr
    memory = (root.path / "alignments" / "_memory.tsv").read_text(encoding="utf-8").splitlines()
    assert memory == ["fr\ten\torigin\tfrom\tnote", "Le chat dort.\tA cat.\thuman\tout.tmx\ta p1s1"]


@XLIFFS
def test_an_article_that_is_not_here_is_named(form, root, tmp_path):
    root.write("b", "Autre chose.\n")
    result = root.bitext("import", str(written(form, {"a": ROWS}, tmp_path)))
    assert result.exit_code == 1
    assert "there is no article « a »" in result.stderr


@FORMS
@settings(suppress_health_check=_SLOW, max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_and_never_a_crash(form, data, tmp_path):
    path = written(form, {"a": TRAPS}, tmp_path, metadata=METADATA)
    good = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(good) - 1))
        good[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))
    path.write_bytes(good)
    refused = ""
    try:
        edits_of(READERS[form](path).rows, TRAPS, [])
    except BitextError as error:
        refused = error.message
    assert not refused or str(path) in refused


@XLIFFS
def test_several_segments_of_a_unit_are_read_as_one_text(form, tmp_path):
    path = written(form, {"a": ROWS[:1]}, tmp_path)
    text = path.read_text(encoding="utf-8")
    if form == "xliff12":
        text = text.replace(
            ">The cat sleeps.<", '><mrk mtype="seg" mid="1">The <g id="1">cat</g></mrk> naps.<'
        )
    else:
        new = (
            "<segment state='final'><source>Le chat </source><target>The <pc id='1'>cat</pc> "
            "</target></segment><segment state='final'><source>dort.</source>"
            "<target>naps<cp hex='002E'/><cp hex='D800'/><cp hex='x'/><ph id='2'/></target>"
            "</segment></unit>"
        )
        text = text[: text.index("<segment")] + new + text[text.index("</unit>") + 7 :]
    path.write_text(text, encoding="utf-8")
    (back,) = READERS[form](path).rows
    assert isinstance(back, ReviewedRow)
    assert back.cells["en"] == "The cat naps."


@pytest.mark.parametrize("target", ["", "<target>  </target>"])
def test_the_space_between_two_segments_stays_between_them(target, tmp_path):
    path = written("xliff21", {"a": ROWS[:1]}, tmp_path)
    text = path.read_text(encoding="utf-8")
    new = (
        "<segment><source>Le chat</source><target>A cat</target></segment>"
        f"<ignorable><source> </source>{target}</ignorable>"
        "<segment><source>dort.</source><target>naps.</target></segment></unit>"
    )
    text = text[: text.index("<segment")] + new + text[text.index("</unit>") + 7 :]
    path.write_text(text, encoding="utf-8")
    (back,) = READERS["xliff21"](path).rows
    assert back.cells["en"] == ("A cat  naps." if target else "A cat naps.")


def test_units_of_other_programs_are_pairs_where_somebody_stands_for_them(tmp_path):
    path = tmp_path / "x.xlf"
    unit = '<trans-unit id="{0}"><source>{1}</source><target state="{2}">{3}</target></trans-unit>'
    units = "".join(
        unit.format(*cells)
        for cells in (
            (1, "Un chat noir.", "final", "A <g id='1'>black</g> cat."),
            (2, "Un chien.", "new", "Dog"),
            (3, "Nous.", "translated", "Nous."),
            (4, "Un<x id='1'/>oiseau.", "translated", "A bird."),
        )
    )
    path.write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="f" '
        'source-language="fr-CA" target-language="en-GB" datatype="plaintext"><body>'
        f"{units}</body></file></xliff>",
        encoding="utf-8",
    )
    returned = READERS["xliff12"](path)
    assert [(p.fr, p.en) for p in returned.pairs] == [
        ("Un chat noir.", "A black cat."),
        ("Un oiseau.", "A bird."),
    ]
    assert returned.rows == []


_GERMAN = """<xliff version="1.2"><file source-language="de" target-language="en" original="a">
<body><trans-unit id="1"><source>a</source></trans-unit></body></file></xliff>"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            _GERMAN,
            "de → en",
        ),
        ('<xliff version="3.7"><file/></xliff>', "version « 3.7 »"),
        ("<tmx/>", "line 1: not XLIFF: the document is a « tmx »"),
        ("<xliff version='1.2'><file>\n<body>", "line 2: the file ends in the middle"),
    ],
)
def test_what_is_no_xliff_of_ours_is_named(text, message, tmp_path):
    path = tmp_path / "x.xlf"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AlignmentError, match=message):
        READERS["xliff12"](path)


def test_a_folder_gets_a_file_an_article(root, tmp_path):
    make(root, "a", *ROWS)
    make(root, "sub/b", *ROWS)
    result = root.bitext("export", "-o", f"{tmp_path}/x/", "--format", "xliff")
    assert result.exit_code == 0, result.stderr
    files = sorted(str(p.relative_to(tmp_path / "x")) for p in tmp_path.glob("x/**/*.xlf"))
    assert files == ["a.xlf", "sub/b.xlf"]
    before = root.files()
    assert root.bitext("import", *(f"{tmp_path}/x/{name}" for name in files)).exit_code == 0
    assert {k: v[0] for k, v in root.files().items()} == {k: v[0] for k, v in before.items()}
    assert Corpus(root.path).names() == ["a", "sub/b"]
