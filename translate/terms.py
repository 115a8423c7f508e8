"""Finding terms in running text: whichever their form, the longest one where several overlap.

A term is a sequence of words. A word in small letters is found in any case, a word with a capital
only with one, and an abbreviation (two capitals or more) only in capitals. Hyphens are spaces.
French: elided and contracted words are taken apart (« du » is « de le »), articles are one word,
and after « de » and « à » an article may stand or not: « gestion de risque » finds « gestion des
risques ». English: British and American spellings are one, and so are « U.S. » and « US ».
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from translate.inflection import english_forms, french_forms, is_infinitive

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FRENCH = re.compile(r"[^\W_]+['’]?")
_ENGLISH = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’](?:s|t|re|ve|ll|d|m)\b)?")
_ENGLISH_ENDING = re.compile(r"['’]\w+$")
_ELIDED = {"l": "le", "d": "de", "qu": "que", "n": "ne", "s": "se", "m": "me", "t": "te", "j": "je"}
_CONTRACTED = {"du": "de", "des": "de", "au": "à", "aux": "à"}
_ARTICLES = frozenset(("le", "la", "les"))
_BEFORE_ARTICLE = frozenset(("de", "à"))
# Before these, a word that looks like a noun is a verb: « nous avions », « on ne juge pas ».
_BEFORE_VERB = frozenset(("je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ne"))
_SPELLINGS = (
    (re.compile(r"is(?=e[sdr]?$|ing$|ations?$)"), "iz"),
    (re.compile(r"(?<=\w\w)our(?=s?$|ed$|ing$|ful$)"), "or"),
    (re.compile(r"(?<=[bt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[^s]l)l(?=ed$|ing$)"), ""),
    (re.compile(r"mme(?=s?$)"), "m"),
    (re.compile(r"ence(?=s?$)"), "ense"),
)


class Token(NamedTuple):
    """A word of a text and its characters in it.

    `word` is in small letters; `key` as well, with what is one word in two spellings written in
    one; `shouted` is the word without accents where it stands in capitals, else empty. `part`: it
    is the article in « du » or « aux ».
    """

    word: str
    key: str
    start: int
    end: int
    capital: bool
    shouted: str
    part: bool = False


class _Word(NamedTuple):
    forms: frozenset[str]
    shouted: frozenset[str]
    capital: bool
    abbreviation: bool
    verb: bool

    def fits(self, token: Token) -> bool:
        """Whether a word of a text is this one."""
        if self.abbreviation:
            return token.shouted in self.shouted
        if self.capital and not token.capital and not token.part:
            return False
        return token.key in self.forms or bool(token.shouted and token.shouted in self.shouted)


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text: its number in the list that was looked for, and its characters."""

    term: int
    start: int
    end: int


class Terms:
    """Terms of one language (`fr` or `en`), made ready to be found."""

    def __init__(self, terms: Iterable[str], language: str) -> None:
        self._tokens = french_tokens if language == "fr" else english_tokens
        self._phrases: list[tuple[int, list[_Word]]] = []
        self._by_first: dict[str, list[int]] = defaultdict(list)
        for number, term in enumerate(terms):
            words = _words(self._tokens(term), french=language == "fr")
            if not words:
                continue
            for key in words[0].forms | words[0].shouted:
                self._by_first[key].append(len(self._phrases))
            self._phrases.append((number, words))

    def all_in(self, text: str) -> list[Match]:
        """Every place where a term stands, overlapping ones too, by where they start."""
        tokens = self._tokens(text)
        found = []
        for place, token in enumerate(tokens):
            keys = {token.key, token.shouted} if token.shouted else (token.key,)
            for phrase in sorted({n for key in keys for n in self._by_first.get(key, ())}):
                number, words = self._phrases[phrase]
                if _is_verb_here(tokens, place) and not (words[0].verb or words[0].capital):
                    continue
                end = _end(tokens, place, words)
                if end:
                    found.append(Match(number, token.start, tokens[end - 1].end))
        return found

    def longest_in(self, text: str) -> list[Match]:
        """The places where terms stand, without those that overlap a longer one."""
        return longest(self.all_in(text))


