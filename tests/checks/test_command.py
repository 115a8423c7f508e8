"""`bitext check`: what it prints, when it fails, what it writes."""

import json

import pytest
from click.testing import CliRunner

from translate.alignment import Segment, Status, engine_cell, render_alignment, with_columns
from translate.cli.check import check
from translate.errors import UsageError


def row(n, fr, mt="", **cells):
    engine = engine_cell("starter@1", cells.get("fr_fixed") or fr) if mt else ""
    return Segment(id=f"p{n}s1", fr=fr, mt=mt, engine=engine, **cells)


@pytest.fixture
def corpus(root):
    """A root whose articles are given as rows."""

    def write(name, *rows):
        root.write(name, "".join(f"{r.fr}\n" for r in rows))
        path = root.alignment(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render_alignment(with_columns((), rows)))

    def run(*args):
        result = CliRunner().invoke(check, [*args, "--root", str(root.path)])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    root_of = type("Corpus", (), {"write": staticmethod(write), "run": staticmethod(run)})
    root_of.root = root
    return root_of


def test_it_prints_each_flag_with_its_sentence_and_totals(corpus):
    corpus.write(
        "a", row(1, "Il a 12 chats.", "He has 17 cats."), row(2, "Il pleut.", "It is raining.")
    )
    result = corpus.run()
    assert result.exit_code == 0
    assert "a: 1 of 2 segments flagged (number 1)" in result.stdout
    assert "Il a 12 chats." in result.stdout
    assert "« 12 » in the French, not in the English" in result.stdout
    assert result.stdout.splitlines()[-1] == (
        "1 of 2 segments in 1 article flagged (number 1); not reviewed or skipped: 1"
    )


def test_json_is_a_list_of_findings(corpus):
    corpus.write("a", row(1, "Il a 12 chats.", "He has 17 cats."))
    (entry,) = json.loads(corpus.run("--json").stdout)
    assert (entry["article"], entry["id"], entry["flag"]) == ("a", "p1s1", "number")
    assert "« 12 »" in entry["message"]
    corpus.write("a", row(1, "Il pleut.", "It is raining."))
    assert json.loads(corpus.run("--json").stdout) == []


def test_only_and_fail_on(corpus):
    corpus.write("a", row(1, "Il a 12 chats ?", "He has 17 cats."))
    found = [entry["flag"] for entry in json.loads(corpus.run("--json").stdout)]
    assert found == ["number", "endpunc"]
    only = json.loads(corpus.run("--json", "--only", "endpunc,name").stdout)
    assert [entry["flag"] for entry in only] == ["endpunc"]
    assert corpus.run("--fail-on", "name").exit_code == 0
    assert corpus.run("--fail-on", "name,number").exit_code == 1


@pytest.mark.parametrize("option", ["--only", "--fail-on"])
def test_an_unknown_code_is_a_usage_error(corpus, option):
    with pytest.raises(UsageError, match="numbr") as error:
        corpus.run(option, "numbr")
    assert "number" in error.value.hint


def test_only_does_not_go_with_write(corpus):
    with pytest.raises(UsageError):
        corpus.run("--only", "number", "--write")


def test_explain_needs_no_corpus(tmp_path):
    result = CliRunner().invoke(check, ["--explain", "--root", str(tmp_path)])
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 25
    assert "low-confidence" in result.stdout


def test_nothing_is_written_without_write(corpus):
    corpus.write("a", row(1, "Il a 12 chats.", "He has 17 cats."))
    before = corpus.root.files()
    corpus.run()
    assert corpus.root.files() == before


def test_write_brings_the_flags_up_to_date_and_nothing_else(corpus):
    corpus.write(
        "a",
        row(1, "Il a 12 chats.", "He has 17 cats.", note="!", extra={"mine": "x"}),
        row(2, "Il pleut.", "It is raining.", flags=("number", "low-alignment")),
    )
    old = corpus.root.rows("a")
    corpus.run("--write")
    new = corpus.root.rows("a")
    assert [r.flags for r in new] == [("number",), ("low-alignment",)]
    assert [(r.fr, r.mt, r.note, r.extra) for r in new] == [
        (r.fr, r.mt, r.note, r.extra) for r in old
    ]
    before = corpus.root.files()
    corpus.run("--write")
    assert corpus.root.files() == before


def test_what_a_reviewer_dismissed_does_not_come_back(corpus):
    corpus.write("a", row(1, "Il a 12 chats.", "He has 17 cats.", ignore=("number",)))
    result = corpus.run("--write")
    assert "number" not in result.stdout
    assert corpus.root.rows("a")[0].flags == ()


def test_checks_that_the_settings_switch_off(corpus):
    corpus.write("a", row(1, "Il a 12 chats.", "He has 17 cats."))
    (corpus.root.path / "bitext.toml").write_text('checks_off = ["number"]\n', encoding="utf-8")
    assert json.loads(corpus.run("--json").stdout) == []
    assert len(json.loads(corpus.run("--json", "--only", "number").stdout)) == 1


