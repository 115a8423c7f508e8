"""Reading terms from TBX (ISO 30042): version 3, DCA and DCT style, version 2, and TBX-Min.

A concept gives an entry for each of its French terms; its English terms are the alternatives, the
preferred ones first, and those that are deprecated or superseded are forbidden. Notes of the
concept, its languages and its terms become the entry's note. The file is read concept by concept;
entities are not resolved and nothing is fetched, so that a file from anywhere may be read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from translate.exchange.languages import side
from translate.exchange.xml import LANGUAGE, events, name_of, release, text_of
from translate.glossary import (
    SEPARATOR,
    Entry,
    change_glossary,
    glossary_path,
    read_glossary,
    with_imported,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from translate.corpus import Corpus
    from translate.glossary import Glossary, Import
    from translate.history import Action

_CONCEPTS = ("conceptEntry", "termEntry", "entry")
_LANGUAGES = ("langSec", "langSet", "langGroup")
_TERMS = ("termSec", "tig", "ntig", "termGroup")
# Administrative statuses as the picklists of the dialects have them, without « Term-admn-sts ».
_STATUS_END = re.compile(r"(?:term)?(?:-admn?-sts)?$")
_PREFERRED = "preferred"
_FORBIDDEN = frozenset(("deprecated", "superseded", "obsolete", "notrecommended", "forbidden"))


def bring_terms(
    corpus: Corpus, path: Path, *, reviewer: str, action: Action, dry_run: bool = False
) -> Import:
    """Add the terms of a TBX file to the glossary; what is there already stays as it is.

    The change is logged for `reviewer`, as a part of `action`.
    Raises AlignmentError, with file and line, for what is no XML or no TBX.
    """
    entries = read_tbx(path)
    if dry_run:
        return with_imported(read_glossary(glossary_path(corpus.root)), entries)
    done: list[Import] = []

    def merged(found: Glossary) -> Glossary:
        done.append(with_imported(found, entries))
        return done[-1].glossary

    change_glossary(corpus, merged, reviewer=reviewer, action=action)
    return done[-1]


def read_tbx(path: Path) -> list[Entry]:
    """The entries of a TBX file, in its order; concepts without French or English give none.

    Raises AlignmentError, with file and line, for what is no XML or no TBX.
    """
    found: list[Entry] = []
    for event, element in events(path, ("tbx", "martif", "TBX"), "TBX"):
        if event == "end" and name_of(element) in _CONCEPTS:
            found += _concept(element, path)
            release(element)
    return found


def _concept(concept: Any, path: Path) -> Iterator[Entry]:
    terms: dict[str, list[tuple[str, str]]] = {"fr": [], "en": []}
    notes = [_text(child, path) for child in concept if name_of(child) == "note"]
    for section in concept.iter():
        if name_of(section) not in _LANGUAGES:
            continue
        language = side(section.get(LANGUAGE) or section.get("lang"))
        if not language:
            continue
        for element in section.iter():
            if name_of(element) == "note":
                notes.append(_text(element, path))
            elif name_of(element) in _TERMS or (
                name_of(element) == "term" and element.getparent() is section
            ):
                terms[language] += _term(element, path)
    wanted = sorted(
        (term for term in terms["en"] if term[1] not in _FORBIDDEN),
        key=lambda term: term[1] != _PREFERRED,
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


def _term(element: Any, path: Path) -> Iterator[tuple[str, str]]:
    """The term of a term section and its administrative status, in small letters."""
    text = status = authorised = ""
    for child in element.iter():
        kind = name_of(child)
        if kind in ("termNote", "descrip", "admin"):
            kind = child.get("type", "")
        if kind == "term":
            text = text or _text(child, path)
        elif kind in ("administrativeStatus", "termStatus"):
            status = status or _status(child, path)
        elif kind == "normativeAuthorization":
            authorised = authorised or _status(child, path)
    if text:
        yield text, status or authorised


def _status(element: Any, path: Path) -> str:
    return _STATUS_END.sub("", _text(element, path).lower())


def _text(element: Any, path: Path) -> str:
    """The text of an element, markup in it left out, on one line."""
    return " ".join(text_of(element, path).replace(SEPARATOR, "/").split())
