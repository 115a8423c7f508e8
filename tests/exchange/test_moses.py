"""Two plain files with corresponding lines."""

from hypothesis import given
from hypothesis import strategies as st

from tests.made import row
from translate.exchange.gather import units_of
from translate.exchange.moses import write
from translate.exchange.units import Outgoing

TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip)


def files(tmp_path, *rows):
    write(Outgoing(list(units_of("a", rows))), tmp_path / "corpus.v1")
    return [(tmp_path / f"corpus.v1.{side}").read_bytes() for side in ("fr", "en")]


def test_a_unit_a_line_and_a_line_break_within_a_text_is_a_space(tmp_path):
    french, english = files(
        tmp_path,
        row("p1s1", "Le chat\ndort \r\n bien.", "The cat\u2028sleeps."),
        row("p1s2", "10\u202f000\u00a0€\tnets\x85", "€10,000 net\x0b\x0b"),
    )
    assert french.decode() == "Le chat dort bien.\n10\u202f000\u00a0€\tnets\n"
    assert english.decode() == "The cat sleeps.\n€10,000 net\n"


@given(st.lists(st.tuples(TEXT, TEXT)))
def test_whatever_the_texts_both_files_have_a_line_a_unit(tmp_path_factory, pairs):
    folder = tmp_path_factory.mktemp("moses")
    for data in files(folder, *(row("p1s1", fr, en) for fr, en in pairs)):
        lines = data.decode().splitlines()
        assert len(lines) == len(pairs)
        assert all(line.strip() for line in lines)
