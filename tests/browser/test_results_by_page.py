"""Results come by twenty a page: the first five at once, five more when the reader nears their end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from khizana.search.engine import Engine
from khizana.search.index import clustering as grouping
from khizana.search.index.documents import Document

if TYPE_CHECKING:
    from browser.conftest import Firefox

pytestmark = pytest.mark.browser

Reindexed = Callable[[Path, Path, Iterable[Document]], Path]
QUERY = "مجلس النواب"
OTHER = "ميزانية التعليم"
FOUND = 23
HITS = "#results .hit"
LINKS = "#results .hit h2 a"
BUTTON = "#results .more button"
PAGER = "#results .pager"
NEXT = f"{PAGER} a:last-child"
SHOWN = """new Promise((done) => {
  const look = () => {
    const links = [...document.querySelectorAll('#results .hit h2 a')];
    const names = links.map((link) => link.pathname.split('/').pop().split('.')[0]);
    return names.length < %d ? setTimeout(look, 20) : done(names);
  };
  look();
})"""


def _documents() -> Iterator[Document]:
    """Articles of growing length on the parliament, and as many on the budget; ten short ones on Tunis or Tunisians."""
    for at in range(FOUND):
        more = ["قالت مصادر مطلعة إن الاجتماع المقرر غدا سيبحث ملفات عديدة."] * (at + 1)
        yield Document(f"p{at}", f"articles/p{at}.html", f"جلسة {at}", False, ("عقد مجلس النواب جلسة.", *more))
        yield Document(f"b{at}", f"articles/b{at}.html", f"خبر {at}", False, ("نوقشت ميزانية التعليم.", *more))
    for at in range(10):
        text = "عاد الوفد من تونس." if at < 7 else "عاد الوفد التونسي."
        yield Document(f"t{at}", f"articles/t{at}.html", f"عودة {at}", False, (text,))


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory, reindexed: Reindexed) -> Path:
    """The site with another index: more results than fit on a page, each in a file of its own, to be counted and held up."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "FULL", 1)
        return reindexed(site, tmp_path_factory.mktemp("long") / "site", _documents())


