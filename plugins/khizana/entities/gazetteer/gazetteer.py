"""The gazetteer: places that every archive knows before an editor has written a record.

In: tables of khizana/data. Countries are named by CLDR, cities by GeoNames (build_tables makes these two tables), and both by
lists of everyday names written by hand; Arab governorates, seas and straits are in regions.tsv. An authority record replaces
the place that has its slug, that it took over (`merged`), or that has one of its names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from khizana.entities.authority.authority import Authority
from khizana.entities.authority.authority_record import AuthorityRecord, FormKey, Guard, form_key
from khizana.entities.authority.record_file import parse_guard
from khizana.word_lists import read_table

_Names = dict[str, tuple[Guard, ...]]
"""The guards of each name, the preferred name first."""


@cache
def gazetteer() -> Authority:
    """Return the countries, cities and regions as authority records without a file; made once a process."""
    countries = dict(_countries())
    taken = {form_key(form) for country in countries.values() for form in country.unguarded_forms}
    slugs = {code: country.slug for code, country in countries.items()}
    regions = list(_regions(slugs))
    taken |= {form_key(form) for region in regions for form in region.unguarded_forms}
    return Authority([*countries.values(), *regions, *_cities(slugs, taken)])


def with_gazetteer(authority: Mapping[str, AuthorityRecord]) -> Authority:
    """Return the records of *authority* and the places of the gazetteer that none of them replaces.

    A record without a point on the map takes that of the place it replaces.
    """
    base = gazetteer()
    own: dict[FormKey, str] = {
        form_key(form): record.slug
        for record in authority.values()
        if record.type == "place"
        for form in record.unguarded_forms
    }
    replaced = {old: record.slug for record in authority.values() for old in record.merged}
    replaced |= {
        place.slug: own[key] for place in base.values() for key in map(form_key, place.unguarded_forms) if key in own
    }
    replaced |= {slug: slug for slug in authority if slug in base}
    points = {replaced[place.slug]: place.at for place in base.values() if place.slug in replaced}
    records = [_with_parent(_with_point(record, points.get(record.slug)), replaced) for record in authority.values()]
    places = [_with_parent(place, replaced) for place in base.values() if place.slug not in replaced]
    return Authority([*records, *places])


def _with_point(record: AuthorityRecord, at: tuple[float, float] | None) -> AuthorityRecord:
    return replace(record, at=at) if at and record.at is None and record.type == "place" else record


def _with_parent(place: AuthorityRecord, replaced: Mapping[str, str]) -> AuthorityRecord:
    """Return *place* as a part of the record that replaced what it is a part of, if one did."""
    country = replaced.get(place.part_of or "")
    return replace(place, part_of=country) if country else place


def _countries() -> Iterator[tuple[str, AuthorityRecord]]:
    """Yield (ISO 3166 code, record) of each country."""
    by_hand = {code: cells for code, *cells in read_table("country_aliases.tsv")}
    points = {code: (float(north), float(east)) for code, north, east in read_table("country_points.tsv")}
    for code, arabic, english in read_table("country_names.tsv"):
        preferred, aliases, adjectives, not_ = by_hand.get(code, ["", "", "", ""])
        names = _names(f"{preferred}، {aliases}")
        names = names | {arabic: ()} if preferred else {arabic: ()} | names
        yield code, _place(english, names, nisba=_split(adjectives), not_=_split(not_), at=points.get(code))


def _regions(countries: Mapping[str, str]) -> Iterator[AuthorityRecord]:
    """Yield governorates, towns and waters; *countries*: slug by code."""
    for latin, country, names, not_ in read_table("regions.tsv"):
        yield _place(latin, _names(names), not_=_split(not_), part_of=countries.get(country))


def _cities(countries: Mapping[str, str], taken: set[FormKey]) -> Iterator[AuthorityRecord]:
    """Yield the cities, largest first; *countries*: slug by code. A name in *taken* or written by hand means nothing else."""
    by_hand = {
        (city, country): (_names(names), _split(not_)) for city, country, names, not_ in read_table("city_aliases.tsv")
    }
    taken = taken | {form_key(form) for names, _ in by_hand.values() for form, guards in names.items() if not guards}
    slugs = set(countries.values())
    for city, country, north, east, spellings in read_table("cities.tsv"):
        free = {name: guards for name, guards in _names(spellings).items() if form_key(name) not in taken}
        names, not_ = by_hand.pop((city, country), (free, ()))
        slug = _slug(city)
        slug = slug if slug and slug not in slugs else f"{slug}-{country.lower()}".strip("-")
        if names and slug not in slugs:
            slugs.add(slug)
            at = (float(north), float(east))
            yield _place(city, names, slug=slug, not_=not_, part_of=countries.get(country), at=at)


def _place(latin: str, names: _Names, slug: str = "", **more: Any) -> AuthorityRecord:
    name, *aliases = names
    guards = {form: rules for form, rules in names.items() if rules}
    return AuthorityRecord(
        slug or _slug(latin), "place", name, latin=latin, aliases=tuple(aliases), guards=guards, **more
    )


def _slug(latin: str) -> str:
    """Return a slug made of a Latin name: «Côte d’Ivoire» is cote-divoire."""
    plain = latin.replace("ø", "o").replace("Ø", "O").replace("&", "and").replace("ı", "i")
    letters = re.sub(r"['’]", "", unicodedata.normalize("NFKD", plain)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def _split(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split("،") if name.strip())


def _names(cell: str) -> _Names:
    """Return the names of a cell with their guards: «مالي{with:دولة جمهورية|co:mali}، جمهورية مالي».

    >>> _names("مالي{with:دولة}، جمهورية مالي")
    {'مالي': ((Condition(test='with', values=('دولة',)),),), 'جمهورية مالي': ()}
    """
    names: _Names = {}
    for entry in _split(cell):
        name, _, rules = entry.removesuffix("}").partition("{")
        names[name] = tuple(guard for rule in rules.split("|") if rule and (guard := parse_guard(rule)))
    return names
