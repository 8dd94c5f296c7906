from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khizana.annotation.annotate import Annotated, annotate
from khizana.entities.linking.matcher import Matcher
from khizana.model import Article, Mention
from khizana.similarity.pipeline import MAX_RELATED, find_similarities

Make = Callable[..., Annotated]

CRASH = (
    "لقي خمسة أشخاص من عائلة واحدة مصرعهم في اصطدام شاحنة بسيارة على الطريق الوطنية قرب منطقة العمايم. "
    "ونقل المصابون إلى المستشفى الجهوي بقفصة حيث فتح وكيل الجمهورية تحقيقا في ملابسات الحادث."
)
CRASH_TOLD_AGAIN = (
    "ارتفعت حصيلة حادث العمايم قرب قفصة إلى خمسة قتلى من عائلة واحدة بعد اصطدام سيارتهم بشاحنة على الطريق الوطنية. "
    "وقال مدير المستشفى الجهوي إن المصابين غادروا قسم الإنعاش، فيما أذنت النيابة بتحقيق في الحادث."
)
CRASH_EDITED = CRASH.replace("لقي", "لقى").replace("مصرعهم", "حتفهم")
MATCH = (
    "فاز النجم الساحلي على ضيفه الملعب القابسي بهدفين دون رد في ملعب سوسة الأولمبي لحساب الجولة السابعة. "
    "وسجل المهاجم ضربة جزاء في الشوط الأول، وأهدر الحارس فرصة التعديل."
)
FRUIT = ("زيتون", "قمح", "شعير", "تين", "رمان", "لوز", "فستق")
STATEMENT = "أكد فلاديمير بوتين، {}، في موسكو أن صادرات السلاح نمت هذا العام وأن الطلب على الصواريخ يرتفع."
TOLD_AGAIN = "قال بوتين، {}، في موسكو إن صادرات السلاح والصواريخ نمت. فلاديمير بوتين التقى مصدرين والطلب يرتفع."


def kinds(articles: list[Annotated]) -> dict[tuple[str, str], str]:
    table = find_similarities(articles)
    return {(id_, link.article): link.kind for id_ in table for link in table[id_].related if id_ < link.article}


@pytest.mark.parametrize(
    ("one", "two", "dates", "kind"),
    [
        pytest.param(CRASH, CRASH, (None, None), "duplicate", id="word-for-word"),
        pytest.param(CRASH, CRASH_EDITED, ("2017-04-14", "2019-01-01"), "duplicate", id="two-words-edited"),
        pytest.param(
            CRASH, CRASH + " " + MATCH, ("2017-04-14", "2017-04-15"), "same_report", id="taken-over-and-added-to"
        ),
        pytest.param(CRASH, CRASH_TOLD_AGAIN, ("2017-04-14", "2017-04-15"), "same_report", id="told-again-next-day"),
        pytest.param(
            CRASH, CRASH_TOLD_AGAIN, ("2017-04", "2017-04-15"), "same_report", id="a-month-that-may-be-that-day"
        ),
        pytest.param(CRASH, CRASH_TOLD_AGAIN, ("2017-04-14", "2017-06-14"), "related", id="told-again-in-summer"),
        pytest.param(CRASH, CRASH_TOLD_AGAIN, (None, None), "related", id="not-dated-and-nobody-named"),
        pytest.param(CRASH, MATCH, ("2017-04-14", "2017-04-14"), None, id="two-subjects-of-one-day"),
    ],
)
def test_kinds(make: Make, one: str, two: str, dates: tuple[str | None, str | None], kind: str | None) -> None:
    found = kinds([make("a", one, date=dates[0]), make("b", two, date=dates[1])])
    assert found.get(("a", "b")) == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        pytest.param("خمسة قتلى من عائلة واحدة في حادث العمايم", "same_report", id="identical-headline"),
        pytest.param("حادث مرور", "related", id="headline-of-any-story"),
    ],
)
def test_an_identical_headline_counts_more_than_days(make: Make, title: str, kind: str) -> None:
    found = kinds(
        [
            make("a", CRASH, date="2017-04-14", title=title),
            make("b", CRASH_TOLD_AGAIN, date="2017-04-24", title=title),
            *(make(fruit, f"{MATCH} {fruit}", date="2017-04-14") for fruit in FRUIT),
        ]
    )
    assert found["a", "b"] == kind


