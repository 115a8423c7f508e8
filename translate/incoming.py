"""Texts that come from outside, with what came with them: plain text, and trafilatura's JSON.

JSON is an object for each article, in a file of its own, in a list, or a line each. Its fields
are those of trafilatura 2 with `--json --with-metadata` (`text`, `title`, `author`, `date`,
`license`, `language`, `hostname`; the address in `source`, the site's name in `source-hostname`),
under the names of other versions and tools too (`url`, `sitename`).
"""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from translate.alignment import UNWRITABLE
from translate.article import read_text
from translate.errors import BitextError, UsageError
from translate.metadata import is_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_JSON = (".json", ".jsonl", ".ndjson")
_TEXT = ".txt"
# Column of articles.tsv → the fields that may hold it, the first that is filled.
_FIELDS = {
    "url": ("url", "source"),
    "date": ("date",),
    "outlet": ("outlet", "sitename", "source-hostname", "hostname"),
    "author": ("author",),
    "licence": ("licence", "license"),
    "original_lang": ("original_lang",),
    "title": ("title",),
    "language": ("language",),
}


@dataclass(frozen=True, slots=True)
class Incoming:
    """A text, where it stood (`crawl.jsonl, line 3`), and what a name can be made of.

    `label` is its title or its path, `/` between the parts; `cells` are for articles.tsv.
    """

    where: str
    text: str
    label: str
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that holds no article: where it stood, and what is wrong with it."""

    where: str
    why: str


def read_incoming(
    paths: Sequence[Path], encoding: str | None = None
) -> Iterator[Incoming | Unreadable]:
    """The texts in files and folders, in order; folders with their sub-folders, by name.

    `encoding` is that of plain text. Raises UsageError for a path that is not there and for an
    encoding that is unknown.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder", "Check the name.")
    for path in paths:
        files = _files_in(path) if path.is_dir() else [path]
        for file in files:
            if file.suffix.lower() in _JSON:
                yield from _from_json(file)
            else:
                label = file.relative_to(path) if file != path else file.relative_to(file.parent)
                yield _from_text(file, label.with_suffix("").as_posix(), encoding)


def _files_in(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in (*_JSON, _TEXT)
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _from_text(path: Path, label: str, encoding: str | None) -> Incoming | Unreadable:
    try:
        text = read_text(path, encoding)
    except UsageError:
        raise
    except BitextError as error:
        return Unreadable(str(path), f"{error.message.removeprefix(f'{path}: ')} {error.hint}")
    return _usable(Incoming(str(path), text, label))


def _from_json(path: Path) -> Iterator[Incoming | Unreadable]:
    try:
        with path.open("rb") as file:
            start = file.read(2)
        utf16 = start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # as PowerShell redirects
        with path.open(
            encoding="utf-16" if utf16 else "utf-8-sig",
            errors="strict" if utf16 else "surrogateescape",
            newline="\n",
        ) as file:
            if path.suffix.lower() == ".json":
                yield from _from_whole(file.read(), path)
            else:
                yield from _from_lines(file, path)
    except UnicodeDecodeError as error:
        yield Unreadable(str(path), f"not {error.encoding} (byte {error.start})")
    except OSError as error:
        yield Unreadable(str(path), f"cannot be read: {error.strerror or error}")


def _from_whole(text: str, path: Path) -> Iterator[Incoming | Unreadable]:
    """The articles of a file that is one JSON value, or after all a line each."""
    value = _parsed(text, str(path))
    lines = text.split("\n")
    if isinstance(value, Unreadable) and not isinstance(_parsed(lines[0], ""), Unreadable):
        yield from _from_lines(lines, path)
        return
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, 1):
        where = str(path) if len(items) == 1 else f"{path}, item {number}"
        yield _from_object(item, where, path.stem, number)


def _from_lines(lines: Iterable[str], path: Path) -> Iterator[Incoming | Unreadable]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"{path}, line {number}"
            yield _from_object(_parsed(line, where), where, path.stem, number)


def _parsed(text: str, where: str) -> Any:
    """The JSON value of a text; an Unreadable where it is none."""
    if re.search("[\udc80-\udcff]", text):
        return Unreadable(where, "not UTF-8")
    try:
        return json.loads(text)
    except RecursionError:
        return Unreadable(where, "no JSON that can be read: nested too deeply")
    except ValueError as error:
        return Unreadable(where, f"no JSON: {error}")


def _from_object(value: Any, where: str, stem: str, number: int) -> Incoming | Unreadable:
    if isinstance(value, Unreadable):
        return value
    if not isinstance(value, dict):
        return Unreadable(where, "no JSON object")
    text = value.get("text")
    if not isinstance(text, str):
        return Unreadable(where, "no field « text » with the article's text")
    cells = {}
    for column, names in _FIELDS.items():
        found = next((cell for name in names if (cell := _cell(value.get(name)))), "")
        if found:
            cells[column] = found
    if "date" in cells and not is_date(cells["date"]):
        cells["date_as_given"] = cells.pop("date")
    label = cells.get("title") or _last_part(cells.get("url", "")) or f"{stem}-{number}"
    text = re.sub(r"\r\n?", "\n", text)
    return _usable(Incoming(where, text, label.replace("/", " "), cells))


def _last_part(url: str) -> str:
    """The last part of an address that says something: `…/2024/le-pain.html` gives `le-pain`."""
    try:
        parts = unquote(urlsplit(url).path).split("/")
    except ValueError:
        return ""
    return re.sub(r"\.\w{1,5}$", "", next((part for part in reversed(parts) if part), ""))


def _cell(value: Any) -> str:
    """A field as a cell: one line, with lists joined by `; `."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_cell, value)))
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    return " ".join(UNWRITABLE.sub("", str(value)).split())


def _usable(incoming: Incoming) -> Incoming | Unreadable:
    if UNWRITABLE.search(incoming.text):
        return Unreadable(incoming.where, "a NUL or a lone surrogate, which no text file can hold")
    if not any(map(str.isalnum, incoming.text)):
        return Unreadable(incoming.where, "no text in it")
    return incoming
