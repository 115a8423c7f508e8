"""Where an export goes: the files it will write, and what goes into each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.config import FILE_NAME
from translate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from translate.corpus import Corpus
    from translate.exchange import Format
    from translate.exchange.spool import Spool, Units


@dataclass(frozen=True, slots=True)
class Target:
    """A path that a writer is given, the units that go there, and the files that it will write."""

    path: Path
    units: Units
    size: int
    articles: int
    files: tuple[Path, ...]


def one_target(
    path: Path, known: Format, spool: Spool, *, split: bool = False, seed: int | None = None
) -> list[Target]:
    """Everything in one place, or, where it was split, in a file for each part that has any.

    The files of the parts are NAME.train.ENDING and so on. `seed` shuffles.
    """
    if not split or known.folder:
        return [_target(path, known, spool.units(seed=seed))]
    parts = (part for part, size in spool.sizes().items() if size)
    return [_target(_of_part(path, part, known), known, spool.units(part=part, seed=seed))
            for part in parts]  # fmt: skip


def article_targets(
    folder: Path, known: Format, spool: Spool, articles: Iterable[str], seed: int | None = None
) -> list[Target]:
    """A file in the folder for each of the articles."""
    ending = known.endings[0] if known.endings else ""
    return [
        _target(folder / f"{name}{ending}", known, spool.units(article=name, seed=seed))
        for name in articles
    ]


def files_of_empty_parts(path: Path, known: Format, spool: Spool) -> list[Path]:
    """Where parts that have no units would lie: an earlier export may have left files there."""
    if known.folder:
        return []  # its writer sees to that
    empty = (part for part, size in spool.sizes().items() if not size)
    return [file for part in empty for file in _files(_of_part(path, part, known), known)]


def _of_part(path: Path, part: str, known: Format) -> Path:
    if known.files:
        return path.with_name(f"{path.name}.{part}")
    return path.with_name(f"{path.stem}.{part}{path.suffix}")


def _target(path: Path, known: Format, units: Units) -> Target:
    size, articles = units.spool.size(units)
    return Target(path, units, size, articles, _files(path, known))


def _files(path: Path, known: Format) -> tuple[Path, ...]:
    behind = (path.parent / f"{path.name}{ending}" for ending in known.files)
    return tuple(behind) or (path,)


def card_path(path: Path, known: Format, *, each: bool) -> Path:
    """Where the card of an export lies; `each`: `path` is a folder with a file an article."""
    if known.folder or each:
        return path / "README.md"
    return path.with_name(f"{path.name}.README.md")


def refuse_targets(corpus: Corpus, files: Iterable[Path], *, overwrite: bool) -> None:
    """Raise UsageError for a file that holds what a person wrote, or may."""
    own = [
        (corpus.root / name).resolve() for name in ("alignments", "corpus", ".bitext", FILE_NAME)
    ]
    for path in files:
        if path.exists() and not path.is_file():
            raise UsageError(f"{path}: is there already, and no file", "Choose another name.")
        if any(path.resolve().is_relative_to(folder) for folder in own):
            raise UsageError(f"{path}: lies among the corpus's own files", "Choose another folder.")
        if path.exists() and not overwrite:
            raise UsageError(
                f"{path}: is there already",
                "It may hold a reviewer's work: import it first, or give --overwrite.",
            )


def refuse_unlicensed(articles: Iterable[tuple[str, str]]) -> None:
    """Raise UsageError, which names them, where articles, given with licences, have none."""
    missing = [name for name, licence in articles if not licence.strip()]
    if missing:
        raise UsageError(
            "--public: no licence is known for " + ", ".join(missing),
            "Write it into the column « licence » of corpus/articles.tsv, or leave the article "
            "out; nothing was written.",
        )
