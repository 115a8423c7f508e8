"""What the tests of the formats share; each has a `root` of its own."""

import pytest

from translate.corpus import Corpus


@pytest.fixture
def corpus(root):
    """The corpus of the test's root."""
    return Corpus(root.path)
