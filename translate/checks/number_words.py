"""How French and English write numbers in words, and what stands behind their figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, eq=False)
class Language:
    """How a language writes numbers.

    `units` add up (twenty-one), `scales` multiply what stands before them (thousand), `suffixes`
    may do so right behind figures (3bn), `loose` words say a number beside their meaning (twice).
    """

    units: Mapping[str, int]
    scales: Mapping[str, float]
    suffixes: Mapping[str, float]
    loose: Mapping[str, tuple[float, ...]]
    joint: str
    between: re.Pattern[str]
    half: re.Pattern[str]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that may say a number."""
        return frozenset((*self.units, *self.scales, *self.loose))


def _counted(words: str, start: int, step: int = 1) -> dict[str, int]:
    return {
        word: start + step * n for n, group in enumerate(words.split()) for word in group.split("/")
    }


def _loose(entries: str) -> dict[str, tuple[float, ...]]:
    found = {}
    for entry in entries.split():
        words, _, values = entry.partition("=")
        found.update(dict.fromkeys(words.split("/"), tuple(map(float, values.split("|")))))
    return found


def _single(words: Mapping[str, int]) -> dict[str, tuple[float, ...]]:
    return {word: (value,) for word, value in words.items()}


FRENCH = Language(
    units=_counted(
        "zéro un/une/unième deux/deuxième trois/troisième quatre/quatrième cinq/cinquième"
        " six/sixième sept/septième huit/huitième neuf/neuvième dix/dixième onze/onzième"
        " douze/douzième treize/treizième quatorze/quatorzième quinze/quinzième seize/seizième",
        0,
    )
    | _counted(
        "vingt/vingts/vingtième trente/trentième quarante/quarantième cinquante/cinquantième"
        " soixante/soixantième septante huitante/octante nonante",
        20,
        10,
    ),
    scales={
        **dict.fromkeys(("cent", "cents", "centième"), 1e2),
        **dict.fromkeys(("mille", "millier", "milliers", "millième"), 1e3),
        **dict.fromkeys(("million", "millions"), 1e6),
        **dict.fromkeys(("milliard", "milliards"), 1e9),
    },
    suffixes={
        **dict.fromkeys(("k", "K", "k€", "K€"), 1e3),
        **dict.fromkeys(("m", "M", "M€", "mio", "Mio"), 1e6),
        **dict.fromkeys(("Md", "Mds", "md", "mds", "Mrd", "Md€", "Mds€", "md€"), 1e9),
    },
    loose=_loose(
        "premier/première/premiers/premières=1 second/seconde/double/doublé/doubler=2"
        " demi/demie=0.5|30|6 moitié=0.5|50 tiers=3 quart/quarts=4|15|25|45|75 triple/tripler=3"
        " dizaine/dizaines=10|12 douzaine/douzaines=12 quinzaine=15|14|2 vingtaine=20|12"
        " trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60 centaine/centaines=100"
        " décennie/décennies=10 siècle/siècles=100 trimestre=3 semestre=6 an=12 semaine=7"
        " jour=24 billion/billions=1e12|1e9 midi=12 minuit=0|24|12"
    )
    | _single(
        _counted(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            1,
        )
    ),
    joint="et",
    between=re.compile(r"\s*(?:à|et|ou|[-–,/])\s*(?:près de |de |environ )?"),
    half=re.compile(r"\s+et\s+demie?\b"),
)
ENGLISH = Language(
    units=_counted(
        "zero one/first two three/third/thirds four/fourth five/fifth six/sixth"
        " seven/seventh eight/eighth nine/ninth ten/tenth eleven/eleventh twelve/twelfth"
        " thirteen/thirteenth fourteen/fourteenth fifteen/fifteenth sixteen/sixteenth"
        " seventeen/seventeenth eighteen/eighteenth nineteen/nineteenth",
        0,
    )
    | _counted(
        "twenty/twenties/twentieth thirty/thirties/thirtieth forty/forties/fortieth"
        " fifty/fifties/fiftieth sixty/sixties/sixtieth seventy/seventies/seventieth"
        " eighty/eighties/eightieth ninety/nineties/ninetieth",
        20,
        10,
    ),
    scales={
        **dict.fromkeys(("hundred", "hundreds", "hundredth"), 1e2),
        **dict.fromkeys(("thousand", "thousands", "thousandth"), 1e3),
        **dict.fromkeys(("million", "millions"), 1e6),
        **dict.fromkeys(("billion", "billions"), 1e9),
        **dict.fromkeys(("trillion", "trillions"), 1e12),
    },
    suffixes={
        **dict.fromkeys(("k", "K"), 1e3),
        **dict.fromkeys(("m", "M", "mn"), 1e6),
        **dict.fromkeys(("b", "B", "bn", "Bn"), 1e9),
        **dict.fromkeys(("tn", "trn"), 1e12),
    },
    loose=_loose(
        "a/an/once/single=1 second/twice/both/couple/pair/double/doubled/doubling=2"
        " thrice/triple/tripled=3 half=0.5|50|30|6 quarter/quarters=4|15|25|3|45|75"
        " dozen/dozens=12|10 fortnight=14|15|2"
        " decade/decades=10 century/centuries=100 midnight=0|24 noon/midday=12 day=24"
        " week=7|8 year=12 quarterly=3"
    )
    | _single(
        _counted(
            "january/jan february/feb march april/apr may june july august/aug"
            " september/sept/sep october/oct november/nov december/dec",
            1,
        )
    ),
    joint="and",
    between=re.compile(r"\s*(?:to|and|or|[-–,/])\s*[$£€]?"),
    half=re.compile(r"\s+and\s+a\s+half\b"),
)
