"""A report as Markdown (with GitHub's tables), to be pasted into an issue or a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.score.content import Caveat, Example, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translate.score.content import Block
    from translate.score.worddiff import Piece


def as_markdown(blocks: Iterable[Block]) -> str:
    """The blocks; what is deleted in a difference is struck out, what is new is bold."""
    return "\n\n".join(["# Scores", *filter(None, map(_block, blocks))])


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"## {_escaped(block.text)}"
        case Paragraph():
            return _escaped(block.text)
        case Caveat():
            return f"> **Note.** {_escaped(block.text)}"
        case Table():
            return _table(block)
        case Example():
            lines = [f"  - {_escaped(label)}: {_words(pieces)}" for label, pieces in block.lines]
            return "\n".join([f"- **{_escaped(block.title)}**", *lines])
        case _:
            return ""


def _table(table: Table) -> str:
    rule = ["--:" if figure else ":--" for figure in table.figures()]
    rows = [[_escaped(cell) for cell in row] for row in (table.header, *table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))


def _words(pieces: Sequence[Piece]) -> str:
    marks = {"same": "", "old": "~~", "new": "**"}
    return " ".join(f"{marks[p.kind]}{_escaped(p.text)}{marks[p.kind]}" for p in pieces)


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|~&])", r"\\\1", text)
