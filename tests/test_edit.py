"""Edits reach the files cell by cell; what has no place goes to the conflicts file."""

import json
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.made import ROWS, make, row
from translate.alignment import Status, read_alignment
from translate.conflicts import CHANGED, GONE, conflicts_path, read_conflicts
from translate.edit import Edit, Places, apply_edits, merge_edits
from translate.errors import AlignmentError, UsageError
from translate.history import log_path, read_log


@pytest.fixture
def corpus(root):
    return make(root, "a", *ROWS)


def edit(fr, column, value, base="", **where):
    return Edit(fr, column, base, value, **where)


def merged(rows, *edits):
    return merge_edits(rows, edits)


CAT = "Le chat dort."

# --- what follows from an edit ---------------------------------------------------------------

FOLLOWS = [
    # the row's cells, what is typed, the cells then
    (
        {},
        {"en": "A cat sleeps."},
        {"en": "A cat sleeps.", "status": "fixed", "origin": "post-edit"},
    ),
    ({}, {"en": "The cat sleeps."}, {"status": "ok", "origin": "post-edit"}),
    ({"mt": "", "engine": ""}, {"en": "x"}, {"status": "fixed", "origin": "human"}),
    ({}, {"status": "ok"}, {"en": "The cat sleeps.", "status": "ok", "origin": "post-edit"}),
    ({}, {"status": " OK "}, {"status": "ok"}),
    ({"en": "x", "status": "fixed"}, {"en": ""}, {"en": "", "status": "mt", "origin": ""}),
    ({"en": "x", "status": "fixed"}, {"en": " \n"}, {"en": "", "status": "mt"}),
    ({"en": "x", "status": "fixed"}, {"status": "ok"}, {"en": "x", "status": "fixed"}),
    ({"en": "x", "status": "query"}, {"en": "y"}, {"en": "y", "status": "query"}),
    ({"en": "x", "status": "query"}, {"en": "y", "status": "ok"}, {"status": "fixed"}),
    ({"en": "x", "status": "query"}, {"status": "fixed"}, {"en": "x", "status": "fixed"}),
    ({"status": "skip"}, {"en": "y"}, {"en": "y", "status": "skip"}),
    ({}, {"en": "x", "status": "query"}, {"en": "x", "status": "query"}),
    ({}, {"fr_fixed": "Le chien."}, {"fr_fixed": "Le chien.", "status": "mt"}),
    ({"origin": "human", "en": "x", "status": "fixed"}, {"en": "y"}, {"origin": "human"}),
    ({}, {"ignore": "name, number"}, {"ignore": ("name", "number")}),
    ({"flags": ("name", "ratio")}, {"ignore": "name"}, {"flags": ("ratio",)}),
    ({}, {"note": "a\r\nb"}, {"note": "a\nb"}),
    ({}, {"client": "ACME"}, {"extra": {"client": "ACME"}}),
]


@pytest.mark.parametrize(("cells", "typed", "then"), FOLLOWS)
def test_what_follows_from_what_is_typed(cells, typed, then):
    before = replace(ROWS[0], **cells)
    from translate.alignment import cell_text

    edits = [Edit(CAT, c, cell_text(before, c), v) for c, v in typed.items()]
    result = merged([before], *edits)
    assert not result.clashes
    assert not result.refused
    for name, value in then.items():
        assert getattr(result.rows[0], name) == value


def test_a_settled_row_whose_french_is_repaired_is_stale():
    before = replace(ROWS[0], en="A cat.", status=Status.FIXED)
    result = merged([before], edit(CAT, "fr_fixed", "Le chien dort."))
    assert result.rows[0].flags == ("stale",)
    assert not result.rows[0].current


def test_of_an_engine_that_notes_no_french_nothing_is_known_and_its_name_stays():
    before = replace(ROWS[0], en="A cat.", status=Status.FIXED, engine="DeepL")
    both = [edit(CAT, "fr_fixed", "Le chien dort."), edit(CAT, "en", "A dog.", "A cat.")]
    result = merged([before], *both)
    assert (result.rows[0].engine, result.rows[0].stale) == ("DeepL", False)


