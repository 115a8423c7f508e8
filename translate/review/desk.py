"""What all requests to one review server share: the corpus, the reviewer, the engine, the rows."""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.alignment import read_alignment
from translate.config import read_config
from translate.corpus import refuse_reserved
from translate.edit import Places
from translate.glossary import glossary_path, read_glossary
from translate.obey import Obedience
from translate.review.aids import Aids
from translate.review.checker import Checker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from translate.alignment import Segment
    from translate.config import Config
    from translate.corpus import Corpus
    from translate.engine import Hypothesis, Translator
    from translate.review.fields import RowName

_KEPT_ARTICLES = 512  # more than the queue is usually spread over


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of an article as its file stands, `version` telling one state from another."""

    version: str
    rows: tuple[Segment, ...]
    places: Places

    def find(self, name: RowName) -> int | None:
        """The number of a row; None where it is gone."""
        return self.places.find(name.fr, name.order, name.id)


class Desk:
    """A corpus with a reviewer before it. Safe to use from several threads."""

    def __init__(
        self,
        corpus: Corpus,
        reviewer: str,
        *,
        label: str,
        load: Callable[[], Translator],
        queue_size: int,
    ) -> None:
        """`label` names the engine that `load` gives; it is loaded when it is first needed."""
        self.corpus = corpus
        self.reviewer = reviewer
        self.label = label
        self.queue_size = queue_size
        self.aids = Aids(corpus)
        self._load = load
        self._translator: Translator | None = None
        self._engine = ThreadPoolExecutor(1, "engine")  # a translator is for one thread
        self._checker: tuple[tuple[Config, str], Checker] | None = None
        self._kept: OrderedDict[str, Rows] = OrderedDict()
        self._lock = threading.Lock()
        self._known: frozenset[str] = frozenset()

    @property
    def checker(self) -> Checker:
        """The checks under the settings and the glossary as they stand."""
        config = read_config(self.corpus.root)
        path = glossary_path(self.corpus.root)
        stamp = (config, _stamp(path))
        if self._checker is None or self._checker[0] != stamp:
            self._checker = stamp, Checker(config, read_glossary(path))
        return self._checker[1]

    def article(self, name: str) -> str:
        """The name of an article that is there. Raises UsageError or ArticleError."""
        if name not in self._known:
            (found,) = self.corpus.select([name])
            refuse_reserved(self.corpus.files(found))
            self._known |= {found}
            return found
        return name

    def rows(self, article: str) -> Rows:
        """The rows of an article. Raises AlignmentError where the file cannot be read."""
        version = self.version(article)
        with self._lock:
            kept = self._kept.get(article)
            if kept and kept.version == version:
                self._kept.move_to_end(article)
                return kept
        rows = read_alignment(self.corpus.files(article).alignment).rows
        found = Rows(version, rows, Places(rows))
        with self._lock:
            self._kept[article] = found
            if len(self._kept) > _KEPT_ARTICLES:
                self._kept.popitem(last=False)
        return found

    def version(self, article: str) -> str:
        """What changes whenever the article's rows are written."""
        return _stamp(self.corpus.files(article).alignment)

    def hypotheses(self, sentences: Sequence[str]) -> list[Hypothesis]:
        """What the engine makes of French sentences, obeying the glossary as a run does."""
        return self._engine.submit(self._obeying, list(sentences)).result()

    def _obeying(self, sentences: Sequence[str]) -> list[Hypothesis]:
        found = self._translated(sentences)
        glossary = self.checker.glossary
        return Obedience(glossary, self._translated).revise(sentences, found)

    def _translated(self, sentences: Sequence[str]) -> list[Hypothesis]:
        if self._translator is None:
            self._translator = self._load()
        found = dict(self._translator.translate(sentences))
        return [found[n] for n in range(len(sentences))]

    def close(self) -> None:
        """Let go of what other threads hold."""
        self._engine.shutdown(wait=True, cancel_futures=True)
        self.aids.close()


def _stamp(path: Path) -> str:
    """What changes whenever a file is written; empty where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return ""
    return f"{stat.st_mtime_ns}-{stat.st_size}-{stat.st_ino}"
