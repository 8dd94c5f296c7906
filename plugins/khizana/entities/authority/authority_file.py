"""The authority file: a folder of record files, one per entity.

In: the folder (docs/authority.md). Out: an Authority, a mapping of slug to AuthorityRecord. All problems of the folder are
found together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.authority.record_file import read_record
from khizana.errors import KhizanaError, Problem, unexpected

__all__ = ["Authority", "AuthorityRecord", "load_authority", "read_authority"]


class Authority(Mapping[str, AuthorityRecord]):
    """Records by slug, sorted by slug."""

    def __init__(self, records: Iterable[AuthorityRecord] = ()) -> None:
        self._records = {record.slug: record for record in sorted(records, key=lambda record: record.slug)}

    def __getitem__(self, slug: str) -> AuthorityRecord:
        return self._records[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    @property
    def redirects(self) -> dict[str, str]:
        """The present slug of each merged slug."""
        return {old: record.slug for record in self._records.values() for old in record.merged}

    @property
    def digest(self) -> str:
        """A cache key: a hash of all records."""
        return hashlib.sha256(repr(list(self._records.values())).encode()).hexdigest()


def load_authority(folder: Path) -> Authority:
    """Read every `*.md` of *folder*, none if it does not exist. Raises KhizanaError with all problems."""
    authority, problems = read_authority(folder)
    if problems:
        raise KhizanaError(*problems)
    return authority


def read_authority(folder: Path) -> tuple[Authority, tuple[Problem, ...]]:
    """Return the sound records of *folder*, and the problems of the others: a record that refers to none goes with it."""
    records: list[AuthorityRecord] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        try:
            records.append(read_record(path))
        except KhizanaError as error:
            problems += error.problems
        except Exception as error:
            problems.append(unexpected(path.as_posix(), error))
    authority = Authority(records)
    while found := list(_reference_problems(authority)):
        problems += found
        faulty = {problem.path for problem in found}
        authority = Authority(record for record in authority.values() if record.path not in faulty)
    return authority, tuple(problems)


def _reference_problems(authority: Authority) -> Iterator[Problem]:
    """Yield the problems between records: references to unknown slugs, slugs merged twice."""
    known = authority.keys() | authority.redirects.keys()
    merged_into: dict[str, str] = {}
    for record in authority.values():
        co = {
            slug
            for guards in record.guards.values()
            for guard in guards
            for c in guard
            if c.test == "co"
            for slug in c.values
        }
        for slug in sorted({*co, *filter(None, (record.part_of,))} - known):
            yield Problem(
                record.path, f"there is no record {slug!r}", "write the slug of a record, the name of its file"
            )
        for old in record.merged:
            if old in authority:
                yield Problem(
                    record.path, f"{old!r} is merged here and still a record", f"delete {old}.md or the entry"
                )
            elif merged_into.setdefault(old, record.slug) != record.slug:
                yield Problem(record.path, f"{old!r} is merged here and in {merged_into[old]!r}", "keep one of the two")
