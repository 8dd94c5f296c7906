"""Assemble the inline HTML of a block: em, strong, code, br and safe links around text whose white space is collapsed."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlsplit

from khizana.model import Block, BlockKind, Point, PointKind

_LINK_SCHEMES = frozenset({"", "http", "https", "mailto"})
_WORDS = re.compile(r"\s+|\S+")


def is_safe(url: str) -> bool:
    """Tell whether *url* may be the address of a link: http, https, mailto or relative."""
    try:
        # browsers drop white space and controls before they look for the scheme
        return urlsplit(re.sub(r"[\x00-\x20\x7f-\x9f]", "", url)).scheme.lower() in _LINK_SCHEMES
    except ValueError:
        return False


class Inline:
    """A block in the making. White space never ends up at its ends, nor just inside a tag; empty tags vanish."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._html: list[str] = []
        self._space = ""  # what goes before the next letter: "", " " or "<br> "
        self._open: list[tuple[str, str]] = []  # (name, start tag), outermost first
        self._written = 0  # how many of them are in the html already
        self._points: list[Point] = []
        self._pages: list[str] = []  # labels of points that stand before the next letter

    @property
    def length(self) -> int:
        """The letters so far."""
        return self._length

    @property
    def ends_in_break(self) -> bool:
        """Whether a line break is the last thing added."""
        return self._space.startswith("<br>")

    def add(self, text: str) -> None:
        """Add *text*; each stretch of white space in it is one space."""
        for piece in _WORDS.findall(text):
            if piece[0].isspace():
                self._space = self._space or " "
            else:
                self._add_word(piece)

    def _add_word(self, word: str) -> None:
        if self._length and self._space:
            self._html.append(self._space)
            self._texts.append(" ")
            self._length += 1
        self._space = ""
        self._points += (Point("page", self._length, label) for label in self._pages)
        self._pages.clear()
        self._html += (tag for _, tag in self._open[self._written :])
        self._written = len(self._open)
        self._html.append(escape(word, quote=False))
        self._texts.append(word)
        self._length += len(word)

    def open(self, name: str, href: str | None = None) -> None:
        """Open a tag: em, strong, code, or a with its *href*."""
        if name not in (opened for opened, _ in self._open):
            tag = f"<{name}>" if href is None else f'<{name} href="{escape(href)}">'
            self._open.append((name, tag))

    def close(self, name: str) -> None:
        """Close the tag *name*, with those inside it."""
        names = [opened for opened, _ in self._open]
        if name in names:
            at = names.index(name)
            self._html += (f"</{inner}>" for inner in reversed(names[at : self._written]))
            self._written = min(self._written, at)
            del self._open[at:]

    def add_break(self) -> None:
        """Add a line break; in the text it is a space."""
        self._space = "<br> "

    def add_point(self, kind: PointKind, label: str) -> None:
        """Add the mark of a note after the last word, or the start of a page before the next."""
        if kind == "page":
            self._pages.append(label)
        else:
            self._points.append(Point(kind, self._length, label))

    def block(self, kind: BlockKind, level: int = 0, label: str | None = None) -> Block:
        """Return the block; its text is empty if no letter was added."""
        for name, _ in reversed(self._open):
            self.close(name)
        pages = [Point("page", self._length, page) for page in self._pages]
        html = "".join(self._html)
        points = (*self._points, *pages)
        return Block(kind, "".join(self._texts), html if "<" in html else None, level, label, points)
