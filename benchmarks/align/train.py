"""Learn the weights of `translate.align.model` from hand-aligned texts.

    python benchmarks/align/train.py --translations DIR --tune STEM... [--test STEM...]

Maximum likelihood of the hand alignment among all alignments, with a normal prior, by L-BFGS
(Liu and Nocedal 1989); then Platt's calibration of the posteriors. Prints the model, and strict
and lax F1 of the whole aligner on each text.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from novels import Novel, f1, novel_arguments, read_novels
from numpy.typing import NDArray

from translate.align.aligner import SECOND_REACH, align, known_words, learnt_words, search
from translate.align.band import band_around, coarse_band
from translate.align.bead import BEAD_SHAPES, LONGEST
from translate.align.features import FEATURES, BeadFeatures, Texts, bead_features
from translate.align.lattice import Band, Lattice, NullCosts, Span
from translate.align.model import MODEL, Model

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from translate.align.lexicon import Lexicon

Doubles = NDArray[np.float64]
FIXED = ("break inside", "break on one side")
PRIOR_PRECISION = 1.0
REACH = 20
ITERATIONS = 40


@dataclass(frozen=True)
class Example:
    """One text: features of the beads in a band around the hand alignment, and that alignment."""

    band: Band
    features: NDArray[np.float32]
    gold: Doubles
    beads: int


@dataclass(frozen=True)
class Words:
    """Where the aligner's words come from: known beforehand, and whether the pair teaches more."""

    known: Callable[[Texts], tuple[Lexicon, Lexicon]] = known_words
    learning: bool = True


def two_passes(novel: Novel, model: Model, words: Words) -> tuple[BeadFeatures, list[Span]]:
    """The features of the second pass over a text, and its path."""
    texts = novel.texts
    lexicons = words.known(texts)
    features = bead_features(texts, lexicons)
    _, path = search(features, coarse_band(texts, lexicons), model)
    if not words.learning:
        return features, path
    features = bead_features(texts, learnt_words(texts, lexicons, path))
    band = band_around(path, len(novel.fr), len(novel.en), SECOND_REACH)
    return features, search(features, band, model)[1]


def example(novel: Novel, model: Model, words: Words) -> Example:
    """The second pass over a text, around its hand alignment."""
    features, _ = two_passes(novel, model, words)
    band = band_around(novel.path, len(novel.fr), len(novel.en), REACH)
    offset = band.offset
    table = np.empty((len(BEAD_SHAPES), len(FEATURES), offset[-1]), np.float32)
    for rows, columns in band.blocks(32):
        block = features.block(rows, columns)
        for i in range(rows.start, rows.stop):
            part = slice(band.start[i] - columns.start, band.stop[i] - columns.start)
            table[:, :, offset[i] : offset[i + 1]] = block[:, :, i - rows.start, part]
    gold = np.zeros(len(FEATURES) + 3)
    path = searchable(novel.path)
    for i, i_end, j, j_end in path:
        if i < i_end and j < j_end:
            node = offset[i_end] + j_end - band.start[i_end]
            gold[: len(FEATURES)] += table[BEAD_SHAPES.index((i_end - i, j_end - j)), :, node]
        else:
            gold[len(FEATURES) + (i == i_end)] += 1
            gold[-1] += i_end - i + j_end - j
    return Example(band, table, gold, len(path))