@pytest.mark.parametrize(
    ("day", "other_day", "kind"),
    [
        pytest.param("الجمعة", "اليوم الجمعة", "same_report", id="one-weekday"),
        pytest.param("الجمعة", "الخميس", "related", id="another-weekday"),
        pytest.param("أمس", "أمس", "related", id="no-weekday"),
    ],
)
def test_undated_reports_of_one_story(make: Make, matcher: Matcher, day: str, other_day: str, kind: str) -> None:
    bodies = {"a": STATEMENT.format(day), "b": TOLD_AGAIN.format(other_day)}
    assert kinds([annotate(make(id_, body).article, matcher) for id_, body in bodies.items()]) == {("a", "b"): kind}


def places(text: str, *names: str) -> list[Mention]:
    starts = sorted((text.index(name), name) for name in names if name in text)
    return [Mention(name, "place", name, start, start + len(name), "name") for start, name in starts]


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        pytest.param((), "same_report", id="no-place"),
        pytest.param(("العمايم",), "same_report", id="one-place"),
        pytest.param(("العمايم", "قفصة"), "same_report", id="both"),
        pytest.param(("صفاقس",), "same_report", id="one-names-a-place"),
        pytest.param(("صفاقس", "قابس"), "related", id="another-place"),
        pytest.param(("صفاقس", "قابس", "قفصة"), "same_report", id="one-of-two-is-shared"),
    ],
)
def test_places_of_one_report_may_not_differ(make: Make, names: tuple[str, ...], kind: str) -> None:
    one, two = f"صفاقس: {CRASH}", f"قابس: {CRASH_TOLD_AGAIN}"
    articles = [
        make("a", one, date="2017-04-14", mentions=places(one, *names)),
        make("b", two, date="2017-04-15", mentions=places(two, *names)),
    ]
    assert kinds(articles) == {("a", "b"): kind}


STATED = "أذنت النيابة العمومية بفتح بحث عدلي للوقوف على ملابسات الحادثة وتحديد المسؤوليات ومواصلة الأبحاث"


@pytest.mark.parametrize(
    ("dates", "others", "shown"),
    [
        pytest.param(("2017-04-14", "2017-04-14"), 5, True, id="of-one-day"),
        pytest.param(("2017-04-14", "2017-04-16"), 0, True, id="two-days-later-and-nowhere-else"),
        pytest.param(("2017-04-14", "2017-04-16"), 2, False, id="two-days-later-and-a-formula"),
        pytest.param(("2017-04-14", "2017-06-16"), 0, False, id="too-short-for-another-season"),
        pytest.param((None, None), 2, False, id="not-dated-and-a-formula"),
        pytest.param((None, None), 0, True, id="not-dated-and-nowhere-else"),
    ],
)
def test_a_passage_taken_over(make: Make, dates: tuple[str | None, str | None], others: int, shown: bool) -> None:
    there = "شاحنة الفوسفاط بمفترق العمايم قرب المتلوي"
    articles = [
        make("a", f"انقلبت {there} ففر سائقها. {STATED}.", date=dates[0]),
        make("b", f"{STATED}. هكذا قيل عن {there} التي فر سائقها.", date=dates[1]),
        *(make(f"c{n}", f"{FRUIT[n]} {FRUIT[-n]} {STATED}", date="2016-01-01") for n in range(1, 1 + others)),
    ]
    said = [reuse for reuse in find_similarities(articles)["a"].reuse if reuse.article == "b"]
    assert [articles[0].article.text[reuse.start : reuse.end] for reuse in said] == ([STATED] if shown else [])


