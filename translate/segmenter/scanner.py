"""One pass over a paragraph: every mark that may end a sentence, and whether it does."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from translate.segmenter.context import Left, Right, look_left, look_right, skip_space
from translate.segmenter.decision import (
    begins_item,
    ends_at_full_stop,
    ends_when_glued,
    is_reporting_clause,
    opens_sentence,
)
from translate.segmenter.lexicon import GLUED_OPENERS, NAMES_WITH_A_MARK
from translate.segmenter.paragraph import BULLETS, Paragraph

_CANDIDATE = re.compile(
    r"(?P<stop>[.!?…]++(?:\s++[.!?…]++(?!\w))*+)"
    r"|(?P<pause>[;:](?=\s))"
    rf"|(?P<bullet>[{BULLETS}](?=\s))"
)
_ASIDE = re.compile(
    r"\s++\((?:sic|[a-zà-ÿœ][^().!?…]{3,80}|(?:Sourire|Rire|Silence|Applaudissement)s?)\)"
    r"(?=\s*+(?:$|[«“\"–—-]?\s*+[A-ZÀ-ÖØ-ÞŒ]))"
)
"""A stage direction or source that belongs to the sentence before it: « Oui. (sourire) »."""
_GLUED = re.compile(
    r"(?<=[a-zà-öø-ÿœ\u0300-\u036f]{4})(?:"
    + "|".join(sorted(GLUED_OPENERS | {normalize("NFD", word) for word in GLUED_OPENERS}))
    + r")(?=[\s'’]|$)"
)
_CONTINUES = tuple(",;:.!?…%=+/<>|*)]»”")
_QUOTES_AND_BRACKETS = frozenset("»›”\"'’)]}")
_ENDS_BEFORE_BULLET = tuple(".,;:!?…»)")


def cuts(text: str) -> Iterator[tuple[int, int]]:
    """Yield (end of a sentence, start of the next) for each sentence of `text` but the last."""
    paragraph = Paragraph(text)
    sentence = floor = skip_space(text, 0)
    for match in _CANDIDATE.finditer(text, sentence):
        if match.start() < floor:
            continue
        if match.lastgroup == "stop":
            end, following = _after_stop(paragraph, match, sentence)
        elif match.lastgroup == "pause":
            end, following = _after_pause(paragraph, match)
        else:
            end, following = _before_bullet(text, match.start(), sentence)
        floor = max(floor, end)
        if following:
            yield end, following
            sentence = floor = following


def glued_openers(text: str) -> list[int]:
    """Return where a sentence opener is glued to the word before it: « artificiellePlutôt ».

    The word before is in small letters throughout, for names are not: « BlaBlaCar ».
    """
    starts = (match.start() for match in _GLUED.finditer(text))
    return [start for start in starts if _is_small_word(look_left(text, start, 0).token)]


def _is_small_word(token: str) -> bool:
    return token.islower() and token.replace("-", "").isalpha()


def _after_stop(paragraph: Paragraph, match: re.Match[str], sentence: int) -> tuple[int, int]:
    """Return where the stop and what belongs to it end, and the next sentence's start or 0."""
    text, stop = paragraph.text, match.start()
    if stop == sentence:
        return match.end(), 0
    end = paragraph.close(match.end())
    if text[stop - 1] in "([" and text[end - 1] in ")]":
        return end, 0
    closers = text[match.end() : end]
    aside = _ASIDE.match(text, end)
    if aside:
        end = aside.end()
    right = look_right(text, end)
    if right.kind == "end" or not _ends(paragraph, match, closers, right, sentence):
        return end, 0
    return end, right.start


def _ends(
    paragraph: Paragraph, match: re.Match[str], closers: str, right: Right, sentence: int
) -> bool:
    stop, mark = match.start(), _kind_of_mark(match.group())
    in_brackets = paragraph.open_parenthesis(sentence, stop)
    if in_brackets and ")" not in closers and paragraph.parenthesis_closes(match.end()):
        return False
    if not right.gap and closers:
        return right.kind == "upper" and not right.opening
    left = look_left(paragraph.text, stop, sentence)
    if not right.gap:
        return ends_when_glued(left, right, mark)
    if right.kind == "other":
        return bool(right.opening) or right.rest[:1] not in _CONTINUES
    goes_on = right.kind == "lower" and not _QUOTES_AND_BRACKETS.isdisjoint(closers)
    if mark != "." or goes_on or (in_brackets and closers):
        return not goes_on and _ends_at_mark(left, right, mark, paragraph)
    return ends_at_full_stop(left, right, paragraph)


def _ends_at_mark(left: Left, right: Right, mark: str, paragraph: Paragraph) -> bool:
    """Decide for « ! », « ? » and « … », and for a full stop that ends a parenthesis."""
    if right.kind == "lower":
        return not right.opening and not is_reporting_clause(right) and paragraph.caseless
    if right.kind == "digit":
        return mark == "!"
    return opens_sentence(right) or (mark != "." and left.token not in NAMES_WITH_A_MARK)


def _kind_of_mark(marks: str) -> str:
    if "!" in marks or "?" in marks:
        return "!"
    return "…" if "…" in marks or ".." in marks or marks.count(".") > 2 else "."


def _after_pause(paragraph: Paragraph, match: re.Match[str]) -> tuple[int, int]:
    right = look_right(paragraph.text, match.end())
    item = right.opening[:1] in tuple("-–—") and right.opening[1:2].isspace()
    if not item:
        begins = match.group() == ";" and begins_item(right)
    else:
        begins = match.group() == ";" or paragraph.has_items
    return match.end(), right.start if begins and right.kind != "end" else 0


def _before_bullet(text: str, position: int, sentence: int) -> tuple[int, int]:
    before = text[max(sentence, position - 8) : position].rstrip()
    if text[sentence] not in BULLETS and not before.endswith(_ENDS_BEFORE_BULLET):
        return position, 0
    end = sentence + len(text[sentence:position].rstrip())
    return (end, position) if end > sentence else (position, 0)
