import pytest

from translate.repair.expand import expand
from translate.repair.patterns import PatternError, check, compile_pattern


def replaced(pattern: str, replacement: str, text: str) -> str:
    compiled = compile_pattern(pattern)
    match = compiled.regex.search(text)
    assert match, text
    return expand(compiled, replacement, match)


@pytest.mark.parametrize(
    ("pattern", "replacement", "text", "expected"),
    [
        ("insecte(s)", "bug(s)", "des insectes", "bugs"),
        ("insecte(s)", "bug(s)", "un insecte", "bug"),
        ("a/ont lieu", "a/ont place", "ils ont lieu", "ont place"),
        ("beau/belle", "grand/grande", "une belle", "grande"),
        ("{délivrer} un colis", "{livrer} un colis", "il délivrera un colis", "livrera un colis"),
        ("# ans plus", "plus de # ans", "vingt-deux ans plus", "plus de vingt-deux ans"),
        ("# ans plus", "plus de # ans", "1 200 ans plus", "plus de 1 200 ans"),
        ("refuse *er", "refuse de *er", "il refuse parler", "refuse de parler"),
        ("dans <ville>", "à <ville>", "dans Leeds", "à Leeds"),
        ("l'étagère", "le rayon", "sur l’étagère".replace("’", "'"), "le rayon"),
        ("vent(s) froid(s)", "bise(s) froide(s)", "vents froids", "bises froides"),
        ("un/le poste(s)/emploi", "un/le poste(s)/emploi", "le postes", "le postes"),
    ],
)
def test_replacement(pattern, replacement, text, expected):
    check(pattern, replacement)
    assert replaced(pattern, replacement, text) == expected


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("insecte", "des insectes"),
        ("insecte", "un porte-insecte"),
        ("dans <ville>", "dans leeds"),
        ("# ans", "quelques ans"),
    ],
)
def test_no_match(pattern, text):
    assert not compile_pattern(pattern).regex.search(text)


@pytest.mark.parametrize(
    ("pattern", "replacement", "message"),
    [
        ("", "x", "pattern is empty"),
        ("x", "", "replacement is empty"),
        ("insecte(s", "bug", "bracket without its partner"),
        ("[les] x", "y", "only .le. and .la. are known"),
        ("x [le] y", "z", "after its first word"),
        ("[le]", "[la] x", "no word beside"),
        ("[le] x", "y", "on one side only"),
        ("{zzz} x", "y", "forms are not known"),
        ("x", "#", "has #, the pattern has none"),
        ("x", "{livrer}", "verb .livrer., the pattern has none"),
        ("a/b x", "a/b/c y", "3 alternatives"),
        ("x", "bug(s)", "has an ending"),
    ],
)
def test_errors_say_what_is_wrong(pattern, replacement, message):
    with pytest.raises(PatternError, match=message):
        check(pattern, replacement)


def test_anchors_are_words_of_the_pattern():
    assert compile_pattern("de la {courir} plante(s)").anchors == {"plante", "plantes"}


def test_a_form_that_may_be_two_is_told_by_the_auxiliary():
    pattern = compile_pattern("{faire} sens")
    match = pattern.regex.search("cela fait sens")
    assert expand(pattern, "{avoir} du sens", match) == "a du sens"
    assert expand(pattern, "{avoir} du sens", match, helped=True) == "eu du sens"
