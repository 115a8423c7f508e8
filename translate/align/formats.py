"""How an alignment of two texts is written: as a table, as indices, as TMX or as Moses files."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.align.bead import Bead
from translate.align.tokens import tokenise
from translate.alignment import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

LOW = "low-alignment"


@dataclass(frozen=True)
class Pairs:
    """Two texts and their beads; beads below `least` confidence are marked."""

    fr: Sequence[str]
    en: Sequence[str]
    beads: Sequence[Bead]
    least: float = 0.0

    def texts(self) -> Iterator[tuple[Bead, str, str]]:
        """Each bead with the French and the English it joins, sentences parted by a space."""
        for bead in self.beads:
            yield bead, joined(self.fr, bead.fr), joined(self.en, bead.en)

    def low(self, bead: Bead) -> bool:
        """Whether the bead is to be looked at."""
        return bead.confidence < self.least


def joined(sentences: Sequence[str], indices: Sequence[int]) -> str:
    """Some sentences as one text."""
    return " ".join(filter(None, (sentences[n].strip() for n in indices)))


def tsv(pairs: Pairs) -> str:
    """A header and a line a bead: French, English, confidence, flags."""
    rows = [("fr", "en", "confidence", "flags")]
    rows += [
        (fr, en, f"{bead.confidence:.3f}", LOW if pairs.low(bead) else "")
        for bead, fr, en in pairs.texts()
    ]
    return "".join("\t".join(map(quoted, row)) + "\n" for row in rows)


def indices(pairs: Pairs) -> str:
    """A line a bead, `[0]:[0, 1]`, French first, from 0."""
    return "".join(f"{list(bead.fr)}:{list(bead.en)}\n" for bead in pairs.beads)


def as_json(pairs: Pairs) -> str:
    """A list of objects with the sentences' numbers from 0, the texts and the confidence."""
    entries = [
        {
            "fr_sentences": bead.fr,
            "en_sentences": bead.en,
            "fr": fr,
            "en": en,
            "confidence": round(bead.confidence, 3),
            "flags": [LOW] if pairs.low(bead) else [],
        }
        for bead, fr, en in pairs.texts()
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def tmx(pairs: Pairs) -> str:
    """TMX 1.4b, a unit for each bead that has both sides, with its confidence as a property."""
    from translate.exchange.tmx import Entry, write_entries

    file = io.BytesIO()
    write_entries(
        (
            Entry(fr, en, props={"confidence": f"{bead.confidence:.3f}"})
            for bead, fr, en in pairs.texts()
            if fr and en
        ),
        file,
    )
    return file.getvalue().decode()


def tmx_pairs(path: Path) -> Pairs:
    """The units of a TMX file as beads, of one sentence each, that are sure.

    Raises AlignmentError as `texts.read_tmx` does.
    """
    from translate.align.texts import read_tmx

    french, english = read_tmx(path)
    beads = [Bead((n,), (n,), 1.0) for n in range(len(french.sentences))]
    return Pairs(french.sentences, english.sentences, beads)


def moses(pairs: Pairs) -> tuple[str, str]:
    """Two texts, a bead a line in both; beads without a counterpart give an empty line."""
    found = [(fr, en) for _, fr, en in pairs.texts()]
    french, english = ("".join(pair[side] + "\n" for pair in found) for side in (0, 1))
    return french, english


def pharaoh(pairs: Pairs) -> str:
    """Word links as `0-0 1-2`, French token first, from 0: a line a bead."""
    from translate.align import align_words

    links = align_words([(fr, en) for _, fr, en in pairs.texts()])
    return "".join(" ".join(f"{i}-{j}" for i, j in line) + "\n" for line in links)


def tokens(text: str) -> str:
    """The tokens that `pharaoh` numbers, parted by spaces."""
    return " ".join(text[a:b] for a, b in tokenise(text))


FORMATS: dict[str, Callable[[Pairs], str]] = {
    "tsv": tsv,
    "indices": indices,
    "json": as_json,
    "tmx": tmx,
    "words": pharaoh,
}
