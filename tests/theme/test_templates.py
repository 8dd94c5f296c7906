"""The templates: whole, valid in outline, safe whatever the data holds, and saying nothing of their own."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from theme.conftest import Page

TEMPLATES = sorted((Path(__file__).parent.parent.parent / "theme" / "templates").rglob("*.html"))
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; "
    "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types khizana"
)
SCRIPTS = {f"theme/js/{name}.js" for name in ("display", "parts", "reading", "search", "site", "trail", "trends")}
each_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)


def test_page_is_arabic_and_runs_from_the_right(sites: dict[str, dict[str, str]]) -> None:
    for html in sites["full"].values():
        assert '<html lang="ar" dir="rtl">' in html


def test_an_english_page_runs_from_the_left_and_its_arabic_from_the_right(sites: dict[str, dict[str, str]]) -> None:
    for path, html in sites["english"].items():
        assert '<html lang="en" dir="ltr">' in html
        assert not re.search(r"<[^>]* dir=[^>]* dir=", html), path
    assert '<div class="prose" lang="ar" dir="rtl">' in sites["english"]["articles/a-1.html"]


def test_page_carries_the_policy(page: Page) -> None:
    policies = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert policies == [POLICY]


def test_page_has_one_main_one_title_and_headings_in_order(page: Page) -> None:
    assert len(page.all("main")) == len(page.all("h1")) == 1
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), levels


def test_ids_are_unique_and_labels_lead_to_them(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    labels = {attributes["aria-labelledby"] for _, attributes in page.elements if "aria-labelledby" in attributes}
    assert labels <= set(ids)


def test_page_has_a_search_form_that_works_without_a_script(page: Page) -> None:
    (form,) = [form for form in page.all("form") if form.get("id") == "search-form"]
    assert (form["role"], form["method"]) == ("search", "get")
    assert (form["action"] or "").endswith("search.html")
    assert {box["name"] for box in page.all("input") if box.get("type") == "search"} == {"q"}


def test_a_list_has_a_search_box_that_keeps_to_it(sites: dict[str, dict[str, str]]) -> None:
    assert '<input type="hidden" name="source" value="الخليج">' in sites["full"]["sources/khalij.html"]
    assert '<form class="within"' not in sites["full"]["dates/2015-07.html"]


def test_links_are_relative_and_to_files(page: Page) -> None:
    """A folder opened from a disk is the whole site; only links outward are absolute."""
    for link in page.all("a", "link", "script"):
        address = urlsplit(link.get("href") or link.get("src") or "")
        if address.scheme:
            assert address.scheme == "https"
        elif address.path:
            assert not address.path.startswith("/")
            assert "." in address.path.rsplit("/", 1)[-1], address.path


def test_nothing_runs_in_the_page_itself(page: Page) -> None:
    run = [script for script in page.all("script") if script.get("type") != "application/ld+json"]
    assert {(script["src"] or "").removeprefix("../") for script in run} <= SCRIPTS
    assert not page.all("style", "iframe", "object", "embed", "base")
    names = {name for _, attributes in page.elements for name in attributes}
    assert not {name for name in names if name == "style" or name.startswith("on")}


def test_what_the_data_holds_stays_text(sites: dict[str, dict[str, str]]) -> None:
    """Seen by its outline: hostile words add no element and no attribute to a page."""
    for path, html in sites["hostile"].items():
        assert "<script src=x" not in html, path
        assert _outline(html) == _outline(sites["full"][path]), path


def _outline(html: str) -> list[str]:
    html = re.sub(
        r'(<script type="application/ld\+json">).*?(</script>)', r"\1\2", html
    )  # its "<" are escaped: seen above
    without_values = re.sub(r'"[^"]*"', '""', html)
    return re.findall(r"<[^>]*>", without_values)


def test_links_outward_keep_to_the_web(sites: dict[str, dict[str, str]]) -> None:
    """An address with any other scheme is shown, never linked: an article's comes from its seed."""
    html = sites["full"]["articles/a-1.html"]
    assert 'href="https://example.org/خبر"' in html


