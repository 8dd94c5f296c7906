from __future__ import annotations

from khizana.annotation.annotate import Annotated, Found
from khizana.facts.quotations.quotation_finder import Quotation
from khizana.model import Article, Block, Mention, Seed
from khizana.pages.speakers import ArticleQuotation, article_quotations, by_speaker

NAMES = {"putin": "فلاديمير بوتين", "nato": "حلف شمال الأطلسي"}


def quotation(text: str, speaker: str | None, surface: str | None) -> ArticleQuotation:
    return ArticleQuotation("a", "p1", text, speaker, surface, ())


def test_a_quotation_has_its_place_and_the_entities_it_names() -> None:
    text = "قال بوتين: «الحلف اقترب من موسكو»."
    article = Article("a", "عنوان", "given", (Block("paragraph", text),), Seed("a.txt", "0" * 64, "utf-8"))

    def at(word: str) -> tuple[int, int]:
        start = article.text.index(word)
        return start, start + len(word)

    mentions = (
        Mention("putin", "person", "بوتين", *at("بوتين"), "name"),
        Mention("nato", "org", "الحلف", *at("الحلف"), "short"),
        Mention("moscow", "place", "موسكو", *at("موسكو"), "name"),
    )
    said = Quotation("الحلف اقترب من موسكو", *at("الحلف اقترب من موسكو"), "putin", "بوتين")
    found = list(article_quotations(Annotated(article, Found(mentions, (), (said,)))))
    assert found == [ArticleQuotation("a", "p1", said.text, "putin", "بوتين", ("moscow", "nato"))]


def test_those_with_a_record_come_first_the_most_quoted_before_others_and_the_unsure_nowhere() -> None:
    found = by_speaker(
        [
            quotation("1", "putin", "بوتين"),
            quotation("2", None, "الناطق باسم الوزارة"),
            quotation("3", None, None),
            quotation("4", "nato", "الحلف"),
            quotation("5", "putin", "الرئيس الروسي"),
        ],
        NAMES,
    )
    assert [(speaker.name, [s.text for s in speaker.quotations]) for speaker in found] == [
        ("فلاديمير بوتين", ["1", "5"]),
        ("حلف شمال الأطلسي", ["4"]),
        ("الناطق باسم الوزارة", ["2"]),
    ]


def test_one_spelling_more_is_no_other_speaker() -> None:
    found = by_speaker([quotation("1", None, "وزير الخارجيه"), *[quotation("2", None, "وزير الخارجية")] * 2], NAMES)
    assert [(speaker.name, speaker.slug, len(speaker.quotations)) for speaker in found] == [("وزير الخارجية", None, 3)]
    assert found[0].key not in NAMES


def test_a_partial_quotation_is_no_entry_and_a_surname_stands_with_its_full_name() -> None:
    article = Article(
        "a", "عنوان", "given", (Block("paragraph", "قال أحمد سالم: «نعم»"),), Seed("a.txt", "0" * 64, "utf-8")
    )
    said = (
        Quotation("نعم", 20, 23, None, "الخبير أحمد سالم"),
        Quotation("لا", 20, 22, None, "سالم"),
        Quotation("ضخمة", 20, 23, None, "سالم", partial=True),
    )
    found = article_quotations(Annotated(article, Found((), (), said)))
    assert [(one.text, one.surface) for one in found] == [("نعم", "الخبير أحمد سالم"), ("لا", "الخبير أحمد سالم")]
