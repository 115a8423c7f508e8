"""A report as one self-contained page: no script, no network, light or dark, printable."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from translate.score.content import Caveat, Example, Heading, Paragraph, Plots, Table
from translate.score.plots import PLOTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translate.score.content import Block
    from translate.score.worddiff import Piece

_LONG = 40  # characters, from which on a cell may be broken anywhere
_STYLE = """
:root { color-scheme: light dark; --text: #1a1a1a; --page: #fff; --soft: #5a5a5a; --rule: #d5d5d5;
  --band: #f4f4f2; --note: #fff6dc; --edge: #b58900; --s0: #0072b2; --s1: #c04f00; --s2: #007a5a;
  --s3: #a3457d; --old: #fbe3d6; --new: #d9ebf7; }
@media (prefers-color-scheme: dark) { :root { --text: #e8e8e6; --page: #17181a; --soft: #a9a9a6;
  --rule: #3c3d40; --band: #212225; --note: #2e2a1c; --edge: #d9a520; --s0: #56b4e9; --s1: #f0923a;
  --s2: #2cc295; --s3: #dd8fbd; --old: #4d2a18; --new: #14384f; } }
@media print { :root { --text: #000; --page: #fff; --soft: #444; --rule: #bbb; --band: #fff;
  --note: #fff; --edge: #666; --s0: #0072b2; --s1: #c04f00; --s2: #007a5a; --s3: #a3457d;
  --old: #fff; --new: #fff; } main { max-width: none; padding: 0; } }
body { margin: 0; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.7rem; margin: 0 0 .3rem; }
h2 { font-size: 1.25rem; margin: 2.4rem 0 .8rem; padding-bottom: .25rem;
  border-bottom: 1px solid var(--rule); break-after: avoid; }
.when, figcaption, th, .label { color: var(--soft); }
.note { background: var(--note); border-left: 4px solid var(--edge); padding: .6rem .9rem;
  margin: .7rem 0; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .92rem; }
th, td { padding: .25rem .8rem .25rem 0; text-align: left; vertical-align: top; }
th { font-weight: 600; border-bottom: 1px solid var(--rule); }
td.long { overflow-wrap: anywhere; }
tr { break-inside: avoid; }
tbody tr:nth-child(even) { background: var(--band); }
td.figure, th.figure { text-align: right; white-space: nowrap; }
figure { margin: 1.4rem 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: .3rem; }
svg { width: 100%; height: auto; }
svg text { fill: var(--text); font-size: 12px; }
.grid { stroke: var(--rule); stroke-width: 1; fill: none; }
.line { stroke-width: 2; fill: none; }
.s0 { fill: var(--s0); stroke: var(--s0); } .s1 { fill: var(--s1); stroke: var(--s1); }
.s2 { fill: var(--s2); stroke: var(--s2); } .s3 { fill: var(--s3); stroke: var(--s3); }
.bar { stroke-width: 1.5; } .s1.bar { fill-opacity: .4; } .s2.bar { fill-opacity: 0; }
.s3.bar { fill-opacity: .15; stroke-dasharray: 3 2; }
article { margin: 1rem 0; break-inside: avoid; }
article h3 { font-size: .95rem; margin: 0 0 .2rem; }
article p { margin: .1rem 0 .1rem 1rem; overflow-wrap: anywhere; }
del { background: var(--old); text-decoration: line-through; }
ins { background: var(--new); text-decoration: underline; font-weight: 600; }
"""


def as_html(blocks: Iterable[Block], when: str) -> str:
    """The page. `when` says when and of what the report was made."""
    body = "\n".join(map(_block, blocks))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Scores</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>Scores</h1>\n<p class="when">{escape(when)}</p>\n{body}\n</main>\n</body>\n</html>\n'
    )


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h2>{escape(block.text)}</h2>"
        case Paragraph():
            return f"<p>{escape(block.text)}</p>"
        case Caveat():
            return f'<p class="note" role="note"><strong>Note.</strong> {escape(block.text)}</p>'
        case Table():
            return _table(block)
        case Example():
            lines = "\n".join(
                f'<p><span class="label">{escape(label)}</span> {_words(pieces)}</p>'
                for label, pieces in block.lines
            )
            return f"<article><h3>{escape(block.title)}</h3>\n{lines}</article>"
        case Plots():
            return "\n".join(plot(block.evaluations) for plot in PLOTS)


def _table(table: Table) -> str:
    figures = table.figures()
    head = "".join(_cell("th", *cell) for cell in zip(table.header, figures, strict=True))
    rows = "\n".join(
        "<tr>" + "".join(_cell("td", *cell) for cell in zip(row, figures, strict=True)) + "</tr>"
        for row in table.rows
    )
    return (
        f'<div class="wide"><table><thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody></table></div>"
    )


def _cell(tag: str, text: str, figure: bool) -> str:
    kind = "figure" if figure else "long" if len(text) > _LONG else "words"
    return f'<{tag} class="{kind}">{escape(text)}</{tag}>'


def _words(pieces: Sequence[Piece]) -> str:
    tags = {"same": "{}", "old": "<del>{}</del>", "new": "<ins>{}</ins>"}
    return " ".join(tags[piece.kind].format(escape(piece.text)) for piece in pieces)
