import json

import pytest

from translate.errors import AlignmentError, UsageError
from translate.glossary import (
    Entry,
    Glossary,
    parse_glossary,
    read_glossary,
    render_glossary,
    with_entry,
    with_imported,
)

HEADER = "fr\ten\tdnt\tforbidden\tnote\n"


def parsed(rows, header=HEADER):
    return parse_glossary((header + rows).encode(), "_glossary.tsv")


def test_a_file_is_read_and_written_back_as_it_is():
    text = (
        "fr\tdomain\ten\tdnt\tforbidden\tnote\n"
        "action\tfinance\tshare|stock\t\taction\tnot « Aktie »\n"
        'Le Monde\t\t\tyes\t\t"a ""daily"""\n'
    )
    glossary = parse_glossary(text.encode(), "x")
    assert glossary.entries == (
        Entry(
            "action", ("share", "stock"), False, ("action",), "not « Aktie »", {"domain": "finance"}
        ),
        Entry("Le Monde", (), True, (), 'a "daily"', {"domain": ""}),
    )
    assert render_glossary(glossary).decode() == text


def test_short_rows_boms_and_utf16_are_understood():
    expected = (Entry("nuage", ("cloud",)),)
    assert parse_glossary("\ufefffr\ten\r\nnuage\tcloud\r\n".encode(), "x").entries == expected
    assert parse_glossary("FR\tEN\nnuage\tcloud\n".encode("utf-16"), "x").entries == expected
    assert parsed("nuage\tcloud\n").entries == expected


def test_a_missing_or_empty_file_is_an_empty_glossary(tmp_path):
    assert read_glossary(tmp_path / "_glossary.tsv") == Glossary()
    assert parse_glossary(b"", "x") == Glossary()


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        (HEADER + "nuage\tcloud\n\tsky\n", "line 3", "no French term"),
        (HEADER + "nuage\n", "line 2", "« nuage » has no English"),
        (HEADER + "nuage\tcloud\tperhaps\n", "line 2, column dnt", "« perhaps »"),
        (HEADER + "nuage\tcloud|sky\t\tSky\n", "line 2", "wanted and forbidden"),
        (HEADER + "nuage\tcloud\t\t\t\tsky\n", "line 2", "6 cells where the header has 5"),
        ("fr\ten\tEN\n", "line 1", "two columns"),
        ("terme\ten\n", "line 1", "no column « fr »"),
        (HEADER + '"a\nb"\tc\nnuage\n', "line 4", "« nuage » has no English"),
    ],
)
def test_an_error_names_file_and_line(text, place, what):
    with pytest.raises(AlignmentError) as error:
        parse_glossary(text.encode(), "_glossary.tsv")
    assert error.value.message.startswith(f"_glossary.tsv, {place}: ")
    assert what in error.value.message


def test_what_is_new_is_added_to_the_row_of_the_term():
    glossary = Glossary((Entry("action", ("share",), note="finance"),))
    glossary = with_entry(glossary, Entry("action", ("stock", "share"), forbidden=("action",)))
    assert glossary.entries == (Entry("action", ("share", "stock"), False, ("action",), "finance"),)
    with pytest.raises(UsageError, match="wanted and forbidden"):
        with_entry(glossary, Entry("action", ("action",)))


def test_an_import_changes_no_row_that_is_there():
    glossary = Glossary((Entry("action", ("share",)), Entry("nuage", ("cloud",))))
    imported = with_imported(
        glossary,
        [
            Entry("action", ("stock",)),
            Entry("nuage", ("cloud",)),
            Entry("obligation", ("bond",)),
            Entry("obligation", ("debenture",), note="rare"),
        ],
    )
    assert imported.added == 1
    assert imported.kept == ("action",)
    assert imported.glossary.entries == (
        *glossary.entries,
        Entry("obligation", ("bond", "debenture"), note="rare"),
    )


# --- the command -----------------------------------------------------------------------------


def test_terms_are_added_and_listed(root, glossary_command):
    assert glossary_command("add", "action", "share|stock", "--forbidden", "action") == (
        "action: share | stock, not action\n"
    )
    glossary_command("add", "Le Monde", "--dnt", "--note", "daily paper")
    path = root.path / "alignments" / "_glossary.tsv"
    assert path.read_text(encoding="utf-8") == (
        HEADER + "action\tshare|stock\t\taction\t\nLe Monde\t\tyes\t\tdaily paper\n"
    )
    assert glossary_command("list") == (
        "action    share | stock            not: action\n"
        "Le Monde  Le Monde (stays French)               daily paper\n"
    )
    assert json.loads(glossary_command("list", "--json"))[0]["en"] == ["share", "stock"]


def test_an_empty_entry_is_refused_and_nothing_is_written(root, glossary_command):
    with pytest.raises(UsageError, match="« action » has no English"):
        glossary_command("add", "action")
    assert not (root.path / "alignments" / "_glossary.tsv").exists()


def test_a_tbx_file_is_imported(root, glossary_command, tmp_path):
    glossary_command("add", "action", "share")
    file = tmp_path / "terms.tbx"
    file.write_text(
        '<tbx type="TBX-Core" style="dca" xml:lang="fr" xmlns="urn:iso:std:iso:30042:ed-2"><text>'
        '<body><conceptEntry id="1"><langSec xml:lang="fr"><termSec><term>obligation</term>'
        '</termSec></langSec><langSec xml:lang="en"><termSec><term>bond</term></termSec></langSec>'
        "</conceptEntry></body></text></tbx>",
        encoding="utf-8",
    )
    assert glossary_command("import", str(file)) == "1 term added\n"
    glossary = read_glossary(root.path / "alignments" / "_glossary.tsv")
    assert [(entry.fr, entry.en) for entry in glossary.entries] == [
        ("action", ("share",)),
        ("obligation", ("bond",)),
    ]


@pytest.fixture
def glossary_command(root):
    from click.testing import CliRunner

    from translate.cli.glossary import glossary

    def run(name, *args):
        result = CliRunner().invoke(glossary, [name, *args, "--root", str(root.path)])
        if result.exception:
            raise result.exception
        return result.stdout

    return run
