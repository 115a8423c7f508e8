"""The command `bitext`: the commands only parse, call and print."""

from __future__ import annotations

import sys
from typing import Any

import click

from translate import __version__
from translate.cli.add import add
from translate.cli.align import align
from translate.cli.check import check
from translate.cli.concordance import concordance
from translate.cli.export import export
from translate.cli.git import git
from translate.cli.glossary import glossary
from translate.cli.import_ import import_
from translate.cli.init import demo, init
from translate.cli.merge import merge
from translate.cli.models import models
from translate.cli.queue import queue
from translate.cli.repair import repair
from translate.cli.replace import replace
from translate.cli.review import review
from translate.cli.sample import sample
from translate.cli.score import score
from translate.cli.segment import segment
from translate.cli.split import split
from translate.cli.stats import stats
from translate.cli.status import status
from translate.cli.translate import translate
from translate.cli.undo import undo
from translate.errors import BitextError


class _Group(click.Group):
    """Turns the package's errors into a message and an exit status, at one place."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                # Files are UTF-8 whatever the locale, and only LF ends a line.
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        try:
            return super().main(*args, **kwargs)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BitextError as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"bitext: {error}", err=True)
            ctx.exit(error.exit_status)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bitext")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(debug: bool) -> None:
    """French-to-English translation, sentence alignment and review, in plain files.

    Start with « bitext demo DIR », which makes a small corpus and translates it.
    """


COMMANDS = (
    demo,
    init,
    add,
    translate,
    segment,
    align,
    status,
    stats,
    check,
    review,
    queue,
    repair,
    merge,
    split,
    replace,
    undo,
    export,
    import_,
    concordance,
    glossary,
    score,
    sample,
    models,
    git,
)
for command in COMMANDS:
    main.add_command(command)
