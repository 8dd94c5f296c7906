"""The theme alone: every template rendered with made data, without Pelican or an archive."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from khizana.model import ENTITY_TYPES
from khizana.pages import month_chart as months
from khizana.pages import network_diagram as network
from khizana.pages import world_map as world
from khizana.pages.article_lists import FOLDERS
from khizana.pages.labels import unbroken
from khizana.pages.map_lines import draw_lines
from khizana.pages.map_windows import fitting, project
from khizana.pages.parts import passage_url
from khizana.pages.timeline import DatedEvent
from khizana.pages.timeline_views import months_chart, overview_chart, year_rows
from khizana.strings import Catalogue

THEME = Path(__file__).parent.parent.parent / "theme"
HOSTILE = "\"'><script src=x onerror=alert(1)>&amp;</script><b style=x>"

KINDS = ("duplicate", "same_report", "related")

LONG = "المشروع الفيدرالي لتطوير التعاون العسكري التقني مع الدول الأجنبية"

Context = dict[str, Any]
Say = Callable[[str], str]


class Recorder(Catalogue):
    """The real catalogue, which remembers the keys it was asked for."""

    asked: set[str]

    def __call__(self, key: str, **values: Any) -> str:
        self.asked.add(key)
        return super().__call__(key, **values)


def catalogue() -> Recorder:
    recorder = Recorder.load(THEME / "strings" / "ar.json")
    assert isinstance(recorder, Recorder)
    recorder.asked = set()
    return recorder


class Page(HTMLParser):
    """What the tests ask of a page: its elements with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


def _article(say: Say, number: int, *, derived: bool = False, known: bool = True) -> Context:
    return {
        "id": f"a-{number}",
        "url": f"articles/a-{number}.html",
        "title": say("مذكرة تفاهم لتعزيز التعاون الدفاعي"),
        "derived": derived,
        "date": "2015-07-03" if known else None,
        "date_text": say("3 يوليو 2015") if known else None,
        "date_url": "dates/2015-07.html#d03" if known else None,
        "source": say("صحيفة الخليج") if known else None,
        "source_url": "sources/khalij.html" if known else None,
        "summary": say("في إطار فعاليات معرض دبي للطيران 2025…"),
        "parts": (),
    }


def _entity(say: Say, type_: str, total: int) -> Context:
    return {
        "slug": f"{type_}-{total}",
        "url": f"entities/{type_}-{total}.html",
        "own_page": True,
        "name": say("حلف شمال الأطلسي"),
        "type": type_,
        "latin": say("NATO") if total > 1 else None,
        "total": total,
        "reviewed": total > 1,
        "note": say("حلف عسكري") if total > 1 else None,
    }


def _unreviewed(say: Say) -> Context:
    cues = ("titles", "prepositions", "org_heads", "speech")
    counts = {"percent": 93, "articles": 4, "marked": 3, "count": 5, "cues": cues}
    return counts | {"record": say("---\ntype: org\n"), "file": "content/entities/x.md", "rejected": say("ناتو\torg")}


