"""Repairs that grammar alone tells: a pronoun, an adverb, an article, a date out of its place.

What is wrong is found by the detectors of `translate.rough`; a function here says how one kind is
mended: it gets the sentence and the hit and returns the edits, `(start, end, new text)` in
characters of the sentence, or none where it cannot be sure. `translate.repair.builtin` names them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.repair.mend import opens_with_vowel
from translate.rough import closed
from translate.rough.lexicon import Kind
from translate.rough.ngrams import counts
from translate.rough.score import evidence, features, log_odds

if TYPE_CHECKING:
    from translate.rough.sentence import Hit, Sentence

    Edits = list[tuple[int, int, str]]

_OBJECTS = {"nous": "nous ", "vous": "vous ", "lui": "lui ", "moi": "me ", "toi": "te "}


# Beginnings of verbs that take « de » before an infinitive.
_WITH_DE = ("refus", "essay", "décid", "évit", "oubli", "cess", "tent", "promi", "accept")
_CERTAINLY_ROUGH = 1.0  # log-odds

# « à » and « par » are not here: « une piscine à vagues », « par personne ».
_ARTICLE_AFTER = (closed.ARTICLE_AFTER | {"mais", "que", "qu'", "quand"}) - {"à"}
# Endings of nouns that are no names of companies: « Sécurité est… », and not « Orange a… ».
_ABSTRACT = ("tion", "sion", "té", "ance", "ence", "ment", "isme", "age")


def _end(s: Sentence, i: int) -> int:
    return s.cut.starts[i] + len(s.raw[i])


def _joined(word: str, following: str) -> str:
    """`que` before a word: « que nous », « qu'il »."""
    return word[:-1] + "'" if opens_with_vowel(following) else word + " "


def _infinitive(participle: str) -> str:
    """The infinitive of a present participle, where the vocabulary has it; else empty."""
    table = counts()
    stem = participle[:-3]
    soft = stem[:-1] if stem.endswith("ge") else stem
    soft = soft[:-1] + "c" if soft.endswith("ç") else soft
    for candidate in (soft + "er", stem + "ir", stem.removesuffix("ss") + "r", stem + "re"):
        number = table.number.get(candidate, -1)
        if number >= 0 and table.kinds[number] & Kind.INFINITIVE:
            return candidate
    return ""


def drop_particle(s: Sentence, hit: Hit) -> Edits:
    """« jeté dehors le livre » → « jeté le livre »; « neuf hors de dix » → « neuf sur dix »."""
    words = s.words[hit.start : hit.end]
    if words[-1] in closed.NUMERALS and "hors" in words:
        return [(s.cut.starts[hit.start + 1], _end(s, hit.start + 2), "sur")]
    first = next(
        (i for i in range(hit.start, hit.end) if s.words[i] in ("en", "dehors", "dedans")), None
    )
    if first is None or words[-1] in ("de", "du", "d'"):
        return []
    last = hit.end - 1 if s.words[hit.end - 1] not in closed.DETERMINERS else hit.end - 2
    if s.broken[first] or s.words[last + 1] not in closed.DETERMINERS - {"des", "du"}:
        return []
    return [(_end(s, first - 1), _end(s, last), "")]


def move_pronoun(s: Sentence, hit: Hit) -> Edits:
    """« ils envoient nous » → « ils nous envoient »; « a mordu nous » → « nous a mordu »."""
    verb, pronoun = hit.start, hit.start + 1
    if verb == 1:  # « Marcher moi… » at the start stands for an imperative
        return []
    if s.words[pronoun] not in _OBJECTS or s.kinds[verb] & Kind.PRESENT:
        return []
    target = verb
    if s.kinds[verb] & Kind.PARTICIPLE and not s.kinds[verb] & (Kind.FINITE | Kind.INFINITIVE):
        if s.words[verb - 1] not in closed.HAVE:
            return []
        target = verb - 1
    elif not s.kinds[verb] & (Kind.FINITE | Kind.INFINITIVE) or s.words[verb - 1] in ("se", "s'"):
        return []
    form = _OBJECTS[s.words[pronoun]]
    if form in ("me ", "te ") and opens_with_vowel(s.raw[target]):
        form = form[0] + "'"
    start = s.cut.starts[target]
    return [(start, start, form), (_end(s, verb), _end(s, pronoun), "")]


def move_adverb(s: Sentence, hit: Hit) -> Edits:
    """« elle encore veut » → « elle veut encore »."""
    adverb, verb = hit.start + 1, hit.start + 2
    if not (s.kinds[verb] & Kind.FINITE or s.words[verb] in closed.HAVE | closed.BE):
        return []
    if s.words[adverb] == "jamais" or s.raw[hit.start].endswith("'"):
        return []
    return [(s.cut.starts[adverb], _end(s, verb), f"{s.raw[verb]} {s.raw[adverb]}")]


