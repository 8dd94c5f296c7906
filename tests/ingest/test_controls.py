"""Characters that must not be printed: which go, which a real text needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.ingest.controls import code_points, strip_controls
from khizana.ingest.lines import Line, split_lines

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("line", "text", "dropped"),
    [
        pytest.param("نص عادي، بلا شيء.", "نص عادي، بلا شيء.", "", id="plain"),
        pytest.param("نص\x00 فيه\x07", "نص فيه", "\x00\x07", id="nul-and-bell"),
        pytest.param("عمود\tعمود", "عمود\tعمود", "", id="tab-kept"),
        pytest.param("شركة \u200fSIPRI\u200e هنا", "شركة \u200fSIPRI\u200e هنا", "", id="direction-marks-kept"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", "", id="joiners-kept"),
        pytest.param("دفع \u202e001\u202c دينار", "دفع 001 دينار", "\u202e\u202c", id="override"),
        pytest.param("دفع \u202e001 دينار", "دفع 001 دينار", "\u202e", id="override-left-open"),
        pytest.param("روسيا\u202c تعول", "روسيا تعول", "\u202c", id="end-without-start"),
        pytest.param("قال \u202bنص\u202c هنا", "قال \u202bنص\u202c هنا", "", id="embedding-in-balance"),
        pytest.param("قال \u202bنص", "قال نص", "\u202b", id="embedding-left-open"),
        pytest.param("\u2067أ \u2066b\u2069\u2069", "\u2067أ \u2066b\u2069\u2069", "", id="isolates-in-balance"),
        pytest.param("\u2067أ\u202c", "أ", "\u2067\u202c", id="isolate-with-the-other-end"),
        pytest.param("\u202b\u202eأ\u202c\u202c", "\u202bأ\u202c", "\u202e\u202c", id="override-inside-an-embedding"),
        pytest.param("بداية\ufeff جديدة", "بداية جديدة", "\ufeff", id="byte-order-mark-inside"),
        pytest.param("نصف \ud800 حرف", "نصف  حرف", "\ud800", id="lone-surrogate"),
        pytest.param("خفي\U000e0041\U000e007f", "خفي", "\U000e0041\U000e007f", id="tag-characters"),
    ],
)
def test_strip_controls(line: str, text: str, dropped: str) -> None:
    assert strip_controls(line) == (text, dropped)


@given(st.text(alphabet=BIDI + "ab\x00", max_size=40))
def test_what_stays_is_in_balance_and_has_no_override(line: str) -> None:
    text, dropped = strip_controls(line)
    assert sorted(text + dropped) == sorted(line)
    assert not set(text) & set("\u202d\u202e\x00")
    assert strip_controls(text) == (text, "")


def test_code_points_are_readable() -> None:
    assert code_points("\u202e\x00") == "U+202E U+0000"


def test_lines_are_numbered_and_blank_ones_counted() -> None:
    lines, aside = split_lines("أول\r\n\r\n\xa0\n  ثانٍ \u2028ثالث\n\u200f\n")
    assert lines == [Line(1, "أول", 0), Line(4, "ثانٍ", 2), Line(5, "ثالث", 0)]
    assert [(s.line, s.text, s.reason) for s in aside] == [(6, "U+200F", "control_characters")]


def test_a_line_of_many_controls_is_named_briefly() -> None:
    (note,) = split_lines("أ" + "\x00" * 5_000_000)[1]
    assert note.text.endswith("U+0000 … (5000000)")
    assert len(note.text) < 400
