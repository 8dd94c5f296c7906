from __future__ import annotations

import pytest

from khizana.addresses import Addresses
from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.model import Article, Block, Seed
from khizana.pages.pagination import paginate
from khizana.pages.views import SUMMARY_LENGTH, article_card, entity_card, tell_apart
from khizana.strings import Catalogue
from khizana.theme_files import package_theme

T = Catalogue.load(package_theme() / "strings" / "ar.json")
SEED = Seed("a.txt", "0" * 64, "utf-8")


@pytest.mark.parametrize(
    ("count", "size", "paths"),
    [
        pytest.param(0, 10, ["a.html"], id="nothing-is-one-page"),
        pytest.param(10, 10, ["a.html"], id="just-full"),
        pytest.param(11, 10, ["a.html", "a.2.html"], id="one-over"),
    ],
)
def test_paginate(count: int, size: int, paths: list[str]) -> None:
    pages = list(paginate(range(count), size, "a.html"))
    assert [page.path_of(page.number) for page, _ in pages] == paths
    assert [item for _, items in pages for item in items] == list(range(count))
    assert pages[0][0].view["previous_url"] is None
    assert pages[-1][0].view["next_url"] is None


@pytest.mark.parametrize(
    ("title_source", "title", "first", "summary"),
    [
        pytest.param("given", "عنوان", "نص قصير.", "نص قصير.", id="short"),
        pytest.param(
            "derived", "أكد الوزير", "أكد الوزير، أمس، أن الأمر تم.", "أمس، أن الأمر تم.", id="after-a-derived-title"
        ),
        pytest.param("given", "ع", "كلمة " * 100, None, id="cut-at-a-word"),
    ],
)
def test_summary(title_source: str, title: str, first: str, summary: str | None) -> None:
    article = Article("a", title, title_source, (Block("heading", "مقدمة"), Block("paragraph", first)), SEED)  # type: ignore[arg-type]
    found = article_card(article, Addresses(1, 1), "ar")["summary"]
    if summary is None:
        assert len(found) <= SUMMARY_LENGTH
        assert found.endswith("كلمة…")
    else:
        assert found == summary


def test_names_written_alike_are_told_apart() -> None:
    records = {
        "khalil": AuthorityRecord("khalil", "place", "الخليل", part_of="palestine"),
        "man": AuthorityRecord(
            "man", "person", "خليل", description="شاعر لبناني ولد في بعلبك، وعاش في القاهرة، وكتب فيها أكثر شعره."
        ),
        "work": AuthorityRecord("work", "work", "خليل"),
        "palestine": AuthorityRecord("palestine", "place", "فلسطين"),
    }
    cards = {slug: entity_card(record, Addresses(1, 1), 1, own_page=True) for slug, record in records.items()}
    tell_apart(cards, records, T)
    assert [card["note"] for card in cards.values()] == [
        "فلسطين", "شاعر لبناني ولد في بعلبك، وعاش في القاهرة، وكتب…", "وثيقة أو عمل", None,
    ]  # fmt: skip