def invert(s: Sentence, hit: Hit) -> Edits:
    """« …, elle admet » → « …, admet-elle »."""
    pronoun, verb = hit.start, hit.end - 1
    if s.words[pronoun] == "je" or s.raw[verb].endswith("ent") != s.words[pronoun].endswith("s"):
        return []
    between = s.cut.text[_end(s, pronoun) : s.cut.starts[verb]].strip()
    link = "-" if s.raw[verb][-1] in "td" else "-t-"
    new = (
        f"{between}"
        + ("" if between.endswith("'") or not between else " ")
        + s.raw[verb]
        + link
        + s.raw[pronoun].lower()
    )
    return [(s.cut.starts[pronoun], _end(s, verb), new)]


def right_determiner(s: Sentence, hit: Hit) -> Edits:
    """« un heure » → « une heure », « la laboratoire » → « le laboratoire »."""
    det, noun = hit.start, hit.start + 1
    word, kind = s.words[det], s.kinds[noun]
    to_f = {"un": "une", "ce": "cette", "du": "de la", "au": "à la"}
    to_m = {"une": "un", "cette": "ce", "sa": "son"}
    table = to_f if kind & Kind.FEMININE else to_m
    new = table.get(word)
    number = counts().number[s.words[noun]]
    if new is None or counts().counts[number] < 300:  # « une philosophe » may well be right
        return []
    if not kind & (Kind.FEMININE | Kind.MASCULINE) or kind & Kind.PLURAL:
        return []
    if opens_with_vowel(s.raw[noun]) and new in ("le", "la", "ce", "de la", "à la"):
        return []
    new = new.capitalize() if s.raw[det][0].isupper() else new
    return [(s.cut.starts[det], _end(s, det), new)]


def elide(s: Sentence, hit: Hit) -> Edits:
    """« que il » → « qu'il », « de Ingrid » → « d'Ingrid »."""
    first = hit.start
    word, following = s.words[first], s.words[first + 1]
    if word in ("parce", "le", "la") or not opens_with_vowel(s.raw[first + 1]):
        return []
    if word == "que" and following not in closed.SUBJECTS | {"un", "une", "aucun", "aucune"}:
        return []  # « que inflation »: what is missing is the article
    return [(s.cut.starts[first], s.cut.starts[first + 1], s.raw[first][:-1] + "'")]


def contract(s: Sentence, hit: Hit) -> Edits:
    """« de le marché » → « du marché »."""
    if not s.kinds[hit.end - 1] & closed.SURE or s.words[hit.end - 1].endswith(("er", "re", "ir")):
        return []
    short = {"dele": "du", "deles": "des", "àle": "au", "àles": "aux"}
    new = short[s.words[hit.start] + s.words[hit.start + 1]]
    new = new.capitalize() if s.raw[hit.start][0].isupper() else new
    return [(s.cut.starts[hit.start], _end(s, hit.start + 1), new)]


def add_que(s: Sentence, hit: Hit) -> Edits:
    """« J'ai pensé c'était » → « J'ai pensé que c'était »; « une ligne nous ne » too."""
    subject = hit.start + 1
    start = s.cut.starts[subject]
    return [(start, start, _joined("que", s.raw[subject]))]


def add_article(s: Sentence, hit: Hit) -> Edits:
    """« Assureurs ont averti » → « Les assureurs ont averti »."""
    kind, noun = s.kinds[hit.start], s.raw[hit.start]
    if kind & Kind.ADJECTIVE or not (kind & Kind.PLURAL or noun.endswith(_ABSTRACT)):
        return []
    small = noun[0].lower() + noun[1:]
    if kind & Kind.PLURAL:
        article = "Les "
    elif not kind & Kind.DETERMINED:
        return []
    elif opens_with_vowel(noun):
        article = "L'"
    elif kind & Kind.FEMININE:
        article = "La "
    elif kind & Kind.MASCULINE:
        article = "Le "
    else:
        return []
    start = s.cut.starts[hit.start]
    return [(start, start + len(noun), article + small)]


def article_before_noun(s: Sentence, hit: Hit) -> Edits:
    """« sur montée » → « sur la montée », in a sentence that is rough by all other evidence too."""
    preposition, noun = hit.start, hit.start + 1
    kind = s.kinds[noun]
    before = s.words[preposition]
    if before not in _ARTICLE_AFTER or not kind & closed.SURE:
        return []
    if s.words[preposition - 1] == s.words[noun]:  # « couche après couche »
        return []
    if log_odds(features(s, evidence(s))) < _CERTAINLY_ROUGH:
        return []
    if kind & Kind.PLURAL:
        article = "les "
    elif opens_with_vowel(s.raw[noun]):
        article = "l'"
    else:
        article = "la " if kind & Kind.FEMININE else "le "
    start = s.cut.starts[noun]
    if before in ("que", "qu'"):
        start = s.cut.starts[preposition]
        return [(start, s.cut.starts[noun], f"que {article}")]
    return [(start, start, article)]


