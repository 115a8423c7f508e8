"""How fast the review page is with a long article, measured in the browser.

    python benchmarks/review/page.py --segments 2000

Prints, over the loads of the page, the time from the request to the first paint with content and
to the moment when keys work; and, over the keys, the time from a key press to the frame that shows
its character, and from accepting a row to the word that it is saved.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from site_of_review import base_of, chromium, served

from translate.alignment import Segment, Status, engine_cell, render_alignment, with_columns

if TYPE_CHECKING:
    from playwright.sync_api import Page

PLACES = ("Lyon", "Nantes", "Lille", "Dijon", "Reims", "Brest", "Tours")
FRENCH = (
    "Le train de {place} est arrivé avec {n} minutes de retard, et personne ne s'en est plaint.",
    "À {place}, la mairie a promis de planter {n} arbres avant la fin de l'année prochaine.",
    "Selon l'enquête, {n} habitants de {place} ont changé de banque en un an.",
)
ENGLISH = (
    "The train from {place} arrived {n} minutes late, and nobody complained about it.",
    "In {place}, the town hall has promised to plant {n} trees before the end of next year.",
    "According to the survey, {n} inhabitants of {place} changed banks within a year.",
)
KEY = """() => {
  window.waits = [];
  addEventListener("keydown", (event) => {
    const pressed = event.timeStamp;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.waits.push(performance.now() - pressed);
      port2.postMessage(null);
    });
  }, { capture: true });
}"""


def make(root: Path, segments: int) -> None:
    """An article of so many segments, every tenth corrected, every fifth accepted."""
    rows = []
    for n in range(segments):
        place, form = PLACES[n % len(PLACES)], n % len(FRENCH)
        fr = FRENCH[form].format(place=place, n=100 + n)
        en = ENGLISH[form].format(place=place, n=100 + n)
        cells = {"en": en, "status": Status.OK} if n % 5 == 0 else {}
        if n % 10 == 0:
            cells = {"en": en.replace("year", "twelve months"), "status": Status.FIXED}
        identity = f"p{n // 5 + 1}s{n % 5 + 1}"
        rows.append(Segment(identity, fr, mt=en, engine=engine_cell("made", fr), **cells))
    french = root / "corpus" / "fr" / "long.txt"
    french.parent.mkdir(parents=True)
    paragraphs = (" ".join(r.fr for r in rows[n : n + 5]) for n in range(0, segments, 5))
    french.write_text("\n".join(paragraphs) + "\n", encoding="utf-8")
    alignment = root / "alignments" / "long.tsv"
    alignment.parent.mkdir()
    alignment.write_bytes(render_alignment(with_columns((), rows)))


SAVED = """() => new Promise((done) => {
  const sign = document.getElementById("saving");
  const pressed = performance.now();
  const look = () => {
    if (sign.dataset.state !== "saved") return;
    observer.disconnect();
    done(performance.now() - pressed);
  };
  const observer = new MutationObserver(look);
  observer.observe(sign, { attributes: true });
  document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }),
  );
})"""


def load(page: Page, address: str) -> tuple[float, float]:
    """The first paint with content, and when keys work, in milliseconds after the request."""
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    ready = page.evaluate("performance.now()")
    paint = page.evaluate(
        "performance.getEntriesByName('first-contentful-paint').map((entry) => entry.startTime)[0]"
    )
    return paint, ready


def press_keys(page: Page, keys: int) -> list[float]:
    """Milliseconds from each key press to the frame that shows it."""
    page.evaluate(KEY)
    rows = page.locator("#body .row")
    rows.nth(rows.count() // 2).locator(".english").click()
    page.keyboard.press("End")
    text = "and so the story goes on, day after day. "
    for n in range(keys):
        page.keyboard.press(text[n % len(text)].replace(" ", "Space"))
        page.wait_for_timeout(40)
    return page.evaluate("window.waits")


def accept(page: Page, rows: int) -> list[float]:
    """Milliseconds from the key that accepts a row to the word that everything is saved."""
    page.keyboard.press("Escape")
    page.wait_for_timeout(3000)
    return [page.evaluate(SAVED) for _ in range(rows)]


def shown(name: str, values: list[float]) -> str:
    """Median and worst of some milliseconds."""
    ordered = sorted(values)
    late = ordered[int(len(ordered) * 0.95)]
    return (
        f"{name}: median {statistics.median(values):.0f} ms, 95 % under {late:.0f} ms, "
        f"worst {ordered[-1]:.0f} ms (of {len(values)})"
    )


def main() -> None:
    """Make the article, serve it, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=2000)
    parser.add_argument("--loads", type=int, default=7)
    parser.add_argument("--keys", type=int, default=200)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        make(root, given.segments)
        with served(root) as link, chromium() as browser:
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            page.goto(link)
            page.wait_for_url(lambda url: "/enter" not in url)
            address = f"{base_of(link)}/article/long"
            loads = [load(page, address) for _ in range(given.loads)]
            waits = press_keys(page, given.keys)
            saves = accept(page, 20)
    print(f"{given.segments} segments")
    print(shown("first paint", [paint for paint, _ in loads]))
    print(shown("keys work", [ready for _, ready in loads]))
    print(shown("key press to painted character", waits))
    print(shown("accepted to saved in the file", saves))


if __name__ == "__main__":
    main()
