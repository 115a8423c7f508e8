"""The main job, with the real starter model: what is translated, what is kept, what is refused."""

import json

import filelock
import pytest

from translate.alignment import Status

THREE = "Le chat dort sur le toit. Il pleut depuis ce matin.\nNous avons deux enfants.\n"


def translated(result) -> int:
    """How many segments a run with --json translated."""
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["translated"]


@pytest.fixture
def done(root):
    """A root with one translated article `a` of three sentences."""
    root.write("a", THREE)
    assert translated(root.bitext("translate", "--json")) == 3
    return root


def test_an_article_becomes_rows_and_english(done):
    rows = done.rows("a")
    assert [row.id for row in rows] == ["p1s1", "p1s2", "p2s1"]
    assert all(row.mt and row.status is Status.MT and row.current for row in rows)
    assert all(0 < row.confidence <= 1 for row in rows)
    assert "children" in rows[2].mt
    assert done.english("a") == f"{rows[0].mt} {rows[1].mt}\n{rows[2].mt}\n"


def test_a_second_run_changes_no_byte_and_loads_no_model(done, run_command):
    before = done.files()
    result = run_command("translate", "--root", str(done.path), "--json")
    assert json.loads(result.stdout)["up_to_date"] == 1
    assert b"model:" not in result.stderr
    assert done.files() == before


