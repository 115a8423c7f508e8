"""What the page's script asks for: each call is a POST with a JSON object, answered by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from translate.boundaries import merge, split
from translate.edit import Edit, apply_edits
from translate.errors import UsageError
from translate.review.fields import BadRequestError
from translate.review.lists import listed_rows
from translate.review.rendering import digest, page, row_html
from translate.review.retranslate import translate_row
from translate.review.views import Shown, article_rows, difference
from translate.settle import RefusedCellsError, plain, typed
from translate.undo import to_undo, undo

if TYPE_CHECKING:
    from collections.abc import Callable

    from translate.alignment import Segment
    from translate.edit import Outcome
    from translate.review.desk import Desk
    from translate.review.fields import Fields, RowName
    from translate.review.lists import Lists

EDITED = ("fr_fixed", "en", "status", "ignore", "note")


class Api:
    """The calls that concern one row, and the state of a view as a whole."""

    def __init__(self, desk: Desk, lists: Lists) -> None:
        self._desk = desk
        self._lists = lists

    @property
    def calls(self) -> dict[str, Callable[[Fields], tuple[int, dict[str, Any]]]]:
        """The calls by name: from the fields of a request to a status and an answer."""
        return {
            "save": self.save,
            "check": self.check,
            "translate": self.translate,
            "merge": self.merge,
            "split": self.split,
            "undo": self.undo,
            "sync": self.sync,
        }

    def save(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """Cells of one row, each with what the reviewer saw there; 409 for conflicts."""
        name = fields.row(self._desk.article)
        edits = []
        for cell in fields.objects("cells"):
            column = cell.text("column")
            if column not in EDITED:
                raise BadRequestError("column: there is none of that name")
            edits.append(
                Edit(name.fr, column, cell.text("base"), cell.text("value"), name.order, name.id)
            )
        outcome = apply_edits(
            self._desk.corpus,
            name.article,
            edits,
            reviewer=self._desk.reviewer,
            seconds=fields.seconds(),
        )
        return self._saved(name, outcome)

    def _saved(self, name: RowName, outcome: Outcome) -> tuple[int, dict[str, Any]]:
        answer = self.row(name)
        answer["notice"] = outcome.notice
        answer["refused"] = [refused.reason for refused in outcome.refused]
        answer["conflicts"] = [
            {"column": c.column, "kept": c.kept, "refused": c.refused, "why": c.why}
            for c in outcome.conflicts
        ]
        status = 409 if outcome.conflicts else 422 if outcome.refused else 200
        return status, answer

    def row(self, name: RowName) -> dict[str, Any]:
        """A row as it stands: its HTML, and the digest of that; empty where it is gone."""
        rows = self._desk.rows(name.article)
        place = rows.find(name)
        if place is None:
            return {"html": "", "digest": ""}
        segment = rows.rows[place]
        order = rows.places.order(place)
        shown = Shown(name.article, order, segment, self._desk.checker.findings(segment))
        html = row_html(shown)
        return {"html": html, "digest": digest(html)}

    def check(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """What the checks say of a row with what is being typed, and how it differs from `mt`."""
        name = fields.row(self._desk.article)
        segment = self._segment(name)
        cells = {
            column: plain(column, fields.text(column))
            for column in ("en", "fr_fixed")
            if fields.has(column)
        }
        try:
            segment = typed(segment, cells)
        except RefusedCellsError as error:
            return 200, {"html": "", "refused": str(error)}
        shown = Shown(name.article, name.order, segment, self._desk.checker.findings(segment))
        html = page("typed.html", shown=shown, parts=difference(segment.mt, segment.english))
        return 200, {"html": html, "flags": [f.flag for f in shown.findings], "refused": ""}

    def _segment(self, name: RowName) -> Segment:
        rows = self._desk.rows(name.article)
        place = rows.find(name)
        if place is None:
            raise UsageError("This row is gone.", "Somebody has merged or split it; load again.")
        return rows.rows[place]

    def translate(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """Translate a row again now, from its repaired French."""
        name = fields.row(self._desk.article)
        translate_row(self._desk.corpus, name, self._desk.label, self._desk.hypotheses)
        return 200, self.row(name)

    def merge(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """One row of several that follow each other."""
        article = fields.article(self._desk.article)
        done = merge(self._desk.corpus, article, fields.texts("ids"), reviewer=self._desk.reviewer)
        return 200, {"notice": done.notice, "ids": [row.id for row in done.rows]}

    def split(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """Two rows of one, cut at these numbers of characters."""
        article = fields.article(self._desk.article)
        english = str(fields.number("en_at")) if fields.number("en_at") else ""
        done = split(
            self._desk.corpus,
            article,
            fields.text("id"),
            str(fields.number("at")),
            en_at=english,
            reviewer=self._desk.reviewer,
        )
        return 200, {"notice": done.notice, "ids": [row.id for row in done.rows]}

    def undo(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """Take the reviewer's last action back, or do the last one that was taken back again."""
        names = [fields.article(self._desk.article)] if fields.text("article", "") else []
        last = to_undo(
            self._desk.corpus, names, reviewer=self._desk.reviewer, redo=fields.flag("redo")
        )
        done = undo(self._desk.corpus, last, reviewer=self._desk.reviewer)
        places = [
            {"article": article, "id": entry.change.id, "cell": entry.change.cell}
            for article, entries in last.entries.items()
            for entry in entries
        ]
        kept = [f"{k.article} {k.id} {k.cell}: {k.reason}" for k in done.kept]
        return 200, {"cells": done.cells, "places": places[:1], "kept": kept}

    def sync(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """The rows of a view as they stand now: the HTML of those that the page does not have."""
        kind = fields.text("kind")
        check = fields.flag("check")
        if kind == "article":
            article = fields.article(self._desk.article)
            rows = self._desk.rows(article)
            version = rows.version
            if version == fields.text("version", "") and not check:
                return 200, {"version": version}
            shown = article_rows(article, rows.rows, self._desk.checker)
        elif kind in ("queue", "sample"):
            listed = self._lists.of(kind)
            versions = (self._desk.version(n) for n in sorted({one.name.article for one in listed}))
            version = digest(" ".join(versions))
            if version == fields.text("version", "") and not check:
                return 200, {"version": version}
            shown = listed_rows(self._desk, listed, check=True)
        else:
            raise BadRequestError("kind: there is none of that name")
        known = set(fields.texts("known"))
        html = [row_html(one) for one in shown]
        digests = [digest(one) for one in html]
        new = {d: one for d, one in zip(digests, html, strict=True) if d not in known}
        return 200, {"version": version, "rows": digests, "html": new}