def test_what_is_written_every_week_is_no_story(make: Make) -> None:
    parts = (
        "طقس مغيم جزئيا",
        "أمطار رعدية متفرقة",
        "ريح قوية نسبيا",
        "بحر مضطرب",
        "حرارة معتدلة",
        "ضباب كثيف محليا",
        "دواوير رملية",
    )
    days = ("2017-02-01", "2017-02-02", "2017-03-01", "2017-04-01", "2017-05-01", "2017-06-01")
    # each in another order of the parts, so that no passage is long enough to be a copy
    orders = [[parts[place * step % len(parts)] for place in range(len(parts))] for step in range(1, len(parts))]
    articles = [make(f"a{n}", "، ".join(orders[n]), date=day) for n, day in enumerate(days)]
    assert kinds(articles)["a0", "a1"] == "related"


def test_an_article_shows_few_others(make: Make) -> None:
    rare = "مهرجان الحصان البربري بمدينة مكثر استقطب فرسان القبائل وصناع السروج التقليدية"
    articles = [
        make(f"{n:02}", f"{rare} {word}")
        for n, word in enumerate(["زيتون", "قمح", "شعير", "تين", "رمان", "لوز", "فستق"])
    ]
    table = find_similarities(articles)
    assert all(sum(link.kind == "related" for link in table[id_].related) <= MAX_RELATED for id_ in table)


def test_an_unknown_article(make: Make) -> None:
    with pytest.raises(KeyError):
        find_similarities([make("a", CRASH)])["b"]


@pytest.mark.parametrize("bodies", [[], [""], ["", ""], ["كلمة"], ["12 13"] * 3], ids=str)
def test_next_to_nothing(make: Make, bodies: list[str]) -> None:
    table = find_similarities(make(f"{n}", body or "،") for n, body in enumerate(bodies))
    assert [table[id_].reuse for id_ in table] == [()] * len(bodies)


SENTENCES = [sentence for text in (CRASH, CRASH_TOLD_AGAIN, CRASH_EDITED, MATCH) for sentence in text.split(". ")]
bodies = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(". ".join)
dates = st.sampled_from([None, "2017", "2017-04", "2017-04-14", "2017-04-15", "2018-01-01"])
archives = st.lists(st.tuples(bodies, dates), max_size=9)


@settings(max_examples=60, deadline=None)
@given(archives, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(
    make: Make, archive: list[tuple[str, str | None]], dice: random.Random
) -> None:
    articles = [make(f"{n:02}", body, date=date) for n, (body, date) in enumerate(archive)]
    straight, shuffled = find_similarities(articles), find_similarities(dice.sample(articles, len(articles)))
    assert [(id_, straight[id_]) for id_ in straight] == [(id_, shuffled[id_]) for id_ in shuffled]


@settings(max_examples=60, deadline=None)
@given(archives)
def test_links_and_passages_hold_from_both_sides(make: Make, archive: list[tuple[str, str | None]]) -> None:
    articles: dict[str, Article] = {
        f"{n:02}": make(f"{n:02}", body, date=date).article for n, (body, date) in enumerate(archive)
    }
    table = find_similarities(make(a.id, a.text, date=a.date) for a in articles.values())
    for id_ in table:
        similarity, text = table[id_], articles[id_].text
        for link in similarity.related:
            assert link.article != id_
            assert 0 <= link.score <= 1
            assert all(0 <= reason.start < reason.end <= len(text) for reason in link.why)
            if link.kind != "related":
                back = {other.article: (other.kind, other.score) for other in table[link.article].related}
                assert back[id_] == (link.kind, link.score)
        for reuse in similarity.reuse:
            other = id_ if reuse.article is None else reuse.article
            assert 0 <= reuse.start < reuse.end <= len(text)
            assert 0 <= reuse.other_start < reuse.other_end <= len(articles[other].text)
            turned = {(r.other_start, r.other_end, r.start, r.end) for r in table[other].reuse}
            assert (reuse.start, reuse.end, reuse.other_start, reuse.other_end) in turned


def test_progress_counts_up_to_its_total(make: Make) -> None:
    seen: list[tuple[int, int]] = []
    find_similarities([make("a", CRASH), make("b", MATCH)], lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
