"""A book of a megabyte, from its file to the reader's phone: by the real command, in a real Chromium."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

if TYPE_CHECKING:
    from conftest import Invoke

pytestmark = pytest.mark.browser

PAGE_BYTES = 150_000
BOOK_BYTES = 1_000_000
TOWER = "وفي خاتمة الكتاب ذكر المؤلف قلعة البزنطوق العجيبة وحدها."
SHORT, LONG = "khabar", "kitab"


@pytest.fixture(scope="module")
def library(own_news: Path, invoke: Invoke, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a book of real paragraphs in chapters, with notes, and of a short text."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "seeds").mkdir()
    texts = [json.loads(line)["text"] for line in own_news.read_text(encoding="utf-8").splitlines()]
    lines, size = ["# تاريخ البلدان", ""], 0
    while size < BOOK_BYTES:
        text = texts[len(lines) % len(texts)]
        lines += [f"## الفصل {len(lines)}", "", f"{text.strip()}[^{len(lines)}]", "", f"[^{len(lines)}]: حاشية", ""]
        size += len(text.encode())
    (folder / "seeds" / f"{LONG}.md").write_text("\n".join([*lines, TOWER, ""]), encoding="utf-8")
    (folder / "seeds" / f"{SHORT}.txt").write_text("خبر\n\nزار الوفد المدينة أمس.\n", encoding="utf-8")
    places = ("--seeds", folder / "seeds", "--content", folder / "content", "--output", folder / "site")
    done = invoke("build", *places)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def blocks(page: Path) -> list[str]:
    return re.findall(r' id="(p[0-9]+)"', page.read_text(encoding="utf-8"))


def test_every_page_is_small_and_has_its_part_of_the_text(library: Path) -> None:
    first = library / f"articles/{LONG}.html"
    parts = sorted(first.parent.glob(f"{LONG}.[0-9]*.html"), key=lambda path: int(path.suffixes[0][1:]))
    assert len(parts) > BOOK_BYTES // PAGE_BYTES
    assert max(path.stat().st_size for path in (first, *parts)) <= PAGE_BYTES
    whole = blocks(first.with_name(f"{LONG}.whole.html"))
    assert [block for page in (first, *parts) for block in blocks(page)] == whole
    assert not list(library.glob(f"articles/*/{SHORT}.*.html"))


def test_every_link_leads_somewhere(library: Path, invoke: Invoke) -> None:
    done = invoke("check", "--output", library)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("place", "page"),
    [
        pytest.param("#p{last}", ".{parts}.html", id="a-paragraph-of-another-part"),
        pytest.param("#p2", ".html", id="of-this-part"),
        pytest.param("#b-0000000", ".whole.html", id="what-no-part-is-known-to-have"),
    ],
)
def test_a_link_from_before_goes_on_to_the_right_part(
    library: Path, serve: Callable[[Path], AbstractContextManager[str]], chromium: Browser, place: str, page: str
) -> None:
    first = library / f"articles/{LONG}.html"
    known = {
        "last": len(blocks(first.with_name(f"{LONG}.whole.html"))),
        "parts": len(list(first.parent.glob(f"{LONG}.[0-9]*"))) + 1,
    }
    with serve(library) as address:
        tab = chromium.new_page()
        tab.goto(f"{address}/articles/{LONG}.html{place.format(**known)}")
        tab.wait_for_url(f"**/{LONG}{page.format(**known)}{place.format(**known)}")
        tab.close()


def test_the_search_page_lists_passages(library: Path, chromium: Browser) -> None:
    tab = chromium.new_page(viewport={"width": 360, "height": 800})
    tab.goto(f"{library.as_uri()}/search.html?q=البزنطوق")
    hit = tab.locator(".hit", has_text="تاريخ البلدان")
    assert hit.locator("mark").first.inner_text() == "البزنطوق"
    hit.locator("h2 a").click()
    tab.wait_for_load_state()
    assert TOWER in tab.locator(":target").inner_text()
    tab.goto(f"{library.as_uri()}/search.html?q=البلدية")
    tab.wait_for_selector(".hit li a")
    assert all("الفصل" in name for name in tab.locator(".hit li a").all_inner_texts())
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    tab.close()
