"""French-to-English translation, sentence alignment and review, in plain files."""

__version__ = "0.1.0"
