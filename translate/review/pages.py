"""The pages: the list of articles, an article, the queue, the test sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse

from translate.errors import BitextError
from translate.report import removed_progress, total
from translate.review.lists import listed_rows
from translate.review.progress import ProgressList
from translate.review.rendering import digest, page, row_html
from translate.review.views import article_rows
from translate.rough import ROUGH_ARTICLE

if TYPE_CHECKING:
    from typing import Any

    from starlette.requests import Request

    from translate.review.desk import Desk
    from translate.review.lists import Lists
    from translate.review.security import Session
    from translate.review.views import Shown


class Pages:
    """What a browser gets when it asks for a page."""

    def __init__(self, desk: Desk, lists: Lists, session: Session) -> None:
        self._desk = desk
        self._lists = lists
        self._session = session
        self._progress = ProgressList(desk.corpus)

    def enter(self, request: Request) -> HTMLResponse:
        """The link in the terminal: a cookie for its token."""
        target = request.query_params.get("to", "/")
        if not target.startswith("/") or target.startswith("//") or "\\" in target:
            target = "/"
        known = self._session.known(request.headers.get("cookie", ""))
        if not self._session.use(request.query_params.get("token", "")) and not known:
            return HTMLResponse(
                page(
                    "trouble.html",
                    message="This link has been used, or is not the last one.",
                    hint="Each link lets one browser in. bitext review prints a new one in the "
                    "terminal when a browser without a link asks for a page.",
                ),
                status_code=403,
            )
        headers = {"set-cookie": self._session.set_cookie()}
        return HTMLResponse(page("enter.html", target=target), headers=headers)

    def articles(self, _: Request) -> HTMLResponse:
        """The first screen."""
        corpus = self._desk.corpus
        found, counted = self._progress.of(corpus.names())
        parts = [progress for progress, _ in found]
        try:
            sampled = len(self._lists.sample())
        except BitextError:
            sampled = 0
        return HTMLResponse(
            page(
                "articles.html",
                root=corpus.root.resolve().name,
                reviewer=self._desk.reviewer,
                parts=parts,
                total=total(parts),
                errors=[str(error) for _, error in found if error],
                removed=[progress.name for progress in removed_progress(corpus)],
                queue_size=self._desk.queue_size,
                sampled=sampled,
                counted=counted,
                rough_from=ROUGH_ARTICLE,
            )
        )

    def article(self, request: Request) -> HTMLResponse:
        """One article."""
        name = self._desk.article(request.path_params["name"])
        rows = self._desk.rows(name)
        shown = article_rows(name, rows.rows, None)
        return self._table(shown, name, {"kind": "article", "article": name}, rows.version)

    def listed(self, request: Request) -> HTMLResponse:
        """The queue or the test sample."""
        kind = request.url.path.strip("/")
        try:
            listed = self._lists.of(kind)
        except TimeoutError:
            return HTMLResponse(page("wait.html"))
        titles = {"queue": "Where looking pays", "sample": "The test sample"}
        shown = listed_rows(self._desk, listed, check=False)
        return self._table(shown, titles[kind], {"kind": kind}, "")

    def _table(
        self, shown: list[Shown], title: str, view: dict[str, Any], version: str
    ) -> HTMLResponse:
        rows = [row_html(one) for one in shown]
        return HTMLResponse(
            page(
                "review.html",
                title=title,
                view=view,
                version=version,
                rows=[(digest(html), html) for html in rows],
            )
        )


def trouble(error: BitextError, status: int = 422) -> HTMLResponse:
    """A page that says what is wrong."""
    text = page("trouble.html", message=error.message, hint=error.hint)
    return HTMLResponse(text, status_code=status)
