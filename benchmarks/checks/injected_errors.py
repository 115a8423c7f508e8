"""How many injected errors the checks find, at the thresholds of the false alarms.

    python benchmarks/checks/injected_errors.py FR EN [--misses KIND]
    python benchmarks/checks/injected_errors.py PARALLEL.tsv ...

Each kind of error is put into every human translation that can have it, one at a time, with a
fixed seed; found are those whose row then has the flag. Rows that had the flag before are left out.
Goals: number 0.9; copy, empty and loop 0.99; quote 0.8; ratio 0.7; name 0.6.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from parallel import read_rows

from translate.alignment import Segment
from translate.checks import text_findings

Injection = Callable[[Segment, random.Random], str | None]
_MARKS = re.compile(r"[\"“”«»]")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w{2,}")


def digit_changed(row: Segment, chance: random.Random) -> str | None:
    """One digit of a translation whose French has digits becomes another."""
    places = [m.start() for m in re.finditer(r"\d", row.mt)] if re.search(r"\d", row.fr) else []
    if not places:
        return None
    at = chance.choice(places)
    digit = chance.choice([d for d in "123456789" if d != row.mt[at]])
    return row.mt[:at] + digit + row.mt[at + 1 :]


def _name_in_both(row: Segment, chance: random.Random) -> re.Match[str] | None:
    """A capitalised word inside an English sentence that the French has too."""
    french = set(re.findall(r"\w+", row.fr))
    found = [match for match in _NAME.finditer(row.mt) if match[0] in french]
    return chance.choice(found) if found else None


def name_dropped(row: Segment, chance: random.Random) -> str | None:
    """A name goes."""
    match = _name_in_both(row, chance)
    return match and " ".join((row.mt[: match.start()] + row.mt[match.end() :]).split())


def name_replaced(row: Segment, chance: random.Random) -> str | None:
    """A name becomes another."""
    match = _name_in_both(row, chance)
    names = ["Olson", "Petrov", "Nakamura", "Fairbanks", "Delgado", "Haddad", "Virtanen", "Iyer"]
    return match and row.mt[: match.start()] + chance.choice(names) + row.mt[match.end() :]


def half_cut(row: Segment, _: random.Random) -> str | None:
    """The second half of the words goes."""
    words = row.mt.split()
    return " ".join(words[: (len(words) + 1) // 2]) if len(words) >= 4 else None


def copied(row: Segment, _: random.Random) -> str | None:
    """The English is the French."""
    return row.fr if row.fr.strip() != row.mt.strip() else None


def emptied(row: Segment, _: random.Random) -> str | None:
    """The English is empty."""
    return "" if row.mt.strip() else None


def looped(row: Segment, chance: random.Random) -> str | None:
    """A phrase of one to six words stands five times."""
    words = row.mt.split()
    if len(words) < 3:
        return None
    size = chance.randint(1, min(6, len(words)))
    at = chance.randint(0, len(words) - size)
    return " ".join(words[:at] + words[at : at + size] * 5 + words[at + size :])


def quotes_lost(row: Segment, _: random.Random) -> str | None:
    """The quotation marks go, where both texts have them."""
    both = _MARKS.search(row.fr) and _MARKS.search(row.mt)
    return _MARKS.sub("", row.mt) if both else None


def question_lost(row: Segment, _: random.Random) -> str | None:
    """The question mark at the end becomes a full stop."""
    both = re.search(r"\?\W*$", row.fr) and re.search(r"\?(\W*)$", row.mt)
    return re.sub(r"\?(\W*)$", r".\1", row.mt) if both else None


INJECTIONS: dict[str, tuple[str, Injection]] = {
    "a digit changed": ("number", digit_changed),
    "a name dropped": ("name", name_dropped),
    "a name replaced": ("name", name_replaced),
    "second half cut off": ("ratio", half_cut),
    "the French copied": ("copy", copied),
    "an empty line": ("empty", emptied),
    "a phrase five times": ("loop", looped),
    "quotation marks lost": ("quote", quotes_lost),
    "question mark lost": ("endpunc", question_lost),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--misses", metavar="CODE", help="print what this check does not find")
    options = parser.parse_args()
    rows = read_rows(options.files)
    print(f"{'error':22} {'flag':8} {'injected':>8} {'found':>6} {'recall':>7}")
    for kind, (flag, inject) in INJECTIONS.items():
        chance = random.Random(kind)  # noqa: S311
        found = total = 0
        for row in rows:
            english = inject(row, chance)
            if english is None or flag in flags(row):
                continue
            hit = flag in flags(replace(row, mt=english))
            total, found = total + 1, found + hit
            if not hit and flag == options.misses:
                print(f"  {row.fr}\n  {english}")
        recall = found / total if total else 0.0
        print(f"{kind:22} {flag:8} {total:8} {found:6} {recall:7.3f}")


def flags(row: Segment) -> set[str]:
    """The flags of a row."""
    return {finding.flag for finding in text_findings(row)}


if __name__ == "__main__":
    main()
