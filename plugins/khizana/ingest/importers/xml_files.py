"""Import XML by what its root element says it is: a WordPress export, an RSS or Atom feed, a TEI edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from khizana.errors import Problem
from khizana.ingest.importers.feed_dump import read_feed
from khizana.ingest.importers.safe_xml import local_name, parse_xml
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.importers.tei_edition import read_tei
from khizana.ingest.importers.wordpress_export import is_wordpress, read_wordpress
from khizana.ingest.source_record import Item, Refusal

_KNOWN = "export it as a WordPress export (WXR), RSS, Atom or TEI, or as a table or text"


def read_xml(source: SeedSource, data: bytes) -> Iterator[Item]:
    """Yield the records of an XML file. Raises KhizanaError if it is damaged or unsafe."""
    root = parse_xml(data, source.where)
    name = local_name(root)
    encoding = (root.getroottree().docinfo.encoding or "utf-8").lower()
    source = replace(source, encoding=encoding)
    if name == "rss" and is_wordpress(root):
        yield from read_wordpress(source, root)
    elif name in ("rss", "feed", "RDF"):
        yield from read_feed(source, root)
    elif name in ("TEI", "TEI.2", "teiCorpus"):
        yield from read_tei(source, root)
    else:
        yield Refusal(Problem(source.where, f"XML of a kind that is not read: its root element is {name}", _KNOWN))
