"""Speed, memory and search errors of the aligner.

    python benchmarks/align/speed.py --translations DIR [--sentences 10000] [--omit 0] STEM...

The texts, one after the other and again until there are `--sentences` French ones, are aligned
as one; `--omit N` leaves N English sentences out in the middle. `--full` aligns each text once
more without a band and counts the beads that differ. Set OPENBLAS_NUM_THREADS=1 to measure one
core.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

from novels import Novel, read_novel

from translate.align.aligner import align, known_words, search
from translate.align.band import coarse_band, full_band
from translate.align.features import bead_features
from translate.align.model import MODEL


def report_band(novel: Novel) -> None:
    """Print how the banded first pass differs from one over all nodes."""
    texts = novel.texts
    lexicons = known_words(texts)
    features = bead_features(texts, lexicons)
    band = coarse_band(texts, lexicons)
    full = full_band(len(novel.fr), len(novel.en))
    _, banded = search(features, band, MODEL)
    _, best = search(features, full, MODEL)
    print(
        f"{novel.name}: {len(set(banded) ^ set(best))} of {len(best)} beads differ; "
        f"{band.offset[-1]} of {full.offset[-1]} nodes searched"
    )


def main() -> None:
    """Align the long text, then, if asked, compare each text with the full search."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--translations", type=Path, required=True, help="folder with NAME.mt")
    parser.add_argument("--sentences", type=int, default=10_000)
    parser.add_argument("--omit", type=int, default=0)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("stems", nargs="+", metavar="STEM")
    arguments = parser.parse_args()
    novels = [read_novel(stem, arguments.translations) for stem in arguments.stems]
    times = -(-arguments.sentences // sum(len(novel.fr) for novel in novels))
    fr = [text for novel in novels for text in novel.fr] * times
    en = [text for novel in novels for text in novel.en] * times
    translations = [text for novel in novels for text in novel.translations] * times
    middle = (len(en) - arguments.omit) // 2
    del en[middle : middle + arguments.omit]

    wall, cpu = time.perf_counter(), time.process_time()
    beads = align(fr, en, translations)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(fr)} French and {len(en)} English sentences: {len(beads)} beads in {wall:.1f} s "
        f"({cpu:.1f} s of processor, {len(fr) / cpu:.0f} French sentences a second), "
        f"{memory:.0f} MB"
    )
    empty = max((b for b in beads if not b.fr or not b.en), key=lambda b: len(b.fr) + len(b.en))
    print(f"longest run without counterpart: {len(empty.fr)} French, {len(empty.en)} English")
    if arguments.full:
        for novel in novels:
            report_band(novel)


if __name__ == "__main__":
    main()
