"""What a view shows, without a browser."""

import pytest

from tests.made import row
from translate.config import Config
from translate.glossary import Entry, Glossary
from translate.review.checker import Checker, known_findings
from translate.review.views import article_rows, difference

DIFFERENCES = [
    ("The cat sleeps.", "The cat sleeps.", []),
    ("The cat sleeps.", "The cat sleeps. ", []),
    (
        "The cat sleeps.",
        "The dog sleeps.",
        [("same", "The "), ("gone", "cat"), ("come", "dog"), ("same", " sleeps.")],
    ),
    (
        "The cat sleeps.",
        "My own dog sleeps.",
        [("gone", "The cat"), ("come", "My own dog"), ("same", " sleeps.")],
    ),
    ("Yes.", "Yes, sir.", [("same", "Yes"), ("come", ", sir"), ("same", ".")]),
    ("", "Yes.", [("come", "Yes.")]),
]


@pytest.mark.parametrize(("before", "after", "parts"), DIFFERENCES)
def test_differences_are_of_words(before, after, parts):
    assert difference(before, after) == parts


@pytest.mark.parametrize(("before", "after", "_"), DIFFERENCES)
def test_a_difference_holds_both_texts(before, after, _):
    parts = difference(before, after)
    if parts:
        assert "".join(text for kind, text in parts if kind != "come") == before
        assert "".join(text for kind, text in parts if kind != "gone") == after


def test_equal_rows_are_told_apart_by_their_order():
    rows = (row("p1s1", "Oui."), row("p1s2", "Non."), row("p1s3", "Oui."))
    assert [shown.order for shown in article_rows("a", rows, None)] == [0, 0, 1]


def codes(findings):
    return [finding.flag for finding in findings]


def test_findings_are_those_of_the_texts_as_they_stand():
    checker = Checker(Config(), Glossary((Entry("capteur", ("sensor",)),)))
    wrong = row("p1s1", "Le capteur coûte 480 euros.", "The detector costs 470 euros.")
    assert codes(checker.findings(wrong)) == ["number", "term"]
    flags = ("number", "term", "duplicate")
    right = row("p1s1", wrong.fr, wrong.mt, en="The sensor costs 480 euros.", flags=flags)
    assert codes(checker.findings(right)) == ["duplicate"]
    assert codes(known_findings(right)) == list(flags)
    dismissed = row("p1s1", wrong.fr, wrong.mt, ignore=("term",))
    assert codes(checker.findings(dismissed)) == ["number"]
    assert codes(Checker(Config(checks_off=("number",)), Glossary()).findings(wrong)) == []
