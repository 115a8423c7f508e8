"""Does a sentence end at this full stop? The rules for French, one function a phenomenon."""

import re

from translate.segmenter.context import Left, Right
from translate.segmenter.lexicon import (
    ABBREVIATIONS,
    ELIDED_OPENERS,
    FUNCTION_WORDS,
    HEADINGS,
    MONTHS,
    NAMES_WITH_A_MARK,
    NUMBERED,
    NUMBERED_NAMES,
    OPENERS,
    PARTICLES,
    PREFIXES,
    TITLES,
    TOP_LEVEL_DOMAINS,
)
from translate.segmenter.paragraph import Paragraph

_INITIALS = re.compile(r"(?:[CPT]h|[^\W\d_])(?:\.-?(?:[CPT]h|[^\W\d_]))?")
_ACRONYM = re.compile(r"[^\W\d_](?:\.-?[^\W\d_]{1,2})+")
_ROMAN = re.compile(r"[IVXLC]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[°ºa-z]?")
_NUMBER_HEAD = re.compile(r"\d|[IVXLC]+\b|[A-Z]\b|[A-Z]\.")
_YEAR = re.compile(r"\d{4}\b")
_APOSTROPHES = ("'", "’")
_REPORTING = re.compile(r"-(?:ils?|elles?|on|je)$")
_PATH = re.compile(r"[./@_:\\=(]|\w[-\w]*://")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxzç]{2,5}")


def opens_sentence(right: Right) -> bool:
    """Tell whether the word on the right usually begins a sentence."""
    if right.rest[:1] in _APOSTROPHES:
        return right.word in ELIDED_OPENERS
    if len(right.word) == 1 and right.rest[:1] == ".":
        return False
    head, _, tail = right.word.partition("-")
    return head in OPENERS and not tail[:1].isupper()


def begins_item(right: Right) -> bool:
    """After a semicolon: « ; Les suivants », an item of a list run together, but no name."""
    return right.kind == "upper" and not right.opening and _opens_no_name(right)


def is_reporting_clause(right: Right) -> bool:
    """« Tu viens ? demanda-t-il » : the verb and its pronoun that follow what is said."""
    return _REPORTING.search(right.word) is not None


def _opens_no_name(right: Right) -> bool:
    """« Le public » opens a sentence; « Le Goff » may be a surname."""
    if right.word in PARTICLES and right.rest.lstrip().lstrip("'’")[:1].isupper():
        return False
    return opens_sentence(right)


def _after_initials(left: Left, right: Right) -> bool:
    """« J. K. Rowling », « U.S. Army » against « vitamine C. Elle », « à 14 h. Paris »."""
    if left.order == 0:
        return False
    unit = left.token.islower() and left.previous[-1:].isdigit()
    return right.kind == "upper" and (unit or _opens_no_name(right))


def _after_number(left: Left, right: Right) -> bool:
    """« 1. Ouvrir », « Étape 2. Ouvrir » and « le 1. FC Cologne » against « en 2008. Puis »."""
    if _is_heading_number(left) or left.previous.endswith((":", ";")):
        return False
    ordinal = len(left.token) < 3 and left.previous.casefold() in FUNCTION_WORDS
    return not (ordinal and right.word in NUMBERED_NAMES)


def _is_heading_number(left: Left) -> bool:
    return left.order == 0 or (left.order == 1 and left.previous.casefold() in HEADINGS)


def _after_abbreviation(left: Left, right: Right) -> bool | None:
    """Decide where the token is an abbreviation that what follows completes; else None."""
    token, word = left.token, left.token.casefold()
    example = word == "ex" and left.previous.casefold() in {"p.", "par"}
    if token in TITLES or word in PREFIXES or example:
        return False
    numbered = word in NUMBERED and _NUMBER_HEAD.match(right.word + right.rest)
    if numbered and not right.opening and not opens_sentence(right):
        return False
    if word in MONTHS and (_YEAR.match(right.rest) or _is_dated(left, right)):
        return False
    if word in ABBREVIATIONS and right.kind != "other":
        return opens_sentence(right) and not right.opening.startswith(("(", "["))
    return None


def _is_dated(left: Left, right: Right) -> bool:
    """« le 15 sept. dernier », « du 15 sept. – 3 oct. »."""
    return left.previous.isdigit() and right.kind in {"lower", "digit"}


def _after_acronym(_left: Left, right: Right) -> bool:
    """« U.S.A. Today », « s.v.p. de »: only a sentence opener shows that a sentence begins."""
    return right.kind != "lower" and (right.kind != "upper" or opens_sentence(right))


def _after_roman_number(left: Left, _right: Right) -> bool:
    """« III. La guerre », « Chapitre IV. Versailles » against « Louis XIV. Versailles »."""
    return not _is_heading_number(left)


_TOKEN_RULES = (
    (_NUMBER, _after_number),
    (_INITIALS, _after_initials),
    (_ACRONYM, _after_acronym),
    (_ROMAN, _after_roman_number),
)


def ends_at_full_stop(left: Left, right: Right, paragraph: Paragraph) -> bool:
    """Decide for a full stop, with what closes it, that white space follows."""
    abbreviated = _after_abbreviation(left, right)
    if abbreviated is not None:
        return abbreviated
    for pattern, rule in _TOKEN_RULES:
        if pattern.fullmatch(left.token):
            return rule(left, right)
    word = left.token.casefold()
    if word == "etc" and right.opening.startswith("("):
        return False
    if right.kind != "lower":
        return True
    return paragraph.caseless or not (word == "etc" or _CONSONANTS.fullmatch(word))


def ends_when_glued(left: Left, right: Right, mark: str) -> bool:
    """Decide for a stop that a word follows without any space: « …fin.Début ».

    What looks like a domain, a file, an address or code stays whole.
    """
    token, word = left.token, right.word
    if right.kind != "upper" or _PATH.search(token) or _PATH.match(right.rest):
        return False
    if right.opening:
        return right.opening[0] in '«“„‘"(' or right.opening[-1].isspace()
    opens = opens_sentence(right)
    if mark != ".":
        return opens or token not in NAMES_WITH_A_MARK
    if token.isdigit():
        return opens and left.order > 0
    if len(token) < 2 or not token[-1].islower() or token in TITLES:
        return False
    usual = token[0].islower() and token not in ABBREVIATIONS and token not in NUMBERED
    return opens or (usual and word[1:2].islower() and word not in TOP_LEVEL_DOMAINS)