def searchable(path: Sequence[Span]) -> list[Span]:
    """`path` with beads of shapes that the aligner does not know cut into ones that it does."""
    out: list[Span] = []
    for first_fr, i_end, first_en, j_end in path:
        i, j = first_fr, first_en
        while i < i_end and j < j_end and (i_end - i, j_end - j) not in BEAD_SHAPES:
            p, q = min(i_end - i, LONGEST), min(j_end - j, LONGEST)
            p, q = (1, q // p) if p <= q else (p // q, 1)
            out.append((i, i + p, j, j + q))
            i, j = i + p, j + q
        if i < i_end or j < j_end:
            out.append((i, i_end, j, j_end))
    return out


def expectations(data: Example, theta: Doubles) -> tuple[float, Doubles]:
    """Log of the weight of all paths, and its gradient: the features expected on a path."""
    count = len(FEATURES)
    null = NullCosts(*theta[count:])
    scores = np.einsum("kfn,f->kn", data.features, theta[:count].astype(np.float32))
    lattice = Lattice(data.band, scores, null)
    forward = [np.concatenate(rows) for rows in lattice.forward(best=False)]
    backward = [np.concatenate(rows) for rows in lattice.backward()]
    match, fr_run, en_run, any_ = forward
    after_match, after_fr, after_en = backward[:3]
    total = float(any_[-1])
    out = np.zeros(count + 3)
    offset, band = data.band.offset, data.band
    row = np.repeat(np.arange(len(band.start)), np.diff(offset))
    column = np.arange(offset[-1]) - offset[row] + band.start[row]

    def start_of(p: int, q: int) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
        above, left = np.maximum(row - p, 0), column - q
        inside = (row >= p) & (left >= band.start[above]) & (left < band.stop[above])
        return inside, np.where(inside, offset[above] + left - band.start[above], 0)

    for k, (p, q) in enumerate(BEAD_SHAPES):
        inside, start = start_of(p, q)
        weight = any_[start] + scores[k] + after_match - total
        share = np.where(inside, np.exp(np.minimum(weight, 0)), 0)
        out[:count] += data.features[k] @ share
    for place, (p, q), before, after in (
        (0, (1, 0), match, after_fr),
        (1, (0, 1), np.logaddexp(match, fr_run), after_en),
    ):
        inside, start = start_of(p, q)
        weight = before[start] + theta[count + place] + null.sentence + after - total
        out[count + place] += np.where(inside, np.exp(np.minimum(weight, 0)), 0).sum()
    out[-1] = np.exp(np.minimum(fr_run + after_fr - total, 0)).sum()
    out[-1] += np.exp(np.minimum(en_run + after_en - total, 0)).sum()
    return total, out


def fit(examples: Sequence[Example], without: Sequence[str] = ()) -> Model:
    """The model that makes the hand alignments likeliest, `without` some features."""
    free = np.array([name not in (*FIXED, *without) for name in FEATURES] + [True] * 3)
    beads = sum(data.beads for data in examples)

    def loss(theta: Doubles) -> tuple[float, Doubles]:
        value = 0.5 * PRIOR_PRECISION * theta @ theta
        slope = PRIOR_PRECISION * theta
        for data in examples:
            total, expected = expectations(data, theta)
            value += total - theta @ data.gold
            slope = slope + expected - data.gold
        return value / beads, np.where(free, slope / beads, 0)

    start = np.array([*MODEL.weights, MODEL.null.open_fr, MODEL.null.open_en, MODEL.null.sentence])
    theta = minimum(loss, np.where(free, start, 0))
    fixed = np.array([name in FIXED for name in FEATURES])
    weights = np.where(fixed, MODEL.weights, theta[: len(FEATURES)])
    return Model(tuple(weights.tolist()), NullCosts(*theta[len(FEATURES) :].tolist()), 1.0, 0.0)


def minimum(function: Callable[[Doubles], tuple[float, Doubles]], x: Doubles) -> Doubles:
    """The place where `function` (value, gradient) is smallest, from `x` on, by L-BFGS."""
    value, slope = function(x)
    history: list[tuple[Doubles, Doubles]] = []
    for _ in range(ITERATIONS):
        direction = slope.copy()
        factors = []
        for step, change in reversed(history):
            factor = step @ direction / (change @ step)
            direction -= factor * change
            factors.append(factor)
        if history:
            step, change = history[-1]
            direction *= step @ change / (change @ change)
        else:
            direction *= 0.1
        for (step, change), factor in zip(history, reversed(factors), strict=True):
            direction += (factor - change @ direction / (change @ step)) * step
        length = 1.0
        while True:
            trial = x - length * direction
            trial_value, trial_slope = function(trial)
            if trial_value <= value - 1e-4 * length * (slope @ direction) or length < 1e-3:
                break
            length /= 2
        step, change = trial - x, trial_slope - slope
        if step @ change > 1e-12:
            history = [*history[-7:], (step, change)]
        finished = abs(value - trial_value) < 1e-6
        x, value, slope = trial, trial_value, trial_slope
        if finished:
            break
    return x


def calibrate(novels: Sequence[Novel], model: Model) -> Model:
    """`model` with scale and shift such that its confidences are the shares of exact beads."""
    logits, right = [], []
    for novel in novels:
        gold = set(novel.gold)
        for bead in align(novel.fr, novel.en, novel.translations, model=model):
            p = min(max(bead.confidence, 1e-6), 1 - 1e-6)
            logits.append(np.log(p / (1 - p)))
            right.append((bead.fr, bead.en) in gold)
    x, y = np.array(logits), np.array(right, float)

    def loss(theta: Doubles) -> tuple[float, Doubles]:
        p = 1 / (1 + np.exp(-(theta[0] * x + theta[1])))
        p = np.clip(p, 1e-9, 1 - 1e-9)
        value = -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()
        return value, np.array([((p - y) * x).mean(), (p - y).mean()])

    scale, shift = minimum(loss, np.array([1.0, 0.0]))
    return Model(model.weights, model.null, float(scale), float(shift))


def report(novels: Sequence[Novel], model: Model, mark: str) -> None:
    """Print strict and lax F1 of each text."""
    for novel in novels:
        beads = align(novel.fr, novel.en, novel.translations, model=model)
        strict, lax = f1(novel.gold, [(bead.fr, bead.en) for bead in beads])
        print(f"{mark} {novel.name:28} strict {strict:.3f} lax {lax:.3f}", flush=True)


def main() -> None:
    """Fit, calibrate, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    novel_arguments(parser)
    parser.add_argument("--without", nargs="*", default=[], choices=FEATURES)
    arguments = parser.parse_args()
    tune, test = read_novels(arguments)
    model = fit([example(novel, MODEL, Words()) for novel in tune], arguments.without)
    model = calibrate(tune, model)
    for name, weight in zip(FEATURES, model.weights, strict=True):
        print(f'    "{name}": {weight:.3f},')
    print(model.null, f"scale={model.scale:.3f} shift={model.shift:.3f}")
    report(tune, model, "tune")
    report(test, model, "test")


if __name__ == "__main__":
    main()
