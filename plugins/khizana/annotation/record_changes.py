"""Which articles a change of authority records concerns: those whose words have a form of a record as it was or as it is.

What the matcher finds in a text rests on the records that have a form in it, and on no others.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from khizana.arabic.tokenizer import tokenize
from khizana.entities.authority.authority_file import read_authority
from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.gazetteer.starter import with_known_names
from khizana.entities.linking.form_trie import ARTICLE, spellings

RecordFiles = Mapping[str, bytes]
"""The content of each file of a folder of records, by name."""


def record_files(folder: Path) -> RecordFiles:
    """Return the records in *folder* as they are on disk."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.md"))}


def changed_forms(before: RecordFiles, records: Iterable[AuthorityRecord]) -> frozenset[str]:
    """Return what a text has that a change concerns: the records were those of *before*, now they are *records*."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in before.items():
            (Path(folder) / name).write_bytes(data)
        old = _by_slug(with_known_names(read_authority(Path(folder))[0]).values())
    new = _by_slug(records)
    changed = (slug for slug in old.keys() | new.keys() if _rules(old.get(slug)) != _rules(new.get(slug)))
    return frozenset(
        words
        for slug in changed
        for record in (old.get(slug), new.get(slug))
        if record
        for form in _all_forms(record)
        for keys in spellings(token.key for token in tokenize(form))
        if (words := " ".join(keys).removeprefix(ARTICLE))  # which a preposition may have swallowed
    )


def has_one_of(text: str, forms: Collection[str]) -> bool:
    """Return whether the words of *text* have one of *forms*; it may also be inside a longer word."""
    words = _words(text)
    return any(form in words for form in forms)


def _by_slug(records: Iterable[AuthorityRecord]) -> dict[str, AuthorityRecord]:
    return {record.slug: record for record in records if not record.unreviewed}


def _rules(record: AuthorityRecord | None) -> object:
    """Return what the matcher knows of a record; neither its description nor its point on the map."""
    return record and (record.type, record.part_of, dict(record.guards), record.sure, tuple(_all_forms(record)))


def _all_forms(record: AuthorityRecord) -> Iterator[str]:
    for forms in (record.forms, record.sure, record.short, record.roles, record.not_, record.nisba):
        yield from forms
        yield ""  # so that a form that moves from one kind to the next is a change


def _words(text: str) -> str:
    return " ".join(token.key for token in tokenize(text))
