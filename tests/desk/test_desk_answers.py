"""What the desk answers to its page, on our own news."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from khizana.content.content_file import is_as_written
from khizana.desk.desk_answers import Desk
from khizana.errors import KhizanaError


def key_of(desk: Desk, name: str) -> str:
    return str(next(each["key"] for each in desk.names()["names"] if each["name"] == name))


def test_names_come_most_articles_first(desk: Desk) -> None:
    counts = [name["articles"] for name in desk.names()["names"]]
    assert len(counts) > 100
    assert counts == sorted(counts, reverse=True)


def test_a_name_has_sentences_near_names_and_articles(desk: Desk) -> None:
    shown = desk.name(key_of(desk, "إنغريد هالفورسن"))
    assert shown["spellings"] == ["إنغريد هالفورسن", "إنجريد هالفورسن"]
    assert [near["name"] for near in shown["near"] if near["how"] == "spelling"] == ["انجريد هلفورسن"]
    assert {each["name"] for each in shown["sentences"]} <= set(shown["spellings"])
    assert {each["article"] for each in shown["sentences"]} <= {article["id"] for article in shown["articles_listed"]}


def test_decisions_go_together_and_come_back(desk: Desk, archive: Path) -> None:
    keys = [key_of(desk, name) for name in ("عفاف الدريدي", "ليلى الصفّار")]
    before = len(desk.names()["names"])
    answer = desk.review([{"verb": "accept", "key": key} for key in keys])
    assert answer["waiting_n"] == before - 2
    assert len(list((archive / "content" / "entities").glob("*.md"))) == 2
    desk.undo(answer["review"])
    assert len(desk.names()["names"]) == before
    assert list((archive / "content" / "entities").glob("*")) == []


def test_many_leaves_what_is_spelt_like_another(desk: Desk) -> None:
    wanted = desk.many("person", 0.9, do=False)["n"]
    answer = desk.many("person", 0.9, do=True)
    assert answer["n"] == wanted > 20
    left = {each["name"] for each in desk.names()["names"]}
    assert {"إنغريد هالفورسن", "انجريد هلفورسن"} <= left
    assert "عفاف الدريدي" not in left


@pytest.mark.parametrize(
    ("q", "name"),
    [
        pytest.param("عفاف", "عفاف الدريدي", id="name"),
        pytest.param("الدريدى عفاف", "عفاف الدريدي", id="words-in-any-order-and-spelling"),
        pytest.param("tunis", "تونس العاصمة", id="latin"),
    ],
)
def test_entities_are_found(desk: Desk, q: str, name: str) -> None:
    assert name in [entity["name"] for entity in desk.entities(q)["entities"]]


@pytest.mark.parametrize(
    ("fields", "problem", "named"),
    [
        pytest.param({"type": "person", "name": "عفاف الدريدي"}, "", 7, id="sound"),
        pytest.param({"type": "person", "name": "…"}, "holds no word", None, id="no-word"),
        pytest.param({"type": "person"}, "name is missing", None, id="no-name"),
        pytest.param(
            {"type": "person", "name": "روائية الملح", "aliases": ["عفاف الدريدي {with:الروائية}"]},
            "",
            2,
            id="guard-tried",
        ),
        pytest.param({"type": "person", "name": "ع", "aliases": ["ب {nonsense}"]}, "unknown rule", None, id="no-guard"),
    ],
)
def test_a_record_is_checked_and_tried(desk: Desk, fields: dict[str, Any], problem: str, named: int | None) -> None:
    answer = desk.check_record("new", fields)
    assert [problem in each["message"] for each in answer["problems"]] == ([True] if problem else [])
    assert (answer["trial"] and answer["trial"]["named"]) == named


def test_a_record_is_written_and_two_windows_do_not_overwrite(desk: Desk, archive: Path) -> None:
    desk.save_record("afaf", {"type": "person", "name": "عفاف الدريدي", "short": ["الدريدي", ""]}, "")
    first = desk.record("afaf")
    desk.save_record("afaf", {**first["fields"], "latin": "Afaf"}, first["version"])
    with pytest.raises(KhizanaError, match="since you opened it"):
        desk.save_record("afaf", {**first["fields"], "latin": "Aphaf"}, first["version"])
    with pytest.raises(KhizanaError, match="since you opened it"):
        desk.save_record("afaf", {"type": "person", "name": "عفاف"}, "")
    text = (archive / "content" / "entities" / "afaf.md").read_text(encoding="utf-8")
    assert text == "---\ntype: person\nname: عفاف الدريدي\nlatin: Afaf\nshort: [الدريدي]\n---\n"


@pytest.mark.parametrize("slug", ["../articles/x", "A", "", "a--b"])
def test_no_path_escapes(desk: Desk, slug: str) -> None:
    with pytest.raises(KhizanaError, match="cannot be a slug"):
        desk.save_record(slug, {"type": "person", "name": "عفاف"}, "")
    with pytest.raises(KhizanaError, match="no such article"):
        desk.article(f"../entities/{slug}")


def test_an_article_is_corrected_and_made_a_draft(desk: Desk, archive: Path) -> None:
    listed = desk.articles("عفاف الدريدي")["articles"]
    article = desk.article(listed[0]["id"])
    values = {**article["values"], "title": "عنوان آخر", "draft": True}
    answer = desk.save_article(article["id"], values, article["version"])
    path = archive / "content" / article["file"].removeprefix("content/")
    assert not is_as_written(path.read_text(encoding="utf-8"))
    again = desk.article(article["id"])
    assert (again["title"], again["draft"], again["is_edited"]) == ("عنوان آخر", True, True)
    with pytest.raises(KhizanaError, match="since you opened it"):
        desk.save_article(article["id"], values, article["version"])
    desk.undo(answer["review"])
    assert is_as_written(path.read_text(encoding="utf-8"))
    assert not desk.article(article["id"])["draft"]
