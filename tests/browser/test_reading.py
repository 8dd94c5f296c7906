"""Reading an article in a real Chromium: the tools, the cards of names, what is copied, and citations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SUMMIT = "articles/002-c738a0e1a00c6181.html"


@pytest.fixture
def page(chromium: Browser, site: Path) -> Page:
    """A page to read, in a browser that has not kept anything yet."""
    page = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True).new_page()
    page.goto(f"{site.as_uri()}/{SUMMIT}")
    return page


def choose(page: Page, name: str, value: str) -> None:
    page.locator("#reading-tools").evaluate("tools => { tools.open = true }")
    page.select_option(f"#reading-tools [name={name}]", value)


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_colours_and_size_are_kept_and_stand_before_anything_is_seen(page: Page, site: Path) -> None:
    light = ground(page)
    choose(page, "theme", "dark")
    choose(page, "size", "xl")
    dark = ground(page)
    assert dark != light
    page.goto(f"{site.as_uri()}/index.html")
    assert ground(page) == dark  # on every page
    # known when the body begins, before anything of it can be seen
    begins = "if (document.body && !window.first) window.first = document.documentElement.dataset.size"
    page.add_init_script(
        f"new MutationObserver(() => {{ {begins} }}).observe(document, {{ childList: true, subtree: true }})"
    )
    page.goto(f"{site.as_uri()}/{SUMMIT}")
    assert page.evaluate("window.first") == "xl"
    assert page.locator("[name=size]").input_value() == "xl"


def test_digits_and_marks_change_what_is_shown_and_not_what_is_copied(page: Page) -> None:
    page.evaluate("document.querySelector('.prose p').firstChild.nodeValue = 'وُقِّع عام 2025 في '")
    choose(page, "digits", "arabic")
    choose(page, "marks", "hidden")
    assert page.inner_text(".prose p").startswith("وقع عام ٢٠٢٥ في")
    copied = page.evaluate(
        """() => {
          getSelection().selectAllChildren(document.querySelector('.prose p'));
          const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), cancelable: true });
          document.dispatchEvent(event);
          return event.clipboardData.getData('text/plain');
        }"""
    )
    assert copied.startswith("وُقِّع عام 2025 في")
    choose(page, "digits", "source")
    choose(page, "marks", "shown")
    assert page.inner_text(".prose p").startswith("وُقِّع عام 2025 في")


def test_a_name_tells_what_it_is_to_the_mouse_and_to_the_keyboard(page: Page) -> None:
    name = page.locator(".prose a.name", has_text="بوتين").first
    name.focus()
    card = page.locator("#name-card")
    assert "فلاديمير بوتين" in card.inner_text()
    assert "الأشخاص" in card.inner_text()
    assert name.get_attribute("aria-describedby") == "name-card"
    page.keyboard.press("Escape")
    assert card.count() == 0
    name.hover()
    assert card.count() == 1


@pytest.mark.parametrize(("kind", "suffix"), [("bibtex", "bib"), ("ris", "ris"), ("csl", "json")])
def test_a_citation_is_a_file_of_the_readers(page: Page, kind: str, suffix: str) -> None:
    page.locator("#cite").evaluate("cite => { cite.open = true }")
    with page.expect_download() as waited:
        page.click(f"[data-cite={kind}]")
    assert waited.value.suggested_filename == f"002-c738a0e1a00c6181.{suffix}"
    text = waited.value.path().read_text(encoding="utf-8")
    assert "رسائل روسية قوية" in text
    if kind == "csl":
        assert json.loads(text)[0]["type"] == "article-newspaper"


def test_without_a_script_the_tools_are_not_there(chromium: Browser, site: Path) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site.as_uri()}/{SUMMIT}")
    assert not page.locator("#reading-tools").is_visible()
    assert page.locator("#cite summary").is_visible()


def test_neighbours_are_those_of_the_list_one_came_from(chromium: Browser, site: Path) -> None:
    page = chromium.new_context().new_page()
    page.goto(f"{site.as_uri()}/entities/vladimir-putin.html")
    rows = page.locator(".latest .near > li > a")
    titles = rows.all_inner_texts()
    rows.nth(1).click()
    page.wait_for_load_state("load")
    neighbours = page.locator(".neighbours a[rel=next] bdi, .neighbours a[rel=prev] bdi").all_inner_texts()
    assert set(neighbours) <= set(titles)
    assert page.locator(".neighbours a[rel=next] bdi").inner_text() == titles[0]
    page.click(".neighbours a[rel=next]")
    page.wait_for_load_state("load")
    assert page.inner_text("h1") == titles[0]


def test_the_margin_stays_in_view_beside_the_text(page: Page) -> None:
    page.evaluate("window.scrollTo(0, 1200)")
    page.wait_for_timeout(600)
    assert 0 <= page.locator(".stays").bounding_box()["y"] < 60  # type: ignore[index]
