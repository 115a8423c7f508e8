import json

import pytest
from click.testing import CliRunner

from translate.alignment import Segment, Status, render_alignment, with_columns
from translate.cli.concordance import concordance as command
from translate.concordance import Hit, Query, cells, concordance, keyword_line, wrapped
from translate.corpus import Corpus
from translate.errors import AlignmentError, UsageError

ROWS = (
    Segment(id="p1s1", fr="Le cœur de l’État bat.", mt="The heart of the state beats."),
    Segment(id="p1s2", fr="Des insectes.", fr_fixed="Des bugs.", mt="Insects.", en="Bugs."),
    Segment(id="p2s1", fr='Il dit "oui", puis "non".', mt='He says "yes" and "no".'),
    Segment(id="p2s2", fr="Deux états,\xa0deux lois.", mt="Two states, two laws."),
)


@pytest.fixture
def corpus(root):
    put(root, "a", ROWS)
    return Corpus(root.path)


def put(root, name, rows):
    root.write(name, "Texte.\n")
    path = root.alignment(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render_alignment(with_columns((), rows)))


def found(corpus, text, **options):
    languages = options.pop("languages", ("fr", "en"))
    hits = concordance(corpus, "a", Query(text, **options), languages)
    return [(hit.segment.id, hit.language, hit.parts[1]) for hit in hits]


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("etat", {}, [("p1s1", "fr", "État")]),
        ("COEUR", {}, [("p1s1", "fr", "cœur")]),
        ("cœur", {}, [("p1s1", "fr", "cœur")]),
        ("coeur de l'etat", {}, [("p1s1", "fr", "cœur de l’État")]),
        ("l'état", {}, [("p1s1", "fr", "l’État")]),
        ("état", {"exact": True}, []),
        ("État", {"exact": True}, [("p1s1", "fr", "État")]),
        ("bugs", {}, [("p1s2", "fr", "bugs"), ("p1s2", "en", "Bugs")]),
        ("bugs", {"languages": ("en",)}, [("p1s2", "en", "Bugs")]),
        ("insects", {}, []),
        ("deux", {}, [("p2s2", "fr", "Deux"), ("p2s2", "fr", "deux")]),
        ("états, deux", {}, [("p2s2", "fr", "états,\xa0deux")]),
        ('"oui"', {}, [("p2s1", "fr", '"oui"')]),
        ("non", {}, [("p2s1", "fr", "non")]),
        ("etats?", {"regex": True}, [("p1s1", "fr", "État"), ("p2s2", "fr", "états")]),
        (r"^d\w+", {"regex": True}, [("p1s2", "fr", "Des"), ("p2s2", "fr", "Deux")]),
        (r"\bstates?", {"regex": True}, [("p1s1", "en", "state"), ("p2s2", "en", "states")]),
        ("z*", {"regex": True}, []),
    ],
)
def test_what_is_found(corpus, text, options, expected):
    assert found(corpus, text, **options) == expected


def test_after_a_ligature_the_match_is_where_it_stands(corpus):
    (hit,) = concordance(corpus, "a", Query("bat"))
    assert hit.parts == ("Le cœur de l’État ", "bat", ".")
    assert hit.counterpart == "The heart of the state beats."


def test_rows_with_line_breaks_and_decomposed_text_are_found(root):
    put(root, "a", [Segment(id="p1s1", fr="Un e\u0301tat.", mt="A\nstate.", note='"\n"')])
    corpus = Corpus(root.path)
    assert found(corpus, "état") == [("p1s1", "fr", "état")]
    assert found(corpus, "a state") == [("p1s1", "en", "A\nstate")]


def test_a_file_of_excel_is_read(root, corpus):
    text = root.alignment("a").read_text(encoding="utf-8")
    root.alignment("a").write_text(text, encoding="utf-16")
    assert found(corpus, "etat") == [("p1s1", "fr", "État")]


def test_a_broken_file_is_named_with_its_own_line(root, corpus):
    text = root.alignment("a").read_text(encoding="utf-8")
    broken = text.replace("\tTwo states", " Two states")
    root.alignment("a").write_text(broken, encoding="utf-8")
    with pytest.raises(AlignmentError, match="line 5"):
        found(corpus, "laws")


@pytest.mark.parametrize("options", [{"text": " "}, {"text": "(", "regex": True}])
def test_what_cannot_be_looked_for_is_refused(options):
    with pytest.raises(UsageError):
        Query(**options)


# --- on the screen ---------------------------------------------------------------------------


def test_keywords_stand_under_each_other_whatever_their_width():
    long = "x" * 60
    lines = []
    for before in ("", "Un ", "日本 ", f"{long} ", "x\u0301 "):
        row = Segment(fr=f"{before}mot suivi de {long}.")
        (start, end) = next(Query("mot").spans(row.fr))
        lines.append(keyword_line(Hit("a", row, "fr", start, end), 40))
    assert [cells(line[: line.index("mot")]) for line in lines] == [16] * 5
    assert all(cells(line) <= 40 for line in lines)


def test_wide_characters_take_two_cells_and_combining_ones_none():
    assert cells("abc") == 3
    assert cells("日本") == 4
    assert cells("x\u0301\u200d") == 1


def test_text_is_wrapped_by_cells():
    assert wrapped("日本 日本 a", 9) == ["日本 日本", "a"]
    assert wrapped("toolongword a", 4) == ["toolongword", "a"]


# --- the command -----------------------------------------------------------------------------


def run(root, *args):
    return CliRunner().invoke(command, [*args, "--root", str(root.path)], env={"COLUMNS": "60"})


@pytest.mark.usefixtures("corpus")
def test_the_command_shows_both_languages(root):
    result = run(root, "etat")
    assert result.stdout == (
        "a p1s1           Le cœur de l’État bat.\n             The heart of the state beats.\n"
    )
    assert result.stderr == "1 match in 1 segment of 1 article\n"


@pytest.mark.usefixtures("corpus")
def test_the_command_prints_tables_and_json(root):
    table = run(root, "oui", "--tsv").stdout.splitlines()
    assert table[0].split("\t")[:7] == [
        "article",
        "id",
        "status",
        "language",
        "left",
        "match",
        "right",
    ]
    assert table[1].startswith('a\tp2s1\tmt\tfr\t"Il dit """\toui\t')
    (entry,) = json.loads(run(root, "oui", "--json").stdout)
    assert (entry["left"], entry["match"], entry["start"]) == ('Il dit "', "oui", 8)
    assert json.loads(run(root, "rien", "--json").stdout) == []


@pytest.mark.usefixtures("corpus")
def test_the_command_goes_on_after_a_broken_article(root):
    put(root, "b", [Segment(id="p1s1", fr="Un état.", mt="A state.", status=Status.OK)])
    root.alignment("a").write_bytes(b"fr\tfr\netat\tetat\n")
    result = run(root, "etat")
    assert result.exit_code == 1
    assert "b p1s1" in result.stdout
    assert "two columns are named" in result.stderr


@pytest.mark.usefixtures("corpus")
def test_removed_articles_are_searched_too(root):
    root.article("a").unlink()
    assert "p1s1" in run(root, "etat").stdout
