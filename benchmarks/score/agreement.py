"""Our figures beside those that the `sacrebleu` command prints for the same files.

    python benchmarks/score/agreement.py REFERENCES HYPOTHESIS HYPOTHESIS…

Scores and intervals with six decimals (sacrebleu prints one by default), and the p-values of both
paired tests with four, as it prints them. Exit status 1 where any differs.
"""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

from translate.score.metrics import EDIT_RATE, METRICS, statistics
from translate.score.resample import Resampling, paired_tests, scored
from translate.score.textfiles import read_segments

WIDTH = 6  # decimals
PAIRED = ("-m", "bleu", "chrf", "ter")


def sacrebleu(*words: str) -> str:
    """What the command prints."""
    command = [sys.executable, "-m", "sacrebleu", *words]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def single(references: Path, hypothesis: Path, options: str) -> tuple[str, str, str]:
    """Score, mean and half width of the command's interval, as printed."""
    words = [str(references), "-i", str(hypothesis), *options.split(), "-w", str(WIDTH)]
    found = json.loads(sacrebleu(*words, "--confidence", "-f", "json"))
    values = (found["score"], found["confidence_mean"], found["confidence_var"])
    score, mean, half_width = (f"{value:.{WIDTH}f}" for value in values)
    return score, mean, half_width


def paired(references: Path, hypotheses: list[Path], mode: str) -> list[list[str]]:
    """The p-values that the command prints, a list a system after the first."""
    words = [str(references), "-i", *map(str, hypotheses), *PAIRED, mode, "-f", "latex", "-w", "4"]
    lines = [line for line in sacrebleu(*words).splitlines() if "(p = " in line]
    return [re.findall(r"\(p = ([\d.]+)\)", line) for line in lines]


def main() -> None:
    """Print a line a comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("references", type=Path)
    parser.add_argument("hypotheses", type=Path, nargs="+")
    asked = parser.parse_args()
    lines = read_segments(asked.references)
    matrices = {str(p): statistics(read_segments(p), lines) for p in asked.hypotheses}
    wrong = 0
    for path in asked.hypotheses:
        scores = scored(matrices[str(path)], None, (*METRICS, EDIT_RATE), Resampling())
        for metric, ours in zip((*METRICS, EDIT_RATE), scores, strict=True):
            theirs = single(asked.references, path, metric.command)
            assert ours.interval
            values = (ours.value, ours.interval.mean, ours.interval.half_width)
            mine = tuple(f"{value:.{WIDTH}f}" for value in values)
            wrong += mine != theirs
            print(f"{path.name} {metric.name}: {mine} {'=' if mine == theirs else theirs}")
    tests = paired_tests(matrices, None, METRICS, Resampling())
    for mode, field in (("--paired-bs", "bootstrap"), ("--paired-ar", "randomisation")):
        theirs_by_system = paired(asked.references, asked.hypotheses, mode)
        for path, theirs_p in zip(asked.hypotheses[1:], theirs_by_system, strict=True):
            mine_p = [
                f"{getattr(test, field):.4f}"
                for test in tests
                if test.system == str(path) and test.metric in ("BLEU", "chrF2", "TER")
            ]
            wrong += mine_p != theirs_p
            print(f"{path.name} {mode}: {mine_p} {'=' if mine_p == theirs_p else theirs_p}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
