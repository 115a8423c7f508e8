"""Parquet: a typed table, a row a unit, for data frames and training programs.

The columns are those of `translate.exchange.records`; `extra` and `metadata` are structs of
strings, and are left out where they would be empty.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from translate.exchange.records import HEAD, PAIR, ROW, metadata_fields, recorder
from translate.files import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from translate.exchange.units import Outgoing

_ROWS = 10_000  # in a row group: what is held in memory at a time
_KINDS = {"order": "int32", "confidence": "double", "flags": "list", "ignore": "list"}


def write(outgoing: Outgoing, path: Path) -> None:
    """Write units into one file."""
    record = recorder(outgoing)
    with table(path, schema_of(outgoing)) as add:
        for unit in outgoing.units:
            add(record(unit))


def schema_of(outgoing: Outgoing) -> Any:
    """The columns and their types, as a schema of pyarrow."""
    import pyarrow as pa

    kinds = {"int32": pa.int32(), "double": pa.float64(), "list": pa.list_(pa.string())}
    fields = [
        pa.field(name, kinds.get(_KINDS.get(name, ""), pa.string()))
        for name in (*HEAD, *PAIR, *ROW)
    ]
    for name, within in (("extra", outgoing.extra), ("metadata", metadata_fields(outgoing))):
        if within:
            fields.append(pa.field(name, pa.struct([(field, pa.string()) for field in within])))
    return pa.schema(fields)


@contextlib.contextmanager
def table(path: Path, schema: Any) -> Iterator[Callable[[dict[str, Any]], None]]:
    """A function that puts a record into the file; the file is there when the block has ended."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    records: list[dict[str, Any]] = []

    def flush() -> None:
        if records:
            parquet.write_batch(pa.RecordBatch.from_pylist(records, schema=schema))
            records.clear()

    def add(record: dict[str, Any]) -> None:
        records.append(record)
        if len(records) == _ROWS:
            flush()

    with (
        whole_file(path) as file,
        pq.ParquetWriter(file, schema, compression="zstd") as parquet,
    ):
        yield add
        flush()
