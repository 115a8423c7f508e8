"""The figures are those of the `sacrebleu` command, and the tests those of its paired modes."""

import json
import subprocess
import sys

import numpy as np
import pytest
import sacrebleu.metrics
from sacrebleu.significance import PairedTest

from tests.score.score_sentences import REFERENCES, SYSTEMS
from translate.score.metrics import CHRF, EDIT_RATE, METRICS, TER, WIDTH, statistics
from translate.score.resample import (
    Resampling,
    bootstrap,
    holm,
    interval,
    paired_tests,
    quick_interval,
    scored,
    scores_of,
    units,
)

ALL = (*METRICS, EDIT_RATE)


@pytest.fixture(scope="module")
def matrices():
    return {name: statistics(texts, REFERENCES) for name, texts in SYSTEMS.items()}


def sacrebleu_command(folder, texts, *options):
    for name, lines in (("ref", REFERENCES), ("hyp", texts)):
        (folder / name).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "sacrebleu", str(folder / "ref"), "-i", str(folder / "hyp")),
            *("-f", "json", "-w", "9", "--confidence", *options),
        ],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("metric", ALL, ids=lambda metric: metric.name)
@pytest.mark.parametrize("system", SYSTEMS)
def test_score_interval_and_signature_are_those_of_the_command(tmp_path, matrices, metric, system):
    theirs = sacrebleu_command(tmp_path, SYSTEMS[system], *metric.command.split())
    (ours,) = scored(matrices[system], None, (metric,), Resampling())
    assert round(ours.value, 9) == theirs["score"]
    assert round(ours.interval.mean, 9) == theirs["confidence_mean"]
    assert round(ours.interval.half_width, 9) == theirs["confidence_var"]
    assert ours.signature == theirs["signature"]
    if metric is not EDIT_RATE:
        assert ours.metric == theirs["name"]


GOLDEN = [
    # hypothesis, reference, BLEU, chrF2, chrF2++, TER, edit rate
    ("the cat sat on the mat", "the cat sat on the mat", 100.0, 100.0, 100.0, 0.0, 0.0),
    ("The cat sat on the mat", "the cat sat on the mat", 75.98, 93.01, 90.17, 0.0, 16.67),
    ("on the mat the cat sat", "the cat sat on the mat", 50.81, 81.09, 83.32, 16.67, 16.67),
    ("", "the cat sat on the mat", 0.0, 0.0, 0.0, 100.0, 100.0),
    ("the cat", "", 0.0, 0.0, 0.0, 100.0, 100.0),
    ("", "", 0.0, 0.0, 0.0, 0.0, 0.0),
    ("No.", "No.", 0.0, 100.0, 100.0, 0.0, 0.0),
]


@pytest.mark.parametrize("line", GOLDEN, ids=lambda line: f"{line[0]} | {line[1]}")
def test_golden_scores_of_single_segments(line):
    hypothesis, reference, *expected = line
    matrix = statistics([hypothesis], [reference])
    assert [round(metric.of(matrix), 2) for metric in ALL] == expected


def test_a_single_segment_has_no_interval():
    matrix = statistics(["a b"], ["a c"])
    (score,) = scored(matrix, None, (CHRF,), Resampling())
    assert score.interval is None
    assert "bs:" not in score.signature
    assert quick_interval(matrix, CHRF, Resampling()) is None
    assert paired_tests({"a": matrix, "b": matrix}, None, (CHRF,), Resampling()) == ()


def test_no_segment_gives_an_empty_matrix():
    assert statistics([], []).shape == (0, WIDTH)


def test_chunks_do_not_show():
    texts, references = SYSTEMS["bad"] * 40, REFERENCES * 40
    whole = statistics(texts, references)
    alone = np.vstack(
        [statistics([h], [r]) for h, r in zip(texts[:30], references[:30], strict=True)]
    )
    assert (whole[:30] == alone).all()


def test_ter_without_case_is_computed_where_case_matters(matrices):
    lower = sacrebleu.metrics.TER().corpus_score(SYSTEMS["bad"], [REFERENCES]).score
    assert TER.of(matrices["bad"]) == lower
    assert EDIT_RATE.of(matrices["bad"]) > lower


# --- tests of significance -------------------------------------------------------------------


