"""What is known of a word without its sentence: whether it is part of people's names, a place, a frequent word, a title.

In: data/name_lists.json.gz (build_name_lists makes it) and data/recognition_cues.tsv. Words are search keys of fold().
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

from khizana.arabic.fold import fold
from khizana.word_lists import read_word_groups

Phrase = tuple[str, ...]
CUES = {group: frozenset(map(fold, words)) for group, words in read_word_groups("recognition_cues.tsv").items()}
"""Words by group; data/recognition_cues.tsv says what each group is."""

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بكل"
_MIN_BARE = 3  # letters of a word without its proclitics


@dataclass(frozen=True)
class NameLists:
    """Parts of people's names in 3 grades, places by kind, and frequency in 7 steps, by search key."""

    parts: dict[str, int]
    frequency: dict[str, int]
    places: dict[str, str]
    phrases: dict[str, dict[Phrase, str]]  # names of several words and their kind, by first word


@cache
def name_lists() -> NameLists:
    """Return the lists that the package ships; read once a process."""
    packed = (resources.files("khizana") / "data" / "name_lists.json.gz").read_bytes()
    data = json.loads(gzip.decompress(packed))
    graded = [
        {word: int(grade) for grade, words in data[table].items() for word in words.split()}
        for table in ("parts", "frequency")
    ]
    places: dict[str, str] = {}
    phrases: dict[str, dict[Phrase, str]] = {}
    for kind, names in data["names"].items():
        for name in names:
            words = tuple(name.split())
            if len(words) == 1:
                places[name] = kind
            else:
                phrases.setdefault(words[0], {})[words] = kind
    return NameLists(graded[0], graded[1], places, phrases)


@cache
def bare_forms(word: str) -> tuple[str, ...]:
    """Return *word*, then what it may be without conjunction, without preposition, without article, each of 3 letters or more.

    >>> bare_forms("وبالقصرين"), bare_forms("للامم")
    (('وبالقصرين', 'بالقصرين', 'القصرين', 'قصرين'), ('للامم', 'لامم', 'الامم', 'امم'))
    """
    forms = dict.fromkeys([word])
    if word[0] in _CONJUNCTIONS and len(word) > _MIN_BARE:
        forms[word[1:]] = None
    for form in list(forms):
        if form[0] in _PREPOSITIONS and len(form) > _MIN_BARE:
            forms[form[1:]] = None
        if form.startswith("لل") and len(form) > _MIN_BARE + 1:
            forms["ال" + form[2:]] = None
    for form in list(forms):
        if form.startswith("ال") and len(form) > _MIN_BARE + 1:
            forms[form[2:]] = None
    return tuple(forms)


def is_cue(word: str, groups: str) -> bool:
    """Return whether *word*, with or without proclitics, is a cue of one of the space-separated *groups*."""
    return any(form in CUES[group] for form in bare_forms(word)[:3] for group in groups.split())
