"""The built site: complete, linked, generated from the code, and loading nothing from elsewhere."""

import functools
import http.server
import re
import shutil
import threading
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
import pytest

from translate.alignment import COLUMNS, Status
from translate.checks import CHECKS
from translate.cli import main
from translate.exchange import FORMATS

REPOSITORY = Path(__file__).parents[2]
BARE = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data"}


class Page(HTMLParser):
    """What a page holds: its text, its code, the targets of its links, and what it loads."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.anchors: set[str] = set()
        self.code: list[str] = []
        self.text = ""
        self._in_code = 0
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.anchors.update(given[name] for name in ("id", "name") if given.get(name))
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "link" and given.get("rel") not in ("canonical", "prev", "next"):
            self.loads.append(given["href"])
        elif LOADS.get(tag) in given:
            self.loads.append(given[LOADS[tag]])
        elif tag == "code":
            self._in_code += 1
            self.code.append("")

    def handle_endtag(self, tag):
        if tag == "code":
            self._in_code -= 1

    def handle_data(self, data):
        self.text += data
        if self._in_code:
            self.code[-1] += data


@pytest.fixture(scope="session")
def pages(site):
    """Path in the site → the page."""
    return {path: Page(path) for path in sorted(site.rglob("*.html")) if path.name != "404.html"}


def page_of(pages, name):
    (page,) = (page for path, page in pages.items() if path.as_posix().endswith(f"/{name}.html"))
    return page


def test_every_link_leads_somewhere(pages):
    broken = []
    for path, page in pages.items():
        for link in page.links + page.loads:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchors = pages[target].anchors if target in pages else set()
            if not target.is_file() or (parts.fragment and unquote(parts.fragment) not in anchors):
                broken.append(f"{path.name}: {link}")
    assert not broken


def test_no_page_loads_anything_from_elsewhere(pages):
    for path, page in pages.items():
        assert page.loads, path
        assert not [load for load in page.loads if urlsplit(load).netloc], path


@pytest.mark.parametrize("path", BARE, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_links_of_the_bare_files_lead_somewhere_in_the_repository(path):
    """As they are read where the repository is looked at without the site."""
    links = re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))
    for link in links:
        parts = urlsplit(link)
        if parts.scheme or not parts.path:
            continue
        target = (path.parent / parts.path).resolve()
        assert target.exists(), link
        if parts.fragment and "<!-- put here" not in target.read_text(encoding="utf-8"):
            assert parts.fragment in heading_ids(target), link


def heading_ids(path: Path) -> set[str]:
    """The anchors that a Markdown file has where the repository is looked at."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


# --- what comes from the code ----------------------------------------------------------------


def commands(group=main, path=("bitext",)):
    """The commands that people are shown: path → command."""
    for name, command in group.commands.items():
        if command.hidden:
            continue
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


def test_the_commands_page_is_the_code(pages):
    page = page_of(pages, "reference/commands")
    text = " ".join(page.text.split())
    for path, command in commands():
        context = click.Context(command, info_name=" ".join(path))
        usage = " ".join([" ".join(path), *command.collect_usage_pieces(context)])
        assert f"{usage}\n" in page.code, path
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                names, said = parameter.get_help_record(context)
                assert names in page.code, (path, names)
                assert " ".join(said.split()) in text, (path, names)


def test_each_flag_is_described(pages):
    page = page_of(pages, "reference/flags")
    for check in CHECKS:
        assert check.code in page.code
        assert check.explanation in page.text


def test_each_column_and_status_is_described(pages):
    page = page_of(pages, "reference/files")
    assert set(COLUMNS) <= set(page.code)
    assert {str(status) for status in Status} <= set(page.code)


def test_each_format_is_described(pages):
    page = page_of(pages, "tasks/publish")
    for name, known in FORMATS.items():
        assert name in page.code
        if known.reads and known.endings:
            assert known.endings[0] in page.code


def test_each_command_is_told_of_outside_the_list_of_commands(pages):
    told = "".join(page.text for path, page in pages.items() if path.parent.name != "reference")
    for path, command in commands():
        if not isinstance(command, click.Group):
            assert " ".join(path) in told, path


# --- in a browser ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def served(site):
    """The address of a static server on the site."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
@pytest.mark.parametrize("how", ["file", "server"])
def test_the_search_works_and_nothing_is_asked_of_the_network(site, pages, served, how):
    from playwright.sync_api import sync_playwright

    base = served if how == "server" else site.as_uri()
    asked, faults = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        for path in pages:
            page.goto(f"{base}/{path.relative_to(site).as_posix()}")
        # As a link to a search, so that no key is pressed before the page listens.
        page.goto(f"{base}/index.html?q=glossary")
        page.locator(".md-search-result__link").first.wait_for(timeout=120_000)
        assert "The glossary" in page.locator(".md-search-result__list").inner_text()
        browser.close()
    elsewhere = [url for url in asked if not url.startswith((base, "data:", "blob:", "about:"))]
    assert not elsewhere
    assert not faults
