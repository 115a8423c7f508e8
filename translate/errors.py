"""What can go wrong, as one tree.

    BitextError             anything the user can mend: a message, a hint, an exit status
    ├── UsageError          the command's words do not fit together
    ├── ArticleError        a French article cannot be read
    ├── AlignmentError      an alignment file cannot be read or written
    ├── CorpusError         the corpus root is missing, locked or broken
    └── ModelError          a model is missing, broken or of another kind

The command line prints the message and the hint and exits with the status; no traceback.
"""

from __future__ import annotations


class BitextError(Exception):
    """A failure that the user can mend.

    `message` says which file, which line and what is wrong; `hint` says what to do about it.
    """

    exit_status = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  {self.hint}" if self.hint else self.message


class UsageError(BitextError):
    """The options or arguments of a command do not fit together."""


class ArticleError(BitextError):
    """A French article cannot be read."""


class AlignmentError(BitextError):
    """An alignment file cannot be read or written."""


class CorpusError(BitextError):
    """The corpus root is missing, in use by another run, or broken."""


class ModelError(BitextError):
    """A model is missing, incomplete, or not a Marian model."""
