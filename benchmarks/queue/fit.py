"""Fit the weights of the queue (translate/queue.py) on news translated by the starter.

    python benchmarks/queue/fit.py FR EN --cache FILE

FR and EN hold sentences, line by line. Prints TYPICAL, WEIGHTS and BASE: a logistic regression
(Newton's method, ridge 1) of whether a row is among the fifth with the lowest sentence chrF on the
four measures, each less its mean and in standard deviations.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import sample

from translate.queue import Measures, evidence


def main() -> None:
    """Print what is to stand in translate/queue.py."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("fr", type=Path)
    parser.add_argument("en", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="keeps the translations")
    options = parser.parse_args()
    rows = sample.rows(options.fr, options.cache)
    bad = sample.bad(sample.quality(rows, options.en))
    values = np.array([found.measures for found in evidence(rows)], dtype=float)
    middle, spread = values.mean(axis=0), values.std(axis=0)
    inputs = np.c_[(values - middle) / spread, np.ones(len(values))]
    wanted = np.array([number in bad for number in range(len(rows))], dtype=float)
    weights = np.zeros(inputs.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (wanted - chance) - weights
        curvature = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + np.eye(len(weights))
        weights += np.linalg.solve(curvature, slope)
    for number, name in enumerate(Measures._fields):
        print(
            f"{name}: typical ({middle[number]:.3f}, {spread[number]:.3f}), "
            f"weight {weights[number]:.2f}"
        )
    print(f"base {weights[-1]:.2f}")


if __name__ == "__main__":
    main()
