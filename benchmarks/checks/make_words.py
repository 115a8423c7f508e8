"""Make translate/checks/data/words.txt.gz: French words that are no names.

    python benchmarks/checks/make_words.py UNIGRAMS.tsv.gz BIGRAMS.tsv.gz [PARALLEL.tsv ...]

UNIGRAMS and BIGRAMS are counts over lower-case French (`word TAB count`, `word TAB next TAB
count`); PARALLEL are lines of `French TAB English` in their own case. A word is taken for a common
one where it often follows a determiner, a pronoun or an auxiliary or mostly an article, where it
ends like an adjective, where an inflected form of it does, or where PARALLEL writes it small.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from pathlib import Path

BEFORE = """
    un une des les ces cet cette ce ses nos vos leurs leur notre votre son sa mon ma mes chaque
    aucun aucune quelques plusieurs très plus il elle on nous vous ils elles je qui ne n' se s' pas
    être est sont avoir a ont trop moins si tout tous toute toutes autres
"""
# Names of countries have these as well; they stand in names.tsv, which comes first.
ARTICLES = {"la", "le", "l'", "du", "au"}
ADJECTIVE = re.compile(r"(?:ale|ique|aire|ive|elle|enne|oise|euse|ante|ente)s?$|aux$")
LEAST_COUNT = 15
LEAST_SHARE, LEAST_SHARE_OF_ARTICLES = 0.05, 0.3
INFLECTIONS = (("s", ""), ("e", ""), ("es", ""), ("elle", "el"), ("elles", "el"), ("nne", "n"))
INFLECTIONS += (("nnes", "n"), ("ve", "f"), ("ves", "f"), ("aux", "al"), ("ère", "er"))
INFLECTIONS += (("ères", "er"), ("euse", "eur"), ("euses", "eur"), ("trice", "teur"))
OUT = Path(__file__).parents[2] / "translate" / "checks" / "data" / "words.txt.gz"


def main() -> None:
    """Write the list, sorted, one word a line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("unigrams", type=Path)
    parser.add_argument("bigrams", type=Path)
    parser.add_argument("parallel", type=Path, nargs="*")
    options = parser.parse_args()
    counts = {
        word: int(count)
        for word, count in rows(options.unigrams)
        if int(count) >= LEAST_COUNT and word.isalpha() and len(word) > 1
    }
    expected = set(BEFORE.split())
    preceded: Counter[str] = Counter()
    with_article: Counter[str] = Counter()
    for before, word, count in rows(options.bigrams):
        if before in expected:
            preceded[word] += int(count)
        elif before in ARTICLES:
            with_article[word] += int(count)
    common = {
        word
        for word, n in counts.items()
        if preceded[word] >= LEAST_SHARE * n
        or with_article[word] >= LEAST_SHARE_OF_ARTICLES * n
        or ADJECTIVE.search(word)
    }
    common |= {word for word in counts if any(form in common for form in bases(word))}
    common |= small(options.parallel)
    OUT.parent.mkdir(exist_ok=True)
    data = "".join(word + "\n" for word in sorted(common)).encode()
    OUT.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{len(common)} words, {OUT.stat().st_size} bytes")


def rows(path: Path) -> list[list[str]]:
    """The tab-separated rows of a compressed file, without its comments."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]


def bases(word: str) -> list[str]:
    """What the word may be an inflected form of."""
    return [word.removesuffix(end) + base for end, base in INFLECTIONS if word.endswith(end)]


def small(paths: list[Path]) -> set[str]:
    """The words that running French writes small twice or more, and more often than not."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            for word in re.findall(r"[^\W\d_]{2,}", line.partition("\t")[0]):
                (lower if word.islower() else capital)[word.lower()] += 1
    return {word for word, n in lower.items() if n >= 2 and n > capital[word]}


if __name__ == "__main__":
    main()