def pages_of(say: Say, *, full: bool) -> Iterator[tuple[str, str, Context]]:
    """Yield (path, template, context) of a site that knows all it can, or (not *full*) as little as it may."""
    cards = [_article(say, 1, known=full), _article(say, 2, derived=True, known=False)] if full else []
    names = [_entity(say, type_, n) for n in (2, 1) for type_ in ENTITY_TYPES] if full else []
    one = {"number": 1, "pages": 1, "previous_url": None, "next_url": None}
    middle = {"number": 2, "pages": 3, "previous_url": "articles.html", "next_url": "articles.3.html"}
    pager = middle if full else one
    totals = {"articles": len(cards), "entities": len(names)}
    spark = months.spark(["2015-07", "2016"], "2015-07", "2016-01")
    rows = [{"name": say("الخليج"), "url": "sources/khalij.html", "n": 2}] * 2
    front = {
        "span": say("من 2015 إلى 2016") if full else None,
        "strip": {
            "bars": months.draw(
                (("2015-07", 3),), "الزمن", lambda period, n: f"{period}: {n}", link=lambda _: "dates/2015-07.html"
            ),
            "axis": ["أ", "ب"],
        }
        if full
        else None,
        "lists": [{"what": "sources", "n": 2, "rows": rows}] if full else [],
        "named": [
            {"type": type_, "n": 2, "rows": [(names[0], spark), (names[1], None)]} for type_ in ENTITY_TYPES if full
        ],
    }
    yield "index.html", "home", {"totals": totals, "latest": cards, **front}
    month = {"id": "m2015-07", "heading": say("يوليو 2015"), "year": "2015", "cards": cards}
    yield from _lists(say, cards, month, pager, full=full)
    types = [{"type": type_, "n": 2, "cards": names} for type_ in ENTITY_TYPES]
    yield "entities.html", "entities", {"totals": totals, "types": types if full else []}
    letters = [(letter, names) for letter in "اب"] if full else []
    bar = [(letter, f"entities-org.html#{letter}") for letter, _ in letters]
    yield (
        "entities-org.html",
        "entities_type",
        {"type": "org", "n": len(names), "letters": letters, "bar": bar, "pager": pager},
    )
    yield from _timelines(say, cards, names, pager, full=full)
    speakers = [
        {"id": f"s{n}", "name": say("بوتين"), "card": card, "n": 2, "groups": [_sayings(say, cards[0])]}
        for n, card in enumerate([names[0], None] if full else [])
    ]
    quoted = {"totals": {"quotations": 4 * full, "unsure": 2 * full}, "speakers": speakers, "bar": bar, "pager": pager}
    yield "quotations.html", "quotations", quoted
    if full:
        rows = [{"name": say("تونس"), "url": "places/tunisia.html", "n": 3, "places": 2}]
        insets = [{"id": "inset-1", "map": _WORLD, "title": say("حول: تونس")}]
        places = {"map": _WORLD, "n": 5, "insets": insets, "countries": rows, "others": names}
        yield "places.html", "places", {"places": places}
        country = {"map": _COUNTRY, "name": say("تونس"), "card": names[0], "n": 3, "parts": names}
        yield "places/tunisia.html", "places_country", {"country": country}
    yield "search.html", "search", {"manifest": json.dumps([say("قمة")]), "messages": "{}"}
    periods = {"grain": "month", "periods": [{"value": "2015-07", "name": say("يوليو 2015"), "n": 2}], "words": {}}
    trends = {"manifest": "[]", "periods": json.dumps(periods), "examples": [say("تونس، ليبيا")] if full else []}
    yield "trends.html", "trends", trends
    yield "about.html", "page", {"page": {"title": say("عنوان"), "content": "<p>نص</p>"}}
    yield "404.html", "404", {}
    yield "entities/old.html", "moved", {"entity": _entity(say, "org", 2)}
    yield "articles/a-1.html", "article", _article_page(say, cards, names, full=full)
    if full:
        yield from _long_article(say, _article_page(say, cards, names, full=True))
    page = _entity_page(say, cards, names, pager, full=full)
    for type_ in ENTITY_TYPES:
        yield f"entities/{type_}-2.html", "entity", {**page, "entity": {**page["entity"], "type": type_}}
    sections = [("n-org-2", page["entity"], page["years"][0][1])] if full else []
    others = [(f"n-{card['slug']}", card) for card in names if card["slug"] != "org-2"]
    yield "entities/0a.html", "entities_shared", {"sections": sections, "others": others}


