"""From the corpus to what goes out: articles are read one after the other, and filtered."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from translate.alignment import COLUMNS, read_alignment
from translate.corpus import refuse_reserved
from translate.errors import BitextError
from translate.exchange.selection import Filters, french_of, why_not
from translate.exchange.spool import digest
from translate.exchange.tally import Tally
from translate.exchange.units import Outgoing, Unit, uid_of
from translate.metadata import read_metadata
from translate.score.testset import TestSet, numbered, read_test_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from translate.alignment import Segment
    from translate.corpus import Corpus
    from translate.exchange.spool import Spool
    from translate.score.testset import Entry


@dataclass(slots=True)
class Gathered:
    """What was found: the units are in the spool, and the rest is here.

    `left_out` counts the rows that stay behind, by reason. `failed` are the articles that could
    not be read, `untranslated` those that have no rows. `reserved` holds a digest of each French
    text that only a test part may have.
    """

    tally: Tally = field(default_factory=Tally)
    extra: tuple[str, ...] = ()
    articles: dict[str, Mapping[str, str]] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    failed: list[BitextError] = field(default_factory=list)
    untranslated: list[str] = field(default_factory=list)
    reserved: set[bytes] = field(default_factory=set)

    def outgoing(self, units: Iterable[Unit]) -> Outgoing:
        """The units with what belongs to them, for a writer."""
        return Outgoing(units, self.extra, self.articles)


def gather(
    corpus: Corpus,
    names: Iterable[str],
    filters: Filters,
    spool: Spool,
    *,
    source: str = "fr",
    public: bool = False,
    watch: Callable[[], None] = lambda: None,
) -> Gathered:
    """Put the rows that go out into the spool, articles in the order of their names.

    `source` as for `french_of`; with `public`, reviewers' notes and columns stay behind. `watch`
    is called after each article. Raises what reading the metadata and the test set raises; an
    article that cannot be read is in the result.
    """
    found = Gathered()
    metadata = read_metadata(corpus.root)
    tests: dict[str, list[Entry]] = defaultdict(list)
    for entry in read_test_set(corpus).entries:
        tests[entry.article].append(entry)
        found.reserved.add(digest(entry.fr))
    extra: dict[str, None] = {}
    for name in sorted(set(names)):
        try:
            refuse_reserved(corpus.files(name))
            alignment = read_alignment(corpus.files(name).alignment)
        except BitextError as error:
            found.failed.append(error)
        else:
            if name in tests:
                found.reserved |= _reserved(name, tests[name], alignment.rows, source)
            units: Iterable[Unit] = units_of(name, alignment.rows, source)
            if public:
                units = map(_without_private, units)
            if _take(found, units, filters, spool):
                extra |= dict.fromkeys(c for c in alignment.columns if c not in COLUMNS)
                found.articles[name] = metadata.get(name, {})
            if not alignment.rows:
                found.untranslated.append(name)
        watch()
    found.extra = () if public else tuple(extra)
    return found


def _take(found: Gathered, units: Iterable[Unit], filters: Filters, spool: Spool) -> int:
    """Put the units that go out into the spool, and count all of them; how many went."""
    before = found.tally.units
    for unit in units:
        reason = why_not(unit.row, filters)
        if not reason and not spool.add(unit):
            reason = "standing elsewhere as well"
        if reason:
            found.left_out[reason] += 1
        else:
            found.tally.add(unit)
    return found.tally.units - before


def _reserved(
    name: str, entries: Sequence[Entry], rows: Sequence[Segment], source: str
) -> set[bytes]:
    """The digests of the French of an article's rows that belong to the test set."""
    tested = (rows[number] for number in TestSet(tuple(entries)).rows_of(name, rows))
    return {digest(text) for row in tested for text in (row.fr, french_of(row, source))}


def _without_private(unit: Unit) -> Unit:
    """The unit without what reviewers wrote for each other."""
    return replace(unit, row=replace(unit.row, note="", extra={}))


def units_of(article: str, rows: Iterable[Segment], source: str = "fr") -> Iterator[Unit]:
    """The rows of an article as units, all of them."""
    for row, nth in numbered(rows):
        uid = uid_of(article, row.fr, nth - 1)
        yield Unit(article, uid, nth - 1, french_of(row, source), row)
