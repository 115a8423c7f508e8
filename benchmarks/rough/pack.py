"""Packs word and word-pair counts into translate/rough/data/counts.npz.

    python benchmarks/rough/pack.py UNIGRAMS.tsv.gz BIGRAMS.tsv.gz OUT.npz --without OWN.tsv…

`--without` takes the counts of those files (column 1) away again, so that sentences measured later
are unseen. Word classes: k-means on a truncated SVD of the positive pointwise mutual information of
the pairs (Levy and Goldberg 2014); kinds of word: see `kinds`.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from translate.rough.lexicon import Kind
from translate.rough.words import cut

VOCABULARY = 65_500  # identifiers fit 16 bits
CLASSES = 256
OWN_CLASS = ["<s>", "</s>", ",", ".", "<num>", ":", ";", "!", "?", "de", "que", "ne"]


Counts = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Pairs = npt.NDArray[np.int64]


def read_counts(
    unigrams: Path, bigrams: Path, without: list[Path]
) -> tuple[list[str], Counts, Pairs]:
    """The vocabulary (most frequent first), its counts, and the pairs (first, second, count)."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for path in without:
        for line in path.read_text(encoding="utf-8").splitlines():
            sentence = cut(line.split("\t")[0]).words
            words.update(sentence)
            pairs.update(pairwise(sentence))
    kept = {}
    with gzip.open(unigrams, "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            word, count = line.rstrip("\n").split("\t")
            rest = int(count) - words[word]
            if rest >= 4:
                kept[word] = rest
    vocabulary = sorted(kept, key=lambda word: (-kept[word], word))[:VOCABULARY]
    number = {word: i for i, word in enumerate(vocabulary)}
    rows = []
    with gzip.open(bigrams, "rt", encoding="utf-8") as file:
        for line in file:
            first, second, count = line.rstrip("\n").split("\t")
            if first in number and second in number:
                rest = int(count) - pairs[first, second]
                if rest >= 2:
                    rows.append((number[first], number[second], rest))
    rows.sort()
    frequency = np.array([kept[word] for word in vocabulary], dtype=float)
    return vocabulary, frequency, np.array(rows, dtype=np.int64)


def classes(
    vocabulary: list[str], counts: Counts, pairs: Pairs, dimensions: int = 32
) -> tuple[Pairs, Counts]:
    """A class for each word, and the log lift of each pair of classes over chance."""
    import torch

    torch.manual_seed(0)
    size = len(vocabulary)
    first, second, seen = pairs[:, 0], pairs[:, 1], pairs[:, 2].astype(float)
    left = np.bincount(first, seen, size)
    right = np.bincount(second, seen, size) ** 0.75
    right *= seen.sum() / right.sum()
    lift = np.log(seen * seen.sum() / (left[first] * right[second])) + 2
    keep = lift > 0
    value = torch.tensor(
        (lift * np.minimum(1, np.log1p(seen) / np.log(20)))[keep], dtype=torch.float32
    )
    index = torch.tensor(np.stack([first[keep], second[keep]]))
    matrix = torch.sparse_coo_tensor(index, value, (size, size)).coalesce()
    transposed = matrix.t().coalesce()
    basis = torch.linalg.qr(torch.sparse.mm(matrix, torch.randn(size, dimensions + 10)))[0]
    for _ in range(4):
        other = torch.linalg.qr(torch.sparse.mm(transposed, basis))[0]
        basis = torch.linalg.qr(torch.sparse.mm(matrix, other))[0]
    u, s, v = torch.linalg.svd(torch.sparse.mm(transposed, basis).T, full_matrices=False)
    root = s[:dimensions].sqrt()
    vectors = torch.cat([(basis @ u)[:, :dimensions] * root, v[:dimensions].T * root], 1)
    vectors = vectors / (vectors.norm(dim=1, keepdim=True) + 1e-9)
    frequent = vectors[:20_000]
    weight = torch.tensor(counts[:20_000] ** 0.3, dtype=torch.float32)[:, None]
    centres = frequent[torch.randperm(6_000)[:CLASSES]].clone()
    for _ in range(25):
        nearest = (frequent @ centres.T).argmax(1)
        centres = torch.zeros_like(centres).index_add_(0, nearest, frequent * weight)
        centres = centres / (centres.norm(dim=1, keepdim=True) + 1e-9)
    of = (vectors @ centres.T).argmax(1).numpy()
    for i, word in enumerate(OWN_CLASS):
        of[vocabulary.index(word)] = CLASSES + i
    total = CLASSES + len(OWN_CLASS)
    table = np.zeros((total, total))
    np.add.at(table, (of[first], of[second]), np.log1p(seen))
    chance = np.outer(table.sum(1), table.sum(0)) / table.sum()
    return of, np.log((table + chance / 40 + 0.1) / (chance + 0.1))


class Neighbours:
    """How often each word stands beside others, and the kinds of word found so far."""

    def __init__(self, vocabulary: list[str], counts: Counts, pairs: Pairs) -> None:
        self.vocabulary, self.counts = vocabulary, counts
        self.number = {word: i for i, word in enumerate(vocabulary)}
        self.bits = np.zeros(len(vocabulary), np.int64)
        self._first, self._second, self._seen = pairs[:, 0], pairs[:, 1], pairs[:, 2].astype(float)
        closed = self.chosen(CLOSED)
        self.closed = closed | np.array([not word[0].isalpha() for word in vocabulary])
        self.masculine = self.after("un ce du au aucun quel cet le")
        self.feminine = self.after("une cette ma sa aucune quelle toute la")
        self.plural = self.after(
            "les des ces aux mes ses nos vos leurs quelques plusieurs deux trois certains"
            " certaines tous toutes nombreux nombreuses"
        )
        other = self.after("l' chaque son mon notre votre leur")
        self.singular = self.masculine + self.feminine + other
        self.determined = self.singular + self.plural + self.after("d'")

    def chosen(self, words: str) -> Mask:
        """Which words of the vocabulary are among these."""
        mask = np.zeros(len(self.vocabulary), bool)
        mask[[self.number[word] for word in words.split() if word in self.number]] = True
        return mask

    def after(self, words: str | Mask) -> Counts:
        """How often each word stands right after one of these."""
        mask = self.chosen(words) if isinstance(words, str) else words
        seen = np.where(mask[self._first], self._seen, 0)
        return np.bincount(self._second, seen, len(self.vocabulary))

    def before(self, words: str | Mask) -> Counts:
        """How often each word stands right before one of these."""
        mask = self.chosen(words) if isinstance(words, str) else words
        seen = np.where(mask[self._second], self._seen, 0)
        return np.bincount(self._first, seen, len(self.vocabulary))

    def ends(self, endings: str) -> Mask:
        """Which words have one of these endings."""
        return np.array([word.endswith(tuple(endings.split())) for word in self.vocabulary])

    def has(self, kind: Kind) -> Mask:
        """Which words are known to be of a kind."""
        return (self.bits & int(kind)) > 0

    def mark(self, mask: Mask, kind: Kind) -> None:
        """Record that words are of a kind; words of closed classes never are."""
        self.bits[mask & ~self.closed] |= int(kind)


def kinds(vocabulary: list[str], counts: Counts, pairs: Pairs) -> Counts:
    """The `Kind` bits of each word, from the words that stand next to it."""
    near = Neighbours(vocabulary, counts, pairs)
    _infinitives_and_participles(near)
    _finite_verbs(near)
    _adverbs(near)
    _nouns(near)
    _adjectives(near)
    _genders(near)
    _determined(near)
    return near.bits


def _infinitives_and_participles(n: Neighbours) -> None:
    to_do = n.after(
        "pour peut peuvent doit doivent faut va vont pouvoir devons pouvons sans veut voulons"
        " allons pourrait devrait"
    )
    n.mark(n.ends("er ir re oir") & (to_do >= 5) & (to_do > n.determined / 2), Kind.INFINITIVE)
    helped = n.after("a ont ai avons avez avait avaient avoir aurait ayant aura été")
    past = n.ends("é i is it u ert us ée és ées ie ise ises ite ue ues uit ait eint aint oint ort")
    n.mark((helped >= 5) & (helped / n.counts > 0.02) & past, Kind.PARTICIPLE)
    been = n.after("est sont suis êtes sommes étais était étions étaient serait soit")
    past = n.ends("é i u ée és ées ie ies is ue ues us ert it")
    often = (been >= 5) & (been / n.counts > 0.05) & (n.determined < n.counts * 0.2)
    n.mark(often & past, Kind.PARTICIPLE)
    rate = n.after("en tout") / n.counts
    graded = n.after("très plus aussi si") < n.counts * 0.02
    gerund = (n.after("en tout") >= 2) & (rate > 0.05) & graded
    n.mark(n.ends("ant") & gerund & (n.determined < n.counts * 0.3), Kind.PRESENT)


def _finite_verbs(n: Neighbours) -> None:
    infinitive = n.has(Kind.INFINITIVE)
    he = n.after("il on ça cela") + n.after("elle") / 2
    they = n.after("ils") + n.after("elles") / 2
    often = (he >= 3) & (he / n.counts > 0.004) & (he > they * 0.3)
    unclear = infinitive | n.ends("nt ment") | (n.after("a ont est") >= he * 3)
    n.mark(often & ~unclear, Kind.VERB_HE)
    n.mark(n.chosen(HE), Kind.VERB_HE)
    often = (they >= 2) & (they / n.counts > 0.004)
    n.mark(often & n.ends("nt") & ~n.ends("ment"), Kind.VERB_THEY)
    we, i, tu = n.after("nous"), n.after("je j'"), n.after("tu t'")
    n.mark(n.ends("ons") & (we >= 3) & (we / n.counts > 0.05), Kind.VERB_WE)
    n.mark((i >= 3) & (i / n.counts > 0.01) & ~infinitive, Kind.VERB_I)
    n.mark(n.ends("ez") & (n.after("vous") >= 3), Kind.VERB_YOU)
    n.mark(n.ends("s x") & (tu >= 3) & (tu / n.counts > 0.05), Kind.VERB_YOU)


def _adverbs(n: Neighbours) -> None:
    n.mark(n.ends("ment") & (n.after("très plus est sont a ont") > n.determined), Kind.ADVERB)
    n.mark(n.chosen(ADVERBS), Kind.ADVERB)


def _nouns(n: Neighbours) -> None:
    often = (n.determined / n.counts > 0.25) & (n.determined >= 8)
    noun = often & ~n.has(Kind.INFINITIVE) & ~n.closed
    n.mark(noun, Kind.NOUN)
    gendered = n.masculine + n.feminine
    sure = noun & (gendered >= 8)
    masculine = (n.masculine > 0.97 * gendered) & (n.after("un ce du au cet") >= 2)
    feminine = (n.feminine > 0.97 * gendered) & (n.after("une cette sa") >= 2)
    n.mark(sure & masculine, Kind.MASCULINE)
    n.mark(sure & feminine, Kind.FEMININE)
    known = n.singular + n.plural
    n.mark(noun & (known >= 20) & (n.singular > 0.985 * known), Kind.SINGULAR)
    n.mark(noun & (known >= 12) & (n.plural > 0.97 * known) & n.ends("s x"), Kind.PLURAL)


def _adjectives(n: Neighbours) -> None:
    """Adjectives are told by the nouns before them, whose gender and number are known."""
    noun = n.has(Kind.NOUN)
    single = n.has(Kind.SINGULAR) & noun
    after_m = n.after(n.has(Kind.MASCULINE) & single)
    after_f = n.after(n.has(Kind.FEMININE) & single)
    after_p = n.after(n.has(Kind.PLURAL) & noun)
    alone, touching = after_m + after_f, after_m + after_f + after_p
    often = (touching >= 12) & (touching > 0.12 * n.counts) & (n.determined < n.counts * 0.45)
    other = n.has(Kind.FINITE) | n.has(Kind.INFINITIVE) | n.ends("ment") | n.closed
    adjective = often & ~other
    n.mark(adjective, Kind.ADJECTIVE)
    n.mark(adjective & (alone >= 10) & (after_m > 0.93 * alone), Kind.MASCULINE)
    n.mark(adjective & (alone >= 10) & (after_f > 0.90 * alone), Kind.FEMININE)
    # « boîte de vitesses automatique » blurs the number; the shares allow for that.
    n.mark(adjective & (alone > 0.80 * touching) & ~n.ends("s x"), Kind.SINGULAR)
    n.mark(adjective & (after_p > 0.80 * touching) & n.ends("s x"), Kind.PLURAL)
    ahead = n.before(noun) - n.before(noun & n.has(Kind.ADJECTIVE))
    rarely = touching > 12 * ahead * (n.determined / n.counts)
    n.mark(adjective & rarely & (n.determined < n.counts * 0.04), Kind.FOLLOWS)


def _genders(n: Neighbours) -> None:
    """Takes genders away where the form serves both, and gives plurals that of their singular."""
    gender = Kind.MASCULINE | Kind.FEMININE
    for i, word in enumerate(n.vocabulary):
        both = word.endswith("e") and not word.endswith(MARKED) and word[:-1] not in n.number
        if n.bits[i] & Kind.ADJECTIVE and both:  # « confortable »
            n.bits[i] &= ~gender
    for i, word in enumerate(n.vocabulary):
        one = n.number.get(word[:-1], -1)
        named = one >= 0 and n.bits[one] & (Kind.NOUN | Kind.ADJECTIVE)
        if n.bits[i] & Kind.PLURAL and word.endswith("s") and named:
            n.bits[i] |= n.bits[one] & gender
        if n.bits[i] & Kind.ADJECTIVE and n.bits[i] & Kind.PARTICIPLE:
            n.bits[i] &= ~gender
            if word.endswith(("ée", "ées", "ie", "ies", "ue", "ues")):
                n.bits[i] |= Kind.FEMININE
            elif word.endswith(("é", "és", "i", "u", "us")):
                n.bits[i] |= Kind.MASCULINE


def _determined(n: Neighbours) -> None:
    """Nouns that hardly stand without a determiner, an adjective or « de » before them."""
    led = n.determined + n.after("de d' en et ou deux trois quatre cinq six dix <num>")
    led += n.after(n.has(Kind.ADJECTIVE) | n.has(Kind.NOUN))
    often = n.has(Kind.NOUN) & (n.counts >= 60) & (led > 0.93 * n.counts)
    n.mark(often & ~n.has(Kind.INFINITIVE), Kind.DETERMINED)


MARKED = ("ve", "euse", "elle", "enne", "onne", "trice", "ère", "ée", "ette", "che", "gue")
HE = """tient vient peint craint vend rend prend attend perd répond convient obtient revient
maintient devient contient soutient vaincra point joint parvient appartient comprend apprend reprend
intervient détient entretient retient provient sent consent ment dément"""
ADVERBS = """jamais encore toujours souvent déjà bientôt parfois vite ensuite ici ailleurs
maintenant hier demain tôt tard soudain désormais"""
CLOSED = """le la l' les un une des du de d' au aux ce cet cette ces mon ma mes ton ta tes son sa
ses notre nos votre vos leur leurs je j' tu il elle on nous vous ils elles me m' te t' se s' lui eux
moi toi soi y en que qu' qui quoi dont où ne n' pas plus point et ou mais donc or ni car si comme
quand lorsque lorsqu' puisque puisqu' à dans par pour sur sous vers avec sans chez entre contre
depuis pendant avant après devant derrière selon malgré dès hors voici voilà tout tous toute toutes
même mêmes autre autres chaque quelque quelques plusieurs aucun aucune certains certaines tel telle
tels telles quel quelle quels quelles lequel laquelle lesquels lesquelles cela ceci ça celui celle
ceux celles c' très trop peu beaucoup aussi ainsi alors deux trois quatre cinq six sept huit neuf
dix notre votre encore septembre octobre novembre décembre toutefois quelqu' jusque jusqu'
aujourd hui oui non rien bien mieux moins assez lieu"""


def main() -> None:
    """Reads the counts, packs them, says how large the result is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("unigrams", type=Path)
    parser.add_argument("bigrams", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    vocabulary, counts, pairs = read_counts(args.unigrams, args.bigrams, args.without)
    of, lift = classes(vocabulary, counts, pairs)
    np.savez_compressed(
        args.out,
        words=np.frombuffer("\n".join(vocabulary).encode(), np.uint8),
        counts=counts.astype(np.uint32),
        starts=np.searchsorted(pairs[:, 0], np.arange(len(vocabulary) + 1)).astype(np.uint32),
        seconds=pairs[:, 1].astype(np.uint16),
        seen=np.minimum(255, np.round(np.log2(pairs[:, 2]) * 12)).astype(np.uint8),
        classes=of.astype(np.uint16),
        lift=np.clip(np.round(lift * 20), -127, 127).astype(np.int8),
        kinds=kinds(vocabulary, counts, pairs).astype(np.uint32),
    )
    print(f"{len(vocabulary)} words, {len(pairs)} pairs, {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
