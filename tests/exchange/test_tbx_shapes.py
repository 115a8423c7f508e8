"""TBX as the programs and term banks write it that people get their terms from."""

import pytest

from translate.exchange.tbx import read_tbx

DOCTYPE = '<!DOCTYPE martif SYSTEM "https://example.invalid/TBXcoreStructV02.dtd">'

# A term bank of the kind of IATE: TBX v3, DCA, many languages, several terms each.
TERM_BANK = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="https://example.invalid/TBX.rng" type="application/xml"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>An export</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
 <conceptEntry id="c1">
  <descrip type="subjectField">electricity</descrip>
  <langSec xml:lang="de"><termSec><term>Stromnetz</term></termSec></langSec>
  <langSec xml:lang="fr">
   <descripGrp><descrip type="definition">Ensemble de lignes.</descrip></descripGrp>
   <termSec><term>réseau électrique</term><termNote type="termType">fullForm</termNote>
    <descrip type="reliabilityCode">9</descrip></termSec>
   <termSec><term>réseau d’électricité</term><termNote type="termType">fullForm</termNote>
    <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
  </langSec>
  <langSec xml:lang="frm"><termSec><term>Rien</term></termSec></langSec>
  <langSec xml:lang="en">
   <termSec><term>electric grid</term>
    <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
   <termSec><term>electricity network</term></termSec>
   <termSec><term>power grid</term>
    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
  </langSec>
 </conceptEntry>
 <conceptEntry id="c2"><langSec xml:lang="fr"><termSec><term>seul</term></termSec></langSec>
 </conceptEntry>
</body></text></tbx>"""
GRID = [
    ("réseau électrique", ("power grid", "electricity network"), ("electric grid",)),
    ("réseau d’électricité", ("power grid", "electricity network"), ("electric grid",)),
]

# The terminology of a software house: TBX-Default, ntig and termGrp, a language with its country.
SOFTWARE = f"""<?xml version="1.0" encoding="UTF-16"?>
{DOCTYPE}
<martif type="TBX-Default" xml:lang="en-US">
<martifHeader><fileDesc><titleStmt><title>Terms</title></titleStmt>
<sourceDesc><p>Terms</p></sourceDesc></fileDesc>
<encodingDesc><p type="XCSURI">TBXXCS.xcs</p></encodingDesc></martifHeader>
<text><body><termEntry id="27_14">
<langSet xml:lang="en-US"><descripGrp><descrip type="definition">A key.</descrip></descripGrp>
<ntig><termGrp><term id="1">shortcut key</term><termNote type="partOfSpeech">Noun</termNote>
</termGrp></ntig></langSet>
<langSet xml:lang="fr-FR"><ntig><termGrp><term id="2">touche de raccourci</term>
<termNote type="partOfSpeech">Noun</termNote></termGrp></ntig></langSet>
</termEntry></body></text></martif>"""

# A browser maker's: TBX-Basic as martif, notes and grammar beside the group of the term.
NOTES_OUTSIDE = f"""<?xml version="1.0"?>{DOCTYPE}
<martif type="TBX" xml:lang="en"><text><body><termEntry id="369">
<langSet xml:lang="en"><ntig><termGrp><term>tab</term></termGrp>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
<termNote type="normativeAuthorization">approved</termNote></ntig>
<ntig><termGrp><term>pane</term></termGrp>
<termNote type="administrativeStatus">forbidden</termNote></ntig></langSet>
<langSet xml:lang="FR"><ntig><termGrp><term>onglet</term></termGrp></ntig></langSet>
</termEntry></body></text></martif>"""

# TBX-Min, the small dialect of version 2, and what its converters write.
MIN = """<?xml version='1.0' encoding="UTF-8"?>
<TBX dialect="TBX-Min"><header><id>1</id><languages source="fr-FR" target="en-US"/></header>
<body><{entry} id="C002">
<langGroup xml:lang="fr-FR"><termGroup><term>pile à combustible</term>
<note>pas une batterie</note><partOfSpeech>noun</partOfSpeech></termGroup></langGroup>
<langGroup xml:lang="en-US"><termGroup><term>fuel pile</term><termStatus>obsolete</termStatus>
</termGroup><termGroup><term>fuel cell</term><termStatus>preferred</termStatus></termGroup>
</langGroup></{entry}></body></TBX>"""

# TBX v3, DCT: the categories are elements of modules.
DCT = """<tbx type="TBX-Linguist" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body><conceptEntry id="c1"><min:subjectField>law</min:subjectField>
<langSec xml:lang="en"><termSec><term>bylaw</term>
<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>decree</term><basic:termType>fullForm</basic:termType></termSec></langSec>
<langSec xml:lang="fr-CA"><termSec><term>arrêté</term><basic:note>cabinet</basic:note></termSec>
</langSec></conceptEntry></body></text></tbx>"""

# What scripts and small tools write: a term without a section, or with an element in it.
BARE = """<martif type="TBX" xml:lang="en"><text><body><termEntry id="C1">
<langSet xml:lang="en"><term>Login</term></langSet>
<langSet xml:lang="fr"><term>Connexion</term></langSet></termEntry></body></text></martif>"""
WRAPPED = """<martif type="TBX" xml:lang="en-US"><text><body><termEntry id="e0">
<langSet xml:lang="en"><tig><term>
  <Text>sourdough</Text>
</term></tig></langSet>
<langSet xml:lang="fr"><tig><term><Text>levain</Text></term>
<descrip type="administrativeStatus">preferred</descrip></tig></langSet>
</termEntry></body></text></martif>"""
# MARTIF before XML had xml:lang.
OLD = """<martif type="DXLT" lang="en"><text><body><termEntry id="e0">
<langSet lang="en"><tig><term>weir</term></tig></langSet>
<langSet lang="fra"><tig><term>seuil</term></tig></langSet>
</termEntry></body></text></martif>"""

SHAPES = {
    "term bank": (TERM_BANK, GRID),
    "software": (SOFTWARE, [("touche de raccourci", ("shortcut key",), ())]),
    "notes outside": (NOTES_OUTSIDE, [("onglet", ("tab",), ("pane",))]),
    "min": (MIN.format(entry="entry"), [("pile à combustible", ("fuel cell",), ("fuel pile",))]),
    "min, converted": (
        MIN.format(entry="conceptEntry"),
        [("pile à combustible", ("fuel cell",), ("fuel pile",))],
    ),
    "dct": (DCT, [("arrêté", ("decree",), ("bylaw",))]),
    "bare": (BARE, [("Connexion", ("Login",), ())]),
    "wrapped": (WRAPPED, [("levain", ("sourdough",), ())]),
    "old": (OLD, [("seuil", ("weir",), ())]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_terms_are_found_in_the_shapes_that_programs_write(tmp_path, shape):
    text, expected = SHAPES[shape]
    path = tmp_path / "terms.tbx"
    path.write_bytes(text.encode("utf-16" if 'encoding="UTF-16"' in text else "utf-8"))
    assert [(e.fr, e.en, e.forbidden) for e in read_tbx(path)] == expected


def test_the_notes_of_a_term_are_kept(tmp_path):
    path = tmp_path / "terms.tbx"
    path.write_text(MIN.format(entry="entry"), encoding="utf-8")
    assert [entry.note for entry in read_tbx(path)] == ["pas une batterie"]
    path.write_text(DCT, encoding="utf-8")
    assert [entry.note for entry in read_tbx(path)] == ["cabinet"]
