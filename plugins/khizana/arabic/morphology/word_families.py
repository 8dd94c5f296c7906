"""Words of one family: verb, verbal noun, participles; comparative and positive. In: data/word_families.tsv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cache

from khizana.arabic.fold import SearchKey
from khizana.word_lists import read_table


@cache
def _links() -> tuple[tuple[SearchKey, SearchKey], ...]:
    return tuple((SearchKey(one), SearchKey(other)) for one, other in read_table("word_families.tsv"))


def relatives_among(lemmas: Collection[SearchKey]) -> dict[SearchKey, list[SearchKey]]:
    """Return of each of *lemmas* that has any those of its family among them, in alphabetical order.

    >>> relatives_among({SearchKey("كتب"), SearchKey("كاتب"), SearchKey("وزير")})
    {'كاتب': ['كتب'], 'كتب': ['كاتب']}
    """
    found: defaultdict[SearchKey, list[SearchKey]] = defaultdict(list)
    for one, other in _links():
        if one in lemmas and other in lemmas:
            found[one].append(other)
            found[other].append(one)
    return {lemma: sorted(found[lemma]) for lemma in sorted(found)}
