"""A repair that a rule proposes is taken or refused with one key."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.made import make, row

FRENCH = "Nous avons des insectes à résoudre."
REPAIRED = "Nous avons des bugs à corriger."


@pytest.fixture
def proposed(root):
    made = row("p1s1", FRENCH, "We have bugs to fix.", fr_fixed=REPAIRED)
    made = replace(made, fr_fixed="", fr_suggested=REPAIRED, flags=("repaired",))
    make(root, "bugs", made, row("p2s1", "Merci.", "Thanks."))
    return root


def test_taken(proposed, serve, opened):
    page = opened(serve(proposed.path), "/article/bugs")
    first = page.locator("#body .row").first
    expect(first.locator(".repair")).to_contain_text("Proposed repair")
    expect(first.locator(".repair ins").first).to_have_text("bugs")
    page.keyboard.press("u")
    page.keyboard.press("p")
    expect(first.locator(".repair")).to_contain_text("Repaired")
    expect(page.locator("#saving")).to_have_text("Everything is saved")
    assert proposed.rows("bugs")[0].fr_fixed == REPAIRED
    assert proposed.rows("bugs")[0].current


@pytest.mark.slow
def test_refused_and_translated_as_published(proposed, serve, opened):
    page = opened(serve(proposed.path), "/article/bugs")
    page.keyboard.press("u")
    page.keyboard.press("x")
    expect(page.locator("#say")).to_have_text("Translated again", timeout=60_000)
    first = proposed.rows("bugs")[0]
    assert first.ignore == ("repaired",)
    assert (first.fr_suggested, first.fr_fixed) == ("", "")
    assert first.current
    assert first.mt != "We have bugs to fix."
    expect(page.locator("#body .row").first.locator(".repair")).to_have_text("")
