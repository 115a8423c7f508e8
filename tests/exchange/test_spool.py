"""Units between reading and writing: the same each time, deduplicated, shuffled, split."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import row
from translate.alignment import COLUMNS, Segment, Status
from translate.exchange.gather import units_of
from translate.exchange.splits import Split
from translate.exchange.spool import Spool, digest

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20)
SEGMENTS = st.builds(
    Segment,
    *(TEXT for _ in range(6)),
    status=st.sampled_from(Status),
    flags=st.lists(st.sampled_from(["name", "number"]), unique=True).map(tuple),
    ignore=st.lists(st.sampled_from(["name", "number"]), unique=True).map(tuple),
    note=TEXT,
    origin=TEXT,
    confidence=st.none() | st.floats(0, 1),
    engine=TEXT,
    extra=st.dictionaries(TEXT.filter(lambda name: name not in COLUMNS), TEXT, max_size=2),
)


def spooled(*articles, dedup=False, source="fr"):
    spool = Spool(dedup=dedup)
    for name, rows in articles:
        for unit in units_of(name, rows, source):
            spool.add(unit)
    return spool


@given(st.lists(SEGMENTS, max_size=5), st.sampled_from(["fr", "fr_fixed"]))
def test_units_come_out_as_they_went_in_again_and_again(rows, source):
    with spooled(("a", rows), source=source) as spool:
        units = spool.units()
        assert list(units) == list(units_of("a", rows, source))
        assert list(units) == list(units_of("a", rows, source))


def test_two_passes_at_once_do_not_disturb_each_other():
    with spooled(("a", sentences("a", 50))) as spool:
        units = spool.units()
        assert all(one == other for one, other in zip(units, units, strict=True))


def sentences(name, number, **cells):
    return [
        row(f"p1s{n}", f"Phrase {n} de {name}.", f"Sentence {n} of {name}.", **cells)
        for n in range(1, number + 1)
    ]


def test_units_of_one_article_or_of_all():
    with spooled(("a", sentences("a", 3)), ("b", sentences("b", 2))) as spool:
        assert [u.row.id for u in spool.units(article="b")] == ["p1s1", "p1s2"]
        assert list(spool.units(article="c")) == []
        assert spool.size(spool.units(article="a")) == (3, 1)
        assert spool.size(spool.units()) == (5, 2)


def test_equal_pairs_are_taken_once():
    rows = [
        row("p1s1", "Oui.", "Yes."),
        row("p1s2", " Oui. ", "Yes."),
        row("p1s3", "Oui.", "Yeah."),
        row("p1s4", "Oui.", "No.", en="Yes.", status=Status.FIXED),
    ]
    with spooled(("a", rows), ("b", rows), dedup=True) as spool:
        assert [(u.article, u.row.id) for u in spool.units()] == [("a", "p1s1"), ("a", "p1s3")]
    with spooled(("a", rows), ("b", rows)) as spool:
        assert spool.size(spool.units()) == (8, 2)


def test_a_seed_decides_the_order_whatever_the_order_of_the_articles():
    a, b = ("a", sentences("a", 40)), ("b", sentences("b", 40))
    with spooled(a, b) as one, spooled(b, a) as other:
        first = [u.uid for u in one.units(seed=1)]
        assert first == [u.uid for u in one.units(seed=1)]
        assert first == [u.uid for u in other.units(seed=1)]
        assert first != [u.uid for u in one.units(seed=2)]
        assert first != [u.uid for u in one.units()]
        assert sorted(first) == sorted(u.uid for u in one.units())
        # Well mixed: both articles have about half of the first half.
        assert 10 <= sum(u.article == "a" for u in list(one.units(seed=1))[:40]) <= 30


_FULL = """
import resource, sys
from translate.errors import CorpusError
from translate.exchange import spool
from translate.exchange.gather import units_of
from translate.alignment import Segment

spool._CACHE = 10
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    with spool.Spool() as there:
        for unit in units_of("a", (Segment(f"p1s{n}", f"Phrase {n}.") for n in range(5000))):
            there.add(unit)
except CorpusError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on files on Windows")
def test_a_full_temporary_folder_is_named():
    done = subprocess.run([sys.executable, "-c", _FULL], capture_output=True, check=True, text=True)
    assert "the temporary folder cannot be written" in done.stdout
    assert "SQLITE_TMPDIR" in done.stdout


# --- parts -----------------------------------------------------------------------------------


def parts(spool):
    return {unit.uid: unit.split for unit in spool.units()}


@pytest.mark.parametrize("by", ["article", "segment"])
def test_the_parts_are_as_large_as_asked_and_depend_on_nothing_but_the_seed(by):
    articles = [(f"a{n}", sentences(f"a{n}", 5 + n % 7)) for n in range(100)]
    with spooled(*articles) as one, spooled(*reversed(articles)) as other:
        for spool in (one, other):
            spool.split(Split((80, 10, 10), by), 3, ())
        assert parts(one) == parts(other)
        total, _ = one.size(one.units())
        sizes = one.sizes()
        assert abs(sizes["dev"] - total / 10) <= 6
        assert abs(sizes["test"] - total / 10) <= 6
        assert sum(sizes.values()) == total
        if by == "article":
            whole = {(unit.article, unit.split) for unit in one.units()}
            assert len(whole) == 100
    with spooled(*articles) as spool:
        spool.split(Split((80, 10, 10), by), 4, ())
        assert parts(spool) != parts(one_again(articles, by))


def one_again(articles, by):
    spool = spooled(*articles)
    spool.split(Split((80, 10, 10), by), 3, ())
    return spool


@pytest.mark.parametrize("by", ["article", "segment"])
def test_reserved_french_goes_to_test_wherever_it_stands(by):
    articles = [(f"a{n}", [*sentences(f"a{n}", 9), row("p2s1", "Oui.", "Yes.")]) for n in range(20)]
    with spooled(*articles) as spool:
        spool.split(Split((90, 5, 5), by), 1, {digest("Oui.")})
        tested = [unit for unit in spool.units() if unit.split == "test"]
        assert [unit.fr for unit in tested] == ["Oui."] * 20  # more than asked, and nothing else
        assert spool.sizes()["dev"] in {9, 10}


def test_reserved_french_is_known_under_a_repair_too():
    rows = [*sentences("a", 20), row("p2s1", "Un insecte.", "A bug.", fr_fixed="Un bug.")]
    with spooled(("a", rows), source="fr_fixed") as spool:
        spool.split(Split((90, 5, 5), "segment"), 1, {digest("Un insecte.")})
        (unit,) = [u for u in spool.units() if u.fr == "Un bug."]
        assert unit.split == "test"


@pytest.mark.parametrize("by", ["article", "segment"])
@pytest.mark.parametrize("seed", range(5))
def test_no_french_stands_in_two_parts(by, seed):
    common = [row(f"p2s{n}", f"Phrase commune {n}.", f"Common {n}.") for n in range(3)]
    articles = [(f"a{n}", [*sentences(f"a{n}", 6), *common[: n % 4]]) for n in range(30)]
    with spooled(*articles) as spool:
        spool.split(Split((60, 20, 20), by), seed, ())
        found = {}
        for unit in spool.units():
            assert unit.split in {"train", "dev", "test"}
            found.setdefault(unit.fr, set()).add(unit.split)
        assert all(len(where) == 1 for where in found.values())
