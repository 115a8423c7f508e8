"""Repair rules of a corpus: `alignments/_repairs.tsv`, which people edit as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.alignment import quoted, read_alignment
from translate.corpus_tables import write_table
from translate.repair.learn import Repair, learn, merged
from translate.repair.rules import COLUMNS, Rule, read_rules, shipped_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from translate.alignment import Segment
    from translate.corpus import Corpus
    from translate.history import Action


def repairs_path(corpus_root: Path) -> Path:
    """Where the rules of a corpus lie."""
    return corpus_root / "alignments" / "_repairs.tsv"


def corpus_rules(corpus_root: Path) -> list[Rule]:
    """The rules that hold in a corpus: its own first, then those that ship with bitext.

    Raises AlignmentError with file and line where one of its own cannot be read.
    """
    own = read_rules(repairs_path(corpus_root))
    patterns = {rule.pattern for rule in own}
    return own + [rule for rule in shipped_rules() if rule.pattern not in patterns]


def learn_from_corpus(
    corpus: Corpus, withheld: Callable[[str, Segment], bool] = lambda _name, _row: False
) -> list[Rule]:
    """What the reviewers' repairs in a corpus teach; `withheld` rows (the test set) teach nothing.

    Raises AlignmentError where an alignment file cannot be read.
    """
    repairs, untouched = [], []
    for name in corpus.names():
        for row in read_alignment(corpus.files(name).alignment).rows:
            if withheld(name, row):
                continue
            if row.fr_fixed and row.fr_fixed != row.fr_suggested:
                repairs.append(Repair(row.fr, row.fr_fixed))
            elif row.settled and not row.fr_fixed:
                untouched.append(row.fr)
    return learn(repairs, untouched)


def render_rules(rules: Sequence[Rule]) -> bytes:
    """The bytes of a file of rules, as `read_rules` reads them."""
    lines = [
        COLUMNS,
        *(
            (
                rule.pattern,
                rule.replacement,
                ", ".join(rule.context),
                ", ".join(rule.not_context),
                rule.origin,
                str(rule.count),
            )
            for rule in rules
        ),
    ]
    return "".join("\t".join(map(quoted, line)) + "\n" for line in lines).encode()


def learn_into_file(
    corpus: Corpus, learned: Sequence[Rule], *, reviewer: str, action: Action
) -> list[Rule]:
    """Put what was learned into the corpus's file of rules; the new ones are given back.

    The change is logged for `reviewer`, as a part of `action`, so that it can be undone.
    """
    with corpus.article_lock("_repairs"):
        known = read_rules(repairs_path(corpus.root))
        rules = merged(known, learned)
        if rules != known:
            new = render_rules(rules)
            write_table(corpus, "_repairs", new, reviewer=reviewer, action=action)
    return rules[len(known) :]
