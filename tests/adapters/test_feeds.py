"""Feeds by Pelican's writer: whole, absolute, dated by the articles and never by the clock."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ADDRESS = "https://example.org/archive"
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOSCOW = "entities/moscow.html"
FEEDS = {"feeds/all.atom.xml": "index.html", MOSCOW.replace(".html", ".atom"): MOSCOW}
each_feed = pytest.mark.parametrize(("path", "page"), FEEDS.items())


def read(site: Path, path: str) -> ET.Element:
    return ET.parse(site / path).getroot()  # noqa: S314  # made by the test


@each_feed
def test_feed_says_what_it_is(shared_site: Path, path: str, page: str) -> None:
    feed = read(shared_site, path)
    assert feed.get(LANG) == "ar"
    assert feed.findtext(f"{ATOM}id") == f"{ADDRESS}/{path}"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "خِزانة"
    assert feed.findtext(f"{ATOM}updated") == "2016-01-02T00:00:00+00:00"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"alternate": f"{ADDRESS}/{page}", "self": f"{ADDRESS}/{path}"}
    assert (shared_site / page).is_file()


@each_feed
def test_entries_are_the_newest_articles_of_a_known_day(shared_site: Path, path: str, page: str) -> None:
    entries = read(shared_site, path).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["قمة في موسكو", "«أ» & <ب>"]
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        "2016-01-02T00:00:00+00:00",
        "2015-07-03T00:00:00+00:00",
    ]
    assert [entry.findtext(f"{ATOM}author/{ATOM}name") for entry in entries] == ["صحيفة <الخليج>", "بسنت الفرماوي"]
    urls = [link.get("href") for entry in entries for link in entry.findall(f"{ATOM}link")]
    assert urls == [f"{ADDRESS}/articles/{id_}.html" for id_ in ("newest", "dated")]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert ids == ["tag:example.org,2016-01-02:/archive/articles/newest.html",
                   "tag:example.org,2015-07-03:/archive/articles/dated.html"]  # fmt: skip


def test_entity_feed_has_the_sentences_that_name_it(shared_site: Path) -> None:
    summaries = [summary.text for summary in read(shared_site, MOSCOW.replace(".html", ".atom")).iter(f"{ATOM}summary")]
    assert summaries == [
        "<p>قمة في موسكو</p><p>بدأت القمة في موسكو اليوم.</p>",
        "<p>زار الوفد موسكو &amp; لندن &lt;أمس&gt;.</p>",
    ]


def test_site_feed_has_the_texts_with_absolute_links(shared_site: Path) -> None:
    first, second = (content.text or "" for content in read(shared_site, "feeds/all.atom.xml").iter(f"{ATOM}content"))
    assert f'في <a class="name" href="{ADDRESS}/{MOSCOW}">موسكو</a> اليوم.' in first
    assert f'<a class="name" href="{ADDRESS}/{MOSCOW}">موسكو</a> &amp; ' in second
    assert "ختم" in second  # what a plugin added
    assert "../" not in first + second


@each_feed
def test_pages_announce_their_feeds(shared_site: Path, path: str, page: str) -> None:
    root = "../" * page.count("/")
    html = (shared_site / page).read_text(encoding="utf-8")
    assert f'<link rel="alternate" type="application/atom+xml" href="{root}{path}"' in html


def test_without_an_address_there_is_no_feed(local_site: Path) -> None:
    """Its links would be relative, and a feed is read from outside the site."""
    assert not [*local_site.rglob("*.atom"), *local_site.rglob("*.atom.xml")]
    assert "application/atom+xml" not in (local_site / "index.html").read_text(encoding="utf-8")
