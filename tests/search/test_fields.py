"""Fields, dates, filters, sorting and entities."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from khizana.search.engine import Engine
from khizana.search.format import facets
from khizana.search.index.documents import Document, Entity
from khizana.search.index.index_writer import write_index

if TYPE_CHECKING:
    from search.conftest import EngineOf, IndexOf, Search

ENTITIES = [
    Entity("putin", "person", "فلاديمير بوتين", "entities/putin.html", "Vladimir Putin", ("بوتين",)),
    Entity("nato", "org", "حلف شمال الأطلسي", "entities/nato.html", "NATO", ("الناتو", "حلف الناتو")),
    Entity("tunis", "place", "تونس", "entities/tunis.html", "Tunis"),
    Entity("nobody", "person", "زيد المجهول", "entities/nobody.html", "Zayd"),
]


def article(id_: str, text: str, date: str | None = None, *slugs: str, **known: Any) -> Document:
    return Document(id_, f"articles/{id_}.html", text, True, (text,), date=date, entities=slugs, **known)


ARTICLES = [
    article(
        "a", "زار بوتين تونس.", "2014-12-31", "putin", "tunis", source="وكالة تونس للأنباء", author="بسنت الفرماوي"
    ),
    article("b", "قمة للناتو في بروكسل.", "2015", "nato", source="رويترز", category="عالم"),
    article("c", "قال الرئيس الروسي إن القمة ناجحة.", "2015-07", "putin", source="وكالة سبوتنيك", category="عالم"),
    article("d", "تونس تستضيف قمة.", "2015-07-03", "tunis", source="وكالة تونس للأنباء"),
    article("e", "قمة بلا تاريخ ولا مصدر."),
    article("f", "تونس تستضيف قمة أخرى.", "2015-07-03", "tunis"),
]

ASKED = [
    pytest.param("عنوان :تونس", {}, "", id="space-before-the-colon-of-a-field"),
    pytest.param("مصدر : تونس", {}, "a d", id="space-on-both-sides"),
    pytest.param("-تونس", {}, "b c e", id="everything-else"),
    pytest.param("-تونس -كيان:بوتين", {}, "b e", id="everything-else-but-two"),
    pytest.param("-تونس من:2015-07", {}, "b c", id="everything-else-of-a-time"),
    pytest.param("-قطط", {}, "a b c d e f", id="without-what-nothing-has"),
    pytest.param("-", {}, "", id="a-sign-excludes-nothing"),
    pytest.param("كيان:بوتين", {}, "a c", id="entity-also-where-only-its-role-stands"),
    pytest.param('كيان:"فلاديمير بوتين"', {}, "a c", id="entity-by-its-full-name"),
    pytest.param("كيان:الناتو", {}, "b", id="entity-by-alias"),
    pytest.param("كيان:ناتو", {}, "b", id="entity-without-its-article"),
    pytest.param("كيان:التونس", {}, "a d f", id="entity-with-an-article-too-many"),
    pytest.param("كيان:putin", {}, "a c", id="entity-in-latin"),
    pytest.param("كيان:بوتين كيان:تونس", {}, "a", id="two-entities"),
    pytest.param("-كيان:تونس قمة", {}, "b c e", id="without-an-entity"),
    pytest.param("مصدر:تونس", {}, "a d", id="source"),
    pytest.param("قمة مصدر:وكالة", {}, "c d", id="word-and-source"),
    pytest.param("كاتب:الفرماوي", {}, "a", id="author"),
    pytest.param("قمة من:2015-07", {}, "b c d f", id="from-a-month-a-bare-year-may-lie-in"),
    pytest.param("قمة من:2015-07-03 إلى:2015-07-03", {}, "b c d f", id="one-day"),
    pytest.param("إلى:2014", {}, "a", id="date-alone"),
    pytest.param("قمة من:03/07/2015 إلى:3-7-2015", {}, "b c d f", id="day-first"),
    pytest.param("من:2015-08", {}, "b", id="after-the-last-month"),
    pytest.param("قمة", {"filters": {"year": ["2015"]}}, "b c d f", id="year"),
    pytest.param("قمة", {"filters": {"month": ["2015-07"]}}, "c d f", id="month"),
    pytest.param("قمة", {"filters": {"entity": ["tunis"], "source": []}}, "d f", id="entity-filter"),
    pytest.param(
        "قمة", {"filters": {"source": ["رويترز", "وكالة سبوتنيك"], "category": ["عالم"]}}, "b c", id="filters-combine"
    ),
    pytest.param("قمة", {"filters": {"from": "2015-07-01", "to": "2015-12"}}, "b c d f", id="dates-as-filters"),
    pytest.param("", {"filters": {"entity": ["putin"]}}, "a c", id="filter-alone"),
    pytest.param("", {"filters": {"type": ["person"]}}, "a c", id="articles-that-name-a-person"),
    pytest.param("قمة", {"filters": {"type": ["org", "place"]}}, "b d f", id="either-of-two-types"),
    pytest.param("", {"filters": {"type": ["person"], "entity": ["tunis"]}}, "a", id="a-type-and-an-entity"),
    pytest.param("", {"filters": {"type": ["event"]}}, "", id="a-type-that-none-has"),
    pytest.param("قمة", {"filters": {"author": ["لا أحد"]}}, "", id="nobody"),
]


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    return index_of(ARTICLES, ENTITIES)


@pytest.mark.parametrize(("query", "options", "expected"), ASKED)
def test_finds(search: Search, folder: Path, query: str, options: dict[str, Any], expected: str) -> None:
    ours = search(folder, query, **options)
    assert sorted(hit["id"] for hit in ours["hits"]) == expected.split()
    assert ours["total"] == len(ours["hits"])


def test_everything_else_comes_newest_first(search: Search, folder: Path) -> None:
    assert [hit["id"] for hit in search(folder, "-تونس")["hits"]] == ["c", "b", "e"]


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        pytest.param("مصدر:رويترز", [], id="a-source"),
        pytest.param("قمة مصدر:الأهرام", [("no_source", ["الأهرام"]), ("relaxed", [])], id="no-such-source"),
        pytest.param("كاتب:فلان", [("no_author", ["فلان"])], id="no-such-author"),
        pytest.param('كيان:"بان كي مون"', [("no_entity", ["بان كي مون"])], id="no-such-entity"),
        pytest.param("-كيان:غزة -قمة", [("excluded", ["قمة"]), ("no_entity", ["غزة"])], id="nothing-to-exclude"),
        pytest.param("عنوان:قمة", [("no_title", ["قمة"])], id="in-no-title"),
        pytest.param("مصدر:=تونس", [("exact_in_field", ["تونس"])], id="a-spelling-in-a-field"),
    ],
)
def test_a_field_that_finds_nothing_says_so(
    search: Search, folder: Path, query: str, notes: list[tuple[str, list[str]]]
) -> None:
    ours = search(folder, query)
    assert [(note["kind"], note["words"]) for note in ours["notes"]] == notes


@pytest.mark.parametrize(("sort", "order"), [("newest", "fdcbe"), ("oldest", "bcdfe")])
def test_sort(search: Search, folder: Path, sort: str, order: str) -> None:
    ours = search(folder, "قمة", sort=sort)
    assert "".join(hit["id"] for hit in ours["hits"]) == order


@pytest.mark.parametrize(
    ("query", "meant", "expected"),
    [
        pytest.param("putin", "فلاديمير بوتين", "a c", id="one-word"),
        pytest.param("Vladimir Putin", "فلاديمير بوتين", "a c", id="two-words"),
        pytest.param("Puttin", "فلاديمير بوتين", "a c", id="one-slip"),
        pytest.param("NATO قمة", "حلف شمال الأطلسي", "b", id="beside-a-word"),
    ],
)
def test_latin_names(search: Search, folder: Path, query: str, meant: str, expected: str) -> None:
    ours = search(folder, query)
    assert [(c["kind"], c["meant"]) for c in ours["corrections"]] == [("name", meant)]
    assert sorted(hit["id"] for hit in ours["hits"]) == expected.split()


def test_a_latin_name_typed_on_arabic_keys(search: Search, folder: Path) -> None:
    ours = search(folder, "حعفهى")
    assert [(c["kind"], c["typed"], c["meant"]) for c in ours["corrections"]] == [("layout", "حعفهى", "فلاديمير بوتين")]
    assert sorted(hit["id"] for hit in ours["hits"]) == ["a", "c"]


def test_an_entity_is_marked_as_it_is_written(search: Search, folder: Path) -> None:
    (hit,) = search(folder, "كيان:الناتو")["hits"]
    assert [hit["excerpt"][start:end] for start, end in hit["marks"]] == ["للناتو"]


def test_facets_are_read_only_when_asked_for(folder: Path) -> None:
    plain, sorted_ = Engine(folder).search("قمة"), Engine(folder).search("قمة", sort="newest")
    assert plain["cost"]["requests"] < sorted_["cost"]["requests"]


def test_values_are_counted_as_choosing_them_would_show(engine_of: EngineOf, folder: Path) -> None:
    counts = engine_of(folder).facets("قمة", ["type", "year", "source"], {"year": ["2015"], "source": ["رويترز"]})
    assert counts["year"] == [("2015", 1)]
    assert counts["source"] == [("رويترز", 1), ("وكالة تونس للأنباء", 1), ("وكالة سبوتنيك", 1)]
    assert counts["type"] == [("org", 1)]


def test_blocks_of_facets_follow_each_other(search: Search, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "BLOCK", 2)
    write_index(ARTICLES, ENTITIES, tmp_path)
    assert [hit["id"] for hit in search(tmp_path, "قمة", sort="newest")["hits"]] == list("fdcbe")
