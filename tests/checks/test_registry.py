"""All checks together: which findings a row has, and which flags it keeps."""

import pytest

from translate.alignment import Segment, Status, engine_cell
from translate.checks import CHECKS, EXPLANATIONS, Finding, findings_of, flags_of, text_findings

# The closed list, as reviewers and other programs know it.
EXPECTED = """
    boilerplate rough-source english-left repaired duplicate lang encoding no-punct long
    loop copy empty ratio number name quote endpunc doubleword spacing term inconsistent
    low-confidence low-alignment stale same
"""
CODES = EXPECTED.split()


def row(fr, mt, **cells):
    return Segment(id="p1s1", fr=fr, mt=mt, engine=engine_cell("starter@1", fr), **cells)


def codes(segment, **options):
    return [finding.flag for finding in text_findings(segment, **options)]


def test_the_list_is_closed_and_each_code_is_explained_in_a_line():
    assert list(EXPLANATIONS) == CODES
    assert all(check.explanation and "\n" not in check.explanation for check in CHECKS)


def test_a_clean_row_has_no_findings():
    assert text_findings(row("Il pleut sur Brest.", "It is raining in Brest.")) == ()


def test_en_counts_before_mt_and_fr_fixed_before_fr():
    wrong = row("Il a 12 chats.", "He has 17 cats.")
    assert codes(wrong) == ["number"]
    assert (
        codes(row("Il a 12 chats.", "He has 17 cats.", en="He has 12 cats.", status=Status.FIXED))
        == []
    )
    fixed = Segment(
        fr="Il a 12 chats.", fr_fixed="Il a 17 chats.", mt="He has 17 cats.", engine="x"
    )
    assert codes(fixed) == []


def test_dismissed_codes_and_those_switched_off_are_left_out():
    wrong = row("Il a 12 chats.", "He has 17 cats.", ignore=("number",))
    assert codes(wrong) == []
    assert codes(row("Il a 12 chats.", "He has 17 cats."), off={"number"}) == []
    assert flags_of(wrong, ["duplicate"], off={"duplicate"}) == ()


def test_a_row_without_english_has_no_findings_about_it():
    assert codes(Segment(fr="Il a 12 chats, dit Kerbrat.")) == []
    assert codes(Segment(fr="Il a 12 chats.", engine="starter #1")) == ["empty"]


def test_a_skipped_row_keeps_only_what_its_french_says():
    skipped = row("PUBLICITÉ 12", "ADVERT", status=Status.SKIP, flags=("boilerplate", "loop"))
    assert flags_of(skipped, ["boilerplate"]) == ("boilerplate",)


def test_what_the_guard_said_of_mt_holds_until_somebody_writes_en():
    flagged = row("Il pleut.", "It is raining.", flags=("loop", "low-alignment", "number"))
    assert flags_of(flagged) == ("loop", "low-alignment")
    reviewed = row(
        "Il pleut.",
        "It is raining.",
        en="Rain.",
        status=Status.FIXED,
        flags=("loop", "low-alignment"),
    )
    assert flags_of(reviewed) == ("low-alignment",)


def test_flags_stand_in_the_order_of_the_list():
    messy = row("Il a 12 chats ?", "He has 17 17 cats !", flags=("low-alignment",))
    flags = flags_of(messy, ["duplicate"])
    assert flags == tuple(sorted(flags, key=CODES.index))
    assert flags[0] == "duplicate"
    assert {"number", "endpunc", "spacing", "low-alignment"} <= set(flags)


def test_one_finding_a_flag_the_text_first():
    known = findings_of(row("Il a 12 chats.", "He has 17 cats."), [Finding("number", "other")])
    assert [finding.flag for finding in known] == ["number"]
    assert "« 12 »" in known[0].message


def test_what_nobody_sees_is_not_looked_at():
    assert codes(row("Il a 12 chats.", "He has 1\u200b2 cats.")) == []


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (
            {"status": Status.OK, "en": "Rain.", "engine": engine_cell("starter@1", "Il neige.")},
            ["stale"],
        ),
        ({"status": Status.MT, "engine": engine_cell("starter@1", "Il neige.")}, []),
        ({"status": Status.OK, "en": "Rain.", "engine": engine_cell("starter@1", "Il pleut.")}, []),
        ({"status": Status.FIXED, "en": "Rain. "}, ["same"]),
        ({"status": Status.OK, "en": "Rain."}, []),
        ({"confidence": 0.2}, ["low-confidence"]),
        ({"confidence": 0.9}, []),
        ({"confidence": 0.2, "en": "It is raining.", "status": Status.FIXED}, []),
    ],
)
def test_what_the_columns_tell(cells, found):
    assert codes(Segment(fr="Il pleut.", mt="Rain.", **cells)) == found


def test_equal_rows_have_equal_findings():
    one = row("Il a 12 chats, dit Kerbrat.", "He has 17 cats.")
    assert text_findings(one) == text_findings(one)
