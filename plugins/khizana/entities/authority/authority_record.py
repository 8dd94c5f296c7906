"""An authority record: one entity, its names and the rules for linking them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from khizana.arabic.tokenizer import tokenize
from khizana.model import EntityType

FormKey = tuple[str, ...]
"""The search keys of the words of a form; spelling variants of a form have one key."""


ConditionTest = Literal["quotes", "kind", "locative", "country", "again", "with", "co"]


class Condition(NamedTuple):
    """A condition on the context of a guarded form; see docs/authority.md."""

    test: ConditionTest
    values: tuple[str, ...] = ()  # the words of `with`, the slugs of `co`


Guard = tuple[Condition, ...]
"""Conditions that must all hold. Of several guards of a form, one must hold."""


class Unreviewed(NamedTuple):
    """Why a machine took a name for that of an entity that nobody has reviewed."""

    probability: float  # calibrated, that the name is real, whole and rightly typed
    articles: int
    occurrences: int
    marked: int  # of them, those that the tagger marked by themselves
    cues: tuple[str, ...]  # groups of recognition_cues.tsv before some of them


@dataclass(frozen=True, slots=True)
class AuthorityRecord:
    """One entity. `forms` are its names; `short`, `roles` and `nisba` refer to it under the rules of the matcher."""

    slug: str
    type: EntityType
    name: str
    latin: str | None = None
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()  # refers to the entity after its name in the same text
    sure: tuple[str, ...] = ()  # short forms that refer to it in any text
    nisba: tuple[str, ...] = ()  # adjectives: masculine singular without article, or any other form as it is
    roles: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()  # phrases in which no form of this record counts
    part_of: str | None = None
    wikidata: str | None = None
    at: tuple[float, float] | None = None  # latitude and longitude in degrees, of a place
    merged: tuple[str, ...] = ()  # slugs of records merged into this one
    guards: Mapping[str, tuple[Guard, ...]] = field(default_factory=dict, hash=False)  # by form
    description: str = ""  # Markdown
    path: str = ""  # of the file, for messages; empty for an entry of the gazetteer
    unreviewed: Unreviewed | None = None  # of an entity that a machine found

    @property
    def forms(self) -> tuple[str, ...]:
        """The distinct names, the preferred one first."""
        return tuple(dict.fromkeys((self.name, *self.aliases)))

    @property
    def unguarded_forms(self) -> tuple[str, ...]:
        """The names without a guard."""
        return tuple(form for form in self.forms if form not in self.guards)


@lru_cache(maxsize=1 << 16)  # all names are compared whenever a record changes
def form_key(form: str) -> FormKey:
    """Return the key of a *form*.

    >>> form_key("أبو ظبي") == form_key("ابو ظبى")
    True
    """
    return tuple(token.key for token in tokenize(form))
