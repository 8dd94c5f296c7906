"""An authority record: what is known of one entity, and the rules by which its names are recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from khizana.arabic.tokenizer import tokenize
from khizana.model import EntityType

FormKey = tuple[str, ...]
"""The search keys of the words of a form; spelling variants of a form have one key."""


class Condition(NamedTuple):
    """One thing that must be so where a guarded form stands; see docs/authority.md."""

    test: Literal["quotes", "with", "co"]
    values: tuple[str, ...] = ()  # the words of `with`, the slugs of `co`


Guard = tuple[Condition, ...]
"""Conditions that must hold together. A form with several guards needs one of them."""


@dataclass(frozen=True, slots=True)
class AuthorityRecord:
    """One entity. `forms` are its names; `short`, `roles` and `nisba` mean it only under the matcher's rules."""

    slug: str
    type: EntityType
    name: str
    latin: str | None = None
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()  # means the entity once its name has stood in the same text
    sure: tuple[str, ...] = ()  # short forms that mean it anywhere
    nisba: tuple[str, ...] = ()  # masculine singular without article, or any other form as it stands
    roles: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()  # phrases inside which no form of this record counts
    part_of: str | None = None
    wikidata: str | None = None
    at: tuple[float, float] | None = (
        None  # latitude and longitude in degrees, of a place that a map can show as a point
    )
    merged: tuple[str, ...] = ()  # slugs of records that were found to be this entity
    guards: Mapping[str, tuple[Guard, ...]] = field(default_factory=dict, hash=False)  # by form; one guard must hold
    description: str = ""  # Markdown
    path: str = ""  # the file, for messages; empty when the record comes from a gazetteer

    @property
    def forms(self) -> tuple[str, ...]:
        """The names, preferred one first, none twice."""
        return tuple(dict.fromkeys((self.name, *self.aliases)))

    @property
    def unguarded_forms(self) -> tuple[str, ...]:
        """The names that mean this entity wherever they stand."""
        return tuple(form for form in self.forms if form not in self.guards)


def form_key(form: str) -> FormKey:
    """Return the key of a *form*.

    >>> form_key("أبو ظبي") == form_key("ابو ظبى")
    True
    """
    return tuple(token.key for token in tokenize(form))
