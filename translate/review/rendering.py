"""Templates, filled: everything that comes from files is escaped."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.checks import EXPLANATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from translate.review.views import Shown

FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["explanations"] = EXPLANATIONS
    return environment


def page(template: str, **values: Any) -> str:
    """A template with these values."""
    return _environment().get_template(template).render(**values)


@lru_cache(maxsize=1)
def _row_macro() -> Callable[[Shown], str]:
    macro: Callable[[Shown], str] = _environment().get_template("row.html").module.__dict__["row"]
    return macro


def row_html(shown: Shown) -> str:
    """A row of the table."""
    return str(_row_macro()(shown))


def digest(html: str) -> str:
    """What tells one state of a row, as the page shows it, from another."""
    return hashlib.sha256(html.encode()).hexdigest()[:12]
