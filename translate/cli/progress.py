"""How a run is shown, on standard error: a bar where a person watches, plain lines where not."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from rich.progress import Progress

    from translate.errors import BitextError

_PLAIN_SECONDS = 10.0  # between two plain lines


class ProgressReporter:
    """Shows a run; a context manager, so that the bar is closed before anything else is printed."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._total = 0
        self._bytes = 0
        self._sentences = 0
        self._started = self._shown = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def begin(self, total_bytes: int) -> None:
        """Show an empty bar, where there is anything to do and somebody to see it."""
        self._total = total_bytes
        if total_bytes and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

            self._bar = Progress(
                TextColumn("translating"),
                BarColumn(),
                TextColumn("{task.percentage:>3.0f} %  {task.fields[speed]}"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._bar.start()
            self._bar.add_task("", total=total_bytes, speed="")

    def advance(self, sentences: int, done_bytes: int) -> None:
        """Move the bar, or print a line now and then."""
        self._sentences += sentences
        self._bytes += done_bytes
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=self._bytes, speed=self._speed())
        elif time.monotonic() - self._shown > _PLAIN_SECONDS:
            self._shown = time.monotonic()
            click.echo(f"{self._percent()} %  {self._speed()}  {self._left()}", err=True)

    def notice(self, message: str) -> None:
        """Print a line above the bar."""
        self._line(f"note: {message}")

    def failure(self, error: BitextError) -> None:
        """Print an error above the bar."""
        self._line(str(error))

    def _line(self, text: str) -> None:
        if self._bar:
            self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(text, err=True)

    def _percent(self) -> int:
        return 100 * self._bytes // max(1, self._total)

    def _speed(self) -> str:
        seconds = max(0.001, time.monotonic() - self._started)
        return f"{self._sentences / seconds:.0f} segments/s"

    def _left(self) -> str:
        if not self._bytes:
            return ""
        seconds = (time.monotonic() - self._started) * (self._total / self._bytes - 1)
        minutes, seconds = divmod(round(seconds), 60)
        return f"{minutes}:{seconds:02d} left"
