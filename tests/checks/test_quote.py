"""Quotation marks that are lost."""

import pytest

from translate.alignment import Segment
from translate.checks.finding import pair_of
from translate.checks.quote import find, marks


def found(fr, en):
    return bool(find(pair_of(Segment(fr=fr, mt=en))))


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("« Je n'ai rien vu venir », dit-elle.", "I did not see it coming, she says."),
        ("“Tout est à refaire ici.”", "Everything must be redone here."),
        ('Il parle d\'un "trou noir" de la mémoire.', "He speaks of a black hole in memory."),
        ("« Nous étions au bord du gouffre.", "We were on the brink."),
    ],
)
def test_lost(fr, en):
    assert found(fr, en)


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("« Je n'ai rien vu venir », dit-elle.", "“I did not see it coming,” she says."),
        ("« Je n'ai rien vu venir », dit-elle.", "'I did not see it coming,' she says."),
        ("« Je n'ai rien vu venir », dit-elle.", "She says that she did not see it coming."),
        ("« Je n'ai rien vu venir », dit-elle.", "She did not see it coming."),
        ("Le film « Grand Large » est long.", "The film Grand Large is long."),
        ('On l"a vu à l"aube sur le port.', "He was seen at dawn at the port."),
        ('Un écran de 27" sur le bureau de la direction.', "A 27-inch screen on the desk."),
    ],
)
def test_not_lost(fr, en):
    assert not found(fr, en)


def test_apostrophes_are_no_marks():
    assert marks("The parents' car isn't John's.") == 0
    assert marks("'Yes,' he said.") == 1
