import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from translate.alignment import Segment, Status, engine_cell, render_alignment, with_columns
from translate.cli.queue import queue as command
from translate.queue import FEWEST, evidence, is_open, queue, risk, typical_confidence

FR = "La mairie ouvre une nouvelle école dans le quartier nord."
EN = "The town hall opens a new school in the northern district."


def row(number=1, **cells):
    fr = cells.pop("fr", f"{FR[:-1]} numéro {number}.")
    given = {
        "id": f"p{number}s1",
        "fr": fr,
        "mt": EN,
        "confidence": 0.5,
        "engine": engine_cell("starter@1", fr),
    }
    return Segment(**{**given, **cells})


def ids(articles, n=300, assess=None):
    found = queue(articles.__getitem__, list(articles), n, assess)
    return [f"{item.article} {item.segment.id}" for item in found]


def first_of(worse, better):
    """Whether the first row is queued before the second, whichever stands first in the corpus."""
    worse, better = replace(worse, id="worse"), replace(better, id="better")
    orders = [ids({"a": rows}) for rows in ([worse, better], [better, worse])]
    return orders == [["a worse", "a better"]] * 2


@pytest.mark.parametrize(
    "cells",
    [
        {"confidence": 0.3},
        {"mt": EN[:20]},
        {"mt": EN + " " + EN},
        {"mt": "Cats dream of small fishes swimming among warm purple clouds."},
        {"flags": ("loop",)},
        {"flags": ("number",)},
        {"flags": ("rough-source",)},
        {"status": Status.QUERY},
        {"fr": "La mairie ouvre.", "mt": "The town hall opens."},
    ],
)
def test_what_looks_worse_comes_first(cells):
    assert first_of(row(**cells), row(2))


def test_a_translation_from_the_memory_comes_last():
    assert first_of(row(), row(2, engine=engine_cell("memory b", "x"), confidence=None))


def test_a_rough_article_comes_first():
    articles = {"a": [row(1)], "b": [row(2)]}

    def assess(french):
        return 1.0 if "numéro 2" in french[0] else 0.0

    assert ids(articles) == ["a p1s1", "b p2s1"]
    assert ids(articles, assess=assess) == ["b p2s1", "a p1s1"]


def test_what_is_settled_skipped_or_untranslated_is_left_out():
    closed = [
        row(1, status=Status.OK, en=EN),
        row(2, status=Status.FIXED, en="The school opens."),
        row(3, status=Status.SKIP),
        Segment(id="p4s1", fr=FR),
    ]
    assert ids({"a": closed}) == []
    stale = row(5, status=Status.FIXED, en="The school opens.", flags=("stale",))
    assert ids({"a": [*closed, stale, row(6)]}) == ["a p5s1", "a p6s1"]
    assert is_open(row(7, mt="", flags=("empty",)))


def test_a_sentence_that_recurs_is_queued_once_and_counts_as_often():
    again = {"fr": FR}
    articles = {"a": [row(1), row(2, **again)], "b": [row(3, **again), row(4, **again)]}
    (first, *_) = found = queue(articles.__getitem__, list(articles), 300)
    assert [item.segment.id for item in found] == ["p2s1", "p1s1"]
    assert first.copies == 3
    assert first.gain == pytest.approx(3 * first.risk)


def test_a_short_sentence_that_recurs_settles_only_itself():
    articles = {"a": [row(n, fr="- Bien sûr.", mt="- Of course.") for n in (1, 2, 3)]}
    assert [item.copies for item in queue(articles.__getitem__, ["a"], 300)] == [1]


def test_only_the_first_are_given():
    rows = [row(n, confidence=n / 10) for n in range(1, 9)]
    assert ids({"a": rows}, n=3) == ["a p1s1", "a p2s1", "a p3s1"]


def test_each_engine_is_measured_by_itself():
    sure = [row(n, confidence=0.90 + n / 10_000) for n in range(FEWEST)]
    unsure = [row(n, confidence=0.30 + n / 10_000, engine="other #1") for n in range(FEWEST)]
    typical = typical_confidence(evidence([*sure, *unsure]))
    assert typical.keys() == {"starter@1", "other"}
    middle = FEWEST // 2
    one, other = (risk(evidence([rows[middle]])[0], typical)[0] for rows in (sure, unsure))
    assert one == pytest.approx(other, abs=0.01)
    assert typical_confidence(evidence(sure[1:])) == {}


def test_the_reasons_are_named_most_first():
    rows = [row(confidence=0.1, flags=("loop", "number", "spacing"))]
    (item,) = queue(lambda _: rows, ["a"], 1)
    assert item.because[:3] == ("loop", "unsure", "number")
    assert "spacing" not in item.because


def test_a_row_that_has_changed_meanwhile_is_left_out():
    readings = iter(([row(1), row(2)], [row(1), row(2, status=Status.OK, en=EN)]))
    found = queue(lambda _: next(readings), ["a"], 300)
    assert [item.segment.id for item in found] == ["p1s1"]


# --- the command -----------------------------------------------------------------------------


@pytest.fixture
def corpus(root):
    for name, rows in (("a", [row(1), row(2, flags=("copy",))]), ("b", [row(3)])):
        root.write(name, "Texte.\n")
        path = root.alignment(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render_alignment(with_columns((), rows)))
    return root


def run(root, *args):
    return CliRunner().invoke(command, [*args, "--root", str(root.path)])


def test_the_command_lists_rows_with_reasons(corpus):
    lines = run(corpus, "--n", "1").stdout.splitlines()
    assert lines[0].split()[1:4] == ["a", "p2s1", "copy,"]
    assert lines[1].strip().endswith("numéro 2.")
    assert lines[2].strip() == EN


def test_the_command_prints_json_for_some_articles(corpus):
    (entry,) = json.loads(run(corpus, "b", "--json").stdout)
    assert (entry["article"], entry["id"], entry["copies"]) == ("b", "p3s1", 1)
    assert 0 < entry["risk"] < 1


def test_the_command_goes_on_after_a_broken_article(corpus):
    corpus.alignment("a").write_bytes(b"fr\tfr\nx\ty\n")
    result = run(corpus)
    assert result.exit_code == 1
    assert "b p3s1" in result.stdout
    assert "two columns are named" in result.stderr