def test_french_and_english_in_one_edit_are_not_stale_and_new_english_settles_a_stale_row():
    both = [edit(CAT, "fr_fixed", "Le chien dort."), edit(CAT, "en", "The dog sleeps.")]
    row = merged([ROWS[0]], *both).rows[0]
    assert (row.status, row.stale, row.flags) == (Status.FIXED, False, ())
    again = Edit(CAT, "fr_fixed", "Le chien dort.", "Le grand chien dort.")
    row = merged([row], again).rows[0]
    assert row.flags == ("stale",)
    english = Edit(CAT, "en", "The dog sleeps.", "The big dog sleeps.")
    assert merged([row], english).rows[0].flags == ()


def test_the_french_is_repaired_with_the_english_in_mind_within_one_sitting_of_one_reviewer(corpus):
    def then(reviewer, minutes=0.0):
        path = log_path(corpus.files("a"))
        if minutes:
            lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            earlier = (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat()
            lines = [json.dumps({**line, "time": earlier}) + "\n" for line in lines]
            path.write_text("".join(lines), encoding="utf-8")
        french = read_alignment(corpus.files("a").alignment).rows[0].fr_fixed
        other = "Un chien dort." if french == "Le chien dort." else "Le chien dort."
        repair = Edit(CAT, "fr_fixed", french, other)
        apply_edits(corpus, "a", [repair], reviewer=reviewer)
        return read_alignment(corpus.files("a").alignment).rows[0].flags

    apply_edits(corpus, "a", [edit(CAT, "en", "The dog sleeps.")], reviewer="ana")
    assert then("ana") == ()
    assert then("ben") == ("stale",)
    assert then("ana") == ()
    assert then("ana", minutes=40) == ("stale",)


REFUSED = [
    ({"status": "done"}, "« done » is none of"),
    ({"status": "fixed"}, "no English"),
    ({"en": "a\0b"}, "no text file can hold"),
    ({"en": "\ud800"}, "no text file can hold"),
    ({"en": "#NAME?"}, "an error of the spreadsheet"),
    ({"en": "The cafÃ© is closed."}, "garbled"),
]


@pytest.mark.parametrize(("typed", "reason"), REFUSED)
def test_a_row_that_nobody_could_read_is_named_and_the_others_go_in(typed, reason):
    status = [edit(CAT, c, v, "mt" if c == "status" else "") for c, v in typed.items()]
    result = merged(ROWS, edit(CAT, "note", "n"), *status, edit("Oui.", "en", "Yes!"))
    assert [refused.id for refused in result.refused] == ["p1s1"]
    assert reason in result.refused[0].reason
    assert result.rows[0] == ROWS[0]
    assert result.rows[1].en == "Yes!"


def test_a_row_cannot_go_back_to_the_machine_with_english_in_it():
    before = replace(ROWS[0], en="A cat.", status=Status.FIXED)
    (refused,) = merged([before], edit(CAT, "status", "mt", "fixed")).refused
    assert "empty it too" in refused.reason
    emptied = merged([before], edit(CAT, "status", "mt", "fixed"), edit(CAT, "en", "", "A cat."))
    assert (emptied.rows[0].en, emptied.rows[0].status) == ("", Status.MT)


# --- two writers -----------------------------------------------------------------------------


def test_the_first_of_two_changes_stays_and_the_second_clashes():
    rows = merged(ROWS, edit(CAT, "en", "Ana's.")).rows
    result = merged(rows, edit(CAT, "en", "Ben's."), edit(CAT, "note", "Ben's note"))
    assert (result.rows[0].en, result.rows[0].note) == ("Ana's.", "Ben's note")
    (clash,) = result.clashes
    assert (clash.kept, clash.edit.value) == ("Ana's.", "Ben's.")


def test_two_who_write_the_same_agree():
    rows = merged(ROWS, edit(CAT, "en", "Same.")).rows
    result = merged(rows, edit(CAT, "en", "Same."))
    assert (result.agreed, result.clashes, result.changes) == (1, [], [])


def test_a_status_holds_only_for_the_english_that_its_reviewer_saw():
    draft = replace(ROWS[0], en="Draft.", status=Status.QUERY)
    moved = merged([draft], edit(CAT, "en", "Better draft.", "Draft.")).rows
    accept = edit(CAT, "status", "fixed", "query")
    refused = merged(moved, accept, edit(CAT, "en", "Draft.", "Draft."))
    assert refused.rows == moved
    assert [clash.edit.column for clash in refused.clashes] == ["status"]
    refused = merged(moved, accept, edit(CAT, "en", "My own.", "Draft."))
    assert sorted(clash.edit.column for clash in refused.clashes) == ["en", "status"]
    assert merged(moved, accept, edit(CAT, "en", "Better draft.", "Better draft.")).rows[0].settled


# --- which row -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fr", "order", "row_id", "place"),
    [
        (CAT, 0, "", 0),
        ("Le  chat\u00a0dort .".replace(" .", "."), 0, "", 0),
        ("Oui.", 0, "p2s2", 1),
        ("Oui.", 1, "", 3),
        ("Oui.", 2, "p2s2", 3),
        ("Oui.", 2, "p9s9", None),
        ("Un chien dort.", 0, "p1s1", None),
        ("", 0, "p2s1", 2),
        ("", 0, "", None),
        ("#NAME?", 0, "p1s1", None),
        ("#NAME?", 0, "p3s1", 4),
        ("La route est fermÃ©e.", 0, "", 2),
    ],
)
def test_a_row_is_found_by_its_french_and_order_then_by_its_id(fr, order, row_id, place):
    rows = [*ROWS, row("p3s1", "- Non.", "- No.")]
    assert Places(rows).find(fr, order, row_id) == place


