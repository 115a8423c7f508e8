"""Make the packaged French-English word list from sentence pairs.

    python benchmarks/align/make_lexicon.py OUT.tsv.gz PAIRS.tsv...

PAIRS.tsv: French, a tab, English, a sentence pair a line. A first list comes from IBM model 1,
both directions; with it `align_words` links the words of the pairs, whose links make the next
list. An entry is French, English (folded) and the strength of their association, 0 to 1: the
share of their occurrences that are linked to each other, as a geometric mean of both sides.
"""

from __future__ import annotations

import argparse
import gzip
import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from translate.align.ibm1 import induced_lexicon
from translate.align.lexicon import SHORTEST_COGNATE
from translate.align.tokens import fold, token_table, tokenise
from translate.align.words import align_words

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 2
LEAST = 0.01
FIRST_LEAST = 0.08
FIRST_DISCOUNT = 0.3

WordList = dict[str, list[tuple[str, float]]]


def first(pairs: Sequence[tuple[str, str]]) -> WordList:
    """The word list that co-occurrence in `pairs` makes."""
    fr, en = (token_table([pair[side] for pair in pairs]) for side in (0, 1))
    lexicon = induced_lexicon(
        ((fr.of([i]), en.of([i])) for i in range(len(pairs))),
        (len(fr.vocabulary), len(en.vocabulary)),
        discount=FIRST_DISCOUNT,
    )
    out: WordList = defaultdict(list)
    for row, column, strength in zip(lexicon.row, lexicon.column, lexicon.strength, strict=True):
        if strength >= FIRST_LEAST:
            out[fr.vocabulary[row]].append((en.vocabulary[column], float(strength)))
    return dict(out)


def learnt(pairs: Sequence[tuple[str, str]], known: WordList) -> WordList:
    """The word list that the links of `pairs` make, as these are found with `known`."""
    together: Counter[tuple[str, str]] = Counter()
    occurrences: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for pair, links in zip(pairs, align_words(pairs, known=known), strict=True):
        fr, en = (tokens(text) for text in pair)
        together.update((fr[i], en[j]) for i, j in links)
        occurrences[0].update(fr)
        occurrences[1].update(en)
    out: WordList = defaultdict(list)
    for (french, english), count in sorted(together.items()):
        strength = count / math.sqrt(occurrences[0][french] * occurrences[1][english])
        if strength >= LEAST and telling(french, english):
            out[french].append((english, round(strength, 3)))
    return dict(out)


def tokens(text: str) -> list[str]:
    """The tokens of a text as a word list has them."""
    return [fold(text[start:end]).rstrip("'") for start, end in tokenise(text)]


def telling(french: str, english: str) -> bool:
    """Whether two words need a word list: neither punctuation and figures nor one spelling."""
    if not (french.isalpha() and english.isalpha()):
        return False
    return french != english or len(french) < SHORTEST_COGNATE


def main() -> None:
    """Read the pairs, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("pairs", type=Path, nargs="+")
    arguments = parser.parse_args()
    pairs = [
        (line.split("\t")[0], line.split("\t")[1])
        for path in arguments.pairs
        for line in path.read_text("utf-8").splitlines()
        if "\t" in line
    ]
    known = first(pairs)
    for _ in range(ROUNDS):
        known = learnt(pairs, known)
    lines = [
        f"{french}\t{english}\t{strength:.3f}\n"
        for french, entries in sorted(known.items())
        for english, strength in entries
    ]
    # A fixed time stamp: the same pairs give the same bytes.
    arguments.out.write_bytes(gzip.compress("".join(lines).encode("utf-8"), 9, mtime=0))
    print(f"{len(pairs)} pairs, {len(lines)} entries, {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
