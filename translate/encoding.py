"""The bytes of an article as text.

UTF-8, and UTF-16 or UTF-32 with a byte order mark, are read as they are. Bytes that are none of
these are read in an older 8-bit encoding only where it is certain, which the French language
decides: in the right encoding the accented letters stand where French has them (« déjà », never
« dŽjˆ »), in the wrong ones they turn into symbols, or into capitals in the middle of words.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING

from translate.errors import ArticleError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

# Longest first: the mark of UTF-16 begins that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# ISO 8859-1 is not among them: without the control characters 0x80 to 0x9F it is cp1252.
_CANDIDATES = ("cp1252", "iso8859_15", "mac_roman", "cp850")
_DOCUMENTS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, a sound or a film (RIFF)"),
    (b"ID3", "a sound (MP3)"),
    (b"OggS", "a sound or a film (Ogg)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_MOVE = "An article is plain text: save what it says as UTF-8 text, or move the file elsewhere."
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")

# What a character says for the candidate that gives it.
_FRENCH, _NEUTRAL, _FOREIGN, _IMPOSSIBLE = 1, 0, -1, -5
_FRENCH_LETTERS = frozenset("âçéèêëîïôûœÂÇÉÈÊËÎÏÔÛŒÀ")
_FOREIGN_LETTERS = frozenset("áäåæãíìñóòöõøúüÿßýšžÁÄÅÆÃÍÌÑÓÒÖÕØÚÜÙŸÝŠŽ")
_SYMBOLS = "²³§©®™•·±×÷£¥µ‰"


def decode(data: bytes, where: str, encoding: str | None = None) -> str:
    """Turn the bytes of an article into text: LF line ends, no byte order mark, not NFC-normalised.

    `where` names the file in messages; `encoding` forces an encoding. Raises ArticleError where
    the bytes do not fit, are no text, or leave the encoding uncertain (the message names the byte,
    counted from 0), and UsageError where Python knows no encoding of that name.
    """
    for magic, kind in _DOCUMENTS:
        if data.startswith(magic):
            raise ArticleError(f"{where}: this is {kind}, not plain text.", _MOVE)
    text = _forced(data, where, encoding) if encoding else _detected(data, where)
    text = text.removeprefix("\ufeff").rstrip("\x1a")
    _refuse_binary(text, where)
    return re.sub(r"\r+\n|\r", "\n", text)


def _forced(data: bytes, where: str, encoding: str) -> str:
    try:
        # An empty input would be decoded without looking the name up.
        (data or b" ").decode(encoding)
        return data.decode(encoding)
    except LookupError:
        raise UsageError(
            f"`{encoding}` is not the name of a text encoding.",
            "Known names are for example utf-8, utf-16, cp1252, iso-8859-15, mac_roman, cp850.",
        ) from None
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{where}: {_place(data, error.start)} is not {encoding}.",
            "Give another --encoding, or none: UTF-8 and certain others are recognised.",
        ) from None
    except UnicodeError:
        raise ArticleError(
            f"{where}: the bytes are not {encoding}.",
            "Give another --encoding, or none: UTF-8 and certain others are recognised.",
        ) from None


def _detected(data: bytes, where: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                offset = error.start + (len(mark) if encoding == "utf-8-sig" else 0)
                raise ArticleError(
                    f"{where}: {_place(data, offset)} is not {encoding.removesuffix('-sig')}, "
                    "which the mark at the start of the file announces.",
                    "The file is damaged or cut short: get it again, or save it as UTF-8.",
                ) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = error.start
    _refuse_binary(data.decode("latin-1"), where)
    if any(map(_is_french, data.decode("utf-8", errors="ignore"))):
        raise ArticleError(
            f"{where}: {_place(data, bad)} is not UTF-8, though the accents elsewhere are.",
            "Mend that character and save the file as UTF-8; --encoding would spoil the rest.",
        )
    text = _certain(data)
    if text is None:
        raise ArticleError(
            f"{where}: {_place(data, bad)} is not UTF-8, and it is not certain what it is.",
            "Name the encoding with --encoding (cp1252, mac_roman, cp850, iso-8859-15, …), "
            "or save the file as UTF-8.",
        )
    return text


def _place(data: bytes, offset: int) -> str:
    line = len(re.findall(rb"\r\n|\r|\n", data[:offset])) + 1
    return f"byte {offset} (0x{data[offset]:02X}, line {line})"


def _refuse_binary(text: str, where: str) -> None:
    controls = _CONTROLS.findall(text)
    if "\0" in controls:
        spread = text[0:2000:2].count("\0"), text[1:2000:2].count("\0")
        guess = "utf-16-be" if spread[0] > spread[1] else "utf-16-le"
        looks_wide = max(spread) > len(text[:2000]) // 4 and min(spread) == 0
        raise ArticleError(
            f"{where}: this is not a text file (character {text.index(chr(0))} is NUL).",
            f"If it is UTF-16 without a mark, say --encoding {guess}." if looks_wide else _MOVE,
        )
    if len(controls) > max(3, len(text) // 100):
        raise ArticleError(
            f"{where}: this is not a text file ({len(controls)} control characters).",
            f"{_MOVE} If it is text in a rare encoding, name that with --encoding.",
        )


def _certain(data: bytes) -> str | None:
    """Return the text in the one candidate encoding that fits, or None where that is uncertain."""
    places = [match.start() for match in re.finditer(rb"[\x80-\xff]", data)]
    texts: list[str] = []
    for name in _CANDIDATES:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if not re.search(r"[\x80-\x9f]", text) and text not in texts:
            texts.append(text)
    votes = [[_vote(text, i) for i in places] for text in texts]
    for text, own in zip(texts, votes, strict=True):
        if _FRENCH not in own or 4 * _doubt(own) > _credit(own):
            continue
        rivals = [
            # Two encodings are told apart by the bytes that they read differently.
            [(a, b) for i, a, b in zip(places, own, theirs, strict=True) if text[i] != other[i]]
            for other, theirs in zip(texts, votes, strict=True)
            if other != text
        ]
        if all(_beats([a for a, _ in rival], [b for _, b in rival]) for rival in rivals):
            return text
    return None


def _beats(own: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether one reading of some bytes is sure where another one is full of surprises."""
    return _doubt(theirs) > _credit(theirs) and 4 * _doubt(own) <= _credit(own) + _doubt(theirs)


