"""Words that are particles once folded, found as they were typed: the table that JavaScript obeys too, and whole answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from khizana.search.index.documents import Document, Entity
from khizana.search.index.index_writer import write_index

if TYPE_CHECKING:
    from search.conftest import Search

TEXTS = {
    "governor": "زار والي سوسة المدينة صباح اليوم واستمع إلى مطالب السكان.",
    "and-to-often": "من تونس وإلى سوسة، ثم إلى صفاقس وإلى قابس وإلى مدنين.",
    "and-to": "وصل القطار إلى سوسة وإلى المهدية.",
    "ban": "قال الأمين العام بان كي مون إن الوضع خطير.",
    "that": "قال الأمين العام بأن الوضع خطير كي لا ينسى أحد.",
    "kerry": "وصل كيري إلى موسكو.",
    "ali": "قال السفير محمد الأمين في بيان طويل عن سير المحادثات إن اللاعب محمد علي وقع عقدا مع ناديه الجديد.",
    "son": "قال رئيس النادي في تصريح طويل عن سير المفاوضات إن حياة بن علي وقعت عقدا جديدا.",
    "two": "خالد بن عمر، علي العابدي، سمير بن صالح، علي العياري.",
    "on": "محمد على رأس الوفد، ومحمد على يقين، ومحمد على حق.",
    "bellows": "وصل كير الحداد إلى موسكو، وكير الحداد قديم، والكير لا يبرد.",
}
ENTITIES = [
    Entity("john-kerry", "person", "جون كيري", "entities/john-kerry.html", "John Kerry", ("كيري",)),
    Entity("ban-ki-moon", "person", "بان كي مون", "entities/ban-ki-moon.html", "Ban Ki-moon"),
]
NAMED = {"kerry": ("john-kerry",), "ban": ("ban-ki-moon",)}


@pytest.fixture(scope="module", params=[True, False], ids=["with-records", "without"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typed")
    documents = [
        Document(id_, f"articles/{id_}.html", text, True, (text,), entities=NAMED.get(id_, ()) if request.param else ())
        for id_, text in TEXTS.items()
    ]
    write_index(documents, ENTITIES if request.param else [], folder)
    return folder


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("والي", "governor", id="governor"),
        pytest.param("والي سوسة", "governor", id="governor-of-a-town"),
        pytest.param("محمد علي", "ali", id="name-beside-a-name"),
        pytest.param("محمد على", "on", id="particle-beside-a-name"),
        pytest.param("بن علي", "son", id="somebody's-son"),
        pytest.param("وقعت بن على", "son", id="somebody's-son-however-typed"),
        pytest.param("كيري", "kerry", id="kerry"),
        pytest.param("كير", "bellows", id="bellows"),
        pytest.param("بان كي مون", "ban", id="ban-ki-moon"),
        pytest.param("وإلى", "and-to-often", id="the-particle-itself"),
    ],
)
def test_a_name_finds_itself_first(search: Search, folder: Path, query: str, first: str) -> None:
    ours = search(folder, query)
    assert ours["hits"][0]["id"] == first
