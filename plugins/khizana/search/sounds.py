"""Words of the archive that those of a query sound like, typed in Latin letters: «قيس سعيد» for «Kais Saied».

Which Arabic spellings a Latin word has is in khizana.arabic.latin; here they meet what the archive has. The browser's twin is
theme/static/js/search/sounds.js.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from khizana.arabic import latin
from khizana.arabic.fold import SearchKey, fold
from khizana.search.format import lexicon
from khizana.search.format.lexicon import Entry
from khizana.search.format.shards import Shelf
from khizana.search.lists import Lists
from khizana.search.nearness import in_a_row

_SHORTEST = 3  # letters of a word
_LESS = 3  # so many times as common must a likelier word be that loses one sound more
_HEARINGS = 4  # words that one may be
_MORE = 2  # sounds that it may lose beside another
_WITH_DIGITS = re.compile("(?<![A-Za-z0-9])(?=[0-9]*[A-Za-z])[A-Za-z2356789]*[2356789][A-Za-z2356789]*(?![A-Za-z0-9])")
"""A word of Latin letters and digits that stand for Arabic letters: «7amma», «3abdallah»."""
_BEFORE_ANY = "وفبل"
_JOINED = (("(.+)[aou]ll?ah", "{} الله"), ("abd([aeou].+)", "عبد {}"), ("(.+)[ae]dd?ine?", "{} الدين"))
"""Names of two words that Latin letters write as one."""
_SHORT_NAMES = {
    "ben": "بن",
    "bin": "بن",
    "ibn": "ابن",
    "abou": "أبو",
    "abu": "أبو",
    "ali": "علي",
    "abd": "عبد",
    "abdel": "عبد",
    "abdul": "عبد",
}
"""Words of names that are too short to be told by their sound."""
_LATIN_ARTICLES = ("el", "al")


class Heard(NamedTuple):
    """Words of the archive that a Latin one may be, and how many of its sounds they lose."""

    words: str
    lost: int


def with_digits(query: str, latin_words: Sequence[str]) -> list[str]:
    """Return the words of *query* that write Arabic letters as digits («7amma»), and its *latin_words*; none without such."""
    digits = [word for word in _WITH_DIGITS.findall(query) if latin.units(word.lower())]
    whole = [word for word in latin_words if not any(word in other for other in digits)]
    return sorted([*digits, *whole], key=query.find) if digits else []


def hear(
    shelf: Shelf, typed: Sequence[str], *, exact: bool = False, some: bool = False
) -> tuple[list[str], str] | None:
    """Return those of the words *typed* that are heard, and the words of the archive that they sound like; else None.

    All of them have to be, or with *some* any; with *exact* letter by letter. An article typed apart has none: «el 9asrine». A
    word of three letters sounds like too many others to stand for all.
    """
    said = [(word, _said(shelf, word, exact=exact)) for word in typed if fold(word) not in _LATIN_ARTICLES]
    if not (exact or some) and any(choices for _, choices in said):
        # beside one that is heard: some article must have both
        said = [(word, choices or _said(shelf, word, more=_MORE)) for word, choices in said]
    heard = {word: choices for word, choices in said if choices and (not some or len(choices[0].words) > _SHORTEST)}
    missed = [word for word, _ in said if word not in heard]
    if not heard or (missed and not some):
        return None
    meant = _together(shelf, [heard[word] for word, _ in said if word in heard])
    return [word for word in typed if word not in missed], meant


def _together(shelf: Shelf, choices: Sequence[Sequence[Heard]]) -> str:
    """Return one of each of the *choices*: those that follow each other in most articles, or are there; else the likeliest.

    «قيس سعيد» and not «كيس صيد», whose words are commoner alone.
    """
    lists = Lists(shelf, whole=False)
    ways = [(0.0, one, one.words) for one in choices[0]]  # the best that ends with each choice
    for options in choices[1:]:
        ways = [
            max(
                ((worth + _beside(lists, last, one), one, f"{words} {one.words}") for worth, last, words in ways),
                key=itemgetter(0),
            )
            for one in options
        ]
    return max(ways, key=itemgetter(0))[2]


def _beside(lists: Lists, one: Heard, other: Heard) -> float:
    """Return how many articles have the two side by side, those with both at a thousandth, less for what they lose."""
    keys = [fold(word) for word in f"{one.words} {other.words}".split()]
    both = sorted(set[int].intersection(*(set(lists.form(key).documents) for key in keys)))
    row = in_a_row([lists.positions(key, both) for key in keys]) if both else []
    return float((len(row) + len(both) / 1000) / _LESS ** (one.lost + other.lost))


def _said(shelf: Shelf, word: str, *, exact: bool = False, more: int = 0) -> list[Heard]:
    """Return what the archive has for the Latin *word*, «حزب الله» for «hezbollah», the likeliest first."""
    if name := _SHORT_NAMES.get(fold(word)):
        return [Heard(name, 0)]
    found = _heard(shelf, word, exact=exact, more=more)
    for joined, apart in _JOINED:
        part = re.fullmatch(joined, word, re.IGNORECASE)
        if part and not found:
            alone = _heard(shelf, part[1], exact=exact, more=more)
            found = [Heard(apart.format(one.words), one.lost) for one in alone]
    return found


def _heard(shelf: Shelf, word: str, *, exact: bool, more: int) -> list[Heard]:
    """Return the words of the archive that sound like the Latin *word*, the commonest first, less for what they lose."""
    # fold() would take «7amma» for a number
    parts = latin.units(word.lower() if _WITH_DIGITS.fullmatch(word) else fold(word))
    if not parts:
        return []
    idle = {article + word for article in ("", "ال") for word in shelf.manifest["function_words"]}
    spelled, most = re.compile(latin.pattern(parts)), 0 if exact else latin.most(parts) + more
    found = []
    for name in lexicon.shards_of(shelf, latin.beginnings(parts))[: lexicon.MANY]:
        for entry in lexicon.read(shelf, name):
            lost = latin.missing(spelled, entry.form) if entry.articles else None
            if lost is None or lost > most or len(entry.form) < _SHORTEST or entry.form in idle:
                continue
            # an «ى» sounds like «a», and folds to the letter that does not: «موسى» may be written for «موسي», others come first
            other = entry.form.endswith("ي") and entry.word.endswith("ى") != (parts[-1] == "a")
            if not other or parts[-1] == "i":
                worth = entry.articles / _LESS ** (lost + entry.form.startswith("ال"))
                found.append((other, -worth, entry.form, entry, lost))
    likely = (Heard(entry.word, lost) for *_, entry, lost in sorted(found) if not _has_particle(shelf, entry))
    return list(islice(likely, _HEARINGS))


def _has_particle(shelf: Shelf, entry: Entry) -> bool:
    """Return whether the first letter of *entry* is a particle's: what follows it is a commoner word, «حزب» in «وحزب»."""
    bare = lexicon.find(shelf, SearchKey(entry.form[1:])) if entry.form[0] in _BEFORE_ANY else None
    return bare is not None and bare.articles > entry.articles
