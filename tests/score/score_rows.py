"""Rows as a run and a reviewer would have left them."""

from translate.alignment import Segment, Status, engine_cell

LABEL = "starter@1 ct2-int8 beam4"


def row(number, mt, en="", *, fr="", label=LABEL, status=None, **cells):
    """A row; settled where `en` is given and no status."""
    fr = fr or f"Phrase numéro {number} du texte."
    if status is None:
        status = Status.MT if not en else Status.OK if en == mt else Status.FIXED
    cells = {"origin": "post-edit" if en else "", "confidence": 0.5, **cells}
    engine = cells.pop("engine", None)
    engine = engine_cell(label, fr) if engine is None else engine
    return Segment(id=f"p{number}s1", fr=fr, mt=mt, en=en, status=status, engine=engine, **cells)


def good(number):
    """A row whose translation the reviewer accepted: edit rate 0."""
    return row(number, f"Sentence number {number} here", f"Sentence number {number} here")


def half(number):
    """A row of which the reviewer changed two words of four: edit rate 0.5."""
    return row(number, f"Phrase nombre {number} here", f"Sentence number {number} here")


def bad(number):
    """A row of which the reviewer kept nothing: edit rate 1."""
    return row(number, "tout est à refaire", f"Sentence number {number} here")


def unreviewed(settled):
    """The row before anybody looked at it."""
    return row(int(settled.id[1:-2]), settled.mt)
