"""Make the packaged French-English word list from sentence pairs.

    python benchmarks/align/make_lexicon.py OUT.tsv.gz PAIRS.tsv...

PAIRS.tsv: French, a tab, English, a sentence pair a line. Words are folded; an entry is French,
English and the strength of their association (IBM model 1, both directions), 0 to 1.
"""

from __future__ import annotations

import argparse
import gzip
from pathlib import Path

from translate.align.ibm1 import induced_lexicon
from translate.align.tokens import token_table

DISCOUNT = 0.3
LEAST = 0.08


def main() -> None:
    """Read the pairs, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("pairs", type=Path, nargs="+")
    arguments = parser.parse_args()
    pairs = [
        line.split("\t")[:2]
        for path in arguments.pairs
        for line in path.read_text("utf-8").splitlines()
        if "\t" in line
    ]
    fr, en = (token_table([pair[side] for pair in pairs]) for side in (0, 1))
    lexicon = induced_lexicon(
        ((fr.of([i]), en.of([i])) for i in range(len(pairs))),
        (len(fr.vocabulary), len(en.vocabulary)),
        discount=DISCOUNT,
    )
    lines = sorted(
        f"{fr.vocabulary[row]}\t{en.vocabulary[column]}\t{strength:.2f}\n"
        for row, column, strength in zip(lexicon.row, lexicon.column, lexicon.strength, strict=True)
        if strength >= LEAST
    )
    # A fixed time stamp: the same pairs give the same bytes.
    arguments.out.write_bytes(gzip.compress("".join(lines).encode("utf-8"), 9, mtime=0))
    print(f"{len(pairs)} pairs, {len(lines)} entries, {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
