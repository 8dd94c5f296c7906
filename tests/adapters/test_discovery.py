"""What programs find of a site at an address: read back by programs that know nothing of it."""

from __future__ import annotations

import json
import urllib.robotparser
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest

from khizana.pages.article_lists import list_path

ADDRESS = "https://example.org/archive"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.mark.parametrize(
    ("path", "page", "titles"),
    [
        pytest.param("feeds/all.atom.xml", "index.html", ["قمة في موسكو", "«أ» & <ب>"], id="front"),
        pytest.param(list_path("source", "صحيفة <الخليج>"), "sources/", ["قمة في موسكو", "«أ» & <ب>"], id="source"),
        pytest.param(list_path("section", "سياسة"), "sections/", ["«أ» & <ب>"], id="section"),
    ],
)
def test_feeds_are_read_by_feedparser_and_say_the_same_in_json(
    shared_site: Path, path: str, page: str, titles: list[str]
) -> None:
    file = shared_site / path.replace(".html", ".atom")
    feed = feedparser.parse(file.read_bytes())
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == titles
    assert feed.feed.link.startswith(f"{ADDRESS}/{page}")
    said = json.loads(file.with_name(file.name.removesuffix(".xml").removesuffix("atom") + "json").read_text("utf-8"))
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    assert [(item["title"], item["url"]) for item in said["items"]] == [(e.title, e.link) for e in feed.entries]
    assert all(item["date_published"].endswith("T00:00:00Z") for item in said["items"])


def test_the_sitemap_has_every_page_once_and_no_date_of_its_own(build_site, shared_site: Path) -> None:  # type: ignore[no-untyped-def]
    site = build_site(SITEURL=ADDRESS)
    tree = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314  # made by the test
    found = [loc.text or "" for loc in tree.iter(f"{MAPS}loc")]
    assert len(found) == len(set(found))
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html", "search.html"}
    assert {loc.removeprefix(f"{ADDRESS}/") for loc in found} == paths
    assert not list(tree.iter(f"{MAPS}lastmod"))
    assert (shared_site / "sitemap.xml").read_text("utf-8") != (site / "sitemap.xml").read_text("utf-8")  # a plugin's


def test_robots_and_the_search_description(shared_site: Path) -> None:
    robots = urllib.robotparser.RobotFileParser()
    robots.parse((shared_site / "robots.txt").read_text("utf-8").splitlines())
    assert robots.can_fetch("*", f"{ADDRESS}/articles.html")
    assert robots.site_maps() == [f"{ADDRESS}/sitemap.xml"]
    description = ET.parse(shared_site / "opensearch.xml").getroot()  # noqa: S314  # made by the test
    url = description.find(f"{SEARCH}Url")
    assert url is not None
    assert url.get("template") == f"{ADDRESS}/search.html?q={{searchTerms}}"


def test_without_an_address_there_is_nothing_that_would_be_false(local_site: Path) -> None:
    assert not [name for name in ("sitemap.xml", "robots.txt", "opensearch.xml") if (local_site / name).exists()]
    page = (local_site / "index.html").read_text("utf-8")
    assert "canonical" not in page
    assert "og:url" not in page
    assert "(articles.html)" in (local_site / "llms.txt").read_text("utf-8")
