"""A name typed in Latin letters that few articles write so: the entity is meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from khizana.search.index.documents import Document, Entity

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

ENTITIES = [
    Entity("sousse", "place", "سوسة", "entities/sousse.html", "Sousse"),
    Entity("us", "place", "الولايات المتحدة", "entities/us.html", "United States"),
    Entity("un", "org", "الأمم المتحدة", "entities/un.html", "United Nations"),
    Entity("gabes", "place", "قابس", "entities/gabes.html", "Gabes"),
    Entity("rocca", "work", "القلعة", "entities/rocca.html", "Rocca Nova"),
]
TEXTS = [
    *[(f"وصل القطار إلى سوسة في اليوم {at}.", "sousse", 2015 + at % 2) for at in range(16)],
    *[(f"تعهدت الولايات المتحدة في الجلسة {at}.", "us", 2015) for at in range(9)],
    *[(f"دعت الأمم المتحدة في البيان {at}.", "un", 2015) for at in range(8)],
    *[(f"هطلت الأمطار على قابس في الليلة {at}.", "gabes", 2015) for at in range(15)],
    *[(f"افتُتح معرض القلعة رقم {at}.", "rocca", 2015) for at in range(8)],
    ("نزل في فندق Sousse Palace أمس.", "", 2015),
    ("سار في شارع Sousse القديم.", "", 2016),
    ("لعب فريق Leeds United مباراته.", "", 2015),
    ("مصنع Gabes الأول.", "", 2015),
    ("مصنع Gabes الثاني.", "", 2015),
    ("مجلة Rocca.", "", 2015),
    ("قناة Nova.", "", 2015),
]


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    documents = [
        Document(f"a{at}", f"a{at}.html", text, True, (text,), date=str(year), entities=(slug,) if slug else ())
        for at, (text, slug, year) in enumerate(TEXTS)
    ]
    return index_of(documents, ENTITIES)


@pytest.mark.parametrize(
    ("query", "options", "meant", "total"),
    [
        pytest.param("sousse", {}, ["سوسة"], 16, id="eight-times-as-many"),
        pytest.param("SOUSSE", {"filters": {"year": ["2016"]}}, ["سوسة"], 8, id="under-a-filter"),
        pytest.param("sousse", {"verbatim": True}, [], 2, id="the-way-back"),
        pytest.param("rocca nova", {}, ["القلعة"], 8, id="both-words-are-known-and-no-article-has-both"),
        pytest.param("gabes", {}, [], 2, id="not-eight-times-as-many"),
        pytest.param("gabes", {"filters": {"month": ["2016-01"]}}, [], 0, id="a-filter-makes-nothing-rarer"),
        pytest.param("united", {}, [], 1, id="a-word-of-two-names"),
        pytest.param("united states", {}, ["الولايات المتحدة"], 9, id="the-whole-name"),
        pytest.param("=Sousse", {}, [], 2, id="exact"),
        pytest.param('"sousse"', {}, [], 2, id="phrase"),
        pytest.param("souss*", {}, [], 2, id="prefix"),
        pytest.param("sousse -palace", {}, [], 1, id="without-a-word"),
        pytest.param("sousse أو gabes", {}, [], 4, id="either"),
        pytest.param("sousse من:2016", {}, [], 1, id="dated"),
        pytest.param("sousse شارع", {}, [], 1, id="beside-an-arabic-word"),
        pytest.param("سوسة", {}, [], 16, id="in-arabic"),
    ],
)
def test_a_few_articles_do_not_hide_the_name(
    search: Search, folder: Path, query: str, options: dict[str, Any], meant: list[str], total: int
) -> None:
    found = search(folder, query, **options)
    assert [(c["kind"], c["meant"]) for c in found["corrections"]] == [("name", name) for name in meant]
    assert found["total"] == total
