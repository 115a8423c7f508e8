"""The server answers its own page and nobody else, and nothing from a file is ever run."""

import json
import random
import socket

import pytest
from review.conftest import ROWS, Server

from tests.conftest import Root
from tests.made import make, row

SCRIPT = "<script>document.title='owned'</script>"
QUOTED = '"><img src=x onerror="document.title=\'owned\'">'


def post(server, call, values, **headers):
    body = values if isinstance(values, bytes) else json.dumps(values).encode()
    own = {
        "Cookie": server.session,
        "Origin": server.url(""),
        "Content-Type": "application/json",
        **headers,
    }
    return server.request("POST", f"/api/{call}", body, **own)


def edit(**changes):
    cell = {"column": "en", "base": "", "value": "Attacked."}
    return {
        "article": "chat",
        "fr": "Le chat dort.",
        "order": 0,
        "id": "p1s1",
        "cells": [cell],
        **changes,
    }


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A corpus and its server for all tests that must not change it."""
    root = Root(tmp_path_factory.mktemp("closed"))
    make(root, "chat", *ROWS)
    server = Server(root.path)
    server.start()
    server.session = server.cookie()
    yield root, server
    server.kill()


@pytest.fixture
def server(kept):
    return kept[1]


@pytest.fixture
def untouched(kept):
    """Nothing in the corpus may have changed at the end of the test."""
    before = kept[0].files()
    yield
    assert kept[0].files() == before


def test_an_edit_of_the_page_itself_goes_through(corpus, serve):
    server = serve(corpus.path)
    server.session = server.cookie()
    assert post(server, "save", edit()).status == 200
    assert corpus.rows("chat")[0].en == "Attacked."


REFUSED = [
    # headers that differ from the page's own, and the status of the answer
    ({"Cookie": ""}, 403),
    ({"Cookie": "bitext_00000000=" + "0" * 64}, 403),
    ({"Origin": "http://evil.example"}, 403),
    ({"Origin": "null"}, 403),
    ({"Origin": ""}, 403),
    ({"Origin": "http://127.0.0.1:1"}, 403),
    ({"Host": "evil.example"}, 403),
    ({"Host": "127.0.0.1.evil.example"}, 403),
    ({"Host": "evil.example:80", "Origin": "http://evil.example:80"}, 403),
    ({"Host": ""}, 403),
    ({"Content-Type": "text/plain"}, 415),
    ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
    ({"Content-Type": ""}, 415),
]


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(("headers", "status"), REFUSED)
def test_other_senders_are_refused(server, headers, status):
    assert post(server, "save", edit(), **headers).status == status


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("path", ["/", "/article/chat", "/queue", "/static/main.js"])
def test_nothing_is_shown_without_the_cookie_or_to_another_host(server, path):
    assert server.request("GET", path).status == 403
    asked = server.request("GET", path, Cookie=server.session, Host="evil.example")
    assert asked.status == 403
    assert b"chat" not in asked.body
    assert server.request("GET", path, Cookie=server.session).status == 200


def test_a_link_lets_one_browser_in(corpus, serve):
    server = serve(corpus.path)
    server.session = server.cookie()
    path = server.link.partition(str(server.port))[2]
    assert server.request("GET", path).status == 403
    assert "set-cookie" not in server.request("GET", "/enter?token=").headers
    line = ""
    server.request("GET", "/")
    while "to let it in" not in line:
        line = server.process.stderr.readline()
    fresh = line.split()[-1].partition(str(server.port))[2]
    answer = server.request("GET", fresh)
    assert answer.status == 200
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_the_link_leads_nowhere_else(server, target):
    answer = server.request("GET", f"/enter?to={target}", Cookie=server.session)
    assert b"evil" not in answer.body


def test_only_this_machine_can_connect(server):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing: it asks which address would be used
        own = probe.getsockname()[0]
    assert not own.startswith("127.")
    refused = (ConnectionRefusedError, TimeoutError)
    with pytest.raises(refused), socket.create_connection((own, server.port), timeout=2):
        pass


PATHS = [
    "../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/secret",
    "/etc/passwd",
    "chat/../../../bitext",
    "..\\..\\secret",
    "chat%00",
    "%ff%fe",
    "x" * 5000,
    "<script>alert(1)</script>",
    "_test",
]


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("start", ["/article/", "/static/"])
def test_no_name_leads_out_of_the_corpus(server, name, start):
    answer = server.request("GET", start + name, Cookie=server.session)
    assert answer.status in (400, 404)
    assert b"root:" not in answer.body
    assert b"<script>alert" not in answer.body


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("name", [*PATHS, "\0", "", "chat\n", "C:\\secret"])
def test_no_call_leads_out_of_the_corpus(server, name):
    assert post(server, "save", edit(article=name)).status == 400
    assert post(server, "history", edit(article=name)).status == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_refused(server, method):
    answer = server.request(method, "/api/save", Cookie=server.session, Origin=server.url(""))
    assert answer.status in (400, 405)


@pytest.mark.usefixtures("untouched")
def test_a_body_of_any_size_is_refused(server):
    large = json.dumps(edit(cells=[{"column": "en", "base": "", "value": "x" * 2**23}])).encode()
    assert post(server, "save", large).status == 413
    long = edit(cells=[{"column": "en", "base": "", "value": "x" * 200_000}])
    assert post(server, "save", long).status == 400
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(large), large)
    answer = post(server, "save", chunked, Transfer_Encoding="chunked", Content_Length="0")
    assert answer.status in (400, 413)


@pytest.mark.usefixtures("untouched")
def test_tool_columns_cannot_be_written(server):
    for column in ("fr", "mt", "engine", "id", "flags", "", "x"):
        cell = {"column": column, "base": "", "value": "x"}
        assert post(server, "save", edit(cells=[cell])).status == 400


CALLS = [
    "save", "check", "translate", "merge", "split", "undo", "sync", "aids", "history", "accept",
    "elsewhere", "apply", "find", "replace",
]  # fmt: skip


@pytest.mark.usefixtures("untouched")
def test_a_hundred_malformed_requests_change_nothing(server):
    chance = random.Random(5)
    values = [None, True, -1, 1e308, [], {}, "\ud800", "\0", "x" * 1000, [[[]]], {"a": 1}, "NaN"]
    for n in range(140):
        call = CALLS[n % len(CALLS)]
        if n < 28:
            body = chance.choice(
                [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 5000, b"NaN"]
            )
        else:
            names = ["article", "fr", "order", "id", "cells", "seconds", "kind", "known", "ids",
                     "at", "rows", "places", "english", "old", "new", "column"]  # fmt: skip
            request = edit(**{name: chance.choice(values) for name in chance.sample(names, 6)})
            request["article"] = chance.choice([*values, "chat"])
            request["cells"] = chance.choice([*values, [{"column": "en"}], [{"base": ""}]])
            body = json.dumps(request).encode()
        assert post(server, call, body).status in (200, 400, 422), (call, body[:300])
    for raw in (b"GET\r\n\r\n", b"\0" * 50, b"POST /api/save HTTP/1.1\r\nHost: x\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
            assert b" 200 " not in line.recv(1000)
    assert server.request("GET", "/", Cookie=server.session).status == 200


def test_what_stands_in_files_is_shown_and_not_run(root, serve, opened):
    texts = {"note": SCRIPT, "fr_fixed": QUOTED, "en": SCRIPT}
    make(
        root,
        "a'b&c",
        row("p1s1", f"Le chat {SCRIPT} dort.", QUOTED, **texts),
        row("p1s2", f"Le chat {QUOTED}.", SCRIPT, fr_suggested=SCRIPT, extra={SCRIPT: SCRIPT}),
    )
    server = serve(root.path, reviewer=SCRIPT)
    page = opened(server)
    dialogs = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.get_by_role("link", name="a'b&c").click()
    page.wait_for_selector("html[data-ready]")
    page.keyboard.press("u")
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type(SCRIPT + QUOTED)
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(1500)
    page.keyboard.press("Escape")
    page.keyboard.press("h")
    page.wait_for_selector("dialog .history")
    assert page.locator("script:not([src])").count() == 0
    assert page.locator("#rows img, #rows script, dialog img, dialog script").count() == 0
    assert "owned" not in page.title()
    assert not dialogs
    assert SCRIPT in page.locator("dialog").inner_text()


def test_the_browser_itself_refuses_foreign_scripts(corpus, serve, opened):
    page = opened(serve(corpus.path), "/article/chat")
    refused = page.evaluate(
        """() => new Promise((done) => {
            document.addEventListener("securitypolicyviolation", (e) => done(e.effectiveDirective));
            const script = document.createElement("script");
            script.textContent = "document.title = 'owned'";
            document.body.append(script);
        })"""
    )
    assert refused.startswith("script-src")
    assert "owned" not in page.title()


def test_a_form_on_another_site_reaches_nothing(corpus, serve, opened):
    server = serve(corpus.path)
    page = opened(server, "/article/chat")
    before = corpus.files()
    body = json.dumps(edit())
    page.goto("data:text/html,<title>evil</title>")
    outcome = page.evaluate(
        """([url, body]) => fetch(url, {
            method: "POST", mode: "no-cors", credentials: "include", body,
        }).then((answer) => answer.type, () => "failed")""",
        [server.url("/api/save"), body],
    )
    assert outcome in ("opaque", "failed")
    page.set_content(
        f'<form method="post" enctype="text/plain" action="{server.url("/api/save")}">'
        '<input name=\'{"article":"chat","x":"\' value=\'"}\'></form>'
    )
    page.evaluate("document.forms[0].submit()")
    page.wait_for_timeout(500)
    assert corpus.files() == before
