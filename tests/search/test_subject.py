"""A query that is the whole name of an entity leads to its page; one that only has words of it does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from khizana.search.engine import Engine
from khizana.search.index.documents import Document, Entity

if TYPE_CHECKING:
    from search.conftest import EngineOf, IndexOf

ENTITIES = [
    Entity("vladimir-putin", "person", "فلاديمير بوتين", "entities/putin.html", "Vladimir Putin", ("بوتين",)),
    Entity("un", "org", "الأمم المتحدة", "entities/un.html", "United Nations"),
    Entity("nato", "org", "حلف شمال الأطلسي", "entities/nato.html", "NATO", ("الناتو", "حلف الناتو")),
    Entity("russia", "place", "روسيا", "entities/russia.html", "Russia", ("روسيا الاتحادية",)),
    Entity("rt", "org", "روسيا اليوم", "entities/rt.html", "RT"),
    Entity("cairo", "place", "القاهرة", "entities/cairo.html", "Cairo"),
    Entity("riyadh", "place", "الرياض", "entities/riyadh.html", "Riyadh"),
    Entity("bbc", "org", "بي بي سي", "entities/bbc.html", "BBC"),
    Entity("beji-caid-essebsi", "person", "الباجي قائد السبسي", "entities/beji.html", None, ("السبسي",)),
    Entity("hafedh-caid-essebsi", "person", "حافظ قائد السبسي", "entities/hafedh.html", None, ("السبسي",)),
]
TEXTS = {
    "vladimir-putin": "زار الرئيس فلاديمير بوتين المصنع",
    "un": "بيان الأمم المتحدة عن الهدنة",
    "nato": "اجتماع حلف شمال الأطلسي (الناتو) في بروكسل",
    "russia": "صادرات روسيا من القمح",
    "rt": "قناة روسيا اليوم تبث من موسكو",
    "cairo": "مؤتمر في القاهرة",
    "riyadh": "مؤتمر في الرياض",
    "bbc": "قالت قناة BBC إن الهدنة بدأت",
    "beji-caid-essebsi": "استقبل السبسي الوفد",
    "hafedh-caid-essebsi": "صرّح حافظ قائد السبسي",
}


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    """An archive with twelve articles on each of these, one on a namesake, and many on a man who is called like a town."""
    documents = [
        Document(f"{slug}{n}", f"{slug}{n}.html", text, True, (text,), entities=(slug,))
        for slug, text in TEXTS.items()
        for n in range(1 if slug.startswith("hafedh") else 12)
    ]
    documents += [Document(f"man{n}", f"man{n}.html", "", True, ("لاعب اسمه رياض",)) for n in range(30)]
    return index_of(documents, ENTITIES)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("فلاديمير بوتين", "vladimir-putin", id="name"),
        pytest.param("فِلاديمير  بوتين", "vladimir-putin", id="marks-and-spaces"),
        pytest.param("بوتين", "vladimir-putin", id="alias"),
        pytest.param("الامم المتحده", "un", id="spelled-in-a-hurry"),
        pytest.param("أمم متحدة", "un", id="without-articles"),
        pytest.param("ناتو", "nato", id="one-word-without-article"),
        pytest.param("قاهرة", "cairo", id="a-town-without-article"),
        pytest.param("رياض", None, id="a-man-not-the-town"),
        pytest.param("الرياض", "riyadh", id="the-town"),
        pytest.param("حلف ناتو", "nato", id="second-word-without-article"),
        pytest.param("«الأمم المتحدة»", "un", id="a-phrase"),
        pytest.param("روسيا", "russia", id="also-the-first-word-of-another"),
        pytest.param("روسيا اليوم", "rt", id="not-the-entity-of-its-first-word"),
        pytest.param("السبسي", "beji-caid-essebsi", id="of-two-the-one-in-more-articles"),
        pytest.param("putin", "vladimir-putin", id="corrected-to-a-name"),
        pytest.param("f,jdk", "vladimir-putin", id="corrected-to-a-word"),
        pytest.param("bbc", "bbc", id="latin-as-articles-write-it"),
        pytest.param("putin الهدنة", None, id="corrected-name-among-others"),
        pytest.param("فلاديمير", None, id="part-of-a-name"),
        pytest.param("شمال الأطلسي", None, id="words-of-a-name"),
        pytest.param("بوتين فلاديمير", None, id="in-another-order"),
        pytest.param("زيارة بوتين", None, id="a-name-among-others"),
        pytest.param("روسيا الناتو", None, id="two-names"),
        pytest.param("روسيا أو الناتو", None, id="either"),
        pytest.param("روسيا أو", None, id="either-not-finished"),
        pytest.param("بوتين -الهدنة", None, id="exclusion"),
        pytest.param("-بوتين", None, id="nothing-but-exclusion"),
        pytest.param("=بوتين", None, id="exact"),
        pytest.param("بوتين*", None, id="prefix"),
        pytest.param("كيان:بوتين", None, id="field"),
        pytest.param('كيان:"فلاديمير بوتين" من:2020', None, id="field-and-date"),
        pytest.param("بوتين من:2020", None, id="date"),
        pytest.param("بوتين من:أمس", None, id="no-date"),
        pytest.param('"بوتين روسيا"~3', None, id="nearness"),
        pytest.param('"الأمم" "المتحدة"', None, id="two-phrases"),
        pytest.param("قناة", None, id="no-name"),
        pytest.param('"الأمم المتحدة', None, id="a-phrase-not-closed"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_subject(folder: Path, engine_of: EngineOf, query: str, expected: str | None) -> None:
    engine = engine_of(folder)
    named = engine.subject(engine.search(query))
    assert (named and named["slug"]) == expected


@pytest.mark.parametrize(
    ("query", "most"),
    [
        pytest.param("فلاديمير بوتين", 1, id="its-first-word"),
        pytest.param("ناتو", 2, id="with-the-article-where-no-name-has-it-bare"),
        pytest.param("صادرات القمح من روسيا", 2, id="no-name"),
        pytest.param("بوتين -الهدنة", 0, id="no-name-by-its-form"),
    ],
)
def test_it_asks_for_little(folder: Path, engine_of: EngineOf, query: str, most: int) -> None:
    fresh = Engine(folder)
    fresh.subject(engine_of(folder).search(query))
    assert fresh.requests <= most
