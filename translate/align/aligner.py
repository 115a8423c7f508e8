"""Aligning the sentences of two texts, in two passes.

The first pass knows the words that spelling and the packaged word list give; the second, around
the path of the first, also those that the pair itself has taught.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from translate.align.band import band_around, coarse_band, widened
from translate.align.bead import BEAD_SHAPES, Bead
from translate.align.features import BeadFeatures, Texts, bead_features
from translate.align.ibm1 import induced_lexicon
from translate.align.lattice import Band, Lattice, Span
from translate.align.lexicon import Lexicon, general_lexicon, spelling_lexicon, strongest
from translate.align.model import MODEL, Model
from translate.align.tokens import token_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

BLOCK_ROWS = 32
SECOND_REACH = 20
"""Sentences around the first pass's path that the second searches."""

WIDENING = 40
"""Sentences by which a band grows where the path runs along its edge; twice as many each time."""

DISCOUNT = 0.5
"""Taken off the counts of words learnt from the pair itself; see `ibm1`."""


def align(
    fr: Sequence[str],
    en: Sequence[str],
    translations: Sequence[str],
    *,
    fr_breaks: frozenset[int] = frozenset(),
    en_breaks: frozenset[int] = frozenset(),
    model: Model = MODEL,
) -> list[Bead]:
    """Align French sentences with English ones.

    `translations` holds a machine translation of each French sentence, however rough;
    `fr_breaks` and `en_breaks` the sentences that begin a paragraph, where that is known.
    Returns beads in order; every index of either side stands in exactly one of them, and a
    stretch without counterpart is one bead with an empty side. The same input gives the same
    beads. Raises ValueError unless there is one translation a French sentence.
    """
    if len(translations) != len(fr):
        raise ValueError(f"{len(fr)} French sentences, {len(translations)} translations")
    if not fr or not en:
        whole = Bead(tuple(range(len(fr))), tuple(range(len(en))), 1.0)
        return [whole] if fr or en else []
    texts = Texts(
        token_table(fr), token_table(translations), token_table(en), fr, en, fr_breaks, en_breaks
    )
    lexicons = known_words(texts)
    features = bead_features(texts, lexicons)
    _, path = search(features, coarse_band(texts, lexicons), model)
    features = bead_features(texts, learnt_words(texts, lexicons, path))
    lattice, path = search(features, band_around(path, len(fr), len(en), SECOND_REACH), model)
    null = model.null.where(path)
    if null != model.null:
        lattice = lattice.under(null)
        path = lattice.best()
    return [
        Bead(tuple(range(i, i_end)), tuple(range(j, j_end)), model.confidence(posterior))
        for (i, i_end, j, j_end), posterior in zip(path, lattice.posteriors(path), strict=True)
    ]


def known_words(texts: Texts) -> tuple[Lexicon, Lexicon]:
    """Words that stand for each other before anything is aligned.

    From the translation and from the French to the English.
    """
    fr, translation, en = (table.vocabulary for table in (texts.fr, texts.translation, texts.en))
    return (
        spelling_lexicon(translation, en),
        strongest(spelling_lexicon(fr, en), general_lexicon(fr, en)),
    )


def learnt_words(
    texts: Texts, lexicons: tuple[Lexicon, Lexicon], path: Sequence[Span]
) -> tuple[Lexicon, Lexicon]:
    """`lexicons` with what the beads of `path` teach."""
    both = [span for span in path if span[0] < span[1] and span[2] < span[3]]
    translation, french = (
        strongest(
            lexicon,
            induced_lexicon(
                (
                    (table.of(range(i, i_end)), texts.en.of(range(j, j_end)))
                    for i, i_end, j, j_end in both
                ),
                lexicon.shape,
                discount=DISCOUNT,
            ),
        )
        for table, lexicon in zip((texts.translation, texts.fr), lexicons, strict=True)
    )
    return translation, french


def search(features: BeadFeatures, band: Band, model: Model) -> tuple[Lattice, list[Span]]:
    """The best path inside `band`, which grows wherever the path runs along its edge."""
    en = features.size[1]
    reach = WIDENING
    scores = band_scores(features, band, model)
    while True:
        lattice = Lattice(band, scores, model.null)
        path = lattice.best()
        wider = widened(band, path, en, reach)
        if wider is None:
            return lattice, path
        scores = band_scores(features, wider, model, (band, scores))
        band, reach = wider, 2 * reach


def band_scores(
    features: BeadFeatures,
    band: Band,
    model: Model,
    before: tuple[Band, NDArray[np.float32]] | None = None,
) -> NDArray[np.float32]:
    """Scores of the beads that end at each node of `band`: (bead shapes, nodes).

    `before`, a band and its scores, spares the work where the two bands are the same.
    """
    offset = band.offset
    out = np.empty((len(BEAD_SHAPES), offset[-1]), np.float32)
    for rows, columns in band.blocks(BLOCK_ROWS):
        if before and _same_rows(before[0], band, rows):
            known = before[0].offset
            part = before[1][:, known[rows.start] : known[rows.stop]]
            out[:, offset[rows.start] : offset[rows.stop]] = part
            continue
        scores = model.scores(features.block(rows, columns))
        for i in range(rows.start, rows.stop):
            inside = slice(band.start[i] - columns.start, band.stop[i] - columns.start)
            out[:, offset[i] : offset[i + 1]] = scores[:, i - rows.start, inside]
    return out


def _same_rows(one: Band, other: Band, rows: slice) -> bool:
    return np.array_equal(one.start[rows], other.start[rows]) and np.array_equal(
        one.stop[rows], other.stop[rows]
    )
