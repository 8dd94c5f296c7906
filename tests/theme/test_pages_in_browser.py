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


def test_the_files_of_the_face_are_used(chromium: Browser, made_site: Path) -> None:
    tab, _ = _open(chromium, made_site / "articles" / "a-1.html")
    tab.evaluate("document.fonts.ready")
    loaded = tab.evaluate("[...document.fonts].map(face => `${face.family} ${face.status}`)")
    assert loaded == ["Naskh loaded", "Naskh loaded", "Naskh loaded"]
    tab.close()


def test_copied_text_is_the_sources(chromium: Browser, made_site: Path) -> None:
    """The sign that links to a paragraph is drawn, not written."""
    tab, _ = _open(chromium, made_site / "articles" / "a-1.html")
    assert tab.inner_text("#p1") == "نص"
    tab.close()


def test_filters_fold_away_on_a_phone(chromium: Browser, made_site: Path) -> None:
    for width, is_open in ((1280, True), (NARROW, False)):
        tab, _ = _open(chromium, made_site / "search.html", width)
        assert tab.evaluate("document.querySelector('#facet-panel').open") is is_open
        tab.close()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", ["entities/org-2.html", "places.html"])
def test_labels_of_a_picture_neither_meet_nor_are_cut(
    chromium: Browser, made_site: Path, path: str, width: int
) -> None:
    tab, _ = _open(chromium, made_site / path, width)
    tab.evaluate("document.fonts.ready")
    pictures = tab.evaluate(
        """() => [...document.querySelectorAll(".plot svg")].map(svg => [svg, ...svg.querySelectorAll("text")]
             .map(e => e.getBoundingClientRect()).filter(b => b.width).map(b => [b.left, b.top, b.right, b.bottom]))"""
    )
    assert any(labels for _, *labels in pictures)
    for frame, *labels in pictures:
        for index, one in enumerate(labels):
            assert frame[0] <= one[0] < one[2] <= frame[2]
            assert frame[1] <= one[1] < one[3] <= frame[3]
            for other in labels[:index]:
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    tab.close()
