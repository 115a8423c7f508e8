"""How often the checks flag human translations, where nearly every flag is a false alarm.

    python benchmarks/checks/false_alarms.py FR EN [--show CODE]
    python benchmarks/checks/false_alarms.py PARALLEL.tsv ...  [--show CODE]

FR and EN are parallel lines, PARALLEL.tsv holds `French TAB English`. Prints, for each flag, how
many segments have it, and how many have any; goals: each under 2 %, any under 5 %.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from parallel import read_rows

from translate.checks import text_findings


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--show", metavar="CODE", help="print what this check finds")
    parser.add_argument("--locale", default="", help="en-GB, en-US, or empty")
    options = parser.parse_args()
    rows = read_rows(options.files)
    text_findings(rows[0])  # reads the word lists
    counts: Counter[str] = Counter()
    flagged = 0
    started = time.process_time()
    for row in rows:
        found = text_findings(row, locale=options.locale)
        flagged += bool(found)
        counts.update(finding.flag for finding in found)
        for finding in found:
            if finding.flag == options.show:
                print(f"{finding.message}\n  {row.fr}\n  {row.mt}")
    seconds = time.process_time() - started
    for flag, count in counts.most_common():
        print(f"{flag:15} {count:5}  {count / len(rows):7.2%}")
    print(f"{'any':15} {flagged:5}  {flagged / len(rows):7.2%} of {len(rows)} segments")
    print(f"{seconds / len(rows) * 1e6:.0f} µs of processor time a segment")


if __name__ == "__main__":
    main()
