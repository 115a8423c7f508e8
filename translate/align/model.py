"""The weights of the features, learnt from hand-aligned novels.

They maximise the likelihood of the hand alignment among all alignments (a semi-Markov random
field with a normal prior on the weights). `benchmarks/align/train.py` learns them again; with the
word list as it is now no weight moves by more than 0.08, and no held-out F1 by more than .002.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from translate.align.features import FEATURES
from translate.align.lattice import NullCosts

if TYPE_CHECKING:
    from translate.align.lexicon import FloatArray


@dataclass(frozen=True)
class Model:
    """Weights of `FEATURES`, costs of sentences without counterpart, and the calibration.

    A posterior p becomes the confidence sigmoid(scale * logit(p) + shift) (Platt 1999).
    """

    weights: tuple[float, ...]
    null: NullCosts
    scale: float
    shift: float

    def scores(self, features: FloatArray) -> FloatArray:
        """Log weights (shapes, rows, columns) of a block (shapes, features, rows, columns)."""
        scores = np.zeros((features.shape[0], *features.shape[2:]), np.float32)
        for number, weight in enumerate(self.weights):
            scores += np.float32(weight) * features[:, number]
        return scores

    def confidence(self, posterior: float) -> float:
        """Probability that a bead with this posterior is exactly right."""
        p = min(max(posterior, 1e-9), 1 - 1e-9)
        logit = self.scale * np.log(p / (1 - p)) + self.shift
        return float(1 / (1 + np.exp(-logit)))


WEIGHTS: dict[str, float] = {
    "translation by English": 0.063,
    "English by translation": 0.080,
    "French by English": 0.214,
    "English by French": 0.121,
    "length": 2.636,
    "question marks": 0.702,
    "exclamation marks": 0.337,
    "colons": 0.918,
    "same ending": 0.943,
    "merged": -0.089,
    "extra sentences": -1.191,
    "many to many": -0.286,
    # The hand-aligned novels have no paragraphs: these two are set, not learnt.
    "break inside": -1.0,
    "break on one side": -0.7,
}

MODEL = Model(
    weights=tuple(WEIGHTS[name] for name in FEATURES),
    null=NullCosts(open_fr=-1.582, open_en=-1.638, sentence=-0.939),
    scale=0.945,
    shift=0.272,
)
