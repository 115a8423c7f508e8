"""`bitext sample`: a random test set."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from translate.cli import options

if TYPE_CHECKING:
    from pathlib import Path

    from translate.corpus import Corpus
    from translate.score.testset import TestSet


@click.command()
@options.root
@click.option("--n", "size", type=click.IntRange(min=1), help="How many segments; 300 by default.")
@click.option("--seed", type=int, help="Another seed, another sample; 1 by default.")
@click.option(
    "--by",
    type=click.Choice(["article"]),
    help="Spread over the articles: each gives its share of the segments.",
)
@click.option("--add", type=click.IntRange(min=1), help="Draw so many more segments.")
@click.option("--force", is_flag=True, help="Draw anew, and forget the test set that is there.")
@options.json
def sample(root: Path, as_json: bool, **asked: Any) -> None:
    """Draw a random test set into alignments/_test.tsv.

    Review its rows (from the top down: a part of them is a random sample too), then run
    « bitext score --test ». The memory, repairs and training never learn from them. A test set
    that was drawn stays as it is; without --add or --force the command says what is there.
    """
    from translate.corpus import Corpus
    from translate.score.testset import read_test_set

    corpus = Corpus(root)
    known = read_test_set(corpus)
    if known.entries and not asked["force"]:
        test_set = _kept(corpus, known, asked)
    else:
        test_set = _drawn(corpus, asked)
    _show(corpus, test_set, as_json=as_json)


def _drawn(corpus: Corpus, asked: dict[str, Any]) -> TestSet:
    from translate.errors import CorpusError, UsageError
    from translate.score.testset import TestSet, draw, write_test_set

    if asked["add"]:
        raise UsageError("--add: there is no test set to add to", "bitext sample --n 300")
    seed = 1 if asked["seed"] is None else asked["seed"]
    entries = draw(corpus, asked["size"] or 300, seed, by_article=bool(asked["by"]))
    if not entries:
        raise CorpusError(
            f"{corpus.root}: no rows to draw from", "Translate the corpus first: bitext translate"
        )
    test_set = TestSet(entries)
    write_test_set(corpus, test_set)
    return test_set


def _kept(corpus: Corpus, known: TestSet, asked: dict[str, Any]) -> TestSet:
    """The test set that is there, longer by --add; other arguments do not change it."""
    from translate.errors import UsageError
    from translate.score.testset import draw, method_of, with_entries, write_test_set

    seed, by_article = method_of(known.entries[0])
    other = (
        (asked["size"] is not None and asked["size"] != len(known.entries))
        or (asked["seed"] is not None and asked["seed"] != seed)
        or (asked["by"] is not None and not by_article)
    )
    if other:
        raise UsageError(
            f"{len(known.entries)} segments are drawn already ({known.entries[0].draw}), and a "
            "test set is not reshuffled",
            "--add N draws more in the same way; --force forgets it and draws anew.",
        )
    if not asked["add"]:
        return known
    more = draw(corpus, asked["add"], seed, by_article=by_article, known=known)
    longer = with_entries(known, more)
    write_test_set(corpus, longer)
    return longer


def _show(corpus: Corpus, test_set: TestSet, *, as_json: bool) -> None:
    from translate.alignment import read_alignment
    from translate.score.testset import test_set_path

    names = sorted({entry.article for entry in test_set.entries})
    standing = reviewed = 0
    for name in names:
        rows = read_alignment(corpus.files(name).alignment).rows
        members = test_set.rows_of(name, rows)
        standing += len(members)
        reviewed += sum(rows[n].settled for n in members)
    draws = sorted({entry.draw for entry in test_set.entries})
    values = {
        "file": str(test_set_path(corpus)),
        "segments": len(test_set.entries),
        "articles": len(names),
        "standing": standing,
        "reviewed": reviewed,
        "draws": draws,
    }
    if as_json:
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
        return
    click.echo(
        f"{values['segments']} segments of {values['articles']} articles "
        f"({'; '.join(draws)}), {reviewed} reviewed, in {values['file']}"
    )
