"""Import saved web pages: trafilatura extracts the article, the page's metadata gives title, date, author and source.

What trafilatura leaves out (menus, side columns, footers) is set aside line by line, with the line of the source it starts on,
so that no visible text is lost. Dates are taken only from the page's metadata: trafilatura's guesses (from the address, from a
copyright line) are not used.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from khizana.errors import Problem
from khizana.ingest.importers.html_blocks import read_placed_blocks
from khizana.ingest.importers.markup import by_line
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.metadata import read_metadata
from khizana.ingest.source_record import Fact, SourceRecord
from khizana.model import Block, BlockKind, SetAside

PAGE_FURNITURE = "page_furniture"
_FIRST = 3  # letters by which lines are looked up
_MOST_TRIED = 50  # lines that a block may begin with
_UNSEEN = {"script", "style", "noscript", "template", "head", "title", "iframe", "svg", "select", "button"}
_INLINE = {
    *(
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
    ),
    *("small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    *("hi", "ref"),  # trafilatura's names
}
_KINDS: dict[str, BlockKind] = {
    "head": "heading",
    "item": "list_item",  # trafilatura's names
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "list_item",
}
_Line = tuple[int, str, str]  # the line of the source it starts on, the tag of its block, its text
# XPaths of the metadata of a page, the most reliable first.
_DECLARED: dict[Fact, tuple[str, ...]] = {
    "title": (
        '//meta[@property="og:title"]/@content',
        '//meta[@name="twitter:title"]/@content',
        "//h1//text()",
        "//title/text()",
    ),
    "date": (
        '//meta[@property="article:published_time"]/@content',
        '//*[@itemprop="datePublished"]/@content',
        '//*[@itemprop="datePublished"]/@datetime',
        "//time[@pubdate]/@datetime",
        "//article//time/@datetime",
        '//meta[@name="DC.date.issued" or @name="pubdate" or @name="publishdate"]/@content',
    ),
    "author": ('//meta[@name="author"]/@content', '//meta[@property="article:author"]/@content'),
    "source": ('//meta[@property="og:site_name"]/@content',),
    "url": ('//link[@rel="canonical"]/@href', '//meta[@property="og:url"]/@content'),
}


def read_html(source: SeedSource, text: str) -> SourceRecord:
    """Return the record of a saved page."""
    page, is_whole = _parse(text)
    visible = list(_runs(page, _UNSEEN)) if page is not None and is_whole else []
    blocks = _as_in_page(_article(text), visible, _times(page)) if visible else []
    problems: list[Problem] = []

    def report(_key: str, message: str, fix: str) -> None:
        problems.append(Problem(source.where, message, fix))

    metadata = read_metadata(_declared(page) if page is not None else {}, report)
    metadata.repairs = (*source.repairs, *metadata.repairs)
    fields = metadata.record_fields()
    title = " ".join(metadata.facts.get("title", "").split())
    if blocks and blocks[0].text == title:
        del blocks[0]  # the title, not a repetition of it
    seed = source.seed()
    if not is_whole:  # nested deeper than lxml goes: all of it is the article
        whole = by_line(text, read_placed_blocks(text))
        return SourceRecord(source.stem, seed, "", blocks=whole, problems=tuple(problems), **fields)
    if not blocks:  # too little for trafilatura: all visible text is the article
        plain = "\n".join(line for _, _, line in visible)
        return SourceRecord(source.stem, seed, plain, problems=tuple(problems), **fields)
    left = _left_out(visible, blocks, title)
    return SourceRecord(
        source.stem, seed, "", blocks=_placed(blocks, visible), set_aside=left, problems=tuple(problems), **fields
    )


def _parse(text: str) -> tuple[html.HtmlElement | None, bool]:
    """Return the page, None if it is only white space, and whether all of it was parsed."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(text.encode("utf-8", "ignore"), parser=parser)
    except etree.LxmlError:
        return None, True
    return page, not any("depth" in entry.message for entry in parser.error_log)


