"""Alignment files with a common origin, as reviewers and runs leave them after many edits."""

import random
from dataclasses import replace
from itertools import groupby

from tests.made import row
from translate.alignment import Segment, Status, render_alignment, with_columns
from translate.reconcile import paragraph_number
from translate.settle import accepted, typed
from translate.split_merge import merged_row, split_row

VERBS = ("dort", "mange", "part", "chante", "revient")


def origin(size=300):
    """Rows of which every tenth is the same short sentence; every fifth is reviewed."""
    rows = []
    for n in range(size):
        place = f"p{n // 5 + 1}s{n % 5 + 1}"
        if n % 10 == 9:
            rows.append(row(place, "Oui, bien sûr.", f"Yes, of course {n}."))
            continue
        fr = f"Le chat numéro {n} {VERBS[n % 5]}, et puis le chien {n} aboie."
        settled = {"en": f"Cat {n}, reviewed.", "status": Status.FIXED, "origin": "post-edit"}
        rows.append(row(place, fr, f"Machine text {n}.", **(settled if n % 5 == 0 else {})))
    return rows


def numbered(rows):
    """The rows with ids by their order, in the paragraphs that their ids name."""
    paragraphs = groupby(rows, key=lambda row: paragraph_number(row.id))
    return [
        replace(row, id=f"p{p}s{s}")
        for p, (_, group) in enumerate(paragraphs, 1)
        for s, row in enumerate(group, 1)
    ]


def edited(rows, edits, seed, who, *, structure=True):
    """The rows after `edits` random changes; every text that is written is one of its own."""
    chance = random.Random(seed)
    rows = list(rows)
    for number in range(edits):
        at = chance.randrange(len(rows))
        what = chance.random()
        text = f"{who} {seed} {number}"
        if what < 0.45:
            rows[at] = typed(rows[at], {"en": f"{text} wrote this."})
        elif what < 0.55:
            rows[at] = typed(rows[at], {"note": f"{text} noted this."})
        elif what < 0.62:
            rows[at] = typed(rows[at], {"fr_fixed": f"{text} a réparé ceci."})
        elif what < 0.68:
            rows[at] = replace(rows[at], extra={"topic": f"{text} topic"})
        elif what < 0.74:
            rows[at] = typed(rows[at], {"status": chance.choice(["query", "skip", "ok"])})
        elif what < 0.80:
            if not rows[at].settled:
                rows[at] = replace(rows[at], mt=f"{text} machine.", engine="other@2 #123456")
        elif structure:
            _restructure(rows, at, what, text)
    return [accepted(one) for one in numbered(rows)]


def _restructure(rows, at, what, text):
    if what < 0.86 and at + 1 < len(rows):
        rows[at : at + 2] = [merged_row(rows[at : at + 2])]
    elif what < 0.92 and ", et puis" in rows[at].fr and rows[at].fr.count(", et puis") == 1:
        rows[at : at + 1] = split_row(rows[at], "et puis")
    elif what < 0.96:
        rows.insert(at, row(rows[at].id, f"Phrase nouvelle de {text}.", f"New sentence of {text}."))
    elif not rows[at].touched:
        del rows[at]


def written(rows: list[Segment]) -> bytes:
    return render_alignment(with_columns((), rows))
