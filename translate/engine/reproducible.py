"""Floating-point results that do not depend on the company a sentence is translated in."""

from __future__ import annotations

import os


def ask_for_reproducible_kernels() -> None:
    """Ask Intel's MKL for products of matrices whose rows do not depend on the number of rows.

    To be called before an engine is imported: MKL reads its setting once. A user's own setting
    stays. (Intel oneMKL developer guide, "Conditional Numerical Reproducibility": strict mode.)
    """
    os.environ.setdefault("MKL_CBWR", "AUTO,STRICT")
