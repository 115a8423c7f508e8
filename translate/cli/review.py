"""`bitext review`: the review page in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translate.cli import options
from translate.cli.reviewer import reviewer as reviewer_option
from translate.cli.reviewer import reviewer_name

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("article", required=False)
@options.root
@reviewer_option
@click.option(
    "--queue",
    "queue_size",
    type=click.IntRange(min=1),
    metavar="N",
    help="Begin with the N segments of the corpus where looking pays.",
)
@click.option("--sample", is_flag=True, help="Begin with the test sample of « bitext sample ».")
@click.option("--port", type=click.IntRange(1, 65535), help="8765 by default, or a free one.")
@click.option("--no-browser", is_flag=True, help="Print the link; do not open a browser.")
def review(
    article: str | None,
    root: Path,
    reviewer: str | None,
    queue_size: int | None,
    port: int | None,
    *,
    sample: bool,
    no_browser: bool,
) -> None:
    """Review in the browser: French and English side by side, saved as you type.

    Serves the page to this machine alone, by the link that it prints; Ctrl-C ends it. An open
    page holds no lock: « bitext translate », editors and other reviewers may work meanwhile.
    """
    from translate.cli.engines import engine_spec, load_engine
    from translate.config import read_config
    from translate.corpus import Corpus
    from translate.engine import label
    from translate.errors import UsageError
    from translate.review.desk import Desk
    from translate.review.server import bind, page_of, serve

    if sum((bool(article), queue_size is not None, sample)) > 1:
        raise UsageError("ARTICLE, --queue and --sample name different pages", "Give one of them.")
    corpus = Corpus(root)
    names = corpus.select([article]) if article else []
    who = reviewer_name(root, reviewer)
    config = read_config(root)
    spec = engine_spec(config, dict.fromkeys(("model", "engine", "device", "precision", "beam")))
    desk = Desk(
        corpus,
        who,
        label=label(spec),
        load=lambda: load_engine(spec, None, chosen=bool(config.model)),
        queue_size=queue_size or 300,
    )
    kind = "queue" if queue_size is not None else "sample" if sample else ""
    target = page_of(names[0] if names else None, kind)
    serve(desk, bind(port), target, lambda line: click.echo(line, err=True), browser=not no_browser)
