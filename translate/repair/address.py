"""« tu » and « vous » for one person: the formal form throughout, as most texts have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.repair.edits import Edits, end, like
from translate.repair.inflect import TU, VOUS, analysis
from translate.rough import agreement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.repair.roughness import Roughness
    from translate.rough.sentence import Sentence

_FORMAL = {
    "tu": "vous",
    "te": "vous",
    "t'": "vous ",
    "toi": "vous",
    "ton": "votre",
    "ta": "votre",
    "tes": "vos",
}
_DIALOGUE = ("—", "–", "-", "«")  # several people may be spoken to
_BESIDES = 5.0  # log-odds: « tu » beside « vous » is worth 4 of them itself
_CLITICS = frozenset(
    ("ne", "n'", "me", "m'", "te", "t'", "nous", "le", "la", "les", "l'", "y", "en")
)


def formal(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« Si tu changes votre mot de passe » → « Si vous changez votre mot de passe ».

    « vous » may be several people: « tu diras à ta mère que vous venez », « toi et vos amis ».
    """
    if not any(True for _ in agreement.address(s)) or s.cut.text[:1] in _DIALOGUE:
        return
    if s.bag.isdisjoint(("votre", "vos")) and rough.log_odds < _BESIDES:
        return
    several = not s.bag.isdisjoint(("ton", "ta", "tes")) or "toi" in s.bag
    if several and rough.log_odds < _BESIDES:
        return
    edits: Edits = []
    for i in range(1, len(s.words) - 1):
        word = s.words[i]
        if word not in _FORMAL:
            continue
        edits.append((s.cut.starts[i], end(s, i), like(_FORMAL[word], s.raw[i])))
        if word == "tu":
            verb = _verb(s, i)
            if verb is None:
                return
            edits.append(verb)
    yield edits


def _verb(s: Sentence, subject: int) -> tuple[int, int, str] | None:
    """The edit that puts the verb of « tu » into the form of « vous »; None where it is unknown."""
    i = subject + 1
    while s.words[i] in _CLITICS:
        i += 1
    found = analysis(s.words[i], TU)
    if found is None:
        return None
    return s.cut.starts[i], end(s, i), found.at(VOUS[found.place])
