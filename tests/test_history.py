"""The log of what was done through the tool, and taking it back."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.made import ROWS, make, row
from translate.edit import Edit, apply_edits
from translate.errors import UsageError
from translate.history import (
    Action,
    Change,
    Entry,
    append,
    log_path,
    logged,
    new_action,
    performed,
    read_log,
    undone,
    words,
    work,
)
from translate.undo import to_undo, undo

CAT = "Le chat dort."
DAY = datetime(2026, 11, 1, 9, tzinfo=UTC)


@pytest.fixture
def corpus(root):
    make(root, "a", *ROWS)
    return make(root, "b/c", *ROWS)


def put(corpus, name, column, value, base="", fr=CAT, who="ana", **options):
    edits = [Edit(fr, column, base, value)]
    return apply_edits(corpus, name, edits, reviewer=who, **options)


def entry(cell="en", after="x", *, time=DAY, who="ana", action="1", kind="edit", **options):
    change = Change(options.pop("fr", CAT), options.pop("order", 0), "p1s1", cell, "", after)
    undoes = options.pop("undoes", "")
    return Entry(time, who, Action(action, kind, undoes), change, options.pop("seconds", None))


# --- the file --------------------------------------------------------------------------------


def test_a_line_of_json_a_change(corpus):
    put(corpus, "a", "en", "A cat.", fr="Oui.", seconds=2.5)
    line = log_path(corpus.files("a")).read_text(encoding="utf-8").splitlines()[0]
    values = json.loads(line)
    assert values["time"].endswith("Z")
    assert {k: v for k, v in values.items() if k not in ("time", "action")} == {
        "who": "ana",
        "kind": "edit",
        "id": "p1s2",
        "fr": "Oui.",
        "cell": "en",
        "before": "",
        "after": "A cat.",
        "seconds": 2.5,
    }


def test_what_was_written_is_read(tmp_path):
    path = tmp_path / "a.log.jsonl"
    entries = [
        entry(seconds=3.0, order=1),
        entry("rows", [{"id": "p1s1", "fr": "Oui.\u2028"}], action="2", kind="redo", undoes="1"),
    ]
    append(path, entries[:1])
    append(path, entries[1:])
    assert read_log(path) == entries
    assert len(path.read_bytes().splitlines()) == 2


def test_a_torn_line_is_passed_over_and_what_follows_is_not(tmp_path):
    path = tmp_path / "a.log.jsonl"
    append(path, [entry(after="one"), entry(after="two")])
    path.write_bytes(path.read_bytes()[:-20])
    assert [e.change.after for e in read_log(path)] == ["one"]
    append(path, [entry(after="three")])
    path.write_bytes(b'<<<<<<< HEAD\n"text"\n{}\n' + path.read_bytes())
    assert [e.change.after for e in read_log(path)] == ["one", "three"]


def test_the_articles_with_a_log(corpus):
    put(corpus, "b/c", "en", "x")
    assert logged(corpus) == ["b/c"]
    assert read_log(log_path(corpus.files("a"))) == []


# --- who did how much ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("Oui.", 1), ("Est-ce « vrai »\u00a0? 3 fois !", 4), ("l'été\n\n— fini", 2)],
)
def test_words(text, count):
    assert words(text) == count


def test_work_counts_a_segment_once_for_each_reviewer_and_nothing_that_was_taken_back():
    later = DAY + timedelta(days=2)
    log = [
        entry("en", seconds=10.0),
        entry("status"),
        entry("en", action="2", time=later, seconds=5.0),
        entry("en", action="3", time=later, fr="Oui.", order=1),
        entry("note", action="4", fr="Non, rien."),
        entry("en", action="5", who="ben", fr="Oui."),
        entry("en", action="6", fr="Partout, partout.", kind="replace"),
        entry("en", action="7", fr="Défait.", time=later),
        entry("en", action="8", fr="Défait.", kind="undo", undoes="7", time=later),
    ]
    ana, ben = work({"a": log})
    assert (ana.reviewer, ana.segments, ana.words, ana.seconds) == ("ana", 2, 4, 15.0)
    assert (ben.reviewer, ben.segments, ben.words, ben.seconds) == ("ben", 1, 1, 0.0)
    (ana,) = work({"a": log}, since=later, reviewer="ana")
    assert (ana.segments, ana.words, ana.seconds) == (2, 4, 5.0)
    (ana,) = work({"a": log, "b": log}, reviewer="ana")
    assert (ana.segments, ana.words) == (4, 8)


def test_an_action_that_was_done_again_stands():
    times = [DAY + timedelta(minutes=n) for n in range(4)]
    log = [
        entry(time=times[0]),
        entry(action="2", kind="undo", undoes="1", time=times[1]),
        entry(action="3", kind="redo", undoes="2", time=times[2]),
    ]
    assert undone(performed({"a": log[:2]})) == {"1"}
    assert undone(performed({"a": log})) == {"2"}
    again = [*log, entry(action="4", kind="undo", undoes="1", time=times[3])]
    assert undone(performed({"a": again})) == {"1", "2"}


# --- undo ------------------------------------------------------------------------------------


def take_back(corpus, **options):
    return undo(corpus, to_undo(corpus, **options), reviewer="ana")


def test_undo_walks_back_and_redo_forward(root, corpus):
    start = root.rows("a")
    put(corpus, "a", "en", "One.")
    one = root.rows("a")
    put(corpus, "a", "en", "Two.", "One.")
    put(corpus, "a", "note", "n")
    three = root.rows("a")
    assert take_back(corpus).cells == 1
    take_back(corpus)
    assert root.rows("a") == one
    assert root.english("a").startswith("One. ")
    take_back(corpus)
    assert root.rows("a") == start
    with pytest.raises(UsageError, match="nothing to take back"):
        to_undo(corpus)
    for _ in range(3):
        take_back(corpus, redo=True)
    assert root.rows("a") == three
    with pytest.raises(UsageError, match="nothing to do again"):
        to_undo(corpus, redo=True)
    take_back(corpus)
    assert root.rows("a")[0].note == ""


def test_an_accepted_row_is_opened_again(root, corpus):
    start = root.rows("a")
    put(corpus, "a", "status", "ok", "mt")
    assert root.rows("a")[0].en == "The cat sleeps."
    take_back(corpus)
    assert root.rows("a") == start


def test_one_action_over_several_articles_goes_back_as_one(root, corpus):
    action = new_action("replace")
    put(corpus, "a", "en", "One.", action=action)
    put(corpus, "b/c", "en", "Two.", action=action)
    result = take_back(corpus, names=["a"])
    assert result.articles == ["a", "b/c"]
    assert (root.rows("a")[0].en, root.rows("b/c")[0].en) == ("", "")


def test_cells_that_have_changed_since_stay_and_the_rest_goes_back(root, corpus):
    action = new_action("import")
    put(corpus, "a", "en", "One.", action=action)
    put(corpus, "a", "en", "Yes!", fr="Oui.", action=action)
    put(corpus, "a", "note", "n", action=action)
    root.edit("a", "p1s1", en="By hand.")
    result = take_back(corpus)
    assert {(kept.id, kept.cell) for kept in result.kept} == {("p1s1", "en"), ("p1s1", "status")}
    rows = root.rows("a")
    assert [(r.en, r.note, r.status) for r in rows[:2]] == [
        ("By hand.", "", "fixed"),
        ("", "", "mt"),
    ]
    assert not corpus.files("a").alignment.with_suffix(".conflicts.tsv").exists()


def test_of_several_changes_of_one_cell_in_an_action_the_first_state_comes_back(root, corpus):
    action = new_action("import")
    put(corpus, "a", "note", "one", action=action)
    put(corpus, "a", "note", "two", "one", action=action)
    take_back(corpus)
    assert root.rows("a")[0].note == ""


def test_undo_by_reviewer_by_article_and_by_action(root, corpus):
    put(corpus, "a", "note", "ana's")
    put(corpus, "a", "note", "ben's", fr="Oui.", who="ben")
    put(corpus, "b/c", "note", "ana's too")
    assert to_undo(corpus).entries.keys() == {"b/c"}
    assert to_undo(corpus, ["a"]).who == "ben"
    mine = to_undo(corpus, ["a"], reviewer="ana")
    assert to_undo(corpus, action=mine.action.id).action == mine.action
    undo(corpus, mine, reviewer="ana")
    assert [r.note for r in root.rows("a")[:2]] == ["", "ben's"]
    with pytest.raises(UsageError):
        to_undo(corpus, ["a"], reviewer="ana")


def test_an_article_that_cannot_be_read_is_named_and_the_others_go_back(root, corpus):
    action = new_action("replace")
    put(corpus, "a", "note", "n", action=action)
    put(corpus, "b/c", "note", "n", action=action)
    root.alignment("a").write_bytes(b"<<<<<<< HEAD\n")
    result = take_back(corpus)
    assert result.articles == ["b/c"]
    assert [kept.article for kept in result.kept] == ["a"]
    assert "conflict marker" in result.kept[0].reason


def test_the_command(root, corpus):
    put(corpus, "a", "en", "One.")
    put(corpus, "a", "en", "Yes!", fr="Oui.", who="ben")
    result = root.bitext("undo", "--dry-run")
    assert "edit" in result.stdout.splitlines()[0]
    assert "by ben" in result.stdout
    assert "a\tp1s2\ten" in result.stdout
    assert root.rows("a")[1].en == "Yes!"
    assert "2 cells in 1 article" in root.bitext("undo", "--reviewer", "ana").stdout
    assert [r.en for r in root.rows("a")[:2]] == ["", "Yes!"]
    root.edit("a", "p1s2", en="By hand.")
    result = root.bitext("undo", "a")
    assert result.exit_code == 1
    assert "a p1s2 en: not taken back: changed meanwhile" in result.stderr
    assert root.bitext("undo", "--redo").exit_code == 0
    assert root.rows("a")[0].en == "One."
    assert root.bitext("undo", "--action", "none").exit_code == 2


def test_the_reviewer_is_the_option_else_the_setting_else_the_login_name(root, monkeypatch):
    corpus = make(root, "a", *ROWS, row("p3s1", "Non.", "No.", en="No!", status="fixed"))
    monkeypatch.setattr("getpass.getuser", lambda: "login")
    for args, setting, who in (
        (["--reviewer", "ana"], "ben", "ana"),
        ([], "ben", "ben"),
        ([], "", "login"),
    ):
        (root.path / "bitext.toml").write_text(f'reviewer = "{setting}"\n', encoding="utf-8")
        old, new = ("!", "?") if "!" in root.rows("a")[-1].en else ("?", "!")
        root.bitext("replace", old, new, "--in", "en", "--yes", *args)
        assert read_log(log_path(corpus.files("a")))[-1].who == who
