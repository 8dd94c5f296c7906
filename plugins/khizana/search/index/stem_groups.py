"""Where the postings of a form are kept, so that a word costs one shard or two, and no list is kept twice.

A browser knows the light stem of a word by rule, and from the group of that stem its lemma. A form is kept in the group of its
*lemma's* light stem, beside all other forms of the lemma. Where that is not the group of its own stem, the latter redirects to
the lemma: the postings of «الوزراء» are with those of «وزير».
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology import light_stemmer as light


class Form(NamedTuple):
    """A form that has postings, in the order in which lists are kept: of one lemma together, of one stem together."""

    lemma: SearchKey
    stem: SearchKey
    form: SearchKey
    prefix: int  # what makes the form of the stem: see light.attach()
    suffixes: int


@dataclass(slots=True)
class StemGroup:
    """The forms whose lemmas have a light stem, and the forms of that stem that other groups have, by lemma. All are sorted."""

    stem: str
    forms: list[Form]
    redirects: dict[str, list[Form]]


def stem_groups(forms: Sequence[str], lemmas: Mapping[str, SearchKey]) -> Iterator[StemGroup]:
    """Yield the groups of *forms* in stem order. *lemmas* maps each form to its lemma."""
    stem_of = cache(light.stem)
    home: defaultdict[str, list[int]] = defaultdict(list)  # places in forms
    away: defaultdict[str, list[int]] = defaultdict(list)
    prefixes, letters, suffixes = array("B"), array("I"), array("B")  # of each form: numbers are smaller than words
    for number, text in enumerate(forms):
        stem, prefix, ending = light.parse(SearchKey(text))
        prefixes.append(prefix)
        letters.append(len(stem))
        suffixes.append(ending)
        place = stem_of(lemmas[text])
        home[place].append(number)
        if place != stem:
            away[stem].append(number)

    def parsed(number: int) -> Form:
        text, prefix = forms[number], prefixes[number]
        begin = len(light.PREFIXES[prefix])
        stem = SearchKey(text[begin : begin + letters[number]])
        return Form(lemmas[text], stem, SearchKey(text), prefix, suffixes[number])

    for key in sorted({*home, *away}):
        here, elsewhere = (map(parsed, numbers.get(key, ())) for numbers in (home, away))
        yield StemGroup(key, sorted(here), _by_lemma(elsewhere))


def _by_lemma(forms: Iterable[Form]) -> dict[str, list[Form]]:
    groups: dict[str, list[Form]] = {}
    for form in sorted(forms):
        groups.setdefault(form.lemma, []).append(form)
    return groups
