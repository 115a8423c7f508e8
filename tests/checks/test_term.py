import pytest

from translate.checks.term import term_findings
from translate.glossary import Entry, Glossary

GLOSSARY = Glossary(
    (
        Entry("intelligence artificielle", ("artificial intelligence", "AI")),
        Entry("intelligence artificielle générative", ("generative AI",)),
        Entry("logiciel", ("software",), forbidden=("program",)),
        Entry("Le Monde", dnt=True),
        Entry("librairie", forbidden=("library",)),
        Entry("bourse", ("stock exchange",)),
        Entry("bourse", ("scholarship",)),
        Entry("programme", ("programme",)),
    )
)


def said(fr, en):
    return [(finding.flag, finding.message) for finding in term_findings(fr, en, GLOSSARY)]


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("L'intelligence artificielle avance.", "AI moves on."),
        ("L'intelligence artificielle générative avance.", "Generative AI moves on."),
        ("Les logiciels libres.", "Free software."),
        ("Un logiciel et un programme.", "Software and a program."),
        ("Une enquête du Monde.", "A survey by Le Monde."),
        ("Le monde change.", "The world changes."),
        ("La librairie ferme.", "The bookshop closes."),
        ("Une bourse d'études.", "A scholarship."),
        ("La Bourse monte.", "The Stock Exchange is up."),
        ("Un logiciel, puis ce logiciel.", "A piece of software, then it."),
        ("Un logiciel.", ""),
        ("Rien de cela.", "None of this is a program."),
    ],
)
def test_what_keeps_to_the_glossary_is_not_flagged(fr, en):
    assert said(fr, en) == []


@pytest.mark.parametrize(
    ("fr", "en", "message"),
    [
        (
            "L'intelligence artificielle avance.",
            "The machines move on.",
            (
                "« intelligence artificielle »: not in the English as “artificial intelligence”"
                " or “AI”"
            ),
        ),
        (
            "L'intelligence artificielle générative avance.",
            "AI moves on.",
            "« intelligence artificielle générative »: not in the English as “generative AI”",
        ),
        (
            "Les logiciels libres.",
            "Free programs.",
            "« logiciels »: “programs” must not stand for it, not in the English as “software”",
        ),
        (
            "Un logiciel, un autre logiciel.",
            "A piece of software, another program.",
            "« logiciel »: “program” must not stand for it",
        ),
        (
            "Selon Le Monde.",
            "According to The World.",
            "« Le Monde »: not in the English as “Le Monde”",
        ),
        ("Deux librairies.", "Two libraries.", "« librairies »: “libraries” must not stand for it"),
        (
            "La bourse.",
            "The purse.",
            "« bourse »: not in the English as “stock exchange” or “scholarship”",
        ),
    ],
)
def test_what_breaks_the_glossary_is_said(fr, en, message):
    assert said(fr, en) == [("term", message)]


def test_each_term_has_its_own_finding():
    assert len(said("Le logiciel d'intelligence artificielle.", "The tool.")) == 2
