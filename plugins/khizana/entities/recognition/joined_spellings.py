"""Join people that the archive names in several spellings, where that is sure: «محمد بوجدارية» and «محمد بوجديرية».

Sure is what differs in words alone that are no Arabic word and no known part of a name, in letters that writers of such names
choose freely, beside a word that is the same; of family names with «ال» some text has both spellings. «سعيد الغزلاني» and
«سعد الغزلاني» are two, as far as a machine can tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology import lemma_table
from khizana.entities.authority.authority_record import Unreviewed
from khizana.entities.recognition.archive_names import Proposal
from khizana.entities.recognition.name_index import NameKey, first_words
from khizana.entities.recognition.name_lists import name_lists
from khizana.entities.recognition.skeleton import is_similar, skeleton

_MIN_SKELETON_LETTERS = 3  # of a word; shorter ones are alike by chance


def join_spellings(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return *proposals* in their order, spellings of one person as one, in the place and under the name of the commonest."""
    proposals = list(proposals)
    groups: defaultdict[str, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        if proposal.type == "person" and len(proposal.name) > 1:
            groups[_skeleton(" ".join(proposal.name))].append(proposal)
    joined: dict[NameKey, Proposal | None] = {}
    for group in groups.values():
        if len(group) > 1:
            joined |= _joined(group)
    found = (joined.get(p.name, p) if p.type == "person" else p for p in proposals)
    return [proposal for proposal in found if proposal]


def _joined(group: list[Proposal]) -> dict[NameKey, Proposal | None]:
    """Return what becomes of the names of *group*, all of one skeleton: the commonest takes in the others, which go."""
    left = sorted(group, key=lambda proposal: (-len(proposal.articles), proposal.name))
    out: dict[NameKey, Proposal | None] = {}
    while left:
        first, *left = left
        same = [other for other in left if _is_same(first, other)]
        if same:
            out |= dict.fromkeys((other.name for other in same), None) | {first.name: _as_one([first, *same])}
            left = [other for other in left if other not in same]
    return out


def _is_same(one: Proposal, other: Proposal) -> bool:
    return is_same_person(one.name, other.name, are_together=not set(one.articles).isdisjoint(other.articles))


def is_same_person(one: NameKey, other: NameKey, *, are_together: bool) -> bool:
    """Return whether two names are surely spellings of one; *are_together*: an article has both.

    >>> is_same_person(("محمد", "بوجداريه"), ("محمد", "بوجديريه"), are_together=False)
    True
    """
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    is_arabic = any(a.startswith("ال") for a, _ in differing)  # «الزوائدي» and «الزويدي» are two families
    is_sure = 0 < len(differing) < len(one) and (are_together or not is_arabic)
    return is_sure and all(_is_one_word(a, b) for a, b in differing)


def _is_one_word(a: str, b: str) -> bool:
    bones = _skeleton(a)
    alike = len(bones) >= _MIN_SKELETON_LETTERS and bones == _skeleton(b) and is_similar(a, b)
    return alike and _is_free_spelling(a) and _is_free_spelling(b)


@lru_cache(maxsize=1 << 16)
def _is_free_spelling(word: str) -> bool:
    """Return whether *word* has no spelling of its own: no dictionary has it, and no list of names."""
    dictionary, parts = lemma_table.load(), name_lists().parts
    return not any(SearchKey(form) in dictionary or form in parts for form in first_words(word))


_skeleton = lru_cache(maxsize=1 << 16)(skeleton)


def _as_one(spellings: list[Proposal]) -> Proposal:
    """Return the first of *spellings* with the forms, articles and counts of all."""
    first = spellings[0]
    forms = tuple(dict.fromkeys(form for proposal in spellings for form in proposal.forms))
    articles = tuple(sorted({article for proposal in spellings for article in proposal.articles}))
    whys = [proposal.why for proposal in spellings]
    occurrences, marked = sum(why.occurrences for why in whys), sum(why.marked for why in whys)
    why = Unreviewed(first.why.probability, len(articles), occurrences, marked, first.why.cues)
    return first._replace(forms=forms, articles=articles, why=why)
