"""The search page in a real Chromium, opened from the disk: typing, correcting, narrowing, sorting, going back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from khizana.search.index.documents import Document

pytestmark = pytest.mark.browser

Reindexed = Callable[[Path, Path, Iterable[Document]], Path]
BOX = "#search-form input[name=q]"


@pytest.fixture
def page(chromium: Browser, site: Path) -> Iterator[Page]:
    """The search page, wide enough for the panel; whatever the console says fails the test."""
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.extend([] if request.url.startswith("file:") else [request.url]))
    page.goto(f"{site.as_uri()}/search.html")
    yield page
    assert faults == []
    context.close()


def ids(page: Page) -> list[str]:
    links = page.locator("#results .hit h2 a")
    return sorted((link.get_attribute("href") or "").split("/")[-1][:3] for link in links.all())


def ask(page: Page, query: str) -> None:
    page.fill(BOX, query)
    page.press(BOX, "Enter")
    expect(page.locator("#results .tally b").first).to_have_text(query)


def test_results_come_while_typing_and_stand_in_the_address(page: Page) -> None:
    page.fill(BOX, "حلف الناتو")
    expect(page.locator("#results .hit")).to_have_count(1)
    assert ids(page) == ["003"]
    expect(page.locator("#results .tally")).to_contain_text("نتيجة واحدة عن حلف الناتو")
    page.reload()
    expect(page.locator("#results .hit")).to_have_count(1)
    expect(page.locator(BOX)).to_have_value("حلف الناتو")


def test_what_was_meant_is_one_step_back(page: Page) -> None:
    ask(page, "حلف الناتو")  # typed, then entered: one entry
    page.fill(BOX, "بوتين")
    expect(page.locator("#results .tally b").first).to_have_text("بوتين")
    page.go_back()
    expect(page.locator(BOX)).to_have_value("حلف الناتو")
    page.go_back()
    expect(page.locator(BOX)).to_have_value("")


def test_after_enter_the_arrows_are_for_the_results(page: Page) -> None:
    page.locator(BOX).press_sequentially("بوتين")
    page.wait_for_selector("#search-words option", state="attached")
    page.press(BOX, "Enter")
    expect(page.locator("#search-words option")).to_have_count(0)
    page.press(BOX, "ArrowDown")
    expect(page.locator("#results .hit h2 a").first).to_be_focused()


def test_a_field_that_finds_nothing_says_so(page: Page) -> None:
    ask(page, "كاتب :سيبويه")
    expect(page.locator("#results .note")).to_have_text("لا كاتب في الأرشيف باسم «سيبويه».")
    expect(page.locator("#results .advice")).to_be_visible()


def test_latin_words_are_told_in_their_order(page: Page) -> None:
    ask(page, "Zzrtk Qqwp")
    left = [box(page, word) for word in ("Zzrtk", "Qqwp")]
    assert left[0] > left[1]  # the first is on the right, as the line is read


def box(page: Page, word: str) -> float:
    """Where *word* begins on the page, in a note."""
    at: float = page.evaluate(
        """word => {
            const walker = document.createTreeWalker(document.querySelector("#results .note"), NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode()); ) {
                const start = node.data.indexOf(word);
                if (start < 0) continue;
                const range = document.createRange();
                range.setStart(node, start);
                range.setEnd(node, start + word.length);
                return range.getBoundingClientRect().left;
            }
        }""",
        word,
    )
    return at


def test_everything_but_a_word_is_an_answer(page: Page) -> None:
    ask(page, "-بوتين")
    assert ids(page) == ["003", "004"]
    expect(page.locator("#results .note")).to_have_text("استبعدنا ما يرد فيه «بوتين».")


def test_a_correction_says_so_and_leads_back(page: Page) -> None:
    ask(page, "f,jdk")
    assert ids(page) == ["000", "001", "002"]
    note = page.locator("#results .note").first
    expect(note).to_contain_text("عرضنا نتائج «بوتين» بدل «f,jdk»")
    note.locator("a").click()
    expect(page.locator("#results .hit")).to_have_count(0)
    expect(page.locator("#results .advice")).to_be_visible()
    page.go_back()
    expect(page.locator("#results .hit")).to_have_count(3)


def test_a_word_not_typed_to_the_end_is_said_to_be_one(page: Page) -> None:
    ask(page, "ستوكهو")
    assert ids(page) == ["000"]
    expect(page.locator("#results .note").first).to_contain_text("لا ترد «ستوكهو» كلمةً تامة")


def test_a_latin_name_leads_to_its_entity(page: Page) -> None:
    ask(page, "putin")
    assert ids(page) == ["000", "001", "002"]


def test_boxes_narrow_the_results_and_keep_the_focus(page: Page) -> None:
    ask(page, "روسيا")
    before = page.locator("#results .hit").count()
    box = page.locator("#facets label", has_text="موسكو").locator("input")
    count = int(page.locator("#facets label", has_text="موسكو").locator(".count").inner_text())
    box.check()
    expect(page.locator("#results .hit")).to_have_count(count)
    assert "entity=" in page.url
    assert page.evaluate("document.activeElement.value") == page.locator("#facets input:checked").get_attribute("value")
    page.go_back()
    expect(page.locator("#results .hit")).to_have_count(before)


def test_a_type_of_names_narrows_with_a_name(page: Page) -> None:
    ask(page, "روسيا")
    group = page.locator("#facets fieldset", has_text="أنواع الأسماء")
    expect(group.locator("bdi")).not_to_have_count(0)
    events = group.locator("label", has_text="أحداث")
    count = int(events.locator(".count").inner_text())
    events.locator("input").check()
    expect(page.locator("#results .hit")).to_have_count(count)
    assert "type=event" in page.url
    moscow = page.locator("#facets label").filter(has=page.get_by_text("موسكو", exact=True))
    expect(moscow).to_have_count(0)  # events are offered, no places
    page.goto(page.url + "&entity=moscow")
    expect(page.locator("#results .hit")).to_have_count(int(moscow.locator(".count").inner_text()))


def test_on_a_phone_the_filters_are_folded_and_say_how_many_are_chosen(chromium: Browser, site: Path) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{site.as_uri()}/search.html")
    expect(page.locator("#facet-panel")).to_be_hidden()  # nothing to narrow
    ask(page, "روسيا")
    summary = page.locator("#facet-panel summary")
    expect(summary).to_have_text("تضييق النتائج")
    expect(page.locator("#facets fieldset")).to_have_count(0)
    summary.click()
    page.locator("#facets label", has_text="موسكو").locator("input").check()
    expect(summary).to_have_text("تضييق النتائج (1)")
    page.reload()
    expect(summary).to_have_text("تضييق النتائج (1)")
    expect(page.locator("#facets")).to_be_hidden()
    ask(page, "زرافة قرمزية")
    expect(page.locator("#facet-panel")).to_be_hidden()
    page.close()


def test_a_spelling_that_no_article_has_leads_to_the_others(page: Page) -> None:
    ask(page, "=اوكرانيا")
    expect(page.locator("#results .hit")).to_have_count(0)
    expect(page.locator("#results .advice")).to_contain_text("الكلمة من دون العلامة «=»")
    page.locator("#results .advice a", has_text="ابحث عن «اوكرانيا»").click()
    expect(page.locator("#results .hit")).to_have_count(2)
    expect(page.locator(BOX)).to_have_value("اوكرانيا")


@pytest.mark.parametrize(
    ("query", "quotes"),
    [pytest.param("زرافة", 0, id="a-word"), pytest.param("«الجماعي الأمن»", 1, id="a-phrase")],
)
def test_advice_fits_the_query(page: Page, query: str, quotes: int) -> None:
    ask(page, query)
    advice = page.locator("#results .advice li")
    expect(advice.filter(has_text="كلمات أقل")).to_have_count(1)
    expect(advice.filter(has_text="علامتي التنصيص")).to_have_count(quotes)
    expect(advice.filter(has_text="«=»")).to_have_count(0)


def test_a_screen_reader_is_told_what_was_done(page: Page) -> None:
    ask(page, "f,jdk")
    told = page.locator("#told[role=status]")
    expect(told).to_contain_text("3 نتائج عن f,jdk")
    expect(told).to_contain_text("عرضنا نتائج «بوتين» بدل «f,jdk»")
    assert "الأحدث" not in told.inner_text()  # ways to sort are there to be found, not to be told


def test_arrows_walk_and_escape_returns(page: Page) -> None:
    ask(page, "بوتين")
    links = page.locator("#results .hit h2 a")
    links.first.focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(BOX)).to_be_focused()
    links.first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_be_focused()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param("بوت", ["فلاديمير بوتين", "بوتين"], id="a-word-of-a-name"),
        pytest.param("فلاديمير بوت", ["فلاديمير بوتين"], id="a-name-begun"),
        pytest.param("قمة حلف شم", ["قمة حلف شمال الأطلسي"], id="a-name-begun-after-a-word"),
        pytest.param("قمة بوت", ["قمة فلاديمير بوتين", "قمة بوتين"], id="a-name-after-a-word"),
    ],
)
def test_words_and_names_are_completed(page: Page, typed: str, offered: list[str]) -> None:
    page.fill(BOX, typed)
    expect(page.locator("#search-words option").first).to_be_attached()
    values = [option.get_attribute("value") or "" for option in page.locator("#search-words option").all()]
    assert set(offered) <= set(values)
    assert [value for value in values if len(value.split()) > len(set(value.split()))] == []  # no word twice


def test_a_likelier_word_is_offered(chromium: Browser, site: Path, tmp_path: Path, reindexed: Reindexed) -> None:
    texts = ["زار الرئيس المستشفى"] * 50 + ["عاد المريض من المستفشى"]
    documents = (Document(str(n), "articles.html", text, True, (text,)) for n, text in enumerate(texts))
    page = chromium.new_page()
    page.goto(f"{reindexed(site, tmp_path / 'site', documents).as_uri()}/search.html")
    ask(page, "المستفشى")
    expect(page.locator("#results .tally")).to_contain_text("نتيجة واحدة")
    page.get_by_role("link", name="هل تقصد «المستشفى»؟").click()
    expect(page.locator("#results .tally")).to_contain_text("50 نتيجة")
    expect(page.locator("#results .note")).to_have_count(0)
    page.go_back()
    expect(page.locator(BOX)).to_have_value("المستفشى")
    page.close()


def test_recent_searches_can_be_cleared(page: Page) -> None:
    ask(page, "بوتين")
    page.fill(BOX, "")
    expect(page.locator("#results .recent li")).to_have_count(1)
    page.locator("#results .recent button").click()
    expect(page.locator("#results .recent")).to_have_count(0)


def test_a_broken_copy_of_the_index_says_so(chromium: Browser, site: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    shutil.rmtree(copy / "search" / "terms")
    page = chromium.new_page()
    page.goto(f"{copy.as_uri()}/search.html?q=بوتين")
    expect(page.locator("#results .note button")).to_be_visible()
    page.close()
