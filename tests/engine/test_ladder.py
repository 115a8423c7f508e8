from __future__ import annotations

from translate.engine.guard import LOST, Candidate, Unit
from translate.engine.ladder import Attempt, attempts, best
from translate.engine.normalise import Prepared
from translate.engine.search import Search


def unit(text, **parts):
    return Unit(text, Prepared(text, **parts))


def test_the_rungs_differ_and_keep_the_search_of_the_user():
    rungs = attempts(unit("Attention : le chat noir dort !"), ("loop",), 5)
    assert len(set(rungs)) == len(rungs) == 5
    assert rungs[0] == Attempt(("Attention : le chat noir dort !",), Search(5, 3))
    assert ("Attention: le chat noir dort!",) in [rung.texts for rung in rungs]
    assert ("Attention : le chat noir dort",) in [rung.texts for rung in rungs]
    assert ("Attention :", "le chat noir dort !") in [rung.texts for rung in rungs]


def test_a_stop_taken_off_is_given_back():
    rung = next(rung for rung in attempts(unit("Le chat dort !"), ("loop",), 4) if rung.stop)
    assert rung.texts == ("Le chat dort",)
    assert rung.joined(["The cat sleeps."]) == "The cat sleeps!"


def test_a_stop_put_on_is_taken_off():
    rung = next(rung for rung in attempts(unit("Le chat"), ("loop",), 4) if rung.added_stop)
    assert rung.texts == ("Le chat.",)
    assert rung.joined(["The cat."]) == "The cat"


def test_a_lost_stand_in_is_stood_around():
    asked = unit("X, près de Z, est loin.", slots=(("X", "Łódź"), ("Z", "Gdańsk")))
    rung = attempts(asked, (LOST,), 4)[0]
    assert rung.texts == (", près de", ", est loin.")
    assert rung.joined([", near", ", is far."]).split() == [
        "X",
        ",",
        "near",
        "Z",
        ",",
        "is",
        "far.",
    ]


def test_the_best_has_the_least_wrong_then_the_highest_score():
    looping = Candidate("a a a", ("loop",), -0.1, 4)
    long = Candidate("a b c d", ("ratio",), -2.0, 5)
    short = Candidate("b", ("ratio",), -1.0, 2)
    assert best([looping, long, short]) is short
    assert best([looping, Candidate("", ("empty",), 0.0, 1)]) is looping
