"""TMX 1.4b (LISA/GALA, 2005): translation memories, written and read unit by unit.

A unit that goes out names its row in properties (`x-article`, `x-id`, `x-status` …), with what is
known of its article (`x-article-url` …). One that comes back with them is that row; all others,
from anybody's memory, are pairs. The languages are known by their first part, whatever the case;
of several English variants the first counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from translate import __version__
from translate.alignment import cell_text
from translate.article import clean
from translate.errors import AlignmentError
from translate.exchange.exported import (
    CameBack,
    exported,
    row_of,
    stripped_notice,
    untranslated_notice,
)
from translate.exchange.languages import side
from translate.exchange.rows import ARTICLE, BadRow, Pair, Returned
from translate.exchange.xml import (
    LANGUAGE,
    events,
    fit,
    name_of,
    release,
    sentence_of,
    text_of,
)
from translate.files import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from translate.exchange.units import Outgoing, Unit

_EXPORTED, _SPLIT = "bitext", "split"  # properties beside those named like columns
_COLUMNS = ("id", "fr_fixed", "status", "origin", "flags", "engine", "confidence")
_CODES = ("bpt", "ept", "it", "ph", "ut")  # hold native code; `hi` holds text of the sentence
_GAPS = ("ph", "ut")


@dataclass(frozen=True, slots=True)
class Entry:
    """A translation unit as TMX has it; `props` are property → text, the empty ones left out."""

    fr: str
    en: str
    uid: str = ""
    note: str = ""
    props: Mapping[str, str] = field(default_factory=dict)


# --- writing ---------------------------------------------------------------------------------


def write(outgoing: Outgoing, path: Path) -> None:
    """Write the units that have both sides into one file."""
    with whole_file(path) as file:
        write_entries(
            (
                _entry(unit, outgoing.articles.get(unit.article, {}))
                for unit in outgoing.units
                if fit(unit.fr).strip() and fit(unit.en).strip()
            ),
            file,
        )


def write_entries(entries: Iterable[Entry], file: BinaryIO) -> None:
    """Write a TMX document into an open file, entry by entry."""
    from lxml import etree

    header = {
        "creationtool": "bitext",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "bitext",
        "adminlang": "en",
        "srclang": "fr",
        "datatype": "plaintext",
    }
    with etree.xmlfile(file, encoding="utf-8") as document:
        document.write_declaration()
        document.write_doctype('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
        with document.element("tmx", version="1.4"):
            document.write("\n", etree.Element("header", header), "\n")
            with document.element("body"):
                document.write("\n")
                for entry in entries:
                    document.write(_element(entry), "\n")
    file.write(b"\n")


def _entry(unit: Unit, article: Mapping[str, str]) -> Entry:
    row = unit.row
    props = {ARTICLE: unit.article}
    props |= {column: cell_text(row, column) for column in _COLUMNS}
    props[_SPLIT] = unit.split
    props |= {f"{ARTICLE}-{column}": text for column, text in article.items()}
    props[_EXPORTED] = exported(unit)
    return Entry(unit.fr, unit.en, unit.uid, row.note, props)


def _element(entry: Entry) -> Any:
    from lxml import etree

    unit = etree.Element("tu", {"tuid": fit(entry.uid)} if entry.uid else {})
    if entry.note:
        etree.SubElement(unit, "note").text = fit(entry.note)
    for name, text in entry.props.items():
        if text:
            etree.SubElement(unit, "prop", type=f"x-{fit(name)}").text = fit(text)
    for language, text in (("fr", entry.fr), ("en", entry.en)):
        variant = etree.SubElement(unit, "tuv", {LANGUAGE: language})
        etree.SubElement(variant, "seg").text = fit(text)
    return unit


# --- reading ---------------------------------------------------------------------------------


def read(path: Path) -> Returned:
    """Read what comes back, or what comes from a memory elsewhere.

    Raises AlignmentError, with file and line, where the file cannot be read, and where it holds
    other languages only.
    """
    returned = Returned(joins_memory=True)
    untranslated = 0
    for place, entry in read_entries(path):
        props = entry.props
        if not props.get(ARTICLE):
            returned.pairs.append(Pair(place, clean(entry.fr), clean(entry.en), clean(entry.note)))
            continue
        cells = {"status": props["status"]} if props.get("status") else {}
        if entry.note:
            cells["note"] = entry.note
        unit = CameBack(
            place, props[ARTICLE], props.get("id", ""), entry.fr, entry.en,
            props.get(_EXPORTED, ""), cells,
        )  # fmt: skip
        row = row_of(unit)
        untranslated += unit.untranslated
        if isinstance(row, BadRow):
            returned.bad.append(row)
        else:
            returned.rows.append(row)
    returned.notices += untranslated_notice(path, untranslated)
    returned.notices += stripped_notice(path, returned.rows)
    return returned


def read_entries(path: Path) -> Iterator[tuple[str, Entry]]:
    """The units that have a French and an English side, each with its place in the file.

    Raises AlignmentError as `read` does.
    """
    found: dict[str, None] = {}
    number = 0
    for event, element in events(path, ("tmx",), "TMX"):
        if event == "end" and name_of(element) == "tu":
            number += 1
            entry = _read(element, path, found)
            if entry:
                yield f"unit {number}" + (f" ({entry.uid})" if entry.uid else ""), entry
            release(element)
    if found and {"fr", "en"} - set(map(side, found)):
        raise AlignmentError(
            f"{path}: no unit has French and English; the languages are {', '.join(found)}",
            "bitext takes memories of French and English.",
        )


def _read(unit: Any, path: Path, languages: dict[str, None]) -> Entry | None:
    """The entry of a unit, None where a side is missing; its languages are added to those met."""
    texts: dict[str, str] = {}
    props: dict[str, str] = {}
    notes: list[str] = []
    for child in unit:
        name = name_of(child)
        if name == "prop":
            props[(child.get("type") or "").removeprefix("x-")] = text_of(child, path)
        elif name == "note":
            notes.append(text_of(child, path))
        elif name == "tuv":
            language = child.get(LANGUAGE) or child.get("lang") or "?"
            languages[language] = None
            segment = next((inner for inner in child if name_of(inner) == "seg"), None)
            if side(language) and segment is not None:
                text = sentence_of(segment, path, _CODES, _GAPS)
                if text.strip():
                    texts.setdefault(side(language), text)
    if len(texts) < 2:
        return None
    return Entry(texts["fr"], texts["en"], unit.get("tuid") or "", "\n".join(notes), props)
