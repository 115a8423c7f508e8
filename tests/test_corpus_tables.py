"""The glossary and the learned rules change as a whole corpus does, and can be taken back."""

import pytest

from tests.made import make, row
from translate.corpus_tables import take_back, write_table
from translate.errors import AlignmentError
from translate.history import log_path, new_action, read_log

GLOSSARY = "fr\ten\tdnt\tforbidden\tnote\n"


@pytest.fixture
def corpus(root):
    return make(root, "a", row("p1s1", "Le chat dort.", "The cat sleeps."))


def glossary(root):
    return root.alignment("_glossary").read_text(encoding="utf-8")


@pytest.mark.usefixtures("corpus")
def test_a_term_that_was_added_is_taken_back_and_added_again(root):
    root.bitext("glossary", "add", "chat", "cat", "--reviewer", "ana")
    root.bitext("glossary", "add", "route", "road")
    root.bitext("glossary", "add", "chat", "tomcat")
    both = glossary(root)
    assert both == f"{GLOSSARY}chat\tcat|tomcat\t\t\t\nroute\troad\t\t\t\n"
    assert "1 cell in 1 article taken back" in root.bitext("undo").stdout
    assert glossary(root) == f"{GLOSSARY}chat\tcat\t\t\t\nroute\troad\t\t\t\n"
    root.bitext("undo")
    assert glossary(root) == f"{GLOSSARY}chat\tcat\t\t\t\n"
    assert "by ana" in root.bitext("undo").stdout
    assert glossary(root) == GLOSSARY
    for _ in range(3):
        root.bitext("undo", "--redo")
    assert glossary(root) == both


@pytest.mark.usefixtures("corpus")
def test_a_term_that_somebody_has_changed_since_stays(root):
    root.bitext("glossary", "add", "chat", "cat")
    typed = glossary(root).replace("cat", "kitten")
    root.alignment("_glossary").write_text(typed, encoding="utf-8")
    result = root.bitext("undo")
    assert result.exit_code == 1
    assert "changed since: chat\tcat" in result.stderr
    assert glossary(root) == typed


def test_rules_that_were_learned_are_taken_back(root):
    make(
        root,
        "a",
        row("p1s1", "Nous avons des insectes à résoudre.", "x", fr_fixed="Nous avons des bugs."),
        row("p1s2", "Les insectes à résoudre sont là.", "x", fr_fixed="Les bugs sont là."),
    )
    learned = root.bitext("repair", "learn")
    assert " learned, " in learned.stdout
    rules = root.alignment("_repairs").read_text(encoding="utf-8").splitlines()
    assert len(rules) > 1
    root.bitext("undo")
    assert root.alignment("_repairs").read_text(encoding="utf-8").splitlines() == rules[:1]
    root.bitext("undo", "--redo")
    assert root.alignment("_repairs").read_text(encoding="utf-8").splitlines() == rules


def test_nothing_new_leaves_no_log(root, corpus):
    root.bitext("glossary", "add", "chat", "cat")
    lines = len(read_log(log_path(corpus.files("_glossary"))))
    root.bitext("glossary", "add", "chat", "cat")
    assert len(read_log(log_path(corpus.files("_glossary")))) == lines == 1


def test_records_with_line_breaks_and_quotes_come_back_whole(root, corpus):
    path = root.alignment("_glossary")
    start = f'{GLOSSARY}chat\tcat\t\t\t"one\ntwo ""three"""\nroute\troad\t\t\t\n'.encode()
    path.write_bytes(start)
    action = new_action("glossary add")
    kept = f"{GLOSSARY}route\troad\t\t\t\n".encode()
    assert write_table(corpus, "_glossary", kept, reviewer="ana", action=action)
    changes = [entry.change for entry in read_log(log_path(corpus.files("_glossary")))]
    undone = take_back(corpus, "_glossary", changes, reviewer="ana", action=new_action("undo"))
    assert (undone.records, undone.kept) == (1, ())
    assert sorted(path.read_bytes().splitlines()) == sorted(start.splitlines())


def test_a_table_that_is_none_is_named(root, corpus):
    path = root.alignment("_glossary")
    path.write_bytes(b'fr\ten\n"open\tx\n')
    with pytest.raises(AlignmentError, match=r"_glossary\.tsv: not a table"):
        take_back(corpus, "_glossary", [], reviewer="ana", action=new_action("undo"))


def test_one_wrong_id_is_named_and_nothing_is_changed(root):
    make(
        root,
        "a",
        row("p1s1", "Le chat dort.", "x", fr_suggested="Un chat dort."),
        row("p1s2", "Oui.", "Yes."),
    )
    before = root.alignment("a").read_bytes()
    for command in ("accept", "dismiss"):
        result = root.bitext("repair", command, "a", "p1s1", "p1s2", "p9s9")
        assert result.exit_code == 2
        assert "a: p1s2: no repair is proposed for this row; p9s9: no such row" in result.stderr
        assert "nothing was changed" in result.stderr
    assert root.alignment("a").read_bytes() == before
