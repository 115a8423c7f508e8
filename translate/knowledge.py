"""What people have taught a corpus beside its rows: repair rules, a glossary, a test set."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from translate.draft import read_optional
from translate.glossary import glossary_path, read_glossary
from translate.repair.files import corpus_rules, repairs_path
from translate.repair.rules import suggest
from translate.score.testset import in_test_set, test_set_path
from translate.state import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from translate.alignment import Segment
    from translate.corpus import Corpus
    from translate.draft import Contents
    from translate.glossary import Glossary
    from translate.repair.rules import Rule


class Knowledge:
    """The files of a corpus that concern all of its articles; read when they are first needed.

    `off` are the codes of checks that are switched off; without `repaired` no repair is proposed.
    Each property raises AlignmentError with file and line where its file is broken.
    """

    def __init__(self, corpus: Corpus, off: Collection[str]) -> None:
        self._corpus = corpus
        self._off = off
        by_hand = (repairs_path(corpus.root), glossary_path(corpus.root))
        self.digest = digest("", map(read_optional, by_hand))
        self._test_set = digest("", [read_optional(test_set_path(corpus))])

    @cached_property
    def glossary(self) -> Glossary | None:
        """The glossary; None where it is missing or empty."""
        found = read_glossary(glossary_path(self._corpus.root))
        return found if found.entries else None

    def suggest(self, french: str, article_words: frozenset[str]) -> str | None:
        """The repair that the rules propose for a sentence."""
        return suggest(french, self._rules, article_words=article_words)

    def withheld(self, article: str) -> Callable[[Segment], bool]:
        """Which rows of an article are in the test set, from which nothing may be learnt."""
        return lambda row: self._in_test_set(article, row)

    def memory_digest(self, contents: Contents) -> str:
        """A digest of what the memory may learn from an article."""
        return digest(self._test_set, [contents.alignment])

    @cached_property
    def _rules(self) -> list[Rule]:
        return [] if "repaired" in self._off else corpus_rules(self._corpus.root)

    @cached_property
    def _in_test_set(self) -> Callable[[str, Segment], bool]:
        return in_test_set(self._corpus)
