"""How often the shipped rules propose a repair in text that nobody tuned them on.

    python benchmarks/rough/touched.py FRENCH.txt… [--show]

Each file holds French, a sentence a line; the context of an article is not given, so that no
counter-word elsewhere holds a rule back. Prints the lines touched, by file and in total; `--show`
prints each with its proposal.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from translate.repair.files import shipped_rules
from translate.repair.rules import suggest


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="print what is proposed")
    options = parser.parse_args()
    rules = shipped_rules()
    everything = [0, 0]
    for path in options.files:
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        found = [(line, new) for line in lines if (new := suggest(line, rules))]
        print(f"{path.name}: {len(found)} of {len(lines)} lines touched")
        everything = [everything[0] + len(found), everything[1] + len(lines)]
        if options.show:
            print("".join(f"  {old}\n  {new}\n\n" for old, new in found), end="")
    print(f"all: {everything[0]} of {everything[1]}")


if __name__ == "__main__":
    main()
