"""Changes of several rows at once are one action, and what has changed meanwhile stays."""

from tests.made import ROWS, make
from translate.alignment import Status
from translate.history import log_path, read_log
from translate.review.bulk import Seen, accept_rows, same_english
from translate.review.fields import RowName
from translate.undo import to_undo, undo


def name_of(row, order=0, article="a"):
    return RowName(article, row.fr, order, row.id)


def test_rows_are_accepted_as_they_were_seen(root):
    corpus = make(root, "a", *ROWS)
    seen = [Seen(name_of(ROWS[0]), "", ROWS[0].mt), Seen(name_of(ROWS[1]), "", "An older yes.")]
    root.edit("a", "p2s1", en="We have bugs.")
    seen.append(Seen(name_of(ROWS[2]), "", ROWS[2].mt))
    done = accept_rows(corpus, seen, "Ana")
    rows = root.rows("a")
    assert (rows[0].en, rows[0].status) == ("The cat sleeps.", Status.OK)
    assert (rows[1].en, rows[1].status) == ("An older yes.", Status.FIXED)
    assert rows[2].en == "We have bugs."
    assert done.changed == 2
    assert done.failed
    undo(corpus, to_undo(corpus), reviewer="Ana")
    assert [row.en for row in root.rows("a")] == ["", "", "We have bugs.", ""]


def test_the_same_english_goes_to_rows_of_several_articles_at_once(root):
    make(root, "a", *ROWS)
    corpus = make(root, "b", *ROWS)
    places = [(name_of(ROWS[1]), ""), (name_of(ROWS[3], 1, "b"), "not what stands there")]
    done = same_english(corpus, places, "Indeed.", "Ana")
    assert root.rows("a")[1].en == "Indeed."
    assert root.rows("b")[3].en == ""
    assert (done.changed, len(done.failed)) == (1, 1)
    (entry, *_) = read_log(log_path(corpus.files("a")))
    assert entry.action.kind == "apply"
