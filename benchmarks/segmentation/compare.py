"""Compare French sentence segmenters on gold files, in one run on one machine.

    python benchmarks/segmentation/compare.py GOLD...

GOLD holds sentences, one a line, with an empty line between paragraphs (UTF-8). Each paragraph is
joined with spaces and given to every segmenter; F1 counts the boundaries inside paragraphs, told
apart by the number of visible characters before them, as precision and recall over the whole file.
Speed is the best of three passes over all files, after loading and one warm-up, in characters a
second. Libraries that are not installed are left out with a line that says so.
"""

import re
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

Segmenter = Callable[[str], list[str]]
_PASSES = 3


def ours() -> Segmenter:
    """Load this project's segmenter."""
    from translate.segmenter import sentences

    return sentences


def choppa_srx() -> Segmenter:
    """Load LanguageTool's rules for French, which come with the library."""
    from choppa import DEFAULT_SRX_RULESET, SrxDocument
    from choppa.iterators import SrxTextIterator

    document = SrxDocument(ruleset=DEFAULT_SRX_RULESET)
    return lambda text: list(SrxTextIterator(document, "fr_two", text))


def pysbd() -> Segmenter:
    """Load its rules for French."""
    import pysbd as library

    return library.Segmenter(language="fr", clean=False).segment


def syntok() -> Segmenter:
    """Load the rules it has for Western languages."""
    from syntok import segmenter

    def segment(text: str) -> list[str]:
        return [
            "".join(token.spacing + token.value for token in sentence)
            for paragraph in segmenter.analyze(text)
            for sentence in paragraph
        ]

    return segment


def sakurs() -> Segmenter:
    """Load its rules for English: it has none for French."""
    import sakurs as library

    return lambda text: library.split(text, language="en")


SEGMENTERS = {
    "bitext": ours,
    "choppa-srx": choppa_srx,
    "pysbd": pysbd,
    "syntok": syntok,
    "sakurs": sakurs,
}


def gold_paragraphs(path: Path) -> list[list[str]]:
    """Return the gold sentences of each paragraph."""
    blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())
    return [block.splitlines() for block in blocks if block.strip()]


def visible(text: str) -> str:
    """Return the text without its white space."""
    return "".join(text.split())


def boundaries(sentences: list[str]) -> set[int]:
    """Return the boundaries between sentences, as numbers of visible characters before them."""
    offsets, offset = set(), 0
    for sentence in sentences[:-1]:
        offset += len(visible(sentence))
        offsets.add(offset)
    return offsets


def f1(gold: list[list[str]], segment: Segmenter) -> float:
    """Return 100 × F1 of the boundaries; a segmenter that changes the text is an error."""
    right = found = true = 0
    for sentences in gold:
        text = " ".join(sentences)
        answer = [sentence for sentence in segment(text) if sentence.strip()]
        if visible("".join(answer)) != visible(text):
            message = f"the text was changed near {text[:60]!r}"
            raise ValueError(message)
        expected, given = boundaries(sentences), boundaries(answer)
        right += len(expected & given)
        found += len(given)
        true += len(expected)
    return 200 * right / max(1, found + true)


def speed(texts: list[str], segment: Segmenter) -> float:
    """Return characters a second, the best of the passes."""
    segment(texts[0])
    seconds = []
    for _ in range(_PASSES):
        start = time.perf_counter()
        for text in texts:
            segment(text)
        seconds.append(time.perf_counter() - start)
    return sum(map(len, texts)) / min(seconds)


def main(paths: list[Path]) -> None:
    """Print a line a segmenter: F1 on each file, and its speed on all of them."""
    golds = [gold_paragraphs(path) for path in paths]
    texts = [" ".join(sentences) for gold in golds for sentences in gold]
    print("\t".join(["segmenter", "version", *(path.stem for path in paths), "characters/s"]))
    for name, load in SEGMENTERS.items():
        try:
            segment, number = load(), version(name)
        except (ImportError, PackageNotFoundError):
            print(f"{name}\tnot installed: pip install {name}")
            continue
        try:
            scores = [f"{f1(gold, segment):.2f}" for gold in golds]
        except ValueError as error:
            print(f"{name}\t{number}\t{error}")
            continue
        print("\t".join([name, number, *scores, f"{speed(texts, segment):,.0f}"]))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(argument) for argument in sys.argv[1:]])
