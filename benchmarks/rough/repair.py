"""Measures the shipped repair rules against the labelled repairs.

    python benchmarks/rough/repair.py DEV.tsv OWN.tsv…

For the fitted and the other lines: how many of the rough ones come closer to their repair (sentence
chrF), how many go further away; then how many clean sentences are touched, and the speed.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import sacrebleu

from corpus import Labelled, read_clean, read_labelled
from translate.repair.rules import Rule, shipped_rules, suggest


def closer(rows: list[Labelled], rules: list[Rule], name: str) -> None:
    """Prints how the repairs of labelled lines move towards `fixed`."""
    better = worse = same = clean = 0
    dirty = [row for row in rows if row.label != "clean"]
    for row in rows:
        repaired = suggest(row.fr, rules)
        if repaired is None:
            continue
        if row.label == "clean":
            clean += 1
            continue
        before = sacrebleu.sentence_chrf(row.fr, [row.fixed]).score
        after = sacrebleu.sentence_chrf(repaired, [row.fixed]).score
        better += after > before
        worse += after < before
        same += after == before
    touched = better + worse + same
    print(
        f"{name}: {len(dirty)} slight, rough or bad; closer {better} ({better / len(dirty):.1%}),"
        f" further {worse} ({worse / max(1, touched):.1%} of those touched), as close {same};"
        f" clean lines touched {clean} of {len(rows) - len(dirty)}"
    )


def main() -> None:
    """Prints the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dev", type=Path)
    parser.add_argument("own", type=Path, nargs="+")
    args = parser.parse_args()
    rules = shipped_rules()
    print(f"{len(rules)} rules, {sum(bool(rule.built_in) for rule in rules)} of them built in")
    fitted, rest = read_labelled(args.dev)
    closer(fitted, rules, "lines seen while writing the rules")
    closer(rest, rules, "other lines")
    first, last = read_clean(args.own)
    sentences = [s for text in (first | last).values() for s in text]
    start = time.process_time()
    touched = [s for s in sentences if suggest(s, rules) is not None]
    seconds = time.process_time() - start
    print(
        f"clean text: {len(touched)} of {len(sentences)} sentences touched"
        f" ({len(touched) / len(sentences):.3%}); {len(sentences) / seconds:.0f} sentences/s"
    )
    for sentence in touched:
        print("  ", suggest(sentence, rules))


if __name__ == "__main__":
    main()
