"""Checks of an authority file beyond those of its syntax.

In: the records, the entities that texts of the archive mention, the slugs published before. Out: findings, errors first. An
error must be corrected; a warning is for an editor to judge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from khizana.addresses import ENTITIES
from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology import lemma_table
from khizana.entities.authority.authority_record import AuthorityRecord, FormKey, form_key
from khizana.errors import Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of a record and its severity."""

    level: Literal["error", "warning"]
    problem: Problem


def check(
    records: Mapping[str, AuthorityRecord], named: Collection[str] | None = None, published: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return the findings on *records*. *named*: slugs mentioned in texts, None if unknown; *published*: earlier slugs."""
    own = [record for record in records.values() if record.path]  # places of the gazetteer have no file to correct
    errors = [*_missing_slugs(records, published), *_shared_wikidata_ids(own)]
    warnings = [
        *_shared_forms(records.values()),
        *_ordinary_words(own),
        *(_unmentioned(own, named) if named is not None else ()),
    ]
    return (*(Finding("error", p) for p in errors), *(Finding("warning", p) for p in warnings))


def _missing_slugs(records: Mapping[str, AuthorityRecord], published: Collection[str]) -> Iterator[Problem]:
    """Yield published slugs that neither a record nor a redirect serves any more."""
    known = records.keys() | {old for record in records.values() for old in record.merged}
    for slug in sorted(set(published) - known):
        fix = "write it under merged of the record that took its place"
        yield Problem(f"{ENTITIES}/{slug}.html", "was published and has neither a record nor a redirect", fix)


def _shared_wikidata_ids(records: Collection[AuthorityRecord]) -> Iterator[Problem]:
    holders: defaultdict[str, list[AuthorityRecord]] = defaultdict(list)
    for record in records:
        if record.wikidata:
            holders[record.wikidata].append(record)
    for item, found in sorted(holders.items()):
        if len(found) > 1:
            others = ", ".join(record.slug for record in found[1:])
            yield Problem(
                found[0].path, f"{item} is also the Wikidata id of {others}", "merge the records or mend the id"
            )


def _shared_forms(records: Collection[AuthorityRecord]) -> Iterator[Problem]:
    """Yield names that two records share without a guard, so that they are linked to neither; one may be in the gazetteer."""
    holders: defaultdict[FormKey, list[tuple[AuthorityRecord, str]]] = defaultdict(list)
    for record in records:
        for key, form in {form_key(form): form for form in record.unguarded_forms}.items():
            holders[key].append((record, form))
    for _, found in sorted(holders.items()):
        found.sort(key=lambda holder: not holder[0].path)
        (record, form), *rest = found
        if rest and record.path:
            others = ", ".join(other.slug for other, _ in rest)
            fix = "guard it in all of them but one, or take it out"
            yield Problem(record.path, f"«{form}» is also a name of {others}, so it is linked to neither", fix)


def _ordinary_words(records: Collection[AuthorityRecord]) -> Iterator[Problem]:
    """Yield unguarded names of one dictionary word, except places and names listed as sure.

    The dictionary has many names too («بوتين»), but hardly any both with and without the article.
    """
    for record in records:
        for form in record.unguarded_forms if record.type != "place" else ():
            key = form_key(form)
            if len(key) == 1 and form not in record.sure and _is_ordinary(key[0]):
                fix = "give it a guard (require), move it to short, or write it under sure if it means nothing else"
                yield Problem(record.path, f"«{form}» is a word of the dictionary and has no guard", fix)


def _is_ordinary(word: str) -> bool:
    dictionary = lemma_table.load()
    bare = word.removeprefix("ال")
    return SearchKey(bare) in dictionary and SearchKey("ال" + bare) in dictionary


def _unmentioned(records: Collection[AuthorityRecord], named: Collection[str]) -> Iterator[Problem]:
    for record in records:
        if record.slug not in named:
            yield Problem(
                record.path, "no text of the archive names it", "look for a spelling that is missing among aliases"
            )
