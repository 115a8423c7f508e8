"""How well `align_words` links the words of single sentence pairs.

    python benchmarks/align/words.py tests/align/words_gold.tsv

The pairs are hand-aligned; a line is the French, the English and the links, see the head of that
file. Each pair is aligned alone, as the review page does it. Prints the alignment error rate (Och
and Ney 2003), and precision against all links and recall of the sure ones with their mean, over
words; punctuation is left out, since it would flatter. The odd pairs were looked at while the
aligner was made; of the even ones only the totals.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from translate.align.lexicon import general_lexicon, spelling_lexicon, strongest
from translate.align.tokens import fold, tokenise
from translate.align.words import align_words

if TYPE_CHECKING:
    from collections.abc import Sequence

Link = tuple[int, int]
_LINK = re.compile(r"([^=~]+)([=~])([^=~]+)")


@dataclass(frozen=True)
class GoldPair:
    """A sentence pair with its sure links, and those that are possible as well."""

    fr: str
    en: str
    sure: frozenset[Link]
    possible: frozenset[Link]


@dataclass(frozen=True)
class Quality:
    """Shares from 0 to 1."""

    error_rate: float
    precision: float
    recall: float


def tokens(text: str) -> list[str]:
    """The tokens as they stand in the text."""
    return [text[start:end] for start, end in tokenise(text)]


def read_gold(path: Path) -> list[GoldPair]:
    """Read hand-aligned pairs. Raises ValueError, with the line, for a word that is not there."""
    out = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            try:
                out.append(_gold_pair(*line.split("\t")))
            except (KeyError, TypeError, ValueError) as error:
                raise ValueError(f"{path}, line {number}: {error}") from error
    return out


def _gold_pair(fr: str, en: str, links: str) -> GoldPair:
    fr_places, en_places = _places(fr), _places(en)
    found: dict[str, set[Link]] = {"=": set(), "~": set()}
    for link in links.split(" "):
        match = _LINK.fullmatch(link)
        if match is None:
            raise ValueError(f"« {link} » is no link")
        found[match[2]] |= {
            (fr_places[a], en_places[b]) for a in match[1].split("+") for b in match[3].split("+")
        }
    return GoldPair(fr, en, frozenset(found["="]), frozenset(found["="] | found["~"]))


def _places(text: str) -> dict[str, int]:
    """The number of each token by its name: the word, or the word and which of its like."""
    seen: Counter[str] = Counter()
    places = {}
    for number, token in enumerate(tokens(text)):
        seen[token] += 1
        places[token if seen[token] == 1 else f"{token}/{seen[token]}"] = number
    return places


def quality(gold: Sequence[GoldPair], found: Sequence[Sequence[Link]]) -> Quality:
    """Compare links with the hand-made ones, without those of punctuation."""
    hits = allowed = proposed = sure = 0
    for pair, links in zip(gold, found, strict=True):
        fr, en = tokens(pair.fr), tokens(pair.en)
        words = {(i, j) for i, j in links if fr[i][0].isalnum() and en[j][0].isalnum()}
        hits += len(words & pair.sure)
        allowed += len(words & pair.possible)
        proposed += len(words)
        sure += len(pair.sure)
    return Quality(1 - (hits + allowed) / (proposed + sure), allowed / proposed, hits / sure)


def diagonal(pair: GoldPair) -> list[Link]:
    """Each French token with the English one at the same share of the sentence."""
    m, n = len(tokens(pair.fr)), len(tokens(pair.en))
    return [(i, min(n - 1, int((i + 0.5) / m * n))) for i in range(m)]


def by_list(pair: GoldPair) -> list[Link]:
    """Each French token with the English one that the word list or its spelling favours most."""
    fr, en = ([fold(t).rstrip("'") for t in tokens(text)] for text in (pair.fr, pair.en))
    lexicon = strongest(spelling_lexicon(fr, en), general_lexicon(fr, en, least=0.0))
    best: dict[int, tuple[float, int]] = {}
    entries = zip(lexicon.row, lexicon.column, lexicon.strength, strict=True)
    for i, j, strength in entries:
        best[int(i)] = max(best.get(int(i), (0.0, 0)), (float(strength), int(j)))
    return [(i, j) for i, (_, j) in best.items()]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--show", action="store_true", help="print the odd pairs' wrong links")
    arguments = parser.parse_args()
    gold = read_gold(arguments.gold)
    align_words([(gold[0].fr, gold[0].en)])  # reads the word list
    started = time.perf_counter()
    alone = [align_words([(pair.fr, pair.en)])[0] for pair in gold]
    seconds = time.perf_counter() - started
    together = align_words([(pair.fr, pair.en) for pair in gold])
    print(f"{'':24} {'pairs':6} {'AER':>5} {'prec.':>6} {'recall':>6}")
    for name, found in (
        ("diagonal", [diagonal(pair) for pair in gold]),
        ("word list and spelling", [by_list(pair) for pair in gold]),
        ("all pairs at once", together),
        ("one pair at a time", alone),
    ):
        for part, label in ((slice(0, None, 2), "odd"), (slice(1, None, 2), "even")):
            q = quality(gold[part], found[part])
            print(f"{name:24} {label:6} {q.error_rate:5.3f} {q.precision:6.3f} {q.recall:6.3f}")
    print(f"{1000 * seconds / len(gold):.1f} ms a pair")
    if arguments.show:
        for pair, links in list(zip(gold, alone, strict=True))[::2]:
            show(pair, links)


def show(pair: GoldPair, links: Sequence[Link]) -> None:
    """Print what is linked wrongly, and which sure links are missing."""
    fr, en = tokens(pair.fr), tokens(pair.en)
    wrong = [(i, j) for i, j in links if fr[i].isalnum() and (i, j) not in pair.possible]
    missing = sorted(pair.sure - set(links))
    print(f"{pair.fr}\n{pair.en}")
    for label, part in (("wrong", wrong), ("missing", missing)):
        print(f"  {label}: " + ", ".join(f"{fr[i]}-{en[j]}" for i, j in part))


if __name__ == "__main__":
    main()
