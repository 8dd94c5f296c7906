"""A record tried on the articles before it is saved: where its names stand, and where its guards let them count.

All files are kept in memory, and searched by a pattern that allows every spelling the matcher takes for the same; what that
finds is matched as a build matches it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from khizana.arabic.fold import fold
from khizana.content.content_file import read_content_file
from khizana.entities.authority.authority import Authority
from khizana.entities.authority.authority_record import AuthorityRecord, form_key
from khizana.entities.linking.matcher import Matcher
from khizana.entities.review.name_sentences import name_sentences
from khizana.errors import KhizanaError

_MAX_TRIED = 60  # articles that are matched, so that it takes no longer than a key pressed
_MAX_SHOWN = 4
_LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱپچژکگی"


class GuardTrial:
    """Tries records on the articles of one content folder."""

    def __init__(self, content: Path) -> None:
        self._folder = content / "articles"
        self._files: dict[str, str] = {}

    def of(self, record: AuthorityRecord, records: Mapping[str, AuthorityRecord]) -> dict[str, Any]:
        """Return how many articles have a name of *record*, how many of those tried name it, and sentences of both kinds."""
        if not self._files:
            self._files = {path.stem: path.read_text("utf-8", "replace") for path in sorted(self._folder.glob("*.md"))}
        pattern = re.compile("|".join(_pattern(key) for key in {form_key(form) for form in record.forms}))
        having = [id_ for id_, text in self._files.items() if pattern.search(text)]
        matcher = Matcher(Authority([record, *_needed(record, records)]))
        named: list[str] = []
        others: list[str] = []
        texts: dict[str, str] = {}
        for id_ in having[:_MAX_TRIED]:
            try:
                texts[id_] = text = read_content_file(self._folder / f"{id_}.md").text
            except KhizanaError:
                continue
            (named if any(m.entity == record.slug for m in matcher.find(text)) else others).append(id_)
        return {
            "having": len(having),
            "tried": len(texts),
            "named": len(named),
            "named_in": _sentences(named, texts, record),
            "not_in": _sentences(others, texts, record),
        }


def _sentences(ids: list[str], texts: Mapping[str, str], record: AuthorityRecord) -> list[dict[str, Any]]:
    found = name_sentences(((id_, texts[id_]) for id_ in ids), record.forms, _MAX_SHOWN)
    return [sentence._asdict() for sentence in found]


def _needed(record: AuthorityRecord, records: Mapping[str, AuthorityRecord]) -> list[AuthorityRecord]:
    """Return the records that guards of *record* ask for, and what it is part of."""
    guards = (guard for guards in record.guards.values() for guard in guards)
    slugs = {slug for guard in guards for condition in guard if condition.test == "co" for slug in condition.values}
    return [records[slug] for slug in sorted({*slugs, record.part_of or ""} - {record.slug}) if slug in records]


def _pattern(key: tuple[str, ...]) -> str:
    marks = "[\u0640\u064b-\u0652\u0670]*"
    return r"[\s-]+".join(marks.join(map(_same, word)) for word in key)


@lru_cache(maxsize=512)
def _same(letter: str) -> str:
    same = "".join(other for other in _LETTERS if fold(other) == letter)
    return f"[{letter}{same}]" if same else re.escape(letter)
