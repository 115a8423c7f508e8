"""Measures what `rough-source` finds, on sentences that nothing was fitted on.

    python benchmarks/rough/detect.py DEV.tsv OWN.tsv… [--articles FILE…]

Prints recall by label at several rates of false alarms, the figures at the shipped threshold, by
clean file, pseudo-articles, the speed, and the estimate of each of `--articles` (plain text).
"""

from __future__ import annotations

import argparse
import random
import re
import time
from pathlib import Path

import numpy as np

from corpus import Labelled, read_clean, read_labelled
from translate.rough import ROUGH_ARTICLE, assess, assess_article

LABELS = ("clean", "slight", "rough", "bad")
PASSAGE = 25


def curve(labelled: list[Labelled], clean: list[str]) -> None:
    """Recall by label and precision at several rates of false alarms on clean text."""
    own = np.array([assess(s).score for s in clean])
    dev = np.array([assess(row.fr).score for row in labelled])
    label = np.array([row.label for row in labelled])
    wanted = np.isin(label, ["rough", "bad"])
    print(
        f"{len(clean)} clean sentences; labelled: "
        + ", ".join(f"{name} {np.sum(label == name)}" for name in LABELS)
    )
    print("false alarms  threshold  clean(dev)  slight  rough   bad  rough+bad  precision(dev)")
    points = [
        (float(np.quantile(own, 1 - rate)), rate)
        for rate in (0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1)
    ]
    for threshold, rate in points:
        line(f"{rate:.1%}", threshold, dev, label, wanted)
    line(f"{np.mean(own >= 0.5):.1%} =", 0.5, dev, label, wanted)


def line(
    name: str, threshold: float, dev: np.ndarray, label: np.ndarray, wanted: np.ndarray
) -> None:
    """One row of the curve."""
    flagged = dev >= threshold
    recall = [np.mean(flagged[label == one]) for one in LABELS]
    judged = flagged & (label != "slight")
    precision = np.sum(flagged & wanted) / max(1, np.sum(judged))
    print(
        f"{name:>12}  {threshold:9.3f}  {recall[0]:10.1%}  {recall[1]:6.1%} {recall[2]:6.1%}"
        f" {recall[3]:6.1%}  {np.mean(flagged[wanted]):8.1%}  {precision:9.1%}"
    )


def passages(sentences: list[str], size: int = PASSAGE) -> list[list[str]]:
    """Running passages of `size` sentences."""
    return [sentences[i : i + size] for i in range(0, len(sentences) - size + 1, size)]


def main() -> None:
    """Prints the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dev", type=Path)
    parser.add_argument("own", type=Path, nargs="+")
    parser.add_argument("--articles", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    _, labelled = read_labelled(args.dev)
    own = read_clean(args.own)[1]
    clean = [s for text in own.values() for s in text]
    start = time.process_time()
    assess("Une phrase.")
    print(f"first call {time.process_time() - start:.2f} s")
    curve(labelled, clean)
    sample = random.Random(0).sample(clean, min(3000, len(clean)))  # noqa: S311
    start = time.process_time()
    left = sum(bool(assess(s).english_left) for s in sample)
    print(
        f"{len(sample) / (time.process_time() - start):.0f} sentences/s;"
        f" english-left on {left / len(sample):.2%} of clean sentences"
    )
    print(
        "flagged by clean file: "
        + ", ".join(
            f"{name} {np.mean([assess(s).rough for s in text]):.1%}" for name, text in own.items()
        )
    )
    rough = [assess_article(p) for p in passages([row.fr for row in labelled])]
    fine = [assess_article(p) for text in own.values() for p in passages(text)]
    print(
        f"passages of {PASSAGE}: rough {np.sum(np.array(rough) >= ROUGH_ARTICLE)}/{len(rough)}"
        f" (lowest {min(rough):.2f}), clean {np.sum(np.array(fine) >= ROUGH_ARTICLE)}/{len(fine)}"
        f" (highest {max(fine):.2f})"
    )
    for path in args.articles:
        text = path.read_text(encoding="utf-8")
        sentences = [
            s
            for part in text.splitlines()
            for s in re.split(r"(?<=[.!?…]) +(?=\S)", part)
            if len(s.split()) > 3
        ]
        print(
            f"{path.name}: {assess_article(sentences):.2f}, {len(sentences)} sentences,"
            f" {np.mean([assess(s).rough for s in sentences]):.1%} flagged"
        )


if __name__ == "__main__":
    main()
