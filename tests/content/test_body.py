"""Blocks to Markdown and back: nothing of a text is lost, nothing in it becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.content import body as body_module
from khizana.content.body import read_body, render_body
from khizana.content.markdown_reader import read_markdown
from khizana.model import Block, BlockKind, Point, PointKind

HEADING, P, ITEM, QUOTE, ROW, CODE, VERSE = (
    partial(Block, kind) for kind in ("heading", "paragraph", "list_item", "quote", "table_row", "code", "verse")
)
KINDS: tuple[BlockKind, ...] = ("heading", "paragraph", "list_item")
SIGNS = st.text(alphabet="\\`*_[]()<>&#;!-+=.~|:1٢x \t\n\r\x00\x02\x03\xa0\u200f\u2028\u202eوال", min_size=1)
TEXTS = st.one_of(st.text(min_size=1), SIGNS)
LABELS = st.from_regex(r"[0-9أ-ي*]{1,4}", fullmatch=True)
CELLS = TEXTS.filter(lambda text: "\t" not in text)
HTML = st.recursive(
    st.one_of(st.sampled_from(["قال", " x ", "*", "[", "&lt;", "`", "<br> "])),
    lambda inside: st.one_of(
        st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["em", "strong", "code"]), inside),
        st.builds('<a href="{}">{}</a>'.format, st.sampled_from(["x.html", "http://a.b/(ج)?a=1&amp;b"]), inside),
        st.builds("{}{}".format, inside, inside),
    ),
)


def _with_points(block: Block, places: list[tuple[int, PointKind, str]]) -> Block:
    places = sorted((at % (len(block.text) + 1), kind, label) for at, kind, label in places)
    return replace(block, points=tuple(Point(kind, at, label) for at, kind, label in places))


def _led_up_to(blocks: list[Block]) -> tuple[Block, ...]:
    """Return *blocks* with the levels and labels that a reader would give them."""
    led: list[Block] = []
    for block in blocks:
        before = led[-1] if led and led[-1].kind == block.kind else None
        if block.kind == "list_item":
            block = replace(block, level=min(block.level, before.level + 1 if before else 0))
        elif block.kind == "verse" and before is None:
            block = replace(block, level=1)
        elif block.kind == "code" and before is None:
            block = replace(block, label=block.label or "")
        led.append(block)
    return tuple(led)


LEVELS = st.integers(0, 4)
POINTED = st.lists(st.tuples(st.integers(0, 50), st.sampled_from(["page", "reference"]), LABELS), max_size=3)
PLAIN = st.builds(Block, st.sampled_from(KINDS), TEXTS)
LEVELLED = st.builds(Block, st.sampled_from(["heading", "list_item", "quote"]), TEXTS, st.none(), LEVELS)
ROWS = st.builds(Block, st.just("table_row"), st.lists(CELLS, min_size=1, max_size=3).map("\t".join), st.none(), st.integers(0, 1))
LINES = st.builds(Block, st.just("verse"), st.lists(CELLS, min_size=1, max_size=3).map("\t".join), st.none(), st.integers(0, 1))
LISTINGS = st.builds(
    Block,
    st.just("code"),
    st.text("`~ \t<>&x=\\*", min_size=1).filter(str.strip),
    st.none(),
    st.integers(0, 2),
    st.sampled_from([None, "", "python"]),
)
NOTES = st.builds(Block, st.just("note"), TEXTS, st.none(), st.just(0), LABELS)
IMAGES = st.builds(
    Block, st.just("image"), st.one_of(st.just(""), TEXTS), st.none(), st.just(0), st.sampled_from([None, "x.png", "صورة (1).jpg", "http://a.b/?x=1"])
)
BLOCKS = st.lists(
    st.one_of(PLAIN, st.builds(_with_points, st.one_of(PLAIN, LEVELLED, NOTES), POINTED), LEVELLED, ROWS, LINES, LISTINGS, NOTES, IMAGES)
).map(_led_up_to)


@given(BLOCKS)
def test_a_rendered_body_reads_back(blocks: tuple[Block, ...]) -> None:
    assert read_body(render_body(blocks)) == blocks


@given(BLOCKS)
def test_the_short_way_and_the_long_way_read_alike(blocks: tuple[Block, ...]) -> None:
    body = render_body(blocks)
    assert tuple(read_markdown(body)) == blocks


@given(HTML, st.sampled_from(KINDS))
def test_inline_html_never_costs_a_letter(html: str, kind: BlockKind) -> None:
    text = unescape(re.sub(r"<[^>]*>", "", html))
    (block,) = read_body(render_body([Block(kind, text, html)])) or (Block(kind, text),)
    assert (block.kind, block.text) == (kind, text)
    assert block.html in (None, html)


@given(st.one_of(st.text(), SIGNS))
def test_the_short_way_reads_only_what_the_long_way_reads_alike(text: str) -> None:
    short = body_module._read_canonical(text)
    assert short is None or short == tuple(read_markdown(text))


@given(SIGNS)
def test_html_says_the_same_as_text(text: str) -> None:
    for block in read_body(text):
        assert block.html is None or unescape(re.sub(r"<[^>]*>", "", block.html)) == block.text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        pytest.param("قال إن الأسعار ارتفعت.", "قال إن الأسعار ارتفعت.", id="plain"),
        pytest.param("1. منتدى دولي (2026)", "1\\. منتدى دولي (2026)", id="numbered"),
        pytest.param("٢. برنامج", "٢\\. برنامج", id="arabic-numbered"),
        pytest.param("2026. كانت سنة", "2026\\. كانت سنة", id="year-and-stop"),
        pytest.param("3.5% من الناتج", "3.5% من الناتج", id="decimal-kept"),
        pytest.param("- قال", "\\- قال", id="dash"),
        pytest.param("#وسم", "\\#وسم", id="hashtag"),
        pytest.param("أ*ب_ج`د", "أ\\*ب\\_ج\\`د", id="emphasis"),
        pytest.param("\\n ليست سطرًا", "\\\\n ليست سطرًا", id="backslash"),
        pytest.param('<script>alert("x")</script>', '\\<script>alert("x")\\</script>', id="script"),
        pytest.param("AT&T &amp; co", "AT\\&T \\&amp; co", id="ampersand"),
        pytest.param("[رابط](javascript:alert(1))", "\\[رابط\\](javascript:alert(1))", id="link"),
        pytest.param("«قال» “نعم” \"لا\" 'ربما' -- ...", "«قال» “نعم” \"لا\" 'ربما' -- ...", id="quotes-and-dots-kept"),
        pytest.param("\xa0نص\xa0", "&#160;نص&#160;", id="no-break-space-at-the-ends"),
        pytest.param("سطر\nسطر", "سطر&#10;سطر", id="line-end-inside"),
    ],
)
def test_signs_are_escaped(text: str, markdown: str) -> None:
    block = Block("paragraph", text)
    assert render_body([block]) == markdown + "\n"
    assert read_body(markdown) == (block,)


def test_lists_stand_together_and_other_blocks_apart() -> None:
    blocks = (
        Block("paragraph", "على أن تشمل:"),
        Block("list_item", "أولًا"),
        Block("list_item", "ثانيًا"),
        Block("heading", "خلاصة"),
    )
    assert render_body(blocks) == "على أن تشمل:\n\n- أولًا\n- ثانيًا\n\n## خلاصة\n"


@pytest.mark.parametrize("block", [P(""), P("a", points=(Point("page", 0, "]"),))], ids=["empty", "label"])
def test_what_has_no_canonical_form_is_refused(block: Block) -> None:
    with pytest.raises(ValueError, match="no canonical Markdown"):
        render_body([block])


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        pytest.param("قال **بوتين** أمس", [P("قال بوتين أمس", "قال <strong>بوتين</strong> أمس")], id="strong"),
        pytest.param("*مائل*", [P("مائل", "<em>مائل</em>")], id="em"),
        pytest.param("`x < y && z`", [P("x < y && z", "<code>x &lt; y &amp;&amp; z</code>")], id="code"),
        pytest.param("فقرة\nعلى سطرين", [P("فقرة على سطرين")], id="soft-break"),
        pytest.param("بيت  \nبيت", [P("بيت بيت", "بيت<br> بيت")], id="line-break"),
        pytest.param(
            "[خبر](https://example.org/?a=1&b=2)",
            [P("خبر", '<a href="https://example.org/?a=1&amp;b=2">خبر</a>')],
            id="link",
        ),
        pytest.param("[خبر](../x.html)", [P("خبر", '<a href="../x.html">خبر</a>')], id="relative-link"),
        pytest.param("[خبر](javascript:alert%281%29)", [P("خبر")], id="javascript-link"),
        pytest.param("[خبر](JaVaScRiPt:alert)", [P("خبر")], id="javascript-in-capitals"),
        pytest.param("[خبر](data:text/html,x)", [P("خبر")], id="data-link"),
        pytest.param("<javascript:alert>", [P("<javascript:alert>")], id="autolink-javascript"),
        pytest.param("![صورة](x.png)", [Block("image", "صورة", label="x.png")], id="image"),
        pytest.param("نص ![صورة](x.png) بعد", [P("نص  بعد"), Block("image", "صورة", label="x.png")], id="image-in-a-line"),
        pytest.param("![صورة](javascript:x)", [Block("image", "صورة")], id="image-of-a-script"),
        pytest.param('![](<صورة 1.png> "السور")', [Block("image", "السور", label="صورة 1.png")], id="image-with-title"),
        pytest.param(
            "<script>alert(1)</script>\n\n<b onclick=x>نص</b>",
            [P("<script>alert(1)</script>"), P("<b onclick=x>نص</b>")],
            id="raw-html-is-text",
        ),
        pytest.param("# أول\n\nنص\n\n### ثالث", [HEADING("أول"), P("نص"), HEADING("ثالث", level=1)], id="headings"),
        pytest.param("عنوان\n=====\n\nنص", [HEADING("عنوان"), P("نص")], id="underlined-heading"),
        pytest.param("## عنوان\nنص", [HEADING("عنوان"), P("نص")], id="heading-without-blank"),
        pytest.param("* أ\n* ب", [ITEM("أ"), ITEM("ب")], id="stars"),
        pytest.param("- أ\n    - ب\n- ج", [ITEM("أ"), ITEM("ب", level=1), ITEM("ج")], id="nested-list"),
        pytest.param("- أ\n\n- ب", [ITEM("أ"), ITEM("ب")], id="loose-list"),
        pytest.param(
            "5. خامس\n5. خامس مكرر\n7. سابع",
            [ITEM("5. خامس"), ITEM("5. خامس مكرر"), ITEM("7. سابع")],
            id="numbers-as-typed",
        ),
        pytest.param("> قال\n> نعم", [QUOTE("قال نعم")], id="block-quote"),
        pytest.param("> قال\n>\n> > نعم\n\nثم", [QUOTE("قال"), QUOTE("نعم", level=1), P("ثم")], id="quote-in-a-quote"),
        pytest.param(
            "| السنة | المبلغ |\n|---|---:|\n| 2020 | *150* |\n| أ \\| ب | |",
            [ROW("السنة\tالمبلغ", level=1), ROW("2020\t150", "2020\t<em>150</em>"), ROW("أ | ب\t")],
            id="table",
        ),
        pytest.param("أ | ب\n- | -\n1 | 2\nنص", [ROW("أ\tب", level=1), ROW("1\t2"), P("نص")], id="table-without-edges"),
        pytest.param("أ | ب\n\nج", [P("أ | ب"), P("ج")], id="a-bar-is-no-table"),
        pytest.param(
            "```python\nx = 1\n\n    y = '**'\n```\nنص",
            [CODE("x = 1", label="python"), CODE("    y = '**'", level=1), P("نص")],
            id="listing",
        ),
        pytest.param("```\nنص بلا نهاية", [P("``` نص بلا نهاية")], id="fence-never-closed"),
        pytest.param(
            "صدر *** عجز\n*قف* *** نبك\n\nثالث ***",
            [VERSE("صدر\tعجز", level=1), VERSE("قف\tنبك", "<em>قف</em>\tنبك"), VERSE("ثالث", level=1)],
            id="verse",
        ),
        pytest.param("قال *** ثم\nسطر", [P("قال *** ثم سطر")], id="stars-in-a-paragraph"),
        pytest.param("أ\n\n***\n\nب", [P("أ"), P("ب")], id="rule-of-stars"),
        pytest.param(
            "نص[^1] و`[^1]` و\\[^1]\n\n[^1]: حاشية\n  تتمة\n\n    فقرة",
            [
                P("نص و[^1] و[^1]", "نص و<code>[^1]</code> و[^1]", points=(Point("reference", 2, "1"),)),
                Block("note", "حاشية تتمة فقرة", label="1"),
            ],
            id="note",
        ),
        pytest.param(
            "[ص: 23]\n\nنص [ص: 1/24]تتمة",
            [P("نص تتمة", points=(Point("page", 0, "23"), Point("page", 3, "1/24")))],
            id="page",
        ),
        pytest.param("نص\n\n[ص: 9]", [P("نص", points=(Point("page", 2, "9"),))], id="page-at-the-end"),
        pytest.param("و<b>عريض</b> <!-- تعليق --> <br/> بعد", [P("وعريض بعد", "و<strong>عريض</strong><br> بعد")], id="plain-tags"),
        pytest.param("أ <!-- س\n\nس --> ب", [P("أ"), P("ب")], id="comment"),
        pytest.param("`<b>س</b>`", [P("<b>س</b>", "<code>&lt;b&gt;س&lt;/b&gt;</code>")], id="tag-in-code"),
        pytest.param("[خبر][r]\n\n```\nx\n```\n\n[r]: https://a.b/", [P("خبر", '<a href="https://a.b/">خبر</a>'), CODE("x", label="")], id="link-by-reference"),
        pytest.param("أ\n\n---\n\nب", [P("أ"), P("ب")], id="rule"),
        pytest.param("    x = 1\n\n    y", [CODE("x = 1", label=""), CODE("y", level=1)], id="code-block"),
        pytest.param("&laquo;نص&raquo; &copy; &nosuch;", [P("«نص» © &nosuch;")], id="named-characters"),
        pytest.param("&#0;&#55296;&#9999999;", [P("\x00&#55296;&#9999999;")], id="no-characters"),
        pytest.param('قال "نعم" -- ثم... \'لا\'', [P('قال "نعم" -- ثم... \'لا\'')], id="nothing-is-curled"),
        pytest.param("", [], id="empty"),
        pytest.param("\n \n\xa0\n", [], id="blank"),
    ],
)  # fmt: skip
def test_what_an_editor_writes(markdown: str, blocks: list[Block]) -> None:
    assert list(read_body(markdown)) == blocks


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, [name for name, _ in attrs]))


@given(st.text(alphabet="<>/\"'=&;#*_`[]()!:\\ abjscriptonhref\n", min_size=1))
def test_no_markup_but_ours_comes_out(text: str) -> None:
    for block in read_body(text):
        tags = _Tags()
        tags.feed(block.html or "")
        assert all(tag in {"em", "strong", "code", "br", "a"} and set(names) <= {"href"} for tag, names in tags.seen), (
            block
        )


def test_a_book_on_one_line_is_plain_text() -> None:
    text = "[*`_" * 250_000
    assert read_body(render_body([Block("paragraph", text)])) == (Block("paragraph", text),)
    assert read_body(text) == (Block("paragraph", text),)


@pytest.mark.parametrize("sign", ["[", "![", "[a](", "[a][b"])
def test_a_part_full_of_brackets_has_no_links(sign: str) -> None:
    text = sign * 2_000
    assert read_body(f"{text}\n\n**نص** \\[") == (P(text), P("نص [", "<strong>نص</strong> ["))


@pytest.mark.parametrize("sign", ["- ", "> ", "* - > "])
def test_what_nests_too_deep_is_plain_text(sign: str) -> None:
    text = sign * 3_000 + "نص"
    blocks = read_body(f"أول\n\n{text}")
    assert blocks[0] == P("أول")
    assert blocks[-1].text.endswith("نص")


def test_a_book_of_short_lines_is_read_in_parts() -> None:
    text = "*كلمة*\n\n" * 20_000
    assert set(read_body(text)) == {P("كلمة", "<em>كلمة</em>")}
