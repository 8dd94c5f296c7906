from __future__ import annotations

from collections.abc import Sequence

from khizana.addresses import Addresses
from khizana.model import Article, Block, Seed
from khizana.pages.similarity_views import MAX_PASSAGE_LENGTH, MAX_SHOWN, related_view, shared_view
from khizana.pages.views import ArticleCard, EntityCard, View, article_card
from khizana.similarity.pipeline import ArticleSimilarity, RelatedArticle, ReusedPassage
from khizana.similarity.reasons import Reason

SEED = Seed("a.txt", "0" * 64, "utf-8")
NAMES: dict[str, EntityCard] = {
    "moscow": {
        "slug": "moscow",
        "url": "",
        "own_page": True,
        "name": "موسكو",
        "type": "place",
        "latin": None,
        "total": 1,
        "reviewed": True,
        "note": None,
    }
}


def article(id_: str, *paragraphs: str) -> Article:
    return Article(id_, "عنوان", "derived", tuple(Block("paragraph", p) for p in paragraphs), SEED)


HERE = article("a", "قال إن صادرات السلاح زادت في موسكو أمس.", "وقال إن صادرات السلاح زادت.")
THERE = article("b", "صادرات السلاح زادت، حسب الوكالة.")
SIMILARITY = ArticleSimilarity(
    related=(RelatedArticle("b", "same_report", 0.5, (Reason(29, 34, "moscow"), Reason(7, 20), Reason(7, 20))),),
    reuse=(ReusedPassage(7, 25, None, 48, 66), ReusedPassage(48, 66, None, 7, 25), ReusedPassage(7, 25, "b", 0, 18)),
)


def other(_: str) -> tuple[ArticleCard, Article]:
    return article_card(THERE, Addresses(1, 1), "ar"), THERE


def rows_of(article: Article, reuse: Sequence[ReusedPassage]) -> list[View]:
    view = shared_view(article_card(article, Addresses(1, 1), "ar"), article, reuse, other)
    assert view
    assert view["more"] == 0
    rows: list[View] = view["rows"]
    return rows


def test_a_reason_is_a_name_in_full_or_words_as_written_each_once() -> None:
    (group,) = related_view(HERE, SIMILARITY, {"b": other("b")[0]}, NAMES)
    assert group["kind"] == "same_report"
    assert group["rows"] == [{"card": other("b")[0], "why": ["موسكو", "صادرات السلاح"]}]


def test_a_repeat_inside_an_article_is_shown_once_and_before_other_articles() -> None:
    inside, shared = rows_of(HERE, SIMILARITY.reuse)
    assert inside["card"] is None
    assert [pair["here"]["text"] for pair in inside["pairs"]] == ["صادرات السلاح زادت"]
    assert inside["pairs"][0]["there"]["url"] == "articles/a.html#p2"
    assert shared["card"]["id"] == "b"
    assert shared["pairs"][0]["there"] == {
        "before": "", "text": "صادرات السلاح زادت", "after": "، حسب الوكالة.", "url": "articles/b.html#p1"
    }  # fmt: skip


def test_the_context_of_a_passage_is_its_own_line_cut_at_words() -> None:
    long = article("c", "بداية", "كلمة " * 60 + "صادرات السلاح زادت" + " كلمة" * 60)
    at = long.text.index("صادرات")
    (row,) = rows_of(long, [ReusedPassage(at, at + 18, "b", 0, 18)])
    here = row["pairs"][0]["here"]
    assert set(here["before"].split()) == {"…", "كلمة"}
    assert set(here["after"].split()) == {"…", "كلمة"}


def test_a_page_shows_the_longest_of_many_passages_cut_short() -> None:
    long = article("c", "كلمة " * 200)
    reuse = [ReusedPassage(at, at + length, "b", 0, 18) for at, length in enumerate([15, 900, 20, 25, 30, 35, 40])]
    view = shared_view(article_card(long, Addresses(1, 1), "ar"), long, reuse, other)
    assert view
    shown = [pair["here"]["text"] for row in view["rows"] for pair in row["pairs"]]
    assert (len(shown), view["more"]) == (MAX_SHOWN, 1)
    assert max(map(len, shown)) <= MAX_PASSAGE_LENGTH + 2
    assert sum(text.endswith(" …") for text in shown) == 1


def test_nothing_shared() -> None:
    assert shared_view(article_card(HERE, Addresses(1, 1), "ar"), HERE, (), other) is None
