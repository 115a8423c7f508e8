"""How many of the bad translations stand at the head of the queue.

    python benchmarks/queue/curve.py FR EN --cache FILE

FR and EN hold sentences, line by line. They are translated by the starter (FILE keeps the result
for the next time); bad are the fifth with the lowest sentence chrF. For several orders, prints
which share of the bad ones the first 5, 10, 20 and 30 % hold, in per cent; equal rows are ordered
by chance. The last order knows the references: no order can hold more.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import sample

from translate.queue import queue

if TYPE_CHECKING:
    from collections.abc import Callable

    from translate.alignment import Segment

SHARES = (0.05, 0.1, 0.2, 0.3)
LONG = 10


def main() -> None:
    """Print the table, for all sentences and for those that are not short."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("fr", type=Path)
    parser.add_argument("en", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="keeps the translations")
    options = parser.parse_args()
    rows = sample.rows(options.fr, options.cache)
    scores = sample.quality(rows, options.en)
    flagged = sum(bool(row.flags) for row in rows)
    print(
        f"{len(rows)} rows, {flagged} with flags, mean sentence chrF {sum(scores) / len(rows):.1f}"
    )
    table("all rows", rows, scores)
    chosen = [n for n, row in enumerate(rows) if len(row.fr.split()) >= LONG]
    title = f"rows of {LONG} words or more ({len(chosen)})"
    table(title, [rows[n] for n in chosen], [scores[n] for n in chosen])


def table(title: str, rows: list[Segment], scores: list[float]) -> None:
    """Print the shares for each order of some rows."""
    bad = sample.bad(scores)
    bare = [replace(row, flags=()) for row in rows]
    orders = {
        "the queue": ordered(rows),
        "the queue without flags": ordered(bare),
        "confidence alone": by(rows, lambda n: rows[n].confidence or 0.0),
        "most flags, then confidence": by(
            rows, lambda n: (-len(rows[n].flags), rows[n].confidence or 0.0)
        ),
        "shortest first": by(rows, lambda n: len(rows[n].fr.split())),
        "the best there can be": by(rows, scores.__getitem__),
    }
    print(f"\n{title:40}" + "".join(f"{share:>8.0%}" for share in SHARES))
    print(f"{'chance':40}" + "".join(f"{100 * share:8.1f}" for share in SHARES))
    for name, order in orders.items():
        held = [share_held(order, bad, share) for share in SHARES]
        print(f"{name:40}" + "".join(f"{value:8.1f}" for value in held))


def share_held(order: list[int], bad: set[int], share: float) -> float:
    """The per cent of the bad rows in the first `share` of an order."""
    head = order[: round(share * len(order))]
    return 100 * sum(number in bad for number in head) / len(bad)


def by(rows: list[Segment], key: Callable[[int], object]) -> list[int]:
    """The places of the rows in the order of a key, equal ones by chance."""
    places = list(range(len(rows)))
    random.Random(0).shuffle(places)  # noqa: S311 (a fixed order)
    return sorted(places, key=key)


def ordered(rows: list[Segment]) -> list[int]:
    """The places of the rows as the queue orders them; equal sentences follow the first."""
    places = {row.id: number for number, row in enumerate(rows)}
    found = [places[item.segment.id] for item in queue(lambda _: rows, ["news"], len(rows))]
    return found + sorted(set(range(len(rows))) - set(found))


if __name__ == "__main__":
    main()
