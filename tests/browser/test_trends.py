"""The page of trends in a real Chromium: what it draws is what the search finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from conftest import Built

pytestmark = pytest.mark.browser


def test_every_number_is_a_count_of_the_search(chromium: Browser, own_site: Built) -> None:
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{own_site.output.as_uri()}/trends.html?q=تونس، كتاب")
    page.wait_for_selector("#trends svg.series")
    page.locator("#trends details").evaluate("details => { details.open = true }")
    links = page.locator("#trends td a").evaluate_all(
        "links => links.map(a => [a.getAttribute('href'), a.textContent])"
    )
    assert links
    for href, number in links[:6]:
        count = page.evaluate(
            """async href => {
              const asked = new URLSearchParams(href.split('?')[1]);
              const { hits } = await khizana.search(asked.get('q'), { verbatim: true, limit: 500 });
              const period = asked.get('month') ?? asked.get('year');
              return hits.filter(({ date }) => date?.startsWith(period)).length;
            }""",
            href,
        )
        assert str(count) == number, href
    assert page.locator("#trends svg a").count() == len(links)
    page.check("[name=per][value=share]")
    assert "%" in page.inner_text("#trends details")
    assert said == []
    page.close()


def test_without_a_word_it_proposes_names_and_without_a_script_it_says_so(chromium: Browser, own_site: Built) -> None:
    page = chromium.new_page()
    page.goto(f"{own_site.output.as_uri()}/trends.html")
    page.locator("#trends .hint a").first.click()
    page.wait_for_selector("#trends svg.series")
    assert page.locator(".legend li").count() == 2
    context = chromium.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{own_site.output.as_uri()}/trends.html")
    assert bare.locator("noscript a, main .note a").count() >= 2
    context.close()
    page.close()
