from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.model import Article, Block, Mention, Point, Seed
from khizana.pages.article_html import permalinks, render_blocks
from khizana.pages.linked_text import Span, link_names
from khizana.strings import Catalogue

T = Catalogue("ar", {"article.paragraph_link": "رابط الفقرة {n}", "article.page": "الصفحة {label}"})
SEED = Seed("a.txt", "0" * 64, "utf-8")


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize(
    ("block", "spans", "html"),
    [
        pytest.param(
            Block("paragraph", "زار والصين"),
            [(5, 10, "c")],
            'زار و<a class="name" href="c">الصين</a>',
            id="span-as-given",
        ),
        pytest.param(
            Block("paragraph", "زار والصين"),
            [(5, 10, "c", False)],
            'زار و<a class="name" href="c" data-unreviewed>الصين</a>',
            id="found-by-a-machine",
        ),
        pytest.param(
            Block("paragraph", "<script>alert(1)</script> & \"'"),
            [],
            "&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"'",
            id="markup-of-a-seed-is-text",
        ),
        pytest.param(
            Block("paragraph", "قال بوتين", "<em>قال</em> بوتين"),
            [(4, 9, "p")],
            '<em>قال</em> <a class="name" href="p">بوتين</a>',
            id="beside-an-editors-markup",
        ),
        pytest.param(
            Block("paragraph", "قال بوتين", "قال <strong>بوتين</strong>"),
            [(4, 9, "p")],
            'قال <strong><a class="name" href="p">بوتين</a></strong>',
            id="inside-an-editors-markup",
        ),
        pytest.param(
            Block("paragraph", "فلاديمير بوتين", "فلاديمير <em>بوتين</em>"),
            [(0, 14, "p")],
            "فلاديمير <em>بوتين</em>",
            id="across-an-editors-markup-no-link",
        ),
        pytest.param(
            Block("paragraph", "قال بوتين", 'قال <a href="https://a.b/">بوتين</a>'),
            [(4, 9, "p")],
            'قال <a href="https://a.b/">بوتين</a>',
            id="never-a-link-in-a-link",
        ),
        pytest.param(
            Block("paragraph", "A & بوتين", "A &amp; بوتين"),
            [(4, 9, "p")],
            'A &amp; <a class="name" href="p">بوتين</a>',
            id="an-entity-is-one-letter",
        ),
    ],
)
def test_link_names(block: Block, spans: list[tuple[Any, ...]], html: str) -> None:
    assert link_names(block, [Span(*span) for span in spans]) == html


def test_permalinks_outlive_changes_elsewhere() -> None:
    before = permalinks(["افتتح المعرض أمس.", "وقال المدير إنه الأكبر.", "وقال المدير إنه الأكبر."])
    after = permalinks(["عنوان جديد", "افتتح المعرض امس.", "وقال المدير إنه الأكبر.", "وقال المدير إنه الأكبر."])
    assert after[1:] == before  # a heading was put in, a hamza mended
    assert len(set(after)) == 4
    html = render_blocks(Article("a", "ع", "given", (Block("paragraph", "افتتح المعرض أمس."),), SEED), (), {}, T)
    assert f'id="{before[0]}" href="#{before[0]}"' in html


def test_lists_are_gathered_and_every_block_is_an_anchor() -> None:
    blocks = (
        Block("paragraph", "شملت:"),
        Block("list_item", "أولا"),
        Block("list_item", "ثانيا"),
        Block("heading", "1. خاتمة"),
    )
    html = render_blocks(Article("a", "ع", "derived", blocks, SEED), [], {}, T)
    assert re.findall(r"<(p|ul|li|h2|/ul)\b", html) == ["p", "ul", "li", "li", "/ul", "h2"]
    assert re.findall(r' id="(p\d)"', html) == ["p1", "p2", "p3", "p4"]
    assert "1. خاتمة" in html


def test_only_outermost_names_and_short_forms_link() -> None:
    text = "قمة الناتو: الرئيس الروسي"
    mentions = [
        Mention("summit", "event", "قمة الناتو", 0, 10, "name"),
        Mention("nato", "org", "الناتو", 4, 10, "name", nested=True),
        Mention("putin", "person", "الرئيس الروسي", 12, 25, "role"),
    ]
    html = render_blocks(
        Article("a", "ع", "derived", (Block("paragraph", text),), SEED), mentions, {"summit": "../summit.html"}, T
    )
    assert re.findall(r'href="([^#"]+)"', html) == ["../summit.html"]


@given(
    st.lists(st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), min_size=1), max_size=4),
    st.data(),
)
def test_a_page_holds_the_letters_of_the_text(texts: list[str], data: st.DataObject) -> None:
    article = Article("a", "ع", "given", tuple(Block("paragraph", text) for text in texts), SEED)
    mentions = []
    for start, text in zip(article.starts, texts, strict=True):
        at = data.draw(st.integers(0, len(text) - 1))
        mentions.append(Mention("x", "person", text[at:], start + at, start + len(text), "name"))
    html = render_blocks(article, mentions, {"x": "x.html"}, T)
    assert plain(html) == "\n".join(texts)


