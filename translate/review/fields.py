"""What a request of the page may hold, checked piece by piece."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translate.alignment import UNWRITABLE
from translate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_TEXT = 100_000  # characters of one cell
_MAX_SECONDS = 4 * 3600.0


class BadRequestError(ValueError):
    """A request that the page does not make."""


@dataclass(frozen=True, slots=True)
class RowName:
    """What names a row: its article, its French, its order among equal ones, its id."""

    article: str
    fr: str
    order: int
    id: str


class Fields:
    """A JSON object of a request. Every reader raises BadRequestError for what does not fit."""

    def __init__(self, values: Any) -> None:
        if not isinstance(values, dict):
            raise BadRequestError("an object is wanted")
        self._values: dict[str, Any] = values

    def has(self, name: str) -> bool:
        """Whether the request says anything of `name`."""
        return name in self._values

    def text(self, name: str, default: str | None = None) -> str:
        """A text of up to `MAX_TEXT` characters."""
        value = self._values.get(name, default)
        if not isinstance(value, str) or len(value) > MAX_TEXT or UNWRITABLE.search(value):
            raise BadRequestError(f"{name}: a text is wanted")
        return value

    def number(self, name: str) -> int:
        """A whole number from 0."""
        value = self._values.get(name, 0)
        if type(value) is not int or not 0 <= value < 2**31:
            raise BadRequestError(f"{name}: a whole number is wanted")
        return value

    def flag(self, name: str) -> bool:
        """True or false; false where it is missing."""
        value = self._values.get(name, False)
        if type(value) is not bool:
            raise BadRequestError(f"{name}: true or false is wanted")
        return value

    def seconds(self) -> float | None:
        """The time that a reviewer has spent; None where the page does not say."""
        value = self._values.get("seconds")
        if value is None:
            return None
        if type(value) not in (int, float) or not 0 <= value <= _MAX_SECONDS:
            raise BadRequestError("seconds: a number is wanted")
        return round(float(value), 1)

    def texts(self, name: str) -> list[str]:
        """A list of texts."""
        value = self._values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise BadRequestError(f"{name}: a list of texts is wanted")
        return value

    def objects(self, name: str) -> list[Fields]:
        """A list of objects."""
        value = self._values.get(name, [])
        if not isinstance(value, list):
            raise BadRequestError(f"{name}: a list is wanted")
        return [Fields(v) for v in value]

    def row(self, select: Callable[[str], str]) -> RowName:
        """The name of a row; `select` checks the article's and raises UsageError."""
        return RowName(
            self.article(select), self.text("fr"), self.number("order"), self.text("id", "")
        )

    def article(self, select: Callable[[str], str]) -> str:
        """The name of an article that is there."""
        try:
            return select(self.text("article"))
        except (UsageError, OSError, ValueError) as error:
            raise BadRequestError("article: there is none of that name") from error


def parse(body: bytes) -> Fields:
    """The object that a request's body holds."""
    try:
        return Fields(json.loads(body))
    except (ValueError, RecursionError) as error:
        raise BadRequestError("JSON is wanted") from error
