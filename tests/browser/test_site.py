"""The archive of the five seeds in a real Chromium, from the disk and over http: what a reader meets."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.browser

MODULES = Path(__file__).parents[1] / "node_modules"
ARMS = "000-12505c0709f79063"
EXPORTS = "001-7c4cb9c3dd8676d4"
SUMMIT = "002-c738a0e1a00c6181"
RUTTE = "003-52e38cd99991133a"
PAGES = [
    "index.html", "articles.html", "entities.html", "entities-place.html", f"articles/{SUMMIT}.html", f"articles/{RUTTE}.html",
    "entities/nato.html", "entities/vladimir-putin.html", "search.html",
    "search.html?q=بوتين", "timeline.html", "timeline/2026.html", "dates/undated.html", "quotations.html",
    "places.html", "entities/uae.html", "about.html", "404.html",
]  # fmt: skip


@pytest.fixture
def heard(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and everything that its console said or that it asked for elsewhere."""
    page = chromium.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # leaving a page breaks off what it still loads
            faults.append(f"failed: {request.url}: {request.failure}")

    page.on("requestfailed", failed)
    yield page, faults
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_every_kind_of_page_is_quiet_and_keeps_to_itself(
    heard: tuple[Page, list[str]], address: str, path: str
) -> None:
    page, faults = heard

    def listen(request: Request) -> None:
        if not request.url.startswith(address):
            faults.append(f"elsewhere: {request.url}")

    page.on("request", listen)
    page.goto(f"{address}/{path}", wait_until="load")
    page.wait_for_timeout(200)
    assert faults == []
    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert page.locator("main h1").count() == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("بوتين", {ARMS, EXPORTS, SUMMIT}, id="a-name"),
        pytest.param("الصين", {ARMS}, id="with-the-article"),
        pytest.param("والصين", {ARMS}, id="with-a-conjunction"),
        pytest.param("حلف الناتو", {RUTTE}, id="two-words"),
        pytest.param("أوكرانيا", {ARMS, RUTTE}, id="with-hamza"),
        pytest.param("اوكرانيا", {ARMS, RUTTE}, id="without-hamza"),
        pytest.param('"الأمن الجماعي"', {EXPORTS, SUMMIT, RUTTE}, id="a-phrase"),
        pytest.param('"الجماعي الأمن"', set(), id="a-phrase-in-another-order"),
        pytest.param("زرافة", set(), id="nothing"),
    ],
)
def test_a_reader_searches(heard: tuple[Page, list[str]], address: str, query: str, found: set[str]) -> None:
    page, faults = heard
    page.goto(f"{address}/index.html")
    page.fill("#search-form input", query)
    page.press("#search-form input", "Enter")
    page.wait_for_url("**/search.html?q=*")
    page.wait_for_selector("#results .tally, #results .note")
    links = page.eval_on_selector_all("#results .hit h2 a", "links => links.map(a => a.getAttribute('href'))")
    assert {link.split("/")[-1].split(".html")[0] for link in links} == found
    if found:
        assert page.locator("#results mark").count() >= len(found)
    else:
        assert page.locator("#results").inner_text().strip()
    assert faults == []


def test_the_interface_of_the_script(chromium: Browser, served: str) -> None:
    page = chromium.new_page()
    page.goto(f"{served}/search.html", wait_until="load")
    result = page.evaluate("khizana.search('بوتين', {limit: 2})")
    assert {"query", "total", "hits", "corrections", "notes", "cost"} <= set(result)
    assert result["total"] == 3
    assert len(result["hits"]) == 2
    assert {"id", "url", "title", "date", "source", "score", "excerpt"} <= set(result["hits"][0])
    assert {"requests", "bytes", "ms"} <= set(result["cost"])
    page.close()


def test_the_slash_key_leads_to_the_search_box(chromium: Browser, site: Path) -> None:
    page = chromium.new_page()
    page.goto(f"{site.as_uri()}/index.html")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.close()


def test_without_scripts_every_article_and_name_is_in_reach(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/search.html")
    assert page.locator("noscript a, main a").count() >= 2
    page.goto(f"{site.as_uri()}/articles.html")
    assert page.locator("main article a").count() >= 5
    context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(chromium: Browser, site: Path, path: str, scheme: Any) -> None:
    """axe-core: WCAG 2.0 to 2.2 A and AA, and best practice."""
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{path}", wait_until="load")
    page.wait_for_timeout(100)
    page.evaluate((MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    violations = page.evaluate("axe.run(document).then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
    assert violations == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_pages_are_valid_html(site: Path) -> None:
    """The Nu HTML checker: no error, no warning."""
    java = shutil.which("java")
    if java is None:
        if os.environ.get("CI"):
            pytest.fail("no Java: run 'invoke setup'")
        pytest.skip("no Java on this machine: run 'invoke setup'")
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [java, "-jar", str(jar), "--format", "json", "--skip-non-html", str(site)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    # the checker reads the site from the disk, where it takes no file for the page's own origin; browsers do
    policy = "Resource violates Content Security Policy"
    # nor does it tell data from a script: what is JSON-LD a browser does not run, and no policy is asked (HTML, "data block")
    data = ("Inline script violates Content Security Policy", '<script type="application/ld+json">')
    messages = [
        m
        for m in json.loads(done.stderr)["messages"]
        if not m["message"].startswith(policy) and not (m["message"].startswith(data[0]) and data[1] in m["extract"])
    ]
    assert [(m["url"].split("/output/")[-1], m.get("lastLine"), m["message"]) for m in messages] == []
