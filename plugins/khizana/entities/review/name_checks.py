"""What is doubtful in the names of an archive as its texts use them: for an editor to judge.

In: records, reviewed or not, and the entities that each article names. Out: problems.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.recognition.archive_names import is_state_organ, name_key
from khizana.entities.recognition.name_index import NameKey, first_words
from khizana.entities.recognition.name_lists import CUES
from khizana.entities.review.near_names import NearNames
from khizana.errors import Problem

Articles = Mapping[str, Collection[str]]
"""The slugs of the entities that each article names, by id."""

MIN_COMPANY = 3  # articles of one company: fewer may share none with the others by chance
_MAX_SHARE = (
    0.02  # of all articles that an entity may be named in to be company; of small archives at least _MIN_SHARED
)
_MIN_SHARED = 10
_SHOWN = 3


def near_duplicates(records: Iterable[AuthorityRecord], named: Collection[str]) -> Iterator[Problem]:
    """Yield unreviewed entities, of those that are *named*, that may be another one under another spelling."""
    records = [record for record in records if record.path or record.slug in named]
    near = NearNames(records)
    types = {record.slug: record.type for record in records}
    unreviewed = {record.slug for record in records if record.unreviewed}
    for record in records:
        for other in near.of(record) if record.unreviewed else ():
            told = other.slug in unreviewed and other.slug < record.slug
            if other.how == "spelling" and types[other.slug] == record.type and not told:
                fix = "if it is the same, make it an alias: invoke desk, or entities.suggest --accept NAME --of SLUG"
                yield Problem(
                    record.slug, f"«{record.name}» may be another spelling of {other.slug}, «{other.form}»", fix
                )


def generic_bodies(records: Iterable[AuthorityRecord], named: Collection[str]) -> Iterator[Problem]:
    """Yield bodies, of those *named*, whose name every country or every town has one of: «وزارة الداخلية», «البلدية»."""
    records = list(records)
    places = {
        key[0] for record in records if record.type == "place" for key in map(name_key, record.forms) if len(key) == 1
    }
    for record in records:
        key = name_key(record.name)
        own = record.path or record.unreviewed
        if record.type == "org" and own and record.slug in named and not record.part_of and _is_generic(key, places):
            fix = "write part_of, or a longer name with this one as a guarded alias"
            yield Problem(record.path or record.slug, f"«{record.name}» is a name that many bodies have", fix)


def _is_generic(key: NameKey, places: Collection[str]) -> bool:
    if any(form in places for word in key[1:] for form in first_words(word)):
        return False  # «المحكمة الابتدائية بقابس»
    heads = CUES["org_heads"]
    return is_state_organ(key) or all(word in heads or word.removeprefix("ال") in heads for word in key)


def two_companies(records: Iterable[AuthorityRecord], articles: Articles) -> Iterator[Problem]:
    """Yield people who may be two: their articles fall into companies that have nobody and nothing in common."""
    frequency = Counter(slug for slugs in articles.values() for slug in slugs)
    limit = max(_MIN_SHARED, _MAX_SHARE * len(articles))
    rare = {slug for slug, count in frequency.items() if 1 < count <= limit}
    naming: defaultdict[str, list[str]] = defaultdict(list)
    for article, slugs in articles.items():
        for slug in slugs:
            naming[slug].append(article)
    for record in records:
        if (
            record.type != "person"
            or frequency[record.slug] < 2 * MIN_COMPANY
            or not (record.path or record.unreviewed)
        ):
            continue
        company = {article: rare.intersection(articles[article]) - {record.slug} for article in naming[record.slug]}
        groups = [group for group in _groups(company) if len(group) >= MIN_COMPANY]
        if len(groups) > 1:
            told = "; ".join(f"{len(group)} articles with {_most_named(group, company)}" for group in groups)
            fix = "if these are two people, split the name: invoke desk"
            yield Problem(record.path or record.slug, f"«{record.name}» keeps companies that share nobody: {told}", fix)


def _groups(company: Mapping[str, Collection[str]]) -> list[list[str]]:
    """Return the articles that are joined by shared entities, largest group first; those without company are in none."""
    groups: list[tuple[list[str], set[str]]] = []
    for article, slugs in sorted(company.items()):
        if not slugs:
            continue
        joined = [group for group in groups if not group[1].isdisjoint(slugs)]
        groups = [group for group in groups if group[1].isdisjoint(slugs)]
        merged = (
            [article, *(id_ for ids, _ in joined for id_ in ids)],
            set(slugs).union(*(seen for _, seen in joined)),
        )
        groups.append(merged)
    return sorted((ids for ids, _ in groups), key=lambda ids: (-len(ids), min(ids)))


def _most_named(group: Iterable[str], company: Mapping[str, Collection[str]]) -> str:
    counts = Counter(slug for article in group for slug in sorted(company[article]))
    return ", ".join(slug for slug, _ in counts.most_common(_SHOWN))
