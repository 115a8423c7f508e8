"""One row, translated again now: the reviewer has repaired its French and waits for the English."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from translate.edit import Places
from translate.errors import UsageError
from translate.save import open_rows, save_rows
from translate.settle import renewed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from translate.alignment import Segment
    from translate.corpus import Corpus
    from translate.engine import Hypothesis
    from translate.review.fields import RowName


def translate_row(
    corpus: Corpus,
    name: RowName,
    label: str,
    hypotheses: Callable[[Sequence[str]], list[Hypothesis]],
) -> None:
    """Renew the machine translation of a row, by the engine `label`; what people wrote stays.

    No lock is held while the engine works. Raises UsageError where the row is gone, or its French
    has changed meanwhile.
    """
    row = _without_refused(_row(open_rows(corpus, name.article).rows, name))
    (hypothesis,) = hypotheses([row.source])
    with corpus.article_lock(name.article):
        opened = open_rows(corpus, name.article)
        rows = list(opened.rows)
        place = _place(rows, name)
        now = _without_refused(rows[place])
        if now.source != row.source:
            raise UsageError(
                "The French of this row has changed while it was translated.", "Try again."
            )
        rows[place] = opened.finished(renewed(now, hypothesis, label))
        save_rows(corpus, opened, rows, opened.columns, ())


def _place(rows: Sequence[Segment], name: RowName) -> int:
    place = Places(rows).find(name.fr, name.order, name.id)
    if place is None:
        raise UsageError("This row is gone.", "Load the page again.")
    return place


def _row(rows: Sequence[Segment], name: RowName) -> Segment:
    return rows[_place(rows, name)]


def _without_refused(row: Segment) -> Segment:
    """The row without a proposed repair that the reviewer has refused."""
    return replace(row, fr_suggested="") if "repaired" in row.ignore else row
