from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from translate.engine.cache import built_once, cache_folder, fingerprint
from translate.errors import ModelError


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("BITEXT_CACHE", str(tmp_path / "cache"))


def test_a_folder_is_built_once():
    built = []
    for _ in range(2):
        folder = built_once("m", {"revision": "1"}, lambda f: built.append((f / "x").touch()))
    assert len(built) == 1
    assert (folder / "x").exists()
    assert built_once("m", {"revision": "2"}, lambda _: None) != folder


def test_a_build_that_breaks_off_leaves_nothing_behind():
    def build(folder):
        (folder / "half").touch()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        built_once("m", {}, build)
    assert list((cache_folder() / "models").iterdir()) == []


def test_processes_at_once_all_succeed():
    code = (
        "import time; from translate.engine.cache import built_once\n"
        "def build(folder):\n"
        "    (folder / 'a').write_text('a'); time.sleep(1); (folder / 'b').write_text('b')\n"
        "folder = built_once('m', {}, build)\n"
        "print(folder, (folder / 'a').read_text() + (folder / 'b').read_text())"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = {process.communicate()[0] for process in started}
    assert [process.returncode for process in started] == [0, 0, 0]
    assert len(said) == 1
    assert said.pop().endswith(" ab\n")
    assert len(list((cache_folder() / "models").iterdir())) == 1


def test_a_cache_that_cannot_be_written(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("BITEXT_CACHE", str(tmp_path / "file"))
    with pytest.raises(ModelError, match="BITEXT_CACHE"):
        built_once("m", {}, lambda _: None)


def test_a_fingerprint_follows_the_file(tmp_path):
    path = tmp_path / "weights"
    path.write_bytes(b"one")
    first = fingerprint(path)
    assert first == fingerprint(path)
    time.sleep(0.01)
    path.write_bytes(b"two")
    os.utime(path)
    assert fingerprint(path) != first
