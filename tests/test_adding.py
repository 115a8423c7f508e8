"""`bitext add`: texts become articles under safe names, and what came with them is kept."""

import json

import pytest

from translate.adding import slug
from translate.metadata import read_metadata

PAIN = "Le boulanger du village pétrit le seigle avant l'aube.\nPersonne ne l'entend.\n"
PLUIE = "La pluie tombe sur les toits depuis trois jours, et la rivière monte encore.\n"
ENGLISH = "The baker of the village has been up since three, and nobody was there to see him.\n"
# As trafilatura 2.3.1 prints it with --json --with-metadata.
CRAWLED = {
    "title": "Le pain de seigle : l’œuvre d'une nuit",
    "author": "Jeanne Moulin; Paul Dubois",
    "hostname": "four.example",
    "date": "2024-03-21",
    "fingerprint": "3bb7987ae795cfb2",
    "id": None,
    "license": "CC BY 4.0",
    "comments": "",
    "raw_text": PAIN.replace("\n", " "),
    "text": PAIN.rstrip("\n"),
    "language": None,
    "image": None,
    "pagetype": None,
    "filedate": "2024-11-28",
    "source": "https://four.example/pain-de-seigle",
    "source-hostname": "Le Four",
    "excerpt": None,
    "categories": "",
    "tags": "pain",
}


@pytest.fixture
def inbox(tmp_path_factory):
    return tmp_path_factory.mktemp("in box")


def lines(path, *values):
    text = "".join(
        (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)) + "\n"
        for value in values
    )
    path.write_text(text, encoding="utf-8", newline="")
    return str(path)


def outcomes(result):
    return [(one["outcome"], one["name"]) for one in json.loads(result.stdout)]


def test_an_article_of_trafilatura_comes_with_all_that_is_known_of_it(root, inbox):
    result = root.bitext("add", lines(inbox / "crawl.jsonl", CRAWLED))
    assert result.exit_code == 0
    name = "le-pain-de-seigle-l-oeuvre-d-une-nuit"
    assert root.article(name).read_bytes().decode() == PAIN
    assert read_metadata(root.path) == {
        name: {
            "url": "https://four.example/pain-de-seigle",
            "date": "2024-03-21",
            "outlet": "Le Four",
            "author": "Jeanne Moulin; Paul Dubois",
            "licence": "CC BY 4.0",
            "title": "Le pain de seigle : l’œuvre d'une nuit",
        }
    }


def test_other_versions_name_the_fields_otherwise(root, inbox):
    value = {"text": PLUIE, "url": "https://a.example/2024/la-pluie.html", "sitename": "A",
             "licence": "CC0", "date": "21 mars 2024", "author": ["B", "C"]}  # fmt: skip
    root.bitext("add", lines(inbox / "x.jsonl", value))
    assert read_metadata(root.path)["la-pluie"] == {
        "url": "https://a.example/2024/la-pluie.html",
        "outlet": "A",
        "author": "B; C",
        "licence": "CC0",
        "date_as_given": "21 mars 2024",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("form", ["object", "list", "lines"])
def test_json_in_each_form(root, inbox, form, encoding):
    values = [{"text": PAIN, "title": "Un"}, {"text": PLUIE, "title": "Deux"}]
    if form == "object":
        values = values[:1]
    text = {
        "object": lambda: json.dumps(values[0], indent=1),
        "list": lambda: json.dumps(values),
        "lines": lambda: "\n".join(map(json.dumps, values)),
    }[form]()
    (inbox / "x.json").write_bytes(text.encode(encoding))
    result = root.bitext("add", str(inbox / "x.json"), "--json")
    assert outcomes(result) == [("added", "un"), ("added", "deux")][: len(values)]


def test_a_folder_of_texts_with_its_folders(root, inbox):
    (inbox / "Été 2024").mkdir()
    (inbox / ".git").mkdir()
    (inbox / ".git" / "hidden.txt").write_text(PAIN)
    (inbox / "Été 2024" / "La Pluie.TXT").write_bytes(PLUIE.replace("\n", "\r\n").encode("cp1252"))
    (inbox / "_orphans.orphans.txt").write_text(PAIN)
    (inbox / "notes.pdf").write_bytes(b"%PDF-1.7")
    result = root.bitext("add", str(inbox))
    assert result.exit_code == 0
    assert root.article("ete-2024/la-pluie").read_bytes() == PLUIE.encode()
    assert root.article("orphans-orphans").is_file()
    assert set(read_metadata(root.path)) == {"ete-2024/la-pluie", "orphans-orphans"}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("L’été, déjà ?", "l-ete-deja"),
        ("Cœur & Ægyptus — 2", "coeur-aegyptus-2"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-1"),
        ("_privé.orphans", "prive-orphans"),
        ("東京", ""),
        ("mot " * 40, "-".join(["mot"] * 20)),
        ("x" * 100, "x" * 80),
    ],
)
def test_names_are_safe(title, name):
    assert slug(title) == name


def test_names_are_unique_and_no_article_is_written_over(root, inbox):
    root.write("le-pain", "Un autre texte, qui est là depuis longtemps.\n")
    root.alignment("le-pain-2").parent.mkdir()
    root.alignment("le-pain-2").write_text("fr\nUne rangée dont l'article est parti.\n")
    source = lines(
        inbox / "x.jsonl",
        {"text": PAIN, "title": "Le pain"},
        {"text": PLUIE, "title": "Le Pain !"},
        {"text": PAIN + PLUIE, "title": "東京"},
    )
    before = root.article("le-pain").read_bytes()
    assert outcomes(root.bitext("add", source, "--json")) == [
        ("added", "le-pain-3"),
        ("added", "le-pain-4"),
        ("added", "article"),
    ]
    assert root.article("le-pain").read_bytes() == before


