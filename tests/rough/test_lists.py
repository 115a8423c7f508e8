import pytest

from translate.repair.patterns import COMMON, compile_pattern
from translate.rough.calques import IDIOMS
from translate.rough.english import DATA, english_words, places, read_list
from translate.rough.ngrams import counts

LISTS = sorted(path.name for path in DATA.glob("*.txt"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_no_entry_twice(name):
    entries = read_list(DATA / name)
    assert len(entries) == len(set(entries))


def test_idioms_are_patterns_that_few_sentences_have_to_try():
    for line in read_list(IDIOMS):
        anchors = compile_pattern(line).anchors
        assert anchors, line
        assert not anchors <= COMMON, line


def test_no_english_word_is_a_common_french_word():
    table = counts()
    french = [word for word in english_words() if table.counts[table.number.get(word, -1)] > 50_000]
    assert not {word for word in french if word in table.number}


def test_places_are_written_with_a_capital():
    assert all(place[0].isupper() for place in places())
