"""What is doubtful in an authority file, beyond what reading it refuses.

In: the records, the entities that the archive's texts name, the slugs that were published before. Out: findings in order,
errors first. An error is wrong whatever the texts say; a warning is for an editor to look at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology import lemma_table
from khizana.arabic.tokenizer import tokenize
from khizana.entities.authority.authority_record import Record
from khizana.errors import Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of a record and how much it matters."""

    level: Literal["error", "warning"]
    problem: Problem


def check(
    records: Mapping[str, Record], named: Collection[str] | None = None, published: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return the findings on *records*. *named*: slugs that the texts name, None if not known; *published*: earlier slugs."""
    own = [record for record in records.values() if record.path]  # the gazetteer's places have no file to mend
    errors = [*_lost(records, published), *_twice_in_wikidata(own)]
    warnings = [
        *_shared_forms(records.values()),
        *_ordinary_words(own),
        *(_unnamed(own, named) if named is not None else ()),
    ]
    return (*(Finding("error", p) for p in errors), *(Finding("warning", p) for p in warnings))


def _lost(records: Mapping[str, Record], published: Collection[str]) -> Iterator[Problem]:
    """Yield slugs that readers may have kept and that lead nowhere now."""
    alive = records.keys() | {old for record in records.values() for old in record.merged}
    for slug in sorted(set(published) - alive):
        fix = "write it under merged of the record that took its place"
        yield Problem(f"entities/{slug}.html", "was published and has neither a record nor a redirect", fix)


def _twice_in_wikidata(records: Collection[Record]) -> Iterator[Problem]:
    holders: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.wikidata:
            holders[record.wikidata].append(record)
    for item, found in sorted(holders.items()):
        if len(found) > 1:
            others = ", ".join(record.slug for record in found[1:])
            yield Problem(
                found[0].path, f"{item} is also the Wikidata id of {others}", "merge the records or mend the id"
            )


def _shared_forms(records: Collection[Record]) -> Iterator[Problem]:
    """Yield names that mean nobody because two records have them without a guard; one may be a place of the gazetteer."""
    holders: defaultdict[tuple[str, ...], list[tuple[Record, str]]] = defaultdict(list)
    for record in records:
        for key, form in {_key(form): form for form in record.forms if form not in record.guards}.items():
            holders[key].append((record, form))
    for _, found in sorted(holders.items()):
        found.sort(key=lambda holder: not holder[0].path)
        (record, form), *rest = found
        if rest and record.path:
            others = ", ".join(other.slug for other, _ in rest)
            fix = "guard it in all of them but one, or take it out"
            yield Problem(record.path, f"«{form}» is also a name of {others}, so it is linked to neither", fix)


def _ordinary_words(records: Collection[Record]) -> Iterator[Problem]:
    """Yield names of one ordinary word that have no guard. What the editor calls sure is believed; places are left alone.

    The dictionary knows many names too («بوتين»), but hardly ever with and without the article.
    """
    for record in records:
        for form in record.forms if record.type != "place" else ():
            key = _key(form)
            if len(key) == 1 and form not in record.guards and form not in record.sure and _is_ordinary(key[0]):
                fix = "give it a guard (require), move it to short, or write it under sure if it means nothing else"
                yield Problem(record.path, f"«{form}» is a word of the dictionary and has no guard", fix)


def _is_ordinary(word: str) -> bool:
    dictionary = lemma_table.load()
    bare = word.removeprefix("ال")
    return SearchKey(bare) in dictionary and SearchKey("ال" + bare) in dictionary


def _unnamed(records: Collection[Record], named: Collection[str]) -> Iterator[Problem]:
    for record in records:
        if record.slug not in named:
            yield Problem(
                record.path, "no text of the archive names it", "look for a spelling that is missing among aliases"
            )


def _key(form: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokenize(form))