def test_nothing_is_translated_again_when_the_state_folder_is_gone(done):
    before = done.files()
    for path in sorted((done.path / ".bitext").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert translated(done.bitext("translate", "--json")) == 0
    assert done.files() == before


def test_editing_one_sentence_translates_one(done):
    done.write("a", THREE.replace("deux enfants", "trois enfants"))
    assert translated(done.bitext("translate", "--json")) == 1
    assert "three" in done.rows("a")[2].mt.lower()


def test_the_article_is_never_changed(done):
    before = done.article("a").read_bytes()
    done.bitext("translate", "--force")
    assert done.article("a").read_bytes() == before


def test_a_reviewers_row_keeps_its_mt_and_gets_published(done):
    old = done.rows("a")[0]
    done.edit("a", "p1s1", en="The cat is asleep on the roof.")
    assert translated(done.bitext("translate", "--json", "--force")) == 2
    row = done.rows("a")[0]
    assert (row.status, row.mt, row.engine) == (Status.FIXED, old.mt, old.engine)
    assert done.english("a").startswith("The cat is asleep on the roof. ")


def test_an_accepted_row_gets_its_english_written(done):
    done.edit("a", "p1s1", status="ok")
    assert translated(done.bitext("translate", "--json")) == 0
    row = done.rows("a")[0]
    assert (row.status, row.en, row.origin) == (Status.OK, row.mt, "post-edit")


def test_a_repair_of_the_french_translates_that_row_alone(done):
    done.edit("a", "p1s1", fr_fixed="Le chien dort sur le toit.")
    assert translated(done.bitext("translate", "--json")) == 1
    row = done.rows("a")[0]
    assert "dog" in row.mt.lower()
    assert row.current


def test_a_settled_row_whose_french_changed_is_stale_and_keeps_its_mt(done):
    done.edit("a", "p1s1", en="A cat sleeps.", status="fixed")
    done.bitext("translate")
    old = done.rows("a")[0].mt
    done.edit("a", "p1s1", fr_fixed="Le chien dort.")
    assert translated(done.bitext("translate", "--json")) == 0
    row = done.rows("a")[0]
    assert (row.mt, row.flags) == (old, ("stale",))
    assert translated(done.bitext("translate", "--json", "--include-reviewed")) == 1
    row = done.rows("a")[0]
    assert (row.en, row.flags) == ("A cat sleeps.", ())
    assert row.mt != old
    assert row.origin == "other-mt"  # the English was made from the translation that is gone


def test_a_renewed_translation_that_says_the_same_is_still_the_one_that_was_edited(done):
    done.edit("a", "p1s1", status="ok")
    done.edit("a", "p1s2", en="Something else.")
    before = {row.id: row.mt for row in done.rows("a")}
    again = done.bitext("translate", "--json", "--include-reviewed", "--force")
    assert translated(again) == len(before)
    rows = done.rows("a")
    assert {row.id: row.mt for row in rows} == before
    assert [row.origin for row in rows[:2]] == ["post-edit", "post-edit"]
    assert [row.status for row in rows[:2]] == [Status.OK, Status.FIXED]


@pytest.mark.parametrize("status", ["mt", "fixed"])
def test_french_and_english_typed_in_one_go_are_not_stale_until_the_french_changes_again(
    done, status
):
    made_from = done.rows("a")[0].engine
    done.edit("a", "p1s1", fr_fixed="Le chien dort.", en="The dog sleeps.", status=status)
    for _ in range(2):
        assert translated(done.bitext("translate", "--json")) == 0
        row = done.rows("a")[0]
        assert (row.status, row.flags) == (Status.FIXED, ())
        assert not row.current
        assert row.engine_label == made_from.rpartition(" #")[0]
        assert row.engine.endswith(made_from.rpartition(" ")[2])
    assert json.loads(done.bitext("check", "--json").stdout) == []
    done.edit("a", "p1s1", fr_fixed="Le grand chien dort.")
    assert translated(done.bitext("translate", "--json")) == 0
    assert done.rows("a")[0].flags == ("stale",)
    assert translated(done.bitext("translate", "--json", "--include-reviewed")) == 1
    row = done.rows("a")[0]
    assert (row.en, row.flags, row.current) == ("The dog sleeps.", (), True)
    assert "settled-with" not in row.engine


def test_a_skipped_row_is_not_published(done):
    done.edit("a", "p1s2", status="skip")
    done.bitext("translate")
    rows = done.rows("a")
    assert done.english("a") == f"{rows[0].mt}\n{rows[2].mt}\n"


def test_boilerplate_is_skipped_and_what_a_reviewer_takes_back_stays_back(root):
    root.write("a", f"[ad_1]\n{THREE}[ad_2]\n")
    root.bitext("translate")
    first = root.rows("a")[0]
    assert (first.status, first.flags, first.mt) == (Status.SKIP, ("boilerplate",), "")
    root.edit("a", "p1s1", status="mt")
    assert translated(root.bitext("translate", "--json")) == 1
    assert root.rows("a")[0].status is Status.MT
    root.write("a", f"[ad_1]\n{THREE}Une phrase de plus.\n[ad_2]\n")
    root.bitext("translate")
    assert root.rows("a")[0].status is Status.MT
    assert root.rows("a")[-1].status is Status.SKIP


def test_a_changed_default_only_says_so_and_model_translates_again(done):
    before = done.files()
    (done.path / "bitext.toml").write_text("beam = 1\n", encoding="utf-8")
    result = done.bitext("translate")
    assert "3 rows that nobody has reviewed were made by" in result.stderr
    assert {**done.files(), "bitext.toml": None} == {**before, "bitext.toml": None}
    done.edit("a", "p1s1", en="The cat is asleep.")
    assert translated(done.bitext("translate", "--json", "--model", "starter")) == 2
    labels = [row.engine_label.split()[-1] for row in done.rows("a")]
    assert labels == ["beam4", "beam1", "beam1"]


def test_rows_picks_rows_of_one_article(done):
    assert translated(done.bitext("translate", "a", "--rows", "p1s2,p2s1", "--json")) == 2
    assert done.bitext("translate", "--rows", "p1s2").exit_code == 2


def test_a_vanished_sentence_that_was_reviewed_moves_to_the_orphans_and_comes_back(done):
    done.edit("a", "p2s1", en="We have two kids.", note="informal")
    done.write("a", THREE.splitlines()[0] + "\n")
    told = done.bitext("translate").stderr
    assert "whose French has gone: 1; they wait in a.orphans.tsv" in told
    assert len(done.rows("a")) == 2
    assert [row.en for row in done.rows("a.orphans")] == ["We have two kids."]
    done.write("a", THREE)
    assert translated(done.bitext("translate", "--json")) == 0
    row = done.rows("a")[2]
    assert (row.en, row.note) == ("We have two kids.", "informal")
    assert not done.alignment("a.orphans").exists()


def test_a_removed_article_keeps_its_files_and_status_names_it(done):
    before = done.alignment("a").read_bytes()
    done.article("a").unlink()
    done.write("b", "Il pleut.\n")
    done.bitext("translate")
    assert done.alignment("a").read_bytes() == before
    assert "corpus/fr/a.txt has gone" in done.bitext("status").stdout


def test_an_edit_of_the_english_article_is_kept_aside_and_reported(done):
    path = done.path / "corpus" / "en" / "a.txt"
    path.write_text("My own English.\n", encoding="utf-8")
    result = done.bitext("translate")
    assert "somebody has edited this file" in result.stderr
    assert path.with_name("a.edited-1.txt").read_text(encoding="utf-8") == "My own English.\n"
    assert path.read_text(encoding="utf-8") != "My own English.\n"


def test_a_change_of_rows_publishes_without_a_false_alarm(done):
    done.edit("a", "p1s1", en="The cat is asleep.")
    result = done.bitext("translate")
    assert "edited" not in result.stderr
    assert done.english("a").startswith("The cat is asleep.")


def test_a_broken_article_does_not_stop_the_others(root):
    root.write("a", THREE)
    root.write("b", THREE.replace("deux", "cinq"))
    root.write("empty", " \n\n")
    root.article("binary").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    root.article("folder").mkdir()
    root.write("_hidden", "Il pleut.\n")
    result = root.bitext("translate")
    assert result.exit_code == 1
    for name in ("empty", "binary", "folder", "_hidden"):
        assert f"{name}.txt" in result.stderr
        assert not root.alignment(name).exists()
    assert len(root.rows("a")) == len(root.rows("b")) == 3


def test_where_nothing_can_be_done_the_status_is_2(root):
    root.write("empty", "\n")
    assert root.bitext("translate").exit_code == 2
    assert root.bitext("translate", "nobody").exit_code == 2


@pytest.mark.parametrize(
    "damage", [b"<<<<<<< HEAD\n", b"p9s9\tx\n", b"\0", b'"'], ids=["git", "ragged", "nul", "quote"]
)
def test_a_damaged_alignment_file_is_refused_and_left_as_it_is(done, damage):
    path = done.alignment("a")
    path.write_bytes(path.read_bytes() + damage)
    before = done.files()
    result = done.bitext("translate", "--force")
    assert result.exit_code == 2
    assert "alignments/a.tsv" in result.stderr
    assert done.files() == before


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(done):
    done.write("b", "Il neige.\n")
    before = done.files()
    result = done.bitext("translate", "--dry-run")
    assert "a: 3 segments, up to date" in result.stdout
    assert "b: 1 segment, 1 to translate" in result.stdout
    assert done.files() == before
    assert not done.alignment("b").exists()


def test_a_second_run_at_the_same_time_is_refused(done):
    with filelock.FileLock(done.path / ".bitext" / "run.lock"):
        result = done.bitext("translate")
    assert result.exit_code == 2
    assert "is at work here" in result.stderr
    assert done.bitext("translate").exit_code == 0


def test_what_people_type_while_a_run_translates_stays(root, monkeypatch):
    """The reviewer saves between the plan and the save of the run."""
    from translate.journal import Journal

    root.write("a", THREE)
    root.bitext("translate")
    add = Journal.add

    def typing(self, label, batch):
        add(self, label, batch)
        root.edit("a", "p1s1", en="Typed meanwhile.")
        root.edit("a", "p1s2", fr_fixed="Il neige depuis ce matin.")

    monkeypatch.setattr(Journal, "add", typing)
    assert translated(root.bitext("translate", "--force", "--json")) == 4
    rows = root.rows("a")
    assert (rows[0].en, rows[0].status) == ("Typed meanwhile.", Status.FIXED)
    assert rows[1].fr_fixed == "Il neige depuis ce matin."
    assert rows[1].current


def test_names_may_hold_folders_and_be_given_as_paths(root):
    root.write("2024/mars/a", THREE)
    assert root.bitext("translate", "2024/mars/a").exit_code == 0
    assert root.bitext("translate", str(root.article("2024/mars/a"))).exit_code == 0
    assert len(root.rows("2024/mars/a")) == 3
    result = root.bitext("translate", "2024/mars/b")
    assert "2024/mars/a" in result.stderr


def test_columns_of_a_reviewer_stay_in_place(done):
    path = done.alignment("a")
    lines = path.read_text(encoding="utf-8").splitlines()
    table = [[str(n), *line.split("\t")] for n, line in enumerate(lines)]
    table[0][0] = "client"
    path.write_text("".join("\t".join(row) + "\n" for row in table), encoding="utf-8")
    done.bitext("translate", "--force")
    after = path.read_text(encoding="utf-8").splitlines()
    assert after[0].startswith("client\tid\tfr\t")
    assert [row.extra for row in done.rows("a")] == [{"client": str(n)} for n in (1, 2, 3)]


def test_a_glossary_is_obeyed_and_checked(root):
    root.write("a", "Selon Zorbalune, la société vend des logiciels aux hôpitaux.\n")
    path = root.path / "alignments" / "_glossary.tsv"
    path.parent.mkdir()
    path.write_text("fr\ten\tdnt\nZorbalune\t\tyes\nlogiciel\tprogram\t\n", encoding="utf-8")
    root.bitext("translate")
    row = root.rows("a")[0]
    assert "Zorbalune" in row.mt
    assert "term" not in row.flags
    path.write_text("fr\ten\nhôpital\tinfirmary\n", encoding="utf-8")
    root.bitext("translate")
    assert "term" in root.rows("a")[0].flags


ENGLISH = """The bakery has been closed since the end of the war.
Nobody knows what they were looking for in the old oven.
Un chat dort.
"""


def test_an_article_that_is_not_french_is_named_with_its_language_and_what_to_do(root):
    root.write("a", "Il pleut.\nUn chat dort sur le toit de la maison.\n")
    root.write("sub/b", ENGLISH)
    result = root.bitext("translate")
    assert result.exit_code == 0
    assert "corpus/fr/sub/b.txt reads like English, not French" in result.stderr
    assert "bitext align --add" in result.stderr
    assert "corpus/fr/a.txt" not in result.stderr
    for row_id in ("p1s1", "p2s1"):
        root.edit("sub/b", row_id, ignore="lang")
    again = json.loads(root.bitext("translate", "--json").stdout)
    assert again["saved"] == 1
    assert again["not_french"] == {}
