"""One replacement everywhere: shown first, applied after a yes, taken back as one."""

import json

import pytest

from tests.made import make, row
from translate.corpus import Corpus
from translate.errors import UsageError
from translate.replace import replacements, substitution, word_difference


@pytest.fixture
def root(root):
    """A corpus root with two articles."""
    insects = row("p1s1", "Un insecte.", "An insect.", en="The insects.", status="fixed")
    make(root, "a", insects, row("p1s2", "Deux insectes.", "Two insects."))
    make(
        root,
        "b",
        row("p1s1", "Oui.", "Yes.", en="insects, insects", status="query"),
        row("p1s2", "Oui.", "insects", en="insects", status="ok"),
        row("p1s3", "Oui.", "No.", fr_fixed="Les insectes."),
    )
    return root


def test_every_place_is_shown_with_its_difference_and_nothing_changes(root):
    before = root.files()
    result = root.bitext("replace", "insects", "bugs", "--in", "en", "--dry-run")
    assert result.stdout.splitlines() == [
        "a p1s1: The [-insects-]{+bugs+}.",
        "b p1s1: [-insects-]{+bugs+}, [-insects-]{+bugs+}",
        "b p1s2: [-insects-]{+bugs+}",
        "3 rows in 2 articles",
    ]
    assert root.files() == before


def test_after_a_yes_reviewed_text_is_replaced_and_undo_takes_it_back(root):
    start = [root.rows("a"), root.rows("b")]
    result = root.bitext("replace", "insects", "bugs", "--in", "en", input=b"n\n")
    assert "nothing was changed" in result.stderr
    assert [root.rows("a"), root.rows("b")] == start
    assert root.bitext("replace", "insects", "bugs", "--in", "en", input=b"y\n").exit_code == 0
    assert [r.en for r in root.rows("a")] == ["The bugs.", ""]
    assert [(r.en, r.status, r.mt) for r in root.rows("b")[:2]] == [
        ("bugs, bugs", "query", "Yes."),
        ("bugs", "fixed", "insects"),
    ]
    assert root.english("a") == "The bugs. Two insects.\n"
    assert root.bitext("undo").exit_code == 0
    assert [root.rows("a"), root.rows("b")] == start


def test_where_nobody_can_say_yes_nothing_changes(root):
    before = root.files()
    result = root.bitext("replace", "insects", "bugs", "--in", "en", input=b"")
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert root.files() == before


def test_in_some_articles_in_the_french_as_json(root):
    args = ("insecte", "bug", "--in", "fr_fixed", "--yes", "--json")
    assert json.loads(root.bitext("replace", *args, "a").stdout) == []
    assert json.loads(root.bitext("replace", *args, "b").stdout) == [
        {"article": "b", "id": "p1s3", "before": "Les insectes.", "after": "Les bugs."}
    ]
    assert root.rows("b")[2].fr_fixed == "Les bugs."
    assert not root.rows("b")[2].current


def test_the_right_one_of_equal_rows_is_changed(root):
    corpus = Corpus(root.path)
    found = list(replacements(corpus, ["b"], "en", substitution("insects", "x", regex=False)))
    assert [(r.edit.order, r.edit.id) for r in found] == [(0, "p1s1"), (1, "p1s2")]


@pytest.mark.parametrize(
    ("old", "new", "regex", "text", "expected"),
    [
        ("a.c", "x", False, "abc a.c", "abc x"),
        ("a.c", "x", True, "abc a.c", "x x"),
        (r"(\w+)-(\w+)", r"\2 \1", True, "one-two", "two one"),
        (r"\1", r"\g<0>", False, r"\1", r"\g<0>"),
        ("(?i)CAT", "dog", True, "A cat", "A dog"),
        (r"\bcat\b", "dog", True, "cat cats", "dog cats"),
    ],
)
def test_letter_by_letter_or_as_a_pattern(old, new, regex, text, expected):
    assert substitution(old, new, regex=regex)(text) == expected


@pytest.mark.parametrize(("old", "new"), [("(", ""), ("a", r"\1"), ("a", r"\g<x>"), ("", "x")])
def test_what_is_no_pattern_is_refused(old, new):
    with pytest.raises(UsageError):
        substitution(old, new, regex=True)


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ("a b c", "a d c", "a [-b-]{+d+} c"),
        ("a b", "a b c", "a b{+ c+}"),
        ("a, b", "a", "a[-, b-]"),
        ("", "a", "{+a+}"),
    ],
)
def test_the_difference_is_shown_by_words(before, after, difference):
    assert word_difference(before, after) == difference
