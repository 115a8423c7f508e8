"""The forms of a word in running text, by light rules: for finding terms, not for grammar.

A form too many does no harm where no word of the language looks like it; French feminines in a
mute e often are other words (« parti », « partie »; « port », « porte »), so a word that stands
alone gets only those that are not.
"""

from __future__ import annotations

import re
from functools import cache

_SAFE_FEMININES = (
    ("eur", "euse"),
    ("teur", "trice"),
    ("er", "ère"),
    ("eux", "euse"),
    ("f", "ve"),
    ("el", "elle"),
    ("en", "enne"),
    ("eau", "elle"),
)
# Of persons (« avocat », « présidente »); shorter words are things (« vent », « vente »).
_PERSONS = (("ent", "ente"), ("at", "ate"))
_SHORTEST_PERSON = 6
_FEMININES = (
    *_SAFE_FEMININES,
    ("", "e"),
    ("on", "onne"),
    ("et", "ette"),
    ("et", "ète"),
    ("il", "ille"),
    ("s", "sse"),
    ("c", "que"),
    ("c", "che"),
    ("g", "gue"),
)
_PLURALS = (("al", "aux"), ("ail", "aux"))
_IN_X = ("au", "eu", "ou")
_FEWEST_KNOWN = 4  # forms of a verb that text has; « clocher » comes to 3, « numériser » to 4
_SURE_VERB = ("iser", "ifier")  # also where text has fewer

_IRREGULAR_FORMS = """
analysis analyses; basis bases; child children; criterion criteria; crisis crises; foot feet;
man men; medium media; person people persons; phenomenon phenomena; tooth teeth; woman women; be
is are was were been being; become became; begin began begun; break broke broken; bring brought;
build built; buy bought; catch caught; choose chose chosen; come came; cut cutting; deal dealt;
do does did done; draw drew drawn; drive drove driven; eat ate eaten; fall fell fallen; feel
felt; fight fought; find found; fly flew flown; forget forgot forgotten; freeze froze frozen;
get got gotten getting; give gave given; go goes went gone; grow grew grown; have has had
having; hear heard; hide hid hidden; hold held; keep kept; know knew known; lay laid; lead led;
leave left; lend lent; lose lost; make made; mean meant; meet met; pay paid; put putting; read;
ride rode ridden; ring rang rung; rise rose risen; run ran running; say said; see saw seen; seek
sought; sell sold; send sent; set setting; shake shook shaken; shoot shot; show shown; shut
shutting; sing sang sung; sink sank sunk; sit sat sitting; sleep slept; speak spoke spoken;
speed sped; spend spent; spread; stand stood; steal stole stolen; stick stuck; strike struck;
swim swam swum; take took taken; teach taught; tell told; think thought; throw threw thrown;
understand understood; wake woke woken; wear wore worn; win won; write wrote written
"""
_IRREGULAR = {forms[0]: frozenset(forms) for forms in map(str.split, _IRREGULAR_FORMS.split(";"))}


@cache
def french_forms(word: str, *, alone: bool) -> frozenset[str]:
    """The forms of a French word in lower case: plural, feminine, and those of a verb.

    `alone`: the word is a term by itself, or opens one; it gets no feminine that may be another
    word.
    """
    endings = _SAFE_FEMININES if alone else _FEMININES
    if alone and len(word) >= _SHORTEST_PERSON:
        endings = (*endings, *_PERSONS)
    bare = {word}
    for ending, feminine in endings:
        if word.endswith(ending) and not word.endswith("e"):
            bare.add(word.removesuffix(ending) + feminine)
    forms = {form for one in bare for form in (one, *_plurals(one))}
    return frozenset(forms | _conjugated(word))


def _plurals(word: str) -> list[str]:
    if word.endswith(("s", "x", "z")):
        return []
    found = [word.removesuffix(end) + plural for end, plural in _PLURALS if word.endswith(end)]
    return [*found, word + "s", *([word + "x"] if word.endswith(_IN_X) else [])]


@cache
def is_infinitive(word: str) -> bool:
    """Whether a French word is an infinitive, and no noun in -er, -ir or -re (« étranger »).

    That is told from how many of its conjugated forms French text has.
    """
    return bool(_conjugated(word))


@cache
def _conjugated(word: str) -> frozenset[str]:
    from translate.repair.conjugate import forms
    from translate.rough.ngrams import counts

    if not word.endswith(("er", "ir", "re")):
        return frozenset()
    try:
        found = frozenset(forms(word))
    except ValueError:
        return frozenset()
    known = sum(number >= 0 for number in counts().numbers(sorted(found - {word})))
    return found if known >= _FEWEST_KNOWN or word.endswith(_SURE_VERB) else frozenset()


@cache
def english_forms(word: str) -> frozenset[str]:
    """The forms of an English word in lower case: plural, third person, -ed and -ing."""
    forms = {word, *_IRREGULAR.get(word, ())}
    forms |= {f"{word}s", f"{word}es", f"{word}ed", f"{word}ing"}
    if word.endswith("e"):
        forms |= {f"{word}d", f"{word[:-1]}ing"}
        if word.endswith("ie"):
            forms.add(f"{word[:-2]}ying")
    if re.search(r"[^aeiou]y$", word):
        forms |= {f"{word[:-1]}ies", f"{word[:-1]}ied"}
    if word.endswith(("f", "fe")):
        forms.add(word.rstrip("e")[:-1] + "ves")
    if word.endswith(("man", "woman")):
        forms.add(word[:-2] + "en")
    if re.search(r"[^aeiou][aeiou][bdglmnprt]$", word):
        forms |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return frozenset(forms)
