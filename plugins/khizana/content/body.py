"""The body of a content file: convert blocks to Markdown and back.

render_body() writes canonical Markdown: blocks apart by blank lines, a backslash before whatever Markdown would take as markup,
and by kind:
  heading `## `, deeper ones with more signs · list_item `- `, four spaces a level · quote `> ` a level
  verse   `hemistich *** hemistich`, a line each, a blank line between stanzas; a line of one hemistich ends in ` ***`
  table_row `| cell | cell |`, below column names a row of `---` · code fenced · image `![caption](address)`
  note    `[^1]: text`, referred to by `[^1]` · a page begins at `[ص: 23]`
read_body() parses the commonest of these directly, because an archive has a hundred thousand of them; any other body, written
by an editor, goes through Python-Markdown. Both give the same blocks for a canonical body (a property test checks it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from itertools import groupby, pairwise
from re import Match

from khizana.content.cells import join_cells, split_cells
from khizana.content.markdown_reader import read_inline, read_markdown
from khizana.content.signs import MAX_NESTING, read_line, split_verse, without_pieces, write_point
from khizana.model import Block, BlockKind, Point

_HEADING = re.compile(r"(#{2,6}) ")
_ITEM = re.compile(r"((?:    ){0,8})- ")
_QUOTE = re.compile(r"((?:> ){1,9})")
_NOTE = re.compile(r"\[\^([^\[\]\\`<&\s]{1,20})\]: ")
_SIGNS = re.compile(r"[\\`*_\[\]<&]")
_HEADING_SIGNS = re.compile(r"[\\`*_\[\]<&#]")  # a closing row of # is part of the sign
_NUMBER = re.compile(r"[0-9٠-٩۰-۹]{1,9}(?=[.)](?:\s|$))")
# What Markdown, or an editor's program, would change on the way: controls, line and paragraph separators, tabs.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_MARKUP = re.compile(r"[`*_\[\]<&\t\r\x02\x03]")  # what is left of these once the pieces are gone is an editor's
_BLOCK_SIGN = re.compile(r"[#>+-]|~~~|\s|[0-9٠-٩۰-۹]{1,9}[.)](?:\s|$)")
_VERSE_SIGN = " ***"
_RULE_CELL = re.compile(r"[\s:-]*")
_ADDRESS = re.compile(r"[^\s()<>\\]*")
_TAG = re.compile(r"<[^<>]*>|[^<]+")
_MARKDOWN_TAGS = {"<em>": "*", "</em>": "*", "<strong>": "**", "</strong>": "**", "<br>": "<br>"}
_MAY_BE_EMPTY = frozenset({"image"})


def render_body(blocks: Iterable[Block]) -> str:
    """Return the canonical Markdown of *blocks*, which read_body() parses back to the same blocks.

    Inline HTML that Markdown cannot say is dropped, never its text. Levels of lists and quotes that nothing leads up to are
    lowered. Raises ValueError for a block without text.
    """
    parts: list[str] = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        group = list(run)
        for block in group:
            if not block.text and block.kind not in _MAY_BE_EMPTY:
                raise ValueError(f"no canonical Markdown for {block!r}")
        if kind == "list_item":
            parts.append("\n".join(_items(group)))
        elif kind == "verse":
            parts.append("\n".join(_stanzas(group)))
        elif kind == "table_row":
            parts.append("\n".join(_rows(group)))
        elif kind == "code":
            parts += _listings(group)
        else:
            parts += map(_render_block, group)
    return "\n\n".join(parts) + "\n" if parts else ""


def read_body(text: str) -> tuple[Block, ...]:
    """Return the blocks of the Markdown *text*."""
    blocks = _read_canonical(text)
    return tuple(read_markdown(text)) if blocks is None else blocks


# write


def _render_block(block: Block) -> str:
    if block.kind == "heading":
        return "#" * min(2 + block.level, 6) + " " + _line(block)
    if block.kind == "quote":
        return "> " * (1 + min(block.level, MAX_NESTING)) + _line(block)
    if block.kind == "note":
        return f"{write_point(Point('reference', 0, block.label or ''))}: {_line(block)}"
    if block.kind == "image":
        address = block.label or ""
        if not _ADDRESS.fullmatch(address):
            address = "<" + re.sub(r"[<>\s]", _percent, address) + ">"
        return f"![{_line(block) if block.text else ''}]({address})"
    return _line(block)


def _percent(sign: Match[str]) -> str:
    return sign[0] if sign[0] == " " else "".join(f"%{byte:02X}" for byte in sign[0].encode())


def _items(blocks: Sequence[Block]) -> Iterable[str]:
    level = -1
    for block in blocks:
        level = min(block.level, level + 1, MAX_NESTING)
        yield "    " * level + "- " + _line(block)


def _stanzas(blocks: Sequence[Block]) -> Iterable[str]:
    for number, block in enumerate(blocks):
        if number and block.level:
            yield ""
        halves = split_cells(block)
        first, *rest = [_line(half) if half.text else "" for half in halves]
        yield "".join((first, *(f"{_VERSE_SIGN} {half}" for half in rest))) if rest else first + _VERSE_SIGN


def _rows(blocks: Sequence[Block]) -> Iterable[str]:
    for number, block in enumerate(blocks):
        cells = split_cells(block)
        rule = "| " + " | ".join("---" for _ in cells) + " |"
        if block.level and number:
            yield ""
        if not block.level and not number:
            yield rule
        yield "| " + " | ".join(_table_cell(cell) for cell in cells) + " |"
        if block.level:
            yield rule


def _table_cell(cell: Block) -> str:
    text = _line(cell).replace("|", "\\|") if cell.text else ""
    return _numeric(text[0]) + text[1:] if text and _RULE_CELL.fullmatch(text) else text


def _listings(blocks: Sequence[Block]) -> Iterable[str]:
    """Yield each listing between two fences."""
    listing: list[str] = []
    for number, block in enumerate(blocks):
        if not number or block.label is not None:
            if listing:
                yield _fenced(listing)
            listing = [block.label or ""]
        listing += [""] * block.level
        listing.append(block.text)
    yield _fenced(listing)


def _fenced(listing: Sequence[str]) -> str:
    language, *lines = listing
    longest = max(len(run) for line in lines for run in re.findall("`*", line))
    fence = "`" * max(3, longest + 1)
    return "\n".join((fence + language, *lines, fence))


def _line(block: Block) -> str:
    """Return the text of *block* on one line, with its inline HTML as Markdown where that reads back the same."""
    if block.html is not None:
        line = _marked(block)
        read = read_inline(line)
        if (read.text, read.html, read.points) == (block.text, block.html, block.points):
            return line
    ends = [0, *(point.at for point in block.points), len(block.text)]
    pieces = [_escape(block.text[start:end], block.kind) for start, end in pairwise(ends)]
    pieces[0] = _escape_start(pieces[0], block.kind)
    signs = ["", *map(write_point, block.points)]
    # after a sign, a colon would make it the head of a note
    line = "".join(
        sign + (re.sub("^:", "&#58;", piece) if sign else piece) for sign, piece in zip(signs, pieces, strict=True)
    )
    return _escape_ends(line)


def _escape(text: str, kind: BlockKind) -> str:
    signs = _HEADING_SIGNS if kind == "heading" else _SIGNS
    return _UNSAFE.sub(_numeric, signs.sub(r"\\\g<0>", text))


def _escape_start(text: str, kind: BlockKind) -> str:
    if kind == "heading":
        return text
    if text.startswith("~~~"):
        return _numeric(text[0]) + text[1:]
    number = _NUMBER.match(text)
    at = number.end() if number else 0
    return f"{text[:at]}\\{text[at:]}" if number or text[:1] in ("#", ">", "+", "-") else text


def _escape_ends(line: str) -> str:
    """Return *line* with white space at its ends as references, for the ends of a line are trimmed."""
    if line[0].isspace():
        line = _numeric(line[0]) + line[1:]
    return line[:-1] + _numeric(line[-1]) if line[-1].isspace() else line


def _numeric(character: str | Match[str]) -> str:
    return f"&#{ord(character if isinstance(character, str) else character.group())};"


def _marked(block: Block) -> str:
    """Return *block* as Markdown with emphasis, code and links."""
    parts: list[str] = []
    points = [*block.points]
    at = 0
    href, in_code = "", False
    for piece in _TAG.findall(block.html or ""):
        if not piece.startswith("<"):
            text = unescape(piece)
            while points and points[0].at <= at + len(text):
                point = points.pop(0)
                parts += _escape(text[: point.at - at], block.kind), write_point(point)
                text, at = text[point.at - at :], point.at
            parts.append(text if in_code else _escape(text, block.kind))
            at += len(text)
        elif piece in ("<code>", "</code>"):
            parts.append("`")
            in_code = piece == "<code>"
        elif piece.startswith("<a "):
            href = unescape(piece[len('<a href="') : -len('">')])
            parts.append("[")
        elif piece == "</a>":
            parts.append(f"](<{href}>)" if re.search(r"[()\s]", href) else f"]({href})")
        else:
            parts.append(_MARKDOWN_TAGS[piece])
    return _escape_start("".join(parts), block.kind)


# read


def _read_canonical(text: str) -> tuple[Block, ...] | None:
    """Return the blocks of a canonical body, None when *text* is not one or has parts that only read_markdown() reads."""
    if _MARKUP.search(without_pieces(text).replace(_VERSE_SIGN, "")):
        return None
    blocks: list[Block] = []
    for part in text.strip("\n").split("\n\n"):
        read = _read_part(part)
        if read is None:
            return None if text.strip() else ()
        blocks += read
    return tuple(blocks)


def _read_part(part: str) -> Sequence[Block] | None:
    """Return the blocks of a *part* between blank lines, None if it is not canonical."""
    lines = part.split("\n")
    if _VERSE_SIGN in part:
        return _read_stanza(lines)
    if _ITEM.match(part):
        return _read_items(lines)
    if len(lines) > 1:
        return None
    if heading := _HEADING.match(part):
        return _read_block("heading", part[heading.end() :], len(heading[1]) - 2)
    if quote := _QUOTE.match(part):
        return _read_block("quote", part[quote.end() :], quote.end() // 2 - 1)
    if note := _NOTE.match(part):
        return _read_block("note", part[note.end() :], label=note[1])
    return _read_block("paragraph", part)


def _read_block(kind: BlockKind, line: str, level: int = 0, label: str | None = None) -> list[Block] | None:
    if not _is_canonical(kind, line):
        return None
    text, points = read_line(line)
    if not text:
        return None  # nothing but a point, which belongs to the next block
    return [Block(kind, text, None, level, label, points)]


def _is_canonical(kind: BlockKind, line: str) -> bool:
    if not line or line[0].isspace() or line[-1].isspace():
        return False
    return "#" not in without_pieces(line) if kind == "heading" else not _BLOCK_SIGN.match(line)


def _read_items(lines: Sequence[str]) -> list[Block] | None:
    blocks: list[Block] = []
    before = -1
    for line in lines:
        item = _ITEM.match(line)
        level = len(item[1]) // 4 if item else 0
        if not item or level > before + 1 or not (read := _read_block("list_item", line[item.end() :], level)):
            return None
        blocks += read
        before = level
    return blocks


def _read_stanza(lines: Sequence[str]) -> list[Block] | None:
    blocks: list[Block] = []
    for number, line in enumerate(lines):
        halves = split_verse(line)
        cells = [_read_block("paragraph", half) if half else [Block("paragraph", "")] for half in halves]
        if len(halves) < 2 or not any(halves) or not all(cells):
            return None
        blocks.append(join_cells("verse", [cell[0] for cell in cells if cell], int(not number)))
    return blocks
