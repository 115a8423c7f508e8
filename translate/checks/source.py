"""The flags of an article's French, which need the article as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.checks.boilerplate import boilerplate
from translate.checks.duplicate import duplicates
from translate.checks.encoding import mojibake
from translate.checks.lang import not_french

if TYPE_CHECKING:
    from collections.abc import Sequence


def source_flags(
    paragraphs: Sequence[str], segments: Sequence[tuple[int, str]]
) -> list[tuple[str, ...]]:
    """The flags of each segment, given as (number of its paragraph from 0, French), in order."""
    skipped = boilerplate(paragraphs)
    foreign = {n for n, text in enumerate(paragraphs) if n not in skipped and not_french(text)}
    kept = [n for n, (paragraph, _) in enumerate(segments) if paragraph not in skipped]
    copies = {kept[copy] for copy in duplicates([segments[n] for n in kept])}
    return [
        tuple(
            code
            for code, found in (
                ("boilerplate", paragraph in skipped),
                ("duplicate", n in copies),
                ("lang", paragraph in foreign),
                ("encoding", mojibake(text)),
            )
            if found
        )
        for n, (paragraph, text) in enumerate(segments)
    ]
