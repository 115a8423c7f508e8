"""An export from beginning to end: rows are gathered, split, and written with their card."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translate.errors import UsageError
from translate.exchange import FORMATS, Format, writer
from translate.exchange.card import Making, card
from translate.exchange.gather import gather
from translate.exchange.selection import Filters
from translate.exchange.targets import (
    article_targets,
    card_path,
    files_of_empty_parts,
    one_target,
    refuse_targets,
    refuse_unlicensed,
)
from translate.files import remove, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from translate.corpus import Corpus
    from translate.exchange.gather import Gathered
    from translate.exchange.splits import Split
    from translate.exchange.spool import Spool
    from translate.exchange.targets import Target
    from translate.exchange.units import Unit

    # Given what is counted and how many there are, a function to be called for each.
    Progress = Callable[[str, int], AbstractContextManager[Callable[[], None]]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What was asked for.

    `each`: `path` is a folder, for a file an article. `seed` is that of the split and, with
    `shuffle`, of the order. `public` refuses articles without a licence, and leaves reviewers'
    notes and columns behind; `command` is for the card.
    """

    path: Path
    format: str
    filters: Filters = field(default_factory=Filters)
    source: str = "fr"
    each: bool = False
    split: Split | None = None
    shuffle: bool = False
    seed: int = 1
    with_card: bool = True
    public: bool = False
    overwrite: bool = False
    command: str = ""

    @property
    def known(self) -> Format:
        """The format."""
        return FORMATS[self.format]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the targets, the parts of a split with their units, and the card."""

    targets: tuple[Target, ...]
    parts: dict[str, int]
    card: Path | None


def no_progress(_label: str, _total: int) -> AbstractContextManager[Callable[[], None]]:
    """Shows nothing."""
    return contextlib.nullcontext(lambda: None)


def read_rows(
    corpus: Corpus,
    names: Sequence[str],
    plan: Plan,
    spool: Spool,
    progress: Progress = no_progress,
) -> Gathered:
    """Put the rows of the articles that go out into the spool; see `gather`."""
    with progress("reading articles", len(names)) as watch:
        return gather(
            corpus, names, plan.filters, spool, source=plan.source, public=plan.public, watch=watch
        )


def write_out(
    corpus: Corpus,
    plan: Plan,
    found: Gathered,
    spool: Spool,
    *,
    dry_run: bool = False,
    progress: Progress = no_progress,
) -> Written:
    """Write what was found, and the card.

    Raises UsageError, with nothing written, where nothing was found, a file is in the way, or a
    licence is missing; and what the writers raise.
    """
    _refuse_nothing(found)
    if plan.public:
        refuse_unlicensed(
            (name, cells.get("licence", "")) for name, cells in found.articles.items()
        )
    if plan.split:
        spool.split(plan.split, plan.seed, found.reserved)
    parts = spool.sizes() if plan.split else {}
    seed = plan.seed if plan.shuffle else None
    if plan.each:
        targets = article_targets(plan.path, plan.known, spool, found.articles, seed)
    else:
        targets = one_target(plan.path, plan.known, spool, split=bool(plan.split), seed=seed)
    beside = None
    if plan.with_card and plan.known.publishes:
        beside = card_path(plan.path, plan.known, each=plan.each)
    files = [path for target in targets for path in target.files]
    stale = files_of_empty_parts(plan.path, plan.known, spool) if plan.split else []
    in_the_way = [*files, *stale, *([beside] if beside else [])]
    refuse_targets(corpus, in_the_way, overwrite=plan.overwrite)
    if not dry_run:
        _write(plan, found, targets, progress)
        for path in stale:
            remove(path)
        if beside:
            write_whole(beside, _card(plan, found, targets, parts).encode())
    return Written(tuple(targets), parts, beside)


def _refuse_nothing(found: Gathered) -> None:
    if found.tally.units:
        return
    if found.left_out:
        raise UsageError("no row fits what was asked for", f"Left out: {left_out(found)}.")
    raise UsageError("there are no rows to export", "Run « bitext translate » first.")


def left_out(found: Gathered) -> str:
    """How many rows stay behind, and why; empty where none do."""
    return ", ".join(f"{count} {reason}" for reason, count in found.left_out.most_common())


def _write(plan: Plan, found: Gathered, targets: Sequence[Target], progress: Progress) -> None:
    write = writer(plan.format)
    with progress("writing", sum(target.size for target in targets)) as watch:
        for target in targets:
            write(found.outgoing(_Watched(target.units, watch)), target.path)


@dataclass(frozen=True, slots=True)
class _Watched:
    """Units that report each of them that is taken."""

    units: Iterable[Unit]
    watch: Callable[[], None]

    def __iter__(self) -> Iterator[Unit]:
        for unit in self.units:
            self.watch()
            yield unit


def _card(plan: Plan, found: Gathered, targets: Sequence[Target], parts: dict[str, int]) -> str:
    from translate.exchange import dataset

    path = plan.path.resolve()  # « . » has no name
    title = path.name if plan.known.files or plan.each else path.stem
    if plan.known.folder:
        present = {part: size for part, size in parts.items() if size} or {"": found.tally.units}
        files = [(dataset.file_of(part), size) for part, size in present.items()]
        licences = {cells.get("licence", "") for cells in found.articles.values()}
        header = dataset.card_header(title, licences, found.tally.units, present)
    else:
        files = [
            (path.name if not plan.each else path.relative_to(plan.path).as_posix(), target.size)
            for target in targets
            for path in target.files
        ]
        header = ""
    making = Making(title, plan.command, files, plan.source, plan.split, plan.seed)
    return header + card(found, making)
