import pytest

from translate.errors import AlignmentError
from translate.repair.rules import Rule, read_rules, shipped_rules, suggest


def one(pattern: str, replacement: str, **more: tuple[str, ...]) -> list[Rule]:
    return [Rule(pattern, replacement, **more)]


@pytest.mark.parametrize(
    ("rule", "sentence", "expected"),
    [
        (one("usine", "entreprise"), "Il parle de usine.", "Il parle d'entreprise."),
        (one("[la] plante", "[la] usine"), "La plante ferme.", "L'usine ferme."),
        (one("[la] plante", "[la] usine"), "Sa plante ferme.", "Son usine ferme."),
        (one("[la] usine", "[la] plante"), "À l'usine, on vend.", "À la plante, on vend."),
        (one("[la] usine", "[le] site"), "Près de l'usine.", "Près du site."),
        (one("[la] table", "[le] bureau"), "À cette table.", "À ce bureau."),
        (one("[la] table", "[le] écran"), "Cette table-ci.", None),
        (one("[la] table", "[le] écran"), "Sur cette table.", "Sur cet écran."),
        (one("[le] poste", "[la] annonce"), "Il a lu le poste.", "Il a lu l'annonce."),
        (one("tapis", "tente"), "L'tapis", None),
        (one("porte-parole pour", "porte-parole de"), "Un porte-parole pour le club.",
         "Un porte-parole du club."),
        (one("porte-parole pour", "porte-parole de"), "Un porte-parole pour Air Lyon.",
         "Un porte-parole d'Air Lyon."),
        (one("chat", "chien"), "Chat perdu. Le Chat répond.", "Chien perdu. Le Chat répond."),
        (one("Geneva", "Genève"), "À Geneva. Geneva Forum.", "À Genève. Geneva Forum."),
        (one("d'abord", "au début"), "D’abord, l’argent.", "Au début, l’argent."),
    ],
)  # fmt: skip
def test_the_neighbourhood_is_mended(rule, sentence, expected):
    assert suggest(sentence, rule) == expected


def test_context_must_stand_outside_the_match():
    rule = one("code", "programme", context=("code",))
    assert suggest("Le code est long.", rule) is None
    assert suggest("Le code du code est long.", rule) == "Le programme du programme est long."


@pytest.mark.parametrize("entry", ["logiciel(s)", "logi*", "{corriger}"])
def test_context_may_be_an_ending_a_beginning_or_a_verb(entry):
    rule = one("insectes", "bugs", context=(entry,))
    sentence = "Les insectes que ces logiciels corrigent."
    assert suggest(sentence, rule) == "Les bugs que ces logiciels corrigent."
    assert suggest("Les insectes que les oiseaux mangent.", rule) is None


def test_counter_words_silence_a_rule_in_the_sentence_and_in_the_article():
    rule = one("insectes", "bugs", not_context=("jardin(s)",))
    assert suggest("Des insectes partout.", rule) == "Des bugs partout."
    assert suggest("Des insectes au jardin.", rule) is None
    assert suggest("Des insectes.", rule, article_words=frozenset({"jardins"})) is None


def test_rules_apply_in_their_order_to_what_came_before():
    rules = [Rule("un", "deux"), Rule("deux", "trois")]
    assert suggest("Pas un seul.", rules) in ("Pas deux seul.", "Pas trois seul.")


def test_the_words_of_the_article_silence_a_rule_by_its_subject_alone():
    rule = Rule("un chat", "un chien", (), ("ne", "jardin"))
    about = frozenset(("le", "ne", "dort", "pas"))
    assert suggest("Un chat dort.", [rule], article_words=about) == "Un chien dort."
    assert suggest("Un chat dort.", [rule], article_words=about | {"jardin"}) is None
    assert suggest("Un chat ne dort pas.", [rule]) is None


def test_nothing_to_do_is_none():
    assert suggest("Rien à dire.", shipped_rules()) is None
    assert suggest("", shipped_rules()) is None


def test_a_changed_list_is_a_new_list():
    rules = one("chat", "chien")
    assert suggest("Un chat.", rules) == "Un chien."
    rules.append(Rule("lit", "matelas"))
    assert suggest("Un lit.", rules) == "Un matelas."


def test_a_file_is_read_whatever_the_order_of_its_columns(tmp_path):
    path = tmp_path / "_repairs.tsv"
    path.write_text(
        "\ufeffcount\tReplacement\tpattern\tcontext\n3\tbug(s)\tinsecte(s)\tcode, corrig*\n\n",
        encoding="utf-8",
    )
    assert read_rules(path) == [Rule("insecte(s)", "bug(s)", ("code", "corrig*"), (), "", 3)]


def test_no_file_is_no_rules(tmp_path):
    assert read_rules(tmp_path / "none.tsv") == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a\tb\n", 1, "no column « pattern »"),
        ("pattern\treplacement\nx\ty\tz\n", 2, "3 cells where the header has 2"),
        ("pattern\treplacement\tcount\nx\ty\tmany\n", 2, "count is `many`"),
        ("pattern\treplacement\na\tb\nx(s\ty\n", 3, "bracket without its partner"),
        ("pattern\treplacement\n=magie\t=magie\n", 2, "no built-in repair is called =magie"),
        ("pattern\treplacement\tcontext\na\tb\t{zzz}\n", 2, "forms are not known"),
    ],
)
def test_an_error_names_file_line_and_fault(tmp_path, text, line, message):
    path = tmp_path / "_repairs.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AlignmentError) as error:
        read_rules(path)
    assert error.value.message.startswith(f"{path}, line {line}: ")
    assert message in error.value.message
    assert error.value.hint


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    path = tmp_path / "_repairs.tsv"
    path.write_bytes("pattern\treplacement\né\tè\n".encode("cp1252"))
    with pytest.raises(AlignmentError, match="not UTF-8"):
        read_rules(path)
