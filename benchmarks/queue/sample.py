"""News in French and English, translated by the starter: what the queue is fitted and judged on."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from translate.alignment import Segment, engine_cell
from translate.checks import flags_of
from translate.engine import EngineSpec, load

if TYPE_CHECKING:
    from pathlib import Path

BAD = 0.2
"""The share of the sentences, those of the lowest sentence chrF, that count as bad."""


def rows(fr: Path, cache: Path) -> list[Segment]:
    """A row a line of `fr`, with the starter's translation, which `cache` keeps, and its flags."""
    french = fr.read_text(encoding="utf-8").split("\n")[:-1]
    known = {}
    if cache.exists():
        known = {row["fr"]: row for row in map(json.loads, cache.open(encoding="utf-8"))}
    missing = [line for line in dict.fromkeys(french) if line not in known]
    if missing:
        translator = load(EngineSpec("starter"))
        for number, found in translator.translate(missing):
            known[missing[number]] = {
                "fr": missing[number],
                "mt": found.text,
                "confidence": found.confidence,
                "flags": list(found.flags),
            }
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in known.values())
        cache.write_text("".join(lines), encoding="utf-8")
    return [_row(number, known[line]) for number, line in enumerate(french, 1)]


def _row(number: int, known: dict) -> Segment:
    row = Segment(
        id=f"p{number}s1",
        fr=known["fr"],
        mt=known["mt"],
        confidence=known["confidence"],
        engine=engine_cell("starter", known["fr"]),
        flags=tuple(known["flags"]),
    )
    return replace(row, flags=flags_of(row))


def quality(rows: list[Segment], en: Path) -> list[float]:
    """The sentence chrF of each row's translation against the lines of `en`."""
    from sacrebleu.metrics import CHRF

    references = en.read_text(encoding="utf-8").split("\n")[:-1]
    metric = CHRF()
    return [
        metric.sentence_score(row.mt, [reference]).score
        for row, reference in zip(rows, references, strict=True)
    ]


def bad(scores: list[float]) -> set[int]:
    """The places of the worst `BAD` of the scores."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    return set(order[: round(BAD * len(scores))])
