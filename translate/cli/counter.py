"""How long work of known size is shown, on standard error: a bar, or a line now and then."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BAR_SECONDS = 0.1  # between two looks of the bar
_PLAIN_SECONDS = 10.0  # between two plain lines


@contextlib.contextmanager
def counter(label: str, total: int) -> Iterator[Callable[[], None]]:
    """A function to be called for each of `total` things that is done.

    A bar where a person watches; where not, nothing for short work and plain lines for long.
    """
    with contextlib.ExitStack() as stack:
        watched = sys.stderr.isatty()
        show = _bar(label, total, stack) if watched else _plain(label, total)
        pause = _BAR_SECONDS if watched else _PLAIN_SECONDS
        shown = time.monotonic()
        done = 0

        def advance() -> None:
            nonlocal done, shown
            done += 1
            now = time.monotonic()
            if now - shown >= pause or (watched and done == total):
                shown = now
                show(done)

        yield advance


def _bar(label: str, total: int, stack: contextlib.ExitStack) -> Callable[[int], None]:
    from rich.console import Console
    from rich.progress import Progress

    bar = stack.enter_context(Progress(console=Console(stderr=True), transient=True))
    task = bar.add_task(label, total=total)
    return lambda done: bar.update(task, completed=done)


def _plain(label: str, total: int) -> Callable[[int], None]:
    started = time.monotonic()

    def show(done: int) -> None:
        seconds = time.monotonic() - started
        minutes, rest = divmod(round(seconds * (total / done - 1)), 60)
        click.echo(
            f"{label}: {100 * done // total} %  {done / max(seconds, 0.001):.0f}/s  "
            f"{minutes}:{rest:02} left",
            err=True,
        )

    return show
