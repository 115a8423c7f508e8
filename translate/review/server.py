"""Binding to this machine, and nothing else, and serving until somebody stops it."""

from __future__ import annotations

import contextlib
import os
import socket
import webbrowser
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import uvicorn

from translate.errors import UsageError
from translate.review.app import application
from translate.review.security import ENTER, open_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from translate.review.desk import Desk

HOST = "127.0.0.1"
PORT = 8765


def bind(port: int | None) -> socket.socket:
    """A socket on 127.0.0.1: on `port`, or on `PORT` or any free one where it is None.

    Raises UsageError where the port that was asked for is taken.
    """
    for wanted in (PORT, 0) if port is None else (port,):
        bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere the option would let another program take the port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((HOST, wanted))
            bound.listen()  # a browser that is opened before the server runs waits
        except OSError as error:
            bound.close()
            reason = error.strerror
        else:
            return bound
    raise UsageError(
        f"port {port} cannot be used: {reason}", "Give another one, or leave --port out."
    )


def page_of(article: str | None, kind: str) -> str:
    """The path of the page to begin with."""
    return f"/article/{quote(article)}" if article else f"/{kind}"


def serve(
    desk: Desk, bound: socket.socket, target: str, say: Callable[[str], None], *, browser: bool
) -> None:
    """Serve until Ctrl-C. `target` is the path of the first page; `say` tells the user the link."""
    session = open_session(desk.corpus.state_folder)
    address = f"http://{HOST}:{bound.getsockname()[1]}{ENTER}?"

    def link() -> str:
        return address + urlencode({"token": session.new_token(), "to": target})

    def stranger() -> None:
        if not session.waiting:
            say(f"a browser without the link was refused; to let it in: {link()}")

    app = application(desk, session, stranger)
    # The application is one layer of plain ASGI: no web sockets, no lifespan, one connection type.
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_level="error",
        access_log=False,
        server_header=False,
        h11_max_incomplete_event_size=65536,
        timeout_graceful_shutdown=3,
    )
    first = link()
    say(f"review page: {first}")
    if browser:
        webbrowser.open(first)
    try:
        with contextlib.suppress(KeyboardInterrupt):  # uvicorn has stopped in order by then
            uvicorn.Server(config).run(sockets=[bound])
    finally:
        desk.close()
