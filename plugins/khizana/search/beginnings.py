"""The forms that a prefix stands for: `استثمار*` means the word, whatever is attached in front of it.

Lists are kept in order of light stems, and a family says every form of its stem: so the families of the stems that begin so
are looked through for the lemmas that have such forms, and then those lemmas for their forms. That costs the shards that hold
the lists, and hardly another. The browser's twin is theme/static/js/search/beginnings.js.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pyarabic import araby

from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology import light_stemmer as light
from khizana.search.format import lexicon
from khizana.search.lists import Family, Lists

_SHORTEST = 3  # letters; the stems that begin with fewer fill too many shards
_COMMONEST = 40  # forms of so short a beginning: each may be in a shard of its own
_HOMES = 4  # shards to load for lemmas that live elsewhere; those of the most forms are the commonest
_LEAST_STEM = 2  # letters that the light stemmer leaves
_ARTICLE = "ال"
_PARTICLES = tuple(waw + particle for waw in ("", araby.WAW) for particle in "بلفك")

_ENDING = re.compile("ي?ه?(?:يه)?(?:ين)?(?:ون)?(?:ات)?(?:ان)?(?:ها)?[اويه]?")
"""What light.attach() may add to a stem, or the beginning of that."""


def forms_with_prefix(lists: Lists, prefix: str) -> frozenset[str]:
    """Return the forms of the archive that begin with *prefix*, or do so without what is attached in front of them.

    Where a stem to look for would be too short, of the forms that begin with *prefix* letter by letter only the commonest: for
    «وا», or for «والد», which may be «و» and an article before a stem in «د».
    """
    starts = [prefix[len(before) :] for before in light.PREFIXES if prefix.startswith(before)]
    # what the light stemmer takes off, the lemma loses too, and lives there: «الإلكترونية» is in a family of «كترون»
    start = min(starts, key=len)
    begun: Iterable[str] = ()
    if len(start) < _SHORTEST:
        begun, start = lexicon.forms_with_prefix(lists.shelf, prefix, _COMMONEST), prefix
    initials = tuple(other[0] for other in starts if other)
    return frozenset([*begun, *(_found(lists, prefix, start, initials) if len(start) >= _SHORTEST else ())])


def _found(lists: Lists, prefix: str, start: str, initials: tuple[str, ...]) -> Iterator[str]:
    """Yield the forms that begin with *prefix* of lemmas that have such a form in a family of a stem in *start*."""
    families = list(_families(lists, start))
    named = [(lemma, form) for family in families for lemma, form in family.forms()]
    begins = {lemma: _beginnings(prefix, lemma, initials) for lemma, _ in named}
    counts = Counter(lemma for lemma, form in named if form.startswith(begins[lemma]))
    for lemma in _near(lists, counts, {lists.place(family.stem) for family in families}):
        yield from (form for form in lists.forms_of_lemma(lemma) if form.startswith(begins[lemma]))


def _beginnings(prefix: str, lemma: str, initials: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a form of *lemma* may begin with: *prefix*, with or without something before it that is not the word's own.

    «وزارة» is no «و» before «زار», nor «ألمانيا» an article before «ماني». One letter is believed only before an article and
    where the lemma has one of the *initials*: «للبنك» is no «ل» before «لبن».
    """
    sure = prefix.startswith(_ARTICLE) or lemma.startswith(initials)
    attached = light.PREFIXES + (_PARTICLES if sure else ())
    return tuple(
        before + prefix
        for before in attached
        if not lemma.startswith(tuple(before[at:] + prefix[0] for at in range(len(before))))
    )


def _families(lists: Lists, start: str) -> Iterator[Family]:
    """Yield the families of the stems that begin with *start*, and of those that begin it and lack an ending only."""
    yield from lists.families(start)
    for length in range(_LEAST_STEM, len(start)):
        family = lists.family(start[:length]) if _ENDING.fullmatch(start, length) else None
        if family is not None:
            yield family


def _near(lists: Lists, counts: Counter[str], places: set[str | None]) -> Iterator[str]:
    """Yield the lemmas of *counts*, those of the most forms first, that live in *places* or in few shards more."""
    limit = len(places) + _HOMES
    seen = set(places)
    for lemma in sorted(counts, key=lambda lemma: (-counts[lemma], lemma)):
        place = lists.place(light.stem(SearchKey(lemma)))
        if place in seen or len(seen) < limit:
            seen.add(place)
            yield lemma