def test_no_template_but_that_of_a_publishers_page_bypasses_escaping() -> None:
    templates = Path(__file__).parents[2] / "theme" / "templates"
    safe = {
        path.name: path.read_text(encoding="utf-8").replace(" ", "").count("|safe")
        for path in templates.rglob("*.html")
    }
    assert {name for name, times in safe.items() if times} == {
        "page.html"
    }  # a publisher's own page, as Pelican reads it
    assert safe["page.html"] == 1


STRINGS = Catalogue(
    "ar",
    {
        "article.paragraph_link": "{n}",
        "article.page": "ص {label}",
        "article.note": "ح {label}",
        "article.note_back": "ح {label}",
        "article.image_elsewhere": "صورة",
        "article.image_absent": "لا {file}",
    },
)


def _html(*blocks: Block, images: dict[str, str] | None = None) -> str:
    html = render_blocks(Article("a", "ع", "derived", blocks, SEED), [], {}, STRINGS, images)
    return re.sub(r'<a class="pilcrow"[^>]*></a>| id="p\d+"', "", html).replace("\n", "")


@pytest.mark.parametrize(
    ("blocks", "html"),
    [
        pytest.param(
            [Block("list_item", "أ"), Block("list_item", "ب", level=1), Block("list_item", "ج")],
            "<ul><li>أ<ul><li>ب</li></ul></li><li>ج</li></ul>",
            id="nested-list",
        ),
        pytest.param(
            [Block("list_item", "أ"), Block("list_item", "ب", level=1)],
            "<ul><li>أ<ul><li>ب</li></ul></li></ul>",
            id="list-that-ends-inside",
        ),
        pytest.param(
            [Block("quote", "أ"), Block("quote", "ب", level=1), Block("paragraph", "ج")],
            "<blockquote><p>أ</p><blockquote><p>ب</p></blockquote></blockquote><p>ج</p>",
            id="quotes",
        ),
        pytest.param(
            [Block("verse", "صدر\tعجز", level=1), Block("verse", "بيت", level=1)],
            '<div class="verse"><p class="line"><span>صدر</span>\t<span>عجز</span></p></div>'
            '<div class="verse"><p class="line alone"><span>بيت</span></p></div>',
            id="verse",
        ),
        pytest.param(
            [Block("table_row", "أ\tب", level=1), Block("table_row", "1\t<2", "<em>1</em>\t&lt;2")],
            '<div class="table" tabindex="0"><table><tr><th>أ</th>\t<th>ب</th></tr>'
            "<tr><td><em>1</em></td>\t<td>&lt;2</td></tr></table></div>",
            id="table",
        ),
        pytest.param(
            [Block("code", "x = 1", label="python")],
            '<pre class="listing" dir="ltr"><code><span class="line">x = 1</span></code></pre>',
            id="listing",
        ),
        pytest.param(
            [Block("image", "سور", label="a.png")],
            '<figure class="picture"><a href="../p.png"><img src="../p.png" alt="" loading="lazy"></a>'
            "<figcaption>سور</figcaption></figure>",
            id="picture-here",
        ),
        pytest.param(
            [Block("image", "سور", label="https://a.b/c.png")],
            '<figure class="picture"><a class="outward" href="https://a.b/c.png">صورة</a>'
            "<figcaption>سور</figcaption></figure>",
            id="picture-elsewhere-is-not-loaded",
        ),
        pytest.param([Block("paragraph", "It works (2024).")], '<p dir="ltr">It works (2024).</p>', id="latin"),
        pytest.param([Block("paragraph", "قال Google")], "<p>قال Google</p>", id="mixed"),
        pytest.param([Block("heading", "أ", level=2)], "<h4>أ</h4>", id="deep-heading"),
        pytest.param(
            [Block("paragraph", "نص", points=(Point("page", 1, "٢٣"),))],
            '<p>ن<a class="page-mark" id="page-23" href="#page-23" data-label="٢٣" aria-label="ص ٢٣"></a>ص</p>',
            id="page",
        ),
    ],
)
def test_kinds_of_block(blocks: list[Block], html: str) -> None:
    assert _html(*blocks, images={"a.png": "../p.png"}) == html


def test_notes_and_references_lead_to_each_other_on_every_page() -> None:
    reference = (Point("reference", 1, "1"),)
    blocks = [Block("paragraph", "أ", points=reference), Block("note", "ح", label="١")] * 2
    html = render_blocks(Article("a", "ع", "derived", tuple(blocks), SEED), [], {}, STRINGS)
    assert re.findall(r'class="note-mark"(?: id="([^"]*)")? href="#([^"]*)"', html) == [
        ("n1-1", "p2"),
        ("", "n1-1"),
        ("n3-1", "p4"),
        ("", "n3-1"),
    ]


@given(st.text(alphabet="اب <&\"'", min_size=1), st.lists(st.integers(0, 9), max_size=4), st.booleans())
def test_points_print_no_letter(text: str, places: list[int], emphasised: bool) -> None:
    points = tuple(Point("page", at, "1") for at in sorted(at % (len(text) + 1) for at in places))
    html = f"<em>{escape(text, quote=False)}</em>" if emphasised else None
    block = Block("paragraph", text, html, points=points)
    rendered = render_blocks(Article("a", "ع", "derived", (block,), SEED), [], {}, STRINGS)
    assert plain(rendered) == text
    assert rendered.count("page-mark") == len(points)