@each_template
def test_template_says_nothing_of_its_own(template: Path) -> None:
    """Every word that a reader sees is in theme/strings."""
    source = re.sub(r"\{#.*?#\}", "", template.read_text("utf-8"), flags=re.DOTALL)
    assert not re.search(r"[\u0621-\u064a]", source)


@each_template
def test_template_has_no_inline_style_script_or_handler(template: Path) -> None:
    source = template.read_text("utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", source)
    assert not re.search(
        r'<script(?![^>]*\ssrc=|[^>]* type="application/ld\+json">\{\{ [a-z]+ \| tojson \}\}<)', source
    )
    trusted = "page.content|safe" if template.name == "page.html" else ""  # a publisher's own page
    assert "|safe" not in re.sub(r"\s", "", source).replace(trusted, "")


@each_template
def test_only_the_base_states_the_policy(template: Path) -> None:
    assert ("Content-Security-Policy" in template.read_text("utf-8")) == (template.name == "base.html")


@pytest.mark.parametrize(
    ("path", "site", "said"),
    [
        pytest.param("articles/a-1.html", "bare", "تاريخ النشر غير مذكور في المصدر", id="no-date"),
        pytest.param("articles/a-1.html", "bare", "عنوان مشتق من أول جملة", id="derived-title"),
        pytest.param("articles/a-1.html", "bare", "لم يُستبعد من المصدر أي سطر.", id="nothing-set-aside"),
        pytest.param("articles/a-1.html", "full", "السطر 3 · بلا تاريخ", id="set-aside-with-reason"),
        pytest.param("articles/a-1.html", "full", "قراءة 3 دقائق", id="reading-time"),
        pytest.param("articles/a-1.html", "full", "«المنافسة بدأت»", id="quotation"),
        pytest.param("entities/org-2.html", "full", "ورد الاسم 17 مرة في مقالتين.", id="counts-agree"),
        pytest.param("entities/org-2.html", "full", "دعا الناتو رأس المقالة", id="passage-of-a-title"),
        pytest.param("entities/org-2.html", "bare", "لم يرد الاسم بعد في أي مقالة.", id="never-named"),
        pytest.param("entities/org-2.html", "bare", "لا يُعرف تاريخ نشر أي مقالة ورد فيها الاسم", id="never-dated"),
        pytest.param("entities/org-2.html", "full", "وورد في 3 مقالات لا يُعرف تاريخ نشرها", id="some-undated"),
        pytest.param("entities/org-2.html", "full", "لا يعني وحده أن بينهما صلة", id="what-a-tie-does-not-mean"),
        pytest.param("entities/org-2.html", "full", "لم تجمعهما جملة واحدة", id="a-tie-without-a-sentence"),
        pytest.param("timeline/2026.html", "full", "نُشرت في 3 يوليو 2015كُتبت قبل الموعد", id="ahead"),
        pytest.param("quotations.html", "full", "وفي المقالات قولان آخران", id="nobody-knows-who"),
        pytest.param("index.html", "full", "مقالتان و10 أسماء", id="totals"),
        pytest.param("index.html", "bare", "لا مقالات ولا أسماء", id="empty-archive"),
        pytest.param("sources/khalij.html", "full", "الصفحة 2 من 3", id="pager"),
        pytest.param("sources.html", "full", "50 مصدرًا", id="number-of-lists"),
        pytest.param("entities-org.html", "full", "ذُكر مرتين", id="dual"),
    ],
)
def test_page_says(sites: dict[str, dict[str, str]], path: str, site: str, said: str) -> None:
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", sites[site][path]))
    assert said in text


@pytest.mark.parametrize(
    ("path", "absent"),
    [
        pytest.param("articles/a-1.html", ["blockquote", "figure", "nav class=neighbours"], id="article"),
        pytest.param("entities/org-2.html", ["mark", "svg", "figure", "ol"], id="entity"),
        pytest.param("index.html", ["ul class=doors"], id="no-way-leads-to-nothing"),
    ],
)
def test_section_without_rows_is_not_shown(sites: dict[str, dict[str, str]], path: str, absent: list[str]) -> None:
    for element in absent:
        assert f"<{element}" not in sites["bare"][path].replace('"', "")
