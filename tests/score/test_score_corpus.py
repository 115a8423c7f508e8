"""Corpora where the right answer is known by construction, through the command."""

import json
from dataclasses import replace

import pytest

from tests.score.score_rows import LABEL, bad, good, half, row, unreviewed
from translate.alignment import Status

OTHER = "other@2 ct2-int8 beam4"


def scored(root, *options):
    result = root.bitext("score", "--json", *options)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("make", "rate", "accepted"), [(good, 0.0, 10), (half, 0.5, 0), (bad, 1.0, 0)]
)
def test_the_edit_rate_is_the_one_the_rows_were_made_with(root, write_rows, make, rate, accepted):
    write_rows("a", [make(n) for n in range(1, 11)])
    values = scored(root)
    (result,) = values["results"]
    assert result["origin"] == "post-edit"
    whole = result["all"]
    assert (whole["segments"], whole["words"], whole["edits"]) == (10, 40, 40 * rate)
    assert whole["edit_rate"] == rate
    assert whole["edits_per_thousand_words"] == 1000 * rate
    assert whole["accepted"] == accepted
    assert whole["scores"]["edit rate"]["value"] == 100 * rate
    text = root.bitext("score").stdout
    assert f"Edit rate {100 * rate:.1f}: so many edits per 100 words" in text
    assert f"{accepted} of 10 segments accepted as they are ({10 * accepted:.1f} %)" in text


def test_a_mended_capital_is_work(root, write_rows):
    write_rows("a", [row(1, "the Bank of the river", "the bank of the river")])
    whole = scored(root)["results"][0]["all"]
    assert whole["scores"]["TER"]["value"] == 0
    assert whole["edit_rate"] == 0.2


def test_rows_that_do_not_count_are_counted_by_reason(root, write_rows):
    write_rows(
        "a",
        [
            good(1),
            row(2, "Advert", status=Status.SKIP),
            row(3, "Perhaps", "Maybe", status=Status.QUERY),
            row(4, "Unread"),
            row(5, "From elsewhere", "From elsewhere", engine="memory a p1s1 #abc123"),
            row(6, "", "", status=Status.FIXED),
            row(7, "", "Written by hand", engine="", origin="human"),
            row(8, "", "The machine said nothing", origin="post-edit"),
        ],
    )
    values = scored(root)
    assert values["segments"] == 2  # an empty output of the machine is its failure, and counts
    assert values["left_out"] == {
        "skip": 1,
        "query": 1,
        "not reviewed": 1,
        "from the memory": 1,
        "no English": 1,
        "no machine translation": 1,
    }
    text = root.bitext("score").stdout
    assert "2 reviewed rows counted. Left out: 1 skip, 1 query, 1 not reviewed" in text


def test_post_edited_and_human_references_are_never_mixed(root, write_rows):
    write_rows("a", [good(n) for n in range(1, 4)])
    write_rows("b", [replace(bad(n), origin="human") for n in range(1, 6)])
    values = scored(root)
    assert [(r["origin"], r["all"]["segments"]) for r in values["results"]] == [
        ("post-edit", 3),
        ("human", 5),
    ]
    edited, human = (r["all"] for r in values["results"])
    assert edited["scores"]["chrF2"]["value"] == 100
    assert human["scores"]["chrF2"]["value"] < 20
    assert "edit_rate" not in human  # nothing was edited there
    assert any("made from this very output" in note and LABEL in note for note in values["notes"])


def test_english_edited_from_a_translation_that_is_gone_has_no_edit_rate(root, write_rows):
    write_rows("a", [half(1), half(2), replace(good(3), origin="other-mt", status=Status.FIXED)])
    values = scored(root)
    edited, other = values["results"]
    assert (edited["origin"], edited["all"]["segments"], edited["all"]["edit_rate"]) == (
        "post-edit",
        2,
        0.5,
    )
    assert (other["origin"], other["all"]["segments"]) == ("other-mt", 1)
    assert "edit_rate" not in other["all"]
    assert any("has been renewed since" in note for note in values["notes"])
    assert "edited from another machine translation: 1 segment" in root.bitext("score").stdout


def test_groups_by_source_engine_and_article(root, write_rows):
    rough = [replace(bad(n), flags=("rough-source",)) for n in (1, 2)]
    dismissed = replace(good(3), flags=("rough-source",), ignore=("rough-source",))
    write_rows("a", [*rough, dismissed, good(4)])
    write_rows("b", [row(1, "A quite other model", "A quite other model", label=OTHER)])
    (result,) = scored(root)["results"]
    rates = {
        kind: {g["name"]: (g["segments"], g["edit_rate"]) for g in result[kind]}
        for kind in ("sources", "engines", "articles")
    }
    assert rates == {
        "sources": {"clean": (3, 0.0), "rough": (2, 1.0)},
        "engines": {LABEL: (4, 0.5), OTHER: (1, 0.0)},
        "articles": {"a": (4, 0.5), "b": (1, 0.0)},
    }


def test_only_articles_that_were_named_count(root, write_rows):
    write_rows("a", [good(1)])
    write_rows("b", [bad(1), bad(2)])
    assert scored(root, "b")["segments"] == 2


def test_intervals_are_by_article_where_there_are_several(root, write_rows):
    write_rows("a", [good(n) for n in range(1, 9)])
    (result,) = scored(root)["results"]
    assert result["resampling"]["unit"] == "segment"
    write_rows("b", [bad(n) for n in range(1, 9)])
    values = scored(root)
    (result,) = values["results"]
    assert result["resampling"]["unit"] == "article"
    interval = result["all"]["scores"]["edit rate"]["interval"]
    assert (interval["low"], interval["high"]) == (0, 100)  # two articles say little
    assert any("rest on 2 articles" in note for note in values["notes"])
    (result,) = scored(root, "--resample", "segment")["results"]
    interval = result["all"]["scores"]["edit rate"]["interval"]
    assert 0 < interval["low"] < 50 < interval["high"] < 100