def their_tests(kind, names, references=REFERENCES, trials=0):
    metrics = {
        "BLEU": sacrebleu.metrics.BLEU(references=[references]),
        "chrF2": sacrebleu.metrics.CHRF(references=[references]),
        "chrF2++": sacrebleu.metrics.CHRF(word_order=2, references=[references]),
        "TER": sacrebleu.metrics.TER(references=[references]),
    }
    systems = [(name, SYSTEMS[name][: len(references)]) for name in names]
    signatures, scores = PairedTest(systems, metrics, None, kind, n_samples=trials)()
    return signatures, {m: [r.p_value for r in scores[m][1:]] for m in metrics}


@pytest.mark.parametrize("size", [20, 7, 2])
def test_p_values_are_those_of_sacrebleu(matrices, size):
    """Down to a handful of segments, where resamples tie and every rounding shows."""
    names = ["good", "bad", "close"]
    part = {name: matrices[name][:size] for name in names}
    ours = paired_tests(part, None, METRICS, Resampling())
    _, bootstrap_p = their_tests("bs", names, REFERENCES[:size])
    _, randomisation_p = their_tests("ar", names, REFERENCES[:size])
    for metric in METRICS:
        mine = [test for test in ours if test.metric == metric.name]
        assert [test.bootstrap for test in mine] == bootstrap_p[metric.name]
        assert [test.randomisation for test in mine] == randomisation_p[metric.name]


def test_signatures_of_the_tests_are_those_of_sacrebleu():
    bs, _ = their_tests("bs", ["good", "bad"])
    ar, _ = their_tests("ar", ["good", "bad"], trials=100)
    for metric in METRICS:
        assert Resampling().signature(metric) == str(bs[metric.name])
        assert Resampling(trials=100).signature(metric, trials=True) == str(ar[metric.name])


def test_the_same_system_twice_is_no_difference(matrices):
    same = {"a": matrices["good"], "b": matrices["good"]}
    for test in paired_tests(same, None, METRICS, Resampling(resamples=100, trials=100)):
        assert test.difference == 0
        assert (
            test.randomisation <= 1 / 101
        )  # nothing is larger than no difference: sacrebleu's ">"


def test_draws_do_not_depend_on_the_chunks(matrices, monkeypatch):
    reference = bootstrap(matrices["bad"], Resampling())
    tests = paired_tests(matrices, None, METRICS, Resampling(trials=1000))
    monkeypatch.setattr("translate.score.resample._ENTRIES", 1)
    assert (bootstrap(matrices["bad"], Resampling()) == reference).all()
    assert paired_tests(matrices, None, METRICS, Resampling(trials=1000)) == tests


def test_units_are_sums_by_article(matrices):
    labels = ["a", "b"] * 10
    summed = units(matrices["bad"], labels)
    assert (summed[0] == matrices["bad"][0::2].sum(axis=0)).all()
    assert (summed[1] == matrices["bad"][1::2].sum(axis=0)).all()


def test_sentences_that_hang_together_widen_the_interval_by_article():
    """Ten articles, each all good or all bad: the sentences are no independent witnesses."""
    matrix = np.vstack(
        [statistics(["a b c d"] * 20, ["a b c d" if n % 2 else "w x y z"] * 20) for n in range(10)]
    )
    labels = [str(n) for n in range(10) for _ in range(20)]
    (by_segment,) = scored(matrix, None, (TER,), Resampling("segment"))
    (by_article,) = scored(matrix, labels, (TER,), Resampling("article"))
    assert by_article.value == by_segment.value == 50
    assert by_article.interval.half_width > 3 * by_segment.interval.half_width
    assert by_article.signature == by_segment.signature + "|resampled:article"


def test_an_interval_leaves_a_fortieth_at_each_end():
    found = interval(np.arange(1000.0))
    assert (found.low, found.high, found.mean, found.half_width) == (25, 974, 499.5, 474.5)


def test_quick_interval_is_the_interval_in_double_precision(matrices):
    quick = quick_interval(matrices["bad"], CHRF, Resampling())
    slow = interval(scores_of(CHRF, bootstrap(matrices["bad"], Resampling())))
    assert quick.low == pytest.approx(slow.low, abs=1e-4)
    assert quick.high == pytest.approx(slow.high, abs=1e-4)


@pytest.mark.parametrize(
    ("given", "corrected"),
    [
        ([0.01], [0.01]),
        ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]),  # Holm 1979, worked by hand
        ([0.5, 0.6], [1.0, 1.0]),
        ([], []),
    ],
)
def test_holm(given, corrected):
    assert holm(given) == pytest.approx(corrected)
