from __future__ import annotations

import pytest

from khizana.annotation.annotate import Annotated, Found
from khizana.facts.dates.date_finder import find_dates
from khizana.model import Article, Block, Mention, Seed
from khizana.pages.timeline import MAX_CONTEXT_LENGTH, DatedEvent, EventSource, dated_events, gather, order, span

SEED = Seed("a.txt", "0" * 64, "utf-8")


def annotated(*paragraphs: str, date: str | None = None, event: str | None = None, id_: str = "a") -> Annotated:
    blocks = tuple(Block("paragraph", p) for p in paragraphs)
    article = Article(id_, "عنوان", "given", blocks, SEED, date=date)
    at = article.text.find(event) if event else -1
    mentions = (Mention("summit", "event", event or "", at, at + len(event or ""), "name"),) if at >= 0 else ()
    return Annotated(article, Found(mentions, find_dates(article.text, None, mentions, date)))


@pytest.mark.parametrize(
    ("text", "date", "values"),
    [
        pytest.param("ستعقد القمة المقبلة في 11 نوفمبر 2026 في موسكو.", None, ["2026-11-11"], id="day"),
        pytest.param("ومنذ بدء العمليات في فبراير 2022 ركزت جهودها.", None, ["2022-02"], id="month"),
        pytest.param("تراجعت الحصة بين عامي 2020 و2024 كثيرا.", None, ["2020/2024"], id="range"),
        pytest.param(
            "يبدأ المعرض يوم 5 ماي في تونس العاصمة.", "2016-04-01", ["2016-05-05"], id="day-of-the-year-published"
        ),
        pytest.param("تستضيف المدينة البطولة في عام 2030 للمرة الأولى.", None, ["2030"], id="year-with-a-verb"),
        pytest.param("رفع الإنفاق إلى خمسة بالمئة بحلول عام 2035 كاملا.", None, ["2035"], id="year-as-a-term"),
        pytest.param("بلغ الناتج في عام 2014 ثلاثة مليارات دينار.", None, [], id="year-of-a-figure"),
        pytest.param("قال الوزير أمس إن القرار صدر ونشر للعموم.", "2016-04-01", [], id="relative-word"),
        pytest.param("يكون الطقس اليوم الجمعة 1 أفريل 2016 مغيما جزئيا.", "2016-04-01", [], id="day-of-publication"),
        pytest.param("تونس في 1 أفريل 2016", None, [], id="dateline"),
        pytest.param("يقام المعرض يوم 5 ماي في تونس العاصمة.", None, [], id="day-of-an-unknown-year"),
        pytest.param("المتهم المولود في 5 ماي 1988 في تونس أحيل على القضاء.", None, [], id="birth-of-a-private-person"),
        pytest.param("وهو من مواليد 5 ماي 1988 في مدينة تونس.", None, [], id="native-of"),
        pytest.param(
            "ولد الاتفاق، وأطلق المشروع في مدينة تونس العاصمة يوم 5 ماي 1988 رسميا.",
            None,
            ["1988-05-05"],
            id="far-from-it",
        ),
    ],
)
def test_what_earns_a_place(text: str, date: str | None, values: list[str]) -> None:
    assert [one.value for one in dated_events(annotated(text, date=date))] == values


@pytest.mark.parametrize(
    ("text", "events"),
    [
        pytest.param("تعود المدينة إلى قمة لاهاي عام 2025 وما تلاها.", [("2025", ("summit",))], id="beside-its-event"),
        pytest.param("تذكر الوثائق قمة لاهاي " + "كلمة " * 20 + " في عام 2025 فقط.", [], id="far-from-it"),
    ],
)
def test_a_year_is_dated_by_an_event_beside_it(text: str, events: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(one.value, one.events) for one in dated_events(annotated(text, event="قمة لاهاي"))] == events


