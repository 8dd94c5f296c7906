from __future__ import annotations

from khizana.model import Article, Block, Seed
from khizana.pages.similarity_views import related_view, shared_view
from khizana.pages.views import ArticleCard, EntityCard, article_card
from khizana.similarity.pipeline import ArticleSimilarity, RelatedArticle, ReusedPassage
from khizana.similarity.reasons import Reason

SEED = Seed("a.txt", "0" * 64, "utf-8")
NAMES: dict[str, EntityCard] = {
    "moscow": {
        "slug": "moscow",
        "url": "",
        "name": "موسكو",
        "type": "place",
        "latin": None,
        "total": 1,
        "reviewed": True,
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
    return article_card(THERE, "ar"), THERE


def test_a_reason_is_a_name_in_full_or_words_as_written_each_once() -> None:
    (group,) = related_view(HERE, SIMILARITY, {"b": other("b")[0]}, NAMES)
    assert group["kind"] == "same_report"
    assert group["rows"] == [{"card": other("b")[0], "why": ["موسكو", "صادرات السلاح"]}]


def test_a_repeat_inside_an_article_is_shown_once_and_before_other_articles() -> None:
    inside, shared = shared_view(HERE, SIMILARITY.reuse, other)
    assert inside["card"] is None
    assert [pair["here"]["text"] for pair in inside["pairs"]] == ["صادرات السلاح زادت"]
    assert inside["pairs"][0]["there"]["anchor"] == "p2"
    assert shared["card"]["id"] == "b"
    assert shared["pairs"][0]["there"] == {
        "before": "", "text": "صادرات السلاح زادت", "after": "، حسب الوكالة.", "anchor": "p1"
    }  # fmt: skip


def test_the_context_of_a_passage_is_its_own_line_cut_at_words() -> None:
    long = article("c", "بداية", "كلمة " * 60 + "صادرات السلاح زادت" + " كلمة" * 60)
    at = long.text.index("صادرات")
    (row,) = shared_view(long, [ReusedPassage(at, at + 18, "b", 0, 18)], other)
    here = row["pairs"][0]["here"]
    assert set(here["before"].split()) == {"…", "كلمة"}
    assert set(here["after"].split()) == {"…", "كلمة"}
