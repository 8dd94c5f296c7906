"""Sitemaps of very large sites, and words that would break a file."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from khizana.export import discovery_files
from khizana.export.discovery_files import llms_text, search_description, sitemaps


def test_a_sitemap_of_more_pages_than_one_may_hold(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(discovery_files, "MAX_SITEMAP_PAGES", 2)
    files = sitemaps("https://a.org", ["1.html", "2.html", "3&4.html"])
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert "https://a.org/sitemap-2.xml" in files["sitemap.xml"]
    assert "3&amp;4.html" in files["sitemap-2.xml"]


def test_words_do_not_break_a_file() -> None:
    xml = ET.fromstring(search_description("https://a.org", "<أ & ب>" * 9, "", "ar"))  # noqa: S314
    assert len(xml.findtext("{http://a9.com/-/spec/opensearch/1.1/}ShortName") or "") == 16
    assert llms_text("a\n# b", "", [("[x](y)", "p.html")], []) == "# a # b\n\n## Pages\n\n- [(x)(y)](p.html)\n"