@pytest.mark.parametrize(
    ("published", "ahead"),
    [
        pytest.param("2025-11-18", True, id="before"),
        pytest.param("2026-11-12", False, id="after"),
        pytest.param("2026", None, id="within-what-is-known"),
        pytest.param(None, None, id="unknown"),
    ],
)
def test_past_and_future_of_an_article(published: str | None, ahead: bool | None) -> None:
    (one,) = dated_events(annotated("ستعقد القمة المقبلة في 11 نوفمبر 2026 في موسكو.", date=published))
    assert [source.ahead for source in one.sources] == [ahead]


def test_a_long_sentence_loses_its_far_ends() -> None:
    filler = "كلمة " * 100
    (one,) = dated_events(annotated(f"{filler} في 11 نوفمبر 2026 {filler}"))
    before, date, after = one.pieces
    assert (before[0], date, after[-1]) == ("…", "11 نوفمبر 2026", "…")
    assert max(len(before), len(after)) <= MAX_CONTEXT_LENGTH + 2


def told(value: str, sentence: str, article: str, *events: str) -> DatedEvent:
    return DatedEvent(
        value,
        "range" if "/" in value else "day",
        (sentence, value, ""),
        events,
        (),
        (EventSource(article, None, None),),
    )


@pytest.mark.parametrize(
    ("found", "sources"),
    [
        pytest.param(
            [told("2026-11-11", "تعقد القمة في موسكو", "a"), told("2026-11-11", "تعقد القمة المقبلة في موسكو", "b")],
            [["a", "b"]],
            id="the-same-words",
        ),
        pytest.param(
            [told("2026-11-11", "قال بوتين ذلك", "a", "summit"), told("2026-11-11", "يجتمع القادة", "b", "summit")],
            [["a", "b"]],
            id="the-same-event",
        ),
        pytest.param(
            [told("2026-11-11", "تعقد القمة في موسكو", "a"), told("2026-11-11", "يبدأ موسم الصيد", "b")],
            [["a"], ["b"]],
            id="another-matter",
        ),
        pytest.param(
            [told("2026-11-11", "تعقد القمة في موسكو", "a"), told("2026-11-12", "تعقد القمة في موسكو", "b")],
            [["a"], ["b"]],
            id="another-day",
        ),
        pytest.param(
            [told("2026-11-11", "تعقد القمة في موسكو", "a"), told("2026-11-11", "تعقد القمة في موسكو", "a")],
            [["a"]],
            id="twice-in-an-article",
        ),
        pytest.param(
            [told("2026-11-11", "تعقد القمة في موسكو", "a"), told("2026-11-11", "يصل الضيوف قبل ذلك", "a")],
            [["a"]],
            id="two-sentences-of-an-article",
        ),
        pytest.param(
            [
                told("2016-11-29/2016-11-30", "تحتضن تونس الندوة الدولية للاستثمار", "a"),
                told("2016-11-29/2016-11-30", "دعاه إلى حضور المؤتمر الدولي للاستثمار المقرر عقده بتونس", "b"),
            ],
            [["a", "b"]],
            id="the-same-days-in-other-words",
        ),
        pytest.param(
            [
                told("2016-11-29/2016-11-30", "تحتضن تونس الندوة الدولية للاستثمار", "a"),
                told("2016-11-29/2016-11-30", "ينفذ الأساتذة إضرابهم", "b"),
            ],
            [["a"], ["b"]],
            id="the-same-days-another-matter",
        ),
    ],
)
def test_gather(found: list[DatedEvent], sources: list[list[str]]) -> None:
    assert [[source.article for source in one.sources] for one in gather(found)] == sources


def test_order_of_time() -> None:
    values = ["2026", "2025/2027", "2026-01-05", "2026-01", "2026-01-05/2026-01-07", "1914"]
    assert sorted(values, key=order) == ["1914", "2025/2027", "2026", "2026-01", "2026-01-05", "2026-01-05/2026-01-07"]
    assert span(told("2026/2028", "", "a")) == ("2026", None)
