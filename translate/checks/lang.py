"""Text that is not French.

Short words that every sentence needs tell languages apart: a sentence in another language has many
that French lacks, and none that only French has. A name, a title or a word left in English does
not have enough of them.
"""

from __future__ import annotations

import re
import unicodedata

_FRENCH = """
    le la les un une des du de au aux à et ou où mais donc or ni car que qui quoi dont quand comme
    si ce cet cette ces cela ça ceci celui celle ceux celles je tu il elle on nous vous ils elles
    me te se moi toi lui eux leur leurs mon ton son ma ta sa mes tes ses notre nos votre vos y en
    ne pas plus jamais rien point guère aucun aucune tout toute tous toutes même mêmes autre autres
    quel quelle quels quelles chaque plusieurs quelque quelques dans par pour sur sous avec sans
    chez vers entre contre depuis pendant avant après dès jusque lors afin ainsi alors aussi encore
    toujours déjà très trop peu beaucoup bien moins assez ici là est sont était étaient été être
    sera seront serait suis es êtes sommes fut furent soit ai as a avons avez ont avait avaient aura
    auront aurait avoir eu fait faire peut peuvent doit doivent va vont faut voici voilà oui non
    deux trois quatre cinq six sept huit neuf dix cent mille ans
    l d j m n s t c qu jusqu lorsqu puisqu
    """
_OTHERS = {
    "en": """
    the of and to in is it that for was with he she his her they them we you are this these those
    have has had be been being by from at not were which what who whom will would can could should
    may might must their there than then when where while its our your my i do does did about into
    over after before because through during more some any how why each other only just also very
    up out no so don doesn didn isn wasn a an as on or me if but us all car cent six plus point s t
    d m c
    """,
    "de": """
    der die das den dem und ist nicht ein eine einen einem einer zu mit von auf für im sich auch
    wird werden sind hat haben als aus nach bei über noch nur wie oder aber um am sie wir ich ihr
    ihre sein seine war waren wurde kann können muss dass wenn zum zur vor durch unter gegen diese
    dieser dieses mehr sehr wo was er des du es an so s d
    """,
    "nl": """
    de het een en van ik te dat die in is op niet zijn met voor aan er maar om door ook als bij uit
    naar dan nog wel heeft werd wordt deze dit worden hebben kan zich hun meer geen wij hij ze was
    waren had over tot moet kunnen zou veel me ten s d t
    """,
    "es": """
    el la los las un una de que y en por con para del al es no su sus como más pero se lo le ha han
    fue son está están este esta esto muy también hay ser desde cuando sin sobre entre todo todos
    ya yo mi donde porque hasta nos había era qué si me te a o tu contre
    """,
    "it": """
    il lo la gli i le un una di del della dei delle degli che è non per con si sono da dal dalla
    nel nella al alla ai alle anche più ma come ha ho hanno questo questa suo sua loro essere stato
    era perché molto se quando ci mi in e o a su sul sulla tra fra tutto tutti
    tu te sia sei così sa va fa l d c s m t n
    """,
    "pt": """
    o a os as um uma de do da dos das no na nos nas em por para com não que é e se mais como mas ao
    aos à pelo pela foi ser são tem seu sua ou quando muito já também está isso ele ela eu você
    este esta num numa sem até me te a tu vai do meu minha sera contra entre
    """,
}


def _evidence(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a language that French lacks, and those that only French has."""
    theirs, french = frozenset(words.split()), frozenset(_FRENCH.split())
    # A letter by itself is a list's or a cipher's.
    return frozenset(word for word in theirs - french if len(word) > 1), french - theirs


_NAMES = {
    "en": "English",
    "de": "German",
    "nl": "Dutch",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
}
_EVIDENCE = {_NAMES[code]: _evidence(words) for code, words in _OTHERS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"\s*(?:«[^»]*»|“[^”]*”|\"[^\"]*\")[\s.,]*")
# Below this many words, a name or a title looks like a sentence.
_WORDS, _TITLE_WORDS = 5, 12
_FOREIGN_LETTERS = 12


def not_french(text: str) -> bool:
    """Whether a sentence or a paragraph is in another language as a whole."""
    return bool(foreign_language(text))


def foreign_language(text: str) -> str:
    """The language of a text that is not French as a whole: « English »; empty for French.

    It knows the neighbours of French by their words, and other scripts by their letters. Titles,
    quotations and texts of fewer than five words are given the benefit of the doubt.
    """
    words = _WORD.findall(text)
    if _is_foreign_script("".join(words)):
        return "a language in another script"
    title = _QUOTED.fullmatch(text) or all(w[0].isupper() for w in words if len(w) > 3)
    if len(words) < (_TITLE_WORDS if title else _WORDS):
        return ""
    lower = [word.lower() for word in words]
    different = frozenset(lower)
    spoken = (name for name, known in _EVIDENCE.items() if _speaks(lower, different, *known))
    return next(spoken, "")


def _speaks(
    words: list[str],
    different: frozenset[str],
    theirs: frozenset[str],
    only_french: frozenset[str],
) -> bool:
    if len(different & theirs) < 2:
        return False
    found = sum(word in theirs for word in words)
    french = sum(word in only_french for word in words)
    return found >= len(words) / 6 and found > 6 * french


def _is_foreign_script(letters: str) -> bool:
    if len(letters) < _FOREIGN_LETTERS:
        return False
    if len(letters.encode("ascii", "ignore")) >= len(letters) / 4:
        return False  # Latin letters enough, without looking up their names
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return latin < len(letters) / 4
