"""How long a run with nothing to do takes, and how long `bitext --help`.

    python benchmarks/run/nothing_to_do.py [--articles 1000] [--sentences 40]

Makes a corpus of invented numbered sentences, lets one run write it (with a beam of 1), and times
the second run as a process from start to exit.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_THINGS = [
    "le train",
    "la lettre",
    "la clé",
    "le pont",
    "la lampe",
    "le jardin",
    "la route",
    "le marché",
]


def main() -> None:
    """Print the median seconds of both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--sentences", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "corpus" / "fr").mkdir(parents=True)
        for number in range(options.articles):
            things = (_THINGS[(number + n) % len(_THINGS)] for n in range(options.sentences))
            text = " ".join(
                f"Ce jour, {thing} porte le numéro {n}." for n, thing in enumerate(things)
            )
            (root / "corpus" / "fr" / f"a{number:05}.txt").write_text(text + "\n", encoding="utf-8")
        first = seconds("translate", "--root", folder, "--beam", "1")
        again = [seconds("translate", "--root", folder, "--beam", "1") for _ in range(5)]
    helped = [seconds("--help") for _ in range(11)]
    print(
        f"first run {first:.1f} s over {options.articles} articles of {options.sentences} sentences"
    )
    print(f"second run, nothing to do: {sorted(again)[2]:.2f} s (median of 5)")
    print(f"bitext --help: {sorted(helped)[5]:.3f} s (median of 11)")


def seconds(*args: str) -> float:
    """Seconds that one command takes as a process."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "translate", *args], check=True, capture_output=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
