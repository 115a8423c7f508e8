"""Reading the labelled sentences and the clean texts for the scripts beside this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FITTED_LINES = 500  # of the labelled file; the rest is for reports
LAST_FITTED_FILE = "11"  # clean files up to this name are for fitting


class Labelled(NamedTuple):
    """A line of the labelled file: French, its repair, the English that was meant, a label."""

    fr: str
    fixed: str
    en: str
    label: str


def read_labelled(path: Path) -> tuple[list[Labelled], list[Labelled]]:
    """The lines to fit on and the lines to report on."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    rows = [Labelled(*line.split("\t")) for line in lines]
    return rows[:FITTED_LINES], rows[FITTED_LINES:]


def read_clean(paths: Iterable[Path]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Column 1 of each file by file name: the files to fit on, and those to report on."""
    texts = {
        path.stem: [line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted(paths)
    }
    fit = {name: text for name, text in texts.items() if name <= LAST_FITTED_FILE}
    return fit, {name: text for name, text in texts.items() if name > LAST_FITTED_FILE}
