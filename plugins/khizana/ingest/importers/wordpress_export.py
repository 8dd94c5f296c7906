"""Import a WordPress export (WXR): its posts and pages, each an article. Drafts are withheld.

The comments of a post and the addresses of its attachments are set aside with it. Other items without a text, such as entries
of menus, are no articles: they are withheld, so that the report counts them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from khizana.ingest.importers.html_record import html_record
from khizana.ingest.importers.rich_text import ATTACHMENT, COMMENT
from khizana.ingest.importers.safe_xml import local_name, text_of
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.source_record import Item
from khizana.model import SetAside

# markup of the block editor around every paragraph: no comment that anyone wrote
_BLOCK_MARK = re.compile(r"<!-- {1,3}/?wp:[^<>]{0,4000}-->")
_NO_ARTICLES = ("attachment", "nav_menu_item", "revision", "custom_css", "wp_global_styles", "wp_navigation")
_SPAM = ("spam", "trash")
_LINE_END = re.compile(r"(?<=[^>\s])\n(?=[^<\s])")
_NEVER = "0000-00-00"


def is_wordpress(root: Any) -> bool:
    """Tell whether the RSS document *root* is a WordPress export."""
    return any("wordpress.org/export" in (uri or "") for uri in root.nsmap.values())


def read_wordpress(source: SeedSource, root: Any) -> Iterator[Item]:
    """Yield the record of each post and page of the export *root*."""
    channel = root.find("channel")
    items = [] if channel is None else channel.findall("item")
    site = _value(channel, "title")
    authors = {_value(a, "author_login"): _value(a, "author_display_name") for a in _children(channel, "author")}
    numbers = {_value(item, "post_id") for item in items}
    attached: dict[str, list[str]] = defaultdict(list)
    for item in items:
        if _value(item, "post_type") == "attachment":
            attached[_value(item, "post_parent")].append(_value(item, "attachment_url") or _value(item, "guid"))
    for item in items:
        kind = _value(item, "post_type") or "post"
        if kind == "attachment" and _value(item, "post_parent") in numbers:
            continue  # set aside with its post
        aside = [SetAside(1, address, ATTACHMENT) for address in attached[_value(item, "post_id")] if address]
        aside += (SetAside(1, comment, COMMENT) for comment in _comments(item))
        record = html_record(source, item.sourceline, _content(item), _values(item, site, authors), _name(item), aside)
        is_article = kind in ("post", "page") or (record.blocks and kind not in _NO_ARTICLES)
        yield record if is_article else replace(record, draft=record.draft or f"post_type: {kind}")


def _values(item: Any, site: str, authors: dict[str, str]) -> dict[str, object]:
    """Return the metadata of *item* under our names; other keys are kept as they are."""
    terms: dict[str, list[str]] = defaultdict(list)
    for term in item.findall("category"):
        terms[term.get("domain", "category")].append(text_of(term))
    categories = [name for name in terms["category"] if name.lower() not in ("uncategorized", "غير مصنف")]
    login = _value(item, "creator")
    date = _value(item, "post_date")
    return {
        "title": _value(item, "title"),
        "date": "" if date.startswith(_NEVER) else date,
        "author": authors.get(login) or login,
        "source": site,
        "url": _value(item, "link"),
        "category": categories[0] if categories else "",
        "tags": [*categories[1:], *terms["post_tag"]],
        "status": "private" if _value(item, "post_password") else _status(item),
        "excerpt": next((text_of(e) for e in item if e.tag.startswith("{") and "excerpt" in e.tag), ""),
    }


def _status(item: Any) -> str:
    status = _value(item, "status")
    return "" if status == "publish" else status


def _name(item: Any) -> str:
    """Return the id: the number that WordPress gave the post, which no editor changes, behind its kind."""
    number = _value(item, "post_id")
    return f"{_value(item, 'post_type') or 'post'}-{number}" if number else ""


def _comments(item: Any) -> Iterator[str]:
    for comment in _children(item, "comment"):
        if _value(comment, "comment_approved") not in _SPAM:
            author, text = _value(comment, "comment_author"), _value(comment, "comment_content")
            yield f"{author}: {text}" if author else text


def _content(item: Any) -> str:
    """Return the HTML of *item* as WordPress shows it: between two lines of text there is a break."""
    found = item.find("{http://purl.org/rss/1.0/modules/content/}encoded")
    text = "" if found is None else "".join(found.itertext()).strip()
    return _LINE_END.sub("<br>\n", _BLOCK_MARK.sub("", text))


def _children(element: Any, name: str) -> list[Any]:
    """Return the children of that *name* in any version of WordPress's namespace."""
    return [] if element is None else [child for child in element if local_name(child) == name]


def _value(element: Any, name: str) -> str:
    return next((text_of(child) for child in _children(element, name)), "")
