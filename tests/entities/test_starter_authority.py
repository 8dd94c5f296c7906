"""The starter authority: the form of its rows, and names that must not stand alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import NamedTuple

import pytest

from khizana.arabic.morphology import lemma_table
from khizana.entities.authority.authority_record import FormKey, form_key
from khizana.entities.authority.record_file import parse_guard
from khizana.entities.gazetteer.gazetteer import gazetteer
from khizana.word_lists import read_table

# single words that the dictionary has with and without the article, and that news use for nothing else
SURE = {
    *("اليونيسيف", "يونيسيف", "الأونروا", "أونروا", "الناتو", "ناتو", "أوبك", "الأوبك", "أوابك", "آسيان", "الآسيان"),
    *("الفيفا", "فيفا", "البنتاجون", "أرسنال", "الدوما", "البوليساريو", "الليكود", "ليكود", "الأولمبياد"),
}


class Row(NamedTuple):
    """A row of the table; the cells of lists are cut into their items."""

    slug: str
    type: str
    name: str
    latin: str
    aliases: list[str]
    short: list[str]
    country: str
    guarded: dict[str, str]
    not_: list[str]

    @property
    def unguarded(self) -> list[str]:
        """The forms that mean the entity in any text."""
        return [form for form in (self.name, *self.aliases) if form not in self.guarded]


def _row(cells: list[str]) -> Row:
    slug, type_, name, latin, aliases, short, country, guarded, not_ = cells
    guards = {
        form: rules for form, _, rules in (cell.rstrip("}").partition("{") for cell in guarded.split("،") if cell)
    }
    return Row(slug, type_, name, latin, _split(aliases), _split(short), country, guards, _split(not_))


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


ROWS = [_row(cells) for cells in read_table("starter_authority.tsv")]


def test_the_table_is_large_enough() -> None:
    count = Counter(row.type for row in ROWS)
    assert count.keys() == {"person", "org", "place", "event"}
    assert count.total() >= 1500
    assert count["person"] >= 900


def test_slugs_are_unique_and_readable() -> None:
    slugs = [row.slug for row in ROWS]
    assert [slug for slug, n in Counter(slugs).items() if n > 1] == []
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)] == []


def test_cells_are_well_formed() -> None:
    arabic = re.compile(r"[\u0621-\u064a0-9 .\-]+")
    for row in ROWS:
        assert row.latin
        assert re.fullmatch("|[A-Z]{2}", row.country), row
        forms = [row.name, *row.aliases, *row.short, *row.guarded, *row.not_]
        assert [form for form in forms if not arabic.fullmatch(form) or form != " ".join(form.split())] == [], row


def test_no_form_is_given_twice_in_a_row() -> None:
    for row in ROWS:
        keys = [form_key(form) for form in {*row.unguarded, *row.short, *row.guarded}]
        assert [key for key, n in Counter(keys).items() if n > 1] == [], row.slug


def test_no_two_rows_share_a_name() -> None:
    holders: defaultdict[FormKey, set[str]] = defaultdict(set)
    for row in ROWS:
        for form in row.unguarded:
            holders[form_key(form)].add(row.slug)
    assert [slugs for slugs in holders.values() if len(slugs) > 1] == []


def test_no_row_repeats_a_place_of_the_gazetteer() -> None:
    places = {form_key(form) for place in gazetteer().values() for form in place.unguarded_forms}
    assert [row.slug for row in ROWS if row.slug in gazetteer()] == []
    assert [form for row in ROWS for form in row.unguarded if form_key(form) in places] == []


def test_no_unguarded_name_is_one_ordinary_word() -> None:
    dictionary = lemma_table.load()

    def is_ordinary(form: str) -> bool:
        bare = form_key(form)[0].removeprefix("ال")
        return bare in dictionary and "ال" + bare in dictionary

    words = [form for row in ROWS if row.type != "place" for form in row.unguarded if len(form_key(form)) == 1]
    assert [word for word in words if word not in SURE and is_ordinary(word)] == []


def test_guards_name_rows_or_countries() -> None:
    known = {row.slug for row in ROWS} | gazetteer().keys()
    for row in ROWS:
        for rules in row.guarded.values():
            assert all(parse_guard(rule) for rule in rules.split("|")), row.slug
            named = {slug for words in re.findall(r"co:([a-z0-9\- ]+)", rules) for slug in words.split()}
            assert named <= known, row.slug


@pytest.mark.parametrize(
    "word", ["النصر", "الوحدة", "الاتحاد", "الشباب", "تركي", "الأهلي", "الهلال", "حماس", "طالبان", "الحزب", "العربية"]
)
def test_a_common_word_needs_its_context(word: str) -> None:
    assert [row.slug for row in ROWS if form_key(word) in map(form_key, row.unguarded)] == []


@pytest.mark.parametrize(
    ("slug", "form"),
    [
        ("united-nations", "الأمم المتحدة"),
        ("eu", "الاتحاد الأوروبي"),
        ("adel-al-jubeir", "عادل الجبير"),
        ("sergey-lavrov", "سيرجي لافروف"),
        ("abdel-fattah-el-sisi", "عبدالفتاح السيسي"),
        ("ugtt", "الاتحاد العام التونسي للشغل"),
        ("west-bank", "الضفة الغربية"),
    ],
)
def test_everyday_names_are_there(slug: str, form: str) -> None:
    assert [row.slug for row in ROWS if form_key(form) in map(form_key, row.unguarded)] == [slug]


def test_a_surname_is_a_short_form() -> None:
    (jubeir,) = (row for row in ROWS if row.slug == "adel-al-jubeir")
    assert jubeir.short == ["الجبير"]
