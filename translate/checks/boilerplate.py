"""Paragraphs that a Web page left in an article: advert markers, menus, share lines.

A line is known by its whole text or its shape, never by a word in it, so that a sentence about
cookies or subscriptions stays. Words that may be a heading too (« Contact ») count only among
others of their kind. Titles, bylines, dates, credits and addresses belong to the article.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from translate.checks.boilerplate_words import LANGUAGES, LINES, SECTIONS, SITE

if TYPE_CHECKING:
    from collections.abc import Sequence

# No line that is known by its text is longer, and no menu worth a look.
_LONGEST = 600

_LINE = re.compile("|".join(LINES))
_SHORTCODE = re.compile(
    r"(?:\[/?(?:[a-z]+[_-][a-z0-9_-]+|ads?|caption|embed|gallery|video|audio|iframe)"
    r"(?:\s[^\]]*)?\]\s*)+"
)
_TAGS = re.compile(r"(?:</?[a-zA-Z][^<>]*>\s*|<!--.*?-->\s*)+")
# Names of icons, which a page shows as pictures (Material Symbols).
_ICON = re.compile(
    r"(?:arrow|auto|bookmark|calendar|chat|check|chevron|content|expand|fast|favorite|file"
    r"|fullscreen|keyboard|library|menu|mode|more|navigate|notifications|open|pause|person|play"
    r"|playlist|search|shopping|skip|thumb|unfold|visibility|volume|zoom)(?:_[a-z0-9]+)+"
)
# « À lire aussi : » with the title of another article.
_INVITATION = re.compile(
    r"(?:a (?:lire|voir|ecouter|decouvrir) (?:aussi|egalement)\b"
    r"|(?:lire|lisez|voir|voyez|ecouter) (?:aussi|egalement)(?: ?[:|>→–—-]"
    r"| (?:notre|nos|l'article|le dossier|l'interview|l'entretien|article reserve|page \d)"
    r"| (?=[«“\"]))"
    r"|lire (?:page|p\.) ?\d+$|(?:read|see) also ?:|related ?:).*"
)
_SEPARATOR = re.compile(r"\s*[|·•/›>»→\t]+\s*|\s+[-–—]\s+")
_SENTENCE = re.compile(r"[.!?…:;«“\"()]")
# Where words without a space between them meet: « AccueilPolitique », « English日本語 ».
_SEAM = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])")
# « Accueil > Actualités > … », the way down to the article.
_TRAIL = re.compile(r"(?:accueil|home)\s*[>›»→/|]", re.IGNORECASE)
_CODES = re.compile(r"(?:FR|EN|DE|ES|IT|PT|NL|AR|RU|ZH|JA|PL)(?:[ |/·-]+[A-Z]{2}){1,12}")


def boilerplate(paragraphs: Sequence[str]) -> frozenset[int]:
    """Return the indices of the paragraphs that are no part of the article."""
    sure: set[int] = set()
    kinds: list[str] = []
    for n, text in enumerate(paragraphs):
        line = _fold(text) if len(text) <= _LONGEST else ""
        if not _has_words(text) or (line and _is_sure(text, line)):
            sure.add(n)
            kinds.append("sure")
        else:
            kinds.append("site" if line in SITE else "section" if line in SECTIONS else "")
    # A category above the title, in lower case as no title is.
    if kinds and kinds[0] and paragraphs[0].islower():
        sure.add(0)
    return frozenset(sure | _menus_of_lines(kinds))


def _menus_of_lines(kinds: Sequence[str]) -> set[int]:
    """Return the indices of the words of a menu that stand on lines of their own."""
    found: set[int] = set()
    start = 0
    for listed, run in groupby(kinds, key=bool):
        size = len(list(run))
        lines = range(start, start + size)
        words = [n for n in lines if kinds[n] != "sure"]
        site = sum(kinds[n] == "site" for n in words)
        if listed and len(words) >= (3 if len(words) == size else 2) and 3 * site >= len(words):
            found.update(words)
        start += size
    return found


def _fold(text: str) -> str:
    """Return a line without accents, case, and the marks and arrows at its ends."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(plain.split()).strip(' .!…:;,*|>»«<→←↑•·–—-_#[]()"“”✉🔔👉▶►')


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _is_sure(text: str, line: str) -> bool:
    return bool(
        _LINE.fullmatch(line)
        or _INVITATION.fullmatch(line)
        or _SHORTCODE.fullmatch(text)
        or _TAGS.fullmatch(text)
        or _ICON.fullmatch(text)
        or _CODES.fullmatch(text)
        or _TRAIL.match(text)
        or _is_menu(text)
    )


def _is_menu(text: str) -> bool:
    """Whether a line is a menu of sections, networks or languages."""
    parts = _SEPARATOR.split(text)
    if _SENTENCE.search(text):
        return False
    if len(_scripts(text)) >= 3:
        return True
    items = [_fold(item) for part in parts for item in _SEAM.split(part)]
    if len(items) < 3:
        items = _known_words(_fold(text))
    return _are_languages(items) or _are_sections(items)


def _are_languages(items: Sequence[str]) -> bool:
    names = {item for item in items if item in LANGUAGES}
    # French names alone may be what somebody speaks.
    foreign = any(not LANGUAGES[name] for name in names)
    return len(names) >= (2 if foreign else 3) and 3 * len(names) >= 2 * len(items)


def _are_sections(items: Sequence[str]) -> bool:
    site = sum(item in SITE for item in items)
    known = site + sum(item in SECTIONS for item in items)
    return len(items) >= 3 and 2 * known >= len(items) and (site > 0 or known >= 4)


def _known_words(line: str) -> list[str]:
    """Cut a line into the names that it is made of, or into nothing if it holds anything else."""
    words = line.split()
    items = []
    at = 0
    while at < len(words):
        for size in (3, 2, 1):
            name = " ".join(words[at : at + size])
            if name in SITE or name in SECTIONS or name in LANGUAGES:
                items.append(name)
                at += size
                break
        else:
            return []
    return items


def _scripts(text: str) -> set[str]:
    if text.isascii():
        return set()
    names = {unicodedata.name(c, "?").split(maxsplit=1)[0] for c in text if c.isalpha()}
    # One of Chinese and Japanese is enough to tell of a menu, both are one script here.
    joined = {"CJK": "HAN", "HIRAGANA": "HAN", "KATAKANA": "HAN", "KATAKANA-HIRAGANA": "HAN"}
    return {joined.get(name, name) for name in names if name in _SCRIPTS}


_SCRIPTS = frozenset(
    {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "HANGUL"}
    | {"DEVANAGARI", "THAI", "ARMENIAN", "GEORGIAN", "BENGALI", "TAMIL"}
)
