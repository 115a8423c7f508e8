from translate.rough.words import cut, word_set


def test_words_are_cut_as_in_the_counts():
    words = cut("L’usine d'Anvers a coûté 1,5 million, dit-il.")
    assert words.words == (
        [
            "<s>",
            "l'",
            "usine",
            "d'",
            "anvers",
            "a",
            "coûté",
            "<num>",
            "million",
            ",",
            "dit-il",
            ".",
            "</s>",
        ]
    )
    assert words.raw[1] == "L'"
    assert [words.text[start:][:3] for start in words.starts[1:4]] == ["L'u", "usi", "d'A"]


def test_a_mark_that_the_counts_leave_out_breaks_the_pair():
    words = cut("Il dit « oui » (enfin).")
    broken = {word for word, gap in zip(words.words, words.broken, strict=True) if gap}
    assert broken == {"oui", "enfin", "."}


def test_a_sentence_without_words_has_its_borders():
    assert cut("…").words == ["<s>", "</s>"]


def test_word_set_splits_at_spaces():
    assert word_set("à l' un") == {"à", "l'", "un"}
