"""Nobody's text is overwritten and none is lost: tabs, reviewers, runs, a server that dies."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from translate.alignment import Status
from translate.boundaries import merge
from translate.conflicts import conflicts_path, read_conflicts
from translate.corpus import Corpus


def type_english(page, place, text):
    page.locator("#body .row").nth(place).locator(".english").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def saved(page):
    expect(page.locator("#saving")).to_have_text("Everything is saved", timeout=15_000)


@pytest.mark.parametrize("choice", ["Leave what stands there", "Put mine in its place"])
def test_two_tabs_on_one_row_show_both_texts(corpus, serve, opened, choice):
    server = serve(corpus.path)
    one, two = opened(server, "/article/chat"), opened(server, "/article/chat")
    type_english(one, 0, "The first text.")
    type_english(two, 0, "The second text.")
    one.bring_to_front()
    one.keyboard.press("Escape")
    saved(one)
    two.bring_to_front()
    two.keyboard.press("Escape")
    dialog = two.locator("dialog")
    expect(dialog).to_contain_text("The first text.")
    expect(dialog).to_contain_text("The second text.")
    two.evaluate("dispatchEvent(new Event('online'))")  # nothing else may decide meanwhile
    two.wait_for_timeout(300)
    assert corpus.rows("chat")[0].en == "The first text."
    (conflict,) = read_conflicts(conflicts_path(Corpus(corpus.path).files("chat")))
    assert conflict.refused == "The second text."
    two.get_by_role("button", name=choice).click()
    saved(two)
    wanted = "The second text." if choice.startswith("Put") else "The first text."
    assert corpus.rows("chat")[0].en == wanted
    expect(two.locator("#body .row").first.locator("textarea[lang=en]")).to_have_value(wanted)


def test_what_another_reviewer_saves_appears(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    corpus.edit("chat", "p2s2", en="The code is done.")
    expect(page.locator("#body .row").nth(3)).to_contain_text("The code is done.", timeout=10_000)
    expect(page.locator("#counts")).to_contain_text("1 of 5 reviewed")


def test_an_open_page_blocks_nobody(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    type_english(page, 0, "Half a sen")
    with Corpus(corpus.path).article_lock("chat"):
        pass
    with Corpus(corpus.path).run_lock():
        pass


def test_the_server_is_killed_while_somebody_types(corpus, serve, opened):
    server = serve(corpus.path)
    page = opened(server, "/article/chat")
    type_english(page, 0, "Before it died.")
    page.keyboard.press("Control+Enter")
    saved(page)
    server.kill()
    page.keyboard.press("Control+a")
    page.keyboard.type("While it was away.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#saving")).to_contain_text("Your text is kept here")
    page.keyboard.press("Control+a")
    page.keyboard.type("And more.")
    assert corpus.rows("chat")[1].en == ""
    server.start()
    saved(page)
    assert [row.en for row in corpus.rows("chat")][:3] == [
        "Before it died.",
        "While it was away.",
        "And more.",
    ]


def test_a_page_that_is_left_and_loaded_again_still_has_the_unsaved_text(corpus, serve, opened):
    server = serve(corpus.path)
    page = opened(server, "/article/chat")
    page.on("dialog", lambda dialog: dialog.accept())
    type_english(page, 0, "Kept over a reload.")
    server.kill()
    page.keyboard.press("Escape")
    expect(page.locator("#saving")).to_contain_text("Your text is kept here")
    page.goto("about:blank")
    server.start()
    page.goto(server.article("chat"))
    page.wait_for_selector("html[data-ready]")
    saved(page)
    assert corpus.rows("chat")[0].en == "Kept over a reload."


@pytest.mark.slow
def test_a_run_translates_while_a_reviewer_types(root, serve, opened):
    sentences = [f"La machine numéro {n} est arrivée hier matin." for n in range(60)]
    root.write("long", "\n".join(sentences) + "\n")
    assert root.bitext("translate").exit_code == 0
    page = opened(serve(root.path), "/article/long")
    command = [sys.executable, "-m", "translate", "translate", "--force", "--root", str(root.path)]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    typed = 0
    page.locator("#body .row").first.locator(".english").click()
    while run.poll() is None and typed < len(sentences):
        page.keyboard.press("Control+a")
        page.keyboard.type(f"Typed {typed}.")
        page.keyboard.press("Control+Enter")
        typed += 1
    assert run.wait() == 0
    saved(page)
    assert typed > 3
    rows = root.rows("long")
    assert [row.en for row in rows[:typed]] == [f"Typed {n}." for n in range(typed)]
    assert all(row.status is Status.FIXED for row in rows[:typed])
    assert all(row.mt for row in rows)


@pytest.mark.slow
def test_the_french_is_repaired_and_translated_again_at_once(root, serve, opened):
    root.write("bugs", "Nous avons des insectes à résoudre.\nMerci beaucoup.\n")
    glossary = root.path / "alignments" / "_glossary.tsv"
    glossary.parent.mkdir()
    glossary.write_text("fr\ten\nproblème\ttrouble\n", encoding="utf-8")
    assert root.bitext("translate").exit_code == 0
    before = root.rows("bugs")
    page = opened(serve(root.path), "/article/bugs")
    page.keyboard.press("u")
    page.keyboard.press("r")
    page.keyboard.press("Control+a")
    page.keyboard.type("Nous avons des problèmes.")
    page.get_by_role("button", name="Translate again").click()
    expect(page.locator("#say")).to_have_text("Translated again", timeout=60_000)
    after = root.rows("bugs")
    assert after[0].fr_fixed == "Nous avons des problèmes."
    assert after[0].mt != before[0].mt
    assert after[0].current
    assert "trouble" in after[0].mt
    assert after[1] == before[1]
    expect(page.locator(".active .machine .mt")).to_have_text(after[0].mt)
    expect(page.locator(".active textarea[data-column=en]")).to_have_value(after[0].mt)
    assert root.bitext("translate", "--force").exit_code == 0
    assert root.rows("bugs") == after  # a run would have made the same of it


def test_a_row_that_has_gone_meanwhile_leaves_the_text_in_the_conflicts(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    type_english(page, 2, "We have bugs.")
    merge(Corpus(corpus.path), "chat", ["p2s1", "p2s2"], reviewer="Ben")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_contain_text("is gone")
    expect(page.locator("dialog")).to_contain_text("We have bugs.")
    page.get_by_role("button", name="Close").click()
    saved(page)
    expect(page.locator("#body .row")).to_have_count(4, timeout=10_000)
    (conflict,) = read_conflicts(conflicts_path(Corpus(corpus.path).files("chat")))
    assert conflict.refused == "We have bugs."


def test_a_broken_file_is_named_and_the_text_waits_until_it_is_mended(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    path = corpus.alignment("chat")
    whole = path.read_bytes()
    path.write_bytes(whole + b"<<<<<<< HEAD\n")
    type_english(page, 0, "Not lost.")
    page.keyboard.press("Escape")
    expect(page.locator("#saving")).to_contain_text("conflict marker of git")
    expect(page.locator("#saving")).to_contain_text("Your text is kept here")
    path.write_bytes(whole)
    saved(page)
    assert corpus.rows("chat")[0].en == "Not lost."