# --- the files -------------------------------------------------------------------------------


def test_an_edit_is_written_logged_and_published(root, corpus):
    outcome = apply_edits(
        corpus, "a", [edit(CAT, "en", "A cat sleeps.")], reviewer="ana", seconds=4.5
    )
    assert [(c.cell, c.before, c.after) for c in outcome.changes] == [
        ("en", "", "A cat sleeps."),
        ("status", "mt", "fixed"),
    ]
    assert root.rows("a")[0].en == "A cat sleeps."
    assert root.english("a") == "A cat sleeps. Yes.\nThe road is closed. Yeah.\n"
    first, second = read_log(log_path(corpus.files("a")))
    assert (first.who, first.seconds, second.seconds) == ("ana", 4.5, None)
    assert first.action == second.action


def test_the_run_that_follows_an_edit_has_nothing_to_write(root, corpus):
    root.bitext("translate", "--dry-run")
    before = root.bitext("translate", "--dry-run").stdout
    assert "up to date" not in before  # corpus/en is not there yet
    edits = [
        edit(CAT, "en", "A cat sleeps."),
        edit("Oui.", "status", "ok", "mt"),
        edit("Oui.", "status", "skip", "mt", order=1),
        edit("La route est fermée.", "note", "bugs!"),
    ]
    apply_edits(corpus, "a", edits, reviewer="ana")
    assert "a: 4 segments, up to date" in root.bitext("translate", "--dry-run").stdout


def test_nothing_to_do_writes_nothing(root, corpus):
    before = root.files()
    apply_edits(corpus, "a", [edit(CAT, "en", "")], reviewer="ana")
    assert root.files() == before


