"""The main job: plan, translate and save the articles of a corpus, so that it can be broken off.

Articles are taken in windows of some thousand sentences. What the model gives goes to a flushed
journal batch by batch, and into the article's files when their window is done. No lock is held
on an article but for the moment of its save, which reads the files again: whatever people have
changed meanwhile stays.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from translate import __version__, outside
from translate.alignment import Status, parse_alignment
from translate.checks.lang import foreign_language
from translate.checks.rough import article_roughness
from translate.corpus import refuse_reserved
from translate.draft import (
    Choice,
    Contents,
    Reading,
    make_draft,
    read_contents,
    read_optional,
    translated,
)
from translate.errors import BitextError, CorpusError
from translate.files import remove_leftovers
from translate.journal import Journal
from translate.knowledge import Knowledge
from translate.memory import LABEL, Memory
from translate.run_report import Plan, Summary
from translate.state import Seen, State, digest
from translate.store import store_article
from translate.translating import JournalledModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from translate.alignment import Segment
    from translate.corpus import ArticleFiles, Corpus
    from translate.draft import Draft
    from translate.engine import Translator
    from translate.run_report import Reporter

WINDOW = 2048  # sentences that are sorted by length and batched together
_TRIES = 3  # how often an article is taken up again that people change while it is translated


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is to do. `choice.label` names the engine that `load` will give."""

    choice: Choice
    reading: Reading = field(default_factory=Reading)
    batch_tokens: int = 1024
    checks_off: tuple[str, ...] = ()
    locale: str = ""


@dataclass(slots=True)
class _Window:
    """Some articles that are translated together; `size` is their French in bytes."""

    drafts: list[Draft] = field(default_factory=list)
    sources: dict[str, None] = field(default_factory=dict)
    size: int = 0