def _article(text: str) -> list[Block]:
    """Return the blocks of the article that trafilatura extracts from a page, none if it finds none."""
    import trafilatura  # takes longer to import than a small archive to build

    found = trafilatura.bare_extraction(text, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    if body is None:
        return []
    return [Block(_KINDS.get(tag, "paragraph"), line) for _, tag, line in _runs(body, unseen=set())]


def _times(page: Any) -> set[str]:
    """Return the texts of the time elements of *page*: one that stands alone is no paragraph of the article."""
    return {" ".join(element.text_content().split()) for element in page.iter("time")}


def _as_in_page(blocks: list[Block], visible: list[_Line], times: set[str]) -> list[Block]:
    """Return *blocks* with those that run several lines of the page together cut into these, without the lines *times*."""
    lines = {line for _, _, line in visible}
    beginnings: defaultdict[str, list[int]] = defaultdict(list)
    for at, (_, _, line) in enumerate(visible):
        beginnings["".join(line.split())[:_FIRST]].append(at)
    found: list[Block] = []
    for block in blocks:
        letters = "".join(block.text.split())
        starts = () if block.text in lines else beginnings[letters[:_FIRST]][:_MOST_TRIED]
        cut = next(filter(None, (_lines_of(letters, visible, at) for at in starts)), None)
        found += [Block(_KINDS.get(tag, "paragraph"), line) for _, tag, line in cut] if cut else [block]
    return [block for block in found if block.text not in times]


def _lines_of(letters: str, visible: list[_Line], at: int) -> list[_Line]:
    """Return the lines from *at* on whose *letters*, without white space, are these; none if they go on otherwise."""
    done = 0
    for end in range(at, len(visible)):
        line = "".join(visible[end][2].split())
        if not letters.startswith(line, done):
            return []
        done += len(line)
        if done == len(letters):
            return visible[at : end + 1]
    return []


def _runs(root: Any, unseen: set[str]) -> Iterator[_Line]:
    """Yield the text between block boundaries, each on one line. Links that touch are apart: the style sheet parts a menu."""
    parts: list[str] = []
    number, tags = 1, ["p"]

    def flush() -> Iterator[tuple[int, str, str]]:
        line = " ".join("".join(parts).split())
        parts.clear()
        if line:
            yield number, tags[-1], line

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        is_block = element.tag not in _INLINE
        if is_block:
            yield from flush()
            number = element.sourceline or number
        if event == "end":
            parts.append(element.tail or "" if element is not root else "")
            if is_block:
                tags.pop()
        elif element.tag in unseen:
            walk.skip_subtree()
            if is_block:
                tags.append(element.tag)
        else:
            if is_block:
                tags.append(element.tag if element.tag in _KINDS or tags[-1] not in _KINDS else tags[-1])
            parts.append(" " if _touches_link(element) else "")
            parts.append(element.text or "")
    yield from flush()


def _touches_link(element: Any) -> bool:
    """Return whether *element* is a link right behind another."""
    before = element.getprevious() if element.tag == "a" else None
    return before is not None and before.tag == "a" and not before.tail


def _placed(blocks: list[Block], visible: list[_Line]) -> tuple[tuple[int, Block], ...]:
    """Return each block with the source line it starts on."""
    numbers = {line: number for number, _, line in reversed(visible)}
    placed: list[tuple[int, Block]] = []
    for block in blocks:
        number = numbers.get(block.text)
        if number is None:
            number = next((n for n, _, line in visible if block.text.startswith(line)), placed[-1][0] if placed else 1)
        placed.append((number, block))
    return tuple(placed)


def _left_out(visible: list[_Line], blocks: list[Block], title: str) -> tuple[SetAside, ...]:
    """Return the visible lines that are neither the title nor in the article."""
    printed = Counter(block.text for block in blocks)
    joined = "\n".join(
        printed.keys() - {line for _, _, line in visible}
    )  # blocks that trafilatura made of several lines
    left: list[SetAside] = []
    for number, _, line in visible:
        if printed[line] > 0:
            printed[line] -= 1
        elif line != title and line not in joined:
            left.append(SetAside(number, line, PAGE_FURNITURE))
    return tuple(left)


def _declared(page: html.HtmlElement) -> dict[str, object]:
    """Return the metadata of a page, from meta elements or linked data."""
    facts: dict[str, object] = {}
    linked = next(_linked_data(page), {})
    for fact, paths in _DECLARED.items():
        stated = [page.xpath(path) for path in paths]
        values = [
            *stated[0],
            linked.get(fact),
            *chain.from_iterable([v] if isinstance(v, str) else v for v in stated[1:]),
        ]
        value = next((str(v).strip() for v in values if isinstance(v, str) and v.strip()), None)
        if value and (fact == "url") == value.startswith(
            ("http:", "https:")
        ):  # a link is not an author, a path not an address
            facts[fact] = value
    return facts


def _linked_data(page: html.HtmlElement) -> Iterator[dict[str, object]]:
    """Yield the metadata of each article described in JSON-LD."""
    for script in page.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        for item in graph if isinstance(graph, list) else ():
            if isinstance(item, dict) and "Article" in str(item.get("@type")):
                yield {
                    "title": item.get("headline"),
                    "date": item.get("datePublished"),
                    "author": _name(item.get("author")),
                    "source": _name(item.get("publisher")),
                }


def _name(value: object) -> object:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value.get("name") if isinstance(value, dict) else value
