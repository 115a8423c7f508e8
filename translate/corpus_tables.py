"""Tables of a whole corpus that commands change: the glossary, the repair rules.

A change is logged beside the table, record by record (`alignments/_glossary.log.jsonl`), so that
`bitext undo` takes back what a command has added and leaves alone what people have typed since.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from translate.alignment import quoted
from translate.edit import entries_of
from translate.errors import AlignmentError
from translate.files import write_whole
from translate.history import RECORD, Change, append, log_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translate.corpus import Corpus
    from translate.history import Action


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many records are as they were before, and those that have changed since."""

    records: int
    kept: tuple[str, ...]


def write_table(corpus: Corpus, name: str, new: bytes, *, reviewer: str, action: Action) -> bool:
    """Write the table `alignments/NAME.tsv` and log what is other than before; whether it is.

    The table's lock (`corpus.article_lock`) is held. Raises CorpusError where it cannot be written.
    """
    files = corpus.files(name)
    old = files.alignment.read_bytes() if files.alignment.exists() else b""
    if not write_whole(files.alignment, new):
        return False
    changes = list(_changes(_records(old, name), _records(new, name)))
    if changes:
        append(log_path(files), entries_of(changes, reviewer, action, datetime.now(UTC)))
    return True


def take_back(
    corpus: Corpus, name: str, changes: Sequence[Change], *, reviewer: str, action: Action
) -> TakenBack:
    """Undo changes of a table, the last one first. Raises AlignmentError and CorpusError."""
    with corpus.article_lock(name):
        path = corpus.files(name).alignment
        data = path.read_bytes() if path.exists() else b""
        header, *records = _records(data, name, header=True) or [""]
        kept = []
        for change in reversed(changes):
            before, after = str(change.before), str(change.after)
            if not after:
                records.append(before)
            elif after not in records:
                kept.append(after)
            elif before:
                records[records.index(after)] = before
            else:
                records.remove(after)
        text = "".join(f"{record}\n" for record in (header, *records))
        if header:
            write_table(corpus, name, text.encode(), reviewer=reviewer, action=action)
    return TakenBack(len(changes) - len(kept), tuple(kept))


def _records(data: bytes, name: str, *, header: bool = False) -> list[str]:
    """The records of a table, each as it is written."""
    csv.field_size_limit(2**31 - 1)
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise AlignmentError(
            f"alignments/{name}.tsv: not a table that bitext can read", "Mend it, then try again."
        ) from error
    written = ["\t".join(map(quoted, row)) for row in rows if any(row)]
    return written if header else written[1:]


def _changes(old: list[str], new: list[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        pairs = zip_longest(old[start:end], new[new_start:new_end], fillvalue="")
        for place, (before, after) in enumerate(pairs, new_start + 2):
            yield Change("", 0, f"line {place}", RECORD, before, after)
