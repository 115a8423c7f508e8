"""Learn how long an English translation is for the length of its French, for the check `ratio`.

    python benchmarks/checks/fit_ratio.py FR EN

FR and EN are lines of human translation in parallel. In bins of length, the median and the spread
(half of the way from the 16th to the 84th percentile) of log(English / French characters) are
fitted by least squares to centre + centre_short / n and √(spread + spread_short / n), n being the
characters of the French. Writes translate/checks/data/ratio.toml.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import numpy as np

BINS = 20
SHORTEST = 8
OUT = Path(__file__).parents[2] / "translate" / "checks" / "data" / "ratio.toml"


def main() -> None:
    """Write the four numbers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("french", type=Path)
    parser.add_argument("english", type=Path)
    options = parser.parse_args()
    french, english = (
        path.read_text(encoding="utf-8").split("\n") for path in (options.french, options.english)
    )
    pairs = sorted(
        (len(fr), math.log(len(en) / len(fr)))
        for fr, en in zip(french, english, strict=True)
        if len(fr) >= SHORTEST and en
    )
    bins = [np.array(part) for part in np.array_split(np.array(pairs), BINS)]
    inverse = np.array([np.mean(1 / part[:, 0]) for part in bins])
    low, centre, high = np.array([np.quantile(p[:, 1], (0.16, 0.5, 0.84)) for p in bins]).T
    values = {}
    for name, target in (("centre", centre), ("spread", ((high - low) / 2) ** 2)):
        slope, constant = np.polyfit(inverse, target, 1)
        values[name], values[f"{name}_short"] = constant, slope
    lines = [f"{name} = {value:.4f}" for name, value in values.items()]
    head = "# How log(English / French characters) depends on n, the characters of the French:\n"
    head += "# mean centre + centre_short / n, variance spread + spread_short / n.\n"
    head += f"# Learnt by benchmarks/checks/fit_ratio.py from {len(pairs)} human translations.\n"
    OUT.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(OUT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