def _lists(
    say: Say, cards: list[Context], month: Context, pager: Context, *, full: bool
) -> Iterator[tuple[str, str, Context]]:
    bar = [
        {"year": "2015", "months": [(say("يوليو"), "articles.html#m2015-07")]},
        {"year": None, "months": [("؟", "a.html#m0")]},
    ]
    months_ = [{"name": say("يوليو"), "n": 3, "url": "dates/2015-07.html"}]
    year = {"year": "2015", "n": 3, "url": "dates/2015.html", "months": months_}
    undated = {"n": 2 * full, "url": "dates/undated.html"}
    known = {
        "n": len(cards),
        "years": [year] if full else [],
        "undated": undated,
        "groups": [month],
        "is_all": not full,
    }
    yield "articles.html", "articles", known
    heading = {
        "kicker": (say("المصادر"), "sources.html"),
        "title": say("الخليج"),
        "n": 2,
        "filter": ("source", say("الخليج")),
    }
    page = {"heading": heading, "feed": "sources/khalij.atom", "year": None, "days": [], "bar": bar, "pager": pager}
    yield "sources/khalij.html", "article_list", {**page, "groups": [month]}
    bare: Context = {"heading": {**heading, "kicker": None, "filter": None}, "feed": None, "bar": []}
    days = [{"id": f"d{day:02}", "day": day, "n": 1, "url": f"dates/2015-07.html#day-{day:02}"} for day in (3, 4)]
    day = {"id": "day-03", "heading": say("3 يوليو 2015"), "cards": cards}
    yield "dates/2015-07.html", "article_list", {**page, **bare, "days": days, "groups": [day]}
    yield "dates/2015.html", "article_list", {**page, **bare, "year": year, "groups": []}
    rows = [{"name": say("الخليج"), "n": 1234, "url": "sources/khalij.html"}]
    lists = {
        "n": 50,
        "foremost": rows,
        "letters": [("خ", rows)],
        "bar": [("خ", "a.html#خ"), ("و", "a.html#خ")],
    }
    few = {"n": 1, "foremost": [], "bar": []}
    for what in FOLDERS.values():
        yield f"{what}.html", "list_of_lists", {**lists, "what": what, "pager": pager, **({} if full else few)}


def _article_page(say: Say, cards: list[Context], names: list[Context], *, full: bool) -> Context:
    facts: Context = {
        "dates": [
            {"surface": say("فبراير 2022"), "value": "2022-02", "anchor": "p1"},
            *({"surface": f"{day} مارس", "value": None, "anchor": "p1"} for day in range(1, 7)),
            {"surface": "الجمعة", "value": None, "anchor": None},
        ],
        "quotations": [
            {
                "text": say("المنافسة بدأت"),
                "speaker_url": "entities/person-2.html",
                "speaker_surface": say("بوتين"),
                "anchor": "p1",
            },
            {"text": say("الأسواق مفتوحة"), "speaker_url": None, "speaker_surface": say("المدير"), "anchor": "p1"},
            {"text": say("لا تعليق"), "speaker_url": None, "speaker_surface": None, "anchor": "p1"},
        ],
        "figures": [{"surface": say("15 مليار دولار"), "anchor": "p1"}],
        "related": [
            {"kind": kind, "rows": [{"card": _article(say, 1), "why": [say("موسكو"), say("صادرات")]}]} for kind in KINDS
        ],
        "shared": _shared(say),
        "raw": _raw(say),
    }
    return {
        "article": {"title": say("مذكرة تفاهم")},
        "content": Markup('<p id="p1">نص<a class="pilcrow" id="b-1" href="#b-1" aria-label="رابط الفقرة 1"></a></p>'),
        "part": None,
        "headings": [(say("مقدمة"), "p1"), (say("صادرات"), "p1"), (say("خاتمة"), "p1")] if full else [],
        "data": {"@type": "NewsArticle", "name": say("مذكرة تفاهم")},
        "citation": say("«مذكرة تفاهم»، الخليج."),
        "details": {
            "id": "a-1",
            "title_source": "given" if full else "derived",
            "byline": say("كتبت: بسنت الفرماوي") if full else None,
            "author": say("بسنت الفرماوي"),
            "byline_url": "entities/person-2.html" if full else None,
            "author_url": "authors/a.html",
            "hijri_text": say("16 رمضان 1436 هـ") if full else None,
            "date_url": "dates/2015-07.html#d03" if full else None,
            "source_url": "sources/khalij.html" if full else None,
            "category_url": "sections/s.html" if full else None,
            "date": "2015-07-03" if full else None,
            "date_text": say("3 يوليو 2015") if full else None,
            "source": say("صحيفة الخليج") if full else None,
            "url": say("https://example.org/خبر") if full else None,
            "category": say("سياسة") if full else None,
            "url_text": say("https://example.org/خبر") if full else None,
            "rights": say("للصحيفة") if full else None,
            "tags": [(say("السور"), "tags/t.html")] if full else [],
            "repairs": [say("أُصلح ترميزه")] if full else [],
            "minutes": 3,
            "words": 500,
        },
        "names": [(name, name["total"]) for name in names],
        "seed": {
            "path": say("a/1.jsonl"),
            "sha256": "00ff",
            "encoding": "windows-1256",
            "line": 7 if full else None,
        },
        "set_aside": [{"line": 3, "text": say("نشر"), "reason": "label", "reason_text": say("بلا تاريخ")}]
        if full
        else [],
        "previous": cards[0] if full else None,
        "next": cards[1] if full else None,
        **(
            facts
            if full
            else {"related": [], "quotations": [], "dates": [], "figures": [], "shared": None, "raw": None}
        ),
    }


