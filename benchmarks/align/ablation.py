"""What each kind of evidence brings.

    python benchmarks/align/ablation.py --translations DIR --tune STEM... --test STEM...

For each kind left out the weights are learnt again from the tuning texts. Prints strict / lax F1
of each text, and the mean over the test texts.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import numpy as np
from novels import f1, novel_arguments, read_novels
from train import Words, example, fit, two_passes

from translate.align.lexicon import Lexicon, general_lexicon, spelling_lexicon
from translate.align.model import MODEL

if TYPE_CHECKING:
    from translate.align.features import Texts

TRANSLATION = ("translation by English", "English by translation")
FRENCH = ("French by English", "English by French")
MARKS = ("question marks", "exclamation marks", "colons", "same ending")


def spelling_only(texts: Texts) -> tuple[Lexicon, Lexicon]:
    """Without the packaged word list."""
    fr, translation, en = (t.vocabulary for t in (texts.fr, texts.translation, texts.en))
    return spelling_lexicon(translation, en), spelling_lexicon(fr, en)


def list_only(texts: Texts) -> tuple[Lexicon, Lexicon]:
    """Without cognates and names of the French."""
    fr, translation, en = (t.vocabulary for t in (texts.fr, texts.translation, texts.en))
    return spelling_lexicon(translation, en), general_lexicon(fr, en)


VARIANTS: dict[str, tuple[tuple[str, ...], Words]] = {
    "everything": ((), Words()),
    "without the translation": (TRANSLATION, Words()),
    "without the French words": (FRENCH, Words()),
    "without the packaged word list": ((), Words(known=spelling_only)),
    "without cognates and names of the French": ((), Words(known=list_only)),
    "without words learnt from the pair": ((), Words(learning=False)),
    "without lengths": (("length",), Words()),
    "without punctuation": (MARKS, Words()),
    "lengths only": ((*TRANSLATION, *FRENCH, *MARKS), Words(learning=False)),
    "translation only": ((*FRENCH, *MARKS, "length"), Words(learning=False)),
}


def main() -> None:
    """Fit and score each variant."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    novel_arguments(parser)
    tune, test = read_novels(parser.parse_args())
    for name, (without, words) in VARIANTS.items():
        model = fit([example(novel, MODEL, words) for novel in tune], without)
        found = []
        for novel in (*tune, *test):
            _, path = two_passes(novel, model, words)
            pairs = [
                (tuple(range(i, i_end)), tuple(range(j, j_end))) for i, i_end, j, j_end in path
            ]
            found.append(f1(novel.gold, pairs))
        mean = np.mean(found[len(tune) :], axis=0)
        columns = "  ".join(f"{strict:.3f}/{lax:.3f}" for strict, lax in found)
        print(f"{name:42} {columns}  test {mean[0]:.3f}/{mean[1]:.3f}", flush=True)


if __name__ == "__main__":
    main()
