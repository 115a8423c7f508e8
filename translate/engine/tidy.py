"""English typography for a model's output: no space before a stop, none inside quotation marks."""

from __future__ import annotations

import re

_BEFORE_STOP = re.compile(r"(?<=[\w)\]\"”’'%]) +(?=[,;:!?.](?:[\s\"”)\]]|$))")
_BEFORE_PERCENT = re.compile(r"(?<=\d) +(?=%)")
_GUILLEMETS = re.compile(r"«\s*|\s*»")
_IN_BRACKETS = re.compile(r"(?<=[(\[]) +| +(?=[)\]])")
_QUOTED = re.compile(r'(?<![\w"])" ([^"]*?) "(?![\w"])')
_SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """The text as English is set; `« Oui » !` becomes `"Oui"!`."""
    text = _GUILLEMETS.sub('"', text)
    text = _QUOTED.sub(r'"\1"', text)
    text = _IN_BRACKETS.sub("", text)
    text = _BEFORE_STOP.sub("", text)
    text = _BEFORE_PERCENT.sub("", text)
    return _SPACES.sub(" ", text).strip()
