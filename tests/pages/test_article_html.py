from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.model import Article, Block, Mention, Seed
from khizana.pages.article_html import link_names, render_blocks
from khizana.strings import Catalogue

T = Catalogue("ar", {"article.paragraph_link": "رابط الفقرة {n}"})
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
def test_link_names(block: Block, spans: list[tuple[int, int, str]], html: str) -> None:
    assert link_names(block, spans) == html


def test_lists_are_gathered_and_every_block_is_an_anchor() -> None:
    blocks = (
        Block("paragraph", "شملت:"),
        Block("list_item", "أولا"),
        Block("list_item", "ثانيا"),
        Block("heading", "1. خاتمة"),
    )
    html = render_blocks(Article("a", "ع", "derived", blocks, SEED), [], "../", T)
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
    html = render_blocks(Article("a", "ع", "derived", (Block("paragraph", text),), SEED), mentions, "../", T)
    assert re.findall(r'href="([^#"]+)"', html) == ["../entities/summit.html"]


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
    html = render_blocks(article, mentions, "../", T)
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
