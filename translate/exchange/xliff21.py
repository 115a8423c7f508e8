"""XLIFF 2.1 (OASIS, 2018), its core and the metadata module.

A file element for each run of units of one article; a unit's id outlives changes of other rows,
its name is the row's label. What it went out with, and what is known of it, is metadata.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from translate.alignment import Status
from translate.exchange.exported import exported
from translate.exchange.xliff import KIND, ROOTS, TOOL, Found, States, details
from translate.exchange.xml import SPACE, events, fit, name_of, release, sentence_of, text_of
from translate.files import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from translate.exchange.units import Outgoing, Unit

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"  # of 2.1 as well
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_EXPORTED = "exported"
_OURS = f"{TOOL}:"  # how the ids of our file elements begin
STATES = States(
    sent={
        Status.MT: "initial",
        Status.QUERY: "initial",
        Status.OK: "reviewed",
        Status.FIXED: "final",
        Status.SKIP: "initial",
    },
    accepted=frozenset({"translated", "reviewed", "final"}),
    doubtful=frozenset({"initial"}),
)
_CODES = ("ph", "sc", "ec", "sm", "em")
_GAPS = ("ph",)


def write(outgoing: Outgoing, path: Path) -> None:
    """Write the units into one file."""
    from lxml import etree

    languages = {"version": "2.1", "srcLang": "fr", "trgLang": "en"}
    grouped = groupby(outgoing.units, key=lambda unit: unit.article)
    with whole_file(path) as file:
        with etree.xmlfile(file, encoding="utf-8") as document:
            document.write_declaration()
            with document.element("xliff", languages, nsmap={None: _NAMESPACE}):
                document.write("\n")
                for number, (article, units) in enumerate(grouped, 1):
                    head = {"id": f"{_OURS}{number}", "original": fit(article)}
                    with document.element("file", head):
                        document.write("\n")
                        known = {n: t for n, t in outgoing.articles.get(article, {}).items() if t}
                        if known:
                            document.write(_metadata(known), "\n")
                        for unit in units:
                            document.write(_element(unit), "\n")
                    document.write("\n")
        file.write(b"\n")


# The elements have no namespace of their own: as text, they are in that of the document.


def _metadata(texts: Mapping[str, str]) -> Any:
    from lxml import etree

    metadata = etree.Element(f"{{{_METADATA}}}metadata", nsmap={"mda": _METADATA})
    group = etree.SubElement(metadata, f"{{{_METADATA}}}metaGroup", category=TOOL)
    for name, text in texts.items():
        etree.SubElement(group, f"{{{_METADATA}}}meta", type=fit(name)).text = fit(text)
    return metadata


def _element(unit: Unit) -> Any:
    from lxml import etree

    row = unit.row
    attributes = {"id": unit.uid, "name": fit(row.id), SPACE: "preserve"}
    if row.status is Status.SKIP:
        attributes["translate"] = "no"
    element = etree.Element("unit", attributes)
    element.append(_metadata({**details(unit), _EXPORTED: exported(unit)}))
    if row.note:
        notes = etree.SubElement(element, "notes")
        etree.SubElement(notes, "note", category="reviewer").text = fit(row.note)
    segment = etree.SubElement(element, "segment")
    etree.SubElement(segment, "source").text = fit(unit.fr)
    if fit(unit.en).strip():
        segment.set("state", STATES.sent[row.status])
        etree.SubElement(segment, "target").text = fit(unit.en)
    return element


def units(path: Path) -> Iterator[Found]:
    """The units of a file, in order. Raises AlignmentError where it cannot be read."""
    languages = ("?", "?")
    article, number, ours = "", 0, False
    for event, element in events(path, ROOTS, KIND):
        name = name_of(element)
        if event == "start" and name == "xliff":
            languages = (element.get("srcLang", "?"), element.get("trgLang", "?"))
        elif event == "start" and name == "file":
            article = element.get("original", "")
            ours = element.get("id", "").startswith(_OURS)
        elif event == "end" and name == "unit":
            number += 1
            yield _found(element, f"unit {number}", languages, article, path, ours=ours)
            release(element)


def _found(
    unit: Any, place: str, languages: tuple[str, str], article: str, path: Path, *, ours: bool
) -> Found:
    texts = {"source": "", "target": ""}
    states = set()
    notes, meta = [], ""
    for element in unit.iter():
        name = name_of(element)
        if name in texts and name_of(element.getparent()) in ("segment", "ignorable"):
            text = sentence_of(element, path, _CODES, _GAPS)
            texts[name] += text
            if name == "source" and _stays(element.getparent()):
                texts["target"] += text
        elif name == "segment":
            states.add(element.get("state", ""))
        elif name == "note":
            notes.append(text_of(element, path).strip())
        elif name == "meta" and element.get("type") == _EXPORTED:
            meta = text_of(element, path)
    return Found(
        place=f"{place} ({unit.get('name') or unit.get('id') or ''})",
        languages=languages,
        article=article,
        ours=ours or bool(meta),
        id=unit.get("name", ""),
        source=texts["source"],
        target=texts["target"],
        state=states.pop() if len(states) == 1 else "",
        translate=unit.get("translate", ""),
        notes=tuple(filter(None, notes)),
        exported=meta,
    )


def _stays(part: Any) -> bool:
    """Whether a part of a unit (the space between two segments) is the same in both languages."""
    return name_of(part) == "ignorable" and all(name_of(child) != "target" for child in part)
