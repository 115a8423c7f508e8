"""Translating for a run: by the model, obeying the glossary, into the journal batch by batch."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from translate.obey import Obedience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from translate.engine import Hypothesis, Translator
    from translate.glossary import Glossary
    from translate.journal import Journal

FLUSH = 64  # sentences that are journalled at once
MEANWHILE = 5  # steps of other work between two of these


class JournalledModel:
    """The model of a run, loaded when it is first needed, and what it has translated already.

    `advance` is told how many sentences were translated and how much of `size` is behind.
    """

    def __init__(
        self,
        load: Callable[[], Translator],
        label: str,
        journal: Journal,
        glossary: Callable[[], Glossary | None],
        advance: Callable[[int, int], None],
        batch_tokens: int,
    ) -> None:
        self._load = load
        self._label = label
        self._journal = journal
        self._glossary = glossary
        self._advance = advance
        self._batch_tokens = batch_tokens
        self.translated = 0

    def known(self, source: str) -> Hypothesis | None:
        """What the model has made of a sentence in this run or a broken-off one."""
        return self._journal.get(self._label, source)

    def translate(
        self, sources: Sequence[str], size: int = 0, meanwhile: Iterator[None] | None = None
    ) -> None:
        """Translate into the journal; `size` is the progress that this makes as a whole.

        Some steps of `meanwhile`, other work, are taken whenever sentences have been journalled:
        the engine goes on with the batches that it has.
        """
        batch: list[tuple[str, Hypothesis]] = []
        reported = 0
        for done, (index, hypothesis) in enumerate(self._hypotheses(sources), 1):
            batch.append((sources[index], hypothesis))
            if len(batch) >= FLUSH or done == len(sources):
                self._journal.add(self._label, self._obeying(batch))
                behind = size * done // len(sources)
                self._advance(len(batch), behind - reported)
                self.translated += len(batch)
                batch, reported = [], behind
                for _ in islice(meanwhile or (), MEANWHILE):
                    pass
        self._advance(0, size - reported)

    def _hypotheses(self, sources: Sequence[str]) -> Iterator[tuple[int, Hypothesis]]:
        if sources:
            yield from self._translator.translate(sources, batch_tokens=self._batch_tokens)

    @cached_property
    def _translator(self) -> Translator:
        return self._load()

    def _obeying(self, batch: Sequence[tuple[str, Hypothesis]]) -> list[tuple[str, Hypothesis]]:
        """The batch, what breaks the glossary mended where that is safe."""
        if self._obedience is None:
            return list(batch)
        sources = [source for source, _ in batch]
        revised = self._obedience.revise(sources, [hypothesis for _, hypothesis in batch])
        return list(zip(sources, revised, strict=True))

    @cached_property
    def _obedience(self) -> Obedience | None:
        def translate(texts: Sequence[str]) -> list[Hypothesis]:
            found = dict(self._hypotheses(texts))
            return [found[n] for n in range(len(texts))]

        glossary = self._glossary()
        return Obedience(glossary, translate) if glossary else None