def infinitive_first(s: Sentence, hit: Hit) -> Edits:
    """« Obtenant vos premiers clients » → « Obtenir vos premiers clients »."""
    infinitive = _infinitive(s.words[hit.start])
    following = s.words[hit.start + 1]
    if not infinitive or "," in s.words or following in ("que", "qu'", "de", "d'", "sur", "à"):
        return []
    return [(s.cut.starts[hit.start], _end(s, hit.start), infinitive.capitalize())]


def auxiliary(s: Sentence, hit: Hit) -> Edits:
    """« le ciel n'a pas tombé » → « le ciel n'est pas tombé »."""
    be = {
        "ai": "suis",
        "as": "es",
        "a": "est",
        "avons": "sommes",
        "avez": "êtes",
        "ont": "sont",
        "avait": "était",
        "avaient": "étaient",
        "avais": "étais",
        "avions": "étions",
        "aura": "sera",
        "auront": "seront",
        "aurait": "serait",
        "avoir": "être",
    }
    new = be.get(s.words[hit.start])
    if new is None or s.words[hit.start - 1] == "j'":
        return []
    return [(s.cut.starts[hit.start], _end(s, hit.start), new)]


def date(s: Sentence, hit: Hit) -> Edits:
    """« sur lundi » → « lundi », « par 2025 » → « d'ici 2025 », « Octobre 9 » → « 9 octobre »."""
    start, word = hit.start, s.words[hit.start]
    if word == "par":
        return [(s.cut.starts[start], _end(s, start), "d'ici")]
    if word == "sur":
        last = start + 1 if s.words[start + 1] == "le" else start
        capital = s.raw[start][0].isupper()
        day = s.raw[last + 1].lower()
        return [(s.cut.starts[start], _end(s, last + 1), day.capitalize() if capital else day)]
    if word == "dans":
        return [(s.cut.starts[start], _end(s, start), "en")]
    if word in closed.MONTHS:
        number = start + 1
        before = s.words[start - 1]
        first = start - 1 if before == "sur" else start
        article = "" if before in ("le", "du", "au") else "le "
        return [(s.cut.starts[first], _end(s, number), f"{article}{s.raw[number]} {word}")]
    if word == "intérieur" and s.words[start - 2] == "à":
        return [(s.cut.starts[start - 2], _end(s, start + 1), "en")]
    return []


def small_letter(s: Sentence, hit: Hit) -> Edits:
    """« en Octobre » → « en octobre »."""
    i = hit.end - 1
    return [(s.cut.starts[i], _end(s, i), s.raw[i].lower())]


def capital_letter(s: Sentence, hit: Hit) -> Edits:
    """« parce que… » at the start of a sentence → « Parce que… »."""
    start = s.cut.starts[hit.start]
    if not s.raw[hit.start].islower():  # « iPhone »
        return []
    return [(start, start + 1, s.cut.text[start].upper())]


def number_order(s: Sentence, hit: Hit) -> Edits:
    """« les derniers dix pour cent » → « les dix derniers pour cent »."""
    middle, last = hit.start + 1, hit.end - 1
    if s.words[middle] in closed.ORDER:
        if s.raw[last][0].isdigit():  # « ces dernières 48 heures » is said
            return []
        new = f"{s.raw[last]} {s.raw[middle]}"
        return [(s.cut.starts[middle], _end(s, last), new)]
    unit = "an" if s.words[last] == "année" else s.raw[last]
    return [(s.cut.starts[middle], _end(s, last), f"par {unit}")]


def link_infinitive(s: Sentence, hit: Hit) -> Edits:
    """« il refusait quitter » → « il refusait de quitter »."""
    word = s.words[hit.start]
    if not word.startswith(_WITH_DE):
        return []
    last = hit.end - 1
    link = "d'" if opens_with_vowel(s.raw[last]) else "de "
    return [(_end(s, hit.start), s.cut.starts[last], " " + link)]


def relative(s: Sentence, hit: Hit) -> Edits:
    """« des préhenseurs lesquels peuvent » → « des préhenseurs qui peuvent »."""
    which, after = hit.start + 1, hit.start + 2
    if not s.kinds[hit.start] & Kind.NOUN:
        return []
    if not (s.kinds[after] & Kind.FINITE or s.words[after] in closed.HAVE | closed.BE):
        return []
    return [(s.cut.starts[which], _end(s, which), "qui")]
