"""The starter authority: people, bodies, places and events that Arabic news of any country name, known before any record.

In: data/starter_authority.tsv, written by hand. Out: authority records without a file. A record of the archive replaces the
entry that has its slug, that it took over (`merged`), or that has one of its names.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import cast

from khizana.entities.authority.authority import Authority
from khizana.entities.authority.authority_record import AuthorityRecord, FormKey, Guard, form_key
from khizana.entities.authority.record_file import parse_guard
from khizana.entities.gazetteer.gazetteer import with_gazetteer
from khizana.model import EntityType
from khizana.word_lists import read_table


@cache
def starter_authority() -> Authority:
    """Return the entries as records; made once a process."""
    return Authority(_entry(row) for row in read_table("starter_authority.tsv"))


def with_known_names(authority: Mapping[str, AuthorityRecord]) -> Authority:
    """Return the records of *authority*, and beside them the places and the entries that every archive knows.

    A name that a record or a place has means that alone.
    """
    records = with_gazetteer(authority)
    taken: set[FormKey] = {form_key(form) for record in records.values() for form in record.forms}
    replaced = {slug for record in records.values() for slug in (record.slug, *record.merged)}
    entries = (entry for entry in starter_authority().values() if entry.slug not in replaced)
    return Authority([*records.values(), *(entry for entry in entries if not _has_one_of(entry, taken))])


def _has_one_of(entry: AuthorityRecord, taken: Collection[FormKey]) -> bool:
    return any(form_key(form) in taken for form in entry.forms)


def _entry(row: list[str]) -> AuthorityRecord:
    slug, type_, name, latin, aliases, short, _, guarded, not_ = row
    guards = dict(map(_guarded, filter(None, guarded.split("،"))))
    others = [form for form in (*_split(aliases), *guards) if form != name]
    return AuthorityRecord(
        slug,
        cast("EntityType", type_),
        name,
        latin=latin,
        aliases=tuple(dict.fromkeys(others)),
        short=_split(short),
        not_=_split(not_),
        guards=guards,
    )


def _guarded(cell: str) -> tuple[str, tuple[Guard, ...]]:
    """Return the form of a cell and its guards: «طالبان{with:حركة أفغانستان|co:kabul}»."""
    form, _, rules = cell.strip().removesuffix("}").partition("{")
    return form, tuple(guard for rule in rules.split("|") if (guard := parse_guard(rule)))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(form for form in cell.split("|") if form)
