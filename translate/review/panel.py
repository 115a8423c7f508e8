"""What the page shows beside its table: help for a row, its history, lists to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from translate.errors import UsageError
from translate.history import ROWS, log_path, read_log
from translate.reconcile import key
from translate.replace import COLUMNS as REPLACED
from translate.replace import apply_replacements, replacements, substitution
from translate.review.bulk import Seen, accept_rows, same_english
from translate.review.fields import BadRequestError
from translate.review.rendering import page
from translate.review.views import difference

if TYPE_CHECKING:
    from collections.abc import Callable

    from translate.alignment import Segment
    from translate.history import Entry
    from translate.replace import Replacement
    from translate.review.desk import Desk
    from translate.review.fields import Fields

_MOST = 500  # places that a list offers at once


class Panel:
    """The calls behind the side panel and the dialogs."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def calls(self) -> dict[str, Callable[[Fields], tuple[int, dict[str, Any]]]]:
        """The calls by name: from the fields of a request to a status and an answer."""
        return {
            "aids": self.aids,
            "history": self.history,
            "accept": self.accept,
            "elsewhere": self.elsewhere,
            "apply": self.apply,
            "find": self.find,
            "replace": self.replace,
        }

    def aids(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """Settled sentences like the row's French, with the difference, and glossary terms."""
        name = fields.row(self._desk.article)
        rows = self._desk.rows(name.article)
        place = rows.find(name)
        if place is None:
            return 200, {"html": ""}
        row = rows.rows[place]
        matches = self._desk.aids.matches(name.article, row)
        found = [
            (match, difference(row.source, match.unit.fr) or [("same", match.unit.fr)])
            for match in matches
        ]
        terms = self._desk.checker.glossary.terms_in(row.source)
        entries = list({entry.fr: entry for entry, _ in terms}.values())
        html = page("aids.html", matches=found, terms=entries, row=row, ready=self._desk.aids.ready)
        return 200, {"html": html}

    def history(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """Who changed what in a row, when, and the seconds spent."""
        name = fields.row(self._desk.article)
        entries = [
            entry
            for entry in read_log(log_path(self._desk.corpus.files(name.article)))
            if _concerns(entry, name.fr, name.order)
        ]
        changes = [(entry, _change(entry)) for entry in reversed(entries)]
        return 200, {"html": page("history.html", changes=changes)}

    def accept(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """Accept rows as the page showed them."""
        seen = [
            Seen(one.row(self._desk.article), one.text("en"), one.text("mt"))
            for one in fields.objects("rows")
        ]
        done = accept_rows(self._desk.corpus, seen, self._desk.reviewer)
        return 200, {"changed": done.changed, "failed": done.failed}

    def elsewhere(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """The other rows with the French of this one, to choose from."""
        name = fields.row(self._desk.article)
        found = self._desk.aids.elsewhere(name.fr, self._rows)
        own = (name.article, name.order)
        others = [one for one in found if (one.article, one.order) != own]
        html = page("elsewhere.html", places=others[:_MOST], english=fields.text("english", ""))
        return 200, {"html": html, "count": len(others)}

    def _rows(self, article: str) -> tuple[Segment, ...]:
        return self._desk.rows(self._desk.article(article)).rows

    def apply(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """Give the chosen rows the English of this one."""
        english = fields.text("english")
        if not english.strip():
            raise UsageError("There is no English to apply.", "Write or accept it first.")
        places = [(one.row(self._desk.article), one.text("en")) for one in fields.objects("places")]
        done = same_english(self._desk.corpus, places, english, self._desk.reviewer)
        return 200, {"changed": done.changed, "failed": done.failed}

    def find(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """Every place that a replacement would change, to choose from."""
        found = self._found(fields)
        shown = [(one, difference(one.edit.base, one.edit.value)) for one in found[:_MOST]]
        html = page("replacements.html", places=shown, count=len(found))
        return 200, {"html": html, "count": len(found)}

    def replace(self, fields: Fields) -> tuple[int, dict[str, Any]]:
        """Replace in the chosen places, as far as they still hold what was shown."""
        chosen = {
            (one.text("article"), one.text("fr"), one.number("order"), one.text("base"))
            for one in fields.objects("places")
        }
        found = [
            one
            for one in self._found(fields)
            if (one.article, one.edit.fr, one.edit.order, one.edit.base) in chosen
        ]
        outcomes = apply_replacements(self._desk.corpus, found, reviewer=self._desk.reviewer)
        failed = [
            f"{outcome.article} {conflict.id}: {conflict.why}"
            for outcome in outcomes
            for conflict in outcome.conflicts
        ]
        failed += [f"{o.article} {r.id}: {r.reason}" for o in outcomes for r in o.refused]
        failed += ["a place has changed since it was shown"] * (len(chosen) - len(found))
        return 200, {"changed": len(found) - len(failed), "failed": failed}

    def _found(self, fields: Fields) -> list[Replacement]:
        column = fields.text("column")
        if column not in REPLACED:
            raise BadRequestError("column: there is none of that name")
        names = [fields.article(self._desk.article)] if fields.text("article", "") else []
        names = names or self._desk.corpus.names()
        substitute = substitution(
            fields.text("old"), fields.text("new"), regex=fields.flag("regex")
        )
        return list(replacements(self._desk.corpus, names, column, substitute))


def _concerns(entry: Entry, fr: str, order: int) -> bool:
    change = entry.change
    if change.cell == ROWS:
        rows = (
            r for side in (change.before, change.after) if not isinstance(side, str) for r in side
        )
        return any(key(row.get("fr", "")) == key(fr) for row in rows)
    return key(change.fr) == key(fr) and change.order == order


def _change(entry: Entry) -> list[tuple[str, str]]:
    """What an entry changed, for reading."""
    before, after = entry.change.before, entry.change.after
    if isinstance(before, str) and isinstance(after, str):
        return difference(before, after)
    sides = (
        " ‖ ".join(row.get("fr", "") for row in side) if not isinstance(side, str) else side
        for side in (before, after)
    )
    return difference(*sides)
