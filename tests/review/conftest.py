"""A real server in a process of its own, and a real browser before it."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.made import make, row

COMMAND = "from translate.cli.review import review; review()"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass
class Server:
    """A review server on a corpus root; `link` lets one browser in."""

    root: Path
    reviewer: str = "Ana"
    port: int | None = None
    options: tuple[str, ...] = ()
    link: str = ""
    process: subprocess.Popen | None = field(default=None, repr=False)

    def start(self) -> None:
        command = [sys.executable, "-c", COMMAND, "--root", str(self.root), "--no-browser"]
        command += ["--reviewer", self.reviewer, "--port", str(self.port or free_port())]
        self.process = subprocess.Popen(
            [*command, *self.options], stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        for line in self.process.stderr:
            found = re.match(r"review page: (http://127\.0\.0\.1:(\d+)\S+)", line)
            if found:
                self.link, self.port = found[1], int(found[2])
                return
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def article(self, name: str) -> str:
        return self.url(f"/article/{quote(name)}")

    def cookie(self) -> str:
        """What a browser has after it has used the link."""
        path = self.link.partition(str(self.port))[2]
        answer = self.request("GET", path)
        assert answer.status == 200
        return answer.headers["set-cookie"].partition(";")[0]

    def request(self, method: str, path: str, body: bytes | None = None, **headers: str):
        """One request of a program; underscores in the names of headers stand for dashes."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        with contextlib.closing(connection):
            connection.putrequest(method, path, skip_host="Host" in names)
            if body is not None and "Content-Length" not in names:
                names["Content-Length"] = str(len(body))
            for name, value in names.items():
                connection.putheader(name, value.encode() if isinstance(value, str) else value)
            connection.endheaders(body)
            response = connection.getresponse()
            response.body = response.read()
            return response


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def serve():
    """Start servers; they are stopped at the end of the test."""
    started = []

    def start(root: Path, **options) -> Server:
        server = Server(root, **options)
        server.start()
        started.append(server)
        return server

    yield start
    for server in started:
        if server.process.poll() is None:
            server.kill()
        elif not server.process.stderr.closed:
            server.process.stderr.close()


@pytest.fixture(scope="session")
def browser():
    """Debian's chromium; without it the tests are skipped, but not where CI is set."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("there is no chromium")
        pytest.skip("there is no chromium")
    from playwright.sync_api import expect, sync_playwright

    # A machine that runs other tests beside these may be slow; nothing here measures time.
    expect.set_options(timeout=60_000)

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture
def context(browser):
    """A browser profile of its own, whose pages may have no error in their scripts."""
    made_context = browser.new_context(viewport={"width": 1280, "height": 800})
    made_context.set_default_timeout(60_000)
    errors = []
    made_context.on("weberror", lambda error: errors.append(str(error.error)))
    yield made_context
    made_context.close()
    assert not errors


@pytest.fixture
def opened(context):
    """Open a page of a server by its link."""

    def open_page(server: Server, path: str = "/"):
        page = context.new_page()
        page.goto(server.link or server.url(path))
        if server.link:
            page.wait_for_url(lambda url: "/enter" not in url)
            server.link = ""
        page.goto(server.url(path))
        if path != "/":
            page.wait_for_selector("html[data-ready]")
        return page

    return open_page


ROWS = (
    row("p1s1", "Le chat dort.", "The cat sleeps."),
    row("p1s2", "Oui, il a coûté 480 euros.", "Yes, it cost 470 euros."),
    row("p2s1", "Nous avons des insectes à résoudre.", "We have insects to solve."),
    row("p2s2", "Le code est prêt.", "The code is ready."),
    row("p3s1", "Le chat dort.", "The cat is sleeping."),
)


@pytest.fixture
def corpus(root):
    """A root with one article of five sentences, the same one twice."""
    make(root, "chat", *ROWS)
    return root
