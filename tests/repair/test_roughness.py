"""Repairs that wait for other evidence: `=brut` in a rule, and the verdict on a sentence."""

import pytest

from translate.repair.builtin import mend
from translate.repair.patterns import PatternError
from translate.repair.roughness import Roughness
from translate.repair.rules import Rule, firing, suggest

ROUGH = "Ils envoient nous une note et il jamais voulait payer la compagnie sur lundi."
CLEAN = "La compagnie nous a envoyé une note, que nous avons payée lundi."
RULE = Rule("[la] compagnie", "[la] entreprise", ("=brut",))


def test_the_verdict_tells_rough_from_clean():
    assert Roughness(ROUGH).beyond_doubt
    assert not Roughness(CLEAN).likely


def test_a_rule_for_rough_sentences_waits_for_one():
    assert suggest(ROUGH, [RULE]) == ROUGH.replace("la compagnie", "l'entreprise")
    assert suggest(CLEAN, [RULE]) is None


def test_a_context_word_does_as_well():
    rule = Rule("[la] compagnie", "[la] entreprise", ("=brut", "note"))
    assert suggest(CLEAN, [rule]) == CLEAN.replace("La compagnie", "L'entreprise")


def test_a_counter_word_keeps_it_silent_in_a_rough_sentence():
    rule = Rule("[la] compagnie", "[la] entreprise", ("=brut",), ("note",))
    assert suggest(ROUGH, [rule]) is None


def test_such_a_rule_is_no_evidence_itself():
    assert {match.group() for match in firing(ROUGH)}.isdisjoint({"compagnie"})


def test_the_verdict_is_on_the_sentence_as_it_was_written():
    """A repair made first does not make the sentence look clean to the next."""
    first = Rule("une note", "un mot")
    assert "l'entreprise" in (suggest(ROUGH, [first, RULE]) or "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("composé", "une sécurité équipe"),
        ("objet", "prennent notes"),
        ("sujet", "mais clients ont"),
    ],
)
def test_repairs_that_titles_would_meet_wait_for_a_rough_sentence(name, text):
    sentence = f"À la une : {text} demain."
    assert mend(sentence, [name], Roughness(CLEAN)) == sentence
    assert mend(sentence, [name], Roughness(ROUGH)) != sentence


def test_only_one_sign_is_known_in_a_context():
    with pytest.raises(PatternError, match="=rude"):
        Rule("un chat", "un chien", ("=rude",)).validate()
