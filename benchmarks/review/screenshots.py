"""Screenshots of the review page, on a corpus made for them, into a folder.

python benchmarks/review/screenshots.py docs/screenshots
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from site_of_review import base_of, chromium, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

ARTICLE = "entretien-tessonne"
SIZE = {"width": 1280, "height": 860}


GLOSSARY = (
    "fr\ten\tdnt\tforbidden\tnote\n"
    "capteur\tsensor\t\t\t\n"
    "atelier\tworkshop\t\tstudio\t\n"
    "panne\tbreakdown|failure\t\tout of order\tof a machine\n"
)


def prepare(root: Path) -> None:
    """A demo corpus, translated, with a glossary."""
    subprocess.run([sys.executable, "-m", "translate", "demo", str(root)], check=True)
    (root / "alignments" / "_glossary.tsv").write_text(GLOSSARY, encoding="utf-8")


# What the reviewer writes, sentence by sentence; "a" accepts and "q" doubts what is there.
WRITTEN = (
    '"A machine complains long before it breaks": Maud Estivareilles, who listens to factories',
    "In Saint-Étienne, Tessonne fits sensors to presses and lets a model guess what will fail.",
    "Six years on, it equips a hundred and forty sites and has just raised 18 million euros.",
    "q",
    "You run a software company, and yet the first thing one sees is a lathe from the sixties.",
    "a",
    "It does, and it even makes parts.",
    "It was my father's.",
)
TYPING = "When his workshop closed, nobody wanted it, so I bought it back for the price of scrap."


def review_some(page: Page) -> None:
    """A reviewer's first minutes, up to a sentence with a term of the glossary, on that term."""
    page.keyboard.press("u")
    for text in WRITTEN:
        if len(text) == 1:
            page.keyboard.press(text)
            if text == "q":
                page.keyboard.press("u")
            continue
        page.keyboard.press("e")
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
        page.keyboard.press("Control+Enter")
        page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type(TYPING)
    page.keyboard.press("Control+Home")
    for _ in range(len("When his wo")):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(4000)


def shoot(link: str, folder: Path) -> None:
    """Save every view."""
    with chromium() as browser:
        context = browser.new_context(viewport=SIZE)
        page = context.new_page()
        page.goto(link)
        page.wait_for_url(lambda url: "/enter" not in url)
        base = base_of(link)
        page.goto(f"{base}/article/{ARTICLE}")
        page.wait_for_selector("html[data-ready]")
        page.wait_for_timeout(2500)
        review_some(page)
        page.screenshot(path=folder / "article.png")
        page.goto(base)
        page.screenshot(path=folder / "articles.png")
        page.goto(f"{base}/queue")
        page.wait_for_selector("html[data-ready]")
        page.keyboard.press("u")
        page.wait_for_timeout(2500)
        page.screenshot(path=folder / "queue.png")
        page.emulate_media(color_scheme="dark")
        page.goto(f"{base}/article/{ARTICLE}")
        page.wait_for_selector("html[data-ready]")
        page.keyboard.press("u")
        page.wait_for_timeout(2500)
        page.screenshot(path=folder / "dark.png")


def main() -> None:
    """Make the corpus, serve it, take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "press"
        prepare(root)
        with served(root, "--reviewer", "Ana") as link:
            shoot(link, folder)


if __name__ == "__main__":
    main()
