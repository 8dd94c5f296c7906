"""Closeness of the words reorders five results at a time, at fixed places, so that pages of any size follow each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from khizana.search.engine import Engine
from khizana.search.index.documents import Document

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

QUERY = "مجلس النواب"
PADDING = "قالت مصادر مطلعة إن الاجتماع المقرر غدا في العاصمة سيبحث ملفات عديدة منها الميزانية والتعليم"
APART = f"اجتمع مجلس محلي {PADDING} ثم حضر النواب."
TOGETHER = f"اجتمع مجلس النواب {PADDING} ثم حضر محلي."
CLOSE = {3, 4, 8, 11}  # of twelve articles, each longer than the one before and so ranked behind it
ARMED = {5, 6, 7}


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    others = (Document(f"o{at}", f"articles/o{at}.html", "خبر", False, ("السلاح والتعليم",)) for at in range(40))
    return index_of([*map(_document, range(12)), *others])


def _document(at: int) -> Document:
    blocks = [TOGETHER if at in CLOSE else APART, *[PADDING] * int(1.4**at), *(["السلاح"] if at in ARMED else [])]
    return Document(f"{at:02}", f"articles/{at:02}.html", "خبر", False, tuple(blocks), date=f"2015-07-{28 - at}")


def ids(answer: dict[str, Any]) -> str:
    return " ".join(hit["id"] for hit in answer["hits"])


def test_the_closest_come_first_of_their_five(search: Search, folder: Path) -> None:
    assert ids(search(folder, QUERY, 20)) == "03 02 01 00 04 05 08 06 07 09 11 10"


@pytest.mark.parametrize(
    ("offset", "limit"),
    [(0, 5), (5, 5), (0, 10), (10, 10), (0, 1), (1, 3), (3, 4), (4, 2), (7, 10), (11, 1), (12, 5), (3, 0)],
)
def test_a_page_of_any_size_is_a_piece_of_the_whole(search: Search, folder: Path, offset: int, limit: int) -> None:
    whole = search(folder, QUERY, 20)["hits"]
    ours = search(folder, QUERY, limit, offset)
    assert ours["hits"] == whole[offset : offset + limit]


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_by_date_a_page_reads_no_more_than_it_shows(search: Search, folder: Path, sort: str) -> None:
    page, nothing = Engine(folder).search(QUERY, 1, 3, sort), Engine(folder).search(QUERY, 0, sort=sort)
    assert page["hits"] == search(folder, QUERY, 20, sort=sort)["hits"][3:4]
    assert page["cost"]["requests"] == nothing["cost"]["requests"] + 1


def test_results_of_another_kind_keep_behind_their_border(search: Search, index_of: IndexOf) -> None:
    """Articles with a related word come behind those that have the word, however close it stands to the beginning."""
    query = "تونس"
    folder = index_of({f"{at:02}": "زار تونس وفد" if at in CLOSE else "زار التونسيون المعرض" for at in range(12)})
    whole = search(folder, query, 20)
    assert [(note["kind"], note["after"]) for note in whole["notes"]] == [("related", 4)]
    assert {hit["id"] for hit in whole["hits"][:4]} == {f"{at:02}" for at in CLOSE}
    for step in (5, 3):
        pages = [search(folder, query, step, offset) for offset in range(0, 20, step)]
        assert [hit for page in pages for hit in page["hits"]] == whole["hits"]
        assert all(page["notes"] == whole["notes"] for page in pages)


def test_one_that_lacks_a_common_word_stands_among_those_that_have_all(search: Search, folder: Path) -> None:
    """By date only those that have all are listed, where there are any."""
    query = f"{QUERY} العاصمة السلاح"
    lacks = {hit["id"]: hit["lacks"] for hit in search(folder, query, 20)["hits"]}
    assert {id_ for id_, words in lacks.items() if not words} == {f"{at:02}" for at in ARMED}
    assert set(map(tuple, lacks.values())) == {(), ("السلاح",)}
    assert ids(search(folder, query, 20, sort="newest")) == "05 06 07"
