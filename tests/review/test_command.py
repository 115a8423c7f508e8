"""`bitext review` as people call it."""

import signal
import socket

import pytest
from click.testing import CliRunner

from tests.made import make, row
from translate.cli.review import review
from translate.errors import UsageError
from translate.review.server import HOST, bind


@pytest.mark.parametrize(
    "words", [("chat", "--sample"), ("--queue", "3", "--sample"), ("chat", "--queue", "3")]
)
def test_one_page_to_begin_with(corpus, words):
    result = CliRunner().invoke(review, [*words, "--root", str(corpus.path)])
    assert isinstance(result.exception, UsageError)


def test_an_article_that_is_not_there_is_named(corpus):
    result = CliRunner().invoke(review, ["chta", "--root", str(corpus.path)])
    assert "Did you mean chat?" in str(result.exception)


def test_a_port_that_is_taken_is_named(corpus):
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = str(other.getsockname()[1])
        result = CliRunner().invoke(review, ["--port", port, "--root", str(corpus.path)])
    assert f"port {port} cannot be used" in str(result.exception)


def test_the_address_is_this_machine_s_own():
    with bind(None) as bound:
        assert bound.getsockname()[0] == "127.0.0.1"


def test_ctrl_c_ends_it_in_order(corpus, serve):
    server = serve(corpus.path)
    server.request("GET", "/")
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(timeout=20) == 0
    assert "Traceback" not in server.process.stderr.read()


def test_the_link_leads_to_the_article_that_was_named(root, serve, context):
    make(root, "l'été/n°1", row("p1s1", "Bonjour.", "Hello."))
    server = serve(root.path, options=("l'été/n°1",))
    page = context.new_page()
    page.goto(server.link)
    page.wait_for_selector("html[data-ready]")
    assert page.locator("h1").inner_text() == "l'été/n°1"
