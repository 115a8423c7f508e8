"""`bitext align`: an English text that exists already, aligned with its French."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.cli import options
from translate.cli.aligning import Job

if TYPE_CHECKING:
    from translate.align.formats import Pairs

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("texts", metavar="FR EN | FILE.tmx", type=_FILE, nargs=-1)
@options.root
@options.engine
@options.jobs
@options.input_mode
@options.encoding
@click.option("--presegmented", is_flag=True, help="Both files have a sentence a line.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["tsv", "indices", "json", "tmx", "moses", "words"]),
    default="tsv",
    show_default=True,
    help="indices: [0]:[0, 1], French first, from 0; moses: two files, needs --output; "
    "words: word links, 0-0 1-2 (Pharaoh), a bead a line.",
)
@click.option("--words", is_flag=True, help="The same as --format words.")
@click.option(
    "--min-confidence",
    "least",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Mark beads that are less sure than this; none is dropped.",
)
@click.option("--output", "-o", type=_FILE, help="Write there instead of standard output.")
@click.option(
    "--add",
    is_flag=False,
    flag_value="",
    metavar="NAME",
    help="File the pair in the corpus as the article NAME, its English as a reviewer's.",
)
@click.option("--pairs", type=_FILE, help="With --add: a table of files, columns fr and en.")
@click.option("--match", is_flag=True, help="FR and EN are folders: find which files correspond.")
@click.pass_context
def align(
    ctx: click.Context,
    /,
    texts: tuple[Path, ...],
    root: Path,
    asked: dict[str, Any],
    jobs: int | None,
    input_mode: str | None,
    encoding: str | None,
    presegmented: bool,
    form: str,
    words: bool,
    least: float,
    output: Path | None,
    add: str | None,
    pairs: Path | None,
    match: bool,
) -> None:
    """Align an existing English text with a French one, sentence by sentence.

    The French is translated by the model on this machine, and the translation compared with the
    English; beads of several sentences, and sentences without counterpart, are found as well.

    \b
    bitext align FR EN                     a table on standard output
    bitext align --add NAME FR EN          an article of the corpus, its English reviewed
    bitext align --match DIR DIR -o P.tsv  which files of two folders correspond
    bitext align --add --pairs P.tsv       all of these into the corpus

    \b
    A translation memory holds both sides, aligned already:
    bitext align FILE.tmx --format moses -o PREFIX
    bitext align --add NAME FILE.tmx       an article of its units, a paragraph each
    """  # noqa: D301
    from translate.align.formats import tmx_pairs
    from translate.errors import UsageError

    if pairs and add is None:
        raise UsageError("--pairs goes with --add", "bitext align --add --pairs pairs.tsv")
    if pairs and add:
        raise UsageError("--pairs names the articles by itself", "Leave the NAME out.")
    one = len(texts) == 1 and texts[0].suffix.casefold() == ".tmx" and not match
    if not one and len(texts) != (0 if pairs else 2):
        raise UsageError(
            "two texts are needed, FR and EN, or one file .tmx with both",
            "See « bitext align --help ».",
        )
    if match:
        _match(texts[0], texts[1], encoding, output)
        return
    job = Job(root, asked, jobs, input_mode, encoding, presegmented, least)
    if add is not None:
        wanted = _read_pairs(pairs) if pairs else [(add, texts[0], None if one else texts[1])]
        failed = sum(not job.add(*pair) for pair in wanted)
        if failed:
            ctx.exit(1 if failed < len(wanted) else 2)
        return
    found = tmx_pairs(texts[0]) if one else job.align(texts[0], texts[1])
    _write(found, "words" if words else form, output)


def _write(pairs: Pairs, form: str, output: Path | None) -> None:
    from translate.align import formats
    from translate.errors import UsageError
    from translate.files import write_whole

    if form == "moses":
        if output is None:
            raise UsageError("--format moses makes two files", "Name them with --output PREFIX.")
        for side, text in zip(("fr", "en"), formats.moses(pairs), strict=True):
            write_whole(Path(f"{output}.{side}"), text.encode())
        return
    text = formats.FORMATS[form](pairs)
    if output:
        write_whole(output, text.encode())
    else:
        click.echo(text, nl=False)


def _match(fr: Path, en: Path, encoding: str | None, output: Path | None) -> None:
    from translate.align.matching import match
    from translate.article import read_text
    from translate.errors import UsageError
    from translate.files import write_whole
    from translate.table import render_table

    sides = []
    for folder in (fr, en):
        files = sorted(folder.rglob("*.txt"))
        if not files:
            raise UsageError(f"{folder}: no .txt files there", "--match takes two folders.")
        sides.append({str(path): read_text(path, encoding) for path in files})
    found = match(sides[0], sides[1])
    rows = [
        {"fr": p.fr, "en": p.en, "score": f"{p.score:.3f}", "margin": f"{p.margin:.3f}"}
        for p in found
    ]
    table = render_table(("fr", "en", "score", "margin"), rows)
    if output:
        write_whole(output, table)
    else:
        click.echo(table.decode(), nl=False)
    for side, names, taken in (
        ("French", sides[0], {p.fr for p in found}),
        ("English", sides[1], {p.en for p in found}),
    ):
        alone = [name for name in names if name not in taken]
        if alone:
            click.echo(f"{len(alone)} {side} files without a match: {', '.join(alone)}", err=True)


def _read_pairs(path: Path) -> list[tuple[str, Path, Path | None]]:
    """The pairs of a table with the columns fr and en, and name where it has that column."""
    from translate.errors import UsageError
    from translate.table import parse_table

    hint = "« bitext align --match DIR DIR -o pairs.tsv » writes such a table."
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}", hint) from error
    table = parse_table(data, str(path), known=("fr", "en", "name"), required=("fr", "en"))
    if not table.records:
        raise UsageError(f"{path}: no pairs of files in it", hint)
    pairs: list[tuple[str, Path, Path | None]] = []
    for record in table.records:
        fr, en = (record.cells[column].strip() for column in ("fr", "en"))
        if not fr or not en:
            raise UsageError(
                f"{path}, line {record.line}: a pair needs both files, fr and en", hint
            )
        pairs.append((record.cells.get("name", "").strip() or Path(fr).stem, Path(fr), Path(en)))
    return pairs
