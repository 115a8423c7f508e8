"""Who reviews: an option, else bitext.toml, else the login name."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

reviewer = click.option(
    "--reviewer",
    metavar="NAME",
    help="Who does this, for the history; bitext.toml's reviewer or your login name by default.",
)


def reviewer_name(root: Path, given: str | None) -> str:
    """The reviewer's name. Raises UsageError where nobody says it."""
    from translate.config import read_config
    from translate.errors import UsageError

    name = (given or read_config(root).reviewer).strip()
    if name:
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise UsageError(
            "nobody says who the reviewer is", "Give --reviewer NAME, or set it in bitext.toml."
        ) from error
