"""XML from anywhere, read safely and piece by piece, and texts made fit for XML.

No entity that a file declares is taken (they can grow without bound, or name files of this
machine), and nothing is fetched. Used for TMX, XLIFF and TBX.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.parsers import expat  # reads declarations only, see _refuse_entities

from translate.errors import AlignmentError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What XML 1.0 cannot hold, not even escaped (section 2.2, production 2).
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CHUNK = 65536
_MEND = "Export the file again with plain characters; nothing was changed."


def fit(text: str) -> str:
    """The text without the characters that XML 1.0 has no place for."""
    return _UNFIT.sub("", text)


def events(path: Path, roots: Collection[str], kind: str) -> Iterator[tuple[str, Any]]:
    """The start and the end of each element, in order: ("start" or "end", element).

    `roots` are the names that the document's element may have, `kind` is what such a file is
    called in errors. Elements that are done with are to be given to `release`, so that a file of
    any size can be read. Raises AlignmentError, with file and line, for what cannot be read.
    """
    from lxml import etree

    try:
        _refuse_entities(path, kind)
        with path.open("rb") as file:
            found = etree.iterparse(
                file,
                events=("start", "end"),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=True,  # a segment may be any length; entities cannot make it so
                remove_comments=True,
                remove_pis=True,
            )
            _, root = next(found)
            if name_of(root) not in roots:
                raise AlignmentError(
                    f"{path}, line {root.sourceline}: not {kind}: the document is a "
                    f"« {name_of(root)} »",
                    f"A file of this kind begins with <{'> or <'.join(roots)}>.",
                )
            yield "start", root
            yield from found
    except OSError as error:
        raise AlignmentError(f"{path}: cannot be read: {error.strerror or error}") from error
    except etree.XMLSyntaxError as error:
        raise _broken(path, error.lineno or 1, error.msg or "", kind) from error


def _refuse_entities(path: Path, kind: str) -> None:
    """Raise AlignmentError where the file declares an entity.

    libxml2 replaces entities in attributes whatever it is told, and does not limit their growth
    where long texts are allowed; so the declarations are looked at before it sees the file.
    """
    parser = expat.ParserCreate()

    def declared(name: str, *_: object) -> None:
        raise AlignmentError(
            f"{path}, line {parser.CurrentLineNumber}: an entity that the file declares itself "
            f"(« {name} ») is not taken",
            _MEND,
        )

    parser.EntityDeclHandler = declared
    begun: list[str] = []
    parser.StartElementHandler = lambda name, _: begun.append(name)
    with path.open("rb") as file:
        try:
            while not begun:
                chunk = file.read(_CHUNK)
                parser.Parse(chunk, not chunk)
                if not chunk:
                    return
        except expat.ExpatError as error:
            if not begun:
                what = expat.ErrorString(error.code)
                raise _broken(path, error.lineno, what, kind) from error
        except (LookupError, ValueError) as error:  # of the encoding that the file declares
            raise AlignmentError(
                f"{path}, line 1: cannot be read: {error}",
                f"Export it as {kind} in UTF-8; nothing was changed.",
            ) from error


def _broken(path: Path, line: int, what: str, kind: str) -> AlignmentError:
    if _is_cut_off(path):
        return AlignmentError(
            f"{path}, line {line}: the file ends in the middle: not well-formed XML: {what}",
            "It was cut off on its way; get the whole file again. Nothing was changed.",
        )
    return AlignmentError(
        f"{path}, line {line}: not well-formed XML: {what}",
        f"Export it as {kind} again; nothing was changed.",
    )


def _is_cut_off(path: Path) -> bool:
    """Whether the last tag of a broken file closes no document."""
    with path.open("rb") as file:
        start = file.read(4096)
        size = file.seek(0, 2)
        file.seek(max(0, size - 512))
        end = file.read()
    if not start:
        return False
    root = re.search(rb"<([A-Za-z][\w:.-]*)", start.replace(b"\0", b""))
    if root is None:
        return False
    return not end.replace(b"\0", b"").rstrip().endswith(b"</" + root[1] + b">")


def release(element: Any) -> None:
    """Free an element that has been read, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def name_of(element: Any) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: Any, path: Path | str) -> str:
    """The text of an element with that of the elements in it.

    Raises AlignmentError where it holds an entity: what it stands for is not looked up.
    """
    _refuse_references(element, path)
    return "".join(element.itertext())


def sentence_of(
    element: Any, path: Path | str, codes: Collection[str], gaps: Collection[str] = ()
) -> str:
    """The text of a segment without its inline tags.

    The elements `codes` hold what a program puts into its files (and foot notes, index entries),
    no text of the sentence: they are left out, the others give their text. Where one of `gaps`
    (a line break, a picture) parts two words, a space stands. Raises AlignmentError as `text_of`.
    """
    from lxml import etree

    _refuse_references(element, path)
    pieces = [element.text or ""]
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        name = name_of(inner)
        if inner is element:
            continue
        if event == "end":
            after = inner.tail or ""
            if name in gaps and pieces[-1][-1:].isalnum() and after[:1].isalnum():
                after = f" {after}"
        elif name in codes:
            walk.skip_subtree()
            continue
        else:
            after = _character(inner) if name == "cp" else inner.text or ""
        if after:
            pieces.append(after)
    return "".join(pieces)


def _character(cp: Any) -> str:
    """What XLIFF 2 writes as `<cp hex="001A"/>`; nothing where no text can hold it."""
    try:
        found = chr(int(cp.get("hex", ""), 16))
    except (ValueError, OverflowError):
        return ""
    return "" if found == "\0" or "\ud800" <= found <= "\udfff" else found


def _refuse_references(element: Any, path: Path | str) -> None:
    for inner in element.iter():
        if not isinstance(inner.tag, str):
            raise AlignmentError(
                f"{path}, line {element.sourceline}: an entity (« {inner.text} ») that is not "
                "declared by XML itself",
                _MEND,
            )
