"""The same work on many articles, in several processes."""

import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

from tests.made import make, row
from translate.errors import AlignmentError, CorpusError
from translate.processes import results, worth_starting

NAMES = [f"a{n}" for n in range(20)]


def shout(name):
    """Work for another process: it must be importable there."""
    if name == "a7":
        raise AlignmentError("a7 is broken", "Mend it.")
    return name.upper()


def whisper(name, ending):
    return name.lower() + ending


def die(name):
    if name == "a3":
        os._exit(9)
    return name


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_order(processes):
    work = partial(whisper, ending="!")
    assert list(results(work, [*NAMES, "B"], processes)) == [f"{n}!" for n in [*NAMES, "b"]]


@pytest.mark.parametrize("processes", [1, 2])
def test_what_the_work_raises_is_raised_here_with_its_hint(processes):
    found = results(shout, NAMES, processes)
    assert [next(found) for _ in range(7)] == [f"A{n}" for n in range(7)]
    with pytest.raises(AlignmentError) as caught:
        next(found)
    assert (caught.value.message, caught.value.hint) == ("a7 is broken", "Mend it.")


def test_a_process_that_dies_is_an_error_with_a_hint():
    with pytest.raises(CorpusError, match="has died"):
        list(results(die, NAMES, 2))


def test_as_many_processes_as_pay(root):
    corpus = make(root, "a", row("p1s1", "Le chat dort.", "The cat sleeps."))
    make(root, "b", row("p1s1", "Le chien dort.", "The dog sleeps."))
    root.write("c", "Pas encore.\n")
    size = root.alignment("a").stat().st_size
    assert worth_starting(corpus, ["a", "b", "c"], 8, size // 2) == 3
    assert worth_starting(corpus, ["a", "b"], 8, size // 4) == 2
    assert worth_starting(corpus, ["a", "b"], 1, 1) == 1
    assert worth_starting(corpus, ["a", "b"], 8, 100 * size) == 1
    assert worth_starting(corpus, ["c"], 8, 1) == 1
    assert worth_starting(corpus, [], 8, 1) == 1
    assert worth_starting(corpus, ["a", "b"], None, 1) in (1, 2)  # one where there is one core


SCRIPT = """
import sys, time
from translate.processes import results

if __name__ == "__main__":
    sys.path.insert(0, {root!r})
    from tests.test_processes import linger
    for name in results(linger, [f"a{{n}}" for n in range(1000)], 2):
        print(name, flush=True)
"""


def linger(name):
    time.sleep(0.02)
    return f"{name} {os.getpid()}"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_stopped_or_killed_it_leaves_no_process_behind(tmp_path, pytestconfig, sent):
    script = tmp_path / "many.py"
    script.write_text(SCRIPT.format(root=str(pytestconfig.rootpath)), encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=pytestconfig.rootpath,
        start_new_session=True,
    )
    workers = {int(run.stdout.readline().split()[1]) for _ in range(8)}
    if sent is signal.SIGINT:
        os.killpg(run.pid, sent)  # as a terminal does
    else:
        run.send_signal(sent)
    _, errors = run.communicate(timeout=30)
    assert errors.count("Traceback") <= 1  # the script's own; the processes say nothing
    deadline = time.monotonic() + 10
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, workers))


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
