"""An aligned pair of texts becomes an article of the corpus, its English a reviewer's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from translate.align.aligner import align
from translate.align.bead import Bead
from translate.align.formats import LOW, joined
from translate.align.sides import check_sides
from translate.alignment import (
    Alignment,
    Segment,
    Status,
    quoted,
    read_alignment,
    render_alignment,
)
from translate.article import Paragraph, parse_article, read_text
from translate.corpus import Corpus, refuse_reserved
from translate.errors import CorpusError
from translate.files import write_whole
from translate.reconcile import key, paragraph_number, reconcile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from translate.align.texts import Text


@dataclass(frozen=True)
class Added:
    """What was added, in rows: those with English, those without, and English without French."""

    name: str
    aligned: int
    french_only: int
    english_only: int


def add_pair(
    corpus: Corpus,
    name: str,
    french: str,
    english: Text,
    translations: Callable[[Sequence[str]], Sequence[str]],
    *,
    presegmented: bool = False,
    least: float = 0.0,
    mode: str = "auto",
) -> Added:
    """Make `alignments/NAME.tsv` of a French text and the English that exists of it.

    `translations` translates sentences, however roughly, for the aligner. The French article is
    written where it is missing. Rows whose bead is less sure than `least` get the flag
    `low-alignment`. The machine translation beside them is left to the next run.

    Raises CorpusError where the article there has another text, or rows that a person has
    touched, and AlignInputError where the texts are swapped or in other languages.
    """
    files = corpus.files(name)
    refuse_reserved(files)
    paragraphs = parse_article(french, name, str(files.french), mode).paragraphs
    if presegmented:
        lines = filter(str.strip, french.split("\n"))
        paragraphs = tuple(Paragraph(line.strip(), (line.strip(),)) for line in lines)
    rows = reconcile(paragraphs, []).rows
    texts = [row.fr for row in rows]
    check_sides(texts, english.sentences)
    beads = align(
        texts,
        english.sentences,
        translations(texts),
        fr_breaks=_breaks(rows),
        en_breaks=english.breaks,
    )
    return _filed(corpus, name, french, rows, english, beads, least)


def add_aligned(corpus: Corpus, name: str, french: Text, english: Text) -> Added:
    """Make an article of sentences that are aligned already, one by one, a paragraph each.

    Raises CorpusError as `add_pair` does.
    """
    refuse_reserved(corpus.files(name))
    # An empty line parts them, so that they are paragraphs in every mode of reading.
    text = "\n\n".join(french.sentences) + "\n"
    paragraphs = [Paragraph(sentence, (sentence,)) for sentence in french.sentences]
    rows = reconcile(paragraphs, []).rows
    beads = [Bead((n,), (n,), 1.0) for n in range(len(rows))]
    return _filed(corpus, name, text, rows, english, beads, 0.0)


def _filed(
    corpus: Corpus,
    name: str,
    french: str,
    rows: Sequence[Segment],
    english: Text,
    beads: Sequence[Bead],
    least: float,
) -> Added:
    """Write what has been aligned: the article where it is missing, its rows, what is left over."""
    files = corpus.files(name)
    made = list(_rows(rows, english.sentences, beads, least))
    alone = list(_alone(made, english.sentences, beads))
    with corpus.article_lock(name):
        _refuse_what_is_there(files.alignment, name)
        _write_french(files.french, french)
        write_whole(files.alignment, render_alignment(Alignment(tuple(row for row, _ in made))))
        _write_unaligned(files.alignment.with_suffix(".unaligned.tsv"), alone)
    with_english = sum(1 for row, _ in made if row.en)
    return Added(name, with_english, len(made) - with_english, len(alone))


def _breaks(rows: Sequence[Segment]) -> frozenset[int]:
    """The rows that begin a paragraph; none where each is a paragraph, which says nothing."""
    found = frozenset(n for n, row in enumerate(rows) if row.id.endswith("s1"))
    return found if len(found) < len(rows) else frozenset()


def _rows(
    rows: Sequence[Segment], english: Sequence[str], beads: Sequence[Bead], least: float
) -> Iterator[tuple[Segment, Bead]]:
    """A row a bead, one in each paragraph that it touches, one a sentence without English."""
    sentences: dict[int, int] = {}
    for bead in beads:
        parts = [
            [rows[n].fr for n in group] for _, group in groupby(bead.fr, key=_row_of(rows, bead))
        ]
        first = bead.fr[0] if bead.fr else 0
        for french, translation in zip(parts, _shared_out(parts, english, bead), strict=True):
            paragraph = paragraph_number(rows[first].id)
            sentences[paragraph] = sentences.get(paragraph, 0) + 1
            first += len(french)
            row = Segment(id=f"p{paragraph}s{sentences[paragraph]}", fr=" ".join(french))
            if translation:
                flags = (LOW,) if bead.confidence < least else ()
                status = Status.FIXED
                row = replace(row, en=translation, status=status, origin="human", flags=flags)
            yield row, bead


def _row_of(rows: Sequence[Segment], bead: Bead) -> Callable[[int], int]:
    """What parts a bead's sentences into rows: the paragraph, or each, where it has no English."""
    return (lambda n: paragraph_number(rows[n].id)) if bead.en else (lambda n: n)


def _shared_out(parts: Sequence[Sequence[str]], english: Sequence[str], bead: Bead) -> list[str]:
    """The bead's English for each of its paragraphs, cut where the lengths agree best."""
    if len(parts) <= 1 or not bead.en:
        return [joined(english, bead.en)] * len(parts)
    sizes = [sum(map(len, part)) for part in parts]
    ends = [end / sum(sizes) for end in accumulate(sizes[:-1])]
    shares: list[list[int]] = [[] for _ in parts]
    total, behind = max(1, sum(len(english[n]) for n in bead.en)), 0.0
    for n in bead.en:
        middle = (behind + len(english[n]) / 2) / total
        shares[sum(middle > end for end in ends)].append(n)
        behind += len(english[n])
    return [joined(english, share) for share in shares]


def _alone(
    made: Sequence[tuple[Segment, Bead]], english: Sequence[str], beads: Sequence[Bead]
) -> Iterator[tuple[str, str]]:
    """English without French, each with the id of the row before it."""
    last: dict[int, str] = {}
    for row, bead in made:
        last[id(bead)] = row.id
    before = ""
    for bead in beads:
        before = last.get(id(bead), before)
        if not bead.fr:
            yield from ((before, english[n]) for n in bead.en)


def _refuse_what_is_there(path: Path, name: str) -> None:
    if any(row.touched for row in read_alignment(path).rows):
        raise CorpusError(
            f"alignments/{name}.tsv: people have worked on these rows already",
            "Add the pair under another name, or move that file away first.",
        )


def _write_french(path: Path, text: str) -> None:
    if not path.exists():
        write_whole(path, text.encode())
        return
    if key(read_text(path)) != key(text):
        raise CorpusError(
            f"{path}: the article there has another text than the French that was given",
            "Add the pair under another name, or give that article as the French text.",
        )


def _write_unaligned(path: Path, alone: Sequence[tuple[str, str]]) -> None:
    if not alone:
        path.unlink(missing_ok=True)
        return
    lines = [("after", "en"), *alone]
    write_whole(path, "".join("\t".join(map(quoted, line)) + "\n" for line in lines).encode())
