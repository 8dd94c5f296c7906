"""Where the postings of a form are kept, so that a word costs one shard or two, and no list is kept twice.

A browser knows the light stem of a word by rule, and from the family of that stem its lemma. A form lives in the family of its
*lemma's* light stem, its home, beside all other forms of the lemma. Where that is not the family of its own stem, the latter
says of which lemma it is: it is *away*. «الوزراء» lives with «وزير».
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from khizana.arabic import light
from khizana.arabic.fold import SearchKey


class Form(NamedTuple):
    """A form that has postings, in the order in which lists are kept: of one lemma together, of one stem together."""

    lemma: SearchKey
    stem: SearchKey
    form: SearchKey
    prefix: int  # what makes the form of the stem: see light.attach()
    suffixes: int


@dataclass(slots=True)
class Family:
    """The forms that live under a light stem, and those of that stem that live elsewhere, by lemma. All are sorted."""

    stem: str
    home: list[Form] = field(default_factory=list)
    away: dict[str, list[Form]] = field(default_factory=dict)


def families(forms: Iterable[str], lemmas: Mapping[str, SearchKey]) -> list[Family]:
    """Return the families of *forms* in stem order. *lemmas* maps each form to its lemma."""
    stem_of = cache(light.stem)
    home: defaultdict[str, list[Form]] = defaultdict(list)
    away: defaultdict[str, list[Form]] = defaultdict(list)
    for text in forms:
        stem, prefix, suffixes = light.parse(SearchKey(text))
        form = Form(lemmas[text], stem, SearchKey(text), prefix, suffixes)
        home[stem_of(form.lemma)].append(form)
        if stem_of(form.lemma) != stem:
            away[form.stem].append(form)
    return [
        Family(stem, sorted(home[stem]) if stem in home else [], _by_lemma(away[stem]) if stem in away else {})
        for stem in sorted({*home, *away})
    ]


def _by_lemma(forms: Sequence[Form]) -> dict[str, list[Form]]:
    groups: dict[str, list[Form]] = {}
    for form in sorted(forms):
        groups.setdefault(form.lemma, []).append(form)
    return groups
