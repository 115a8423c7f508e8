"""How often the two engines say the same of the same prepared sentences.

    python benchmarks/engine/agreement.py SENTENCES.fr [--limit 1000]

SENTENCES.fr holds a French sentence a line. The guard prepares and cuts them once; then both
engines translate the units in float32, beam 4, without the guard's retries.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from translate.engine import EngineSpec, load
from translate.engine.batching import batches_of
from translate.engine.guard import Guard, Unit
from translate.engine.search import Search


def main() -> None:
    """Print the share of equal texts, and the others."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--model", default="starter")
    parser.add_argument("--limit", type=int, default=1000)
    options = parser.parse_args()
    lines = options.sentences.read_text(encoding="utf-8").splitlines()[: options.limit]

    said: dict[str, list[str]] = {}
    scores: dict[str, list[float]] = {}
    units: list[str] = []
    for engine in ("ct2", "torch"):
        decoder = load(EngineSpec(options.model, engine, "cpu", "float32", 4)).decoder
        if not units:
            guard = Guard(decoder.pieces, decoder.positions)
            parts = [part for line in lines for part in guard.plan(line)]
            units = [part.prepared.text for part in parts if isinstance(part, Unit)]
        known = decoder.pieces.vocabulary
        inputs = [[p for p in one if p in known] for one in decoder.pieces.encode(units)]
        batches = batches_of([len(one) for one in inputs], 1024)
        texts, values = [""] * len(units), [0.0] * len(units)
        outputs = decoder.decode(([inputs[n] for n in b] for b in batches), Search(4))
        for batch, found in zip(batches, outputs, strict=True):
            for n, output in zip(batch, found, strict=True):
                texts[n] = decoder.pieces.decode([output.pieces])[0]
                values[n] = output.score
        said[engine], scores[engine] = texts, values
    same = [n for n in range(len(units)) if said["ct2"][n] == said["torch"][n]]
    furthest = max(abs(scores["ct2"][n] - scores["torch"][n]) for n in same)
    print(f"{len(same)} of {len(units)} units the same: {100 * len(same) / len(units):.2f} %")
    print(f"of these, the mean log-probability differs by {furthest:.1e} at most")
    for n in range(len(units)):
        if said["ct2"][n] != said["torch"][n]:
            print(units[n], f"  ct2   {said['ct2'][n]}", f"  torch {said['torch'][n]}", sep="\n")


main()
