"""The application: routes, errors, and the guard around them."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from translate.errors import BitextError, UsageError
from translate.review.api import Api
from translate.review.counterparts import words
from translate.review.fields import BadRequestError, parse
from translate.review.lists import Lists
from translate.review.pages import Pages, trouble
from translate.review.panel import Panel
from translate.review.rendering import FOLDER
from translate.review.security import ENTER, Guard

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

    from translate.review.desk import Desk
    from translate.review.fields import Fields
    from translate.review.security import Session


def application(desk: Desk, session: Session, stranger: Callable[[], None]) -> ASGIApp:
    """The review server of a desk; `stranger` is told of a browser that has no cookie."""
    lists = Lists(desk)
    pages = Pages(desk, lists, session)
    calls = {**Api(desk, lists).calls, **Panel(desk).calls, "words": words}

    async def call(request: Request) -> Response:
        answer = calls.get(request.path_params["call"])
        if answer is None:
            return JSONResponse({"error": "there is no such call"}, status_code=404)
        body = await request.body()
        return await run_in_threadpool(_answered, answer, body)

    app = Starlette(
        routes=[
            Route("/", pages.articles),
            Route(ENTER, pages.enter),
            Route("/article/{name:path}", pages.article),
            Route("/queue", pages.listed),
            Route("/sample", pages.listed),
            Route("/api/{call}", call, methods=["POST"]),
            Mount("/static", StaticFiles(directory=FOLDER / "static")),
        ],
        exception_handlers={
            BitextError: _page_trouble,
            HTTPException: _no_page,
        },
    )
    return Guard(app, session, stranger)


def _answered(answer: Callable[[Fields], tuple[int, dict[str, Any]]], body: bytes) -> JSONResponse:
    try:
        status, values = answer(parse(body))
    except BadRequestError as error:
        return JSONResponse({"error": str(error)}, status_code=400)
    except TimeoutError:
        return JSONResponse({"error": "the queue is being made"}, status_code=422)
    except BitextError as error:
        # A file that is broken or busy may be mended: the page keeps the text and asks again.
        status = 422 if isinstance(error, UsageError) else 503
        return JSONResponse({"error": error.message, "hint": error.hint}, status_code=status)
    return JSONResponse(values, status_code=status)


def _page_trouble(_: Request, error: Exception) -> Response:
    if isinstance(error, BitextError):
        return trouble(error, 404 if isinstance(error, UsageError) else 422)
    raise error


def _no_page(_: Request, error: Exception) -> Response:
    status = 404
    with contextlib.suppress(AttributeError):
        status = error.status_code  # type: ignore[attr-defined]
    return PlainTextResponse("bitext: there is nothing here\n", status_code=status)
