"""The authority file: a folder of record files, one per entity.

In: the folder (docs/authority.md). Out: an Authority, a mapping of slug to AuthorityRecord. All problems of the folder are
found together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from khizana.entities.authority.authority import Authority
from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.authority.record_file import read_record
from khizana.entities.gazetteer.starter import with_known_names
from khizana.errors import KhizanaError, Problem, unexpected

__all__ = ["Authority", "AuthorityRecord", "load_authority", "read_authority"]


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
    known = with_known_names(authority).keys() | authority.redirects.keys()
    merged_into: dict[str, str] = {}
    for record in authority.values():
        yield from unknown_references(record, known)
        for old in record.merged:
            if old in authority:
                yield Problem(
                    record.path, f"{old!r} is merged here and still a record", f"delete {old}.md or the entry"
                )
            elif merged_into.setdefault(old, record.slug) != record.slug:
                yield Problem(record.path, f"{old!r} is merged here and in {merged_into[old]!r}", "keep one of the two")


def unknown_references(record: AuthorityRecord, known: Collection[str]) -> Iterator[Problem]:
    """Yield the slugs that *record* names as what it is part of, or in guards, and that are not *known*."""
    guards = (guard for guards in record.guards.values() for guard in guards)
    beside = {slug for guard in guards for condition in guard if condition.test == "co" for slug in condition.values}
    for slug in sorted({*beside, *filter(None, (record.part_of,))}.difference(known)):
        fix = "write the slug of a record, the name of its file, or of a place that every archive knows"
        yield Problem(record.path, f"there is no record {slug!r}", fix)
