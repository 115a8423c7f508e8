"""The English article, laid out in the paragraphs of its French."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from translate.alignment import Status
from translate.reconcile import paragraph_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.alignment import Segment
    from translate.article import Paragraph


def english_article(paragraphs: Sequence[Paragraph], rows: Sequence[Segment]) -> str:
    """`en`, else `mt`, without skipped rows; an empty line where the French has one.

    `rows` are the reconciled rows of these paragraphs. A paragraph of skipped rows leaves no
    trace. The text ends with a line end, and is empty where every row is skipped.
    """
    written: list[str] = []
    gap = False
    for number, group in groupby(rows, key=lambda row: paragraph_number(row.id)):
        gap = gap or paragraphs[number - 1].gap
        shown = [row.english for row in group if row.status is not Status.SKIP]
        text = " ".join(" ".join(english.split("\n")) for english in shown if english)
        if text:
            if written and gap:
                written.append("")
            written.append(text)
            gap = False
    return "".join(line + "\n" for line in written)
