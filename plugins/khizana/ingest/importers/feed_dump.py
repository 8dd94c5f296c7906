"""Import stored feeds: RSS 0.9 to 2.0 and Atom. Each entry is an article, with the longest text that the feed gives of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from khizana.ingest.importers.html_record import html_record
from khizana.ingest.importers.safe_xml import local_name, text_of
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.source_record import SourceRecord

_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")
_ID_DIGITS = 12  # hexadecimal digits of the hash of an entry's address


def read_feed(source: SeedSource, root: Any) -> Iterator[SourceRecord]:
    """Yield the record of each entry of the feed *root*, named after its address."""
    feed = next((child for child in root if local_name(child) == "channel"), root)
    title = _value(feed, "title")
    for entry in root.iter("{*}item", "{*}entry"):
        url = _link(entry)
        text, *shorter = sorted((_markup(e) for e in entry if local_name(e) in _TEXTS), key=len, reverse=True) or [""]
        terms = [child.get("term") or text_of(child) for child in entry if local_name(child) in ("category", "subject")]
        values: dict[str, object] = {
            "title": _value(entry, "title"),
            "date": next(filter(None, (_value(entry, name) for name in _DATES)), ""),
            "author": _author(entry) or _author(feed),
            "source": title,
            "url": url,
            "category": terms[0] if terms else "",
            "tags": terms[1:],
            "summary": [summary for summary in shorter if summary not in text],
        }
        key = _value(entry, "guid") or _value(entry, "id") or url or text
        name = f"{source.stem}-{hashlib.sha256(key.encode()).hexdigest()[:_ID_DIGITS]}"
        yield html_record(source, entry.sourceline, text, values, name)


def _markup(element: Any) -> str:
    """Return the HTML in *element*, written as escaped text, as CDATA or as elements."""
    from lxml import etree  # type: ignore[import-untyped]

    if len(element):
        return "".join((element.text or "", *(etree.tostring(child, encoding="unicode") for child in element)))
    return (element.text or "").strip()


def _link(entry: Any) -> str:
    """Return the address of *entry*: its link element, or a guid that is an address."""
    links = [child for child in entry if local_name(child) == "link"]
    stated = [link.get("href") or text_of(link) for link in links if link.get("rel", "alternate") == "alternate"]
    guid = _value(entry, "guid")
    return next(filter(None, stated), guid if guid.startswith("http") else "")


def _author(element: Any) -> str:
    """Return the name of the author; an e-mail address is none, but the name behind it in parentheses is."""
    for child in element:
        if local_name(child) in ("author", "creator"):
            name = next((text_of(part) for part in child if local_name(part) == "name"), text_of(child))
            before, _, behind = name.partition("(")
            return behind.rstrip(") ") if "@" in before else name
    return ""


def _value(element: Any, name: str) -> str:
    return next((text_of(child) for child in element if local_name(child) == name), "")
