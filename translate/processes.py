"""The same work on many articles: in this process, or in several where that pays."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Any, TypeVar

from translate.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from translate.corpus import Corpus

T = TypeVar("T")

MOST = 60  # Windows waits for no more than 63 things at once
# Articles handed out to each process: none waits for work, and few results lie about.
AHEAD = 4


def worth_starting(corpus: Corpus, names: Sequence[str], jobs: int | None, bytes_each: int) -> int:
    """How many processes pay for these articles: at most `jobs`, by default the cores there are.

    `bytes_each` is how much of alignment files keeps a process at work for clearly longer than it
    takes to start one.
    """
    paths = (corpus.files(name).alignment for name in names)
    size = sum(path.stat().st_size for path in paths if path.exists())
    return max(1, min(jobs or _cores(), MOST, len(names), size // bytes_each))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def results(work: Callable[[str], T], names: Sequence[str], processes: int) -> Generator[T]:
    """What `work` makes of each article, in their order; with several processes, it is pickled.

    At any time a few results a process are held, however many articles there are. What `work`
    raises is raised here; CorpusError where a process dies.
    """
    if processes < 2:
        yield from map(work, names)
        return
    # Started afresh everywhere, as Windows and macOS do: nothing is shared by accident.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (work,))
    try:
        left = iter(names)
        with _deaf_to_interrupts():
            first = islice(left, processes * AHEAD)
            running = deque(pool.submit(_one, name) for name in first)
        while running:
            yield running.popleft().result()
            running.extend(pool.submit(_one, name) for name in islice(left, 1))
    except BrokenProcessPool:
        raise CorpusError(
            "a process that was at work on the articles has died, perhaps for want of memory",
            "Run again with fewer --jobs, or close other programs.",
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


@contextlib.contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started here pass over Ctrl-C from the first moment on: they inherit this."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    usual = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


# --- in the other processes ----------------------------------------------------------------------

_works: list[Callable[[str], Any]] = []


def _begin(work: Callable[[str], Any]) -> None:
    """Make this process ready; Ctrl-C is for the one that started it, whose end ends it too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _works.append(work)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _one(name: str) -> Any:
    return _works[0](name)
