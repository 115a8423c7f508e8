"""What `bitext export` costs on a large corpus: seconds, segments a second, peak memory.

    python benchmarks/exchange/million.py [--articles 1000] [--segments 1000]
        [--formats parquet,tmx] [-- --split 98,1,1 --shuffle ...]

Makes a corpus root of invented sentences in a temporary folder, every other row reviewed, and
exports it; what follows `--` is given to the export as well. Goal for a million segments: less
than 500 MB of memory.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from translate.alignment import Segment, Status, engine_cell, render_alignment, with_columns

WHO = (
    ("La maire du village", "The mayor of the village"),
    ("Un jeune éclusier", "A young lock keeper"),
    ("Notre voisine", "Our neighbour"),
    ("Le conseil", "The council"),
    ("Une équipe de l'institut", "A team of the institute"),
    ("Personne, dans la vallée,", "Nobody in the valley"),
    ("Le petit-fils du meunier", "The miller's grandson"),
)
WHAT = (
    ("a repeint la barrière", "has painted the gate"),
    ("a retrouvé les plans du moulin", "has found the plans of the mill"),
    ("ne connaissait cette source", "knew about this spring"),
    ("a compté les hérons", "has counted the herons"),
    ("a fermé le vieux pont", "has closed the old bridge"),
)
WHERE = (
    ("près du canal", "near the canal"),
    ("derrière la gare de triage", "behind the marshalling yard"),
    ("au bout du chemin des tilleuls, là où tout tourne", "at the bend of Lime Lane"),
)
WHEN = (
    ("avant l'hiver", "before the winter"),
    ("le jour de la foire", "on the day of the fair"),
    ("sans attendre l'avis du préfet", "without waiting for the prefect's opinion"),
    ("il y a peu", "not long ago"),
)


def main() -> None:
    """Print what each format costs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--segments", type=int, default=1000)
    parser.add_argument("--formats", default="parquet,tmx")
    parser.add_argument("export", nargs="*", help="options of the export, behind --")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        make_root(root, options.articles, options.segments)
        total = options.articles * options.segments
        for name in options.formats.split(","):
            out = Path(folder) / f"out-{name}"
            seconds, processor, peak = cost(root, name, out, options.export)
            print(
                f"{name}: {total:,} segments in {seconds:.0f} s ({processor:.0f} s of processor "
                f"time), {total / seconds:,.0f} segments/s, peak memory {peak:.0f} MB"
            )


def cost(root: Path, name: str, out: Path, extra: list[str]) -> tuple[float, float, float]:
    """Seconds, seconds of processor time, and the peak memory in MB of one export."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "translate", "export", "--root", str(root)]
    process = subprocess.Popen([*command, "--format", name, "-o", str(out), *extra])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the export as {name} has failed")
    seconds = time.perf_counter() - started
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def make_root(root: Path, articles: int, segments: int) -> None:
    """A corpus root; no sentence of it stands there twice."""
    for folder in ("corpus/fr", "alignments"):
        (root / folder).mkdir(parents=True)
    for number in range(articles):
        rows = [make_row(number, n) for n in range(segments)]
        french = "".join(f"{row.fr}\n" for row in rows)
        (root / "corpus" / "fr" / f"a{number:05}.txt").write_text(french, encoding="utf-8")
        data = render_alignment(with_columns((), rows))
        (root / "alignments" / f"a{number:05}.tsv").write_bytes(data)


def make_row(article: int, n: int) -> Segment:
    """A row of an article: a sentence that the two numbers decide."""
    rest = article * 7919 + n
    parts = []
    for choices in (WHO, WHAT, WHERE, WHEN):
        rest, choice = divmod(rest, len(choices))
        parts.append(choices[choice])
    fr, en = (" ".join(part[side] for part in parts) for side in (0, 1))
    fr, en = f"{fr}, selon le registre {article}-{n}.", f"{en}, says register {article}-{n}."
    reviewed = n % 2 == 0
    return Segment(
        id=f"p{n // 5 + 1}s{n % 5 + 1}",
        fr=fr,
        mt=en,
        en=f"{en[:-1]} now." if reviewed else "",
        status=Status.FIXED if reviewed else Status.MT,
        origin="post-edit" if reviewed else "",
        engine=engine_cell("starter@1 ct2-int8 beam4", fr),
        confidence=0.6,
    )


if __name__ == "__main__":
    main()
