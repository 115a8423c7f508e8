"""How often the check `term` speaks up on human translations, where nearly all of it is false.

    python benchmarks/glossary/false_alarms.py GLOSSARY.tsv FR EN [--show N]

FR and EN hold sentences, line by line. Prints, for all terms and for those most often missed, how
often the French term stands and in how many lines the check says that its English does not.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from translate.checks.term import term_findings
from translate.glossary import read_glossary


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("glossary", type=Path)
    parser.add_argument("fr", type=Path)
    parser.add_argument("en", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print so many of the findings")
    options = parser.parse_args()
    glossary = read_glossary(options.glossary)
    french, english = (
        path.read_text(encoding="utf-8").split("\n")[:-1] for path in (options.fr, options.en)
    )
    stands: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    flagged = shown = 0
    started = time.process_time()
    for fr, en in zip(french, english, strict=True):
        findings = term_findings(fr, en, glossary)
        flagged += bool(findings)
        here = {fr[m.start : m.end].casefold(): entry.fr for entry, m in glossary.terms_in(fr)}
        stands.update(set(here.values()))
        missed.update(
            {here[f.message.split("«")[1].split("»")[0].strip().casefold()] for f in findings}
        )
        for finding in findings[: max(0, options.show - shown)]:
            print(f"{finding.message}\n  {fr}\n  {en}")
            shown += 1
    seconds = time.process_time() - started
    lines, terms = len(french), stands.total()
    print(
        f"{len(glossary.entries)} terms, {lines} lines, {terms} terms in them; "
        f"{flagged} lines flagged ({flagged / lines:.2%}), "
        f"{missed.total()} terms ({missed.total() / max(1, terms):.1%}); "
        f"{1000 * seconds / lines:.3f} ms a line"
    )
    for term, count in missed.most_common(15):
        print(f"  {term}: {count} of {stands[term]}")


if __name__ == "__main__":
    main()
