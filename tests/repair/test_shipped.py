"""Every shipped rule fires on its own sentence, and not on one with its words in another sense."""

import csv
from pathlib import Path

import pytest

from translate.repair.builtin import REPAIRS
from translate.repair.rules import shipped_rules, suggest

with (Path(__file__).parent / "shipped_cases.tsv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file, dialect="excel-tab"))
RULES = {rule.origin.removeprefix("shipped:"): rule for rule in shipped_rules()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}-{bool(case['expected'])}")
def test_a_rule_does_what_its_cases_say(case):
    assert suggest(case["sentence"], [RULES[case["rule"]]]) == (case["expected"] or None)


def test_every_rule_has_a_positive_and_a_negative_case():
    positive = {case["rule"] for case in CASES if case["expected"]}
    negative = {case["rule"] for case in CASES if not case["expected"]}
    assert positive == negative == set(RULES)


def test_no_rule_stands_twice():
    patterns = [(rule.pattern, rule.context, rule.not_context) for rule in shipped_rules()]
    assert len(patterns) == len(set(patterns))


def test_every_built_in_repair_is_shipped():
    assert {rule.built_in for rule in shipped_rules() if rule.built_in} == set(REPAIRS)


@pytest.mark.parametrize("case", [case for case in CASES if not case["expected"]])
def test_all_rules_together_leave_plain_sentences_alone(case):
    others = [rule for rule in shipped_rules() if not rule.built_in]
    assert suggest(case["sentence"], others) is None