@pytest.fixture(scope="module")
def host(folder: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    with serve(folder) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone, on which five results are more than fit."""
    page = chromium.new_page(viewport={"width": 390, "height": 600})
    yield page
    page.close()


def visit(page: Page, host: str, query: str = QUERY) -> None:
    page.goto(f"{host}/search.html?q={query}")
    page.wait_for_selector(HITS)


def shown(page: Page) -> list[str]:
    return [(link.get_attribute("href") or "").split("/")[-1].split(".")[0] for link in page.locator(LINKS).all()]


def expected(folder: Path, count: int, query: str = QUERY) -> list[str]:
    return [hit["id"] for hit in Engine(folder / "search").search(query, count)["hits"]]


def to_the_end(page: Page) -> None:
    page.locator(LINKS).last.scroll_into_view_if_needed()
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(300)  # long enough for five more, if they were to come


def test_twenty_come_by_fives_then_the_next_page(page: Page, host: str, folder: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(host)))
    visit(page, host)
    page.wait_for_timeout(300)
    assert shown(page) == expected(folder, 5)
    assert sum(url.startswith("/search/articles/") for url in asked) == 5
    assert not [url for url in asked if "manifest" in url]
    for _ in range(5):
        to_the_end(page)
    expect(page.locator(HITS)).to_have_count(20)  # no more than twenty come by themselves
    assert shown(page) == expected(folder, 20)
    page.locator(NEXT).click()
    expect(page.locator(HITS)).to_have_count(FOUND - 20)
    assert shown(page) == expected(folder, 30)[20:]
    assert page.url.endswith("&page=2")
    page.wait_for_function("() => scrollY < 20")  # at its beginning
    expect(page.locator(PAGER)).to_contain_text("الصفحة 2 من 2")
    page.reload()
    expect(page.locator(HITS)).to_have_count(FOUND - 20)


def test_back_returns_to_the_place(page: Page, host: str) -> None:
    visit(page, host)
    for _ in range(4):
        to_the_end(page)
    expect(page.locator(HITS)).to_have_count(20)
    page.locator(LINKS).nth(12).scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    page.locator(LINKS).nth(12).click()
    page.wait_for_url("**/articles/**")
    page.go_back()
    expect(page.locator(HITS)).to_have_count(20)
    page.wait_for_function("(top) => Math.abs(scrollY - top) < 3", arg=top)


def test_nothing_jumps_on_a_phone(chromium: Browser, host: str) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => {"
        " if (!one.hadRecentInput) moved += one.value; })).observe({type: 'layout-shift', buffered: true})"
    )
    visit(page, host)
    page.wait_for_timeout(500)
    assert page.evaluate("moved") <= 0.1
    page.close()


def test_a_long_query_is_kept_out_of_the_address(page: Page, host: str) -> None:
    visit(page, host)
    long = f"{QUERY} " * 60
    page.fill("#search-form input[name=q]", long)
    page.press("#search-form input[name=q]", "Enter")
    page.wait_for_function("history.state && history.state.query.length > 500")
    assert len(page.evaluate("decodeURIComponent(location.search)")) < 230
    page.reload()
    expect(page.locator("#search-form input[name=q]")).to_have_value(long.strip())


@pytest.mark.parametrize(
    ("name", "begins"),
    [("csv", '\ufeff"id","title"'), ("json", "[\n"), ("bib", "@misc{p"), ("ris", "TY  - NEWS")],
)
def test_all_results_are_saved(page: Page, host: str, name: str, begins: str) -> None:
    visit(page, host)
    with page.expect_download() as download:
        page.locator(".export button").nth(["csv", "json", "bib", "ris"].index(name)).click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert text.count("/articles/") == FOUND


def test_firefox_does_the_same(firefox: Firefox, folder: Path) -> None:
    """From the disk; scrolled to the end again and again, for twenty come by themselves and no more."""
    firefox.goto(f"{folder.as_uri()}/search.html?q={QUERY}")
    assert firefox.evaluate(SHOWN % 5) == expected(folder, 5)
    for count in (10, 15, 20, 20):
        firefox.evaluate("(scrollTo(0, document.body.scrollHeight), 0)")
        firefox.settle()
        assert firefox.evaluate(SHOWN % count)[:count] == expected(folder, count)


def test_what_comes_by_itself_moves_no_focus_and_is_not_told(page: Page, host: str) -> None:
    visit(page, host)
    told = page.locator("#told")
    expect(told).to_have_text(f"{FOUND} نتيجة عن {QUERY}")
    page.evaluate(
        "new MutationObserver(() => { window.toldAgain = true; }).observe(document.querySelector('#told'), {childList: true})"
    )
    page.locator(LINKS).nth(1).focus()
    to_the_end(page)
    expect(page.locator(HITS)).to_have_count(10)
    expect(page.locator(LINKS).nth(1)).to_be_focused()
    assert page.evaluate("window.toldAgain") is None
    assert page.locator("#told[role=status]").count() == 1
    assert page.locator("#results[aria-live], #results [aria-live]").count() == 0


def test_arrows_walk_from_five_to_five(page: Page, host: str) -> None:
    visit(page, host)
    page.locator(LINKS).first.focus()
    for at in range(1, 12):
        page.keyboard.press("ArrowDown")
        expect(page.locator(LINKS).nth(at)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(LINKS).nth(10)).to_be_focused()


def test_from_the_pager_an_arrow_leads_back(page: Page, host: str) -> None:
    visit(page, host)
    for _ in range(4):
        to_the_end(page)
    expect(page.locator(HITS)).to_have_count(20)
    page.locator(NEXT).focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(LINKS).nth(19)).to_be_focused()


def test_another_query_stops_what_was_on_its_way(page: Page, host: str, folder: Path) -> None:
    visit(page, host)
    held: list[Route] = []
    waiting = True
    page.route("**/search/articles/**", lambda route: held.append(route) if waiting else route.continue_())
    page.locator(LINKS).last.scroll_into_view_if_needed()
    expect(page.locator("#results[aria-busy]")).to_have_count(1)  # for the next five
    page.fill("#search-form input[name=q]", OTHER)
    page.press("#search-form input[name=q]", "Enter")
    page.locator(BUTTON).click()  # of the results that still stand there: of no use any more
    page.wait_for_timeout(200)
    assert len(held) == 10
    waiting = False
    for route in reversed(held):  # those of the new query first
        route.continue_()
    expect(page.locator("#results .tally b").first).to_have_text(OTHER)
    expect(page.locator("#results[aria-busy]")).to_have_count(0)
    page.wait_for_timeout(200)
    assert len(shown(page)) in (5, 10)  # ten where the window stands near the end of five
    assert shown(page) == expected(folder, len(shown(page)), OTHER)


def test_a_remark_stands_before_the_result_from_which_it_holds(page: Page, host: str, folder: Path) -> None:
    query = "تونس"
    (note,) = Engine(folder / "search").search(query, 30)["notes"]
    assert (note["kind"], note["after"]) == ("related", 7)
    visit(page, host, query)
    expect(page.locator("#results .note")).to_have_count(0)
    to_the_end(page)
    expect(page.locator(HITS)).to_have_count(10)
    standing = page.eval_on_selector_all("#results .hit, #results .note", "all => all.map((one) => one.className)")
    assert standing == [*["hit"] * 7, "note", *["hit"] * 3]


def test_when_the_next_five_fail_the_first_stay(page: Page, host: str, folder: Path) -> None:
    visit(page, host)
    page.route("**/search/articles/**", lambda route: route.abort())
    to_the_end(page)
    again = page.locator("#results .note button")
    expect(again).to_be_visible()
    assert shown(page) == expected(folder, 5)
    page.unroute("**/search/articles/**")
    again.click()
    expect(page.locator(HITS)).to_have_count(10)
    assert shown(page) == expected(folder, 10)
    expect(page.locator("#results .note")).to_have_count(0)


def test_filters_are_loaded_after_the_results_are_seen(chromium: Browser, host: str) -> None:
    page = chromium.new_page(viewport={"width": 1366, "height": 768})
    page.add_init_script("""
      new MutationObserver((_, watch) => {
        if (!document.querySelector('#results .hit')) return;
        watch.disconnect();
        requestAnimationFrame(() => { window.facetsBefore = performance.getEntriesByType('resource').filter(({ name }) =>
          name.includes('/facets/')).length + document.querySelectorAll('script[src*=facets]').length; });
      }).observe(document, { childList: true, subtree: true });
    """)
    with page.expect_request("**/search/facets/**"):
        visit(page, host)
    assert page.evaluate("window.facetsBefore") == 0
    page.close()