def test_flags_of_the_french_are_computed_from_the_rows(corpus):
    corpus.write("a", row(1, "L'Ã©tÃ© arrive enfin.", "Summer is here at last."))
    assert [entry["flag"] for entry in json.loads(corpus.run("--json").stdout)] == ["encoding"]


def test_inconsistent_is_found_across_articles_and_goes_when_it_is_mended(corpus):
    corpus.write(
        "a", row(1, "Le port dort.", "The port sleeps.", en="The port is asleep.", status="fixed")
    )
    corpus.write(
        "b", row(1, "Le port dort.", "The port sleeps.", en="The harbour sleeps.", status="fixed")
    )
    found = json.loads(corpus.run("--json", "--write", "b").stdout)
    assert [(entry["article"], entry["flag"]) for entry in found] == [("b", "inconsistent")]
    assert "in a" in found[0]["message"]
    assert corpus.root.rows("b")[0].flags == ("inconsistent",)
    corpus.root.edit("b", "p1s1", en="The port is asleep.")
    corpus.run("--write")
    assert corpus.root.rows("b")[0].flags == ()


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"en": "", "status": "fixed"}, "no English in « en »"),
        ({"en": "#NAME?"}, "an error of a spreadsheet"),
        ({"en": "Itâ€™s raining."}, "garbled"),
        ({"ignore": "numbr"}, "no code"),
    ],
)
def test_lint_of_a_reviewers_cell(corpus, cells, message):
    corpus.write("a", row(1, "Il pleut.", "It is raining."))
    corpus.root.edit("a", "p1s1", **cells)
    result = corpus.run("--json")
    assert result.exit_code == 1
    assert "a p1s1: " in result.stderr
    assert message in result.stderr
    assert "lint" in [entry["flag"] for entry in json.loads(result.stdout)]


def test_a_file_that_cannot_be_read_is_lint_and_the_others_are_checked(corpus):
    corpus.write("a", row(1, "Il pleut.", "It is raining."))
    corpus.write("b", row(1, "Il a 12 chats.", "He has 17 cats."))
    path = corpus.root.alignment("a")
    path.write_bytes(path.read_bytes() + b"p2s1\tx\n")
    before = corpus.root.files()["alignments/a.tsv"]
    result = corpus.run("--write")
    assert result.exit_code == 1
    assert "a.tsv, line 3" in result.stderr
    assert "number: « 12 »" in result.stdout
    assert corpus.root.files()["alignments/a.tsv"] == before


def test_rows_in_another_order_and_without_ids(corpus):
    rows = [row(2, "Il a 12 chats.", "He has 17 cats."), row(1, "Il pleut.", "It is raining.")]
    corpus.write("a", *rows)
    assert [entry["id"] for entry in json.loads(corpus.run("--json").stdout)] == ["p2s1"]
    path = corpus.root.alignment("a")
    path.write_text("fr\ten\nIl a 12 chats.\tHe has 17 cats.\nIl pleut.\tRain.\n", encoding="utf-8")
    assert [entry["flag"] for entry in json.loads(corpus.run("--json").stdout)] == ["number"]


def test_several_processes_find_the_same_in_the_same_order(corpus, monkeypatch):
    for n in range(12):
        name = f"a{n:02}" if n % 3 else f"deep/a{n:02}"
        corpus.write(name, row(1, f"Il a {n} chats.", f"He has {n + 100} cats."))
    corpus.root.alignment("a01").write_text("no header\n", encoding="utf-8")
    alone = corpus.run("--json", "--jobs", "1")
    monkeypatch.setattr("translate.check.BYTES_A_PROCESS", 100)
    several = corpus.run("--json", "--jobs", "3")
    assert (several.exit_code, several.stdout, several.stderr) == (1, alone.stdout, alone.stderr)
    assert len(json.loads(several.stdout)) == 12
    assert corpus.run("--write", "--jobs", "3").exit_code == 1
    assert [r.flags for r in corpus.root.rows("deep/a03")] == [("number",)]


def test_only_looks_at_nothing_else_even_at_what_is_switched_off(corpus):
    corpus.write("a", row(1, "Il a 12 chats ?", "He has 17 cats."))
    (corpus.root.path / "bitext.toml").write_text('checks_off = ["number"]\n', encoding="utf-8")
    found = [json.loads(corpus.run("--json", *args).stdout) for args in ([], ["--only", "number"])]
    assert [[entry["flag"] for entry in entries] for entries in found] == [["endpunc"], ["number"]]


def test_the_total_says_how_many_are_still_to_be_reviewed(corpus):
    settled = row(2, "Il a 13 chats.", "x", en="He has 17 cats.", status=Status.FIXED)
    menu = row(3, "[ad_1]", status=Status.SKIP)
    corpus.write("a", row(1, "Il a 12 chats.", "He has 17 cats."), settled, menu)
    total = corpus.run().stdout.splitlines()[-1]
    assert total.startswith("3 of 3 segments in 1 article flagged")
    assert total.endswith("; not reviewed or skipped: 1")
