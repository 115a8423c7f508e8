"""Whether confidences mean what they say.

    python benchmarks/align/reliability.py --translations DIR STEM...

Beads by confidence: how many, their mean confidence, and the share that the hand alignment has
exactly. Ends with the mean difference of the last two, weighted by the number of beads, and with
the area under the curve of right against wrong beads.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path

import numpy as np
from novels import read_novel

from translate.align import align

EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99, 1.0)


def main() -> None:
    """Align, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--translations", type=Path, required=True, help="folder with NAME.mt")
    parser.add_argument("stems", nargs="+", metavar="STEM")
    arguments = parser.parse_args()
    confidences, exact = [], []
    for stem in arguments.stems:
        novel = read_novel(stem, arguments.translations)
        gold = set(novel.gold)
        for bead in align(novel.fr, novel.en, novel.translations):
            confidences.append(bead.confidence)
            exact.append((bead.fr, bead.en) in gold)
    said, was = np.array(confidences), np.array(exact)
    off = 0.0
    print("confidence    beads  mean   exact")
    for low, high in pairwise(EDGES):
        inside = (said >= low) & ((said < high) | (high == EDGES[-1]))
        if inside.any():
            off += abs(said[inside].sum() - was[inside].sum())
            print(
                f"{low:.2f}-{high:.2f}   {inside.sum():7} {said[inside].mean():6.3f} "
                f"{was[inside].mean():6.3f}"
            )
    wins = np.greater.outer(said[was], said[~was]) + 0.5 * np.equal.outer(said[was], said[~was])
    print(f"{len(said)} beads, calibration error {off / len(said):.3f}, area {wins.mean():.3f}")


if __name__ == "__main__":
    main()
