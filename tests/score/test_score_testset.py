"""The random test set: how it is drawn, kept and recognised."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.score.score_rows import row
from translate.alignment import Segment, Status
from translate.corpus import Corpus
from translate.score.testset import (
    Entry,
    TestSet,
    draw,
    in_test_set,
    read_test_set,
    write_test_set,
)


@pytest.fixture
def corpus(root, write_rows):
    for name, size in (("a", 60), ("b", 30), ("c", 10)):
        rows = [row(n, "mt", fr=f"La phrase {n} de l'article {name}.") for n in range(1, size + 1)]
        write_rows(name, rows)
    return Corpus(root.path)


def names(entries):
    return [(entry.article, entry.id) for entry in entries]


def test_the_draw_is_the_same_every_time_and_longer_ones_begin_with_it(corpus):
    first = draw(corpus, 20, seed=1)
    assert draw(corpus, 20, seed=1) == first
    assert draw(corpus, 50, seed=1)[:20] == first
    assert names(draw(corpus, 20, seed=2)) != names(first)
    assert len(set(names(draw(corpus, 100, seed=1)))) == 100
    assert len(draw(corpus, 500, seed=1)) == 100


def test_articles_that_are_added_do_not_reshuffle_the_rest(corpus, write_rows):
    before = draw(corpus, 100, seed=1)
    write_rows("d", [row(n, "mt", fr=f"Une autre phrase, {n}.") for n in range(1, 6)])
    assert [e for e in draw(corpus, 105, seed=1) if e.article != "d"] == list(before)


def test_each_row_is_as_likely_as_any_other(corpus):
    """Over many seeds every row is drawn, about as often as it should be."""
    counts = dict.fromkeys(names(draw(corpus, 100, seed=0)), 0)
    for seed in range(200):
        for place in names(draw(corpus, 20, seed=seed)):
            counts[place] += 1
    # 200 draws with probability 0.2: mean 40, standard deviation 5.7.
    assert min(counts.values()) > 40 - 5 * 5.7
    assert max(counts.values()) < 40 + 5 * 5.7


@pytest.mark.parametrize("size", [10, 20, 50])
def test_by_article_gives_each_its_share(corpus, size):
    drawn = [entry.article for entry in draw(corpus, size, seed=3, by_article=True)]
    for name, share in (("a", 0.6), ("b", 0.3), ("c", 0.1)):
        assert abs(drawn.count(name) - share * size) <= 1


def test_rows_that_cannot_be_a_test_are_not_drawn(root, write_rows):
    kept = row(1, "mt")
    write_rows(
        "a",
        [
            kept,
            row(2, "Advert", status=Status.SKIP),
            row(3, "known", engine="memory a p1s1 #abcdef"),
        ],
    )
    assert names(draw(Corpus(root.path), 10, seed=1)) == [("a", "p1s1")]


# --- recognising rows -------------------------------------------------------------------------


ENTRY = Entry("a", "p1s1", 1, "seed 1", "La première phrase est là.")


@pytest.mark.parametrize(
    ("texts", "members"),
    [
        (["La première phrase est là.", "Une autre."], [0]),
        (["Une autre.", "La  première phrase est\u00a0là."], [1]),
        (["Une autre. La première phrase est là."], [0]),  # merged
        (["Rien.", "La première phrase", "est là.", "Rien."], [1, 2]),  # split
        (["La première phrase a changé."], []),
        (["La première phrase est là.", "La première phrase est là."], [0]),  # the first of two
        ([], []),
    ],
)
def test_rows_are_found_by_their_french_after_merges_and_splits(texts, members):
    rows = [Segment(id=f"p{n}s1", fr=text) for n, text in enumerate(texts, 7)]
    assert sorted(TestSet((ENTRY,)).rows_of("a", rows)) == members
    assert TestSet((ENTRY,)).rows_of("b", rows) == {}


@given(st.integers(1, 12), st.data())
def test_any_resegmentation_of_an_article_keeps_the_test_set(count, data):
    sentences = [f"Voici la phrase {n}, assez longue." for n in range(count)]
    chosen = data.draw(st.sets(st.integers(0, count - 1)))
    test_set = TestSet(tuple(Entry("a", "", 1, "seed 1", sentences[n]) for n in sorted(chosen)))
    merged = []
    for sentence in sentences:
        if merged and data.draw(st.booleans()):
            merged[-1] += " " + sentence
        else:
            merged.append(sentence)
    rows = [Segment(fr=text) for text in merged]
    found = test_set.rows_of("a", rows)
    wanted = {n for n, text in enumerate(merged) if any(sentences[c] in text for c in chosen)}
    assert set(found) == wanted
    assert all(test_set.covers("a", rows[n]) for n in wanted)


def test_nothing_is_learnt_from_the_test_set(corpus):
    assert not in_test_set(corpus)("a", row(1, "mt", fr="La phrase 1 de l'article a."))
    entries = (Entry("a", "p1s1", 1, "seed 1", "La phrase 1 de l'article a."),)
    write_test_set(corpus, TestSet(entries))
    covered = in_test_set(corpus)
    assert covered("a", row(9, "mt", fr="La phrase 1  de l'article a."))
    assert covered("a", row(9, "mt", fr="La phrase 1 de l'article a. Et la suite."))
    assert covered("a", row(9, "mt", fr="1 de l'article a."))
    assert not covered("a", row(9, "mt", fr="a."))
    assert not covered("b", row(9, "mt", fr="La phrase 1 de l'article a."))


# --- the file and the command -----------------------------------------------------------------


def test_the_file_reads_back_with_columns_that_people_added(corpus):
    entry = replace(ENTRY, fr='Une "citation"\tet une\ntabulation', extra={"who": "Ana"})
    write_test_set(corpus, TestSet((entry, ENTRY)))
    assert read_test_set(corpus).entries == (entry, replace(ENTRY, extra={"who": ""}))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("article\tid\n", "line 1: no column « nth »"),
        ("article\tid\tnth\tdraw\tfr\na\tp1s1\t1\n", "line 2"),
        ("article\tid\tnth\tdraw\tfr\na\tp1s1\tx\tseed 1\tBon.\n", "line 2"),
    ],
)
@pytest.mark.usefixtures("corpus")
def test_a_broken_file_is_named(root, text, message):
    (root.path / "alignments" / "_test.tsv").write_text(text, encoding="utf-8")
    result = root.bitext("sample")
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.usefixtures("corpus")
def test_a_second_sample_says_what_is_there_and_does_not_reshuffle(root):
    assert root.bitext("sample", "--n", "12", "--seed", "5").exit_code == 0
    path = root.path / "alignments" / "_test.tsv"
    before = path.read_bytes()
    for words in ((), ("--n", "12"), ("--seed", "5")):
        result = root.bitext("sample", *words)
        assert result.exit_code == 0
        assert "12 segments of 3 articles (seed 5), 0 reviewed" in result.stdout
    for words in (("--n", "13"), ("--seed", "6"), ("--by", "article")):
        result = root.bitext("sample", *words)
        assert result.exit_code == 2
        assert "12 segments are drawn already" in result.stderr
    assert path.read_bytes() == before


def test_add_extends_and_force_draws_anew(root, corpus):
    root.bitext("sample", "--n", "12", "--seed", "5")
    first = read_test_set(corpus).entries
    root.bitext("sample", "--add", "8")
    longer = read_test_set(corpus).entries
    assert longer[:12] == first
    assert longer == draw(corpus, 20, seed=5)
    result = root.bitext(
        "sample", "--force", "--n", "3", "--seed", "9", "--by", "article", "--json"
    )
    assert json.loads(result.stdout)["draws"] == ["seed 9 by article"]
    assert len(read_test_set(corpus).entries) == 3


def test_sampling_needs_rows(root):
    assert "no rows to draw from" in root.bitext("sample").stderr
    assert "no test set to add to" in root.bitext("sample", "--add", "3").stderr
