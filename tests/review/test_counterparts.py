"""The counterpart of the word at the cursor is marked in the other language."""

import json

import pytest
from playwright.sync_api import expect

from tests.review.test_people import findings
from translate.review.counterparts import in_units, words
from translate.review.fields import BadRequestError, Fields

# The text beneath the marks of a side, by the places of their boxes.
MARKED = """side => {
  const row = document.querySelector('.row.active');
  return [...row.querySelectorAll(`.${side} .marks i`)].map((box) => {
    const r = box.getBoundingClientRect();
    const at = (x) => document.caretPositionFromPoint(x, r.top + r.height / 2);
    const [from, to] = [at(r.left + 1), at(r.right - 1)];
    const text = from.offsetNode.value ?? from.offsetNode.textContent;
    return text.slice(from.offset, to.offset);
  }).join(' ');
}"""


@pytest.fixture
def page(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    page.keyboard.press("u")
    page.keyboard.press("e")
    return page


def expect_marked(page, side, text):
    page.wait_for_function(f"side => ({MARKED})(side) === {json.dumps(text)}", arg=side)


def put_cursor(page, at, until=None):
    field = page.locator(".active textarea[data-column=en]")
    field.evaluate("(e, [a, b]) => e.setSelectionRange(a, b)", [at, at if until is None else until])


def test_the_cursor_in_the_english_marks_the_french(page):
    page.keyboard.press("Home")
    for _ in "The c":
        page.keyboard.press("ArrowRight")
    expect_marked(page, "french", "chat")
    page.keyboard.press("End")
    expect_marked(page, "french", ".")
    page.keyboard.press("ArrowLeft")
    expect_marked(page, "french", "dort")
    expect(page.locator(".english .marks i")).to_have_count(0)


def test_a_click_into_the_french_marks_the_english(page):
    page.locator(".active .french .text").get_by_text("Le chat dort.").click(
        position={"x": 40, "y": 10}
    )
    expect_marked(page, "english", "cat")
    page.keyboard.press("j")
    expect(page.locator(".marks i")).to_have_count(0)


def test_words_selected_with_the_mouse_in_another_row_are_marked_too(page):
    text = page.locator("#body .row").nth(3).locator(".french .text")
    box = text.bounding_box()
    page.mouse.move(box["x"] + 1, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 10)
    page.mouse.up()
    expect(page.locator("#body .row").nth(3).locator(".english .marks i")).not_to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    expect(page.locator(".marks i")).to_have_count(0)


def test_several_selected_words_have_several_counterparts(page):
    page.keyboard.press("Control+a")
    expect_marked(page, "french", "Le chat dort .")
    put_cursor(page, 4, 14)
    expect_marked(page, "french", "chat dort")


def test_what_is_typed_is_looked_at_anew(page):
    page.keyboard.press("Control+a")
    page.keyboard.type("Asleep, as always, is the white cat")
    expect_marked(page, "french", "chat")
    page.keyboard.press("Control+a")
    page.keyboard.type("The cat sleeps. Indeed")
    expect(page.locator(".french .marks i")).to_have_count(0)


def test_a_word_in_the_second_line_of_a_field_is_marked_where_it_stands(page):
    page.keyboard.press("Control+a")
    page.keyboard.type(
        "It was a very long day, as everybody here had said. " * 4 + "The cat sleeps."
    )
    page.keyboard.press("Escape")
    page.locator(".active .french .text").click(position={"x": 40, "y": 10})
    expect_marked(page, "english", "cat")


def test_the_repair_that_is_open_is_the_french(page):
    page.keyboard.press("Alt+r")
    page.keyboard.press("Control+a")
    page.keyboard.type("Ici le petit chat")
    expect_marked(page, "english", "cat")
    page.locator(".active textarea[data-column=en]").focus()
    put_cursor(page, 5)
    expect_marked(page, "french", "chat")


def test_the_counterpart_is_told_on_a_key(page):
    put_cursor(page, 5)
    page.keyboard.press("Alt+c")
    expect(page.locator("#say")).to_have_text("« cat »: « chat »")
    page.keyboard.press("Control+a")
    page.keyboard.type("The cat sleeps. Indeed")
    page.keyboard.press("Alt+c")
    expect(page.locator("#say")).to_have_text("« Indeed »: no counterpart was found")
    page.keyboard.press("Escape")
    page.keyboard.press("F1")
    expect(page.locator("dialog")).to_contain_text("which word stands for the one at the cursor")


def test_the_marks_stand_in_nobodys_way(page):
    put_cursor(page, 5)
    expect_marked(page, "french", "chat")
    assert page.locator(".active .french").inner_text().strip() == "Le chat dort."
    assert page.locator(".french .marks").get_attribute("aria-hidden") == "true"
    assert page.locator(".mirror").count() == 0
    assert findings(page) == []


def test_an_answer_holds_words_and_links():
    status, answer = words(Fields({"fr": "Le chat dort.", "en": "The cat sleeps."}))
    assert status == 200
    assert answer["fr"] == [(0, 2), (3, 7), (8, 12), (12, 13)]
    assert (1, 1) in answer["links"]


@pytest.mark.parametrize(
    "texts", [{"fr": "", "en": "Yes."}, {"fr": "mot " * 20_000, "en": "word " * 20_000}]
)
def test_texts_without_links_have_no_words_either(texts):
    assert words(Fields(texts)) == (200, {"fr": [], "en": [], "links": []})


def test_places_are_counted_as_a_browser_does():
    assert in_units("a 𝒜 b", [(0, 1), (2, 3), (4, 5)]) == [(0, 1), (2, 4), (5, 6)]


@pytest.mark.parametrize(
    "texts", [{}, {"fr": "Oui."}, {"fr": "Oui.", "en": 3}, {"fr": "\0", "en": ""}]
)
def test_a_request_without_two_texts_is_refused(texts):
    with pytest.raises(BadRequestError):
        words(Fields(texts))
