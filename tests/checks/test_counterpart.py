"""The English word that stands in the place of a name."""

import pytest

from tests.made import row
from translate.checks import text_findings
from translate.checks.counterpart import stand_ins


@pytest.mark.parametrize(
    ("names", "fr", "en", "found"),
    [
        (
            ("Tessonne",),
            "Hier soir, Tessonne a signé le contrat.",
            "Yesterday evening, Olbrick signed the contract.",
            ("Olbrick",),
        ),
        (
            ("Maret-Lune",),
            "La ville de Maret-Lune fête ses mille ans.",
            "The town of Karel is celebrating its thousand years.",
            ("Karel",),
        ),
        # The name is gone, and a word without a capital is no other name.
        (("Tessonne",), "Le directeur Tessonne a signé.", "The director has signed.", ()),
        # A name that the French has as well stands for itself.
        (("Tessonne",), "Tessonne et Olbrick ont signé.", "Olbrick signed.", ()),
        (("Tessonne",), "Tessonne", "", ()),
    ],
)
def test_stand_ins(names, fr, en, found):
    assert stand_ins(names, fr, en) == found


def test_a_finding_names_what_stands_there():
    segment = row(
        "p1s1", "Le soir même, Tessonne a signé.", "That very evening, Olbrick signed the contract."
    )
    (finding,) = (f for f in text_findings(segment) if f.flag == "name")
    assert finding.message == (
        "« Tessonne » in the French, not in the English, which has « Olbrick » there"
    )
