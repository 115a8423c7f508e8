"""What other engines make of the segments: translated in a process of its own, and cached.

The cache is the user's own, outside any corpus; no alignment file is touched.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, cast

from translate.errors import ModelError, UsageError
from translate.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from translate.engine import EngineSpec, Hypothesis, Translator

_SECONDS = 10.0  # between two notices


@dataclass(frozen=True, slots=True)
class Measurement:
    """How one process did: segments, seconds without loading, most memory in bytes, processors."""

    segments: int
    seconds: float
    peak_bytes: int | None
    threads: int

    @property
    def speed(self) -> float:
        """Segments a second."""
        return self.segments / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Translations:
    """One hypothesis a source, what made them, and how fast (None where nothing was measured)."""

    label: str
    texts: tuple[str, ...]
    measured: Measurement | None


def parse_system(text: str, base: EngineSpec) -> tuple[str, EngineSpec]:
    """The name and the spec that `NAME=MODEL[:engine][:precision][:beamN][:device]` gives.

    What is not said is as in `base`. The model may hold colons itself, as Windows folders do.
    Raises UsageError where there is no model.
    """
    from translate.engine import EngineSpec

    name, found, rest = text.partition("=")
    model, fields = (rest if found else text), asdict(base)
    while ":" in model:
        front, _, word = model.rpartition(":")
        field = _field(word)
        if not field:
            break
        fields[field] = int(word.removeprefix("beam")) if field == "beam" else word
        model = front
    if not model or not name:
        raise UsageError(
            f"--system {text}: no model in it", "As in --system big=Helsinki-NLP/opus-mt-fr-en:int8"
        )
    return name, EngineSpec(**fields | {"model": model})


def _field(word: str) -> str:
    """Which field of a spec a word such as `int8` or `beam4` is about; empty where it is none."""
    from translate.engine.spec import DEVICES, ENGINES, PRECISIONS

    if word.startswith("beam") and word[4:].isdigit():
        return "beam"
    known = {"engine": ENGINES, "device": DEVICES, "precision": sum(PRECISIONS.values(), ())}
    return next((field for field, words in known.items() if word in words), "")


def translations(
    spec: EngineSpec,
    sources: Sequence[str],
    *,
    threads: int | None,
    batch_tokens: int,
    notice: Callable[[str], None],
) -> Translations:
    """Translate what the cache lacks, and give all.

    The measurement is that of the process that translated the most segments so far. Raises
    ModelError or UsageError where the engine cannot be loaded.
    """
    from translate.cache import translate_cached
    from translate.engine import label
    from translate.engine.cache import cache_folder

    name = label(spec)
    digest = hashlib.sha256(name.encode()).hexdigest()[:16]
    measured = cache_folder() / "measured" / f"{digest}.json"
    process = _Process(spec, threads or os.cpu_count() or 1, batch_tokens, measured)
    progress = _Progress(name, len(set(sources)), notice)
    found = translate_cached(name, sources, lambda: cast("Translator", process), progress.advance)
    texts = tuple(" ".join(hypothesis.text.split()) for hypothesis in found)
    return Translations(name, texts, _measured(measured))


class _Progress:
    """Says now and then how far a translation is."""

    def __init__(self, name: str, total: int, notice: Callable[[str], None]) -> None:
        self._name, self._total, self._notice = name, total, notice
        self._done, self._shown = 0, time.monotonic()

    def advance(self, segments: int) -> None:
        self._done += segments
        if time.monotonic() - self._shown > _SECONDS:
            self._shown = time.monotonic()
            self._notice(f"{self._name}: {self._done} of {self._total} segments translated")


@dataclass(frozen=True, slots=True)
class _Process:
    """A translator that is a process of its own; it keeps its largest measurement in a file."""

    spec: EngineSpec
    threads: int
    batch_tokens: int
    measured: Path

    def translate(self, sentences: Sequence[str]) -> Iterator[tuple[int, Hypothesis]]:
        """Each input's number and hypothesis, as the process gives them."""
        from translate.engine import Hypothesis

        job = {
            "spec": asdict(self.spec),
            "sentences": sentences,
            "threads": self.threads,
            "batch_tokens": self.batch_tokens,
        }
        command = [sys.executable, "-m", "translate.score.worker"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        ) as process:
            if process.stdin is None or process.stdout is None:
                raise AssertionError
            with process.stdin as stream:
                json.dump(job, stream)
            end: dict[str, Any] = {}
            for value in map(json.loads, process.stdout):
                if "n" in value:
                    flags = tuple(value["flags"])
                    yield value["n"], Hypothesis(value["mt"], value["confidence"], flags)
                else:
                    end = value
        if "error" in end:
            raise ModelError(end["error"], end["hint"])
        if "seconds" not in end:
            raise ModelError(
                f"{self.spec.model}: the process that translates ended with status "
                f"{process.returncode}",
                "If memory ran out, try a smaller --batch-tokens. What was done is kept.",
            )
        now = Measurement(len(sentences), end["seconds"], end["peak_bytes"], self.threads)
        before = _measured(self.measured)
        if before is None or now.segments >= before.segments:
            write_whole(self.measured, json.dumps(asdict(now)).encode())


def _measured(path: Path) -> Measurement | None:
    try:
        return Measurement(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
