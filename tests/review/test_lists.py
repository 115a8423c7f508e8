"""The queue and the test sample: rows of several articles, with what stands around them."""

import pytest
from playwright.sync_api import expect

from tests.made import make, row
from translate.alignment import Status


@pytest.fixture
def two_articles(root):
    make(
        root,
        "a",
        row("p1s1", "Il fait beau dehors.", "The weather is nice outside."),
        row("p1s2", "Cela coûte 480 euros.", "It costs.", flags=("empty", "loop")),
        row("p1s3", "Merci à tous.", "Thanks to all."),
    )
    make(
        root,
        "b/c",
        row("p1s1", "Elle part demain matin.", "She leaves.", flags=("loop",)),
        row("p1s2", "Il reste ici.", "He stays here.", en="He is staying here.", status="fixed"),
    )
    return root


def test_the_queue_goes_through_the_corpus(two_articles, serve, opened):
    server = serve(two_articles.path, options=("--queue", "2"))
    page = opened(server, "/queue")
    expect(page.locator("#body .reasons")).to_contain_text(
        ["1 of 2, a: empty", "2 of 2, b/c: loop"]
    )
    expect(page.locator("#body .row")).to_have_count(5)
    expect(page.locator("#counts")).to_contain_text("0 of 2 reviewed")
    page.keyboard.press("u")
    expect(page.locator(".active .french .text")).to_have_text("Cela coûte 480 euros.")
    page.keyboard.press("a")
    expect(page.locator(".active .french .text")).to_have_text("Elle part demain matin.")
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("She leaves tomorrow morning.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#counts")).to_contain_text("2 of 2 reviewed")
    expect(page.locator("#saving")).to_have_text("Everything is saved")
    assert two_articles.rows("a")[1].status is Status.OK
    assert two_articles.rows("b/c")[0].en == "She leaves tomorrow morning."
    page.locator("#body .row").nth(1).locator(".place").click()
    page.keyboard.press("z")
    expect(page.locator("#say")).to_have_text("Taken back")
    expect(page.locator(".active .french .text")).to_have_text("Elle part demain matin.")
    assert two_articles.rows("b/c")[0].status is Status.MT
    assert two_articles.rows("a")[1].status is Status.OK


def test_the_test_sample_is_reviewed_the_same_way(two_articles, serve, opened):
    (two_articles.path / "alignments" / "_test.tsv").write_text(
        "article\tid\tnth\tdraw\tfr\n"
        "b/c\tp1s1\t1\tseed 1\tElle part demain matin.\n"
        "a\tp1s3\t1\tseed 1\tMerci à tous.\n",
        encoding="utf-8",
    )
    server = serve(two_articles.path, options=("--sample",))
    page = opened(server)
    page.get_by_role("link", name="Review the test sample").click()
    page.wait_for_selector("html[data-ready]")
    page.keyboard.press("u")
    page.keyboard.press("a")
    page.keyboard.press("a")
    expect(page.locator("#counts")).to_contain_text("2 of 2 reviewed")
    expect(page.locator("#saving")).to_have_text("Everything is saved")
    assert two_articles.rows("a")[2].status is Status.OK


def test_terms_of_the_glossary_stand_beside_the_sentence(two_articles, serve, opened):
    (two_articles.path / "alignments" / "_glossary.tsv").write_text(
        "fr\ten\tdnt\tforbidden\tnote\nmatin\tforenoon\t\tmorning\thouse style\n", encoding="utf-8"
    )
    page = opened(serve(two_articles.path), "/article/b/c")
    row = page.locator("#body .row").first
    row.locator(".english").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("She leaves tomorrow morning.")
    expect(row.locator(".chip button")).to_contain_text(["term"])
    expect(page.locator("#aids")).to_contain_text("not: morning")
    for _ in "morning.":
        page.keyboard.press("Backspace")
    page.locator("#aids").get_by_role("button", name="forenoon").click()
    expect(row.locator("textarea[data-column=en]")).to_have_value("She leaves tomorrow forenoon")
    expect(row.locator(".chip button", has_text="term")).to_have_count(0)
