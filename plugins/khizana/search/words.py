"""What the archive knows of a word of a query: its exact form, its light stem and its lemma, so far as it has them."""

from __future__ import annotations

from dataclasses import dataclass

from khizana.arabic import light
from khizana.arabic.fold import SearchKey
from khizana.search.lists import Lists


@dataclass(frozen=True, slots=True)
class Word:
    """A query word as the archive has it. A view that is None has no list."""

    key: SearchKey
    lemma: str | None
    stem: str | None
    exact: SearchKey | None
    forms: frozenset[str]  # the words that count as this one, to be highlighted


def resolve(lists: Lists, key: SearchKey) -> Word:
    """Return what the archive has for *key*; every view is None when it has nothing."""
    stem = light.stem(key)
    family = lists.family(stem)
    lemma = lists.lemma_of(key)
    if lemma is not None:
        return Word(key, lemma, stem, key, frozenset(lists.forms_of_lemma(lemma)))
    if family is not None and family.forms:
        return Word(key, None, stem, None, frozenset(entry[0] for entry in family.forms))
    return Word(key, None, None, None, frozenset())