def _long_article(say: Say, page: Context) -> Iterator[tuple[str, str, Context]]:
    """Yield the second of two parts of an article, and the page that has the whole."""
    part = {"number": 2, "pages": 2, "previous_url": "articles/a-2.html", "next_url": None, "lists_all": False}
    contents = [
        {"number": 1, "url": "articles/a-2.html", "first": 0, "title": say("الباب الأول"), "headings": []},
        {"number": 2, "url": "articles/a-2.2.html", "first": 1, "title": "…", "headings": [(say("الثاني"), "p1")]},
    ]
    part |= {"contents": contents, "whole_url": "articles/a-2.whole.html"}
    yield "articles/a-2.2.html", "article", {**page, "part": part, "seed": None, "raw": None, "shared": None}
    yield "articles/a-2.whole.html", "article", {
        **page, "parts_url": "articles/a-2.html", "related": [], "raw": {**_raw(say), "is_text": False}
    }  # fmt: skip


def _shared(say: Say) -> Context:
    side = {"before": say("… قال "), "text": say("المقطع نفسه"), "after": say(" أمس"), "url": "articles/a-1.html#p1"}
    pairs = [{"here": side, "there": side}]
    return {"rows": [{"card": None, "pairs": pairs}, {"card": _article(say, 1), "pairs": pairs}], "more": 3}


def _raw(say: Say) -> Context:
    return {
        "url": "raw/00.zip",
        "file": "a-1.txt",
        "is_text": True,
        "values": [{"name": say("title"), "value": say("عنوان"), "dir": "rtl"}],
        "same_values": [say("id"), ""],
        "lines": [
            {"number": 1, "text": say("نشر"), "dir": "rtl", "reasons": [say("بلا تاريخ")], "is_whole": True},
            {"number": 3, "text": say("نص…"), "dir": "rtl", "same": 4, "anchor": "p1"},
            {"number": 9, "text": say("عنوان"), "dir": "rtl", "same": 1, "anchor": None},
        ],
        "is_cut": True,
    }


def _entity_page(say: Say, cards: list[Context], names: list[Context], pager: Context, *, full: bool) -> Context:
    sentence = [{"text": say("دعا "), "name": False}, {"text": say("الناتو"), "name": True}]
    passages = [{"pieces": sentence, "anchor": "p1"}, {"pieces": sentence, "anchor": None}]
    return {
        "data": {"@type": "Organization", "name": say("حلف شمال الأطلسي")} if full else None,
        "entity": {
            "slug": "org-2",
            "type": "org",
            "name": say("حلف شمال الأطلسي"),
            "latin": say("NATO") if full else None,
            "description_html": Markup("<p>تحالف عسكري.</p>") if full else None,
            "wikidata": "Q7184" if full else None,
            "aliases": [say("الناتو"), say("الحلف")] if full else [],
            "forms": [(say("الناتو"), 17)] if full else [],
            "total": 17 if full else 0,
            "unreviewed": _unreviewed(say) if full else None,
            "articles_n": 2 if full else 0,
            "roles": [{"text": say("الأمين العام"), "n": 3, "dated": cards}] if full else [],
            "part_of": names[0] if full else None,
            "feed": "entities/org-2.atom" if full else None,
        },
        "years": [("y2015", [(card, passages) for card in cards])],
        "articles": {"newest": cards, "years": [{"name": "2015", "n": 2, "url": "entities/org-2.html#y2015"}]}
        if full
        else None,
        "pager": pager,
        "time": _time(say, cards[0] if full else None),
        "place": {
            "map": world.draw_place(LONG, (-27, 133), "../theme/land.svg", "موضع"),
            "point": ["شمالًا", "شرقًا"],
            "url": "places/tunisia.html",
        }
        if full
        else None,
        "ties": _ties(say, cards, names),
        "network": _NETWORK if full else None,
        "said": {"n": 7, "groups": [_sayings(say, cards[0])], "is_all": False, "url": "quotations.html#a"}
        if full
        else _NONE,
        "named": {"n": 7, "groups": [_sayings(say, cards[0])], "is_all": False, "url": None} if full else _NONE,
        "events": {"n": 3 * full, "url": "timeline/of-org-2.html"},
    }