def _credit(votes: Sequence[int]) -> int:
    return sum(vote >= _NEUTRAL for vote in votes)


def _doubt(votes: Sequence[int]) -> int:
    return -sum(vote for vote in votes if vote < 0)


def _is_french(char: str) -> bool:
    return char in _FRENCH_LETTERS or char in "àù«»’“”–—…€°\xa0\u202f"


def _vote(text: str, i: int) -> int:
    """Say whether French has the character `text[i]`, between its two neighbours."""
    char = text[i]
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    if unicodedata.category(char) in {"Lu", "Ll"} and char != "µ":
        return _vote_letter(char, before, after)
    inside = before.isalpha() and after.isalpha()
    for signs, fits, otherwise in (
        ("«“", not before.isalnum(), _IMPOSSIBLE),
        ("»”", not after.isalnum(), _IMPOSSIBLE),
        ("’", before.isalnum(), _FOREIGN),
        ("…", not after.isalnum(), _FOREIGN),
        ("–—", not before.isalpha() and not after.isalpha(), _FOREIGN),
        ("€", not inside, _IMPOSSIBLE),
        ("°º", before in "nN" or before.isdigit(), _FOREIGN),
    ):
        if char in signs:
            return _FRENCH if fits else otherwise
    for signs, fits, otherwise in (
        ("\xa0", not inside, _FOREIGN),
        ("´", True, _NEUTRAL),
        ("½¼¾", not before.isalpha() and not after.isalpha(), _IMPOSSIBLE),
        (_SYMBOLS, not inside, _IMPOSSIBLE),
    ):
        if char in signs:
            return _NEUTRAL if fits else otherwise
    return _FOREIGN if char in "„‹›‘" else _IMPOSSIBLE


def _vote_letter(char: str, before: str, after: str) -> int:
    if not before.isalpha() and not after.isalpha():
        return _FRENCH if char in "àÀôÔ" else _IMPOSSIBLE
    if before.islower() and char.isupper():
        return _IMPOSSIBLE
    for letter, fits in (
        ("à", not after.isalpha()),
        ("ù", before in "oO" and not after.isalpha()),
        ("ç", after in "aàâouôùûœ"),
    ):
        if char == letter:
            return _FRENCH if fits else _FOREIGN
    if char in _FRENCH_LETTERS:
        return _FRENCH
    return _FOREIGN if char in _FOREIGN_LETTERS else _IMPOSSIBLE
