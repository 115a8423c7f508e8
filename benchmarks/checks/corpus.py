"""What `bitext check` and `bitext status` cost on a whole corpus: seconds, and memory.

    python benchmarks/checks/corpus.py PARALLEL.tsv ... [--articles 1000] [--segments 100]

Makes corpus roots of a tenth of the articles and of all of them, with reviewed rows among them,
from lines of `French TAB English` (used again and again, each time with another number in them).
Goals for 1,000 articles of 100 segments: `check` in less than 60 seconds, `status` in less than 10
where no run has left its notes, and memory that does not grow with the number of articles.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from parallel import read_rows

from translate.alignment import Segment, Status, engine_cell, render_alignment, with_columns


def main() -> None:
    """Print seconds and peak memory for both commands and sizes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--segments", type=int, default=100)
    options = parser.parse_args()
    rows = read_rows(options.files)
    for articles in (options.articles // 10, options.articles):
        with tempfile.TemporaryDirectory() as folder:
            make_root(Path(folder), rows, articles, options.segments)
            for command in ("status", "check"):
                print(
                    f"{articles} articles of {options.segments} segments: {cost(command, folder)}"
                )


def cost(command: str, folder: str) -> str:
    """What a command takes, its processes taken together."""
    started = time.perf_counter()
    arguments = [sys.executable, "-m", "translate", command, "--root", folder]
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"bitext {command} has failed")
    return (
        f"{command} {time.perf_counter() - started:.1f} s"
        f" ({used.ru_utime + used.ru_stime:.1f} s of processor time),"
        f" the largest process {used.ru_maxrss / 1024:.0f} MB"
    )


def make_root(root: Path, rows: list[Segment], articles: int, segments: int) -> None:
    """A corpus root with alignment files; every other row is reviewed."""
    supply = cycle(rows)
    for folder in ("corpus/fr", "alignments"):
        (root / folder).mkdir(parents=True)
    for number in range(articles):
        own = [make_row(n, row, number) for n, row in enumerate(islice(supply, segments))]
        french = "".join(f"{row.fr}\n" for row in own)
        (root / "corpus" / "fr" / f"a{number:05}.txt").write_text(french, encoding="utf-8")
        data = render_alignment(with_columns((), own))
        (root / "alignments" / f"a{number:05}.tsv").write_bytes(data)


def make_row(n: int, row: Segment, article: int) -> Segment:
    """The row in its place, told from its repetitions in other articles by the article's number."""
    fr, en = f"{row.fr} ({article})", f"{row.mt} ({article})"
    reviewed = n % 2 == 0
    return Segment(
        id=f"p{n // 5 + 1}s{n % 5 + 1}",
        fr=fr,
        mt=en,
        en=f"{en}." if reviewed else "",
        status=Status.FIXED if reviewed else Status.MT,
        engine=engine_cell("human", fr),
        confidence=0.6,
    )


if __name__ == "__main__":
    main()
