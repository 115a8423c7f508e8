"""Reading terms from TBX (ISO 30042): TBX-Basic and TBX-Core, DCA and DCT style, and TBX 2008.

A concept gives an entry for each of its French terms; its English terms are the alternatives, the
preferred ones first, and those that are deprecated or superseded are forbidden. Notes of the
concept, its languages and its terms become the entry's note. The file is read concept by concept;
entities are not resolved and nothing is fetched, so that a file from anywhere may be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from translate.errors import AlignmentError
from translate.glossary import SEPARATOR, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CONCEPTS = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
# Administrative statuses, as picklist values of the different dialects write them.
_PREFERRED = frozenset(("preferred", "preferredterm", "preferredterm-admn-sts"))
_FORBIDDEN = frozenset(
    (
        "deprecated",
        "deprecatedterm",
        "deprecatedterm-admn-sts",
        "superseded",
        "supersededterm",
        "supersededterm-admn-sts",
        "obsolete",
        "notrecommended",
    )
)


def read_tbx(path: Path) -> list[Entry]:
    """The entries of a TBX file, in its order; concepts without French or English give none.

    Raises AlignmentError, with file and line, for what is no XML or no TBX.
    """
    from lxml import etree

    try:
        with path.open("rb") as file:
            events = etree.iterparse(
                file,
                events=("start", "end"),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            found = list(_entries(events, str(path)))
    except OSError as error:
        raise AlignmentError(f"{path}: cannot be read: {error.strerror}") from error
    except etree.XMLSyntaxError as error:
        raise AlignmentError(
            f"{path}, line {error.lineno}: not well-formed XML: {error.msg}",
            "Export the term base as TBX again.",
        ) from error
    return found


def _entries(events: Iterator[tuple[str, Any]], where: str) -> Iterator[Entry]:
    root = None
    for event, element in events:
        if root is None:
            root = _name(element)
            if root not in ("tbx", "martif", "TBX"):
                raise AlignmentError(
                    f"{where}, line {element.sourceline}: not TBX: the document is a « {root} »",
                    "A TBX file begins with <tbx> or <martif>.",
                )
        if event == "end" and _name(element) in _CONCEPTS:
            yield from _concept(element, where)
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


def _concept(concept: Any, where: str) -> Iterator[Entry]:
    terms: dict[str, list[tuple[str, str]]] = {"fr": [], "en": []}
    notes = [_text(child, where) for child in concept if _name(child) == "note"]
    for section in concept.iter():
        if _name(section) not in _LANGUAGES:
            continue
        language = (section.get(_LANGUAGE) or section.get("lang") or "")[:2].lower()
        if language not in terms:
            continue
        for element in section.iter():
            if _name(element) == "note":
                notes.append(_text(element, where))
            elif _name(element) in _TERMS:
                terms[language] += _term(element, where)
    wanted = sorted(
        (term for term in terms["en"] if term[1] not in _FORBIDDEN),
        key=lambda term: term[1] not in _PREFERRED,
    )
    forbidden = dict.fromkeys(text for text, status in terms["en"] if status in _FORBIDDEN)
    allowed = dict.fromkeys(text for text, _ in wanted)
    if not allowed and not forbidden:
        return
    for french in dict.fromkeys(text for text, _ in terms["fr"]):
        yield Entry(
            fr=french,
            en=tuple(allowed),
            forbidden=tuple(text for text in forbidden if text not in allowed),
            note="; ".join(dict.fromkeys(note for note in notes if note)),
        )


def _term(element: Any, where: str) -> Iterator[tuple[str, str]]:
    """The term of a term section and its administrative status, in small letters."""
    text = status = ""
    for child in element.iter():
        name = _name(child)
        if name == "term":
            text = text or _text(child, where)
        elif name == "administrativeStatus" or (
            name == "termNote"
            and child.get("type") in ("administrativeStatus", "normativeAuthorization")
        ):
            status = _text(child, where).lower()
    if text:
        yield text, status


def _text(element: Any, where: str) -> str:
    """The text of an element, markup in it left out, on one line.

    Raises AlignmentError where it holds an entity: what it stands for is not looked up.
    """
    if any(not isinstance(child.tag, str) for child in element.iter()):
        raise AlignmentError(
            f"{where}, line {element.sourceline}: an entity that the file defines itself",
            "Export the term base as TBX again, with plain characters.",
        )
    return " ".join("".join(element.itertext()).replace(SEPARATOR, "/").split())


def _name(element: Any) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
