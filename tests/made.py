"""Corpus roots with rows that no engine made: what tests of the reviewers' tools start from."""

from itertools import groupby

from translate.alignment import Segment, engine_cell, render_alignment, with_columns
from translate.corpus import Corpus
from translate.reconcile import paragraph_number


def row(row_id, fr, mt="", **cells):
    """A row as a run leaves it, with `cells` as a reviewer does."""
    source = cells.get("fr_fixed") or fr
    engine = engine_cell("tiny@1", source) if mt else ""
    return Segment(row_id, fr, mt=mt, engine=engine, **cells)


def make(root, name, *rows):
    """Write an article and its rows; the corpus is given back."""
    paragraphs = groupby(rows, key=lambda row: paragraph_number(row.id))
    root.write(name, "".join(" ".join(r.fr for r in group) + "\n" for _, group in paragraphs))
    path = root.alignment(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render_alignment(with_columns((), rows)))
    return Corpus(root.path)


ROWS = (
    row("p1s1", "Le chat dort.", "The cat sleeps."),
    row("p1s2", "Oui.", "Yes."),
    row("p2s1", "La route est fermée.", "The road is closed."),
    row("p2s2", "Oui.", "Yeah."),
)
