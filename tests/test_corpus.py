"""The corpus root: which articles there are, how they are named, who may write."""

import multiprocessing
import os
import signal
import time

import pytest

from translate.corpus import Corpus, reserved
from translate.errors import CorpusError, UsageError


@pytest.fixture
def corpus(root):
    for name in ("a", "2024/b", "2024/c.orphans", "_x"):
        root.write(name, "Oui.\n")
    return Corpus(root.path)


def test_a_folder_without_articles_is_no_root(tmp_path):
    with pytest.raises(CorpusError, match="not a corpus root") as caught:
        Corpus(tmp_path)
    assert "bitext init" in caught.value.hint


def test_names_are_relative_and_sorted(corpus):
    assert corpus.names() == ["2024/b", "2024/c.orphans", "_x", "a"]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("a", "a"),
        ("a.txt", "a"),
        ("2024/b", "2024/b"),
        ("2024\\b.txt", "2024/b"),
        ("corpus/fr/a.txt", "a"),
    ],
)
def test_an_article_may_be_named_in_several_ways(corpus, wanted, name):
    assert corpus.select([wanted]) == [name]
    assert corpus.select([wanted, name]) == [name]


def test_a_path_from_elsewhere_is_understood(corpus, monkeypatch):
    monkeypatch.chdir(corpus.french_folder / "2024")
    assert corpus.select(["b.txt"]) == ["2024/b"]


def test_a_name_that_is_not_there_brings_what_was_perhaps_meant(corpus):
    with pytest.raises(UsageError, match="no such article") as caught:
        corpus.select(["2024/bb"])
    assert "2024/b" in caught.value.hint


@pytest.mark.parametrize("outside", ["../a", "/etc/passwd", "2024/../../a"])
def test_a_name_cannot_leave_the_root(corpus, outside):
    with pytest.raises(UsageError):
        corpus.select([outside])


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("a", False),
        ("2024/b", False),
        ("a_b", False),
        ("orphans", False),
        ("_a", True),
        ("x/_repairs", True),
        ("_x/a", True),
        ("a.orphans", True),
        ("a.conflicts", True),
        ("x/a.unaligned", True),
    ],
)
def test_the_tools_own_names_are_reserved(name, refused):
    assert bool(reserved(name)) == refused


def test_removed_articles_are_those_with_rows_and_no_french(corpus):
    for name in ("a", "gone", "gone.orphans", "2024/gone", "_repairs"):
        path = corpus.root / "alignments" / f"{name}.tsv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("fr\nOui.\n", encoding="utf-8")
    assert corpus.removed() == ["2024/gone", "gone"]


def hold_lock(root, ready):
    with Corpus(root).run_lock():
        ready.set()
        time.sleep(60)


def test_a_second_run_is_refused_and_a_dead_process_leaves_no_lock(corpus):
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    process = context.Process(target=hold_lock, args=(corpus.root, ready))
    process.start()
    assert ready.wait(30)
    with pytest.raises(CorpusError, match="at work here"), corpus.run_lock():
        pass
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with corpus.run_lock():
        pass


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a//b", "a/../b", ".", "", "a/..."])
def test_a_name_stays_inside_the_corpus(name):
    assert "inside corpus/fr" in reserved(name)


def test_a_name_that_is_no_text_is_refused():
    assert reserved("bad\udcff")
    assert not reserved("é t é/« oui » 2024")
