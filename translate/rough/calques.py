"""English turns put word for word into French: the idiom list and the patterns of the repair rules.

Only whole phrases count here; words that a repair rule takes for wrong by their context count
through the rule itself.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from translate.rough.sentence import Hit
from translate.rough.words import cut

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from translate.repair.patterns import Pattern
    from translate.rough.sentence import Sentence

IDIOMS = Path(__file__).parent / "data" / "idioms.txt"


@cache
def _idioms() -> dict[str, list[Pattern]]:
    """The idioms under each of the words of which one must stand in a sentence."""
    from translate.repair.patterns import compile_pattern
    from translate.rough.english import read_list

    index: dict[str, list[Pattern]] = {}
    for line in read_list(IDIOMS):
        pattern = compile_pattern(line)
        for word in pattern.anchors:
            index.setdefault(word, []).append(pattern)
    return index


def idioms(s: Sentence) -> Iterator[Hit]:
    """« une dîme la douzaine », « à la fin du jour, … »."""
    index = _idioms()
    parts = [part for word in s.bag if "-" in word for part in word.split("-")]
    pieces = index.keys() & (s.bag.union(parts) if parts else s.bag)
    patterns = {id(pattern): pattern for piece in sorted(pieces) for pattern in index[piece]}
    for pattern in patterns.values():
        match = pattern.regex.search(s.cut.text)
        if match:
            yield _hit("idiom", s, match)


def repaired(s: Sentence) -> Iterator[Hit]:
    """Where a shipped repair rule with words fires."""
    for match in _firing()(s.cut.text):
        yield _hit("calque", s, match)


@cache
def _firing() -> Callable[[str], list[re.Match[str]]]:
    """`repair.rules.firing`, looked up once: the rules take words from this package."""
    from translate.repair.rules import firing

    return firing


def _hit(kind: str, s: Sentence, match: re.Match[str]) -> Hit:
    start = len(cut(s.cut.text[: match.start()]).words) - 1
    return Hit(kind, start, start + len(cut(match.group()).words) - 2)


DETECTORS = (idioms, repaired)
