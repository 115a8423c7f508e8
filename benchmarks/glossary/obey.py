"""What it brings to make the starter keep to a glossary (translate/obey.py).

    python benchmarks/glossary/obey.py GLOSSARY.tsv FR EN --cache FILE

FR and EN hold sentences, line by line; FILE keeps the starter's translations. Three questions, each
with chrF and BLEU (sacrebleu) before and after, on the lines that have terms and on those that
changed:

- *the glossary as it is*: what changes where it leaves the usual words free;
- *names that stay*: words with a capital inside a sentence that stand on three lines or more and
  that the references copy each time, as a list of names that stay French would have them;
- *the word of the reference*: for each term with several English words, the lines whose reference
  has just one of them get a glossary that wants that one.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sacrebleu.metrics import BLEU, CHRF

from translate.checks.term import term_findings
from translate.engine import EngineSpec, Hypothesis, load
from translate.glossary import Entry, Glossary, read_glossary
from translate.obey import Obedience
from translate.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NAME = re.compile(r"(?<=[a-zéèàùç,] )[A-ZÉ][\w-]{3,}")


class Sample:
    """The lines, the references and the plain translations."""

    def __init__(self, fr: Path, en: Path, cache: Path) -> None:
        self.fr, self.en = (p.read_text(encoding="utf-8").split("\n")[:-1] for p in (fr, en))
        translator = load(EngineSpec("starter"))
        self.calls = 0

        def translate(texts: Sequence[str]) -> list[Hypothesis]:
            self.calls += len(texts)
            found = dict(translator.translate(texts))
            return [found[n] for n in range(len(texts))]

        self.translate: Callable[[Sequence[str]], list[Hypothesis]] = translate
        if not cache.exists():
            found = translate(self.fr)
            with cache.open("w", encoding="utf-8") as file:
                for text, h in zip(self.fr, found, strict=True):
                    row = {"fr": text, "mt": h.text, "confidence": h.confidence}
                    file.write(json.dumps({**row, "flags": h.flags}, ensure_ascii=False) + "\n")
        rows = {row["fr"]: row for row in map(json.loads, cache.open(encoding="utf-8"))}
        self.plain = [
            Hypothesis(row["mt"], row["confidence"], tuple(row["flags"]))
            for row in (rows[text] for text in self.fr)
        ]

    def report(self, title: str, places: list[int], revised: dict[int, Hypothesis]) -> None:
        """Print both metrics before and after on some lines."""
        if not places:
            return
        references = [[self.en[n] for n in places]]
        before = [self.plain[n].text for n in places]
        after = [revised.get(n, self.plain[n]).text for n in places]
        figures = [
            f"{name} {metric.corpus_score(before, references).score:.2f} → "
            f"{metric.corpus_score(after, references).score:.2f}"
            for name, metric in (("chrF", CHRF()), ("BLEU", BLEU()))
        ]
        metric = CHRF()
        scores = [
            [
                metric.sentence_score(text, [r]).score
                for text, r in zip(texts, references[0], strict=True)
            ]
            for texts in (before, after)
        ]
        better = sum(b > a for a, b in zip(*scores, strict=True))
        worse = sum(b < a for a, b in zip(*scores, strict=True))
        print(
            f"  {title}: {len(places)} lines, {', '.join(figures)}; {better} better, {worse} worse"
        )

    def try_glossary(self, glossary: Glossary, places: list[int]) -> dict[int, Hypothesis]:
        """What changes on some lines; `calls` grows by the sentences that were translated."""
        old = [self.plain[n] for n in places]
        new = Obedience(glossary, self.translate).revise([self.fr[n] for n in places], old)
        return {n: h for n, o, h in zip(places, old, new, strict=True) if h != o}


def broken(
    sample: Sample, glossary: Glossary, places: list[int], new: dict[int, Hypothesis]
) -> int:
    """How many terms are not as the glossary wants them."""
    texts = (new.get(n, sample.plain[n]).text for n in places)
    return sum(
        len(term_findings(sample.fr[n], text, glossary))
        for n, text in zip(places, texts, strict=True)
    )


def main() -> None:
    """Print the answers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("glossary", type=Path)
    parser.add_argument("fr", type=Path)
    parser.add_argument("en", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0, help="print so many of the changed lines")
    options = parser.parse_args()
    sample = Sample(options.fr, options.en, options.cache)
    glossary = read_glossary(options.glossary)
    names = Glossary(tuple(Entry(name, dnt=True) for name in staying_names(sample)))
    for title, one in (("the glossary as it is", glossary), ("names that stay", names)):
        places = [n for n, text in enumerate(sample.fr) if one.terms_in(text)]
        sample.calls = 0
        new = sample.try_glossary(one, places)
        print(
            f"{title}: {len(one.entries)} terms, {len(places)} lines, "
            f"broken terms {broken(sample, one, places, {})} → {broken(sample, one, places, new)}, "
            f"{sample.calls} sentences translated"
        )
        sample.report("lines with terms", places, new)
        sample.report("changed lines", sorted(new), new)
        show(sample, new, options.show)
    changed: dict[int, Hypothesis] = {}
    wanted = words_of_references(sample, glossary)
    for (number, english), places in wanted.items():
        entry = replace(glossary.entries[number], en=(english,), forbidden=())
        changed.update(sample.try_glossary(Glossary((entry,)), places))
    lines = sorted({n for places in wanted.values() for n in places})
    print(f"the word of the reference: {len(wanted)} glossaries of one term")
    sample.report("lines with terms", lines, changed)
    sample.report("changed lines", sorted(changed), changed)
    show(sample, changed, options.show)


def show(sample: Sample, new: dict[int, Hypothesis], count: int) -> None:
    """Print some changed lines."""
    for n in sorted(new)[:count]:
        print(f"    {sample.fr[n]}\n    - {sample.plain[n].text}\n    + {new[n].text}")


def staying_names(sample: Sample) -> list[str]:
    """Names on three lines or more that the references copy each time."""
    stands: Counter[str] = Counter()
    copied: Counter[str] = Counter()
    for fr, en in zip(sample.fr, sample.en, strict=True):
        for name in set(_NAME.findall(fr)):
            stands[name] += 1
            copied[name] += bool(re.search(rf"\b{re.escape(name)}\b", en))
    return sorted(name for name, count in stands.items() if 3 <= count == copied[name])


def words_of_references(sample: Sample, glossary: Glossary) -> dict[tuple[int, str], list[int]]:
    """Lines by (entry, English) where the reference has just that one of the entry's English."""
    found = defaultdict(list)
    finders = {text: Terms([text], "en") for entry in glossary.entries for text in entry.en}
    for n, fr in enumerate(sample.fr):
        for number in {match.term for match in glossary.french.longest_in(fr)}:
            entry = glossary.entries[number]
            there = [text for text in entry.en if finders[text].all_in(sample.en[n])]
            if len(entry.en) > 1 and len(there) == 1:
                found[number, there[0]].append(n)
    return found


if __name__ == "__main__":
    main()
