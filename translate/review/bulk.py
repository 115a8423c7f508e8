"""Changes of several rows at once, each as one action that one undo takes back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translate.alignment import Status
from translate.edit import Edit, apply_edits
from translate.history import new_action

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translate.corpus import Corpus
    from translate.review.fields import RowName


@dataclass(slots=True)
class Done:
    """What became of a change of several rows: cells changed, and what could not be."""

    changed: int = 0
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seen:
    """A row with the English that the page showed: the cell, and the machine translation."""

    name: RowName
    en: str
    mt: str


def accept_rows(corpus: Corpus, seen: Iterable[Seen], reviewer: str) -> Done:
    """Accept rows as the reviewer saw them: what has changed since stays open."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    for one in seen:
        edits[one.name.article] += _acceptance(one)
    return _apply(corpus, edits, reviewer, "accept")


def _acceptance(seen: Seen) -> list[Edit]:
    name = seen.name
    return [
        Edit(name.fr, "en", seen.en, seen.en or seen.mt, name.order, name.id),
        Edit(name.fr, "status", Status.MT, Status.OK, name.order, name.id),
    ]


def same_english(
    corpus: Corpus, places: Sequence[tuple[RowName, str]], english: str, reviewer: str
) -> Done:
    """Give rows of equal French the same English; each comes with the `en` that the page showed."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    for name, seen in places:
        edits[name.article].append(Edit(name.fr, "en", seen, english, name.order, name.id))
    return _apply(corpus, edits, reviewer, "apply")


def _apply(corpus: Corpus, edits: dict[str, list[Edit]], reviewer: str, kind: str) -> Done:
    action = new_action(kind)
    done = Done()
    for article, its_edits in edits.items():
        outcome = apply_edits(corpus, article, its_edits, reviewer=reviewer, action=action)
        done.changed += len({(change.fr, change.order) for change in outcome.changes})
        done.failed += [f"{article} {c.id}: {c.why}" for c in outcome.conflicts]
        done.failed += [f"{article} {refused.id}: {refused.reason}" for refused in outcome.refused]
    return done