def test_a_conflict_and_a_gone_row_are_kept_in_a_table_once(root, corpus):
    apply_edits(corpus, "a", [edit(CAT, "en", "Ana's.")], reviewer="ana")
    late = [edit(CAT, "en", "Ben's\ttext\rof two lines."), edit("Parti.", "en", "Gone.", id="p9s1")]
    for _ in range(2):
        outcome = apply_edits(corpus, "a", late, reviewer="ben")
        assert {c.why for c in outcome.conflicts} == {CHANGED, GONE}
    kept = read_conflicts(conflicts_path(corpus.files("a")))
    assert [(c.who, c.id, c.kept, c.refused, c.why) for c in kept] == [
        ("ben", "p9s1", "", "Gone.", GONE),
        ("ben", "p1s1", "Ana's.", "Ben's\ttext\rof two lines.", CHANGED),
    ]
    assert root.rows("a")[0].en == "Ana's."


def test_a_conflicts_file_that_has_become_something_else_is_kept_aside(corpus):
    path = conflicts_path(corpus.files("a"))
    path.write_text('something "else\n', encoding="utf-8")
    apply_edits(corpus, "a", [edit("Parti.", "en", "Gone.")], reviewer="ben")
    assert [c.refused for c in read_conflicts(path)] == ["Gone."]
    (aside,) = path.parent.glob("*edited*")
    assert aside.read_text(encoding="utf-8") == 'something "else\n'
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    apply_edits(corpus, "a", [edit("Parti.", "en", "Gone too.")], reviewer="ben")
    assert [c.refused for c in read_conflicts(path)] == ["Gone.", "Gone too."]


def test_the_file_is_read_again_so_that_an_editors_change_stays(root, corpus):
    root.edit("a", "p1s1", en="Typed in the editor.")
    root.edit("a", "p1s2", note="by hand")
    outcome = apply_edits(
        corpus, "a", [edit(CAT, "en", "Late."), edit("Oui.", "en", "Yes!")], reviewer="ana"
    )
    assert [c.kept for c in outcome.conflicts] == ["Typed in the editor."]
    assert [(r.en, r.note) for r in root.rows("a")[:2]] == [
        ("Typed in the editor.", ""),
        ("Yes!", "by hand"),
    ]


def test_the_english_of_a_changed_article_waits_for_the_next_run(root, corpus):
    apply_edits(corpus, "a", [edit(CAT, "en", "A cat.")], reviewer="ana")
    published = root.english("a")
    root.write("a", "Tout est neuf.\n")
    outcome = apply_edits(corpus, "a", [edit("Oui.", "en", "Indeed.")], reviewer="ana")
    assert "bitext translate" in outcome.notice
    assert root.english("a") == published
    assert root.rows("a")[1].en == "Indeed."


def test_an_edit_of_the_english_article_is_kept_aside(root, corpus):
    apply_edits(corpus, "a", [edit(CAT, "en", "A cat.")], reviewer="ana")
    path = root.path / "corpus" / "en" / "a.txt"
    path.write_text("By hand.\n", encoding="utf-8")
    outcome = apply_edits(corpus, "a", [edit("Oui.", "en", "Indeed.")], reviewer="ana")
    assert "edited" in outcome.notice
    assert path.with_name("a.edited-1.txt").read_text(encoding="utf-8") == "By hand.\n"


def test_rows_that_a_spreadsheet_sorted_are_published_in_the_articles_order(root, corpus):
    make(root, "a", *ROWS)
    from translate.alignment import render_alignment, with_columns

    root.alignment("a").write_bytes(render_alignment(with_columns((), reversed(ROWS))))
    apply_edits(corpus, "a", [edit(CAT, "en", "A cat.")], reviewer="ana")
    assert root.english("a").startswith("A cat. Yes.\n")


def test_an_article_read_in_another_mode_is_published_in_it(root):
    corpus = make(root, "a", row("p1s1", "Un chat.", "A cat."), row("p1s2", "Un rat.", "A rat."))
    root.write("a", "Un chat.\nUn rat.\n")  # one paragraph if read as `wrapped`
    apply_edits(corpus, "a", [edit("Un rat.", "en", "One rat.")], reviewer="ana")
    assert root.english("a") == "A cat. One rat.\n"


