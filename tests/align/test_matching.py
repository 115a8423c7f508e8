"""Documents find their translation by their words."""

from translate.align.matching import match

FRENCH = {
    "pluie": "La pluie tombe sur la ville de Nantes depuis mardi. Les rues sont fermées et 40 "
    "habitants ont quitté leur maison. Le maire demande de l'aide.",
    "banque": "La banque centrale a relevé son taux à 3,5 pour cent. Les marchés ont perdu un "
    "milliard d'euros en une journée, selon Arnaud Telmont.",
    "foot": "L'équipe a gagné le match par deux buts à un. Le capitaine Lucas Verdane a marqué à "
    "la dernière minute devant 20 000 spectateurs.",
}
ENGLISH = {
    "a": "The team won the match by two goals to one. Captain Lucas Verdane scored in the last "
    "minute in front of 20,000 spectators.",
    "b": "Rain has been falling on the city of Nantes since Tuesday. Streets are closed and 40 "
    "residents have left their houses. The mayor is asking for help.",
    "c": "The central bank raised its rate to 3.5 percent. Markets lost a billion euros in one "
    "day, according to Arnaud Telmont.",
    "d": "A recipe for apple pie with cinnamon.",
}


def test_each_document_finds_its_translation():
    found = {pair.fr: pair.en for pair in match(FRENCH, ENGLISH)}
    assert found == {"pluie": "b", "banque": "c", "foot": "a"}


def test_scores_descend_and_lead_on_the_next_best():
    pairs = match(FRENCH, ENGLISH)
    assert [p.score for p in pairs] == sorted((p.score for p in pairs), reverse=True)
    assert all(0 < p.margin <= p.score <= 1 for p in pairs)


def test_two_copies_are_used_once_each():
    pairs = match({"x": FRENCH["foot"], "y": FRENCH["foot"]}, {"a": ENGLISH["a"]})
    assert len(pairs) == 1


def test_nothing_matches_nothing():
    assert match({}, ENGLISH) == []
    assert match({"x": "Bonjour."}, {"d": ENGLISH["d"]}) == []