def longest(matches: Sequence[Match]) -> list[Match]:
    """The matches without those that overlap a longer one; equal spans stay together."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        same = any((match.start, match.end) == (k.start, k.end) for k in kept)
        if same or all(match.end <= k.start or k.end <= match.start for k in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: (m.start, m.term))


def _end(tokens: Sequence[Token], place: int, words: Sequence[_Word]) -> int:
    """The number of the token after a phrase that begins at `place`; 0 where it does not."""
    for number, word in enumerate(words):
        if (
            number
            and place < len(tokens)
            and _may_skip(tokens, place)
            and not word.fits(tokens[place])
        ):
            place += 1
        if place >= len(tokens) or not word.fits(tokens[place]):
            return 0
        place += 1
    return place


def _is_verb_here(tokens: Sequence[Token], place: int) -> bool:
    """Whether a French word can only be a verb, right after a subject or a negation."""
    before = tokens[place - 1] if place else None
    return (
        before is not None and before.key in _BEFORE_VERB and tokens[place].start - before.end <= 1
    )


def _may_skip(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].key == "le" and tokens[place - 1].key in _BEFORE_ARTICLE


def _words(tokens: Sequence[Token], *, french: bool) -> list[_Word]:
    if len(tokens) > 1 and tokens[0].key == "se":
        tokens = tokens[1:]  # « se connecter »: the pronoun may be any, and far away
    words = []
    for number, token in enumerate(tokens):
        if number and _may_skip(tokens, number):
            continue
        known = _forms(token.word, french=french, first=not number)
        shouted = {token.shouted} if token.shouted else set(map(_bare, known))
        words.append(
            _Word(
                known,
                frozenset(shouted),
                token.capital,
                abbreviation=bool(token.shouted),
                verb=not french or is_infinitive(token.word),
            )
        )
    return words


def _forms(word: str, *, french: bool, first: bool) -> frozenset[str]:
    if french:
        return frozenset(map(_french_key, french_forms(word, alone=first)))
    return frozenset(map(_english_key, english_forms(word)))


# --- words of a text -------------------------------------------------------------------------


def french_tokens(text: str) -> list[Token]:
    """The words of a French text."""
    tokens = []
    for match in _FRENCH.finditer(text):
        raw = match[0].rstrip("'’")
        word = raw.lower()
        if raw != match[0]:
            word = _ELIDED.get(word, word)
        if word in _ARTICLES:
            word = "le"
        shouted = _bare(raw) if len(raw) > 1 and raw.isupper() else ""
        first = _CONTRACTED.get(word, word)
        token = Token(
            first, _french_key(first), match.start(), match.end(), raw[0].isupper(), shouted
        )
        tokens.append(token)
        if first != word:
            tokens.append(token._replace(word="le", key="le", part=True))
    return tokens


def english_tokens(text: str) -> list[Token]:
    """The words of an English text; a capital says nothing there, titles have them throughout."""
    tokens = []
    for match in _ENGLISH.finditer(text):
        raw = _ENGLISH_ENDING.sub("", match[0]).replace(".", "")
        word = raw.lower()
        abbreviation = raw.removesuffix("s")
        shouted = _bare(abbreviation) if len(raw) > 1 and abbreviation.isupper() else ""
        tokens.append(Token(word, _english_key(word), *match.span(), False, shouted))
    return tokens


def _french_key(word: str) -> str:
    """Without the accent of its first letter, which capitals often lack (« Etat »)."""
    word = word.replace("œ", "oe").replace("æ", "ae")
    return unicodedata.normalize("NFD", word[0])[0] + word[1:] if len(word) > 1 else word


def _english_key(word: str) -> str:
    word = word if word.isascii() else _bare(word).lower()
    for pattern, spelling in _SPELLINGS:
        word = pattern.sub(spelling, word)
    return word


def _bare(word: str) -> str:
    """In capitals and without accents."""
    if word.isascii():
        return word.upper()
    word = unicodedata.normalize("NFD", word.upper().replace("Œ", "OE").replace("Æ", "AE"))
    return "".join(c for c in word if not unicodedata.combining(c))
