"""Template views of the map: the world by countries, the parts of it that hold most, and each country by its places.

Plain dictionaries, addresses relative to the site's root; a picture is Markup, its links relative to its own page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.pages import world_map as world
from khizana.pages.map_lines import draw_lines
from khizana.pages.map_windows import Window, fitting, insets, project
from khizana.pages.views import EntityCard, View
from khizana.strings import Catalogue

LAND = "theme/land.svg"
MIN_PLACES = 3  # with points, of a country with a map of its own
MAX_LISTED = 60  # places that belong to no country, on the page of the map
MAX_LABEL_NAMES = 3  # of an inset

Entities = Mapping[str, EntityCard]
Records = Mapping[str, AuthorityRecord]


@dataclass(frozen=True, slots=True)
class Country:
    """A place that is part of no other, with those that are part of it; both as the archive names them, most named first."""

    record: AuthorityRecord
    card: EntityCard | None  # None where only its parts are named
    parts: tuple[EntityCard, ...]

    @property
    def total(self) -> int:
        """How often the archive names it or a part of it."""
        return (self.card["total"] if self.card else 0) + sum(card["total"] for card in self.parts)


def countries(records: Records, entities: Entities) -> list[Country]:
    """Return the countries, and whatever else is part of no other place, that the archive names: most named first."""
    parts: dict[str, list[EntityCard]] = defaultdict(list)
    for card in entities.values():
        if card["type"] == "place":
            parts[_root(card["slug"], records)].append(card)
    found = []
    for slug, cards in parts.items():
        ordered = sorted(
            (card for card in cards if card["slug"] != slug), key=lambda card: (-card["total"], card["slug"])
        )
        found.append(Country(records[slug], entities.get(slug), tuple(ordered)))
    return sorted(found, key=lambda country: (-country.total, country.record.slug))


def _root(slug: str, records: Records) -> str:
    """Return the place that *slug* belongs to, itself where it is part of none that is known as a place."""
    seen = {slug}
    while (parent := records[slug].part_of) and parent not in seen and parent in records:
        if records[parent].type != "place":
            break
        seen.add(parent)
        slug = parent
    return slug


def country_path(slug: str) -> str:
    """Return where the map of a country is."""
    return f"places/{slug}.html"


def has_map(country: Country, records: Records) -> bool:
    """Say whether a country has places enough with points for a map of its own."""
    return sum(records[card["slug"]].at is not None for card in country.parts) >= MIN_PLACES


def _url(country: Country, records: Records) -> str | None:
    if has_map(country, records):
        return country_path(country.record.slug)
    return country.card["url"] if country.card else country.parts[0]["url"]


def places_view(found: Sequence[Country], records: Records, t: Catalogue) -> View | None:
    """Return the map of the world: `map`, `insets` [{id, map, title}], and what follows in lists; None without any point.

    `countries`: [{name, url, n mentions, places}] that have parts; `others`: entity cards of the rest, MAX_LISTED at most.
    """
    shown = [country for country in found if country.record.at]
    if not shown:
        return None
    places = [_marker(country, records, t) for country in shown]
    points = [project(*place.at) for place in places]
    windows = insets(points, [place.total for place in places])
    drawn = [_inset(number, window, places, t) for number, window in enumerate(windows, start=1)]
    frames = [(window, f"#{inset['id']}", inset["title"]) for window, inset in zip(windows, drawn, strict=True)]
    with_parts = [country for country in found if country.parts]
    return {
        "map": world.draw(places, world.draw_land(LAND), t("places.map"), frames=frames),
        "insets": drawn,
        "n": sum(len(country.parts) + bool(country.card) for country in found),
        "countries": [
            {
                "name": country.record.name,
                "url": _url(country, records),
                "n": country.total,
                "places": len(country.parts),
            }
            for country in with_parts
        ],
        "others": [country.card for country in found if country.card and not country.parts][:MAX_LISTED],
    }


def _marker(country: Country, records: Records, t: Catalogue) -> world.Place:
    said = f"{country.record.name}: {t('count.mentions', n=country.total)}"
    return world.Place(
        country.record.name, country.record.at or (0, 0), country.total, _url(country, records) or "", said
    )


def _inset(number: int, window: Window, places: Sequence[world.Place], t: Catalogue) -> View:
    inside = [place for place in places if window.has(project(*place.at))]
    comma = "، " if t.language == "ar" else ", "
    title = t("places.around", names=comma.join(place.name for place in inside[:MAX_LABEL_NAMES]))
    return {
        "id": f"inset-{number}",
        "map": world.draw(inside, world.draw_land(LAND), title, window),
        "title": title,
    }


def country_view(country: Country, records: Records, t: Catalogue) -> View:
    """Return the map of a *country* with its places: `map`, `card`, `name`, `n` mentions, `parts`: entity cards."""
    drawn = [
        world.Place(
            card["name"],
            records[card["slug"]].at or (0, 0),
            card["total"],
            f"../{card['url']}",
            f"{card['name']}: {t('count.mentions', n=card['total'])}",
        )
        for card in country.parts
        if records[card["slug"]].at
    ]
    window = fitting([project(*place.at) for place in drawn])
    title = t("places.map_of_country", name=country.record.name)
    return {
        "map": world.draw(drawn, draw_lines(window), title, window),
        "name": country.record.name,
        "card": country.card,
        "n": country.total,
        "parts": list(country.parts),
    }


def country_maps(found: Sequence[Country], records: Records) -> dict[str, str]:
    """Return the address of the map that has a place, by slug; none for those on the map of the world alone."""
    return {
        slug: country_path(country.record.slug)
        for country in found
        if has_map(country, records)
        for slug in (country.record.slug, *(card["slug"] for card in country.parts))
    }


def place_view(record: AuthorityRecord, root: str, url: str, t: Catalogue) -> View | None:
    """Return where a place is: `map`, the `point` in words, the *url* of a larger map; *root*: the way to the site's root."""
    if record.at is None:
        return None
    north, east = record.at
    said = [
        t("places.north" if north >= 0 else "places.south", n=f"{abs(north):g}"),
        t("places.east" if east >= 0 else "places.west", n=f"{abs(east):g}"),
    ]
    title = t("places.map_of", name=record.name)
    return {
        "map": world.draw_place(record.name, record.at, root + LAND, title),
        "point": said,
        "url": url,
    }
