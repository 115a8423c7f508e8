"""A report as plain text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.score.content import Caveat, Example, Heading, Paragraph, Table
from translate.score.worddiff import marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translate.score.content import Block


def as_text(blocks: Iterable[Block]) -> str:
    """The blocks, an empty line between them."""
    return "\n\n".join(filter(None, map(_block, blocks)))


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{block.text}\n{'-' * len(block.text)}"
        case Paragraph():
            return block.text
        case Caveat():
            return f"NOTE  {block.text}"
        case Table():
            return _table(block)
        case Example():
            return "\n".join(
                [block.title, *(f"  {label}: {marked(pieces)}" for label, pieces in block.lines)]
            )
        case _:
            return ""


def _table(table: Table) -> str:
    rows = (table.header, *table.rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    figures = table.figures()
    lines = []
    for row in rows:
        cells = [
            cell.rjust(width) if figure else cell.ljust(width)
            for cell, width, figure in zip(row, widths, figures, strict=True)
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
