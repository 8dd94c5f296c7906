"""Cut the page of a long text into parts that a phone can open, at headings where it has some.

A part is a run of blocks with the names, quotations, dates and figures in it. What its HTML will weigh is estimated from these,
a little above what it comes to; so the parts rest on the text and its annotations alone, and whoever links to a block knows its
part. The first part keeps the address of the article, and one more page has the whole text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from textwrap import shorten
from typing import Any

from khizana.annotation.annotate import Annotated, Found
from khizana.model import Article
from khizana.pages.article_html import anchor
from khizana.pages.pagination import Page
from khizana.strings import Catalogue

PART_BYTES = 130_000  # of HTML, beside what every page has
_BLOCK, _NAME, _QUOTATION, _DATE, _FIGURE = 200, 160, 260, 160, 110  # bytes of markup around each
_TITLE_LENGTH = 80  # code points


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the article whose page is at *url*: `starts` are the blocks that those after the first begin with."""

    url: str
    starts: Sequence[int]

    def number_of(self, block: int) -> int:
        """Return the number, from 1 on, of the part that has *block*."""
        return bisect_right(self.starts, block) + 1

    def blocks(self, number: int, total: int) -> range:
        """Return the blocks of a part of an article that has *total* of them."""
        bounds = [0, *self.starts, total]
        return range(bounds[number - 1], bounds[number])

    def page(self, number: int) -> Page:
        """Return the page of a part."""
        return Page(number, len(self.starts) + 1, self.url)

    def path(self, number: int) -> str:
        """Return the path of the page of a part."""
        return self.page(number).path_of(number)

    @property
    def pages(self) -> list[str]:
        """The paths of all pages of the article."""
        parts = [self.path(number) for number in range(1, len(self.starts) + 2)]
        return [*parts, self.whole] if self.starts else parts

    @property
    def whole(self) -> str:
        """The path of the page with the whole text."""
        return f"{self.url.removesuffix('html')}whole.html"


def find_parts(annotated: Annotated) -> tuple[int, ...]:
    """Return the blocks that the parts of an article begin with, but for the first; () for one that is not long.

    A part ends before the highest heading in its last two thirds, the last of equals, else before the last paragraph that it
    has no room for. Verse, tables and listings are cut only where they fill a part.
    """
    sizes = _sizes(annotated)
    if sum(sizes) <= PART_BYTES:
        return ()
    ends = list(accumulate(sizes))
    starts: list[int] = []
    begin = done = 0
    while ends[-1] - done > PART_BYTES:
        full = max(begin + 1, bisect_right(ends, done + PART_BYTES))
        if full >= len(sizes):
            break
        early = max(begin + 1, bisect_right(ends, done + PART_BYTES // 3))
        begin = _best_start(annotated.article, early, full)
        done = ends[begin - 1]
        starts.append(begin)
    return tuple(starts)


def _best_start(article: Article, early: int, full: int) -> int:
    """Return the best of the blocks from *early* to *full* to begin a part with."""

    def rank(index: int) -> tuple[int, int]:
        block, before = article.blocks[index], article.blocks[index - 1]
        if block.kind == "heading" and before.kind != "heading":
            return 2 + max(0, 9 - block.level), index
        return int(block.kind == "paragraph" or block.kind != before.kind), index

    return max(range(early, full + 1), key=rank)


def _sizes(annotated: Annotated) -> list[int]:
    """Return about how many bytes of HTML each block needs, in the text and beside it."""
    article, found = annotated.article, annotated.found
    sizes = [len(block.text.encode()) + len((block.html or "").encode()) + _BLOCK for block in article.blocks]
    weights = (
        *((mention.start, _NAME + len(mention.entity)) for mention in found.mentions),
        *((date.start, _DATE + len(date.surface.encode())) for date in found.dates),
        *((figure.start, _FIGURE + len(figure.surface.encode())) for figure in found.figures),
        *((quotation.start, _QUOTATION + len(quotation.text.encode())) for quotation in found.quotations),
    )
    for start, weight in weights:
        if sizes:
            sizes[max(0, bisect_right(article.starts, start) - 1)] += weight
    return sizes


def within(annotated: Annotated, blocks: range) -> Annotated:
    """Return *annotated* with what is found in *blocks*; title and byline belong to the first."""
    starts = annotated.article.starts
    begin = starts[blocks.start] if blocks.start else 0
    end = starts[blocks.stop] if blocks.stop < len(starts) else len(annotated.article.text) + 1
    found = annotated.found
    return replace(
        annotated,
        found=Found(
            tuple(each for each in found.mentions if begin <= each.start < end),
            tuple(each for each in found.dates if begin <= each.start < end),
            tuple(each for each in found.quotations if begin <= each.start < end),
            tuple(each for each in found.figures if begin <= each.start < end),
        ),
    )


def contents_view(article: Article, parts: Parts, t: Catalogue) -> list[dict[str, Any]]:
    """Return the contents list of the parts: {number, url, first: its first block, title, headings: [(text, anchor)]}.

    Headings are those of the highest level in the text, but for one that begins the part and is its title.
    """
    levels = [block.level for block in article.blocks if block.kind == "heading"]
    contents = []
    chapter = None
    for number in range(1, len(parts.starts) + 2):
        blocks = parts.blocks(number, len(article.blocks))
        headings = [
            index
            for index in blocks
            if article.blocks[index].kind == "heading" and article.blocks[index].level == min(levels)
        ]
        begins = headings[:1] == [blocks.start]
        contents.append(
            {
                "number": number,
                "url": parts.path(number),
                "first": blocks.start,
                "title": _part_title(article, blocks, None if begins else chapter, t),
                "headings": [(_short(article.blocks[index].text), anchor(index)) for index in headings[begins:]],
            }
        )
        chapter = article.blocks[headings[-1]].text if headings else chapter
    return contents


def _part_title(article: Article, blocks: range, chapter: str | None, t: Catalogue) -> str:
    """Return the chapter that goes on in a part, else how it begins."""
    if chapter:
        return t("article.part_goes_on", title=_short(chapter))
    return next((_short(article.blocks[index].text) for index in blocks if article.blocks[index].text), "…")


def _short(text: str) -> str:
    return shorten(text, _TITLE_LENGTH, placeholder="…")


def passage_url(card: Mapping[str, Any], anchor: str | None) -> str:
    """Return the address of a block of the article of *card*, on the part that has it; None is the head of the article.

    >>> passage_url({"url": "articles/76/a.html", "parts": (40, 90)}, "p91")
    'articles/76/a.3.html#p91'
    """
    if anchor is None:
        return str(card["url"])
    parts = Parts(card["url"], card["parts"])
    return f"{parts.path(parts.number_of(int(anchor[1:]) - 1))}#{anchor}"


def headings_view(article: Article) -> list[tuple[str, str]]:
    """Return (text, anchor) of the headings of the highest level in *article*."""
    headings = [(index, block) for index, block in enumerate(article.blocks) if block.kind == "heading"]
    highest = min((block.level for _, block in headings), default=0)
    return [(_short(block.text), anchor(index)) for index, block in headings if block.level == highest]
