"""The page in a real browser: reading, typing, accepting; what it shows is what the files hold."""

import re

from playwright.sync_api import expect

from translate.alignment import Status
from translate.corpus import Corpus
from translate.history import log_path, read_log


def saved(page):
    expect(page.locator("#saving")).to_have_text("Everything is saved")


def test_the_first_screen_explains_itself_and_leads_to_an_article(corpus, serve, opened):
    page = opened(serve(corpus.path))
    expect(page.locator("main")).to_contain_text("Choose an article")
    expect(page.locator("main")).to_contain_text("0 of 5")
    page.get_by_role("link", name="chat").click()
    expect(page.locator("#body .row")).to_have_count(5)
    expect(page.locator("#counts")).to_contain_text("0 of 5 reviewed")


def test_typed_english_is_saved_and_the_next_one_comes(corpus, serve, opened):
    server = serve(corpus.path)
    page = opened(server, "/article/chat")
    page.keyboard.press("u")
    page.keyboard.press("e")
    expect(page.locator(".active .id")).to_have_text("p1s1")
    page.keyboard.press("Control+a")
    page.keyboard.type("The cat is asleep.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".active .id")).to_have_text("p1s2")
    saved(page)
    first = corpus.rows("chat")[0]
    assert (first.en, first.status) == ("The cat is asleep.", Status.FIXED)
    expect(page.locator("#counts")).to_contain_text("1 of 5 reviewed, 1 corrected")
    entries = read_log(log_path(Corpus(corpus.path).files("chat")))
    assert {entry.who for entry in entries} == {"Ana"}
    assert entries[0].seconds is not None


def test_accepting_keeps_the_machine_text_that_was_seen(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    page.keyboard.press("u")
    page.keyboard.press("a")
    expect(page.locator(".active .id")).to_have_text("p1s2")
    saved(page)
    first = corpus.rows("chat")[0]
    assert (first.en, first.status) == ("The cat sleeps.", Status.OK)
    corpus.edit("chat", "p1s2", mt="Another run made this.")
    page.keyboard.press("a")
    expect(page.locator(".active .id")).to_have_text("p2s1")
    saved(page)
    second = corpus.rows("chat")[1]
    assert (second.en, second.status) == ("Yes, it cost 470 euros.", Status.FIXED)


def test_looking_at_a_sentence_changes_nothing(corpus, serve, opened):
    before = corpus.files()
    page = opened(serve(corpus.path), "/article/chat")
    page.keyboard.press("u")
    page.keyboard.press("e")
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    for _ in range(5):
        page.keyboard.press("Alt+j")
    page.wait_for_timeout(2500)
    saved(page)
    assert corpus.files() == before


def test_a_text_is_saved_after_a_pause_without_leaving_it(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    page.locator("#body .row").nth(3).locator(".english").click()
    page.keyboard.press("End")
    page.keyboard.type(" Really.")
    expect(page.locator("#saving")).to_have_text("Not saved yet")
    saved(page)
    assert corpus.rows("chat")[3].en == "The code is ready. Really."
    assert page.locator(".active textarea[lang=en]").evaluate("e => e === document.activeElement")


def test_checks_run_on_what_is_typed_and_a_key_dismisses(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    row = page.locator("#body .row").nth(1)
    expect(row.locator(".chip button")).to_contain_text(["number"])
    row.locator(".english").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Yes, it did cost 480 euros.")
    expect(row.locator(".chip")).to_have_count(0)
    expect(row.locator(".live .changes ins")).to_contain_text(["did", "480"])
    page.keyboard.press("Control+a")
    page.keyboard.type("Yes, 490 euros.")
    expect(row.locator(".chip button")).to_contain_text(["number"])
    page.keyboard.press("Alt+1")
    expect(row.locator(".chip.dismissed")).to_contain_text("dismissed: number")
    saved(page)
    assert "number" in corpus.rows("chat")[1].ignore


def test_doubt_skip_note_and_repair(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    page.keyboard.press("u")
    page.keyboard.press("q")
    expect(page.locator(".active .state")).to_have_text("doubtful")
    page.keyboard.press("n")
    page.keyboard.type("Which cat?")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("s")
    expect(page.locator(".active .state")).to_have_text("skipped")
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.press("Control+a")
    page.keyboard.type("Nous avons des bugs à corriger.")
    page.keyboard.press("Escape")
    expect(page.locator(".active .repair ins").first).to_be_visible()
    saved(page)
    rows = corpus.rows("chat")
    assert (rows[0].status, rows[0].note) == (Status.QUERY, "Which cat?")
    assert rows[1].status is Status.SKIP
    assert rows[2].fr_fixed == "Nous avons des bugs à corriger."


def test_undo_and_redo(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    page.keyboard.press("u")
    page.keyboard.press("a")
    saved(page)
    page.keyboard.press("z")
    expect(page.locator("#say")).to_have_text("Taken back")
    expect(page.locator(".active .id")).to_have_text("p1s1")
    assert corpus.rows("chat")[0].status is Status.MT
    page.keyboard.press("y")
    expect(page.locator("#say")).to_have_text("Done again")
    assert corpus.rows("chat")[0].status is Status.OK


def test_merging_and_splitting(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    page.keyboard.press("u")
    page.keyboard.press("g")
    expect(page.locator("#body .row")).to_have_count(4)
    expect(page.locator(".active .french .text")).to_have_text(
        "Le chat dort. Oui, il a coûté 480 euros."
    )
    page.keyboard.press("b")
    page.keyboard.type("nothing is changed by this")
    for _ in "Le chat dort. ":
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#body .row")).to_have_count(5)
    assert [row.fr for row in corpus.rows("chat")][:2] == [
        "Le chat dort.",
        "Oui, il a coûté 480 euros.",
    ]


def test_the_same_sentence_elsewhere_gets_this_english(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    page.keyboard.press("u")
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("The cat naps.")
    page.keyboard.press("Alt+w")
    expect(page.locator("dialog .places li")).to_have_count(1)
    page.get_by_role("button", name="Apply to the ticked ones").click()
    expect(page.locator("#say")).to_have_text("1 sentence changed")
    assert [row.en for row in corpus.rows("chat")] == ["The cat naps.", "", "", "", "The cat naps."]


def test_find_and_replace_with_a_choice(corpus, serve, opened):
    for place, english in (("p1s1", "The cat naps."), ("p2s2", "The cat code.")):
        corpus.edit("chat", place, en=english)
    page = opened(serve(corpus.path), "/article/chat")
    page.keyboard.press("u")
    page.keyboard.press("l")
    page.get_by_label("Find", exact=True).fill("cat")
    page.get_by_label("Replace by").fill("dog")
    page.get_by_role("button", name="Show the places").click()
    expect(page.locator("dialog .places li")).to_have_count(2)
    page.locator("dialog .places input").nth(1).uncheck()
    page.get_by_role("button", name="Replace in the ticked ones").click()
    expect(page.locator("#say")).to_have_text("Replaced in 1 sentence")
    rows = corpus.rows("chat")
    assert (rows[0].en, rows[3].en) == ("The dog naps.", "The cat code.")


def test_accepting_all_unflagged_asks_first(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    expect(page.locator("#body .row").nth(1).locator(".chip")).not_to_have_count(0)
    flagged = page.locator("#body .row:has(.chip)").count()
    page.keyboard.press("u")
    page.keyboard.press("Shift+A")
    page.get_by_role("button", name=re.compile(r"^Accept \d")).click()
    expect(page.locator("#say")).to_have_text(f"{5 - flagged} sentences accepted")
    assert sum(row.status is Status.OK for row in corpus.rows("chat")) == 5 - flagged


def test_filters_keep_a_line_of_context(corpus, serve, opened):
    corpus.edit("chat", "p2s1", note="look")
    page = opened(serve(corpus.path), "/article/chat")
    page.locator("#filter").select_option("noted")
    visible = page.locator("#body .row:visible .id")
    expect(visible).to_have_text(["p1s2", "p2s1", "p2s2"])
    page.locator("#filter").select_option("all")
    page.locator("#search").fill("pret")
    expect(page.locator("#body .row:visible:not([data-around]) .id")).to_have_text(["p2s2"])
    expect(page.locator("#found")).to_have_text("1 found")


def test_history_and_help(corpus, serve, opened):
    page = opened(serve(corpus.path, reviewer="Benoît"), "/article/chat")
    page.keyboard.press("u")
    page.keyboard.press("q")
    page.keyboard.press("h")
    expect(page.locator("dialog")).to_contain_text("Benoît")
    expect(page.locator("dialog")).to_contain_text("edit, status")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_contain_text("Glue together with the next sentence")


def test_settled_sentences_like_it_are_offered(corpus, serve, opened):
    corpus.edit("chat", "p1s1", en="The cat slumbers.")
    page = opened(serve(corpus.path), "/article/chat")
    page.locator("#body .row").nth(4).locator(".english").click()
    page.get_by_role("button", name="Use this English").click()
    saved(page)
    assert corpus.rows("chat")[4].en == "The cat slumbers."
