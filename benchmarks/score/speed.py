"""Seconds and memory of our scoring beside sacrebleu's own on the same work.

    python benchmarks/score/speed.py REFERENCES [--segments 50000] [--changed 0.15]

The work: BLEU, chrF2, chrF2++, TER and TER with case, each with its bootstrap interval (1000
resamples). The segments are the lines of REFERENCES over and over, the hypotheses the same with a
share of their words changed, as reviewers' corrections are. Each side runs in a process of its own.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from pathlib import Path

from translate.score.worker import peak_memory

SIDES = ("ours", "sacrebleu")


def texts(path: Path, segments: int, changed: float) -> tuple[list[str], list[str]]:
    """Hypotheses and references."""
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    rnd = random.Random(1)  # noqa: S311
    words = [word for line in lines[:500] for word in line.split()]
    references = [lines[n % len(lines)] for n in range(segments)]
    hypotheses = [
        " ".join(rnd.choice(words) if rnd.random() < changed else w for w in line.split())
        for line in references
    ]
    return hypotheses, references


def ours(hypotheses: list[str], references: list[str]) -> list[float]:
    """Our figures."""
    from translate.score.metrics import EDIT_RATE, METRICS, statistics
    from translate.score.resample import Resampling, scored

    matrix = statistics(hypotheses, references)
    found = scored(matrix, None, (*METRICS, EDIT_RATE), Resampling())
    return [score.value for score in found]


def sacrebleu(hypotheses: list[str], references: list[str]) -> list[float]:
    """The same by sacrebleu's own functions."""
    from sacrebleu.metrics import BLEU, CHRF, TER

    metrics = (BLEU(), CHRF(), CHRF(word_order=2), TER(), TER(case_sensitive=True))
    return [m.corpus_score(hypotheses, [references], n_bootstrap=1000).score for m in metrics]


def main() -> None:
    """Run both sides, or, with --side, one of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("references", type=Path)
    parser.add_argument("--segments", type=int, default=50000)
    parser.add_argument("--changed", type=float, default=0.15)
    parser.add_argument("--side", choices=SIDES)
    asked = parser.parse_args()
    if asked.side:
        pair = texts(asked.references, asked.segments, asked.changed)
        start, cpu = time.perf_counter(), time.process_time()
        figures = (ours if asked.side == "ours" else sacrebleu)(*pair)
        found = {
            "seconds": time.perf_counter() - start,
            "cpu": time.process_time() - cpu,
            "bytes": peak_memory(),
            "figures": figures,
        }
        print(json.dumps(found))
        return
    results = {}
    for side in SIDES:
        command = [sys.executable, __file__, *sys.argv[1:], "--side", side]
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
        results[side] = json.loads(done.stdout)
        print(
            f"{side}: {results[side]['seconds']:.1f} s, {results[side]['cpu']:.1f} s of processor, "
            f"{results[side]['bytes'] / 1e6:.0f} MB, "
            + " ".join(f"{figure:.4f}" for figure in results[side]["figures"])
        )
    wall, cpu = (results["ours"][k] / results["sacrebleu"][k] for k in ("seconds", "cpu"))
    print(
        f"{asked.segments} segments: {wall:.2f} of sacrebleu's time, {cpu:.2f} of its processor's"
    )


if __name__ == "__main__":
    main()
