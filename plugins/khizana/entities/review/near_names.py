"""Names that may mean the same: other spellings, longer and shorter names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from khizana.entities.authority.authority_record import AuthorityRecord, FormKey, form_key
from khizana.entities.recognition.skeleton import is_similar, skeleton

_MIN_SKELETON_LETTERS = 4  # of a skeleton that is compared
MAX_NEAR = 6  # that are shown

_skeleton = lru_cache(maxsize=1 << 16)(skeleton)


class Near(NamedTuple):
    """An entity that a name is near to, by which of its forms, and how."""

    slug: str
    form: str
    how: str  # spelling, longer, shorter


class NearNames:
    """Finds entities by names that are near."""

    def __init__(self, records: Iterable[AuthorityRecord]) -> None:
        self._by_skeleton: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._by_key: defaultdict[FormKey, list[tuple[str, str]]] = defaultdict(list)
        self._by_part: defaultdict[FormKey, list[tuple[str, str]]] = defaultdict(list)
        for record in records:
            for form in record.forms:
                self._by_skeleton[_skeleton(form)].append((record.slug, form))
                key = form_key(form)
                self._by_key[key].append((record.slug, form))
                for part in _parts(key):
                    self._by_part[part].append((record.slug, form))

    def of(self, record: AuthorityRecord) -> list[Near]:
        """Return the entities whose names are near those of *record*, other spellings first."""
        found: dict[str, Near] = {}
        for form in record.forms:
            key, bones = form_key(form), _skeleton(form)
            spelled = self._by_skeleton.get(bones, ()) if len(bones) >= _MIN_SKELETON_LETTERS else ()
            pairs = [
                *((pair, "spelling") for pair in spelled if is_similar(form, pair[1])),
                *((pair, "longer") for pair in self._by_part.get(key, ())),
                *((pair, "shorter") for part in _parts(key) for pair in self._by_key.get(part, ())),
            ]
            for (slug, other), how in pairs:
                if slug != record.slug:
                    found.setdefault(slug, Near(slug, other, how))
        return list(found.values())


def _parts(key: FormKey) -> list[FormKey]:
    """Return the runs of words within *key*, itself apart, the longest first."""
    size = len(key)
    return [key[at : at + length] for length in range(size - 1, 0, -1) for at in range(size - length + 1)]