_WORLD = world.draw(
    [
        world.Place(LONG, (60, 170), 9, "entities/place-2.html", f"{LONG}: 9"),
        world.Place("تونس", (34, 9), 2, "entities/place-2.html", "تونس: 2"),
        world.Place("قرطاج", (36.85, 10.32), 1, "entities/place-2.html", "قرطاج: 1"),
    ],
    world.draw_land("theme/land.svg"),
    "خريطة",
)
_WINDOW = fitting([project(34, 9), project(36.85, 10.32)])
_COUNTRY = world.draw(
    [world.Place("قرطاج", (36.85, 10.32), 1, "../entities/place-2.html", "قرطاج: 1")],
    draw_lines(_WINDOW),
    "خريطة",
    _WINDOW,
)
_NETWORK = network.draw("شبكة", [network.Node(LONG, "a.html"), network.Node("SIPRI", "b.html")], "وصف")
_NONE: Context = {"n": 0, "groups": [], "is_all": True, "url": None}


def _time(say: Say, card: Context | None) -> Context:
    bars = (("2015-07", 3), ("2015-08", 0), ("2015-09", 1))
    known: Context = {
        "first": card,
        "last": card,
        "bars": months.draw(bars, "شهرًا بشهر", lambda period, n: f"{period}: {n}"),
        "rows": [(say("يوليو 2015"), 3), (say("سبتمبر 2015"), 1)],
    }
    unknown: Context = {"first": None, "last": None, "bars": None, "rows": []}
    counts = {"axis": ["يوليو 2015", "يونيو 2017"], "grain": "months", "year_only": 2, "undated": 3}
    return {**counts, **(known if card else unknown)}


def _ties(say: Say, cards: list[Context], names: list[Context]) -> list[Context]:
    passage = {"pieces": [{"text": say("زار "), "name": False}, {"text": say("الناتو"), "name": True}], "anchor": "p2"}
    return [
        {"card": name, "n": 2, "passage": passage if number % 2 else None, "article": cards[0]}
        for number, name in enumerate(names[:6])
    ]


def _sayings(say: Say, card: Context) -> Context:
    return {
        "article": card,
        "rows": [
            {
                "text": say("المنافسة بدأت"),
                "anchor": "p1",
                "speaker_url": "entities/person-2.html",
                "speaker_surface": say("بوتين"),
            },
            {"text": say("لا تعليق"), "anchor": None, "speaker_url": None, "speaker_surface": None},
        ],
    }


def _timelines(
    say: Say, cards: list[Context], names: list[Context], pager: Context, *, full: bool
) -> Iterator[tuple[str, str, Context]]:
    years = {year: [DatedEvent(year, "year", ("", "", ""), (), (), ())] for year in ("2019", "2026")}
    rows = [{"card": name, "n": 3, "url": "timeline/of-org-2.html"} for name in names[:2]]
    yield (
        "timeline.html",
        "timeline",
        {
            "n": 11,
            "chart": overview_chart(years, T),
            "axis": ["2019", "2042"],
            "decades": year_rows(years),
            "names": [{"type": "org", "rows": rows}] if full else [],
            "groups": _events(say, cards, names) if full else [],
        },
    )
    months = [{"month": "2026-11", "name": say("نوفمبر"), "n": 2, "url": "timeline/2026.html#m2026-11"}]
    chart = months_chart("2026", {"2026-11": (2, "2026.html#m2026-11")}, T)
    events = {"n": 11, "groups": _events(say, cards, names) if full else [], "pager": pager}
    known = {
        "months": months,
        "chart": chart,
        "beside": [("2019", "timeline/2019.html")],
        "kinds": [("org", 1), ("place", 2)],
    }
    bare: Context = {"months": [], "chart": None, "beside": [], "kinds": []}
    yield (
        "timeline/2026.html",
        "timeline_events",
        {"heading": "2026", "card": None, "axis": ["يناير 2026", "ديسمبر 2026"], **events, **(known if full else bare)},
    )
    if full:
        of = {"heading": say("الناتو"), "axis": [], "card": names[0], **events, **bare}
        yield "timeline/of-org-2.html", "timeline_events", of


