"""An existing translation joins the corpus as a reviewer's English."""

import pytest

from translate.alignment import Status
from translate.exchange.tmx import Entry, write_entries

FRENCH = """\
Le chat dort sur le toit depuis ce matin. Il pleut, et personne n'ouvre la fenêtre.
Nous avons deux enfants et un chien. Le chien aboie toute la nuit.
Cette phrase ne figure que dans le texte français, sans aucun équivalent.
La maison a été vendue en 2019 pour 300 000 euros.
"""
ENGLISH = """\
The cat has been asleep on the roof since this morning, it rains and nobody opens the window.
We have two children and a dog. The dog barks all night.
The house was sold in 2019 for 300,000 euros.
This closing remark about the weather in Scotland exists in English alone.
"""


def pair(root):
    fr, en = root.path / "source.txt", root.path / "target.txt"
    fr.write_text(FRENCH, encoding="utf-8")
    en.write_text(ENGLISH, encoding="utf-8")
    return str(fr), str(en)


def test_a_pair_becomes_an_article_with_human_english(root):
    result = root.bitext("align", "--add", "maison", *pair(root))
    assert result.exit_code == 0, result.output
    assert root.article("maison").read_text(encoding="utf-8") == FRENCH
    rows = root.rows("maison")
    by_french = {row.fr: row for row in rows}
    merged = by_french[FRENCH.splitlines()[0]]
    assert merged.en.startswith("The cat has been asleep")
    assert (merged.status, merged.origin) == (Status.FIXED, "human")
    alone = by_french[FRENCH.splitlines()[2]]
    assert (alone.en, alone.status) == ("", Status.MT)
    sold = by_french[FRENCH.splitlines()[3]]
    assert sold.en == "The house was sold in 2019 for 300,000 euros."
    # The machine translation stands beside it, so that it can be scored.
    assert all(row.mt and row.engine for row in rows)
    assert "Scotland" in root.alignment("maison.unaligned").read_text(encoding="utf-8")
    assert sold.en in root.english("maison")


def test_a_stretch_without_english_stays_a_row_a_sentence(root):
    fr, en = pair(root)
    missing = "Premier point sans suite. Deuxième remarque isolée. Troisième idée perdue."
    (root.path / "source.txt").write_text(f"{FRENCH}{missing}\n", encoding="utf-8")
    matching = "".join(ENGLISH.splitlines(keepends=True)[:-1])
    (root.path / "target.txt").write_text(matching, encoding="utf-8")
    assert root.bitext("align", "--add", "maison", fr, en).exit_code == 0
    assert [row.fr for row in root.rows("maison")[-3:]] == missing.replace(". ", ".|").split("|")


def test_a_second_run_changes_nothing(root):
    root.bitext("align", "--add", "maison", *pair(root))
    before = root.files()
    assert root.bitext("translate").exit_code == 0
    assert root.files() == before


def test_flags_of_unsure_beads_stay(root):
    root.bitext("align", "--add", "maison", "--min-confidence", "1", *pair(root))
    root.bitext("translate", "--force")
    flagged = [row for row in root.rows("maison") if "low-alignment" in row.flags]
    assert len(flagged) == sum(1 for row in root.rows("maison") if row.en)


def test_another_text_under_that_name_and_touched_rows_are_refused(root):
    fr, en = pair(root)
    root.write("maison", "Un tout autre article.\n")
    result = root.bitext("align", "--add", "maison", fr, en)
    assert result.exit_code == 2
    assert "another text" in result.stderr
    root.article("maison").unlink()
    assert root.bitext("align", "--add", "maison", fr, en).exit_code == 0
    result = root.bitext("align", "--add", "maison", fr, en)
    assert result.exit_code == 2
    assert "worked on these rows" in result.stderr


def test_a_name_outside_the_corpus_is_refused(root):
    result = root.bitext("align", "--add", "../../evil", *pair(root))
    assert result.exit_code == 2
    assert "inside corpus/fr" in result.stderr
    assert not (root.path / "evil.txt").exists()


def test_swapped_and_empty_texts_are_named(root):
    fr, en = pair(root)
    result = root.bitext("align", en, fr)
    assert result.exit_code == 2
    assert "swapped" in result.stderr
    (root.path / "empty.txt").write_text("\n", encoding="utf-8")
    result = root.bitext("align", fr, str(root.path / "empty.txt"))
    assert result.exit_code == 2
    assert "empty" in result.stderr


