"""An Atom feed of the articles that name an entity (RFC 4287).

A feed is read outside the site, so its addresses are absolute, and each entry needs a time: there is a feed only where the
address of the site is set, with the articles whose day of publication is known, at midnight UTC of that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from khizana.pages.views import ArticleCard

MAX_ENTRIES = 50  # entries, the newest
_DAY = len("2015-07-03")
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def entries(cards: Iterable[ArticleCard]) -> list[ArticleCard]:
    """Return those of *cards*, newest first, that belong in a feed."""
    return [card for card in cards if len(card["date"] or "") == _DAY][:MAX_ENTRIES]


def render(
    address: str, page: str, site: str, title: str, language: str, rows: Sequence[tuple[ArticleCard, Sequence[str]]]
) -> str:
    """Return the feed of the page at *address*/*page*: its articles with the sentences that name the entity.

    *address* is the site's, without a slash at the end; *rows* are not empty, newest first. The page is the id of the feed too.
    """
    url = f"{address}/{page}"
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language)}>',
        f"<id>{_text(url)}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{_time(rows[0][0])}</updated>",
        f"<author><name>{_text(site)}</name></author>",
        f"<link href={quoteattr(url)}/>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(url.removesuffix(".html") + ".atom")}/>',
    ]
    return "\n".join([*head, *(_entry(address, card, sentences) for card, sentences in rows), "</feed>", ""])


def _entry(address: str, card: ArticleCard, sentences: Sequence[str]) -> str:
    url = f"{address}/{card['url']}"
    source = f"<author><name>{_text(card['source'])}</name></author>" if card["source"] else ""
    return (
        f"<entry><id>{_text(url)}</id><title>{_text(card['title'])}</title>{source}<updated>{_time(card)}</updated>"
        f"<link href={quoteattr(url)}/><summary>{_text(chr(10).join(sentences))}</summary></entry>"
    )


def _time(card: ArticleCard) -> str:
    return f"{card['date']}T00:00:00Z"


def _text(text: str) -> str:
    """Escape *text*, without the characters that XML 1.0 forbids."""
    return escape(_NOT_XML.sub("", text))
