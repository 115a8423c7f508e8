"""Options that several commands share, each under one name."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.config import CHOICES

if TYPE_CHECKING:
    from collections.abc import Callable

root = click.option(
    "--root",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The corpus root; the current folder by default.",
)
json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
input_mode = click.option(
    "--input-mode",
    type=click.Choice(CHOICES["input_mode"]),
    help="How paragraphs are found: a line each, blocks between empty lines (wrapped), "
    "a sentence a line; auto looks at the text.",
)
encoding = click.option(
    "--encoding", help="The encoding of the articles, where bitext cannot tell."
)
_ENGINE = {
    "model": click.option(
        "--model", help="starter, a Hugging Face name that is on this machine, or a folder."
    ),
    "engine": click.option(
        "--engine", type=click.Choice(CHOICES["engine"]), help="ct2 is the fast one."
    ),
    "device": click.option(
        "--device", type=click.Choice(CHOICES["device"]), help="Where to compute."
    ),
    "precision": click.option(
        "--precision", type=click.Choice(CHOICES["precision"]), help="int8 for ct2 by default."
    ),
    "beam": click.option(
        "--beam", type=click.IntRange(1, 32), help="Hypotheses kept while decoding; 4 by default."
    ),
}


def engine(command: Callable[..., None]) -> Callable[..., None]:
    """The options that name an engine; the command gets them as one dictionary, `asked`."""

    @functools.wraps(command)
    def packed(*args: Any, **given: Any) -> None:
        asked = {name: given.pop(name) for name in _ENGINE}
        command(*args, asked=asked, **given)

    for option in reversed(_ENGINE.values()):
        packed = option(packed)
    return packed


batch_tokens = click.option(
    "--batch-tokens",
    type=click.IntRange(min=64),
    default=1024,
    show_default=True,
    help="Source tokens in one batch: more needs more memory.",
)
jobs = click.option(
    "--jobs", type=click.IntRange(1, 256), help="Processor cores to use; all by default."
)
