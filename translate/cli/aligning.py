"""What `bitext align` does with one pair of texts: reads, translates, aligns, files it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from translate.cli.progress import ProgressReporter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from translate.align.formats import Pairs
    from translate.align.into_corpus import Added
    from translate.align.texts import Text
    from translate.config import Config
    from translate.engine import EngineSpec


@dataclass(frozen=True)
class Job:
    """What the options say of reading, translating and marking."""

    root: Path
    asked: dict[str, Any]
    jobs: int | None
    mode: str | None
    encoding: str | None
    presegmented: bool
    least: float

    @cached_property
    def config(self) -> Config:
        """The settings of the corpus."""
        from translate.config import read_config

        return read_config(self.root)

    @cached_property
    def spec(self) -> EngineSpec:
        """The engine that translates for the aligner: greedy, unless a beam is asked for."""
        from translate.cli.engines import engine_spec

        return engine_spec(self.config, {**self.asked, "beam": self.asked["beam"] or 1})

    def translations(self, sentences: Sequence[str]) -> list[str]:
        """Translations of French sentences, however rough, for the aligner."""
        from translate.cache import translate_cached
        from translate.engine import label, load

        with ProgressReporter() as reporter:
            reporter.begin(len(sentences))
            found = translate_cached(
                label(self.spec),
                sentences,
                lambda: load(self.spec, threads=self.jobs),
                lambda count: reporter.advance(count, count),
            )
        return [hypothesis.text for hypothesis in found]

    def english(self, path: Path) -> Text:
        """The English text of a file, in sentences."""
        from translate.align.texts import read_english, read_lines

        if self.presegmented:
            return read_lines(path, self.encoding)
        return read_english(path, mode=self.mode or "auto", encoding=self.encoding)

    def align(self, fr: Path, en: Path) -> Pairs:
        """The two texts with the beads that join them."""
        from translate.align import align, check_sides
        from translate.align.formats import Pairs
        from translate.align.texts import read_french, read_lines

        if self.presegmented:
            french = read_lines(fr, self.encoding)
        else:
            french = read_french(fr, mode=self.mode or "auto", encoding=self.encoding)
        english = self.english(en)
        check_sides(french.sentences, english.sentences)
        beads = align(
            french.sentences,
            english.sentences,
            self.translations(french.sentences),
            fr_breaks=french.breaks,
            en_breaks=english.breaks,
        )
        return Pairs(french.sentences, english.sentences, beads, self.least)

    def add(self, name: str, fr: Path, en: Path | None = None) -> bool:
        """Add one pair and translate it; whether it went well, errors printed.

        Without `en`, `fr` is a TMX file that holds both sides.
        """
        from translate.errors import BitextError

        try:
            added = self._add_texts(name, fr, en) if en else self._add_tmx(name, fr)
            self._translate(name)
        except BitextError as error:
            click.echo(f"{name}: {error}", err=True)
            return False
        click.echo(
            f"{name}: {added.aligned} rows with English, {added.french_only} without, "
            f"{added.english_only} English sentences without French"
        )
        return True

    def _add_texts(self, name: str, fr: Path, en: Path) -> Added:
        from translate.align.into_corpus import add_pair
        from translate.article import read_text
        from translate.corpus import Corpus

        return add_pair(
            Corpus(self.root),
            name,
            read_text(fr, self.encoding),
            self.english(en),
            self.translations,
            presegmented=self.presegmented,
            least=self.least,
            mode=self.mode or self.config.input_mode,
        )

    def _add_tmx(self, name: str, path: Path) -> Added:
        from translate.align.into_corpus import add_aligned
        from translate.align.texts import read_tmx
        from translate.corpus import Corpus

        return add_aligned(Corpus(self.root), name, *read_tmx(path))

    def _translate(self, name: str) -> None:
        """Put the machine translation beside the English, and publish."""
        from translate.cli.engines import engine_spec
        from translate.corpus import Corpus
        from translate.draft import Choice, Reading
        from translate.engine import label, load
        from translate.run import Options, Run

        spec = engine_spec(self.config, self.asked)
        reading = Reading(self.mode or self.config.input_mode)
        with ProgressReporter() as reporter:
            chosen = Options(
                Choice(label(spec)),
                reading,
                checks_off=self.config.checks_off,
                locale=self.config.locale,
            )
            Run(Corpus(self.root), chosen, lambda: load(spec, threads=self.jobs), reporter).execute(
                [name]
            )
