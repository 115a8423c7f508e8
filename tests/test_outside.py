"""The memory from outside: other people's translations answer like reviewers' own."""

import json

import pytest

from tests.exchange.xml_files import memory, unit
from translate.alignment import Status
from translate.corpus import Corpus
from translate.memory import Memory
from translate.review.aids import Aids

LONG = "Le chat dort sur le toit."
ENGLISH = "The cat is asleep on the roof."
CLOSED = ("La route est fermée ce soir.", "The road is closed tonight.")


@pytest.fixture
def client(tmp_path):
    """A translator's memory, outside the corpus."""
    (tmp_path / "given").mkdir()
    return tmp_path / "given" / "client.tmx"


def table(root):
    text = (root.path / "alignments" / "_memory.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def test_pairs_join_once_and_the_file_is_plain_text(root, client):
    root.write("a", "Bonjour.\n")
    memory(
        client, unit(LONG, ENGLISH), unit(LONG, ENGLISH), unit("Le\tchat dort sur le toit.", "X")
    )
    result = root.bitext("import", str(client))
    assert result.exit_code == 0, result.stderr
    assert "2 pairs joined the memory (alignments/_memory.tsv); 1 pair known already" in (
        result.stdout
    )
    assert table(root) == [
        ["fr", "en", "origin", "from", "note"],
        [LONG, ENGLISH, "human", "client.tmx", ""],
        [LONG, "X", "human", "client.tmx", ""],
    ]
    before = root.files()
    assert "3 pairs known already" in root.bitext("import", str(client)).stdout
    assert root.files() == before


def test_json_lines_without_an_article_join_too(root, tmp_path):
    root.write("a", "Bonjour.\n")
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps({"fr": LONG, "en": ENGLISH}) + "\n", encoding="utf-8")
    result = root.bitext("import", str(path), "--json")
    assert json.loads(result.stdout)[str(path)]["joined"] == 1
    assert table(root)[1][:4] == [LONG, ENGLISH, "human", "pairs.jsonl"]


def test_an_exact_match_is_answered_and_nothing_is_translated(root, client):
    root.write("a", f"{LONG} Il pleut.\n")
    root.write("b", "Autre chose encore.\n")
    root.bitext("translate")
    machine = root.rows("a")
    memory(client, unit(LONG, ENGLISH), unit("Il pleut.", "It pours."))
    root.bitext("import", str(client))
    run = json.loads(root.bitext("translate", "--json").stdout)
    assert (run["translated"], run["saved"]) == (0, 1)
    first, second = root.rows("a")
    assert (first.mt, first.origin, first.status) == (ENGLISH, "memory", Status.MT)
    assert first.engine.startswith("memory _memory #")
    assert second.mt == machine[1].mt  # too short to be answered without its neighbours
    assert ENGLISH in root.english("a")
    before = root.files()
    assert root.bitext("translate").exit_code == 0
    assert root.files() == before
    # A new article gets it at once, and an import that is taken back takes its answers along.
    root.write("c", f"{LONG}\n")
    assert json.loads(root.bitext("translate", "--json").stdout)["translated"] == 0
    root.bitext("undo")
    root.bitext("translate")
    assert [root.rows(name)[0].mt for name in ("a", "c")] == [machine[0].mt] * 2


def test_different_translations_are_offered_and_never_applied(root, client):
    root.write("a", f"{LONG}\n")
    memory(client, unit(LONG, ENGLISH), unit(LONG, "A cat sleeps up there."))
    root.bitext("import", str(client))
    root.bitext("translate")
    assert root.rows("a")[0].engine.startswith("starter")
    with Memory(root.path / ".bitext" / "memory.sqlite") as index:
        assert [u.en for u in index.exact(LONG)] == [ENGLISH, "A cat sleeps up there."]
        assert {u.id for u in index.exact(LONG)} == {"client.tmx"}


def test_near_matches_help_the_reviewer(root, client):
    root.write("a", "Le chat dort sous le toit.\n")
    root.bitext("translate")
    memory(client, unit(LONG, ENGLISH))
    root.bitext("import", str(client))
    aids = Aids(Corpus(root.path))
    try:
        assert aids._ready.wait(20)
        (match,) = aids.matches("a", root.rows("a")[0])
        assert (match.unit.en, match.unit.id) == (ENGLISH, "client.tmx")
        assert aids.elsewhere(LONG, lambda _: ()) == []
    finally:
        aids.close()


