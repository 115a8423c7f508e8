"""Reading repair rules, and what they propose for a sentence."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from translate.errors import AlignmentError
from translate.repair.patterns import PatternError
from translate.repair.roughness import Roughness
from translate.repair.rule import WORD, Rule
from translate.table import parse_table

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

__all__ = ["COLUMNS", "Rule", "firing", "read_rules", "shipped_rules", "suggest"]

SHIPPED = Path(__file__).parent / "shipped.tsv"
COLUMNS = ("pattern", "replacement", "context", "not_context", "origin", "count")


def read_rules(path: Path | str) -> list[Rule]:
    """Read a file of rules: UTF-8 TSV with the header of `COLUMNS`; a missing file has no rules.

    Raises AlignmentError with file and line where a rule cannot be read.
    """
    path = Path(path)
    if not path.exists():
        return []
    table = parse_table(path.read_bytes(), str(path), known=COLUMNS, required=COLUMNS[:2])
    return [
        _rule(
            {name: cell.strip() for name, cell in record.cells.items()},
            f"{path}, line {record.line}",
        )
        for record in table.records
    ]


def _rule(cells: dict[str, str], where: str) -> Rule:
    def listed(name: str) -> tuple[str, ...]:
        return tuple(word.strip() for word in cells.get(name, "").split(",") if word.strip())

    count = cells.get("count", "") or "0"
    if not count.isdecimal():
        raise AlignmentError(f"{where}: count is `{count}`", "Write a whole number, or nothing.")
    rule = Rule(
        cells.get("pattern", ""),
        cells.get("replacement", ""),
        listed("context"),
        listed("not_context"),
        cells.get("origin", ""),
        int(count),
    )
    try:
        rule.validate()
    except PatternError as error:
        raise AlignmentError(
            f"{where}: {error}", "Correct the line, or delete it; the other rules are not touched."
        ) from None
    return rule


@cache
def _shipped() -> tuple[Rule, ...]:
    return tuple(read_rules(SHIPPED))


def shipped_rules() -> list[Rule]:
    """The curated rules for English calques in French texts on technology and business."""
    return list(_shipped())


class _Index:
    """Rules under the words of which one must stand in a sentence where they fire."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self.built_in = [rule.built_in for rule in self.rules if rule.built_in]
        self._always: list[int] = []
        self._under: dict[str, list[int]] = {}
        for i, rule in enumerate(self.rules):
            if rule.built_in:
                continue
            if not rule.compiled.anchors:
                self._always.append(i)
            for word in rule.compiled.anchors:
                self._under.setdefault(word, []).append(i)

    def candidates(self, words: Iterable[str]) -> list[Rule]:
        """The rules that may fire, in their order."""
        found = set(self._always)
        for word in words:
            found.update(self._under.get(word, ()))
        return [self.rules[i] for i in sorted(found)]


_indexes: dict[tuple[int, ...], _Index] = {}


def _index(rules: Sequence[Rule]) -> _Index:
    """The index of a list of rules, kept for the lists used last.

    The key is the rules' identities, which stay theirs as long as the index holds the rules.
    """
    key = tuple(map(id, rules))
    index = _indexes.get(key)
    if index is None:
        if len(_indexes) >= 8:
            _indexes.pop(next(iter(_indexes)))
        index = _indexes[key] = _Index(rules)
    return index


def _pieces(text: str) -> list[str]:
    """The words of a text in lower case; a compound counts as a whole and by its parts."""
    words = WORD.findall(text.lower())
    return words + [piece for word in words if "-" in word for piece in word.split("-")]


@cache
def _shipped_index() -> _Index:
    return _Index(_shipped())


def firing(sentence: str) -> list[re.Match[str]]:
    """Where shipped rules with words fire in a sentence (straight apostrophes); none is applied."""
    words = _pieces(sentence)
    found = []
    for rule in _shipped_index().candidates(words):
        if not (rule.not_context and rule.unwanted.stand_in(words)):
            found += [match for match in rule.places(sentence) if rule.fires(sentence, match)]
    return found


def suggest(
    sentence: str, rules: Sequence[Rule], *, article_words: frozenset[str] = frozenset()
) -> str | None:
    """The French as it should have read, or None where no rule fires.

    `article_words` are the words of the whole article in lower case: a rule that has one of its
    counter-words among them stays silent, one that its context words speak for where it has two;
    words that stand in every article (« ne », « à ») do not count there.
    Rules apply in the order given, each to what the one before has made;
    the built-in ones come last.
    """
    original = sentence.replace("’", "'")
    text = original
    index = _index(rules)
    words = _pieces(text)
    rough = Roughness(original)
    for rule in index.candidates(words):
        if rule.not_context and (
            rule.unwanted.stand_in(words)
            or len(rule.off_topic & article_words) >= (2 if rule.context else 1)
        ):
            continue
        text = rule.apply(text, rough)
    if index.built_in:
        from translate.repair.builtin import mend

        text = mend(text, index.built_in, rough)
    if text == original:
        return None
    return text.replace("'", "’") if "’" in sentence else text