def _events(say: Say, cards: list[Context], names: list[Context]) -> list[Context]:
    sources = [
        {"article": card, "anchor": anchor, "ahead": ahead}
        for card, anchor, ahead in zip([*cards, cards[0]], ("p1", None, "p2"), (True, None, False), strict=True)
    ]
    row = {
        "pieces": (say("القمة في "), say("11 نوفمبر"), say(" المقبل")),
        "events": names[:1],
        "kinds": ["org", "place"],
        "sources": sources,
    }
    dates = [{"date": "11 نوفمبر 2026", "rows": [row, {**row, "events": [], "kinds": [], "sources": sources[:1]}]}]
    return [{"id": "m2026-11", "heading": say("نوفمبر 2026"), "dates": dates}]


def render(
    say: Say, t: Catalogue, *, full: bool, address: str | None = "https://example.org/archive"
) -> dict[str, str]:
    """Return the pages of a made site by path."""
    env = Environment(
        loader=FileSystemLoader(THEME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"unbroken": unbroken, "passage_url": passage_url}
    site = {
        "name": say("خزانة"),
        "tagline": say("أرشيف النصوص"),
        "logo": None,
        "description": say("نصوص محفوظة كما وردت."),
        "url": address if full else None,
        "feed": "feeds/all.atom.xml" if full else None,
        "search": "opensearch.xml" if full else None,
        "language": t.language,
        "dir": t.direction,
        "arabic": "" if t.language == "ar" else Markup(' lang="ar" dir="rtl"'),
    }
    ways = ["timeline", "quotations", "places", "trends"] if full else []
    shelves = list(FOLDERS.values()) if full else []
    pages = [{"url": f"{slug}.html", "save_as": f"{slug}.html", "title": say("صفحة")} for slug in ("about", "team")]
    rendered = {}
    for path, template, context in pages_of(say, full=full):
        every: Context = {
            "site": site,
            "pages": pages,
            "root": "../" * path.count("/"),
            "t": t,
            "ways": ways,
            "shelves": shelves,
        }
        if template != "page":
            every |= {"page_kind": template, "page_title": say("عنوان")}
        html = env.get_template(f"{template}.html").render(output_file=path, **every, **context)
        rendered[path] = html
    return rendered


def plain(text: str) -> str:
    return text


def hostile(text: str) -> str:
    return text + HOSTILE


T = catalogue()
SITES = {
    "full": render(plain, T, full=True),
    "bare": render(plain, T, full=False),
    "hostile": render(hostile, T, full=True),
    "english": render(plain, Catalogue.load(THEME / "strings" / "en.json"), full=True),
}
EVERY_PAGE = [pytest.param(html, id=f"{site}-{path}") for site, pages in SITES.items() for path, html in pages.items()]


@pytest.fixture(scope="session", params=EVERY_PAGE)
def page(request: pytest.FixtureRequest) -> Page:
    """Each page of each made site in turn."""
    return Page(request.param)


@pytest.fixture(scope="session")
def sites() -> dict[str, dict[str, str]]:
    """The made sites: HTML by path, by name of the site."""
    return SITES


@pytest.fixture(scope="session")
def asked() -> set[str]:
    """The keys of the catalogue that the templates asked for."""
    return T.asked


@pytest.fixture(scope="session")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The full made site on disk, with the theme's files where the build puts them."""
    folder = tmp_path_factory.mktemp("theme")
    shutil.copytree(THEME / "static", folder / "theme")
    for name, inside in (("site", ""), ("explore", "explore")):
        sheets = sorted((THEME / "static" / "css" / inside).glob("*.css"))
        (folder / "theme" / "css" / f"{name}.css").write_text("\n".join(s.read_text("utf-8") for s in sheets), "utf-8")
    shutil.copy(THEME / "static" / "js" / "site.js", folder / "theme" / "js" / "search.js")  # all of it but the search
    for path, html in render(plain, T, full=True, address=None).items():  # a copy on a disk
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(html, "utf-8")
    return folder
