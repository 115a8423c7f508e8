"""Which rows go out, in what order, under which ids."""

import re
from dataclasses import replace

import pytest

from tests.made import ROWS, make, row
from translate.alignment import Status
from translate.article import paragraphs
from translate.errors import UsageError
from translate.exchange.gather import gather, units_of
from translate.exchange.selection import Filters, french_of, statuses_of, why_not
from translate.exchange.spool import Spool
from translate.exchange.units import uid_of
from translate.reconcile import reconcile

PLAIN = row("p1s1", "Le chat dort.", "The cat sleeps.", confidence=0.4)
REVIEWED = replace(PLAIN, en="A cat sleeps.", status=Status.FIXED)
MEMORY = replace(PLAIN, engine="memory b p1s1 #123456", confidence=None)


@pytest.mark.parametrize(
    ("segment", "filters", "reason"),
    [
        (PLAIN, Filters(), ""),
        (replace(PLAIN, status=Status.SKIP), Filters(), "skipped"),
        (replace(PLAIN, status=Status.SKIP), Filters(pairs=False), ""),
        (replace(PLAIN, mt=" "), Filters(), "without English"),
        (replace(PLAIN, mt=""), Filters(pairs=False), ""),
        (replace(PLAIN, fr="\u00a0"), Filters(), "without French"),
        (PLAIN, Filters(frozenset({Status.OK})), "of another status"),
        (REVIEWED, Filters(frozenset({Status.OK, Status.FIXED})), ""),
        # Marked as corrected, and nothing is written: that is the machine's text.
        (replace(REVIEWED, en=""), Filters(frozenset({Status.FIXED})), "of another status"),
        (replace(REVIEWED, en=""), Filters(frozenset({Status.MT})), ""),
        (replace(PLAIN, flags=("name",)), Filters(exclude_flags=frozenset({"name"})), "flagged"),
        (replace(PLAIN, flags=("name",)), Filters(exclude_flags=frozenset({"number"})), ""),
        (
            replace(PLAIN, flags=("name",), ignore=("name",)),
            Filters(exclude_flags=frozenset({"name"})),
            "",
        ),
        (PLAIN, Filters(min_confidence=0.4), ""),
        (PLAIN, Filters(min_confidence=0.41), "of low confidence"),
        (replace(PLAIN, confidence=None), Filters(min_confidence=0.1), "of low confidence"),
        (REVIEWED, Filters(min_confidence=0.9), ""),
        (MEMORY, Filters(min_confidence=0.9), ""),
    ],
)
def test_a_row_goes_out_or_says_why_not(segment, filters, reason):
    assert why_not(segment, filters) == reason


def test_statuses_are_read_in_any_case_and_an_unknown_one_is_named():
    assert statuses_of("OK, fixed") == {Status.OK, Status.FIXED}
    assert statuses_of("") == frozenset()
    with pytest.raises(UsageError, match="« fxied » is no status") as caught:
        statuses_of("fxied")
    assert "fixed" in caught.value.hint


def test_the_french_is_as_published_or_as_repaired():
    repaired = replace(PLAIN, fr_suggested="Le chat dormait.", fr_fixed="Le chat a dormi.")
    assert french_of(repaired, "fr") == "Le chat dort."
    assert french_of(repaired, "fr_fixed") == "Le chat a dormi."
    assert french_of(replace(repaired, fr_fixed=" "), "fr_fixed") == "Le chat dort."


# --- ids -------------------------------------------------------------------------------------


def test_an_id_is_of_the_article_and_its_french_whatever_the_white_space():
    uid = uid_of("a", "Le chat  dort\u00a0!")
    assert uid == uid_of("a", "Le chat dort\n!")
    assert len({uid, uid_of("b", "Le chat dort !"), uid_of("a", "Le chat dort.")}) == 3
    assert uid_of("a", "Le chat dort !", 1) == f"{uid}-2"
    assert re.fullmatch(r"[a-z][a-z0-9]{20}", uid)


