"""What a run tells: of its progress, of what it did, of what it would do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from translate.errors import BitextError


@dataclass(slots=True)
class Summary:
    """What a run did, in articles and in segments.

    `not_french` are the articles that it saved and that are not French: name → language.
    """

    articles: int = 0
    up_to_date: int = 0
    saved: int = 0
    segments: int = 0
    translated: int = 0
    other_engines: dict[str, int] = field(default_factory=dict)
    not_french: dict[str, str] = field(default_factory=dict)
    failed: dict[str, BitextError] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do to one article, in segments."""

    name: str
    segments: int
    to_translate: int
    orphans: int
    writes: bool


class Reporter(Protocol):
    """Who wants to know how a run goes on."""

    def begin(self, total_bytes: int) -> None:
        """So much French, in bytes of article files, is not up to date."""

    def advance(self, sentences: int, done_bytes: int) -> None:
        """So many sentences were translated; so many bytes of French are behind us."""

    def notice(self, message: str) -> None:
        """Something that the user should know and that stops nothing."""

    def failure(self, error: BitextError) -> None:
        """One article could not be done; the others go on."""
