"""Plugins and templates of others find an archive's articles and pages where Pelican's documentation says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from khizana.export.file_list import write_file_list
from khizana.export.site_check import check_site

ADDRESS = "https://example.org/archive"
IDS = ["newest", "dated", "month", "oldest", "undated"]
SEAL = '<p class="sealed">ختم</p>'  # collector.py adds it to one article
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="session")
def collected(shared_site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared_site / "collected.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(
            0,
            {"url": "articles/newest.html", "save_as": "articles/newest.html", "title": "قمة في موسكو", "authors": [],
             "date": "2016-01-02T00:00:00+00:00", "category": "صحيفة <الخليج>", "source_path": "articles/newest.md",
             "summary": "بدأت القمة في موسكو اليوم.", "lang": "ar", "status": "published"},
            id="dated",
        ),
        pytest.param(
            1,
            {"title": "«أ» &amp; &lt;ب&gt;\x0b", "date": "2015-07-03T00:00:00+00:00", "authors": ["بسنت الفرماوي"],
             "category": "سياسة", "summary": "زار الوفد موسكو &amp; لندن &lt;أمس&gt;."},
            id="html-is-escaped",
        ),
        pytest.param(2, {"url": "articles/month.html", "date": None, "locale_date": None}, id="month-is-no-day"),
        pytest.param(4, {"url": "articles/undated.html", "date": None, "category": "misc"}, id="undated"),
    ],
)  # fmt: skip
def test_articles_are_pelican_articles(collected: dict[str, Any], place: int, expected: dict[str, Any]) -> None:
    article = collected["articles"][place]
    assert {key: article[key] for key in expected} == expected


def test_content_is_the_html_of_the_page(collected: dict[str, Any], shared_site: Path) -> None:
    for article in collected["articles"]:
        assert '<p id="p1">' in article["content"]
        assert article["content"] in (shared_site / article["save_as"]).read_text(encoding="utf-8")


def test_content_that_a_plugin_sets_is_published(collected: dict[str, Any], shared_site: Path) -> None:
    assert [article["url"] for article in collected["articles"] if SEAL in article["content"]] == [
        "articles/dated.html"
    ]
    assert SEAL in (shared_site / "articles/dated.html").read_text(encoding="utf-8")


def test_lists_of_the_context(collected: dict[str, Any]) -> None:
    assert [article["url"] for article in collected["articles"]] == [f"articles/{id_}.html" for id_ in IDS]
    assert collected["dates"] == ["newest", "dated", "oldest"]
    assert collected["categories"] == {
        "صحيفة <الخليج>": ["newest"], "سياسة": ["dated"], "misc": ["month", "oldest", "undated"],
    }  # fmt: skip
    assert collected["authors"] == {"بسنت الفرماوي": ["dated"]}
    assert sorted(collected["pages"]) == [
        ["about.html", "عن"],
        ["team.html", "فريق العمل"],
        ["عن الأرشيف.html", "عن الأرشيف"],
    ]


def test_signals_are_sent(collected: dict[str, Any]) -> None:
    assert collected["written"] == IDS
    assert collected["sent"] == {
        "content_object_init Article": 5,
        "content_object_init Page": 3,
        "article_generator_pretaxonomy": 1,
        "article_generator_finalized": 1,
        "article_writer_finalized": 1,
        "page_generator_finalized": 1,
        "page_writer_finalized": 1,
    }


def test_pelican_sitemap_lists_the_site(shared_site: Path) -> None:
    root = ET.parse(shared_site / "sitemap.xml").getroot()  # noqa: S314  # made by the test
    found = {url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod") for url in root}
    assert found[f"{ADDRESS}/articles/dated.html"] == "2015-07-03T00:00:00+00:00"
    assert {f"{ADDRESS}/{path}" for path in ("", "team.html", "entities/moscow.html", "search.html")} <= found.keys()
    assert {f"{ADDRESS}/articles/{id_}.html" for id_ in IDS} <= found.keys()


def test_pages_stand_in_the_menu_and_link_to_sources(shared_site: Path) -> None:
    page = (shared_site / "team.html").read_text(encoding="utf-8")
    assert '<a href="team.html" aria-current="page">فريق العمل</a>' in page
    assert f'<a href="./{"articles/dated.html"}">المقالة</a>' in page
    article = (shared_site / "articles/dated.html").read_text(encoding="utf-8")
    assert '<a href="../team.html">فريق العمل</a>' in article
    assert article.count("about.html") == 2  # it has its own places in the menu and the footer


def test_the_site_is_sound(shared_site: Path, tmp_path: Path) -> None:
    site = shutil.copytree(shared_site, tmp_path / "site")
    write_file_list(site)
    assert not check_site(site).problems


def test_nothing_depends_on_the_order_of_plugins(shared_site: Path, reordered_site: Path) -> None:
    """Nor on the clock, which pelican-sitemap alone asks."""
    first, second = (
        {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (shared_site, reordered_site)
    )
    assert first.keys() == second.keys()
    assert [str(path) for path in first if first[path] != second[path]] in ([], ["sitemap.xml"])
