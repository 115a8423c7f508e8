"""The translation memory: exact answers with their conditions, near ones, and what changes them."""

import json

import pytest

from translate.alignment import Segment, Status
from translate.memory import Memory


def settled(fr, en, row_id="p1s1"):
    return Segment(row_id, fr, en=en, status=Status.FIXED)


@pytest.fixture
def memory():
    with Memory(None) as opened:
        yield opened


LONG = "Le chat dort sur le toit."


def test_a_settled_sentence_answers_everywhere_white_space_aside(memory):
    memory.update("a", "1", [settled(LONG, "The cat sleeps on the roof.")])
    unit = memory.answer("Le  chat dort sur le\u00a0toit.", "", "x")
    assert (unit.article, unit.id, unit.en) == ("a", "p1s1", "The cat sleeps on the roof.")
    assert memory.answer("Le chat dort.", "", "") is None


def test_a_short_sentence_answers_only_between_the_same_neighbours(memory):
    rows = [Segment(fr="Ça va ?"), settled("Oui, bien sûr.", "Sure."), Segment(fr="Bon.")]
    memory.update("a", "1", rows)
    assert memory.answer("Oui, bien sûr.", "Ça va ?", "Bon.").en == "Sure."
    assert memory.answer("Oui, bien sûr.", "Ça va ?", "Mal.") is None


def test_two_different_translations_answer_nothing_and_are_offered(memory):
    memory.update("a", "1", [settled(LONG, "One.")])
    memory.update("b", "1", [settled(LONG, "Two.")])
    assert memory.answer(LONG, "", "") is None
    assert [unit.en for unit in memory.exact(LONG)] == ["One.", "Two."]
    memory.update("b", "2", [settled(LONG, "One.")])
    assert memory.answer(LONG, "", "").en == "One."


def test_reviewers_come_before_the_memory_from_outside(memory):
    memory.update_outside("1", [settled(LONG, "Theirs.")])
    assert memory.answer(LONG, "", "").en == "Theirs."
    memory.update("a", "1", [settled(LONG, "Ours.")])
    assert memory.answer(LONG, "", "").en == "Ours."
    assert {unit.en for unit in memory.exact(LONG)} == {"Ours.", "Theirs."}


def test_english_that_was_settled_for_other_french_answers_nothing(memory):
    row = Segment("p1s1", LONG, mt="Old.", en="Old.", status=Status.OK, engine="x #000000")
    assert row.stale
    memory.update("a", "1", [row])
    assert memory.answer(LONG, "", "") is None


def test_open_doubtful_and_withheld_rows_are_no_answers(memory):
    rows = [
        Segment(fr=LONG, mt="machine"),
        Segment(fr=LONG, en="doubt", status=Status.QUERY),
        settled(LONG, "test set"),
    ]
    memory.update("a", "1", rows, withheld=lambda row: row.en == "test set")
    assert memory.exact(LONG) == []


def test_a_repaired_sentence_is_known_by_both_its_forms(memory):
    row = Segment(fr="Nous avons des insectes à résoudre.", en="We have bugs.", status=Status.OK)
    memory.update(
        "a", "1", [Segment(**{**cells(row), "fr_fixed": "Nous avons des bugs à régler."})]
    )
    assert memory.answer("Nous avons des insectes à résoudre.", "", "").en == "We have bugs."
    assert memory.answer("Nous avons des bugs à régler.", "", "").en == "We have bugs."


def cells(row):
    return {name: getattr(row, name) for name in Segment.__slots__}


def test_articles_are_recalled_when_an_answer_has_changed(memory):
    memory.update("b", "1", [Segment(fr=LONG)])
    memory.update("c", "1", [Segment(fr="Autre chose.")])
    assert memory.recalled() == set()
    memory.update("a", "1", [settled(LONG, "One."), Segment(fr="Il pleut sur la ville.")])
    assert memory.recalled() == {"a", "b"}
    memory.answered("a")
    assert memory.recalled() == {"b"}
    memory.answered("b")
    memory.update("a", "2", [settled(LONG, "One.")])
    assert memory.recalled() == set()
    memory.update("a", "3", [settled(LONG, "Two.")])
    assert memory.recalled() == {"a", "b"}
    assert memory.digests() == {"a": "3", "b": "1", "c": "1"}


def test_near_sentences_come_best_first(memory):
    memory.update("a", "1", [settled(LONG, "A"), settled("Le chien dort sur le toit.", "B")])
    matches = memory.near("Le chat dort sous le toit.")
    assert [match.unit.en for match in matches] == ["A", "B"]
    assert matches[0].score > matches[1].score >= 0.75
    assert memory.near("Tout autre chose, vraiment.") == []


def test_a_broken_index_is_made_anew(tmp_path):
    path = tmp_path / "memory.sqlite"
    path.write_bytes(b"no database, but long enough to be taken for one" * 40)
    with Memory(path) as memory:
        memory.update("a", "1", [settled(LONG, "One.")])
    with Memory(path) as memory:
        assert memory.answer(LONG, "", "").en == "One."


def test_what_a_reviewer_settles_reaches_other_articles_and_leaves_them_again(root):
    root.write("a", f"{LONG} Il pleut.\n")
    root.write("b", f"Bonjour à tous. {LONG}\n")
    root.bitext("translate")
    machine = root.rows("b")[1]
    root.edit("a", "p1s1", en="The cat is asleep on the roof.")
    run = json.loads(root.bitext("translate", "--json").stdout)
    assert run["translated"] == 0
    row = root.rows("b")[1]
    assert (row.mt, row.origin, row.status) == (
        "The cat is asleep on the roof.",
        "memory",
        Status.MT,
    )
    assert row.engine.startswith("memory a #")
    assert "asleep on the roof" in root.english("b")
    before = root.files()
    root.bitext("translate")
    assert root.files() == before
    # Accepted, it stays whatever becomes of the first.
    root.edit("b", "p1s2", status="ok")
    root.bitext("translate")
    assert (root.rows("b")[1].en, root.rows("b")[1].origin) == (row.mt, "memory")
    root.edit("b", "p1s2", status="mt", en="")
    root.edit("a", "p1s1", status="mt", en="")
    run = json.loads(root.bitext("translate", "--json").stdout)
    again = root.rows("b")[1]
    assert (again.mt, again.engine, again.origin) == (machine.mt, machine.engine, "")


def test_a_change_reaches_articles_that_the_run_was_not_asked_for_in_the_next_one(root):
    root.write("a", f"{LONG}\n")
    root.write("b", f"{LONG}\n")
    root.bitext("translate")
    root.edit("a", "p1s1", en="The cat is asleep on the roof.")
    root.bitext("translate", "a")
    assert root.rows("b")[0].mt != "The cat is asleep on the roof."
    root.bitext("translate")
    assert root.rows("b")[0].mt == "The cat is asleep on the roof."
    # The reviewed sentence leaves its article in the very run that must take its answer back.
    root.write("a", "Autre chose encore.\n")
    root.bitext("translate")
    assert root.rows("b")[0].engine.startswith("starter")
