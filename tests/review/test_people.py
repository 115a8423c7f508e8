"""The page is for everybody: by keyboard alone, with a screen reader, at any zoom, in the dark."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from translate.alignment import Status

AXE = (Path(__file__).parent / "assets" / "axe.min.js").read_text(encoding="utf-8")
SERIOUS = ("serious", "critical")


def findings(page):
    """What axe-core finds that is serious, as lines."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert len(found["passes"]) > 10  # it has looked
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found["violations"]
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(corpus, serve, opened, scheme):
    corpus.edit("chat", "p1s1", en="The cat is asleep.", note="a note", ignore="number")
    corpus.edit("chat", "p2s1", status="query", fr_fixed="Nous avons des bugs.")
    corpus.edit("chat", "p2s2", status="skip")
    server = serve(corpus.path)
    page = opened(server)
    page.emulate_media(color_scheme=scheme)
    assert findings(page) == []
    page.goto(server.article("chat"))
    page.wait_for_selector("html[data-ready]")
    expect(page.locator("#body .row").nth(1).locator(".chip")).not_to_have_count(0)
    assert findings(page) == []
    page.locator("#body .row").nth(1).locator(".english").click()
    page.keyboard.press("Alt+r")
    page.keyboard.press("Alt+n")
    assert findings(page) == []
    for key in ("Alt+h", "F1", "Alt+l", "Alt+b"):
        page.keyboard.press(key)
        expect(page.locator("dialog")).to_be_visible()
        assert findings(page) == []
        page.keyboard.press("Escape")


def test_each_language_is_named(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    row = page.locator("#body .row").first
    expect(row.get_by_text("Le chat dort.")).to_have_js_property("lang", "")
    assert row.get_by_text("Le chat dort.").evaluate("e => e.closest('[lang]').lang") == "fr"
    assert row.get_by_text("The cat sleeps.").evaluate("e => e.closest('[lang]').lang") == "en"
    page.keyboard.press("u")
    assert page.locator(".active textarea[data-column=en]").get_attribute("lang") == "en"


@pytest.mark.parametrize("width", [640, 320])
def test_nothing_is_cut_off_at_a_large_zoom(corpus, serve, opened, width):
    page = opened(serve(corpus.path), "/article/chat")
    page.set_viewport_size({"width": width, "height": 400})
    page.keyboard.press("u")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    expect(page.locator(".active textarea[data-column=en]")).to_be_visible()


def test_tab_reaches_the_fields_and_buttons_of_the_sentence_in_order(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    page.locator("#search").focus()
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(document.activeElement.dataset.command ?? document.activeElement.dataset.column"
                " ?? document.activeElement.getAttribute('role'))"
            )
        )
    assert reached[:5] == ["find", "acceptAll", "undo", "redo", "help"]
    assert reached[5] == "row"
    assert reached[6:9] == ["en", "accept", "query"]


def test_single_keys_do_nothing_outside_the_table(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    before = corpus.files()
    page.get_by_role("button", name="Undo").focus()
    for key in "aqsz":
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    expect(page.locator(".active")).to_have_count(0)
    assert corpus.files() == before


@pytest.mark.slow
def test_a_whole_sample_article_is_reviewed_by_keyboard_alone(root, serve, opened):
    sample = Path(__file__).parents[2] / "corpus" / "fr" / "presse-sodalune.txt"
    root.write("presse", sample.read_text(encoding="utf-8"))
    assert root.bitext("translate").exit_code == 0
    rows = root.rows("presse")
    page = opened(serve(root.path))
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.textContent") != "presse":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-ready]")
    wanted = sum(row.status is Status.MT for row in rows)
    page.keyboard.press("u")
    page.keyboard.press("e")
    for n in range(wanted):
        if n % 5 == 0:
            page.keyboard.press("End")
            page.keyboard.type(" Indeed.")
        if n % 7 == 0:
            page.keyboard.press("Alt+n")
            page.keyboard.type(f"note {n}")
        page.keyboard.press("Control+Enter")
    expect(page.locator("#counts")).to_contain_text(re.compile(f"^{wanted} of {wanted} reviewed"))
    expect(page.locator("#saving")).to_have_text("Everything is saved", timeout=60_000)
    after = root.rows("presse")
    open_before = [n for n, row in enumerate(rows) if row.status is Status.MT]
    for count, n in enumerate(open_before):
        old, new = rows[n], after[n]
        if count % 5 == 0:
            assert (new.status, new.en) == (Status.FIXED, f"{old.mt} Indeed.")
        else:
            assert (new.status, new.en) == (Status.OK, old.mt)
        assert new.note == (f"note {count}" if count % 7 == 0 else old.note)
