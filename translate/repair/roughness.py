"""How rough a sentence is by all its evidence, worked out only where a repair asks for it."""

from __future__ import annotations

from functools import cached_property


class Roughness:
    """The verdict on a sentence as it was written, for repairs that clean French must not meet.

    A repair that may be wrong by itself (« compagnie » for "company") is sure enough in a sentence
    that other evidence shows to be raw machine translation.
    """

    LIKELY = 0.0  # log-odds; 1.5 % of our clean sentences are above, 6 % of old novels
    CERTAIN = 1.0  # 0.3 % are above

    BEYOND_DOUBT = 2.0  # 0.1 % are above

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence

    @cached_property
    def log_odds(self) -> float:
        """See `translate.rough.score.log_odds`."""
        from translate.rough.score import judge

        return judge(self._sentence)[0]

    @property
    def likely(self) -> bool:
        """Whether the sentence is more likely rough than not."""
        return self.log_odds > self.LIKELY

    @property
    def certain(self) -> bool:
        """Whether hardly a clean sentence looks so."""
        return self.log_odds > self.CERTAIN

    @property
    def beyond_doubt(self) -> bool:
        """Whether it stays rough where what is to be mended counts as evidence itself."""
        return self.log_odds > self.BEYOND_DOUBT
