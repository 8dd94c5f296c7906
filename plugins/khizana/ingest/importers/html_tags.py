"""Cut HTML into tags and text, as forgiving as a browser: no nesting limit, linear in its length, no visible text lost.

Comments, declarations and elements that are never seen are left out; a tag that is never closed by `>` is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "head", "title", "iframe", "svg", "select", "button", "textarea")
)
_TAG = re.compile(r"<(/?)([A-Za-z][^\s<>/]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>="'<][^\s/>=]*)(\s*=\s*)?""")
_BARE_VALUE = re.compile(r"[^\s>]*")
_LONG_REFERENCE = re.compile(
    r"&#(?=[xX]?[0-9A-Fa-f]{9})"
)  # no character has such a number, and int() refuses the longest
_PAGE_NUMBER = re.compile(r"[0-9٠-٩۰-۹]+")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, or an end tag where `closes`; `at` is its offset."""

    name: str  # in lower case
    at: int
    closes: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """Text between tags, its character references decoded."""

    text: str
    at: int


def read_tags(html: str) -> Iterator[Tag | Text]:
    """Yield the tags and texts of *html* in order; elements of UNSEEN that are closed are passed over."""
    scanner = _Scanner(html)
    at = 0
    while at < len(html):
        sign = scanner.find("<", at)
        if sign > at:
            yield Text(decode_references(html[at:sign]), at)
        if sign == len(html):
            return
        tag, at = scanner.read(sign)
        if isinstance(tag, Tag) and tag.name in UNSEEN and not tag.closes:
            at = scanner.after_element(tag.name, at)
        elif tag:
            yield tag


def links_touch(one: Tag | Text | None, other: Tag | Text) -> bool:
    """Return whether *other* begins a link right where *one* ends a link; references to notes may touch."""
    if (
        not isinstance(one, Tag)
        or not isinstance(other, Tag)
        or other.closes
        or "#" in other.attributes.get("href", "")
    ):
        return False
    return one.closes and one.name == other.name == "a"


def is_page_break(tag: Tag) -> bool:
    """Return whether a page of a printed book begins at *tag*."""
    named = (tag.attributes.get("epub:type", ""), tag.attributes.get("role", ""))
    return "pagebreak" in named[0].split() or named[1] == "doc-pagebreak"


def page_label(tag: Tag) -> str:
    """Return the number, or what else is said, of the page that begins at *tag*."""
    stated = next((tag.attributes[key] for key in ("title", "aria-label") if tag.attributes.get(key)), "")
    number = _PAGE_NUMBER.search(stated or tag.attributes.get("id", ""))
    return number[0] if number else stated.strip() or "?"


def decode_references(text: str) -> str:
    """Return *text* with its character references decoded: `&laquo;`, `&#8220;`. Never raises."""
    return unescape(_LONG_REFERENCE.sub("&amp;#", text)) if "&" in text else text


class _Scanner:
    """Searches forward in a text and remembers what is not there any more, so that all searches together are linear."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._lower = html.lower() if len(html.lower()) == len(html) else html
        self._gone: set[str] = set()
        self._is_sound = True  # quotation marks in tags have had their pairs

    def find(self, sign: str, at: int, *, lower: bool = False) -> int:
        """Return the offset of *sign* from *at* on, the length of the text where it does not come again."""
        if sign in self._gone:
            return len(self._html)
        found = (self._lower if lower else self._html).find(sign, at)
        if found < 0:
            self._gone.add(sign)
        return found if found >= 0 else len(self._html)

    def read(self, at: int) -> tuple[Tag | Text | None, int]:
        """Return what begins with the `<` at *at*, None for a comment or declaration, and where it ends."""
        for sign, pair in (("<!--", "-->"), ("<!", ">"), ("<?", ">")):
            if self._html.startswith(sign, at):
                close = self.find(pair, at + len(sign))
                if close < len(self._html):
                    return None, close + len(pair)
        name = _TAG.match(self._html, at)
        if not name or self.find(">", name.end()) == len(self._html):
            return Text("<", at), at + 1
        attributes, end = self._attributes(name.end()) if self._is_sound else ({}, len(self._html))
        if end == len(self._html) and self._html[-1] != ">":
            self._is_sound, end = False, self.find(">", name.end()) + 1
        return Tag(name[2].lower(), at, bool(name[1]), attributes), end

    def after_element(self, name: str, at: int) -> int:
        """Return the offset after the end tag of the element *name* that is open at *at*; *at* if it is never closed."""
        close = self.find(f"</{name}", at, lower=True)
        return at if close == len(self._html) else min(self.find(">", close) + 1, len(self._html))

    def _attributes(self, at: int) -> tuple[dict[str, str], int]:
        """Return the attributes of the tag whose name ends at *at*, and the offset after its `>`, or the end of the text."""
        found: dict[str, str] = {}
        while at < len(self._html) and self._html[at] != ">":
            if not (name := _ATTRIBUTE.match(self._html, at)):
                at += 1
                continue
            at = name.end()
            if name[2]:
                value, at = self._value(at)
                found.setdefault(name[1].lower(), decode_references(value))
            else:
                found.setdefault(name[1].lower(), "")
        return found, min(at + 1, len(self._html))

    def _value(self, at: int) -> tuple[str, int]:
        quote = self._html[at : at + 1]
        if quote and quote in "\"'":
            close = self.find(quote, at + 1)
            if close < len(self._html):
                return self._html[at + 1 : close], close + 1
            return "", at + 1
        bare = _BARE_VALUE.match(self._html, at)
        return (bare[0], bare.end()) if bare else ("", at)
