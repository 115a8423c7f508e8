"""What has to be known of a whole paragraph to cut it: its quotation marks, its casing, its lists.

Each fact is worked out at most once, and only where a stop asks for it.
"""

import re
from functools import cached_property

EMOJI = "\U0001f300-\U0001faff\u2639-\u263b\u2764\ufe0f\u200d"
BULLETS = "•▪●◦‣►➢➤✔✓"

_SMALL = "a-zà-öø-ÿœ"
_CAPITAL = "A-ZÀ-ÖØ-ÞŒ"
_LETTER = re.compile(r"[^\W\d_]")
_SMALL_START = re.compile(rf"[.!?…]\s++[{_SMALL}]")
_SMALL_AFTER_FULL_STOP = re.compile(rf"\w\.\s++[{_SMALL}]")
_CAPITAL_START = re.compile(rf"[.!?…]\s++[{_CAPITAL}]")
_NEXT_ITEM = re.compile(rf";\s++[-–—{BULLETS}]\s")
_CLOSER = re.compile(rf"\s*+[»›”]|[)\]}}’']++(?!\w)|\s*+\[\d{{1,3}}\]|[¹²³⁴-⁹⁰]++|\s*+[{EMOJI}]++")
_STRAIGHT_QUOTE = re.compile(r'\s*+"')
_BEFORE_OPENING_QUOTE = frozenset("([{«“‘-–—'’/")
_AFTER_CLOSING_QUOTE = frozenset(".,;:!?…)]}»”")
_PARENTHESIS_WINDOW = 300


def closing_quotes(text: str) -> frozenset[int]:
    """Return the offsets of the straight quotation marks (`"`) that close a quotation.

    White space on one side alone tells; where it tells nothing, a mark closes what is open.
    """
    closing = []
    is_open = False
    offset = text.find('"')
    while offset >= 0:
        before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
        free_before = not before or before.isspace() or before in _BEFORE_OPENING_QUOTE
        free_after = not after or after.isspace() or after in _AFTER_CLOSING_QUOTE
        closes = is_open if free_before == free_after else free_after
        if closes:
            closing.append(offset)
        is_open = not closes
        offset = text.find('"', offset + 1)
    return frozenset(closing)


class Paragraph:
    """A paragraph and what its stops ask about it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def closing_quotes(self) -> frozenset[int]:
        """The offsets of the straight quotation marks that close."""
        return closing_quotes(self.text)

    @cached_property
    def caseless(self) -> bool:
        """Sentences begin with small letters here, as in transcripts of speech and in chats."""
        small = len(_SMALL_START.findall(self.text))
        if small <= 2 * len(_CAPITAL_START.findall(self.text)):
            return False
        first = _LETTER.search(self.text)
        if first and first.group().islower():
            return True
        return len(_SMALL_AFTER_FULL_STOP.findall(self.text)) > 1

    @cached_property
    def has_items(self) -> bool:
        """A list is run into the paragraph, as in « … : - un ; - deux. »."""
        return _NEXT_ITEM.search(self.text) is not None

    def close(self, position: int) -> int:
        """Return the offset after the quotes, brackets, note marks and emoji that follow a stop."""
        while True:
            closer = _CLOSER.match(self.text, position)
            if not closer:
                closer = _STRAIGHT_QUOTE.match(self.text, position)
                if not closer or closer.end() - 1 not in self.closing_quotes:
                    return position
            position = closer.end()

    def open_parenthesis(self, sentence: int, stop: int) -> bool:
        """Tell whether a parenthesis opened within the sentence, not at its head, is open."""
        opened = self.text.rfind("(", max(sentence + 1, stop - _PARENTHESIS_WINDOW), stop)
        if opened < 0 or self.text[opened - 1] in ":;":
            return False
        return self.text.find(")", opened, stop) < 0

    def parenthesis_closes(self, position: int) -> bool:
        """Tell whether a parenthesis that is open at `position` is closed soon after it."""
        closed = self.text.find(")", position, position + _PARENTHESIS_WINDOW)
        return closed >= 0 and self.text.find("(", position, closed) < 0
