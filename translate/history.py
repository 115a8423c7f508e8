"""What reviewers have changed through the tool: `alignments/NAME.log.jsonl`, a line a change.

A line holds the time (UTC), who, the action that the change was part of, the row by its French,
its order among rows of equal French and its id, the cell, and what stood there before and after.
Changes that people make with an editor are not in it. Lines are only ever appended, whole and
flushed; a line that a crash or a merge has broken is passed over.
"""

from __future__ import annotations

import json
import os
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from translate.errors import CorpusError
from translate.reconcile import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from translate.corpus import ArticleFiles, Corpus

_ENDING = ".log.jsonl"
ROWS = "rows"  # in place of a cell's name, where rows were merged or split
RECORD = "record"  # likewise, where a table of the corpus was changed: `_glossary`, `_repairs`
SITTING = timedelta(minutes=30)  # what is done within it was done with the rest in mind
_WORKING = frozenset({"edit", "import"})  # kinds of action in which a reviewer looks at each row
_WORK_CELLS = frozenset({"en", "fr_fixed", "status"})

Cells = dict[str, str]
Value = str | list[Cells]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a reviewer did, with all its changes; `undoes` is the action it reverses."""

    id: str
    kind: str
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell of a row, before and after. For `ROWS`, both are rows, each column → text."""

    fr: str
    order: int
    id: str
    cell: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log. `seconds` is what the reviewer spent on the action, on its first line."""

    time: datetime
    who: str
    action: Action
    change: Change
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Performed:
    """An action as the logs of one or several articles tell it: article → its entries, in order."""

    action: Action
    entries: dict[str, list[Entry]]

    @property
    def time(self) -> datetime:
        """When its last change was made."""
        return max(entry.time for entries in self.entries.values() for entry in entries)

    @property
    def who(self) -> str:
        """Who did it."""
        return next(entry.who for entries in self.entries.values() for entry in entries)


@dataclass(frozen=True, slots=True)
class Work:
    """What a reviewer has done: distinct segments, the words of their French, and seconds."""

    reviewer: str
    segments: int
    words: int
    seconds: float


def new_action(kind: str, undoes: str = "") -> Action:
    """An action with an id of its own; `kind` is the command, or `edit`."""
    return Action(uuid.uuid4().hex[:12], kind, undoes)


# --- the file --------------------------------------------------------------------------------


def log_path(files: ArticleFiles) -> Path:
    """Where the log of an article lies."""
    return files.alignment.with_suffix(_ENDING)


def logged(corpus: Corpus) -> list[str]:
    """The articles that have a log, sorted, those whose French has gone among them."""
    folder = corpus.root / "alignments"
    return sorted(
        path.relative_to(folder).as_posix().removesuffix(_ENDING)
        for path in folder.rglob(f"*{_ENDING}")
    )


def read_logs(corpus: Corpus) -> dict[str, list[Entry]]:
    """Every log of a corpus: article → its entries, in order."""
    return {name: read_log(log_path(corpus.files(name))) for name in logged(corpus)}


def append(path: Path, entries: Sequence[Entry]) -> None:
    """Put entries at the end of a log, on the disk before this returns.

    Raises CorpusError where that is impossible.
    """
    data = "".join(json.dumps(_plain(e), ensure_ascii=False) + "\n" for e in entries).encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            if file.seek(0, os.SEEK_END):
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    data = b"\n" + data  # what a crash left torn stays a line of its own
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise CorpusError(
            f"{path}: cannot be written: {error.strerror or error}",
            "Make room, or make it writable; the change itself is saved, but cannot be undone.",
        ) from error


def read_log(path: Path) -> list[Entry]:
    """The entries of a log, in order; none where there is no such file."""
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CorpusError(
            f"{path}: cannot be read: {error.strerror}", "Make it readable."
        ) from error
    return list(_entries(lines))


def _entries(lines: Iterable[bytes]) -> Iterator[Entry]:
    for line in lines:
        try:
            yield _entry(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue


def _plain(entry: Entry) -> dict[str, Any]:
    action, change = entry.action, entry.change
    values = {
        "time": entry.time.isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "who": entry.who,
        "action": action.id,
        "kind": action.kind,
        "undoes": action.undoes,
        "id": change.id,
        "fr": change.fr,
        "order": change.order,
        "cell": change.cell,
        "before": change.before,
        "after": change.after,
        "seconds": entry.seconds,
    }
    optional = {"undoes": "", "order": 0, "seconds": None}
    return {k: v for k, v in values.items() if k not in optional or v != optional[k]}


def _entry(values: dict[str, Any]) -> Entry:
    change = Change(
        fr=str(values["fr"]),
        order=int(values.get("order", 0)),
        id=str(values["id"]),
        cell=str(values["cell"]),
        before=_value(values["before"]),
        after=_value(values["after"]),
    )
    time = datetime.fromisoformat(values["time"])
    action = Action(str(values["action"]), str(values["kind"]), str(values.get("undoes", "")))
    seconds = values.get("seconds")
    spent = None if seconds is None else float(seconds)
    zoned = time if time.tzinfo else time.replace(tzinfo=UTC)
    return Entry(zoned, str(values["who"]), action, change, spent)


def _value(value: Any) -> Value:
    if isinstance(value, list):
        return [{str(k): str(v) for k, v in row.items()} for row in value]
    return str(value)


# --- what was done ---------------------------------------------------------------------------


def performed(logs: Mapping[str, Iterable[Entry]]) -> list[Performed]:
    """The actions that logs (article → entries) tell of, the oldest first."""
    found: dict[str, Performed] = {}
    for article, entries in logs.items():
        for entry in entries:
            action = found.setdefault(entry.action.id, Performed(entry.action, {}))
            action.entries.setdefault(article, []).append(entry)
    return sorted(found.values(), key=lambda action: action.time)


def undone(actions: Sequence[Performed]) -> frozenset[str]:
    """The ids of the actions that a later one has taken back, and that nobody has done again."""
    gone: set[str] = set()
    for done in reversed(actions):
        if done.action.undoes and done.action.id not in gone:
            gone.add(done.action.undoes)
    return frozenset(gone)


def settled_lately(entries: Iterable[Entry], who: str, now: datetime) -> frozenset[str]:
    """The rows, by `key` of their French, whose English `who` settled in the sitting of `now`."""
    return frozenset(
        key(entry.change.fr)
        for entry in entries
        if entry.who == who
        and now - entry.time <= SITTING
        and entry.action.kind in _WORKING
        and entry.change.cell in ("en", "status")
    )


def work(
    logs: Mapping[str, Iterable[Entry]],
    *,
    since: datetime | None = None,
    reviewer: str | None = None,
) -> list[Work]:
    """What each reviewer has done, by name; only from `since` (with a time zone) on.

    A segment counts once however often it was changed. Counted are changes of the English, the
    French and the status that a reviewer made row by row, by editing or by import: no replacement
    across the corpus, and nothing that was taken back.
    """
    actions = performed(logs)
    gone = undone(actions)
    segments: dict[str, dict[tuple[str, str, int], int]] = {}
    seconds: dict[str, float] = {}
    for done in actions:
        if done.action.id in gone or done.action.kind not in _WORKING:
            continue
        for article, entries in done.entries.items():
            for entry in entries:
                if (since and entry.time < since) or reviewer not in (None, entry.who):
                    continue
                seconds[entry.who] = seconds.get(entry.who, 0.0) + (entry.seconds or 0.0)
                rows = segments.setdefault(entry.who, {})
                if entry.change.cell in _WORK_CELLS:
                    change = entry.change
                    rows[article, key(change.fr), change.order] = words(change.fr)
    return [
        Work(who, len(rows), sum(rows.values()), seconds[who])
        for who, rows in sorted(segments.items())
    ]


def words(text: str) -> int:
    """How many words a text has: what stands between white space and holds a letter or a digit."""
    return sum(any(char.isalnum() for char in part) for part in text.split())
