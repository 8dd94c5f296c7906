"""The record file with which an editor takes over an entity that a machine found, to be completed."""

from __future__ import annotations

import yaml

from khizana.entities.authority.authority_record import AuthorityRecord


def stub_of(record: AuthorityRecord) -> str:
    """Return the text of a record file with what is known of *record*.

    >>> print(stub_of(AuthorityRecord("x", "person", "عبد الفتاح السيسي", short=("السيسي",))), end="")
    ---
    type: person
    name: عبد الفتاح السيسي
    short: [السيسي]
    ---
    """
    head = {"type": record.type, "name": record.name, "aliases": [*record.aliases], "short": [*record.short]}
    known = {key: value for key, value in head.items() if value}
    text = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000)
    return f"---\n{text}---\n"
