"""The corpus root: which articles there are, where their files lie, and who may write them now."""

from __future__ import annotations

import contextlib
import difflib
import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING

from translate.errors import ArticleError, CorpusError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RESERVED_ENDINGS = (".orphans", ".conflicts", ".unaligned")
_LOCK_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class ArticleFiles:
    """Where the files of one article lie. `name` may hold sub-folders: `2024/mistral`."""

    root: Path
    name: str

    @property
    def french(self) -> Path:
        """The article as published; the tool never writes it."""
        return self.root / "corpus" / "fr" / f"{self.name}.txt"

    @property
    def english(self) -> Path:
        """The English article, which the tool writes."""
        return self.root / "corpus" / "en" / f"{self.name}.txt"

    @property
    def alignment(self) -> Path:
        """The rows."""
        return self.root / "alignments" / f"{self.name}.tsv"

    @property
    def orphans(self) -> Path:
        """Rows that a person has touched and whose French has gone from the article."""
        return self.root / "alignments" / f"{self.name}.orphans.tsv"

    @property
    def shown(self) -> str:
        """The article as errors and reports name it: `corpus/fr/NAME.txt`."""
        return f"corpus/fr/{self.name}.txt"


class Corpus:
    """A corpus root. Raises CorpusError where `root` is none."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.state_folder = root / ".bitext"
        self.french_folder = root / "corpus" / "fr"
        if not self.french_folder.is_dir():
            above = next(
                (p for p in root.resolve().parents if (p / "corpus" / "fr").is_dir()), None
            )
            raise CorpusError(
                f"{root.resolve()}: not a corpus root: there is no folder corpus/fr in it",
                f"The corpus root is {above}: go there, or say --root {above}."
                if above
                else "Make one with « bitext init », or name one with --root DIR.",
            )

    def files(self, name: str) -> ArticleFiles:
        """The files of an article."""
        return ArticleFiles(self.root, name)

    def names(self) -> list[str]:
        """Every article in corpus/fr, sorted, those with a reserved name among them."""
        found = self.french_folder.rglob("*.txt")
        return sorted(
            path.relative_to(self.french_folder).as_posix().removesuffix(".txt")
            for path in found
            if not path.name.startswith(".")
        )

    def removed(self) -> list[str]:
        """Articles that have an alignment file and no French any more, sorted."""
        folder = self.root / "alignments"
        present = set(self.names())
        names = (
            path.relative_to(folder).as_posix().removesuffix(".tsv")
            for path in folder.rglob("*.tsv")
            if not path.name.startswith(".")
        )
        return sorted(n for n in names if n not in present and not reserved(n))

    def select(self, wanted: Sequence[str]) -> list[str]:
        """The articles that a person named, by name or by path; all where none is named.

        Raises UsageError, with what was perhaps meant, for a name that is not there.
        """
        names = self.names()
        if not wanted:
            return names
        known = set(names)
        return list(dict.fromkeys(self._one(w, known) for w in wanted))

    def _one(self, wanted: str, known: set[str]) -> str:
        name = PurePosixPath(wanted.replace("\\", "/")).as_posix()
        with contextlib.suppress(ValueError):
            name = Path(wanted).resolve().relative_to(self.french_folder.resolve()).as_posix()
        for candidate in (name, name.removesuffix(".txt"), name.removeprefix("corpus/fr/")):
            if candidate.removesuffix(".txt") in known:
                return candidate.removesuffix(".txt")
        near = sorted(other for other in known if other.startswith(name))[:3]
        near = near or difflib.get_close_matches(name, known, n=3, cutoff=0.4)
        raise UsageError(
            f"{wanted}: no such article in {self.french_folder}",
            "Did you mean " + " or ".join(near) + "?" if near else "See « bitext status ».",
        )

    @contextlib.contextmanager
    def article_lock(self, name: str) -> Iterator[None]:
        """Held for the moment of a save; the system takes it back from a process that dies."""
        digest = hashlib.sha256(name.encode()).hexdigest()[:16]
        with self._lock(
            f"locks/{digest}", _LOCK_SECONDS, f"{name}: another program has been saving it for long"
        ):
            yield

    @contextlib.contextmanager
    def run_lock(self) -> Iterator[None]:
        """Held by the one run that may translate this root; a second is refused at once."""
        with self._lock("run", 0, f"{self.root}: another « bitext translate » is at work here"):
            yield

    @contextlib.contextmanager
    def _lock(self, name: str, seconds: float, message: str) -> Iterator[None]:
        import filelock

        path = self.state_folder / f"{name}.lock"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = filelock.FileLock(path)
            lock.acquire(timeout=seconds)
        except filelock.Timeout:
            raise CorpusError(message, "Wait until it has finished, then run again.") from None
        except OSError as error:
            raise CorpusError(
                f"{path}: cannot be written: {error.strerror}",
                "The corpus root must be writable.",
            ) from error
        try:
            yield
        finally:
            lock.release()


def reserved(name: str) -> str:
    """Why an article may not have this name; empty where it may."""
    if not all(part.strip(".") for part in name.split("/")) or PurePath(name).is_absolute():
        return "a name is a path inside corpus/fr, without empty parts, « . » and « .. »"
    if not name.isprintable() and any("\ud800" <= c <= "\udfff" for c in name):
        return "the name is no UTF-8 text"
    part = next((p for p in name.split("/") if p.startswith("_")), "")
    if part:
        return f"names that begin with _ are kept for the tool's own files ({part})"
    ending = next((e for e in RESERVED_ENDINGS if name.endswith(e)), "")
    return f"names that end in {ending} are kept for the tool's own files" if ending else ""


def refuse_reserved(files: ArticleFiles) -> None:
    """Raise ArticleError where the name of the article is one of the tool's own."""
    why = reserved(files.name)
    if why:
        raise ArticleError(f"{files.shown}: {why}", "Rename the file.")
