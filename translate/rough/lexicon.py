"""What kind of word a French word is, as bits: induced from the counts, no dictionary.

`benchmarks/rough/pack.py` computes the bits from the words that stand before and after a word
(« la » and « une » before a feminine noun, « ils » before a verb in the third person plural…), and
`data/counts.npz` holds them. A bit is set only where the counts are clear; none means "not known".
"""

from __future__ import annotations

from enum import IntFlag


class Kind(IntFlag):
    """Kinds of word; a word may be of several (« marche » is a noun and a verb)."""

    INFINITIVE = 1
    PARTICIPLE = 2  # past participle, any agreement
    VERB_HE = 4  # finite verb, third person singular
    VERB_THEY = 8  # finite verb, third person plural
    VERB_WE = 16  # finite verb, first person plural
    VERB_I = 32  # finite verb, first person singular
    VERB_YOU = 64  # finite verb, « tu » or « vous »
    ADVERB = 128
    PRESENT = 256  # present participle, seldom an adjective
    NOUN = 512
    MASCULINE = 1024  # of a noun or adjective in the singular: never feminine
    FEMININE = 2048
    SINGULAR = 4096  # of a noun or adjective: never plural
    PLURAL = 8192
    ADJECTIVE = 16384
    FOLLOWS = 32768  # adjective that stands after its noun

    DETERMINED = 65536  # noun that hardly stands without a determiner

    FINITE = VERB_HE | VERB_THEY | VERB_WE | VERB_I | VERB_YOU
    VERB = FINITE | INFINITIVE | PARTICIPLE
