from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from khizana.export.feed import MAX_ENTRIES, entries, render
from khizana.pages.views import ArticleCard

ATOM = "{http://www.w3.org/2005/Atom}"


def card(id_: str, date: str | None, title: str = "عنوان") -> ArticleCard:
    return {
        "id": id_, "url": f"articles/{id_}.html", "title": title, "derived": False, "date": date, "date_text": None,
        "source": "صحيفة <الخليج>", "summary": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("date", "stands"),
    [
        pytest.param("2015-07-03", True, id="day"),
        pytest.param("2015-07", False, id="month"),
        pytest.param(None, False, id="undated"),
    ],
)
def test_only_a_known_day_has_an_entry(date: str | None, stands: bool) -> None:
    assert bool(entries([card("a", date)])) == stands


def test_a_feed_ends_somewhere() -> None:
    assert len(entries(card(str(n), "2015-07-03") for n in range(MAX_ENTRIES + 5))) == MAX_ENTRIES


def test_a_feed_is_whole_and_all_its_addresses_are_absolute() -> None:
    rows = [(card("b", "2016-01-02", "«أ» & <ب>\x0b"), ["زار موسكو."]), (card("a", "2015-07-03"), [])]
    text = render("https://example.org/archive", "entities/moscow.html", "خزانة", "موسكو", "ar", rows)
    feed = ET.fromstring(text)  # noqa: S314  # our own
    assert feed.findtext(f"{ATOM}id") == "https://example.org/archive/entities/moscow.html"
    assert feed.findtext(f"{ATOM}updated") == "2016-01-02T00:00:00Z"
    assert [link.get("href") for link in feed.iter(f"{ATOM}link")] == [
        "https://example.org/archive/entities/moscow.html",
        "https://example.org/archive/entities/moscow.atom",
        "https://example.org/archive/articles/b.html",
        "https://example.org/archive/articles/a.html",
    ]
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["«أ» & <ب>", "عنوان"]
    assert next(feed.iter(f"{ATOM}summary")).text == "زار موسكو."
