"""A corpus of reviewed rows made to measure, and the command."""

import pytest
from click.testing import CliRunner

from translate.alignment import render_alignment, with_columns
from translate.cli import main


@pytest.fixture
def write_rows(root):
    """Write the rows of an article, and the article."""

    def write(name, rows):
        root.write(name, "".join(f"{r.fr}\n\n" for r in rows))
        path = root.alignment(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render_alignment(with_columns((), rows)))

    return write


@pytest.fixture
def bitext():
    """Run a command without a corpus root; the result has exit_code, stdout and stderr."""

    def run(*words):
        result = CliRunner().invoke(main, words, prog_name="bitext")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