def test_folders_are_matched_and_added(root):
    for folder, name, text in (
        ("french", "un", FRENCH),
        ("french", "deux", "La banque a relevé son taux à 3,5 pour cent en mars.\n" * 2),
        ("english", "x", "The bank raised its rate to 3.5 percent in March.\n" * 2),
        ("english", "y", ENGLISH),
    ):
        path = root.path / folder / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    table = root.path / "pairs.tsv"
    folders = (str(root.path / "french"), str(root.path / "english"))
    result = root.bitext("align", "--match", *folders, "-o", str(table))
    assert result.exit_code == 0, result.output
    result = root.bitext("align", "--add", "--pairs", str(table))
    assert result.exit_code == 0, result.output
    assert len(root.rows("un")) >= 4
    assert root.rows("deux")[0].en.startswith("The bank raised")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("fr\ten\na.txt\n", "line 2: a pair needs both files"),
        ("fr\tenglish\na.txt\tb.txt\n", "line 1: no column « en »"),
        ("fr\ten\n", "no pairs of files in it"),
        ("", "no pairs of files in it"),
    ],
)
def test_a_table_of_pairs_that_is_none_is_named(root, text, what):
    path = root.path / "pairs.tsv"
    path.write_text(text, encoding="utf-8")
    result = root.bitext("align", "--add", "--pairs", str(path))
    assert result.exit_code == 2
    assert f"pairs.tsv{',' if what.startswith('line') else ':'} {what}" in result.stderr


MEMORY = [
    ("La maison a été vendue. Elle était vieille.", "The house was sold. It was old."),
    ("Nous avons deux enfants\u00a0!", "We have two children!"),
    ("Le chien aboie toute la nuit", "The dog barks all night"),
    ("Nous avons deux enfants\u00a0!", "We've two children!"),
]


def memory_of(root):
    path = root.path / "client.tmx"
    with path.open("wb") as file:
        write_entries((Entry(fr, en) for fr, en in MEMORY), file)
    return str(path)


def test_the_units_of_a_memory_become_an_article_as_they_are(root):
    result = root.bitext("align", "--add", "maison", memory_of(root))
    assert result.exit_code == 0, result.output
    assert "4 rows with English" in result.stdout
    rows = root.rows("maison")
    assert [(row.fr, row.en) for row in rows] == MEMORY
    assert {(row.status, row.origin) for row in rows} == {(Status.FIXED, "human")}
    assert [row.id for row in rows] == ["p1s1", "p2s1", "p3s1", "p4s1"]
    assert all(row.mt for row in rows)
    before = root.files()
    assert root.bitext("translate").exit_code == 0
    assert root.files() == before
    result = root.bitext("align", "--add", "maison", memory_of(root))
    assert result.exit_code == 2
    assert "worked on these rows" in result.stderr


@pytest.mark.parametrize("mode", ["lines", "wrapped", "sentences"])
def test_the_units_stay_apart_however_the_article_is_read(root, mode):
    (root.path / "bitext.toml").write_text(f'input_mode = "{mode}"\n', encoding="utf-8")
    assert root.bitext("align", "--add", "maison", memory_of(root)).exit_code == 0
    assert root.bitext("translate", "--force").exit_code == 0
    assert [(row.fr, row.en) for row in root.rows("maison")] == MEMORY
    assert not root.alignment("maison.orphans").exists()


def test_a_memory_is_written_in_other_formats_without_a_model(root):
    result = root.bitext("align", memory_of(root))
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "fr\ten\tconfidence\tflags"
    assert lines[1:] == [f"{fr}\t{en}\t1.000\t" for fr, en in MEMORY]
    assert root.bitext("align", memory_of(root), "--format", "indices").stdout.startswith(
        "[0]:[0]\n"
    )
    prefix = root.path / "out"
    result = root.bitext("align", memory_of(root), "--format", "moses", "-o", str(prefix))
    assert result.exit_code == 0
    assert prefix.with_suffix(".fr").read_text(encoding="utf-8").splitlines() == [
        fr for fr, _ in MEMORY
    ]
    again = root.bitext("align", memory_of(root), "--format", "tmx").stdout
    assert again.count("<tu>") == 4


def test_a_memory_without_units_and_a_single_text_are_named(root):
    path = root.path / "none.tmx"
    path.write_text("<tmx version='1.4'><body/></tmx>", encoding="utf-8")
    for arguments in ((str(path),), ("--add", "x", str(path))):
        result = root.bitext("align", *arguments)
        assert result.exit_code == 2
        assert "none.tmx: no units" in result.stderr
    result = root.bitext("align", pair(root)[0])
    assert result.exit_code == 2
    assert "one file .tmx with both" in result.stderr
