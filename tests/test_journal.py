"""The journal and the state of a run: what a kill leaves is read, what is broken is absent."""

from translate.engine import Hypothesis
from translate.journal import Journal
from translate.state import Seen, State, digest

A = Hypothesis("Yes.", 0.9, ())
B = Hypothesis("No\n\t.", None, ("loop", "ratio"))


def test_what_was_added_is_there_again(tmp_path):
    path = tmp_path / "x" / "journal.jsonl"
    Journal(path).add("e1", [("Oui.", A), ("Non.", B)])
    Journal(path).add("e2", [("Oui.", B)])
    journal = Journal(path)
    assert journal.get("e1", "Oui.") == A
    assert journal.get("e1", "Non.") == B
    assert journal.get("e2", "Oui.") == B
    assert journal.get("e2", "Non.") is None
    journal.close()
    assert not path.exists()


def test_every_cut_of_the_file_is_read_as_far_as_it_goes(tmp_path):
    path = tmp_path / "journal.jsonl"
    Journal(path).add("e", [("Oui.", A), ("Non.", B)])
    whole = path.read_bytes()
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        journal = Journal(path)
        assert journal.get("e", "Non.") in (None, B)
        journal.add("e", [("Peut-être.", A)])
        assert Journal(path).get("e", "Peut-être.") == A


def test_what_is_no_entry_is_passed_over(tmp_path):
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b'[1]\n{"fr": "x"}\n\xff\xfe\nnull\n')
    Journal(path).add("e", [("Oui.", A)])
    assert Journal(path).get("e", "Oui.") == A


def test_the_state_is_read_back(tmp_path):
    state = State(tmp_path)
    state.set_seen("a", Seen("d", 3, {"starter@1": 2}, 0.5))
    state.will_publish(b"English\n")
    state.save()
    again = State(tmp_path)
    assert again.seen("a") == Seen("d", 3, {"starter@1": 2}, 0.5)
    assert again.seen("b") is None
    assert again.published(b"English\n")
    assert not again.published(b"Other\n")


def test_a_broken_state_counts_as_none(tmp_path):
    for text in ("", "{", "[]", '{"a": 1}', '{"a": {"digest": "d"}}'):
        (tmp_path / "seen.json").write_text(text, encoding="utf-8")
        assert State(tmp_path).seen("a") is None


def test_a_digest_tells_missing_files_from_empty_ones_and_one_from_another():
    digests = {
        digest("s", [b"", None]),
        digest("s", [None, b""]),
        digest("s", [b"", b""]),
        digest("t", [b"", b""]),
    }
    assert len(digests) == 4