def test_what_is_the_tools_and_what_is_not_there_is_refused(root, corpus):
    for column in ("mt", "FR", "", " note"):
        with pytest.raises(UsageError):
            apply_edits(corpus, "a", [edit(CAT, column, "x")], reviewer="ana")
    with pytest.raises(UsageError, match="no such article"):
        apply_edits(corpus, "b", [edit(CAT, "en", "x")], reviewer="ana")
    root.alignment("a").write_bytes(b"<<<<<<< HEAD\n")
    before = root.files()
    with pytest.raises(AlignmentError):
        apply_edits(corpus, "a", [edit(CAT, "en", "x")], reviewer="ana")
    assert root.files() == before


# --- nothing is lost -------------------------------------------------------------------------

COLUMN = st.sampled_from(["en", "fr_fixed", "note", "status", "client"])
TEXT = st.integers(0, 4).map(lambda n: "" if n == 4 else f"text {n}")
STEP = st.tuples(
    st.integers(0, 1),  # which writer
    st.sampled_from(["look", "write", "article"]),
    st.integers(0, 3),  # which row
    COLUMN,
    TEXT,
    st.sampled_from(["mt", "query", "ok", "fixed", "skip"]),
)
FRENCH = ["Un chat.", "Oui.", "Un rat.", "Oui."]


def model_article(root, present):
    """The article with those of four sentences that are there, and its files as a run has them."""
    from translate.alignment import read_alignment, render_alignment, with_columns
    from translate.article import paragraphs
    from translate.files import write_whole
    from translate.reconcile import reconcile

    corpus = make_root(root)
    text = "".join(f"{FRENCH[n]}\n" for n in range(4) if n in present) or "Rien.\n"
    root.write("a", text)
    files = corpus.files("a")
    rows, orphans = read_alignment(files.alignment), read_alignment(files.orphans)
    found = reconcile(paragraphs(text), rows.rows, orphans.rows)
    write_whole(files.orphans, render_alignment(with_columns(orphans.columns, found.orphans)))
    write_whole(files.alignment, render_alignment(with_columns(rows.columns, found.rows)))
    return corpus


def make_root(root):
    from translate.corpus import Corpus

    (root.path / "corpus" / "fr").mkdir(parents=True, exist_ok=True)
    return Corpus(root.path)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEP, min_size=1, max_size=25), data=st.data())
def test_whatever_two_writers_do_every_text_is_found_somewhere(tmp_path_factory, steps, data):
    """Two writers look, write and look again in any order, while sentences come and go."""
    from tests.conftest import Root
    from translate.alignment import cell_text, read_alignment

    root = Root(tmp_path_factory.mktemp("root"))
    corpus = model_article(root, {0, 1, 2, 3})
    look = [root.rows("a"), root.rows("a")]
    written: list[tuple[str, str, str]] = []
    for number, (who, what, n, column, text, status) in enumerate(steps):
        if what == "look":
            look[who] = root.rows("a")
        elif what == "article":
            model_article(root, data.draw(st.sets(st.integers(0, 3))))
        else:
            row = look[who][n % len(look[who])]
            value = status if column == "status" else text and f"{text} of {number}"
            order = sum(r.fr == row.fr for r in look[who][: n % len(look[who])])
            edits = [Edit(row.fr, column, cell_text(row, column), value, order, row.id)]
            outcome = apply_edits(corpus, "a", edits, reviewer=f"writer {who}")
            if not outcome.refused and value and column != "status":
                written.append((row.fr, column, value))
            for conflict in outcome.conflicts:
                assert conflict.why == GONE or conflict.kept != conflict.refused
    files = corpus.files("a")
    rows = [*read_alignment(files.alignment).rows, *read_alignment(files.orphans).rows]
    found = {(r.fr, c, cell_text(r, c)) for r in rows for c in ("en", "fr_fixed", "note", "client")}
    found |= {(c.fr, c.column, c.refused) for c in read_conflicts(conflicts_path(files))}
    logged = read_log(log_path(files))
    found |= {(e.change.fr, e.change.cell, e.change.before) for e in logged}
    assert set(written) <= found
    # The log tells how each cell came to hold what it holds.
    last = {(e.change.fr, e.change.order, e.change.cell): e.change.after for e in logged}
    assert all(isinstance(value, str) for value in last.values())


