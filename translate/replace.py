"""One replacement everywhere in what reviewers have written."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.alignment import cell_text, read_alignment
from translate.edit import Edit, apply_edits
from translate.errors import UsageError
from translate.history import new_action
from translate.reconcile import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from translate.corpus import Corpus
    from translate.edit import Outcome

COLUMNS = ("en", "fr_fixed")  # in which a replacement may be made


@dataclass(frozen=True, slots=True)
class Replacement:
    """A cell that a replacement changes, and the edit that does it."""

    article: str
    edit: Edit

    @property
    def difference(self) -> str:
        """What changes, word by word: `the [-insects-]{+bugs+} in the code`."""
        return word_difference(self.edit.base, self.edit.value)


def substitution(old: str, new: str, *, regex: bool) -> Callable[[str], str]:
    r"""The function that replaces `old` by `new` in a text, letter by letter or as a pattern.

    A pattern is one of Python's `re`, and `new` may then name its groups (`\1`). Raises
    UsageError where it is none.
    """
    if not old:
        raise UsageError("there is nothing to replace: OLD is empty")
    if not regex:
        return lambda text: text.replace(old, new)
    try:
        pattern = re.compile(old)
        re.sub(f"{old}|", new, "")  # matches here, so the groups that `new` names must be there
    except (re.error, IndexError) as error:
        raise UsageError(
            f"« {old} » with « {new} » is not a regular expression: {error}",
            "See https://docs.python.org/3/library/re.html, or leave --regex out.",
        ) from error
    return lambda text: pattern.sub(new, text)


def replacements(
    corpus: Corpus, names: Sequence[str], column: str, substitute: Callable[[str], str]
) -> Iterator[Replacement]:
    """Every filled cell of `column` that `substitute` changes. Raises AlignmentError."""
    for name in names:
        seen: Counter[str] = Counter()
        for row in read_alignment(corpus.files(name).alignment).rows:
            before = cell_text(row, column)
            after = substitute(before) if before else ""
            if after != before:
                edit = Edit(row.fr, column, before, after, seen[key(row.fr)], row.id)
                yield Replacement(name, edit)
            seen[key(row.fr)] += 1


def apply_replacements(
    corpus: Corpus, found: Sequence[Replacement], *, reviewer: str
) -> list[Outcome]:
    """Make the replacements as one action in all articles; what has changed meanwhile stays."""
    action = new_action("replace")
    edits: dict[str, list[Edit]] = {}
    for replacement in found:
        edits.setdefault(replacement.article, []).append(replacement.edit)
    return [
        apply_edits(corpus, name, its_edits, reviewer=reviewer, action=action)
        for name, its_edits in edits.items()
    ]


def word_difference(before: str, after: str) -> str:
    """Two texts as one, `[-what goes-]` and `{+what comes+}`, cut at words."""
    old, new = (re.findall(r"\w+|\s+|[^\w\s]", text) for text in (before, after))
    parts = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal":
            parts.append(gone)
        else:
            parts.append((f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else ""))
    return "".join(parts)
