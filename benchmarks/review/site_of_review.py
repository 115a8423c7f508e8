"""A review server on a corpus root, and a browser before it, for the benchmarks of the page."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

COMMAND = "from translate.cli.review import review; review()"


@contextlib.contextmanager
def served(root: Path, *options: str) -> Iterator[str]:
    """The link of a review server on `root`, which stops when the block is left."""
    command = [sys.executable, "-c", COMMAND, "--no-browser", "--root", str(root)]
    process = subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True)
    try:
        for line in process.stderr or ():
            found = re.match(r"review page: (\S+)", line)
            if found:
                yield found[1]
                return
        raise SystemExit("the server did not start")
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """The system's chromium."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise SystemExit("no chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def base_of(link: str) -> str:
    """The address of the server that a link leads to."""
    return link.partition("/enter")[0]
