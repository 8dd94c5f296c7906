"""Records of entities, by slug."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from khizana.entities.authority.authority_record import AuthorityRecord


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