def test_the_worst_segments_come_first(root, write_rows):
    write_rows("a", [good(1), bad(2), half(3)])
    (result,) = scored(root, "--worst", "2")["results"]
    assert [segment["id"] for segment in result["worst"]] == ["p2s1", "p3s1"]
    lines = root.bitext("score", "--tsv").stdout.splitlines()
    table = [line.split("\t") for line in lines]
    assert table[0][2:7] == ["article", "id", "chrF2", "edits", "words"]
    assert [line[3:7] for line in table[1:]] == [
        ["p2s1", table[1][4], "4", "4"],
        ["p3s1", table[2][4], "2", "4"],
        ["p1s1", "100.0", "0", "4"],
    ]


def test_the_files_that_are_written_give_sacrebleu_the_same_figures(root, write_rows, tmp_path):
    from sacrebleu.metrics import BLEU

    write_rows("a", [half(1), good(2), row(3, "two\nlines here  now", "two lines here then")])
    (result,) = scored(root, "--write-files", str(tmp_path / "out"))["results"]
    read = {
        path.name: path.read_text(encoding="utf-8").split("\n")[:-1]
        for path in (tmp_path / "out").iterdir()
    }
    assert set(read) == {
        "post-edit.fr",
        "post-edit.mt.en",
        "post-edit.reference.en",
        "to-translate.fr",
    }
    theirs = BLEU().corpus_score(read["post-edit.mt.en"], [read["post-edit.reference.en"]])
    assert result["all"]["scores"]["BLEU"]["value"] == theirs.score


# --- the sample -------------------------------------------------------------------------------


def test_only_bad_rows_reviewed_warns_and_the_random_sample_tells_the_truth(root, write_rows):
    truth = {
        f"a{article}": [(bad if (7 * article + n) % 4 == 0 else good)(n) for n in range(1, 41)]
        for article in range(10)
    }

    def review(wanted):
        for name, rows in truth.items():
            write_rows(name, [r if wanted(name, r) else unreviewed(r) for r in rows])

    review(lambda _, r: r.en != r.mt)  # a quarter of the rows: those with a flag, say
    values = scored(root)
    assert values["results"][0]["all"]["edit_rate"] == 1.0
    assert any("not a random sample" in note for note in values["notes"])

    assert root.bitext("sample", "--n", "160").exit_code == 0
    lines = (root.path / "alignments" / "_test.tsv").read_text(encoding="utf-8").splitlines()
    drawn = {tuple(line.split("\t")[:2]) for line in lines[1:]}
    review(lambda name, r: (name, r.id) in drawn)
    values = scored(root, "--test")
    assert values["test_set"] == {
        "drawn": 160,
        "standing": 160,
        "reviewed": 160,
        "in_order": True,
    }
    assert not any("random sample" in note for note in values["notes"])
    rate = values["results"][0]["all"]["scores"]["edit rate"]
    assert rate["interval"]["low"] <= 25 <= rate["interval"]["high"]
    assert abs(rate["value"] - 25) < 8


def test_a_corpus_that_is_reviewed_as_a_whole_needs_no_sample(root, write_rows):
    write_rows("a", [good(1), bad(2), row(3, "Advert", status=Status.SKIP)])
    assert not any("random" in note for note in scored(root)["notes"])


def test_a_part_of_the_test_set_is_named(root, write_rows):
    rows = [good(n) for n in range(1, 21)]
    write_rows("a", [unreviewed(r) for r in rows])
    root.bitext("sample", "--n", "10")
    lines = (root.path / "alignments" / "_test.tsv").read_text(encoding="utf-8").splitlines()
    ids = [line.split("\t")[1] for line in lines[1:]]
    write_rows("a", [r if r.id in ids[:4] else unreviewed(r) for r in rows])
    assert any(
        "4 of the 10 rows of the test set are reviewed: they are the first" in note
        for note in scored(root, "--test")["notes"]
    )
    write_rows("a", [r if r.id in ids[6:] else unreviewed(r) for r in rows])
    assert any("until the others are" in note for note in scored(root, "--test")["notes"])


# --- nothing to score, and what cannot be read -------------------------------------------------


def test_nothing_reviewed_is_an_error_that_says_why(root, write_rows):
    write_rows("a", [row(1, "Unread"), row(2, "Advert", status=Status.SKIP)])
    result = root.bitext("score")
    assert result.exit_code == 2
    assert "no row to score: 1 not reviewed, 1 skip" in result.stderr
    assert "no test set yet" in root.bitext("score", "--test").stderr


def test_an_empty_corpus(root):
    result = root.bitext("score")
    assert result.exit_code == 2
    assert "no row to score: there are no rows" in result.stderr


def test_an_article_that_cannot_be_read_does_not_stop_the_others(root, write_rows):
    write_rows("a", [good(1)])
    write_rows("b", [good(1)])
    root.alignment("b").write_bytes(b"id\tfr\n<<<<<<< HEAD\n")
    result = root.bitext("score", "--json")
    assert result.exit_code == 1
    assert "conflict marker" in result.stderr
    assert json.loads(result.stdout)["segments"] == 1


def test_scoring_changes_no_file(root, write_rows):
    write_rows("a", [half(n) for n in range(1, 5)])
    before = root.files()
    scored(root)
    assert root.files() == before
