"""XLIFF 1.2 (OASIS, 2008): what most translators' tools take and give back.

A file element for each article; a unit's id outlives changes of other rows, its `resname` is the
row's label. What it went out with stands in `extradata`, which tools keep.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from translate import __version__
from translate.alignment import Status
from translate.exchange.exported import exported
from translate.exchange.xliff import KIND, ROOTS, TOOL, Found, States, details
from translate.exchange.xml import SPACE, events, fit, name_of, release, sentence_of, text_of
from translate.files import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from translate.exchange.units import Outgoing, Unit

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_REVIEW = "needs-review-translation"
STATES = States(
    sent={
        Status.MT: _REVIEW,
        Status.QUERY: _REVIEW,
        Status.OK: "signed-off",
        Status.FIXED: "final",
        Status.SKIP: "",
    },
    accepted=frozenset({"translated", "signed-off", "final"}),
    doubtful=frozenset(
        {
            _REVIEW,
            "needs-translation",
            "needs-adaptation",
            "needs-review-adaptation",
            "needs-l10n",
            "needs-review-l10n",
            "new",
        }
    ),
)
_CODES = ("bpt", "ept", "it", "ph", "x", "bx", "ex")
_GAPS = ("ph", "x")


def write(outgoing: Outgoing, path: Path) -> None:
    """Write the units into one file."""
    from lxml import etree

    head = {
        "source-language": "fr",
        "target-language": "en",
        "datatype": "plaintext",
        "tool-id": TOOL,
    }
    with whole_file(path) as file:
        with etree.xmlfile(file, encoding="utf-8") as document:
            document.write_declaration()
            with document.element("xliff", version="1.2", nsmap={None: _NAMESPACE}):
                document.write("\n")
                for article, units in groupby(outgoing.units, key=lambda unit: unit.article):
                    with document.element("file", {"original": fit(article), **head}):
                        document.write("\n", _header(outgoing.articles.get(article, {})), "\n")
                        with document.element("body"):
                            document.write("\n")
                            for unit in units:
                                document.write(_element(unit), "\n")
                        document.write("\n")
                    document.write("\n")
        file.write(b"\n")


# The elements have no namespace of their own: as text, they are in that of the document.


def _header(article: Mapping[str, str]) -> Any:
    from lxml import etree

    header = etree.Element("header")
    tool = {"tool-id": TOOL, "tool-name": TOOL, "tool-version": __version__}
    etree.SubElement(header, "tool", tool)
    for column, text in article.items():
        if text:
            etree.SubElement(header, "note", {"from": fit(column)}).text = fit(text)
    return header


def _element(unit: Unit) -> Any:
    from lxml import etree

    row = unit.row
    attributes = {"id": unit.uid, "resname": fit(row.id), SPACE: "preserve"}
    if row.settled:
        attributes["approved"] = "yes"
    if row.status is Status.SKIP:
        attributes["translate"] = "no"
    element = etree.Element("trans-unit", {**attributes, "extradata": exported(unit)})
    etree.SubElement(element, "source").text = fit(unit.fr)
    if fit(unit.en).strip():
        state = STATES.sent[row.status]
        target = etree.SubElement(element, "target", {"state": state} if state else {})
        target.text = fit(unit.en)
    shown = details(unit)
    if shown:
        group = etree.SubElement(element, "context-group", purpose="information")
        for name, text in shown.items():
            etree.SubElement(group, "context", {"context-type": f"x-{name}"}).text = fit(text)
    if row.note:
        etree.SubElement(element, "note", {"from": "reviewer"}).text = fit(row.note)
    return element


def units(path: Path) -> Iterator[Found]:
    """The units of a file, in order. Raises AlignmentError where it cannot be read."""
    head: Any = None
    number = 0
    for event, element in events(path, ROOTS, KIND):
        name = name_of(element)
        if event == "start" and name == "file":
            head = dict(element.attrib)
        elif event == "end" and name == "trans-unit" and head is not None:
            number += 1
            yield _found(element, number, head, path)
            release(element)


def _found(unit: Any, number: int, head: Mapping[str, str], path: Path) -> Found:
    parts = {name_of(child): child for child in unit if name_of(child) in ("source", "target")}
    texts = {name: sentence_of(part, path, _CODES, _GAPS) for name, part in parts.items()}
    state = parts["target"].get("state", "") if "target" in parts else ""
    label = unit.get("resname") or unit.get("id") or ""
    return Found(
        place=f"unit {number} ({label})",
        languages=(head.get("source-language", "?"), head.get("target-language", "?")),
        article=head.get("original", ""),
        ours=head.get("tool-id") == TOOL or bool(unit.get("extradata", "").startswith("{")),
        id=unit.get("resname", ""),
        source=texts.get("source", ""),
        target=texts.get("target", ""),
        state=state,
        approved=unit.get("approved") == "yes",
        translate=unit.get("translate", ""),
        notes=tuple(filter(None, (text_of(c, path).strip() for c in unit if name_of(c) == "note"))),
        exported=unit.get("extradata", ""),
    )
