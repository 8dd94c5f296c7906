"""One page as a parser sees it: its ids and links, what it loads, and faults that need no other file to be seen."""

from __future__ import annotations

from html.parser import HTMLParser

from khizana.export.checks.addresses import LINKED_SCHEMES, Address, is_inside
from khizana.export.checks.policy import policy_faults

_ADDRESSES = {
    "href", "src", "action", "formaction", "poster", "data", "background", "xlink:href", "ping", "longdesc", "cite", "manifest",
}  # fmt: skip
_LISTS = {"srcset", "imagesrcset"}  # of addresses, each with a size
_LINKS = {"a", "area", "blockquote", "q", "del", "ins"}  # whose addresses a reader may follow; all others are loaded
_UNFETCHED_RELATIONS = {"canonical", "alternate", "author", "license", "help", "search", "next", "prev"}  # of a <link>
_FORBIDDEN = {"base", "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "style"}
_MOVE = "move it to the style sheet or the script"


class HtmlPage(HTMLParser):
    """The ids, links and faults of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[Address] = []  # inside the site
        self.faults: list[tuple[int, str, str]] = []  # (line, message, fix)
        self.title = ""
        self._policies = 0
        self._in_title = self._has_title = self._has_charset = self._is_closed = False
        self.feed(text)
        self.close()
        self._whole(text)

    def _fault(self, message: str, fix: str, line: int | None = None) -> None:
        self.faults.append((self.getpos()[0] if line is None else line, message, fix))

    def _whole(self, text: str) -> None:
        """Note what is missing in the page as a whole."""
        if not text.strip():
            self._fault("an empty page", "run invoke build --full", 1)
            return
        if not self._is_closed:
            self._fault("the page is cut off: it has no </html>", "run invoke build --full")
        if not self._has_charset:
            self._fault("no <meta charset> in the first 1,024 bytes", "extend base.html", 1)
        if not self._policies:
            self._fault("no Content-Security-Policy", "extend base.html", 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag declares."""
        values: dict[str, str] = {}
        for name, value in attrs:
            values.setdefault(name, value or "")
        self._in_title = tag == "title" and not self._has_title
        if id_ := values.get("id"):
            if id_ in self.ids:
                self._fault(f"the id {id_!r} is there twice", "give each element an id of its own")
            self.ids.add(id_)
        if tag == "meta":
            self._meta(values)
        self._inline(tag, values)
        for name in sorted(_ADDRESSES & values.keys()):
            self._address(tag, name, values[name], values)
        for name in sorted(_LISTS & values.keys()):
            for candidate in values[name].split(","):
                self._address(tag, name, (candidate.split() or [""])[0], values)

    def handle_endtag(self, tag: str) -> None:
        """Note the end of the title and of the page."""
        if tag == "title" and self._in_title:
            self._in_title, self._has_title = False, True
        self._is_closed = self._is_closed or tag == "html"

    def handle_data(self, data: str) -> None:
        """Take the title."""
        if self._in_title:
            self.title += data

    def _meta(self, values: dict[str, str]) -> None:
        kind, content = values.get("http-equiv", "").strip().lower(), values.get("content", "")
        if kind == "content-security-policy":
            self._policies += 1
            for fault in policy_faults(content):
                self._fault(fault, "write the policy of the package's base.html")
        elif kind == "refresh":
            _, _, address = content.partition("=")
            self._address("meta", "refresh", address.strip().strip("'\""), values)
        charset = values.get("charset") or (content.partition("charset=")[2] if kind == "content-type" else "")
        if charset:
            self._has_charset = True
            if charset.strip().lower() not in ("utf-8", "utf8"):
                self._fault(f"the page says that it is in {charset}", "write <meta charset=utf-8>: it is in UTF-8")

    def _inline(self, tag: str, values: dict[str, str]) -> None:
        for name in values:
            if name in ("style", "srcdoc") or name.startswith("on"):
                self._fault(f"<{tag}> has a {name} attribute", _MOVE)
        is_script = tag == "script" and "src" not in values and values.get("type") != "application/ld+json"
        if is_script or tag == "style":
            self._fault(f"an inline <{tag}>", "move it to a file: the security policy forbids it")
        elif tag in _FORBIDDEN:
            self._fault(f"a <{tag}>", "remove it: a page of an archive needs none")

    def _address(self, tag: str, name: str, text: str, values: dict[str, str]) -> None:
        address = Address(text, self.getpos()[0])
        if (parts := address.parts) is None:
            self._fault(f"an address that cannot be read: {text}", "mend the address")
        elif is_inside(parts):
            self.links.append(address)
        elif name == "ping" or _loads(tag, name, values):
            if parts.scheme != "data" or tag not in ("img", "image", "link"):
                self._fault(f"<{tag}> loads {text}", "ship the file with the site")
        elif parts.scheme not in ("", *LINKED_SCHEMES) or not parts.scheme:
            self._fault(f"a link to {text}", "link by http, https, mailto or a relative path")


def _loads(tag: str, name: str, values: dict[str, str]) -> bool:
    """Say whether a browser fetches from the address *name* of a *tag*, or sends to it."""
    if tag in _LINKS:
        return name == "ping"
    relations = set(values.get("rel", "").lower().split())
    return tag != "link" or "stylesheet" in relations or not relations & _UNFETCHED_RELATIONS
