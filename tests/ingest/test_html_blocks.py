"""HTML fragments to blocks: what is kept, what becomes verse, notes and pictures, and that no letter is lost."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khizana.ingest.importers.html_blocks import read_html_blocks
from khizana.ingest.importers.html_tags import Text, decode_references, read_tags
from khizana.model import Point


def _shape(html: str) -> list[tuple[object, ...]]:
    """Return each block as a tuple, without what it does not have."""
    rows: list[tuple[object, ...]] = []
    for block in read_html_blocks(html):
        more = (block.html, block.level or None, block.label, block.points or None)
        rows.append((block.kind, block.text, *(value for value in more if value is not None)))
    return rows


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        pytest.param(
            "<p>قال &laquo;نعم&raquo;&nbsp;<b>اليوم</b><br />ثم غادر.</p>",
            [("paragraph", "قال «نعم» اليوم ثم غادر.", "قال «نعم» <strong>اليوم</strong><br> ثم غادر.")],
            id="inline",
        ),
        pytest.param(
            "<p><a href='/'>الرئيسية</a><a href='/s'>سياسة</a>",
            [("paragraph", "الرئيسية سياسة", '<a href="/">الرئيسية</a> <a href="/s">سياسة</a>')],
            id="links-that-touch",
        ),
        pytest.param(
            "<p>بيت<br><br>بيت", [("paragraph", "بيت"), ("paragraph", "بيت")], id="two-breaks-are-a-paragraph"
        ),
        pytest.param(
            "أول\n\nثان\nتتمة", [("paragraph", "أول"), ("paragraph", "ثان تتمة")], id="blank-line-in-loose-text"
        ),
        pytest.param("<p>أول\n\nتتمة</p>", [("paragraph", "أول تتمة")], id="no-paragraph-inside-one"),
        pytest.param(
            "<h1>أ</h1><h2>ب</h2><h4>ج</h4>", [("heading", "أ"), ("heading", "ب"), ("heading", "ج", 2)], id="headings"
        ),
        pytest.param(
            "<ul><li>أ<ol><li>ب</li></ol></li><li><p>ج</p></li></ul>",
            [("list_item", "أ"), ("list_item", "ب", 1), ("list_item", "ج")],
            id="nested-list",
        ),
        pytest.param(
            "<blockquote><p>أ<p>ب</blockquote>ج", [("quote", "أ"), ("quote", "ب"), ("paragraph", "ج")], id="quote"
        ),
        pytest.param(
            "<table><thead><tr><th>السنة<th>المبلغ<tbody><tr><td>2020<td><i>150</i></table>",
            [("table_row", "السنة\tالمبلغ", 1), ("table_row", "2020\t150", "2020\t<em>150</em>")],
            id="table",
        ),
        pytest.param(
            "<table><tr><td>سقى الغيث أرضا<td>وجاد عليها بالندى<tr><td>وعاد إلى الحي<td>وعاد إليه الأنس</table>",
            [("verse", "سقى الغيث أرضا\tوجاد عليها بالندى", 1), ("verse", "وعاد إلى الحي\tوعاد إليه الأنس")],
            id="verse-in-a-table",
        ),
        pytest.param(
            "<table><tr><td><p>أ<p>ب<td>ج<table><tr><td>د<td>5</table></table>",
            [("paragraph", "أ"), ("paragraph", "ب"), ("paragraph", "ج"), ("table_row", "د\t5")],
            id="layout-table",
        ),
        pytest.param(
            '<pre><code class="language-python">x = 1\n\n  y &lt; 2\n</code></pre>',
            [("code", "x = 1", "python"), ("code", "  y < 2", 1)],
            id="code",
        ),
        pytest.param(
            '<figure><img src="x.jpg" alt="بديل"><figcaption>السور <b>القديم</b></figcaption></figure>',
            [("image", "السور القديم", "السور <strong>القديم</strong>", "x.jpg")],
            id="figure",
        ),
        pytest.param(
            "<p>قبل<img src=y.png alt=السور> بعد",
            [("paragraph", "قبل بعد"), ("image", "السور", "y.png")],
            id="image-in-a-paragraph",
        ),
        pytest.param(
            '<img src="javascript:x" alt="أ"><img width=1 src=t.gif>', [("image", "أ")], id="unsafe-address-and-counter"
        ),
        pytest.param(
            '<p>نص<sup><a href="#fn1">١</a></sup>.</p><ol><li id="fn1"><p>حاشية <a href="#ref">↩</a></p></li></ol>',
            [("paragraph", "نص.", (Point("reference", 2, "١"),)), ("note", "حاشية", "١")],
            id="note",
        ),
        pytest.param(
            '<p>نص<a href="#_ftn1">[1]</a></p><div id="_ftn1"><p>[1] حاشية</p></div>',
            [("paragraph", "نص", (Point("reference", 2, "1"),)), ("note", "حاشية", "1")],
            id="note-of-a-word-processor",
        ),
        pytest.param(
            '<p>أ <span epub:type="pagebreak" id="p23" title="23"></span> ب</p>',
            [("paragraph", "أ ب", (Point("page", 2, "23"),))],
            id="page-break",
        ),
        pytest.param(
            '<a href="javascript:x">أ</a> <a href="http://x.y/">ب</a>',
            [("paragraph", "أ ب", 'أ <a href="http://x.y/">ب</a>')],
            id="links",
        ),
        pytest.param("أ<script>x</script><!-- ت -->ب<select><option>ج</select>", [("paragraph", "أب")], id="unseen"),
        pytest.param("<button>أ", [("paragraph", "أ")], id="unseen-but-never-closed"),
        pytest.param("أ < ب <3 <a href=", [("paragraph", "أ < ب <3 <a href=")], id="no-tags"),
        pytest.param(
            "&#99999999999999999999;&#55555555555;",
            [("paragraph", "&#99999999999999999999;&#55555555555;")],
            id="no-characters",
        ),
        pytest.param(" \n<p> </p><br>", [], id="blank"),
    ],
)
def test_blocks(html: str, blocks: list[tuple[object, ...]]) -> None:
    assert _shape(html) == blocks


NAMES = [
    "p",
    "div",
    "b",
    "i",
    "a",
    "sup",
    "br",
    "li",
    "ul",
    "ol",
    "blockquote",
    "table",
    "tr",
    "td",
    "th",
    "pre",
    "h2",
    "figure",
    "img",
    "figcaption",
    "font",
]
TAGS = st.builds(lambda close, name: f"<{close}{name}>", st.sampled_from(["", "/"]), st.sampled_from(NAMES))


@given(st.lists(st.one_of(TAGS, st.text("ابت &;<>\"'=-!/ \n1", max_size=6))).map("".join))
@example("<figure><figcaption>1<p>1")
@example("<figure><img src=a.png alt=ب><figcaption>1<p>2<p>3</figcaption></figure>")
def test_no_letter_is_lost(html: str) -> None:
    visible = "".join(item.text for item in read_tags(html) if isinstance(item, Text))
    blocks = read_html_blocks(html)
    printed = "".join(block.text for block in blocks)
    assert sorted(re.sub(r"\s", "", printed)) == sorted(re.sub(r"\s", "", visible))
    for block in blocks:
        assert "\n" not in block.text
        if block.html is not None:
            assert decode_references(re.sub(r"<[^>]*>", "", block.html)) == block.text


def test_nesting_has_no_limit() -> None:
    html = "".join(f"<font size=2><div><p>فقرة {n}" for n in range(3_000))
    assert [block.text for block in read_html_blocks(html)] == [f"فقرة {n}" for n in range(3_000)]


@pytest.mark.parametrize(
    "unit",
    [
        "<ul><li>أ",
        "<table><tr><td>أ",
        "<b>أ<p>",
        "<a href=#x>أ",
        "<div id=x>أ",
        "<a ",
        '<a x=">" ',
        "<!--",
        "<a href='",
        "</",
        "<script>",
        "<pre>أ",
        "\n ",
        "&",
        "<h2>أ",
    ],
)
def test_time_grows_with_length(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        read_html_blocks(unit * times)
        return time.process_time() - start

    seconds(100)
    assert seconds(16_000) < 16 * seconds(4_000) + 0.2  # linear is 4, quadratic 16
