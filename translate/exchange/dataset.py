"""A folder that `datasets.load_dataset` opens as it is: a Parquet file for each part.

The pair stands in one column, `translation`, where the training scripts of transformers look for
it; the other columns are those of `translate.exchange.parquet`. The development part is called
`validation`, and what was not split `train`. The card, README.md, names the files.
"""

from __future__ import annotations

import contextlib
import json
import re
from typing import TYPE_CHECKING, Any

from translate.exchange.parquet import schema_of, table
from translate.exchange.records import PAIR, recorder
from translate.exchange.splits import DEV, PARTS, TRAIN
from translate.files import remove

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from translate.exchange.units import Outgoing

_SIZES = ("1K", "10K", "100K", "1M", "10M", "100M", "1B")
# Licences that the Hugging Face hub has a name for.
_LICENCES = re.compile(r"cc0-1\.0|cc-by(-nc)?(-sa|-nd)?-[1-4]\.0|apache-2\.0|mit|odbl|etalab-2\.0")


def split_name(part: str) -> str:
    """What `datasets` calls a part."""
    return {DEV: "validation"}.get(part, part or TRAIN)


def file_of(part: str) -> str:
    """Where a part lies within the folder."""
    return f"data/{split_name(part)}.parquet"


def write(outgoing: Outgoing, path: Path) -> None:
    """Write units into a folder, a file for each part that has any.

    Files of other parts, which an earlier export has left there, are removed.
    """
    record = recorder(outgoing)
    schema = _schema(outgoing)
    tables: dict[str, Callable[[dict[str, Any]], None]] = {}
    with contextlib.ExitStack() as stack:
        for unit in outgoing.units:
            if unit.split not in tables:
                target = path / file_of(unit.split)
                tables[unit.split] = stack.enter_context(table(target, schema))
            values = record(unit)
            values["translation"] = {side: values[side] for side in PAIR}
            tables[unit.split](values)
    written = set(map(file_of, tables))
    for name in map(file_of, PARTS):
        if name not in written:
            remove(path / name)


def _schema(outgoing: Outgoing) -> Any:
    import pyarrow as pa

    pair = pa.field("translation", pa.struct([(side, pa.string()) for side in PAIR]))
    return pa.schema([pair, *(field for field in schema_of(outgoing) if field.name not in PAIR)])


def card_header(title: str, licences: Collection[str], size: int, parts: Iterable[str]) -> str:
    """What the card begins with, in YAML, for `datasets` and the Hugging Face hub.

    `licences` are those of the articles, `size` counts the units, `parts` are those that have any.
    """
    lines = ["language:", "- fr", "- en"]
    names = sorted({licence.strip().casefold() for licence in licences})
    if names != [""]:
        known = all(_LICENCES.fullmatch(name) for name in names)
        lines += ["license:", *(f"- {name}" for name in (names if known else ["other"]))]
    lines += ["task_categories:", "- translation", f"pretty_name: {json.dumps(title)}"]
    lines += ["size_categories:", f"- {_size_category(size)}"]
    lines += ["configs:", "- config_name: default", "  data_files:"]
    for part in parts:
        lines += [f"  - split: {split_name(part)}", f"    path: {file_of(part)}"]
    return "".join(f"{line}\n" for line in ("---", *lines, "---", ""))


def _size_category(size: int) -> str:
    place = next((n for n in range(len(_SIZES)) if size < 1000 * 10**n), len(_SIZES))
    if place in (0, len(_SIZES)):
        return f"n<{_SIZES[0]}" if place == 0 else f"n>{_SIZES[-1]}"
    return f"{_SIZES[place - 1]}<n<{_SIZES[place]}"
