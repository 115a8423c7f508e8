import pytest

from translate.errors import AlignmentError
from translate.exchange.tbx import read_tbx
from translate.glossary import Entry

DCA = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tbx SYSTEM "http://example.invalid/none.dtd">
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>made here</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
<conceptEntry id="c1">
 <descrip type="subjectField">finance</descrip>
 <note>shares of a company</note>
 <langSec xml:lang="fr-FR">
  <termSec><term>action</term></termSec>
  <termSec><term>titre
   de   capital</term></termSec>
 </langSec>
 <langSec xml:lang="en-GB">
  <termSec><term>stock</term>
   <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
  <termSec><term>action</term>
   <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
   <note>a false friend</note></termSec>
  <termSec><term>share</term>
   <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
 </langSec>
 <langSec xml:lang="de"><termSec><term>Aktie</term></termSec></langSec>
</conceptEntry>
<conceptEntry id="c2">
 <langSec xml:lang="fr"><termSec><term>seul</term></termSec></langSec>
</conceptEntry>
</body></text></tbx>
"""
DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min"><text><body>
<conceptEntry id="c1"><langSec xml:lang="fr"><termSec><term>nuage | brume</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>fog</term>
<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>the <hi>cloud</hi></term></termSec></langSec></conceptEntry>
</body></text></tbx>
"""
OLD = """<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="t1"><langSet xml:lang="FR"><tig><term>obligation</term></tig></langSet>
<langSet xml:lang="EN"><ntig><termGrp><term>bond</term></termGrp></ntig></langSet></termEntry>
</body></text></martif>
"""


@pytest.fixture
def entries(tmp_path):
    def read(text):
        path = tmp_path / "terms.tbx"
        path.write_text(text, encoding="utf-8")
        return read_tbx(path)

    return read


def test_a_concept_gives_its_terms_by_status(entries):
    english = {"en": ("share", "stock"), "forbidden": ("action",)}
    note = "shares of a company; a false friend"
    assert entries(DCA) == [
        Entry("action", **english, note=note),
        Entry("titre de capital", **english, note=note),
    ]


def test_the_other_style_and_the_old_edition_are_read(entries):
    assert entries(DCT) == [Entry("nuage / brume", ("the cloud",), forbidden=("fog",))]
    assert entries(OLD) == [Entry("obligation", ("bond",))]


def test_a_long_file_is_read_whole(entries):
    concept = OLD[OLD.index("<termEntry") : OLD.index("</body>")]
    many = "".join(concept.replace("obligation", f"obligation {n}") for n in range(500))
    found = entries(OLD.replace(concept, many))
    assert [entry.fr for entry in found] == [f"obligation {n}" for n in range(500)]


def test_no_file_of_this_machine_is_read_through_an_entity(entries, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hidden", encoding="utf-8")
    doctype = f'<!DOCTYPE martif [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(AlignmentError, match="an entity"):
        entries(doctype + OLD.replace("bond", "&x;"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<tbx>\n<text>\n</tbx>", "line 3: not well-formed"),
        ("<tmx/>", "line 1: not TBX"),
        ("", "not well-formed"),
    ],
)
def test_what_is_no_tbx_is_refused(entries, text, message):
    with pytest.raises(AlignmentError, match=message):
        entries(text)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(AlignmentError, match=r"none\.tbx: cannot be read"):
        read_tbx(tmp_path / "none.tbx")
