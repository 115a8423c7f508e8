"""Which of a file's languages are French and English."""

from __future__ import annotations

import re

_CODES = {"fr": "fr", "fra": "fr", "fre": "fr", "en": "en", "eng": "en"}


def side(tag: str | None) -> str:
    """`fr` or `en` for a language tag of these languages (`fr-CA`, `EN_us`), else empty."""
    return _CODES.get(re.split("[-_]", (tag or "").strip(), maxsplit=1)[0].casefold(), "")
