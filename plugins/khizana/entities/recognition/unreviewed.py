"""Records of names that nobody has reviewed, made at each build from the proposals of the archive.

In: proposals that may be published. Out: authority records whose slugs depend on name and type alone, so that they are the same
from build to build. They have names and, for people, a short form; never a description, a Wikidata id or a merge.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from khizana.content.ids import make_id
from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.recognition.archive_names import Proposal, name_key
from khizana.entities.recognition.name_index import NameKey
from khizana.entities.recognition.name_lists import CUES, name_lists
from khizana.errors import KhizanaError, Problem
from khizana.model import ENTITY_TYPES

REJECTED = "_rejected.tsv"  # in content/entities
MIN_COUNTRY_SHARE = 0.15  # of the articles of a known country that name a body, from which that country has one too
_SEVERAL_COUNTRIES = " (عدة بلدان)"
_MAX_FAMILY_FREQUENCY = 3  # step from which a family name is too common a word to be a short form
_MIN_SHORT_LETTERS = 4


def slug_of(proposal: Proposal) -> str:
    """Return the slug of an unreviewed entity: its romanized name, its type and a hash of both."""
    return _slug(proposal.name, proposal.type)


@lru_cache(maxsize=1 << 16)  # a review asks for those of all names after each decision
def _slug(name: NameKey, type_: str) -> str:
    return make_id(f"{' '.join(name)} {type_}")


def unreviewed_record(proposal: Proposal) -> AuthorityRecord:
    """Return the record of *proposal*."""
    name, *others = proposal.forms
    if _is_of_several_countries(proposal.countries):
        name, others = name + _SEVERAL_COUNTRIES, [name, *others]
    return AuthorityRecord(
        slug_of(proposal),
        proposal.type,
        name,
        aliases=tuple(others),
        merged=_slugs_of_others(proposal),
        short=_short_forms(proposal),
        unreviewed=proposal.why,
    )


def _slugs_of_others(proposal: Proposal) -> tuple[str, ...]:
    """Return the slugs that the other spellings joined in *proposal* would have alone, and had if they were commoner once."""
    others = dict.fromkeys(map(name_key, proposal.forms)).keys() - {proposal.name}
    return tuple(sorted(_slug(name, proposal.type) for name in others))


def rejected_form(record: AuthorityRecord) -> str:
    """Return the name by which the unreviewed *record* is rejected: as texts have it, without «(عدة بلدان)»."""
    return record.name.removesuffix(_SEVERAL_COUNTRIES)


def _is_of_several_countries(countries: Mapping[str, int]) -> bool:
    total = sum(countries.values())
    return sum(count >= MIN_COUNTRY_SHARE * total for count in countries.values()) > 1


def _short_forms(proposal: Proposal) -> tuple[str, ...]:
    """Return the family name of a person of two names or more, if it is no ordinary word."""
    family = proposal.name[-1]
    ordinary = name_lists().frequency.get(family, 0) > _MAX_FAMILY_FREQUENCY or family in CUES["titles"]
    if proposal.type != "person" or len(proposal.name) == 1 or ordinary or len(family) < _MIN_SHORT_LETTERS:
        return ()
    return (proposal.forms[0].split()[-1],)


def with_taken_over(
    records: Mapping[str, AuthorityRecord], proposals: Iterable[Proposal], threshold: float
) -> dict[str, AuthorityRecord]:
    """Return *records*, where one of the publisher's has the name of a proposal with its slug as `merged`.

    The page that the unreviewed entity had is then a redirect to that of the record.
    """
    old: dict[NameKey, set[str]] = {}
    for proposal in proposals:
        if proposal.why.probability >= threshold:
            old.setdefault(proposal.name, set()).add(slug_of(proposal))
    return {slug: _taking_over(record, old) if record.path else record for slug, record in records.items()}


def _taking_over(record: AuthorityRecord, old: Mapping[NameKey, Collection[str]]) -> AuthorityRecord:
    slugs = {slug for form in record.forms for slug in old.get(name_key(form), ())} - {record.slug, *record.merged}
    return replace(record, merged=(*record.merged, *sorted(slugs))) if slugs else record


def read_rejected(folder: Path) -> set[tuple[NameKey, str]]:
    """Return the (name, type) that the file _rejected.tsv of *folder* lists, none without one. Raises KhizanaError."""
    path = folder / REJECTED
    if not path.exists():
        return set()
    rejected: set[tuple[NameKey, str]] = set()
    problems: list[Problem] = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        name, _, type_ = (cell.strip() for cell in line.partition("\t"))
        if not line.strip() or line.startswith("#"):
            continue
        if type_ in ENTITY_TYPES and name_key(name):
            rejected.add((name_key(name), type_))
        else:
            fix = f"write a name, a tab and one of {', '.join(ENTITY_TYPES)}"
            problems.append(Problem(path.as_posix(), f"expected a name and its type, found {line!r}", fix, number))
    if problems:
        raise KhizanaError(*problems)
    return rejected
