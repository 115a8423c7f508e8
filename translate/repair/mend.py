"""Small repairs around a replaced phrase: elision, contraction, the determiner's gender."""

from __future__ import annotations

import re

from translate.rough.words import word_set

VOWELS = "aàâeéèêëiîïoôuùûœæh"
# Words with a vowel or an h in front that take no elision.
_ASPIRATED = word_set(
    "hack hall hand hard harc hasard hau hér hero hi-fi hiér hit holding hol hor hors hub hui huit"
    " hyp onze oui ouistiti yacht yaourt un-à"
)
_NOT_ASPIRATED = ("héro", "hypo", "héri", "hério", "horai", "horiz", "horl", "hypothè")
_ELIDED = {
    "de": "d'",
    "le": "l'",
    "la": "l'",
    "que": "qu'",
    "ne": "n'",
    "je": "j'",
    "se": "s'",
    "me": "m'",
    "te": "t'",
    "jusque": "jusqu'",
    "lorsque": "lorsqu'",
    "puisque": "puisqu'",
}
_FULL = {
    "d'": "de",
    "qu'": "que",
    "n'": "ne",
    "j'": "je",
    "s'": "se",
    "m'": "me",
    "t'": "te",
    "jusqu'": "jusque",
    "lorsqu'": "lorsque",
    "puisqu'": "puisque",
}
_TO_FEMININE = {
    "le": "la",
    "un": "une",
    "ce": "cette",
    "cet": "cette",
    "du": "de la",
    "au": "à la",
    "mon": "ma",
    "ton": "ta",
    "son": "sa",
    "aucun": "aucune",
    "quel": "quelle",
    "tout": "toute",
    "l'": "la",
    "certain": "certaine",
}
_TO_MASCULINE = {
    "la": "le",
    "une": "un",
    "cette": "ce",
    "ma": "mon",
    "ta": "ton",
    "sa": "son",
    "aucune": "aucun",
    "quelle": "quel",
    "toute": "tout",
    "l'": "le",
    "certaine": "certain",
}
_POSSESSIVE = {"mon": "ma", "ton": "ta", "son": "sa"}
_FITTED_VOWEL = {
    "m": {"ce": "cet", "du": "de l'", "au": "à l'"},
    "f": {"ma": "mon", "ta": "ton", "sa": "son", "de la": "de l'", "à la": "à l'"},
}
_LEFT = re.compile(r"([^\W\d_]+'?)(\s*)$")
_ARTICLE = re.compile(r"\s+(le|les)(?=\s)", re.IGNORECASE)
_PARTITIVE = re.compile(r"\s+(?:des|du|de la|de l(?='))(?=[\s'])'?", re.IGNORECASE)
_CONTRACTED = {"dele": "du", "deles": "des", "àle": "au", "àles": "aux"}
_TWO_LEFT = re.compile(r"(?<![\w'])(de|à)(\s+)(le|la|l')(\s*)$", re.IGNORECASE)


def opens_with_vowel(text: str) -> bool:
    """Whether French elides before this text."""
    word = text.lstrip('« “"').lower()
    if not word or word[0] not in VOWELS:
        return False
    if word[0] == "h" or word[0] in "ou":
        return word.startswith(_NOT_ASPIRATED) or not word.startswith(tuple(_ASPIRATED))
    return True


def elided(word: str, following: str) -> str:
    """« de » or « que » as it stands before a text."""
    return _ELIDED.get(word, word) if opens_with_vowel(following) else word


def mend_left(before: str, phrase: str, source: str, target: str) -> str | None:
    """The text before a replaced phrase, with its last word made to fit.

    `source` and `target` are the genders of the old and the new noun (`m`, `f`, or empty where the
    rule does not say). None where it cannot be made to fit: « l' » before a consonant, no gender.
    """
    match = _LEFT.search(before)
    if not match or not (match[2] or match[1].endswith("'")):
        return before
    word = match[1].lower()
    vowel = opens_with_vowel(phrase)
    new = word
    if source != target:
        new = {"m": _TO_MASCULINE, "f": _TO_FEMININE}.get(target, {}).get(word, word)
    if new == "l'" and not vowel:
        if not target:
            return None
        new = "le" if target == "m" else "la"
    new = _before_vowel(new, target) if vowel else _before_consonant(new, target)
    if new == word:
        return before
    text = new[0].upper() + new[1:] if match[1][0].isupper() else new
    space = "" if new.endswith("'") else " "
    return _contract(before[: match.start()] + text + space, vowel=vowel)


def _before_vowel(word: str, target: str) -> str:
    if target and word in _FITTED_VOWEL[target]:
        return _FITTED_VOWEL[target][word]
    return _ELIDED.get(word, word)


def _before_consonant(word: str, target: str) -> str:
    if target == "f" and word in _POSSESSIVE:
        return _POSSESSIVE[word]
    return "ce" if word == "cet" else _FULL.get(word, word)


def _contract(before: str, *, vowel: bool) -> str:
    """« de le » → « du », « à le » → « au » at the end of the text."""
    match = _TWO_LEFT.search(before)
    if not match or vowel or match[3].lower() != "le":
        return before
    short = "du" if match[1].lower() == "de" else "au"
    short = short.capitalize() if match[1][0].isupper() else short
    return before[: match.start()] + short + " "


def mend_right(phrase: str, after: str) -> tuple[str, int]:
    """The phrase with its last word elided, made full or contracted before what follows.

    Returns the phrase and how many characters of `after` it has taken up: « de » before « le
    marché » takes up « le ».
    """
    match = _LEFT.search(phrase)
    follows = after.lstrip()
    if not match or not follows or not (after[0].isspace() or phrase.endswith("'")):
        return phrase, 0
    word, head = match[1].lower(), phrase[: match.start()]
    article = _ARTICLE.match(after)
    if article and word in ("de", "à"):
        return head + _CONTRACTED[word + article[1].lower()], article.end(1)
    partitive = _PARTITIVE.match(after)
    if word == "de" and partitive:  # « rempli de des serveurs »
        rest = after[partitive.end() :].lstrip()
        return head + elided("de", rest), len(after) - len(rest) - (
            0 if opens_with_vowel(rest) else 1
        )
    vowel = follows[0] not in "«“\"'" and opens_with_vowel(follows)
    if vowel and word in _ELIDED:
        return head + _ELIDED[word], len(after) - len(follows)
    if not vowel and word in _FULL:
        return f"{head}{_FULL[word]} ", 0
    return phrase, 0
