"""corpus/articles.tsv: what people write there is understood, kept, or named with its line."""

import pytest

from translate.errors import AlignmentError
from translate.metadata import is_date, load_metadata, parse_metadata, read_metadata, write_metadata


def put(root, text, encoding="utf-8"):
    (root.path / "corpus" / "articles.tsv").write_bytes(text.encode(encoding))


def test_without_a_file_nothing_is_known(root):
    assert read_metadata(root.path) == {}
    assert not (root.path / "corpus" / "articles.tsv").exists()


def test_filled_cells_in_the_order_of_the_file(root):
    put(root, "licence\tname\tthème\n\tzut\tmer\n\t\t\nCC0\tabri\t\n")
    assert read_metadata(root.path) == {"zut": {"thème": "mer"}, "abri": {"licence": "CC0"}}
    assert list(read_metadata(root.path)) == ["zut", "abri"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_programs_make_of_the_file(root, encoding, end):
    put(root, end.join(["Name\tURL\tLicense", '2024/été.txt\t"a\tb"\tCC0', ""]), encoding)
    assert read_metadata(root.path) == {"2024/été": {"url": "a\tb", "licence": "CC0"}}


@pytest.mark.parametrize(
    "cell", ["pain", "pain.txt", "corpus/fr/pain.txt", "corpus\\fr\\pain.txt "]
)
def test_an_article_is_named_as_people_name_it(cell):
    assert list(parse_metadata(f"name\n{cell}\n".encode(), "here").rows) == ["pain"]


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("url\nx\n", "line 1", "no column « name »"),
        ("name\turl\tURL\n", "line 1", "two columns are named « url »"),
        ("name\tlicence\tlicense\n", "line 1", "two columns are named « licence »"),
        ("name\ta\ta\n", "line 1", "two columns are named « a »"),
        ("name\turl\npain\tx\ty\n", "line 2", "3 cells where the header has 2"),
        ("name\turl\npain\tx\n\npain.txt\ty\n", "line 4", "a second row of the article « pain »"),
        ("name\turl\n\tx\n", "line 2", "no article is named"),
        ("name\tdate\npain\t21/03/2024\n", "line 2, column date", "« 21/03/2024 » is no ISO date"),
        ('name\turl\npain\t"x\n', "line 2", "a quotation mark"),
    ],
)
def test_what_cannot_be_understood_is_named(root, text, place, what):
    put(root, text)
    with pytest.raises(AlignmentError) as error:
        read_metadata(root.path)
    assert f"articles.tsv, {place}: {what}" in error.value.message
    assert error.value.hint


def test_another_encoding_is_named_with_the_byte(root):
    put(root, "name\turl\nété\tx\n", "cp1252")
    with pytest.raises(AlignmentError, match=r"articles.tsv: not UTF-8 \(byte 9\)"):
        read_metadata(root.path)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2024", True),
        ("2024-03", True),
        ("2024-03-21", True),
        ("2024-03-21T10:00:00+01:00", True),
        ("2024-3-1", False),
        ("2024-13", False),
        ("2024-02-30", False),
        ("20240321", False),
        ("mars 2024", False),
    ],
)
def test_dates(text, right):
    assert is_date(text) is right


def test_writing_what_was_read_changes_no_cell(root):
    put(root, "thème\tname\n mer \tpain.txt\n")
    metadata = load_metadata(root.path)
    assert write_metadata(root.path, metadata)
    assert load_metadata(root.path).rows["pain"]["thème"] == " mer "
    assert load_metadata(root.path).rows["pain"]["name"] == "pain.txt"
    assert not write_metadata(root.path, load_metadata(root.path))