def test_the_same_text_goes_in_once_and_its_metadata_are_completed(root, inbox):
    root.write("pain", PAIN.replace(" ", "  "))
    (root.path / "corpus" / "articles.tsv").write_text(
        "thème\tname\tlicence\nfour\tpain\tà demander\n", encoding="utf-8"
    )
    source = lines(inbox / "x.jsonl", CRAWLED, CRAWLED | {"title": "Encore", "license": "CC0"})
    result = root.bitext("add", source, "--json")
    assert outcomes(result) == [("same", "pain"), ("same", "pain")]
    assert root.bitext("status", "--json").exit_code == 0
    text = (root.path / "corpus" / "articles.tsv").read_text(encoding="utf-8")
    assert text.startswith("thème\tname\tlicence\t")
    metadata = read_metadata(root.path)["pain"]
    assert (metadata["thème"], metadata["licence"]) == ("four", "à demander")
    assert (metadata["outlet"], metadata["title"]) == ("Le Four", CRAWLED["title"])
    before = root.files()
    root.bitext("add", source)
    assert root.files() == before


def test_defaults_fill_what_a_text_does_not_say(root, inbox):
    source = lines(inbox / "x.jsonl", CRAWLED, {"text": PLUIE, "title": "Pluie"})
    root.bitext("add", source, "--licence", "CC0", "--outlet", "Gazette")
    pain, pluie = read_metadata(root.path).values()
    assert (pain["licence"], pain["outlet"]) == ("CC BY 4.0", "Le Four")
    assert (pluie["licence"], pluie["outlet"]) == ("CC0", "Gazette")


def test_other_languages_are_named_and_left_out(root, inbox):
    source = lines(
        inbox / "x.jsonl",
        {"text": ENGLISH, "title": "Baker"},
        {"text": PLUIE, "title": "Said to be German", "language": "de"},
        {"text": PAIN, "title": "Pain", "language": "fr-CA"},
    )
    result = root.bitext("add", source)
    assert result.exit_code == 0
    assert "line 1: left out: most of it is not French" in result.stderr
    assert "line 2: left out: its language is « de »" in result.stderr
    assert "1 of 3 texts added" in result.stdout
    assert list(read_metadata(root.path)) == ["pain"]
    assert "added" in root.bitext("add", source, "--any-language").stdout
    assert root.article("baker").read_text() == ENGLISH


def test_bad_lines_are_named_and_the_rest_goes_in(root, inbox):
    path = inbox / "x.jsonl"
    path.write_bytes(
        b'{"text": "coup\xe9"}\n'
        b'{"text": "Le d\n'
        b"[1]\n"
        b'{"title": "rien"}\n'
        b'{"text": " -- "}\n'
        b'{"text": "a\\u0000b"}\n'
        b'{"text": "a\\ud800b"}\n'
        + b"[" * 100_000
        + b"\n\n"
        + json.dumps({"text": PAIN, "title": "Pain"}).encode()
    )
    result = root.bitext("add", str(path))
    assert result.exit_code == 1
    for number, why in enumerate(
        ("not UTF-8", "no JSON", "no JSON object", "no field « text »", "no text in it",
         "a NUL or a lone surrogate", "a NUL or a lone surrogate", "no JSON"), 1
    ):  # fmt: skip
        assert f"x.jsonl, line {number}: cannot be read: {why}" in result.stderr
    assert root.article("pain").read_text(encoding="utf-8") == PAIN


@pytest.mark.parametrize("text", ['{\n "text": "Le\n d', "", "[{]", "3", '"Le chat dort."'])
def test_a_file_that_is_no_json_is_named_once(root, inbox, text):
    (inbox / "x.json").write_text(text)
    result = root.bitext("add", str(inbox))
    assert result.exit_code == 1
    assert result.stderr.count("cannot be read: no JSON") == 1
    assert "0 of 1 texts added" in result.stdout


def test_texts_that_are_no_text_are_named(root, inbox):
    (inbox / "a.txt").write_bytes(b"%PDF-1.7 and so on")
    (inbox / "b.txt").write_text(" \n")
    (inbox / "c.txt").write_text(PAIN, encoding="utf-8")
    result = root.bitext("add", str(inbox))
    assert result.exit_code == 1
    assert "a.txt: cannot be read: this is a PDF document" in result.stderr
    assert "b.txt: cannot be read: no text in it" in result.stderr
    assert root.article("c").is_file()


def test_a_dry_run_writes_nothing(root, inbox):
    before = root.files()
    result = root.bitext("add", lines(inbox / "x.jsonl", CRAWLED), "--dry-run")
    assert "1 of 1 texts would be added" in result.stdout
    assert root.files() == before


def test_a_broken_articles_tsv_stops_everything_before_it_begins(root, inbox):
    (root.path / "corpus" / "articles.tsv").write_text("url\nx\n")
    before = root.files()
    result = root.bitext("add", lines(inbox / "x.jsonl", CRAWLED))
    assert result.exit_code == 2
    assert "no column « name »" in result.stderr
    assert root.files() == before


def test_a_path_that_is_not_there_is_a_wrong_usage(root, inbox):
    result = root.bitext("add", str(inbox / "nowhere.jsonl"), lines(inbox / "x.jsonl", CRAWLED))
    assert result.exit_code == 2
    assert "nowhere.jsonl: there is no such file or folder" in result.stderr
    assert not root.article("le-pain").exists()
