"""`bitext repair`: what is learned fires elsewhere; what is dismissed never returns."""

import json


def teach(root):
    root.write("a", "Il a sauté le requin hier.\n")
    root.write("b", "Elle aussi a sauté le requin hier.\n")
    root.bitext("translate")
    root.edit("a", "p1s1", fr_fixed="Il a dépassé les bornes hier.")
    assert root.bitext("repair", "learn").exit_code == 0


def test_what_is_learned_is_proposed_in_another_article_and_translated(root):
    teach(root)
    rules = (root.path / "alignments" / "_repairs.tsv").read_text(encoding="utf-8")
    assert "sauté le requin\tdépassé les bornes" in rules
    run = json.loads(root.bitext("translate", "--json").stdout)
    assert run["translated"] == 2
    row = root.rows("b")[0]
    assert row.fr_suggested == "Elle aussi a dépassé les bornes hier."
    assert "repaired" in row.flags
    assert row.current
    assert not root.rows("a")[0].fr_suggested


def test_an_accepted_repair_is_the_reviewers_and_translates_nothing_again(root):
    teach(root)
    root.bitext("translate")
    assert root.bitext("repair", "accept", "b", "p1s1", "--reviewer", "ana").exit_code == 0
    run = json.loads(root.bitext("translate", "--json").stdout)
    row = root.rows("b")[0]
    assert (run["translated"], row.fr_fixed) == (0, "Elle aussi a dépassé les bornes hier.")
    assert "repaired" not in row.flags
    # What was accepted teaches nothing new.
    root.bitext("repair", "learn")
    assert "\t1\n" in (root.path / "alignments" / "_repairs.tsv").read_text(encoding="utf-8")


def test_a_dismissed_repair_never_comes_back(root):
    teach(root)
    root.bitext("translate")
    assert root.bitext("repair", "dismiss", "b", "p1s1", "--reviewer", "ana").exit_code == 0
    for _ in range(2):
        root.bitext("translate", "--force")
        row = root.rows("b")[0]
        assert (row.fr_suggested, row.ignore) == ("", ("repaired",))
        assert "repaired" not in row.flags


def test_a_row_without_a_proposal_is_named(root):
    root.write("a", "Il pleut.\n")
    root.bitext("translate")
    for row_id in ("p1s1", "p9s9"):
        result = root.bitext("repair", "accept", "a", row_id)
        assert result.exit_code == 2
        assert row_id in result.stderr


def test_a_broken_file_of_rules_is_named_with_its_line(root):
    root.write("a", "Il pleut.\n")
    path = root.path / "alignments" / "_repairs.tsv"
    path.parent.mkdir()
    path.write_text("pattern\treplacement\tcount\nun\tdeux\tmany\n", encoding="utf-8")
    result = root.bitext("translate")
    assert result.exit_code == 2
    assert "_repairs.tsv, line 2" in result.stderr
