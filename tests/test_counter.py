"""How long work is shown where no person watches; the bar is for terminals."""

import os
import subprocess
import sys

import pytest

from translate.cli import counter as module
from translate.cli.counter import counter


def count(total):
    with counter("writing", total) as advance:
        for _ in range(total):
            advance()


def test_short_work_says_nothing(capsys):
    count(250)
    count(0)
    assert capsys.readouterr() == ("", "")


def test_long_work_says_now_and_then_how_far_it_is(capsys, monkeypatch):
    monkeypatch.setattr(module, "_PLAIN_SECONDS", 0.0)
    count(4)
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split("  ")[0] for line in err.splitlines()] == [
        "writing: 25 %",
        "writing: 50 %",
        "writing: 75 %",
        "writing: 100 %",
    ]
    assert err.endswith("0:00 left\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals on Windows")
def test_a_person_sees_a_bar_that_goes_when_it_is_done():
    import pty

    person, terminal = pty.openpty()
    code = "from tests.test_counter import count; count(250)"
    done = subprocess.run(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=terminal, check=True
    )
    os.close(terminal)
    shown = os.read(person, 100_000).decode()
    os.close(person)
    assert "writing" in shown
    assert "100%" in shown
    assert done.stdout == b""