def test_people_may_edit_the_file(root, client):
    root.write("a", f"{LONG}\n{CLOSED[0]}\n")
    path = root.path / "alignments" / "_memory.tsv"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"en\tfr\tclient\tstatus\n{ENGLISH}\t{LONG}\tACME\tskip\n"
        f"{CLOSED[1]}\t{CLOSED[0]}\tACME\t\n",
        encoding="utf-8",
    )
    memory(client, unit("Un autre texte encore.", "Another text."))
    assert root.bitext("import", str(client)).exit_code == 0
    assert table(root) == [
        ["en", "fr", "client", "status", "note", "origin", "from"],
        [ENGLISH, LONG, "ACME", "skip", "", "human", ""],
        [CLOSED[1], CLOSED[0], "ACME", "fixed", "", "human", ""],
        ["Another text.", "Un autre texte encore.", "", "fixed", "", "human", "client.tmx"],
    ]
    root.bitext("translate")
    skipped, taken = root.rows("a")
    assert not skipped.engine.startswith("memory")
    assert taken.mt == CLOSED[1]


def test_undo_takes_an_import_back_and_redo_brings_it_again(root, client):
    root.write("a", "Bonjour.\n")
    memory(client, unit(LONG, ENGLISH))
    root.bitext("import", str(client))
    first = table(root)
    memory(client, unit(LONG, ENGLISH), unit("Deux mots.", "Two words."))
    root.bitext("import", str(client), "--reviewer", "ana")
    both = table(root)
    assert "import" in root.bitext("undo", "--dry-run").stdout
    assert "1 cell" in root.bitext("undo").stdout
    assert table(root) == first
    root.bitext("undo", "--redo")
    assert table(root) == both
    root.bitext("undo")
    root.bitext("undo")
    assert table(root) == first[:1]
    assert root.bitext("status", "--reviewer", "ana").exit_code == 0


def test_a_dry_run_writes_nothing(root, client):
    root.write("a", "Bonjour.\n")
    memory(client, unit(LONG, ENGLISH))
    before = root.files()
    result = root.bitext("import", str(client), "--dry-run")
    assert "1 pair would join the memory" in result.stdout
    assert root.files() == before


def test_a_broken_file_is_named_and_the_articles_go_on(root, client):
    root.write("a", f"{LONG}\n")
    root.write("b", "Bonjour.\n")
    path = root.path / "alignments" / "_memory.tsv"
    path.parent.mkdir(exist_ok=True)
    path.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    result = root.bitext("translate")
    assert result.exit_code == 1
    assert "_memory.tsv, line 1" in result.stderr
    assert root.rows("a")[0].mt
    memory(client, unit(LONG, ENGLISH))
    result = root.bitext("import", str(client))
    assert result.exit_code == 2
    assert "_memory.tsv, line 1" in result.stderr
    assert path.read_text(encoding="utf-8") == "<<<<<<< HEAD\n"


def test_a_pair_that_somebody_has_changed_since_stays(root, client):
    root.write("a", "Bonjour.\n")
    memory(client, unit(LONG, ENGLISH), unit(*CLOSED))
    root.bitext("import", str(client))
    path = root.path / "alignments" / "_memory.tsv"
    header, first, second = path.read_text(encoding="utf-8").splitlines()
    typed = f"{header}\tstatus\n{first}\tquery\n{second}\t\n"
    path.write_text(typed, encoding="utf-8")
    result = root.bitext("undo")
    assert result.exit_code == 1
    assert f"changed since: {LONG}" in result.stderr
    assert table(root) == [[*header.split("\t"), "status"], [*first.split("\t"), "query"]]


def test_where_nothing_is_new_the_file_stays_as_a_person_left_it(root, client):
    root.write("a", "Bonjour.\n")
    path = root.path / "alignments" / "_memory.tsv"
    path.parent.mkdir()
    path.write_bytes(f"fr\ten\r\n{LONG}\t{ENGLISH}\r\n".encode("utf-16"))
    memory(client, unit(LONG, ENGLISH))
    before = root.files()
    assert "1 pair known already" in root.bitext("import", str(client)).stdout
    assert root.files() == before