class Run:
    """One run over some articles of a corpus.

    `load` gives the translator and is called at most once, when there is something to translate.
    """

    def __init__(
        self,
        corpus: Corpus,
        options: Options,
        load: Callable[[], Translator],
        reporter: Reporter,
    ) -> None:
        self._corpus = corpus
        self._options = options
        self._reporter = reporter
        self._state = State(corpus.state_folder)
        self._journal = Journal(corpus.state_folder / "journal.jsonl")
        self._label = options.choice.label
        self._knowledge = Knowledge(corpus, options.checks_off)
        self._model = JournalledModel(
            load,
            self._label,
            self._journal,
            lambda: self._knowledge.glossary,
            reporter.advance,
            options.batch_tokens,
        )
        settings = (options.reading, options.checks_off, options.locale)
        self._settings = f"{__version__} {settings} {self._knowledge.digest}"
        self._summary = Summary()
        self._standing: dict[str, Seen] = {}
        self._memory: Memory

    def plans(self, names: Sequence[str]) -> Iterator[Plan]:
        """What `execute` would do, article by article. Writes nothing."""
        with Memory(None) as self._memory:
            self._index(self._contents(self._corpus.names()))
            for name in names:
                draft = self._draft_of(name)
                if draft:
                    yield self._plan(draft)

    def execute(self, names: Sequence[str]) -> Summary:
        """Translate and save. Raises CorpusError where another run is at work on this root."""
        folder = self._corpus.state_folder
        with self._corpus.run_lock(), Memory(folder / "memory.sqlite") as self._memory:
            for written in ("alignments", "corpus/en", ".bitext"):
                remove_leftovers(self._corpus.root / written)
            self._summary = Summary(articles=len(names))
            pending = self._pending(names)
            self._reporter.begin(sum(size for _, size in pending))
            try:
                self._all(pending)
                self._all(self._recalled(names))
            finally:
                self._state.save()
            if not self._summary.failed:
                self._journal.close()
            self._summary.translated = self._model.translated
            self._count()
            return self._summary

    # --- which articles ------------------------------------------------------------------

    def _pending(self, names: Sequence[str]) -> list[tuple[str, int]]:
        """The articles that are not up to date, with the size of their French in bytes."""
        wanted = set(names)
        contents = dict(self._contents(self._corpus.names()))
        self._index(contents.items())
        recalled = self._memory.recalled()
        pending = []
        for name, content in contents.items():
            if name in wanted and (name in recalled or not self._up_to_date(name, content)):
                pending.append((name, max(1, len(content.french or b""))))
        return pending

    def _contents(self, names: Iterable[str]) -> Iterator[tuple[str, Contents]]:
        for name in names:
            try:
                refuse_reserved(self._corpus.files(name))
                yield name, read_contents(self._corpus.files(name))
            except BitextError as error:
                self._fail(name, error)

    def _recalled(self, names: Iterable[str]) -> list[tuple[str, int]]:
        """Articles that get other answers of the memory by what this run has saved elsewhere."""
        recalled = self._memory.recalled() - self._summary.failed.keys()
        return [(name, 1) for name in names if name in recalled]

    def _index(self, contents: Iterable[tuple[str, Contents]]) -> None:
        """Bring the memory up to date."""
        known = self._memory.digests()
        self._index_outside(known.get(outside.NAME))
        for name, content in contents:
            current = self._knowledge.memory_digest(content)
            if known.get(name) != current:
                try:
                    rows = parse_alignment(content.alignment or b"", name).rows
                except BitextError:
                    continue  # it is reported when its turn comes
                self._memory.update(name, current, rows, self._knowledge.withheld(name))

    def _index_outside(self, known: str | None) -> None:
        path = self._corpus.files(outside.NAME).alignment
        try:
            data = read_optional(path)
            current = digest("", [data])
            if known != current and (known or data is not None):
                rows = parse_alignment(data or b"", str(path)).rows
                self._memory.update_outside(current, rows)
        except BitextError as error:
            self._fail(outside.NAME, error)

    def _up_to_date(self, name: str, contents: Contents) -> bool:
        seen, choice = self._state.seen(name), self._options.choice
        if not seen or choice.force or choice.rows or choice.include_reviewed:
            return False
        if choice.renew and seen.engines.keys() - {self._label}:
            return False
        if seen.digest != self._digest(contents):
            return False
        self._summary.up_to_date += 1
        self._standing[name] = seen
        return True

    def _digest(self, contents: Contents) -> str:
        files = (contents.french, contents.alignment, contents.orphans, contents.english)
        return digest(self._settings, files)

    def _count(self) -> None:
        """Sum up, at the end, how the articles of this run stand."""
        for seen in self._standing.values():
            self._summary.segments += seen.segments
            for label, rows in seen.engines.items():
                if label != self._label:
                    others = self._summary.other_engines
                    others[label] = others.get(label, 0) + rows

    # --- planning ------------------------------------------------------------------------

    def _draft_of(self, name: str) -> Draft | None:
        """The article's draft; None, and a failure reported, where it cannot be read."""
        if name in self._summary.failed:
            return None
        try:
            return self._read(self._corpus.files(name))
        except BitextError as error:
            self._fail(name, error)
            return None

    def _read(self, files: ArticleFiles, contents: Contents | None = None) -> Draft:
        contents = contents or read_contents(files)
        return make_draft(
            files, contents, self._options.reading, self._memory.answer, self._knowledge.suggest
        )

    def _fail(self, name: str, error: BitextError) -> None:
        self._summary.failed[name] = error
        self._reporter.failure(error)

    def _plan(self, draft: Draft) -> Plan:
        wanted = self._wanted(draft)
        return Plan(
            name=draft.files.name,
            segments=len(draft.rows),
            to_translate=len(wanted),
            orphans=len(draft.orphans),
            writes=bool(wanted) or self._translated(draft).rendered() != draft.contents,
        )

    def _wanted(self, draft: Draft) -> list[str]:
        """The French of this article that is still to be translated."""
        wanted = draft.wanted(self._options.choice)
        return [text for text in wanted if not self._model.known(text)]

    def _translated(self, draft: Draft) -> Draft:
        return translated(
            draft,
            self._options.choice,
            self._model.known,
            off=self._options.checks_off,
            locale=self._options.locale,
            glossary=self._knowledge.glossary,
        )

    # --- translating and saving ----------------------------------------------------------

    def _all(self, pending: Iterable[tuple[str, int]]) -> None:
        """Translate window after window.

        While the model is at work on one, the one before it is saved and the next one is read, so
        that the model need not wait.
        """
        articles = iter(pending)
        behind, window = _Window(), _Window()
        for _ in self._read_into(window, articles):
            pass
        while window.size:
            ahead = _Window()
            meanwhile = chain(self._saving(behind), self._read_into(ahead, articles))
            sources = [text for text in window.sources if not self._model.known(text)]
            self._model.translate(sources, window.size, meanwhile)
            for _ in meanwhile:
                pass
            behind, window = window, ahead
        for _ in self._saving(behind):
            pass

    def _read_into(self, window: _Window, articles: Iterator[tuple[str, int]]) -> Iterator[None]:
        """Draft articles into a window until it is full, one a step."""
        while len(window.sources) < WINDOW:
            try:
                name, size = next(articles)
            except StopIteration:
                return
            window.size += size
            draft = self._draft_of(name)
            if draft:
                window.drafts.append(draft)
                window.sources.update(dict.fromkeys(self._wanted(draft)))
            yield

    def _saving(self, window: _Window) -> Iterator[None]:
        """Save the articles of a translated window, one a step."""
        for draft in window.drafts:
            try:
                self._finish(draft)
            except BitextError as error:
                self._fail(draft.files.name, error)
            yield
        self._state.save()

    def _finish(self, draft: Draft) -> None:
        """Save an article, as its files stand now; translate what people changed meanwhile."""
        files = draft.files
        for _ in range(_TRIES):
            with self._corpus.article_lock(files.name):
                contents = read_contents(files)
                if contents != draft.contents:
                    draft = self._read(files, contents)
                missing = self._wanted(draft)
                if not missing:
                    self._save(self._translated(draft), before=draft.rows)
                    return
            self._model.translate(missing)
        raise CorpusError(
            f"{files.shown}: it is being changed while it is translated", "Run again later."
        )

    def _save(self, draft: Draft, before: Sequence[Segment]) -> None:
        name = draft.files.name
        new = store_article(draft, before, self._state, self._reporter.notice)
        self._memory.answered(name)
        self._memory.update(
            name, self._knowledge.memory_digest(new), draft.rows, self._knowledge.withheld(name)
        )
        self._summary.saved += new != draft.contents
        language = _foreign_language(draft.rows)
        if language:
            self._summary.not_french[name] = language
        rough = round(article_roughness(draft.rows), 3)
        seen = Seen(self._digest(new), len(draft.rows), _engines(draft.rows), rough)
        self._state.set_seen(name, seen)
        self._standing[name] = seen


def _foreign_language(rows: Sequence[Segment]) -> str:
    """The language of an article most of which is not French; empty for a French one."""
    flagged = [row.fr for row in rows if "lang" in row.flags]
    total = sum(len(row.fr) for row in rows if row.status is not Status.SKIP)
    if 2 * sum(map(len, flagged)) <= total:
        return ""
    return foreign_language(" ".join(flagged)) or "another language"


def _engines(rows: Sequence[Segment]) -> dict[str, int]:
    """How many rows that nobody has settled each engine has translated."""
    open_rows = (r for r in rows if r.engine and not r.settled and r.status is not Status.SKIP)
    labels = Counter(row.engine_label for row in open_rows)
    return {name: labels[name] for name in sorted(labels) if not name.startswith(LABEL)}
