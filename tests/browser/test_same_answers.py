"""Firefox, Chromium, QuickJS and Node, from the disk and over http: the same answers, and nothing asked for elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser

from khizana.search import engine
from khizana.search.javascript import Node, QuickJs, Runtime

if TYPE_CHECKING:
    from browser.conftest import Firefox

pytestmark = pytest.mark.browser

QUERIES = [
    "بوتين", "الصين", "اوكرانيا", "أُوكْرانيا", "وزراء", "٢٠٢٤", "في", "ما هو حلف الناتو؟", "حلف قطط الناتو", "قطط", "",
    '"الأمن الجماعي"', '"الجماعي الأمن"', '"الأمن العالمي"~2', "بوتين -الصين", "الصين أو الإمارات", "ستوكه*", "=روسيا",
    "عنوان:قمة", "كيان:الناتو", "مصدر:الخليج", "قمة من:2025 إلى:2026-12", "f,jdk", "حعفهى", "putin", "Rosoboronexport",
    "عبدالله", "عبد الله", "-بوتين", "عنوان :قمة", "مصدر:لا أحد", "اوكرنيا", "روسيا التصدير السلاح الصين الهند مصر",
]  # fmt: skip
OPTIONS: list[dict[str, Any]] = [{}, {"sort": "newest"}, {"filters": {"type": ["event"]}}]
ASK = """Promise.all(%s.map(async ([query, options]) => {
  const { cost, ...answer } = await khizana.search(query, options);
  return answer;
}))"""
SHOWN = """new Promise((done) => {
  const look = () => document.querySelector('#results .tally')
    ? done([...document.querySelectorAll('#results .hit h2 a')].map((a) => a.getAttribute('href')))
    : setTimeout(look, 20);
  look();
})"""


def asked() -> str:
    """Return the expression that asks every query in every way."""
    return ASK % json.dumps([[query, options] for query in QUERIES for options in OPTIONS], ensure_ascii=False)


@pytest.fixture(scope="module")
def expected(chromium: Browser, served: str) -> list[dict[str, Any]]:
    """The answers in Chromium over http."""
    page = chromium.new_page()
    page.goto(f"{served}/search.html", wait_until="load")
    answers: list[dict[str, Any]] = page.evaluate(asked())
    page.close()
    assert sum(bool(answer["hits"]) for answer in answers) > len(answers) / 2
    return answers


@pytest.mark.parametrize("runtime", [QuickJs, partial(Node, "node")], ids=["quickjs", "node"])
def test_python_answers_as_the_page(
    site: Path, expected: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, runtime: Callable[..., Runtime]
) -> None:
    monkeypatch.setattr(engine, "open_runtime", runtime)
    opened = engine.Engine(site / "search")
    answers = [opened.search(query, **options) for query in QUERIES for options in OPTIONS]
    assert [{**answer, "cost": None} for answer in answers] == [{**answer, "cost": None} for answer in expected]


def test_chromium_answers_from_the_disk_as_over_http(
    chromium: Browser, site: Path, expected: list[dict[str, Any]]
) -> None:
    page = chromium.new_page()
    page.goto(f"{site.as_uri()}/search.html", wait_until="load")
    assert page.evaluate(asked()) == expected
    page.close()


@pytest.mark.parametrize(
    ("query", "loaded"),
    [
        pytest.param("بوتين", False, id="a-word-of-the-archive"),
        pytest.param("putin", False, id="a-name-in-the-records"),
        pytest.param("alhind", True, id="by-its-sound"),
        pytest.param("اوكرنيا", True, id="perhaps-typed-on-other-keys"),
    ],
)
def test_latin_words_are_matched_by_a_script_loaded_for_them(
    chromium: Browser, site: Path, query: str, loaded: bool
) -> None:
    page = chromium.new_page()
    page.goto(f"{site.as_uri()}/search.html", wait_until="load")
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.evaluate(f"khizana.search({json.dumps(query)})")
    assert any(url.endswith("/theme/js/transliteration.js") for url in requested) is loaded
    page.close()


def test_firefox_answers_as_chromium(firefox: Firefox, address: str, expected: list[dict[str, Any]]) -> None:
    firefox.said.clear()
    firefox.requested.clear()
    firefox.goto(f"{address}/search.html")
    assert firefox.evaluate(asked()) == expected
    assert_kept_to_itself(firefox, address)


@pytest.mark.parametrize("query", ["حلف الناتو", "putin", "بوتين&type=event&sort=oldest"])
def test_firefox_shows_what_chromium_shows(firefox: Firefox, chromium: Browser, address: str, query: str) -> None:
    firefox.said.clear()
    firefox.requested.clear()
    page = chromium.new_page()
    page.goto(f"{address}/search.html?q={query}")
    firefox.goto(f"{address}/search.html?q={query}")
    shown = firefox.evaluate(SHOWN)
    assert shown
    assert shown == page.evaluate(SHOWN)
    assert_kept_to_itself(firefox, address)
    page.close()


def test_the_rules_are_strict_and_a_request_elsewhere_is_heard(firefox: Firefox, site: Path) -> None:
    firefox.goto(f"{site.as_uri()}/search.html")
    assert firefox.evaluate("fetch('search/manifest.json').then(() => 'read', () => 'refused')") == "refused"
    firefox.evaluate("fetch('http://127.0.0.1:9/').then(() => 'read', () => 'refused')")
    firefox.settle()
    assert "error: refused: http://127.0.0.1:9/" in firefox.said


def assert_kept_to_itself(firefox: Firefox, address: str) -> None:
    """Nothing on the console, no request but to the site, by Firefox's own word and by the page's."""
    firefox.settle()
    loaded = firefox.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert firefox.said == []
    assert [url for url in (*firefox.requested, *loaded) if not url.startswith((address, "data:"))] == []
