"""What the layout of a plain text tells: wrapped paragraphs, page marks, footnotes, verse; what must stay is half the table."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.content.body import read_body, render_body
from khizana.ingest.layout import read_layout
from khizana.ingest.lines import split_lines
from khizana.ingest.structure import find_structure
from khizana.model import Block

LONG = (
    "أعلنت بلدية المدينة الساحلية يوم الثلاثاء عن خطة جديدة لترميم السور القديم، وقال رئيس البلدية إن العمل يبدأ في الربيع"
    " المقبل وينتهي قبل نهاية العام."
)
HALVES = (" ".join(LONG.split()[:18]), " ".join(LONG.split()[18:]))
WRAPPED = (
    "انتخب مجلس الشيوخ في بلدة الزمهقان رئيسا جديدا له من حزب الوئام\n"
    "المدني الجامع بعد ثلاث دورات من الاقتراع السري الذي جرى في قاعة\n"
    "المؤتمرات الكبرى، وهنأه رئيس البلدية."
)
VERSES = [
    ("سقى الغيث أرضا كنت فيها مقيما", "وجاد عليها بالندى والنسيم"),
    ("وعاد إلى الحي القديم رجاله", "وعاد إليه الأنس بعد الوجوم"),
    ("فيا دار سلمى لا برحت عزيزة", "ولا زلت مأوى كل حر كريم"),
]
MARKS = {"paragraph": "p", "heading": "#", "list_item": "-", "note": "n", "verse": "v"}


def _blocks(text: str) -> tuple[Block, ...]:
    return find_structure(read_layout(split_lines(text)[0]), "عنوان").blocks


def _outline(text: str) -> str:
    return "".join(MARKS[block.kind] for block in _blocks(text))


def _points(text: str) -> list[tuple[str, str, str]]:
    """Return each point with the kind of its block and the word before it."""
    return [
        (point.kind, point.label, (block.text[: point.at].split() or [""])[-1])
        for block in _blocks(text)
        for point in block.points
    ]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param(WRAPPED, "p", id="wrapped"),
        pytest.param(f"{WRAPPED}\n\n{WRAPPED}", "pp", id="paragraphs-apart-by-a-blank-line"),
        pytest.param(f"{WRAPPED}\n- أول البنود\n- ثاني البنود", "p--", id="a-list-below"),
        pytest.param(f"{LONG}\n{LONG}", "pp", id="a-paragraph-a-line"),
        pytest.param("\n".join([LONG[:120]] * 2), "pp", id="one-break-proves-nothing"),
        pytest.param(
            "\n".join(f"{first} {second}" for first, second in VERSES), "ppp", id="lines-that-rhyme-are-no-prose"
        ),
        pytest.param(
            "وقال الوزير إن المشروع سيكتمل في نهاية العام المقبل بإذن الله.\n" * 4, "pppp", id="a-sentence-a-line"
        ),
    ],
)
def test_wrapped_lines(text: str, marks: str) -> None:
    assert _outline(text) == marks


def test_a_phrase_across_wrapped_lines_is_whole() -> None:
    assert "حزب الوئام المدني الجامع" in _blocks(WRAPPED)[0].text


@pytest.mark.parametrize(
    ("text", "points"),
    [
        pytest.param(f"{LONG}\n[ص: 23]\n{LONG}", [("page", "23", "")], id="alone"),
        pytest.param(f"(ص ٢٤)\n{LONG}", [("page", "٢٤", "")], id="brackets-and-arabic-digits"),
        pytest.param(f"{LONG}\nالجزء: 1 ¦ الصفحة: 26\n{LONG}", [("page", "1/26", "")], id="volume"),
        pytest.param(f"{LONG} PageV02P025 {LONG}", [("page", "2/25", "العام.")], id="inside-a-line"),
        pytest.param(f"{LONG}\nصفحة 9", [("page", "9", "العام.")], id="last"),
        pytest.param(
            "\n[ص: 5]\n".join(HALVES), [("page", "5", HALVES[0].split()[-1])], id="in-the-middle-of-a-sentence"
        ),
        pytest.param("قال (ص 24) إن العمل بدأ.", [], id="a-citation-is-text"),
        pytest.param("الصفحة الأولى من الكتاب", [], id="a-heading-is-text"),
    ],
)
def test_page_marks(text: str, points: list[tuple[str, str, str]]) -> None:
    assert _points(text) == points
    assert "#" not in _outline(text) or not points


@pytest.mark.parametrize(
    ("text", "marks", "points"),
    [
        pytest.param(
            f"{LONG}(١) رواه البلدي.\n__________\n(١) حاشية أولى.\n(2) حاشية ثانية.",
            "pnn",
            [("reference", "١", "العام.")],
            id="rule-above",
        ),
        pytest.param(f"{LONG} [1]\n{LONG}\n[1] حاشية", "ppn", [("reference", "1", "العام.")], id="at-the-end"),
        pytest.param(f"{LONG}¹ ثم\n¹ حاشية", "pn", [("reference", "¹", "العام.")], id="superscript"),
        pytest.param(
            f"{LONG} (1)\n(1) أولى\n[ص: 2]\n{LONG} (1)\n(1) ثانية",
            "pnpn",
            [("reference", "1", "العام."), ("page", "2", ""), ("reference", "1", "العام.")],
            id="again-on-each-page",
        ),
        pytest.param(
            f"{LONG}(1)\n____\n(1) حاشية تمتد\nإلى سطر ثان.", "pn", [("reference", "1", "العام.")], id="two-lines"
        ),
        pytest.param("تشمل:\n(1) أول البنود\n(2) ثاني البنود", "p--", [], id="a-numbered-list"),
        pytest.param(f"{LONG} (2016)\n(1) بند", "pp", [], id="a-year-is-no-mark"),
    ],
)
def test_notes(text: str, marks: str, points: list[tuple[str, str, str]]) -> None:
    assert _outline(text) == marks
    assert _points(text) == points


@pytest.mark.parametrize("separator", [" *** ", " ** ", "\t", "      ", " ... ", " … ", " %~% ", " * "])
def test_verse(separator: str) -> None:
    text = "\n".join(separator.join(verse) for verse in VERSES[:2]) + "\n\n" + separator.join(VERSES[2])
    assert [(block.kind, block.text, block.level) for block in _blocks(text)] == [
        ("verse", "\t".join(verse), level) for verse, level in zip(VERSES, (1, 0, 1), strict=True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("الأهلي 2   الزمالك 1\nالرجاء 3   الوداد 0", id="results"),
        pytest.param(f"{LONG} ... {LONG}", id="dots-in-prose"),
        pytest.param("***", id="stars-alone"),
        pytest.param("الاسم:\t\tأحمد", id="one-line-with-tabs"),
    ],
)
def test_what_is_no_verse(text: str) -> None:
    assert "v" not in _outline(text)


MARKED = ["[ص: 3]", "PageV01P002", "____", "(1) حاشية", "نص (1)", "- بند", "أ\tب", ""]
LINES = [LONG, *WRAPPED.split("\n"), " *** ".join(VERSES[0]), *MARKED]


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_no_letter_is_lost(lines: list[str]) -> None:
    def letters(text: str) -> list[str]:
        return sorted(letter for letter in text if letter.isalnum())

    text = "\n".join([LONG, *lines])
    blocks = _blocks(text)
    marks = [block.label or "" for block in blocks if block.kind == "note"]
    marks += [point.label for block in blocks for point in block.points]
    printed = letters("".join([*(block.text for block in blocks), *marks]))
    if blocks:
        without_names = text.replace("PageV01P00", "1").replace("ص: ", "")  # of a mark the numbers are kept
        assert printed == letters(without_names)
    assert read_body(render_body(blocks)) == blocks


@pytest.mark.parametrize(
    "unit", ["ص ", "(1)", "[ص: 1]", "PageV01P001", "a \n", "*** ", "\t", "   ", "____", "…", "(ص ", "¹", "أ\n"]
)
def test_time_grows_with_length(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        _blocks(unit * times)
        return time.process_time() - start

    seconds(100)
    assert seconds(8_000) < 12 * seconds(2_000) + 0.3  # linear is 4, quadratic 16
