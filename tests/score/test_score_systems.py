"""Systems against each other: from files, and translated with the starter."""

import json
from dataclasses import replace

import pytest

from tests.score.score_rows import good, row
from tests.score.score_sentences import REFERENCES, SYSTEMS
from translate.engine import EngineSpec
from translate.errors import UsageError
from translate.score.translations import parse_system
from translate.score.worddiff import marked, word_diff


@pytest.fixture
def files(tmp_path):
    """A test set in files, and the outputs of three systems: name → path."""
    texts = {"ref": REFERENCES, "fr": [f"Phrase {n}." for n in range(20)], **SYSTEMS}
    paths = {}
    for name, lines in texts.items():
        paths[name] = str(tmp_path / f"{name}.txt")
        (tmp_path / f"{name}.txt").write_text(
            "".join(line + "\n" for line in lines), encoding="utf-8"
        )
    return paths


def compared(bitext, files, *names, options=()):
    words = [word for name in names for word in ("--hypothesis", f"{name}={files[name]}")]
    result = bitext("score", "--references", files["ref"], "--json", *words, *options)
    assert result.exit_code == 0, result.stderr
    (comparison,) = json.loads(result.stdout)["comparisons"]
    return comparison


def test_files_of_any_system_are_scored_as_sacrebleu_scores_them(bitext, files):
    from sacrebleu.metrics import BLEU

    found = compared(bitext, files, "good", "bad")
    assert found["baseline"] == "good"
    for system in found["systems"]:
        theirs = BLEU().corpus_score(SYSTEMS[system["name"]], [REFERENCES]).score
        assert system["all"]["scores"]["BLEU"]["value"] == theirs
        assert system["measured"] is None
    by_metric = {test["metric"]: test for test in found["tests"]}
    assert by_metric["BLEU"]["difference"] < 0 < by_metric["TER"]["difference"]
    assert by_metric["chrF2"]["bootstrap"] < 0.05
    assert by_metric["chrF2"]["bootstrap_holm"] == by_metric["chrF2"]["bootstrap"]


def test_more_than_two_systems_are_corrected_after_holm(bitext, files):
    found = compared(bitext, files, "good", "bad", "close")
    chrf = [test for test in found["tests"] if test["metric"] == "chrF2"]
    assert [test["system"] for test in chrf] == ["bad", "close"]
    first, second = sorted(chrf, key=lambda test: test["bootstrap"])
    assert first["bootstrap_holm"] == 2 * first["bootstrap"]
    assert second["bootstrap_holm"] == max(second["bootstrap"], first["bootstrap_holm"])


def test_the_segments_that_differ_most_come_first(bitext, files):
    found = compared(bitext, files, "good", "bad", options=["--worst", "3"])
    spreads = [abs(d["chrF2"]["good"] - d["chrF2"]["bad"]) for d in found["differing"]]
    assert len(spreads) == 3
    assert spreads == sorted(spreads, reverse=True)
    assert all(d["hypotheses"]["good"] != d["hypotheses"]["bad"] for d in found["differing"])


def test_one_system_alone_is_scored_without_tests(bitext, files):
    found = compared(bitext, files, "good", options=["--worst", "2"])
    assert (found["tests"], found["differing"]) == ([], [])
    assert len(found["systems"][0]["worst"]) == 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--references", "{ref}"], "nothing to score"),
        (["--references", "{ref}", "--system", "a=starter"], "--source FILE"),
        (
            ["--references", "{ref}", "--hypothesis", "x={ref}", "--save"],
            "--save is about a corpus",
        ),
        (["--references", "{ref}", "--hypothesis", "{ref}", "NAME"], "ARTICLE is about a corpus"),
        (
            ["--references", "{ref}", "--hypothesis", "{ref}", "--resample", "article"],
            "files have no articles",
        ),
        (["--references", "{short}", "--hypothesis", "x={ref}"], "{short}: 3, {ref}: 20"),
        (["--references", "{empty}", "--hypothesis", "x={empty}"], "is empty"),
        (["--references", "{latin}", "--hypothesis", "x={ref}"], "{latin}, line 2: not UTF-8"),
        (["--references", "{ref}", "--hypothesis", "x={none}"], "{none}: cannot be read"),
        (
            ["--references", "{ref}", "--hypothesis", "x={ref}", "--hypothesis", "x={bad}"],
            "two systems are named « x »",
        ),
        (["--source", "{fr}"], "--source is the French of --references"),
        (["--json", "--tsv"], "three forms of one output"),
    ],
)
def test_usage_errors(bitext, files, tmp_path, words, message):
    made = {"short": b"a\nb\nc\n", "empty": b"", "latin": b"ok\n\xe9t\xe9\n"}
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
        files[name] = str(tmp_path / name)
    files["none"] = str(tmp_path / "none")
    result = bitext("score", *(word.format(**files) for word in words))
    assert result.exit_code == 2
    assert message.format(**files) in result.stderr


