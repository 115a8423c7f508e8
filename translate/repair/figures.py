"""Figures, times, amounts, titles and acronyms as English writes them.

These repairs look at the characters, since the counts know all figures as `<num>`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.rough.words import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.repair.edits import Edits
    from translate.repair.roughness import Roughness
    from translate.rough.sentence import Sentence

_SPACE = "\u00a0"
_AMOUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_CURRENCIES = {"$": "dollars", "US$": "dollars", "£": "livres", "€": "euros", "¥": "yens"}
_SCALES = {
    "million": "million",
    "billion": "milliard",
    "trillion": "billion",
    "milliard": "milliard",
    "m": "million",
    "bn": "milliard",
}
_MONEY = re.compile(
    r"(?<![\w$])(?<!\d[ \u00a0\u202f])"  # « 3 € 50 »
    rf"(US\$|[$£€¥]) ?({_AMOUNT})(?![\d,.]*\d)(?: ?(millions?|billions?|trillions?"
    r"|milliards?|m|bn)\b)?",
)
_UNIT = (
    r"(?:%|pour cent|millions?|milliards?|dollars?|euros?|livres|points?|kilos?|kilogrammes|grammes"
    r"|km|kg|kilomètres?|mètres?|cm|degrés|secondes?|minutes?|heures?|ans|fois|étoiles|watts|volts"
    r"|gigaoctets|mégaoctets|Go|Mo|GHz|pouces|miles|litres?|tonnes?)"
)
# Three decimals are none: « 2.500 mètres » is how Belgians write 2 500.
_DECIMAL = re.compile(rf"(?<![\d.,])(\d+)\.(\d{{1,2}})(?=[ \u00a0\u202f]?{_UNIT}(?!\w))")
# After a number with one comma, what is weighed and measured to three decimals: « 1,500 kg ».
_MEASURED = re.compile(r"[ \u00a0\u202f]?(?:[kcm]?[mgl]|t|%|kilo|gramme|litre|tonne|mètre|Go|Mo)")
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,]|\.\d)")
_CLOCK = re.compile(
    r"(?<![\d:.,])(\d{1,2})(?::([0-5]\d))? ?([ap])(?:m\b|\.m\.)(?=[ ,;.!?)]|$)", re.IGNORECASE
)
_DAYTIME = re.compile(
    r"(?<![\d:.,])(\d{1,2}):([0-5]\d)(?= (?:du matin|du soir|de l'après-midi|ce matin|hier|tous))"
)
_DECADE = re.compile(r"\b(?:(années) )?(\d\d(?:\d\d)?)s\b")
_TITLE = re.compile(
    r"\b(Dr\.|Mr\.?|Mrs\.?|Ms\.|Pr\.)(?= [A-ZÀ-Ý])"
    r"(?! (?:Oetker|Martens|Dre|Pepper|Hyde|Bean|Ripley|Robot|Nobody|Dalloway|Doubtfire)\b)"
)
_TITLES = {"Dr": "Dr", "Mr": "M.", "Mrs": "Mme", "Ms": "Mme", "Pr": "Pr"}
_ACRONYMS = {
    "AI": "IA",
    "EU": "UE",
    "NATO": "OTAN",
    "GDP": "PIB",
    "VAT": "TVA",
    "DNA": "ADN",
    "RNA": "ARN",
    "HIV": "VIH",
    "NGO": "ONG",
    "IMF": "FMI",
    "ECB": "BCE",
    "WHO": "OMS",
    "WTO": "OMC",
    "HR": "RH",
}
_ACRONYM = re.compile(
    r"(?<![\w-])(?:(?i:l'|d'|le |la |les |de |du |des |une? |cette |ce |notre |leur |son |par |en )"
    # « les EU » are the United States, « les DNA » a newspaper of Strasbourg.
    rf"|^)(?<!s )({'|'.join(_ACRONYMS)})(?![\w-])(?! [A-ZÀ-Ý])"
)
_PREFIXED = re.compile(
    r"\b([Cc]o)-(?=fondat|auteur|propriétaire|équipi|directeur|directrice|pilot)"
)
_HUNDREDS = re.compile(
    r"\b(deux|trois|quatre|cinq|six|sept|huit|neuf) cents(?= mille\b)", re.IGNORECASE
)
_HALF = re.compile(
    r"(\b(?:heures?|années?|ans|mois|siècles?|kilos?|litres?|mètres?|tonnes?|fois|points?|pages?) )"
    r"et (?:un|une) demie?(?![\w-])(?! (?:de |d'|siècle))",
    re.IGNORECASE,
)


def _number(text: str) -> str:
    """« 1,250.5 » → « 1 250,5 »."""
    text = re.sub(r",(?=\d{3}(?!\d))", _SPACE, text)
    return text.replace(".", ",")


def _one(match: re.Match[str], new: str) -> Edits:
    return [(match.start(), match.end(), new)]


def numbers(s: Sentence, rough: Roughness) -> Iterator[Edits]:
    """« 1.2 million » → « 1,2 million », « 3,200 euros » → « 3 200 euros »."""
    text = s.cut.text
    if NUMBER not in s.bag:
        return
    for match in _MONEY.finditer(text):
        yield _one(match, _amount(match))
    for match in _DECIMAL.finditer(text):
        yield _one(match, f"{match[1]},{match[2]}")
    for match in _THOUSANDS.finditer(text):
        number = match.group()
        decimals = number.count(",") == 1 and not number.endswith("00")  # « 1,250 » may be 1¼
        measured = number.count(",") == 1 and _MEASURED.match(text, match.end())
        if rough.likely or not (decimals or measured):
            yield _one(match, _number(number))
    for match in _DECADE.finditer(text):
        if match[1]:
            yield _one(match, f"années {match[2]}")


def _amount(match: re.Match[str]) -> str:
    """« $5 million » → « 5 millions de dollars »."""
    number, scale = _number(match[2]), (match[3] or "").lower()
    currency = _CURRENCIES[match[1]]
    single = re.match(r"[01](?:,|$)", number)
    if not scale:
        return f"{number} {currency.removesuffix('s') if single else currency}"
    scale = _SCALES[scale if scale in _SCALES else scale.removesuffix("s")]
    link = "d'" if currency[0] == "e" else "de "
    return f"{number} {scale}{'' if single else 's'} {link}{currency}"


def times(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« 8 pm » → « 20 heures », « 3:14 du matin » → « 3 h 14 du matin »."""
    text = s.cut.text
    if NUMBER not in s.bag:
        return
    for match in _CLOCK.finditer(text):
        if 0 < int(match[1]) <= 12:
            yield _one(match, _time(int(match[1]), match[2] or "", match[3].lower() == "p"))
    for match in _DAYTIME.finditer(text):
        yield _one(match, f"{match[1]}{_SPACE}h{_SPACE}{match[2]}")


