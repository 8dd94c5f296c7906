"""The made site in a real Chromium, opened from a disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
NARROW = 320  # CSS pixels: a small phone, or 400 % of a 1280 px window (WCAG 2.2, 1.4.10)


def _open(browser: Browser, page: Path, width: int = 1280) -> tuple[Page, list[str]]:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("requestfailed", lambda request: said.append(request.url))
    tab.goto(page.as_uri())
    return tab, said


def test_no_page_is_wider_than_a_small_phone(chromium: Browser, made_site: Path) -> None:
    for path in sorted(made_site.rglob("*.html")):
        if 'http-equiv="refresh"' in path.read_text("utf-8"):
            continue  # gone before it can be measured
        tab, said = _open(chromium, path, NARROW)
        assert tab.evaluate("document.documentElement.scrollWidth") <= NARROW, path.name
        assert said == [], path.name
        tab.close()


@pytest.mark.parametrize("key", ["/", "ظ"])
def test_one_key_leads_to_the_search_box(chromium: Browser, made_site: Path, key: str) -> None:
    tab, _ = _open(chromium, made_site / "index.html")
    tab.evaluate("key => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))", key)
    assert tab.evaluate("document.activeElement.name") == "q"
    tab.close()


def test_both_files_of_the_face_are_used(chromium: Browser, made_site: Path) -> None:
    tab, _ = _open(chromium, made_site / "articles" / "a-1.html")
    tab.evaluate("document.fonts.ready")
    loaded = tab.evaluate("[...document.fonts].map(face => `${face.family} ${face.status}`)")
    assert loaded == ["Naskh loaded", "Naskh loaded"]
    tab.close()


def test_copied_text_is_the_sources(chromium: Browser, made_site: Path) -> None:
    """The sign that links to a paragraph is drawn, not written."""
    tab, _ = _open(chromium, made_site / "articles" / "a-1.html")
    assert tab.inner_text("#p1") == "نص"
    tab.close()


def test_filters_fold_away_on_a_phone(chromium: Browser, made_site: Path) -> None:
    for width, is_open in ((1280, True), (NARROW, False)):
        tab, _ = _open(chromium, made_site / "search.html", width)
        assert tab.evaluate("document.querySelector('#sieve').open") is is_open
        tab.close()
