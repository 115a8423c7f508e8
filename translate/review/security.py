"""Who may talk to the review server: this machine's own page, opened by the link in the terminal.

- A link with a token that is good for one use gives the browser a cookie (HttpOnly,
  SameSite=Strict); without the cookie nothing is answered.
- `Host` must name this machine, so that a foreign name that resolves to 127.0.0.1 (DNS rebinding)
  gets nothing.
- A POST must carry JSON and come from a page of this very origin.
- The page may load scripts and styles from this server and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translate.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 2**22  # bytes
ENTER = "/enter"
_LOCAL = re.compile(r"(?:127\.0\.0\.1|localhost)(?::\d{1,5})?")
_HEADERS = (
    (
        b"content-security-policy",
        (
            b"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            b"img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


@dataclass(slots=True)
class Session:
    """The secret that a browser's cookie holds, and the token of the next link.

    The secret outlives the server, so that a page that was open when it stopped can still save.
    """

    secret: str
    cookie: str
    _token: str = field(default="", repr=False)

    def new_token(self) -> str:
        """A token for a link; the last one that nobody has used holds no longer."""
        self._token = secrets.token_urlsafe(24)
        return self._token

    @property
    def waiting(self) -> bool:
        """Whether there is a link that nobody has used."""
        return bool(self._token)

    def use(self, token: str) -> bool:
        """Whether this is the token of the link; it is used up then."""
        good = bool(self._token) and secrets.compare_digest(self._token.encode(), token.encode())
        if good:
            self._token = ""
        return good

    def known(self, cookies: str) -> bool:
        """Whether a `Cookie` header holds the secret, whatever other servers have put there."""
        pairs = (pair.strip().partition("=") for pair in cookies.split(";"))
        return any(
            name == self.cookie and secrets.compare_digest(value.encode(), self.secret.encode())
            for name, _, value in pairs
        )

    def set_cookie(self) -> str:
        """The value of a `Set-Cookie` header that lets a browser in."""
        return f"{self.cookie}={self.secret}; Path=/; HttpOnly; SameSite=Strict"


def open_session(state_folder: Path) -> Session:
    """The session of a corpus root, kept in ROOT/.bitext for its owner alone."""
    path = state_folder / "review-session"
    digest = hashlib.sha256(str(state_folder.resolve()).encode()).hexdigest()[:8]
    try:
        state_folder.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            secret = path.read_text(encoding="ascii", errors="replace").strip()
            if re.fullmatch(r"[0-9a-f]{64}", secret):
                return Session(secret, f"bitext_{digest}")
            path.unlink()
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        secret = secrets.token_hex(32)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secret)
    except OSError as error:
        raise CorpusError(
            f"{path}: cannot be written: {error.strerror}", "The corpus root must be writable."
        ) from error
    return Session(secret, f"bitext_{digest}")


class Guard:
    """The outermost layer of the application: refuses, and adds the headers of every answer.

    `stranger` is called when a browser without the cookie asks for a page.
    """

    def __init__(self, app: ASGIApp, session: Session, stranger: Callable[[], None]) -> None:
        self._app = app
        self._session = session
        self._stranger = stranger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        status, reason = self._refusal(scope)
        if not status and scope["method"] == "POST":
            body = await _body(receive)
            if body is None:
                status, reason = 413, "too large"
            else:
                receive = _again(body, receive)
        if status:
            await _refuse(status, reason, guarded)
        else:
            await self._app(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str]:
        """The status and the reason with which a request is refused by its head; 0 to go on."""
        headers = _Headers(scope)
        host = headers.only("host")
        if not _LOCAL.fullmatch(host):
            return 403, "this server answers to 127.0.0.1 and localhost only"
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, "no such method here"
        if scope["method"] != "POST" and scope["path"] == ENTER:
            return 0, ""
        if not self._session.known(headers.joined("cookie")):
            if headers.only("sec-fetch-dest") in ("document", ""):
                self._stranger()
            return 403, "open the link that bitext review prints in the terminal"
        if scope["method"] == "POST":
            return _refused_post(headers, host)
        return 0, ""


def _refused_post(headers: _Headers, host: str) -> tuple[int, str]:
    if headers.only("origin") != f"http://{host}":
        return 403, "this comes from another page"
    if headers.only("content-type").partition(";")[0].strip() != "application/json":
        return 415, "JSON only"
    length = headers.only("content-length")
    if length.isascii() and length.isdigit() and int(length) > MAX_BODY:
        return 413, "too large"
    return 0, ""


class _Headers:
    """The headers of a request; one that stands there twice counts as wrong."""

    def __init__(self, scope: Scope) -> None:
        self._pairs = [(k.decode("latin-1"), v.decode("latin-1")) for k, v in scope["headers"]]

    def only(self, name: str) -> str:
        values = [value for key, value in self._pairs if key == name]
        return values[0] if len(values) == 1 else ""

    def joined(self, name: str) -> str:
        return "; ".join(value for key, value in self._pairs if key == name)


async def _body(receive: Receive) -> bytes | None:
    """The body of a request; None where it is too large."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > MAX_BODY:
            return None
        if not message.get("more_body"):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


async def _refuse(status: int, reason: str, send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"bitext: {reason}\n".encode()})