def _time(hour: int, minutes: str, afternoon: bool) -> str:
    """« 20 heures », « 8 heures du matin », « 20 h 30 », « midi »."""
    if hour == 12 and not minutes:
        return "midi" if afternoon else "minuit"
    of_24 = hour % 12 + 12 * afternoon
    if minutes:
        return f"{of_24}{_SPACE}h{_SPACE}{minutes}"
    return f"{of_24}{_SPACE}heures" + (" du matin" if of_24 < 10 else "")


def spelling(s: Sentence, _: Roughness) -> Iterator[Edits]:
    """« Dr. Roy » → « Dr Roy », « l'AI » → « l'IA », « co-fondateur » → « cofondateur »."""
    text = s.cut.text
    for match in _TITLE.finditer(text):
        yield _one(match, _TITLES[match[1].rstrip(".")])
    for match in _ACRONYM.finditer(text):
        start = match.start(1)
        yield [(start, match.end(1), _ACRONYMS[match[1]])]
    for match in _PREFIXED.finditer(text):
        yield _one(match, match[1])
    for match in _HUNDREDS.finditer(text):
        yield _one(match, f"{match[1]} cent")
    for match in _HALF.finditer(text):
        feminine = match[1].lower().startswith(("heure", "année", "tonne", "page"))
        yield _one(match, match[1] + ("et demie" if feminine else "et demi"))
