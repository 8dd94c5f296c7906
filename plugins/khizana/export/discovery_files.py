"""Files by which programs find what a site has: a sitemap, robots.txt, a search description, JSON feeds, llms.txt.

In: addresses and titles. Out: the text of each file. Sitemaps, search descriptions and feeds speak from outside the site, so
they exist only where its address is known. No page has a date of change in the sitemap: the archive knows when a text was
published, not when its page last became another.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

MAX_SITEMAP_PAGES = 50_000  # sitemaps.org; more are several sitemaps under an index
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(address: str, pages: Sequence[str]) -> dict[str, str]:
    """Return the sitemap of *pages*, paths from the root of the site at *address*, as files by name.

    >>> sitemaps("https://example.org/a", ["index.html"])["sitemap.xml"].count("<loc>https://example.org/a/index.html</loc>")
    1
    """
    if len(pages) <= MAX_SITEMAP_PAGES:
        return {"sitemap.xml": _sitemap("urlset", "url", address, pages)}
    starts = range(0, len(pages), MAX_SITEMAP_PAGES)
    files = {
        f"sitemap-{number}.xml": _sitemap("urlset", "url", address, pages[start : start + MAX_SITEMAP_PAGES])
        for number, start in enumerate(starts, start=1)
    }
    return {"sitemap.xml": _sitemap("sitemapindex", "sitemap", address, files), **files}


def _sitemap(whole: str, each: str, address: str, paths: Iterable[str]) -> str:
    rows = "".join(f"<{each}><loc>{escape(f'{address}/{path}')}</loc></{each}>\n" for path in paths)
    return f'{_XML}<{whole} xmlns="{_SITEMAPS}">\n{rows}</{whole}>\n'


def robots(address: str) -> str:
    """Return robots.txt: everything may be read, and here is the list of it."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}/sitemap.xml\n"


def search_description(address: str, name: str, description: str, language: str) -> str:
    """Return the OpenSearch description by which a browser can search the site at *address* from its own box."""
    template = escape(f"{address}/search.html?q={{searchTerms}}", {'"': "&quot;"})
    return (
        f'{_XML}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(name[:16])}</ShortName>\n"
        f"<LongName>{escape(name[:48])}</LongName>\n"
        f"<Description>{escape((description or name)[:1024])}</Description>\n"
        f"<Language>{escape(language)}</Language>\n<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{template}"/>\n'
        "</OpenSearchDescription>\n"
    )


def json_feed(title: str, page: str, feed: str, language: str, items: Iterable[Mapping[str, Any]]) -> str:
    """Return a JSON Feed 1.1 of *items*: {url, title, date, author, summary}; *page* and *feed* are its own addresses."""
    rows = [
        {
            "id": item["url"],
            "url": item["url"],
            "title": item["title"],
            "content_text": item["summary"],
            "date_published": f"{item['date']}T00:00:00Z",
            "authors": [{"name": item["author"]}] if item["author"] else None,
            "language": "ar",
        }
        for item in items
    ]
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": page,
        "feed_url": feed,
        "language": language,
        "items": [{key: value for key, value in row.items() if value} for row in rows],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def llms_text(name: str, description: str, pages: Iterable[tuple[str, str]], data: Iterable[tuple[str, str]]) -> str:
    """Return llms.txt (llmstxt.org): what the archive is, its *pages* and its *data* as (title, path from the root).

    >>> print(llms_text("خزانة", "نصوص.", [("المقالات", "articles.html")], []), end="")
    # خزانة
    <BLANKLINE>
    > نصوص.
    <BLANKLINE>
    ## Pages
    <BLANKLINE>
    - [المقالات](articles.html)
    """
    parts = [f"# {_line(name)}", f"> {_line(description)}" if description else ""]
    for heading, rows in (("Pages", pages), ("Data", data)):
        listed = "\n".join(f"- [{_line(title)}]({path})" for title, path in rows)
        parts.append(f"## {heading}\n\n{listed}" if listed else "")
    return "\n\n".join(filter(None, parts)) + "\n"


def _line(text: str) -> str:
    """Return *text* on one line, fit for a link's words."""
    return " ".join(text.split()).replace("[", "(").replace("]", ")")