def test_a_bom_and_crlf_change_no_figure(bitext, files, tmp_path):
    text = "\r\n".join(SYSTEMS["good"]) + "\r\n"
    (tmp_path / "windows.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    files["windows"] = str(tmp_path / "windows.txt")
    found = compared(bitext, files, "good", "windows")
    first, second = (system["all"]["scores"] for system in found["systems"])
    assert first == second


# --- engines ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "spec"),
    [
        ("a=starter", "a", EngineSpec("starter")),
        (
            "starter:int8:beam1",
            "starter:int8:beam1",
            EngineSpec("starter", "auto", "auto", "int8", 1),
        ),
        ("b=Org/opus:torch:float32:cpu", "b", EngineSpec("Org/opus", "torch", "cpu", "float32")),
        (r"w=C:\models\mine:beam2", "w", EngineSpec(r"C:\models\mine", beam=2)),
        ("x=./my=model", "x", EngineSpec("./my=model")),
    ],
)
def test_a_system_is_named_in_one_word(text, name, spec):
    assert parse_system(text, EngineSpec()) == (name, spec)


@pytest.mark.parametrize("text", ["a=", "=starter", "a=:beam2"])
def test_a_system_needs_a_name_and_a_model(text):
    with pytest.raises(UsageError, match="no model in it"):
        parse_system(text, EngineSpec())


def test_engines_translate_the_reviewed_french_and_touch_no_row(root, write_rows):
    rows = [
        row(1, "The cat sleeps.", "The cat is asleep.", fr="Le chat dort."),
        row(2, "Hello", "Good morning.", fr="Bonjour.", label="other@1 ct2-int8 beam4"),
        row(3, "", "We have bugs.", fr="Nous avons des insectes.", engine="", origin="human"),
    ]
    rows[2] = replace(rows[2], fr_fixed="Nous avons des bogues.")
    stale = replace(good(4), fr="Ce français a changé depuis.")
    write_rows("a", [*rows, stale])
    before = root.files()
    words = ("score", "--json", "--system", "one=starter", "--system", "two=starter:beam1")
    result = root.bitext(*words, "--worst", "9", "--jobs", "1")
    assert result.exit_code == 0, result.stderr
    assert root.files() == before
    values = json.loads(result.stdout)
    assert values["left_out"] == {"the French has changed since the review": 1}
    edited, human = values["comparisons"]
    assert [c["origin"] for c in (edited, human)] == ["post-edit", "human"]
    one, two = edited["systems"]
    assert one["label"].startswith("starter@")
    assert one["label"].endswith("beam4")
    assert two["label"].endswith("beam1")
    assert (one["own_references"], one["all"]["segments"]) == (1, 2)
    assert any("one: 1 of 2" in note for note in values["notes"])
    assert human["systems"][0]["worst"][0]["fr"] == "Nous avons des bogues."
    assert all(segment["hypothesis"] for segment in one["worst"])
    measured = one["measured"]
    assert (measured["segments"], measured["threads"]) == (3, 1)
    assert measured["seconds"] > 0
    assert measured["peak_bytes"] is None or measured["peak_bytes"] > 20e6
    again = root.bitext(*words, "--worst", "9", "--jobs", "1")
    assert json.loads(again.stdout) == values  # from the cache: not even the timing has changed


def test_a_model_that_is_not_here_is_an_error(root, write_rows):
    write_rows("a", [good(1)])
    result = root.bitext("score", "--system", "x=/no/such/folder")
    assert result.exit_code == 2
    assert "/no/such/folder" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_french_that_is_written_goes_to_another_system_and_comes_back(
    root, write_rows, tmp_path
):
    write_rows("a", [good(1), row(2, "", "By hand", engine="", origin="human")])
    root.bitext("score", "--write-files", str(tmp_path))
    french = (tmp_path / "to-translate.fr").read_text(encoding="utf-8").splitlines()
    assert len(french) == 2
    (tmp_path / "out").write_text("Sentence number 1 here\nBy foot\n", encoding="utf-8")
    result = root.bitext("score", "--json", "--hypothesis", f"x={tmp_path / 'out'}")
    edited, human = json.loads(result.stdout)["comparisons"]
    assert edited["systems"][0]["all"]["scores"]["chrF2"]["value"] == 100
    assert 0 < human["systems"][0]["all"]["scores"]["chrF2"]["value"] < 100


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a b c", "a b c", "a b c"),
        ("a b c", "a x c", "a [-b-] {+x+} c"),
        ("a b", "a b c", "a b {+c+}"),
        ("a b c", "b c", "[-a-] b c"),
        ("", "a", "{+a+}"),
        ("", "", ""),
    ],
)
def test_word_differences(old, new, expected):
    assert marked(word_diff(old, new)) == expected
