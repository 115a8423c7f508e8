"""What the checks say of a row, remembered: an article is looked at again whenever it changes."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from translate.checks import EXPLANATIONS, SOURCE_FLAGS, Finding, findings_of

if TYPE_CHECKING:
    from translate.alignment import Segment
    from translate.config import Config
    from translate.glossary import Glossary

_KEPT = 50_000  # rows


class Checker:
    """The checks under the settings and the glossary of a corpus."""

    def __init__(self, config: Config, glossary: Glossary) -> None:
        self.config = config
        self.glossary = glossary
        self._found: OrderedDict[tuple[object, ...], tuple[Finding, ...]] = OrderedDict()

    def findings(self, row: Segment) -> tuple[Finding, ...]:
        """What the row's texts, the glossary and the row's `flags` tell, one finding a flag."""
        cells = (
            row.fr, row.fr_fixed, row.fr_suggested, row.mt, row.en, row.status,
            row.flags, row.ignore, row.confidence, row.engine,
        )  # fmt: skip
        found = self._found.get(cells)
        if found is None:
            found = self._found[cells] = self._looked(row)
            if len(self._found) > _KEPT:
                self._found.popitem(last=False)
        return found

    def _looked(self, row: Segment) -> tuple[Finding, ...]:
        source = [Finding(flag, EXPLANATIONS[flag]) for flag in row.flags if flag in SOURCE_FLAGS]
        off, locale = self.config.checks_off, self.config.locale
        return findings_of(row, source, off=off, locale=locale, glossary=self.glossary)


def known_findings(row: Segment) -> tuple[Finding, ...]:
    """What the row's `flags` say, each with its general explanation: at no cost."""
    codes = [code for code in row.flags if code in EXPLANATIONS and code not in row.ignore]
    return tuple(Finding(code, EXPLANATIONS[code]) for code in codes)
