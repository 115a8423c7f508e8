"""Fits the weights of translate/rough/score.py and writes them to its weights.tsv.

    python benchmarks/rough/fit.py DEV.tsv OWN.tsv…

Ridge logistic regression (Newton's method) on the first 500 labelled lines (`rough` and `bad`
against `clean`; `slight` is left out) and the clean files up to 11. The phrase lists (idioms,
repair rules) were written by people who had seen those lines, so their weight cannot be learnt
there: they are blanked while fitting and then count as any strong hit. The bias is set last, so
that a fixed share of the clean fitted sentences reaches the threshold.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np

from corpus import read_clean, read_labelled
from translate.rough.score import WEIGHTS, Hit, evidence, features, model
from translate.rough.sentence import read

PHRASES = ("idiom", "calque")
RIDGE = {"strong": 0.3, "weak": 0.3}
RIDGE_OTHERS = 3.0
FALSE_ALARMS = 0.0145


def rows(sentences: list[str], *, blank: bool) -> list[dict[str, float]]:
    """The features of each sentence, with or without the phrase lists."""
    out = []
    for text in sentences:
        s = read(text)
        hits: list[Hit] = evidence(s)
        out.append(features(s, [hit for hit in hits if not (blank and hit.kind in PHRASES)]))
    return out


def matrix(found: list[dict[str, float]], names: list[str]) -> np.ndarray:
    """One row a sentence, one column a feature, and a last column of ones."""
    return np.array([[row.get(name, 0.0) for name in names] + [1.0] for row in found])


def fit(x: np.ndarray, y: np.ndarray, ridge: np.ndarray) -> np.ndarray:
    """The weights of a ridge logistic regression."""
    weights = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + ridge * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge + 1e-9)
        weights -= np.linalg.solve(hessian, gradient)
    return weights


def main() -> None:
    """Fits and writes; prints the largest weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dev", type=Path)
    parser.add_argument("own", type=Path, nargs="+")
    args = parser.parse_args()
    labelled, _ = read_labelled(args.dev)
    clean = [s for text in read_clean(args.own)[0].values() for s in text]
    bad = [row.fr for row in labelled if row.label in ("rough", "bad")]
    good = [row.fr for row in labelled if row.label == "clean"] + clean
    found = rows(bad, blank=True) + rows(good, blank=True)
    names = sorted({name for row in found for name in row} - {*PHRASES})
    x = matrix(found, names)
    scale = np.where(np.isin(names, list(_continuous())), x[:, :-1].std(0) + 1e-9, 1.0)
    ridge = np.array([RIDGE.get(name, RIDGE_OTHERS) for name in names] + [0.0])
    y = np.array([1.0] * len(bad) + [0.0] * len(good))
    weights = fit(x / np.append(scale, 1.0), y, ridge)
    weights[:-1] /= scale
    odds = matrix(rows(clean, blank=False), names) @ weights
    weights[-1] -= np.quantile(odds, 1 - FALSE_ALARMS)
    labels = model().labels if WEIGHTS.exists() else {}
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, dialect="excel-tab", lineterminator="\n")
        writer.writerow(("feature", "weight", "label"))
        for name, weight in zip([*names, "bias"], weights, strict=True):
            writer.writerow((name, f"{weight:.3f}", labels.get(name, "")))
        for name, label in labels.items():  # kinds that the fitted lines do not hold
            if name not in names and name != "bias":
                writer.writerow((name, "0", label))
    order = np.argsort(-np.abs(weights))[:15]
    print(", ".join(f"{[*names, 'bias'][i]} {weights[i]:.2f}" for i in order))


def _continuous() -> set[str]:
    """The features that are no counts of hits."""
    return set(features(read("Bonjour."), [])) - {"strong", "weak"}


if __name__ == "__main__":
    main()
