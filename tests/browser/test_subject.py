"""A query that names an entity offers its page in the line of the count: after the results, and without moving them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

LINK = "#results .tally > a"
WATCH = """
new MutationObserver(() => {
  const first = document.querySelector('#results .hit');
  if (!first) return;
  window.tops ??= [];
  tops.push(first.getBoundingClientRect().top);
  window.askedBefore ??= performance.getEntriesByType('resource').filter(({ name }) => name.includes('/entities/')).length
    + document.querySelectorAll('script[src*="/entities/"]').length;
}).observe(document, { childList: true, subtree: true });
"""


@pytest.fixture(params=[pytest.param(1366, id="wide"), pytest.param(600, id="tablet"), pytest.param(390, id="phone")])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A window that watches where the first result stands, and what was asked for until it stood there."""
    page = chromium.new_page(viewport={"width": request.param, "height": 844})
    page.add_init_script(WATCH)
    yield page
    page.close()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("بوتين", "صفحة فلاديمير بوتين (شخص)", id="short"),
        pytest.param("منظمة معاهدة الأمن الجماعي", "صفحة منظمة معاهدة الأمن الجماعي (هيئة)", id="long"),
    ],
)
def test_the_page_of_a_name_is_offered_and_nothing_moves(page: Page, address: str, query: str, said: str) -> None:
    page.goto(f"{address}/search.html?q={query}")
    expect(page.locator(LINK)).to_have_text(said)
    expect(page.locator("#told")).to_contain_text(said)
    assert page.evaluate("askedBefore") == 0
    page.wait_for_timeout(200)
    assert len(set(page.evaluate("tops"))) == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(LINK).click()
    expect(page.locator("h1")).to_have_text(said.removeprefix("صفحة ").split(" (")[0])


@pytest.mark.parametrize("query", ["putin", "f,jdk"])
def test_a_corrected_query_offers_it_too(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}/search.html?q={query}")
    expect(page.locator(LINK)).to_have_text("صفحة فلاديمير بوتين (شخص)")


def test_a_newer_query_has_nothing_of_the_last(page: Page, served: str) -> None:
    held: list[Route] = []
    page.route("**/search/entities/**", lambda route: held.append(route))
    page.goto(f"{served}/search.html?q=بوتين")
    page.wait_for_selector("#results .hit")
    page.fill("#search-form input[name=q]", "-بوتين")
    page.press("#search-form input[name=q]", "Enter")
    expect(page.locator("#results .tally b").first).to_have_text("-بوتين")
    assert held
    for route in held:
        route.continue_()
    page.wait_for_timeout(200)
    expect(page.locator(LINK)).to_have_count(0)
    expect(page.locator("#told")).not_to_contain_text("صفحة")


def test_who_follows_it_finds_the_query_again(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html?q=بوتين")
    page.locator(LINK).click()
    page.goto(f"{served}/search.html")
    expect(page.locator("#results .recent li")).to_have_text("بوتين")
