"""An existing translation joins the corpus as a reviewer's English."""

from translate.alignment import Status

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
