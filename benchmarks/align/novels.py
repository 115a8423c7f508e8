"""Hand-aligned texts for the benchmarks.

A text STEM is STEM.fr and STEM.en (a sentence a line) and STEM.gold (a bead a line,
`[0]:[0, 1]`, French first, from 0); its machine translation is TRANSLATIONS/NAME.mt, a line for
each line of STEM.fr (`bitext translate - < STEM.fr > NAME.mt`).
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from translate.align.features import Texts
from translate.align.tokens import token_table

if TYPE_CHECKING:
    import argparse

    from translate.align.lattice import Span

Pair = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Novel:
    """A text, its translations and its hand alignment."""

    name: str
    fr: list[str]
    en: list[str]
    translations: list[str]
    gold: list[Pair]

    @property
    def texts(self) -> Texts:
        """What the aligner makes of it."""
        tables = (token_table(side) for side in (self.fr, self.translations, self.en))
        return Texts(*tables, self.fr, self.en)

    @property
    def path(self) -> list[Span]:
        """The hand alignment as spans."""
        spans, i, j = [], 0, 0
        for fr, en in self.gold:
            spans.append((i, i + len(fr), j, j + len(en)))
            i, j = i + len(fr), j + len(en)
        return spans


def read_novel(stem: str, translations: Path) -> Novel:
    """Read STEM (with or without `.gold`)."""
    path = Path(stem.removesuffix(".gold"))
    sides = [Path(f"{path}.{side}").read_text("utf-8").splitlines() for side in ("fr", "en")]
    machine = (translations / f"{path.name}.mt").read_text("utf-8").splitlines()
    gold = []
    for line in Path(f"{path}.gold").read_text("utf-8").splitlines():
        if line.strip():
            fr, en = line.split(":")[:2]
            gold.append((tuple(ast.literal_eval(fr.strip())), tuple(ast.literal_eval(en.strip()))))
    return Novel(path.name, *sides, machine, gold)


def novel_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that name tuning and test texts."""
    parser.add_argument("--translations", type=Path, required=True, help="folder with NAME.mt")
    parser.add_argument("--tune", nargs="+", required=True, metavar="STEM")
    parser.add_argument("--test", nargs="+", default=[], metavar="STEM")


def read_novels(arguments: argparse.Namespace) -> tuple[list[Novel], list[Novel]]:
    """The tuning and the test texts."""
    tune, test = (
        [read_novel(stem, arguments.translations) for stem in stems]
        for stems in (arguments.tune, arguments.test)
    )
    return tune, test


def f1(gold: list[Pair], found: list[Pair]) -> tuple[float, float]:
    """Strict and lax F1; beads with an empty side count for precision only."""
    strict = len(set(gold) & set(found))
    precision = strict / max(1, len(found))
    full_gold, full = ([b for b in beads if b[0] and b[1]] for beads in (gold, found))
    recall = len(set(full_gold) & set(found)) / max(1, len(full_gold))
    empty_right = strict - len(set(full_gold) & set(full))
    touching = empty_right + _touching(full, gold)
    lax = touching / max(1, len(found)), _touching(full_gold, found) / max(1, len(full_gold))
    return _harmonic(precision, recall), _harmonic(*lax)


def _touching(beads: list[Pair], others: list[Pair]) -> int:
    linked = {(i, j) for fr, en in others for i in fr for j in en}
    return sum(any((i, j) in linked for i in fr for j in en) for fr, en in beads)


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / max(1e-9, a + b)
