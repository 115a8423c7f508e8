"""The English article: `en`, else `mt`, in the paragraphs of the French."""

from translate.alignment import Segment, Status
from translate.article import Paragraph
from translate.publish import english_article


def test_paragraphs_and_empty_lines_follow_the_french():
    paragraphs = [Paragraph("A"), Paragraph("B. C."), Paragraph("D", gap=True)]
    rows = [
        Segment("p1s1", "A", mt="a"),
        Segment("p2s1", "B.", mt="b.", en="B!", status=Status.FIXED),
        Segment("p2s2", "C.", mt="c."),
        Segment("p3s1", "D", mt="d"),
    ]
    assert english_article(paragraphs, rows) == "a\nB! c.\n\nd\n"


def test_skipped_rows_leave_no_trace_and_no_double_gap():
    paragraphs = [
        Paragraph("Pub", gap=False),
        Paragraph("A", gap=True),
        Paragraph("Pub", gap=True),
        Paragraph("B", gap=False),
    ]
    rows = [
        Segment("p1s1", "Pub", status=Status.SKIP),
        Segment("p2s1", "A", mt="a"),
        Segment("p3s1", "Pub", mt="ad", status=Status.SKIP),
        Segment("p4s1", "B", mt="b"),
    ]
    assert english_article(paragraphs, rows) == "a\n\nb\n"


def test_a_line_break_in_a_cell_does_not_break_the_paragraph():
    rows = [Segment("p1s1", "A", mt="a", en="one\ntwo", status=Status.FIXED)]
    assert english_article([Paragraph("A")], rows) == "one two\n"


def test_an_article_of_skipped_rows_is_empty():
    rows = [Segment("p1s1", "Pub", mt="ad", status=Status.SKIP)]
    assert english_article([Paragraph("Pub")], rows) == ""
