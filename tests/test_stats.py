"""`bitext stats`: figures that can be counted by hand, as text, JSON and Markdown."""

import json
from dataclasses import replace

import pytest

from tests.made import make, row
from translate.alignment import Status

FIXED = {"status": Status.FIXED, "origin": "post-edit"}
CHAT = (
    row("p1s1", "Le chat dort.", "The cat sleeps."),  # 3 tokens, 3 tokens
    row(
        "p1s2", "L'été, le chat dort.", "Machine.", en="In summer, the cat sleeps.", **FIXED
    ),  # 5, 5
    row("p2s1", "Publicité", "Advertisement", status=Status.SKIP),
    replace(row("p3s1", "Oui.", "Yes."), flags=("name", "number")),  # 1, 1
)
INSECTES = (
    row("p1s1", "Il y a 2 insectes à résoudre.", "x", en="There are 2 bugs to fix.",
        fr_fixed="Il y a 2 bugs à corriger.", **FIXED),  # 7, 6
    row("p1s2", "Un insecte, deux insectes.", "y", status=Status.OK, en="y",
        fr_fixed="Un bug, deux bugs."),  # 4, 1
)  # fmt: skip


@pytest.fixture
def corpus(root):
    make(root, "chat", *CHAT)
    make(root, "2024/insectes", *INSECTES)
    root.write("neuf", "Pas encore traduit.\n")
    (root.path / "corpus" / "articles.tsv").write_text(
        "name\tlicence\tdate\nchat\tCC0\t2024-03-21\n2024/insectes\t\t2023\n", encoding="utf-8"
    )
    return root


def figures(root, *articles):
    result = root.bitext("stats", *articles, "--json")
    assert result.exit_code == 0
    return json.loads(result.stdout)


def test_sizes(corpus):
    found = figures(corpus)
    assert (found["articles"], found["untranslated"], found["segments"]) == (3, 1, 5)
    assert (found["first"], found["last"]) == ("2023", "2024-03-21")
    assert found["reviewed"] == 0.6
    assert found["repaired"] == 2
    assert found["statuses"] == {"fixed": 2, "mt": 2, "ok": 1, "skip": 1}
    assert found["flags"] == {"name": 1, "number": 1}
    assert found["engines"] == {"tiny@1": 5}
    assert found["origins"]["post-edit"] == 3


def test_what_was_dismissed_and_what_nobody_has_reviewed_does_not_count(root):
    make(
        root,
        "chat",
        replace(CHAT[0], flags=("name", "number"), ignore=("name",)),
        replace(CHAT[3], flags=(), origin="memory"),
        CHAT[1],
    )
    found = figures(root)
    assert found["flags"] == {"number": 1}
    assert found["origins"] == {"post-edit": 1}


def test_languages(corpus):
    french, english = figures(corpus)["french"], figures(corpus)["english"]
    assert (french["tokens"], english["tokens"]) == (20, 16)
    assert figures(corpus)["ratio"] == 0.8
    # le chat dort l' été oui; il y a 2 bugs à corriger un bug deux
    assert french["types"] == 16
    assert french["characters"] == len(
        "Le chat dort.L'été, le chat dort.Oui.Il y a 2 bugs à corriger.Un bug, deux bugs."
    )
    # Lengths 1, 3, 4, 5, 7.
    assert (french["mean"], french["quantiles"], french["longest"]) == (4.0, [1, 3, 4, 5, 7], 7)


def test_repairs_are_the_smallest_phrases(corpus):
    make(corpus, "encore", INSECTES[1])
    assert figures(corpus)["repairs"] == [
        {"published": "insecte", "repaired": "bug", "count": 2},
        {"published": "insectes", "repaired": "bugs", "count": 2},
        {"published": "insectes à résoudre", "repaired": "bugs à corriger", "count": 1},
    ]


def test_groups_where_metadata_are_known(corpus):
    groups = figures(corpus)["groups"]
    assert groups["outlet"] == []
    assert groups["licence"] == [
        {"value": "CC0", "articles": 1, "segments": 3, "french": 9, "english": 9},
        {"value": "", "articles": 2, "segments": 2, "french": 11, "english": 7},
    ]


def test_some_articles(corpus):
    assert figures(corpus, "chat")["segments"] == 3
    result = corpus.bitext("stats", "chien")
    assert result.exit_code == 2
    assert "no such article" in result.stderr


def test_text_and_markdown_hold_the_same_figures(corpus):
    text, markdown = corpus.bitext("stats").stdout, corpus.bitext("stats", "--markdown").stdout
    assert ["reviewed", "60.0%"] in [line.split() for line in text.splitlines()]
    assert "| reviewed | 60.0% |" in markdown
    assert "| insectes | bugs | 1 |" in markdown
    assert "(not known)" in text
    assert "## By licence" in markdown
    assert corpus.bitext("stats", "--markdown", "--json").exit_code == 2


def test_an_empty_corpus_and_one_without_rows(root):
    assert figures(root)["articles"] == 0
    assert "segments" in root.bitext("stats").stdout
    root.write("neuf", "Pas encore traduit.\n")
    found = figures(root)
    assert (found["segments"], found["french"]["quantiles"]) == (0, [0, 0, 0, 0, 0])


def test_a_broken_file_is_named_and_the_rest_is_counted(corpus):
    corpus.alignment("chat").write_text("nothing\n")
    result = corpus.bitext("stats", "--json")
    assert result.exit_code == 1
    assert "chat.tsv, line 1: no column « fr »" in result.stderr
    assert json.loads(result.stdout)["segments"] == 2
    before = corpus.files()
    corpus.bitext("stats")
    assert corpus.files() == before
