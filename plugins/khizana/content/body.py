"""The body of a content file: convert blocks to Markdown and back.

render_body() writes canonical Markdown: a line a block, `## ` before a heading, `- ` before a list item, a backslash before
whatever Markdown would take as markup. read_body() parses that form directly, because an archive has a hundred thousand of
them; any other body, written by an editor, goes through Python-Markdown, with raw HTML escaped. Both give the same blocks for
a canonical body (a property test checks it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from html.entities import html5
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from khizana.model import Block, BlockKind

if TYPE_CHECKING:
    from re import Match

_HEADING = "## "
_ITEM = "- "
_SIGNS = re.compile(r"[\\`*_\[\]<&]")
_NUMBER = re.compile(r"[0-9٠-٩۰-۹]{1,9}(?=[.)](?:\s|$))")
# What Markdown, or an editor's program, would change on the way: controls, line and paragraph separators, tabs.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!<&")
_PIECE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!<&])|&#([0-9]{1,7});")
_MARKUP = re.compile(r"[`*_\[\]<&\t\r\x02\x03]")  # what is left of these once the pieces are gone is an editor's
_BLOCK_SIGN = re.compile(r"[#>+-]|\s|[0-9٠-٩۰-۹]{1,9}[.)](?:\s|$)")
_LINK_SCHEMES = frozenset({"", "http", "https", "mailto"})
# Python-Markdown's time grows with the square of what it is given: longer lines are taken as plain text, longer texts in parts.
_MAX_LINE_LENGTH = 20_000
_MAX_PART_LENGTH = 50_000
_MAX_BRACKETS = 1_000  # of a part; with more, they are not parsed as links


def render_body(blocks: Iterable[Block]) -> str:
    """Return the canonical Markdown of *blocks*, which read_body() parses back to the same blocks.

    Raises ValueError for a block without text, or with the html that only an editor's Markdown makes.
    """
    parts: list[str] = []
    before: BlockKind | None = None
    for block in blocks:
        if not block.text or block.html is not None:
            raise ValueError(f"no canonical Markdown for {block!r}")
        if parts:
            parts.append("\n" if block.kind == before == "list_item" else "\n\n")
        parts.append(_render_block(block))
        before = block.kind
    return "".join(parts) + "\n" if parts else ""


def read_body(text: str) -> tuple[Block, ...]:
    """Return the blocks of the Markdown *text*."""
    blocks = _read_canonical(text)
    return tuple(_read_markdown(text)) if blocks is None else blocks


def _render_block(block: Block) -> str:
    text = _SIGNS.sub(r"\\\g<0>", block.text)
    if block.kind == "heading":
        text = text.replace("#", "\\#")  # a closing row of # is part of the sign
        sign = _HEADING
    else:
        sign = _ITEM if block.kind == "list_item" else ""
        text = _escape_start(text)
    text = _UNSAFE.sub(_numeric, text)
    if text[0].isspace():
        text = _numeric(text[0]) + text[1:]
    if text[-1].isspace():
        text = text[:-1] + _numeric(text[-1])
    return sign + text


def _escape_start(text: str) -> str:
    number = _NUMBER.match(text)
    at = number.end() if number else 0
    return f"{text[:at]}\\{text[at:]}" if number or text[0] in "#>+-" else text


def _numeric(character: str | Match[str]) -> str:
    return f"&#{ord(character if isinstance(character, str) else character.group())};"


def _read_canonical(text: str) -> tuple[Block, ...] | None:
    """Return the blocks of a canonical body, None when *text* is not one."""
    escaped = "\\" in text or "&" in text
    rest = _PIECE.sub("", text) if escaped else text
    if _MARKUP.search(rest):
        return None
    blocks: list[Block] = []
    for part in text.strip("\n").split("\n\n"):
        if part.startswith(_HEADING):
            kind: BlockKind = "heading"
            lines = [part[len(_HEADING) :]]
        elif part.startswith(_ITEM):
            kind = "list_item"
            if not all(line.startswith(_ITEM) for line in part.split("\n")):
                return None
            lines = [line[len(_ITEM) :] for line in part.split("\n")]
        else:
            kind = "paragraph"
            lines = [part]
        for line in lines:
            if not _is_canonical(kind, line):
                return None if text.strip() else ()
            blocks.append(Block(kind, _PIECE.sub(_plain, line) if escaped else line))
    return tuple(blocks)


def _is_canonical(kind: BlockKind, line: str) -> bool:
    if not line or "\n" in line or line[0].isspace() or line[-1].isspace():
        return False
    return "#" not in _PIECE.sub("", line) if kind == "heading" else not _BLOCK_SIGN.match(line)


def _plain(piece: Match[str]) -> str:
    return piece[1] or _character(int(piece[2])) or piece[0]


def _character(number: int) -> str:
    """Return the character of a numeric reference, "" where there is none: surrogates are no characters."""
    return chr(number) if number < 0xD800 or 0xDFFF < number <= 0x10FFFF else ""


class _CharacterReference(InlineProcessor):
    """`&#8203;` and `&nbsp;`, which Python-Markdown would carry through as raw HTML."""

    def handleMatch(self, m: Match[str], data: str) -> tuple[str | None, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        characters = _character(int(m[1])) if m[1] else html5.get(m[2] + ";", "")
        if not characters:
            return None, m.start(), m.end()
        return "".join(f"{STX}{ord(c)}{ETX}" for c in characters), m.start(), m.end()


class _KeepNumbers(Preprocessor):
    """Make a list item of each numbered line with its number as typed, which Markdown would renumber."""

    def run(self, lines: list[str]) -> list[str]:
        return [re.sub(r"^( {0,3})([0-9٠-٩۰-۹]{1,9})([.)])(?=\s)", r"\1- \2\\\3", line) for line in lines]


def _markdown() -> markdown.Markdown:
    md = markdown.Markdown()
    md.ESCAPED_CHARS = sorted(_ESCAPABLE)
    md.preprocessors.deregister("html_block")
    md.preprocessors.register(_KeepNumbers(md), "keep_numbers", 10)
    md.parser.blockprocessors.deregister("olist")
    for name in ("html", "entity", "automail"):
        md.inlinePatterns.deregister(name)
    md.inlinePatterns.register(
        _CharacterReference(r"&(?:#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));", md), "reference_char", 80
    )
    return md


def _read_markdown(text: str) -> Iterator[Block]:
    """Yield the blocks of any Markdown."""
    lines: list[str] = []
    length = 0
    for line in text.split("\n"):
        if len(line) > _MAX_LINE_LENGTH:
            yield from _parse(lines)
            yield from _plain_blocks([line])
            lines, length = [], 0
            continue
        lines.append(line)
        length += len(line) + 1
        if length > _MAX_PART_LENGTH and not line.strip():
            yield from _parse(lines)
            lines, length = [], 0
    yield from _parse(lines)


def _plain_blocks(lines: list[str]) -> Iterator[Block]:
    """Yield each of *lines* as a paragraph of plain text."""
    for line in lines:
        if line.strip():
            yield Block("paragraph", _PIECE.sub(_plain, line.strip()))


def _parse(lines: list[str]) -> list[Block]:
    """Return the blocks of *lines* by Python-Markdown; plain text if they nest too deep for it."""
    if sum(line.count("[") for line in lines) > _MAX_BRACKETS:
        lines = [re.sub(r"\\.|\[", lambda sign: sign[0] if len(sign[0]) > 1 else "\\[", line) for line in lines]
    try:
        return list(_parse_markdown(lines))
    except RecursionError:
        return list(_plain_blocks(lines))


def _parse_markdown(lines: list[str]) -> Iterator[Block]:
    md = _markdown()
    for preprocessor in md.preprocessors:
        lines = preprocessor.run(lines)
    root = Element("div")
    md.parser.parseChunk(root, "\n".join(lines))
    md.treeprocessors["inline"].run(root)
    for element in root.iter():
        _trim(element)
        element.text = (element.text or "").replace("\n", " ")
        element.tail = (element.tail or "").replace("\n", " ")
    md.treeprocessors["unescape"].run(root)  # only now: white space an editor wrote as a reference is meant
    yield from _blocks(root, "paragraph")


_CONTAINERS = frozenset({"div", "ul", "blockquote"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCK_TAGS = _CONTAINERS | _HEADINGS | {"p", "li", "pre", "hr"}


def _trim(element: Element) -> None:
    """Drop the white space between blocks and at the ends of each."""
    if element.tag not in _BLOCK_TAGS:
        return
    starts_with_text = len(element) and element[0].tag not in _BLOCK_TAGS
    element.text = (element.text or "").lstrip(" \n") if starts_with_text else (element.text or "").strip(" \n")
    for child, following in zip(element, [*element[1:], None], strict=False):
        if child.tag in _BLOCK_TAGS:
            child.tail = (child.tail or "").strip(" \n")
        elif following is None or following.tag in _BLOCK_TAGS:
            child.tail = (child.tail or "").rstrip(" \n")
        if element.tag == "pre":
            child.text = (child.text or "").strip("\n")


def _blocks(element: Element, kind: BlockKind) -> Iterator[Block]:
    """Yield the blocks inside *element*; the text that stands directly in it is a block of this *kind*."""
    loose = Element("p")
    loose.text = element.text
    for child in element:
        if child.tag in _BLOCK_TAGS:
            yield from _block(loose, kind)
            loose = Element("p")
            loose.text = child.tail
            if child.tag in _CONTAINERS:
                yield from _blocks(child, kind)
            elif child.tag == "li":
                yield from _blocks(child, "list_item")
            elif child.tag != "hr":
                yield from _block(child, "heading" if child.tag in _HEADINGS else kind)
        else:
            loose.append(child)
    yield from _block(loose, kind)


def _block(element: Element, kind: BlockKind) -> Iterator[Block]:
    markup = _inline(element)
    text = unescape(re.sub(r"<[^>]*>", "", markup))
    if text:
        yield Block(kind, text, markup if "<" in markup else None)


def _inline(element: Element) -> str:
    """Return the inline HTML of what is in *element*: em, strong, code, br and links; of anything else the text."""
    parts = [_escape(element.text, element)]
    for child in element:
        inside = _inline(child)
        if child.tag in {"em", "strong", "code"}:
            inside = f"<{child.tag}>{inside}</{child.tag}>"
        elif child.tag == "a" and _is_safe(child.get("href", "")):
            inside = f'<a href="{escape(child.get("href", ""))}">{inside}</a>'
        elif child.tag == "br":
            inside = "<br> "
        elif child.tag == "img":
            inside = escape(child.get("alt", ""), quote=False)
        parts += inside, _escape(child.tail, element)
    return "".join(parts)


def _escape(text: str | None, element: Element) -> str:
    if text and element.tag == "code":
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")  # Python-Markdown escaped it
    return escape(text or "", quote=False)


def _is_safe(url: str) -> bool:
    try:
        # browsers drop white space and controls before they look for the scheme
        return urlsplit(re.sub(r"[\x00-\x20\x7f-\x9f]", "", url)).scheme.lower() in _LINK_SCHEMES
    except ValueError:
        return False
