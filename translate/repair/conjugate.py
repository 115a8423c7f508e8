"""The forms of a French verb, in a fixed order, so that one verb can stand in for another.

`forms("adresser")` and `forms("traiter")` list the same tenses and persons in the same order: the
form of one verb found in a text gives the form of the other. Verbs in -er and those like « finir »
follow rules; of the third group the models in `_MODELS` are known.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

# Places in `forms`: past participles, and the third person in each tense (the likeliest in a text).
PARTICIPLES = range(7, 11)
THIRD_PERSON = frozenset((3, 6, 14, 17, 20, 23, 26, 29))


class _Parts(NamedTuple):
    """What the other forms are made from; `present` and `subjunctive` hold six persons."""

    participle: str  # past participle, masculine singular
    present: tuple[str, ...]
    future: str  # stem, before -ai, -as…
    subjunctive: tuple[str, ...]
    past: tuple[str, str]  # passé simple: third person singular and plural
    gerund: str = ""  # stem of -ant and of the imperfect, where it is not that of « nous »


class _Model(NamedTuple):
    """A model of the third group: the ending that names it, and what stands in its place.

    `singular`: endings of the present after `stem`; `weak` stands before -ons, `strong` before
    -ent; then past participle, future stem and passé simple stem.
    """

    ending: str
    stem: str
    singular: str
    weak: str
    strong: str
    participle: str
    future: str
    past: str


_MODELS = (
    _Model("prendre", "prend", "s s -", "pren", "prenn", "pris", "prendr", "pri"),
    _Model("tenir", "tien", "s s t", "ten", "tienn", "tenu", "tiendr", "tin"),
    _Model("venir", "vien", "s s t", "ven", "vienn", "venu", "viendr", "vin"),
    _Model("mettre", "met", "s s -", "mett", "mett", "mis", "mettr", "mi"),
    _Model("uire", "ui", "s s t", "uis", "uis", "uit", "uir", "uisi"),
    _Model("suivre", "sui", "s s t", "suiv", "suiv", "suivi", "suivr", "suivi"),
    _Model("courir", "cour", "s s t", "cour", "cour", "couru", "courr", "couru"),
    _Model("ouvrir", "ouvr", "e es e", "ouvr", "ouvr", "ouvert", "ouvrir", "ouvri"),
    _Model("offrir", "offr", "e es e", "offr", "offr", "offert", "offrir", "offri"),
    _Model("sortir", "sor", "s s t", "sort", "sort", "sorti", "sortir", "sorti"),
    _Model("partir", "par", "s s t", "part", "part", "parti", "partir", "parti"),
    _Model("mentir", "men", "s s t", "ment", "ment", "menti", "mentir", "menti"),
    _Model("sentir", "sen", "s s t", "sent", "sent", "senti", "sentir", "senti"),
    _Model("dormir", "dor", "s s t", "dorm", "dorm", "dormi", "dormir", "dormi"),
    _Model("servir", "ser", "s s t", "serv", "serv", "servi", "servir", "servi"),
    _Model("écrire", "écri", "s s t", "écriv", "écriv", "écrit", "écrir", "écrivi"),
    _Model("cevoir", "çoi", "s s t", "cev", "çoiv", "çu", "cevr", "çu"),
    _Model("voir", "voi", "s s t", "voy", "voi", "vu", "verr", "vi"),
    _Model("croire", "croi", "s s t", "croy", "croi", "cru", "croir", "cru"),
    _Model("onnaître", "onna", "is is ît", "onnaiss", "onnaiss", "onnu", "onnaîtr", "onnu"),
    _Model("vivre", "vi", "s s t", "viv", "viv", "vécu", "vivr", "vécu"),
    _Model("battre", "bat", "s s -", "batt", "batt", "battu", "battr", "batti"),
    _Model("résoudre", "résou", "s s t", "résolv", "résolv", "résolu", "résoudr", "résolu"),
    _Model("lire", "li", "s s t", "lis", "lis", "lu", "lir", "lu"),
    _Model("rire", "ri", "s s t", "ri", "ri", "ri", "rir", "ri"),
    _Model("aindre", "ain", "s s t", "aign", "aign", "aint", "aindr", "aigni"),
    _Model("eindre", "ein", "s s t", "eign", "eign", "eint", "eindr", "eigni"),
    _Model("endre", "end", "s s -", "end", "end", "endu", "endr", "endi"),
    _Model("ondre", "ond", "s s -", "ond", "ond", "ondu", "ondr", "ondi"),
    _Model("erdre", "erd", "s s -", "erd", "erd", "erdu", "erdr", "erdi"),
    _Model("ordre", "ord", "s s -", "ord", "ord", "ordu", "ordr", "ordi"),
)
_WHOLE = {
    "faire": _Parts(
        "fait",
        ("fais", "fais", "fait", "faisons", "faites", "font"),
        "fer",
        ("fasse", "fasses", "fasse", "fassions", "fassiez", "fassent"),
        ("fit", "firent"),
    ),
    "être": _Parts(
        "été",
        ("suis", "es", "est", "sommes", "êtes", "sont"),
        "ser",
        ("sois", "sois", "soit", "soyons", "soyez", "soient"),
        ("fut", "furent"),
        "ét",
    ),
    "avoir": _Parts(
        "eu",
        ("ai", "as", "a", "avons", "avez", "ont"),
        "aur",
        ("aie", "aies", "ait", "ayons", "ayez", "aient"),
        ("eut", "eurent"),
    ),
    "aller": _Parts(
        "allé",
        ("vais", "vas", "va", "allons", "allez", "vont"),
        "ir",
        ("aille", "ailles", "aille", "allions", "alliez", "aillent"),
        ("alla", "allèrent"),
    ),
    "dire": _Parts(
        "dit",
        ("dis", "dis", "dit", "disons", "dites", "disent"),
        "dir",
        ("dise", "dises", "dise", "disions", "disiez", "disent"),
        ("dit", "dirent"),
    ),
    "devoir": _Parts(
        "dû",
        ("dois", "dois", "doit", "devons", "devez", "doivent"),
        "devr",
        ("doive", "doives", "doive", "devions", "deviez", "doivent"),
        ("dut", "durent"),
    ),
    "pouvoir": _Parts(
        "pu",
        ("peux", "peux", "peut", "pouvons", "pouvez", "peuvent"),
        "pourr",
        ("puisse", "puisses", "puisse", "puissions", "puissiez", "puissent"),
        ("put", "purent"),
    ),
    "savoir": _Parts(
        "su",
        ("sais", "sais", "sait", "savons", "savez", "savent"),
        "saur",
        ("sache", "saches", "sache", "sachions", "sachiez", "sachent"),
        ("sut", "surent"),
    ),
    "vouloir": _Parts(
        "voulu",
        ("veux", "veux", "veut", "voulons", "voulez", "veulent"),
        "voudr",
        ("veuille", "veuilles", "veuille", "voulions", "vouliez", "veuillent"),
        ("voulut", "voulurent"),
    ),
}
IRREGULAR = tuple(_WHOLE)
"""The verbs of which nothing follows a rule."""
_OTHER_GERUNDS = {"avoir": "ayant", "savoir": "sachant"}
_NOT_MODELLED = ("pourvoir", "prévoir")
_OTHER_IN_IR = ("oir", "mourir", "cueillir", "quérir", "fuir", "bouillir", "vêtir", "haïr", "vrir")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
_FIRST_GROUP = ("e", "es", "e", "ons", "ez", "ent")
_SUBJUNCTIVE = ("e", "es", "e", "ions", "iez", "ent")
_DOUBLING = ("appeler", "rappeler", "jeter", "rejeter", "projeter")


def _first_group(verb: str) -> _Parts:
    stem = verb[:-2]
    silent = stem  # the stem before a mute ending
    if verb.endswith(("oyer", "uyer")):
        silent = stem[:-1] + "i"
    elif verb in _DOUBLING:
        silent = stem + stem[-1]
    elif len(stem) > 2 and stem[-2] in "eé" and stem[-1] not in "aeiouyé":
        silent = stem[:-2] + "è" + stem[-1]
    future = silent if stem[-2] != "é" else stem
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    present = tuple(
        (soft if ending == "ons" else stem if ending == "ez" else silent) + ending
        for ending in _FIRST_GROUP
    )
    subjunctive = tuple(
        (stem if ending in ("ions", "iez") else silent) + ending for ending in _SUBJUNCTIVE
    )
    return _Parts(stem + "é", present, future + "er", subjunctive, (soft + "a", stem + "èrent"))


def _second_group(verb: str) -> _Parts:
    stem = verb[:-1]
    present = tuple(stem + ending for ending in ("s", "s", "t", "ssons", "ssez", "ssent"))
    subjunctive = tuple(stem + "ss" + ending for ending in _SUBJUNCTIVE)
    return _Parts(stem, present, verb, subjunctive, (stem + "t", stem + "rent"))


def _third_group(verb: str) -> _Parts | None:
    """A verb of one of the models; None for any other."""
    if verb in _WHOLE:
        return _WHOLE[verb]
    model = next((model for model in _MODELS if verb.endswith(model.ending)), None)
    if model is None or verb.endswith(_NOT_MODELLED):
        return None
    prefix = verb.removesuffix(model.ending)
    singular = [model.stem + ending.strip("-") for ending in model.singular.split(" ")]
    plural = [model.weak + "ons", model.weak + "ez", model.strong + "ent"]
    subjunctive = (
        (model.weak if ending in ("ions", "iez") else model.strong) + ending
        for ending in _SUBJUNCTIVE
    )
    return _Parts(
        prefix + model.participle,
        tuple(prefix + form for form in singular + plural),
        prefix + model.future,
        tuple(prefix + form for form in subjunctive),
        (f"{prefix}{model.past}t", f"{prefix}{model.past}rent"),
    )


def _parts(verb: str) -> _Parts:
    third = _third_group(verb)
    if third is not None:
        return third
    if verb.endswith("er") and len(verb) > 3:
        return _first_group(verb)
    if verb.endswith("ir") and not verb.endswith(_OTHER_IN_IR):
        return _second_group(verb)
    raise ValueError(verb)


@cache
def forms(verb: str) -> tuple[str, ...]:
    """All simple forms of a verb, its infinitive first; equal forms stay, so positions match.

    Raises ValueError for a verb whose conjugation is not known here.
    """
    parts = _parts(verb)
    weak = parts.gerund or parts.present[3].removesuffix("ons")
    before_i = weak.removesuffix("e") if weak.endswith("ge") else weak
    before_i = before_i[:-1] + "c" if before_i.endswith("ç") else before_i
    imperfect = tuple((before_i if end[0] == "i" else weak) + end for end in _IMPERFECT)
    past = parts.participle
    stem = past.replace("û", "u")  # « dû », but « due »
    agreed = (past, stem + "e", stem if stem.endswith("s") else stem + "s", stem + "es")
    return (
        verb,
        *parts.present,
        *agreed,
        _OTHER_GERUNDS.get(verb, weak + "ant"),
        *imperfect,
        *(parts.future + end for end in _FUTURE),
        *(parts.future + end for end in _IMPERFECT),
        *parts.past,
        *parts.subjunctive,
    )
