"""Writes are whole or not at all."""

import os
from pathlib import Path

import pytest

from translate.errors import CorpusError
from translate.files import TEMPORARY, keep_aside, remove_leftovers, whole_file, write_whole


def test_a_write_replaces_the_file_and_leaves_nothing_else(tmp_path):
    path = tmp_path / "sub" / "a.tsv"
    assert write_whole(path, b"one")
    assert write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_the_same_bytes_are_not_written_again(tmp_path):
    path = tmp_path / "a.tsv"
    write_whole(path, b"one")
    before = path.stat()
    assert not write_whole(path, b"one")
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_a_file_written_piece_by_piece_is_there_only_when_it_is_whole(tmp_path):
    path = tmp_path / "sub" / "a.tsv"
    with whole_file(path) as file:
        file.write(b"one ")
        assert not path.exists()
        file.write(b"two")
    assert path.read_bytes() == b"one two"
    with pytest.raises(ZeroDivisionError):
        _break_off(path)
    assert path.read_bytes() == b"one two"
    assert list(path.parent.iterdir()) == [path]


def _break_off(path):
    with whole_file(path) as file:
        file.write(b"half of")
        raise ZeroDivisionError


def test_permissions_stay(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_bytes(b"one")
    path.chmod(0o640)
    write_whole(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(tmp_path):
    folder = tmp_path / "a.tsv"
    folder.mkdir()
    with pytest.raises(CorpusError, match="cannot be written"):
        write_whole(folder, b"one")
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_named(tmp_path, monkeypatch):
    # The real ENOSPC, from the kernel's own full device.
    def full(handle, *args, **options):
        os.close(handle)
        return Path("/dev/full").open(*args, **options)

    path = tmp_path / "a.tsv"
    path.write_bytes(b"old")
    monkeypatch.setattr("translate.files.os.fdopen", full)
    with pytest.raises(CorpusError, match="No space left on device"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_edit_is_kept_aside_under_a_free_name(tmp_path):
    path = tmp_path / "a.txt"
    first = keep_aside(path, b"one")
    assert first.name == "a.edited-1.txt"
    assert keep_aside(path, b"one") == first
    assert keep_aside(path, b"two").name == "a.edited-2.txt"


def test_leftovers_of_a_killed_process_go_when_they_are_old(tmp_path):
    old, new = tmp_path / f".x{TEMPORARY}", tmp_path / f".y{TEMPORARY}"
    old.write_bytes(b"")
    new.write_bytes(b"")
    os.utime(old, (0, 0))
    remove_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == [new]
