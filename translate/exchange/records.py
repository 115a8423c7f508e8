"""A unit as a record with typed fields: what JSONL, Parquet and the dataset folder share.

`fr` and `en` are the pair. `fr_published` is the French as published where `fr` is a reviewer's
repair, else null. Reviewers' own columns stand together in `extra`, and what `corpus/articles.tsv`
says of the article in `metadata`; every record has the same fields there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from translate.exchange.units import Outgoing, Unit

HEAD = ("uid", "article", "id", "order", "split")
PAIR = ("fr", "en")
ROW = (
    *("fr_published", "fr_suggested", "fr_fixed", "mt", "status", "flags", "ignore", "note"),
    *("origin", "confidence", "engine"),
)


def recorder(outgoing: Outgoing) -> Callable[[Unit], dict[str, Any]]:
    """A function that gives the record of a unit of `outgoing`."""
    known = metadata_fields(outgoing)
    metadata = {
        name: {field: cells.get(field, "") for field in known}
        for name, cells in outgoing.articles.items()
    }
    nothing = dict.fromkeys(known, "")

    def record(unit: Unit) -> dict[str, Any]:
        row = unit.row
        return {
            "uid": unit.uid,
            "article": unit.article,
            "id": row.id,
            "order": unit.order,
            "split": unit.split,
            "fr": unit.fr,
            "en": unit.en,
            "fr_published": row.fr if row.fr != unit.fr else None,
            "fr_suggested": row.fr_suggested,
            "fr_fixed": row.fr_fixed,
            "mt": row.mt,
            "status": row.status.value,
            "flags": list(row.flags),
            "ignore": list(row.ignore),
            "note": row.note,
            "origin": row.origin,
            "confidence": row.confidence,
            "engine": row.engine,
            "extra": {name: row.extra.get(name, "") for name in outgoing.extra},
            "metadata": metadata.get(unit.article, nothing),
        }

    return record


def metadata_fields(outgoing: Outgoing) -> tuple[str, ...]:
    """What is known of any of the articles, in the order in which it is met."""
    return tuple(dict.fromkeys(name for cells in outgoing.articles.values() for name in cells))