WRITER = """
import sys
from pathlib import Path
from translate.corpus import Corpus
from translate.edit import Edit, apply_edits

root, who, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
import random
chance = random.Random(seed)
corpus = Corpus(root)
for n in range(300):
    row = chance.randrange(40)
    column = chance.choice(["en", "note", "fr_fixed"])
    fr = f"Voici la phrase numéro {row}."
    apply_edits(corpus, "a", [Edit(fr, column, "", f"{who} {n}")], reviewer=who)
"""


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_processes_with_three_hundred_edits_each_lose_none(root):
    rows = [row(f"p1s{n + 1}", f"Voici la phrase numéro {n}.", f"Here is {n}.") for n in range(40)]
    corpus = make(root, "a", *rows)
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(root.path), who, str(seed)])
        for seed, who in enumerate(("ana", "ben"))
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    files = corpus.files("a")
    texts = Counter()
    for r in root.rows("a"):
        texts.update(text for text in (r.en, r.note, r.fr_fixed) if text)
    conflicts = read_conflicts(conflicts_path(files))
    texts.update(c.refused for c in conflicts)
    assert texts == Counter(f"{who} {n}" for who in ("ana", "ben") for n in range(300))
    # 40 rows of three cells: the first text of each stays, and the log has it.
    filled = sum(bool(t) for r in root.rows("a") for t in (r.en, r.note, r.fr_fixed))
    assert len(conflicts) == 600 - filled
    kept = [e for e in read_log(log_path(files)) if e.change.cell != "status"]
    assert len(kept) == filled
    assert {e.who for e in kept} == {"ana", "ben"}
    assert not list(root.path.rglob("*.bitext-tmp"))


KILLED = """
import sys
from pathlib import Path
from translate.corpus import Corpus
from translate.edit import Edit, apply_edits

corpus = Corpus(Path(sys.argv[1]))
for n in range(int(sys.argv[2]), 10**6):
    fr = f"Voici la phrase numéro {n % 40}."
    base = "" if n < 40 else f"text {n - 40}"
    apply_edits(corpus, "a", [Edit(fr, "note", base, f"text {n}")], reviewer="ana")
    print(n, flush=True)
"""


@pytest.mark.slow
def test_a_writer_that_is_killed_at_any_moment_has_saved_what_it_said_and_breaks_no_file(root):
    rows = [row(f"p1s{n + 1}", f"Voici la phrase numéro {n}.", f"Here is {n}.") for n in range(40)]
    corpus = make(root, "a", *rows)
    chance = random.Random(20261124)
    done = -1
    for _ in range(15):
        command = [sys.executable, "-c", KILLED, str(root.path), str(done + 1)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            for _ in range(chance.randrange(1, 20)):
                done = int(writer.stdout.readline())
            time.sleep(chance.uniform(0, 0.03))
            writer.kill()
            # What it was doing may or may not have been saved; what it said has.
            done = max([done, *map(int, writer.stdout.read().split())])
        notes = {int(r.note.split()[1]) for r in root.rows("a") if r.note}
        assert set(range(max(0, done - 38), done + 1)) <= notes
        done = max(notes)
        changes = [entry.change for entry in read_log(log_path(corpus.files("a")))]
        known = {text for change in changes for text in (change.before, change.after)}
        assert {f"text {n}" for n in range(done)} <= known | {f"text {n}" for n in notes}
    assert not conflicts_path(corpus.files("a")).exists()
    apply_edits(corpus, "a", [edit("Voici la phrase numéro 0.", "en", "Zero.")], reviewer="ana")
    assert root.english("a").startswith("Zero. Here is 1. ")
