"""Where the postings of a form are kept, so that a word costs one shard or two, and no list is kept twice.

A browser knows the light stem of a word by rule, and from the family of that stem its lemma. A form lives in the family of its
*lemma's* light stem, its home, beside all other forms of the lemma. Where that is not the family of its own stem, the latter
says of which lemma it is: it is *away*. «الوزراء» lives with «وزير».
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
class Family:
    """The forms that live under a light stem, and those of that stem that live elsewhere, by lemma. All are sorted."""

    stem: str
    home: list[Form]
    away: dict[str, list[Form]]


def families(forms: Sequence[str], lemmas: Mapping[str, SearchKey]) -> Iterator[Family]:
    """Yield the families of *forms* in stem order. *lemmas* maps each form to its lemma."""
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
        yield Family(key, sorted(here), _by_lemma(elsewhere))


def _by_lemma(forms: Iterable[Form]) -> dict[str, list[Form]]:
    groups: dict[str, list[Form]] = {}
    for form in sorted(forms):
        groups.setdefault(form.lemma, []).append(form)
    return groups