def uids(root, name):
    return {unit.row.fr: unit.uid for unit in units_of(name, root.rows(name))}


def test_ids_outlive_merges_splits_and_a_new_segmentation(root):
    make(
        root,
        "a",
        row("p1s1", "Le chat dort.", "The cat sleeps."),
        row("p1s2", "Il a bien mangé ce matin.", "It ate well this morning."),
        row("p1s3", "La route est fermée.", "The road is closed."),
        row("p2s1", "Nous irons demain, sans doute.", "We will go tomorrow, no doubt."),
        row("p2s2", "Le pont est ouvert.", "The bridge is open."),
    )
    before = uids(root, "a")
    assert root.bitext("merge", "a", "p1s1", "p1s2").exit_code == 0
    assert root.bitext("split", "a", "p2s1", "sans doute.").exit_code == 0
    after = uids(root, "a")
    kept = {"La route est fermée.", "Le pont est ouvert."}
    assert {fr for fr, uid in before.items() if after.get(fr) == uid} == kept
    assert len(set(after.values())) == len(root.rows("a"))
    again = reconcile(
        paragraphs(root.article("a").read_text(encoding="utf-8")), root.rows("a"), resegment=True
    )
    anew = {unit.row.fr: unit.uid for unit in units_of("a", again.rows)}
    assert {fr for fr, uid in before.items() if anew.get(fr) == uid} >= kept
    root.bitext("undo")
    root.bitext("undo")
    assert uids(root, "a") == before


def test_a_row_keeps_its_order_whatever_else_is_filtered_out(root):
    rows = [replace(ROWS[1], status=Status.SKIP), *ROWS[2:]]
    corpus = make(root, "a", *rows)
    with Spool() as spool:
        gather(corpus, ["a"], Filters(), spool)
        units = list(spool.units())
    assert [(unit.row.id, unit.order) for unit in units] == [("p2s1", 0), ("p2s2", 1)]
    assert units[1].uid == uid_of("a", "Oui.", 1)


# --- gathering -------------------------------------------------------------------------------


def test_what_cannot_be_read_is_in_the_result_and_the_rest_is_taken(root):
    make(root, "c", *ROWS)
    make(root, "b", row("p1s1", "Non.", "No.", extra={"client": "x"}), row("p1s2", "Si.", ""))
    corpus = make(root, "a", *ROWS)
    root.alignment("c").write_bytes(b"<<<<<<< HEAD\n")
    root.write("_d", "Bonjour.\n")
    root.write("e", "Bonjour.\n")
    watched = []
    with Spool() as spool:
        found = gather(corpus, corpus.names(), Filters(), spool, watch=lambda: watched.append(1))
        units = list(spool.units())
    assert [unit.article for unit in units] == ["a", "a", "a", "a", "b"]
    assert [error.message.split(":")[0] for error in found.failed] == [
        "corpus/fr/_d.txt",
        f"{root.alignment('c')}, line 1",
    ]
    assert (found.untranslated, found.extra, dict(found.left_out)) == (
        ["e"],
        ("client",),
        {"without English": 1},
    )
    assert len(watched) == 5
    assert found.tally.articles == {"a": 4, "b": 1}


def test_what_is_known_of_the_articles_goes_with_them(root):
    make(root, "b", *ROWS)
    corpus = make(root, "a", *ROWS)
    (root.path / "corpus" / "articles.tsv").write_text(
        "name\turl\tlicence\na\thttps://example.org/a\tCC-BY-4.0\nz\thttps://example.org/z\t\n",
        encoding="utf-8",
    )
    with Spool() as spool:
        found = gather(corpus, corpus.names(), Filters(), spool)
        outgoing = found.outgoing(spool.units())
        assert outgoing.articles == {
            "a": {"url": "https://example.org/a", "licence": "CC-BY-4.0"},
            "b": {},
        }
