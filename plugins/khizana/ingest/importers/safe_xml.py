"""Parse XML that anyone may have written: no entity is expanded, nothing outside the file is read, depth is bounded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from khizana.errors import KhizanaError, Problem

_UNDAMAGED = "export it again from the program it was made with"


@dataclass(frozen=True, slots=True)
class Tags:
    """What stands before and after the content of an element in HTML; the content is left out unless it is `inside`."""

    start: str = ""
    end: str = ""
    inside: bool = True


NOTHING = Tags(inside=False)


def parse_xml(data: bytes, where: str) -> Any:
    """Return the root element of *data*. Raises KhizanaError, which names *where*, if it is damaged or unsafe."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = f"this is not well-formed XML: {_said(error)}"
        line = getattr(error, "lineno", None)
        raise KhizanaError(Problem(where, message, _UNDAMAGED, line)) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        message = "the file declares entities of its own, which could name other files or grow without end"
        raise KhizanaError(Problem(where, message, "remove its DOCTYPE, with the entities written out"))
    return root


def local_name(element: Any) -> str:
    """Return the name of *element* without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Any) -> str:
    """Return the text in *element*, None included, on one line."""
    return "" if element is None else " ".join("".join(element.itertext(with_tail=False)).split())


def to_html(root: Any, tags_of: Callable[[Any], Tags]) -> str:
    """Return the content of *root* as HTML, with what *tags_of*(element) gives around the content of each element."""
    parts: list[str] = [_escaped(root.text)]
    ends: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walk:
        if element is root:
            continue
        if event == "comment":
            parts.append(_escaped(element.tail))
        elif event == "start":
            tags = tags_of(element)
            parts.append(tags.start)
            ends.append(tags.end)
            if tags.inside:
                parts.append(_escaped(element.text))
            else:
                walk.skip_subtree()
        else:
            parts += (ends.pop(), _escaped(element.tail))
    return "".join(parts)


def _escaped(text: str | None) -> str:
    return escape(text or "", quote=False)


def _said(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]
