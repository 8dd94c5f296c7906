"""A long text is cut into parts at its headings, and every link to a block leads to the part that has it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.annotation.annotate import Annotated, Found
from khizana.model import Article, Block, BlockKind, Mention, Seed
from khizana.pages.article_html import render_blocks
from khizana.pages.parts import PART_BYTES, Parts, contents_view, find_parts, within
from khizana.strings import Catalogue

T = Catalogue.load(Path(__file__).parents[2] / "theme" / "strings" / "ar.json")
SENTENCE = "ذكر المؤرخ أخبار المدينة وأهلها وما كان فيها من الأسواق والمدارس. "
PARAGRAPH = Block("paragraph", SENTENCE * 20)  # about 2.4 kB


def article(*blocks: Block) -> Article:
    return Article("a", "تاريخ", "given", blocks, Seed("a.md", "0" * 64, "utf-8"))


def annotated(*blocks: Block, mentions: tuple[Mention, ...] = ()) -> Annotated:
    return Annotated(article(*blocks), Found(mentions))


def heading(text: str, level: int = 0) -> Block:
    return Block("heading", text, level=level)


def chapters(count: int, paragraphs: int, level: int = 0) -> list[Block]:
    return [block for n in range(1, count + 1) for block in (heading(f"الفصل {n}", level), *[PARAGRAPH] * paragraphs)]


@pytest.mark.parametrize(
    ("blocks", "starts"),
    [
        pytest.param([], (), id="empty"),
        pytest.param([PARAGRAPH] * 40, (), id="not-long"),
        pytest.param(chapters(7, 15), (48, 96), id="at-chapters"),
        pytest.param([*chapters(1, 30), *chapters(1, 30)], (31,), id="at-the-only-heading-in-reach"),
        pytest.param(
            [heading("الباب"), *chapters(3, 14, 1), heading("الباب"), *chapters(3, 14, 1)], (46,), id="highest"
        ),
        pytest.param([PARAGRAPH] * 60, (50,), id="at-a-paragraph"),
        pytest.param([PARAGRAPH] * 30 + [Block("verse", "قفا نبك\tمن ذكرى")] * 2000, (30, 602), id="not-in-a-poem"),
        pytest.param([PARAGRAPH, Block("paragraph", SENTENCE * 4000), PARAGRAPH], (1, 2), id="one-block-is-too-much"),
    ],
)
def test_parts(blocks: list[Block], starts: tuple[int, ...]) -> None:
    assert find_parts(annotated(*blocks))[: len(starts)] == starts
    assert bool(find_parts(annotated(*blocks))) == bool(starts)


def test_names_weigh_too() -> None:
    blocks = [Block("paragraph", "تونس " * 50)] * 100
    text = article(*blocks).text
    found = [at for at in range(len(text)) if text.startswith("تونس", at)]
    mentions = tuple(Mention("tunis", "place", "تونس", at, at + 4, "name") for at in found)
    assert not find_parts(annotated(*blocks))
    starts = find_parts(annotated(*blocks, mentions=mentions))
    for first, end in pairwise((0, *starts, len(blocks))):
        html = render_blocks(
            article(*blocks), mentions, {"tunis": "../../entities/tunis.html"}, T, part=range(first, end)
        )
        assert len(html.encode()) <= PART_BYTES


KINDS: list[BlockKind] = ["heading", "paragraph", "list_item", "quote", "verse", "table_row", "note"]
BLOCK = st.builds(
    lambda kind, length, level: Block(kind, "كلمة " * length, level=level),
    st.sampled_from(KINDS),
    st.sampled_from([0, 1, 50, 2000, 20_000]),
    st.integers(0, 3),
)


@given(st.lists(BLOCK, max_size=40))
def test_every_block_is_in_one_part_and_none_is_empty(blocks: list[Block]) -> None:
    whole = annotated(*blocks)
    parts = Parts("articles/a.html", find_parts(whole))
    ranges = [parts.blocks(number, len(blocks)) for number in range(1, len(parts.starts) + 2)]
    assert [index for some in ranges for index in some] == list(range(len(blocks)))
    assert all(parts.number_of(index) == number for number, some in enumerate(ranges, 1) for index in some)
    assert all(ranges) or not blocks


def test_contents() -> None:
    text = article(
        *chapters(1, 2), *[heading("الفصل 2"), PARAGRAPH, PARAGRAPH], PARAGRAPH, heading("الفصل 3"), PARAGRAPH
    )
    contents = contents_view(text, Parts("articles/a.html", (3, 6)), T)
    assert [(each["number"], each["url"], each["title"], each["headings"]) for each in contents] == [
        (1, "articles/a.html", "الفصل 1", []),
        (2, "articles/a.2.html", "الفصل 2", []),
        (3, "articles/a.3.html", "الفصل 2 (تتمة)", [("الفصل 3", "p8")]),
    ]


def test_contents_without_headings_are_beginnings() -> None:
    contents = contents_view(article(PARAGRAPH, PARAGRAPH), Parts("a.html", (1,)), T)
    assert [each["title"][:10] for each in contents] == ["ذكر المؤرخ"] * 2
    assert all(len(each["title"]) <= 80 for each in contents)


def test_a_part_knows_what_is_found_in_it() -> None:
    blocks = [Block("paragraph", "في تونس"), Block("paragraph", "في تونس")]
    starts = article(*blocks).starts
    mentions = tuple(Mention("tunis", "place", "تونس", at + 3, at + 7, "name") for at in starts)
    one, other = (within(annotated(*blocks, mentions=mentions), range(at, at + 1)) for at in (0, 1))
    assert (one.mentions, other.mentions) == (mentions[:1], mentions[1:])
