"""Which forms are found together: a family is the forms of one light stem, a lemma gathers forms across families.

A query word is looked up under its light stem, which a browser computes by rule; its family then says which lemma the form has.
Most forms of a lemma share its stem. The others («وزراء» for «وزير») are *strays*: their postings are summed into one list that
lives in the lemma's home, the family of the lemma's own light stem. So a word costs one shard, or two, and never more.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from khizana.arabic import light
from khizana.arabic.fold import SearchKey
from khizana.search.inversion import Inversion, Occurrences
from khizana.search.runs import Runs


@dataclass(slots=True)
class Strays:
    """The postings of a lemma's forms that live outside its home, summed by document."""

    documents: list[int] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Family:
    """The forms of one light stem, and the strays of each lemma that has its home here."""

    stem: str
    forms: list[Occurrences] = field(default_factory=list)
    strays: dict[str, Strays] = field(default_factory=dict)  # by lemma


def families(inversion: Inversion, lemmas: Mapping[str, SearchKey], folder: Path) -> Iterator[Family]:
    """Yield the families of *inversion* in stem order. *lemmas* maps each form to its lemma; *folder* takes scratch files."""
    astray = Runs(folder, "strays", lambda lemma: light.stem(SearchKey(lemma)))
    forms_astray: defaultdict[str, list[str]] = defaultdict(list)
    home_of = cache(light.stem)
    for found in inversion.occurrences(lambda stem, form: home_of(lemmas[form]) != stem):
        lemma = lemmas[found.form]
        forms_astray[lemma].append(found.form)
        astray.extend(lemma, _interleave(found.documents, found.weights), 2 * len(found.documents))
        astray.spill_if_full()
    homes = ((stem, list(group)) for stem, group in groupby(astray.merged(), key=lambda item: item[0][0]))
    owns = ((stem, list(group)) for stem, group in groupby(inversion.occurrences(), key=attrgetter("stem")))
    home, own = next(homes, None), next(owns, None)
    while home or own:
        stem = min(item[0] for item in (home, own) if item)
        family = Family(stem)
        if own and own[0] == stem:
            family.forms = own[1]
            own = next(owns, None)
        if home and home[0] == stem:
            family.strays = {lemma: _sum(numbers, forms_astray[lemma]) for (_, lemma), numbers in home[1]}
            home = next(homes, None)
        yield family


def _interleave(documents: list[int], weights: list[int]) -> Iterator[int]:
    for pair in zip(documents, weights, strict=True):
        yield from pair


def _sum(numbers: array[int], forms: list[str]) -> Strays:
    weights: Counter[int] = Counter()
    for document, weight in zip(numbers[::2], numbers[1::2], strict=True):
        weights[document] += weight
    documents = sorted(weights)
    return Strays(documents, [weights[d] for d in documents], sorted(forms))
