"""All the evidence on one sentence, put together by a small logistic model.

The model has a weight for each kind of hit, one for all strong and one for all weak hits together,
and a few for how usual the sentence's word pairs are. Its weights are in `data/weights.tsv`, one
row a feature with a label for people; `benchmarks/rough/fit.py` fits them.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from translate.rough import (
    agreement,
    calques,
    clauses,
    dates,
    english,
    lexical,
    nouns,
    pronouns,
    verbs,
)
from translate.rough.sentence import Hit, Sentence, read

if TYPE_CHECKING:
    from collections.abc import Sequence

WEIGHTS = Path(__file__).parent / "data" / "weights.tsv"
DETECTORS = (
    *calques.DETECTORS,
    *english.DETECTORS,
    *verbs.DETECTORS,
    *pronouns.DETECTORS,
    *clauses.DETECTORS,
    *dates.DETECTORS,
    *nouns.DETECTORS,
    *agreement.DETECTORS,
    *lexical.DETECTORS,
)
# Kinds of hit that clean French has now and then.
WEAK = frozenset(
    {
        "adjective",
        "bare-noun",
        "bare-noun-after-preposition",
        "bare-object",
        "compound-nouns",
        "determiner",
        "gerund-first",
        "missing-relative",
        "negation",
        "noun-noun",
        "preposition-clash",
        "reflexive",
        "verb-verb",
        "which-comma",
    }
)
# What titles and notices do as well.
TELEGRAPHIC = frozenset(
    {
        "bare-noun",
        "bare-noun-after-preposition",
        "bare-object",
        "bare-subject",
        "noun-noun",
        "negation",
    }
)
ENDS = frozenset(".!?;:,")
ENGLISH = frozenset({"english-word", "english-name"})
MOST_OF_A_KIND = 2
MOST_TOGETHER = 4
SHORTEST = 14  # pairs: a title has too few to be judged by them


@dataclass(frozen=True)
class Model:
    """The weights by feature, and the labels that reviewers read."""

    weights: dict[str, float]
    labels: dict[str, str]


@cache
def model() -> Model:
    """The model that ships with the package."""
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, dialect="excel-tab"))
    return Model(
        {row["feature"]: float(row["weight"]) for row in rows},
        {row["feature"]: row["label"] for row in rows},
    )


def evidence(sentence: Sentence) -> list[Hit]:
    """What all detectors find in a sentence; titles may leave articles out."""
    hits = [hit for detector in DETECTORS for hit in detector(sentence)]
    if sentence.words[-2] in ENDS:
        return hits
    return [hit for hit in hits if hit.kind not in TELEGRAPHIC]


def features(sentence: Sentence, hits: Sequence[Hit]) -> dict[str, float]:
    """The features of a sentence that are not zero, by name."""
    found: dict[str, float] = {}
    for hit in hits:
        found[hit.kind] = min(found.get(hit.kind, 0) + 1, MOST_OF_A_KIND)
    weak = sum(count for kind, count in found.items() if kind in WEAK)
    strong = sum(found.values()) - weak
    found["strong"] = min(strong, MOST_TOGETHER)
    found["weak"] = min(weak, MOST_TOGETHER)
    return found | _usualness(sentence)


def _usualness(s: Sentence) -> dict[str, float]:
    """How usual the pairs are; one across a quotation mark or dash does not count."""
    lifts, unusual, odd_classes, class_sum = [], 0, 0.0, 0.0
    affinity = s.pairs.affinity.tolist()
    expected = s.pairs.expected.tolist()
    for i, lift in enumerate(s.lift):
        if not (s.known[i] and s.known[i + 1]) or s.broken[i + 1]:
            lifts.append(0.0)
            continue
        lifts.append(lift)
        if s.seen[i] < 1:
            unusual += expected[i] > 1
            odd_classes = min(odd_classes, affinity[i])
            class_sum += min(affinity[i], 0.0)
    size = max(len(lifts), SHORTEST)
    trust = min(1.0, len(lifts) / SHORTEST)
    ranked = [*sorted(lifts)[:3], 0.0, 0.0]
    return {
        "lowest-lift": trust * ranked[0],
        "third-lift": trust * ranked[2],
        "mean-lift": sum(lifts) / size,
        "low-lifts": sum(lift < -2 for lift in lifts) / size,
        "unseen-pairs": math.log1p(unusual),
        "lowest-class-lift": trust * odd_classes,
        "mean-class-lift": class_sum / size,
        "length": math.log(size),
    }


def log_odds(found: dict[str, float]) -> float:
    """The log-odds that a sentence with these features is rough."""
    weights = model().weights
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in found.items())


def judge(sentence: str) -> tuple[float, Sentence, list[Hit]]:
    """The log-odds that a sentence is rough, the sentence read, and the hits."""
    s = read(sentence)
    hits = evidence(s)
    return log_odds(features(s, hits)), s, hits
