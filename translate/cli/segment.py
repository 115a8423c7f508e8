"""`bitext segment`: French text in, a sentence a line out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from translate.cli import options


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@options.input_mode
@options.encoding
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with offsets.")
def segment(
    files: tuple[str, ...], input_mode: str | None, encoding: str | None, as_json: bool
) -> None:
    """Cut French text into sentences: one a line, an empty line between paragraphs.

    With - as FILE, standard input. Nothing is dropped and nothing changed but white space.
    With --json, a list of sentences with file, number of the paragraph from 1, the half-open
    offsets into the paragraph in characters, and the text.
    """
    from translate.article import blocks
    from translate.segmenter import spans

    entries: list[dict[str, object]] = []
    first = True
    for name in files:
        for number, paragraph in enumerate(blocks(_text(name, encoding), input_mode or "auto"), 1):
            cuts = paragraph.spans if paragraph.spans is not None else spans(paragraph.text)
            sentences = [" ".join(paragraph.text[a:b].split("\n")) for a, b in cuts]
            if as_json:
                entries += [
                    {"file": name, "paragraph": number, "start": a, "end": b, "text": sentence}
                    for (a, b), sentence in zip(cuts, sentences, strict=True)
                ]
            else:
                click.echo("\n".join([*([] if first else [""]), *sentences]))
                first = False
    if as_json:
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))


def _text(name: str, encoding: str | None) -> str:
    from translate.article import decode, read_text

    if name == "-":
        return decode(sys.stdin.buffer.read(), "standard input", encoding)
    return read_text(Path(name), encoding)
