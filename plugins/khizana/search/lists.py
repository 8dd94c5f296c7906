"""Read posting lists back out of term shards: by exact form, by light stem, by lemma.

The browser's twin is theme/static/js/search/lists.js. Both sum impacts in the order stated here, and get the same sums.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from operator import itemgetter
from typing import Any, NamedTuple

from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology import light_stemmer as light
from khizana.search.format import lexicon
from khizana.search.format.bits import BitReader, read_coded, read_mostly_ones
from khizana.search.format.packing import lengthen, reletter, unpack_ascending
from khizana.search.format.shards import Shelf
from khizana.search.index.postings_writer import position_step

_NOTHING: Mapping[str, int] = {}
_ALONE = ("~ ~", "")  # a family that is no more than its stem: one form at home, none away


class Postings(NamedTuple):
    """Documents, ascending, with the impact of each; `frequency` counts all documents of the list, kept here or not."""

    documents: list[int]
    impacts: list[float]
    frequency: int


class Form(NamedTuple):
    """A form that has a list: `number` is that of its list in the shard."""

    lemma: str
    stem: str
    form: SearchKey
    number: int


@dataclass(frozen=True, slots=True)
class Family:
    """An entry of a term shard: the forms that live under a stem, and the lemmas of those of the stem that live elsewhere."""

    stem: str
    home: list[Form]
    away: dict[str, list[SearchKey]]  # forms by lemma
    lemmas: Mapping[str, int]  # articles, where they cannot be counted from what the shard holds
    stems: Mapping[str, int]
    shard: _Shard

    def forms(self) -> Iterator[tuple[str, SearchKey]]:
        """Yield every form that is named here, with its lemma."""
        yield from ((found.lemma, found.form) for found in self.home)
        yield from ((lemma, form) for lemma, forms in self.away.items() for form in forms)

    def lemma_of(self, form: str) -> str | None:
        """Return the lemma of *form*, whose light stem is this family's; None where no article has it."""
        here = (found.lemma for found in self.home if found.form == form)
        return next(here, None) or next((lemma for lemma, forms in self.away.items() if form in forms), None)


class _Shard:
    """A term shard with its lists unpacked: list *n* is `documents[starts[n]:starts[n + 1]]`, of `sizes[n]` articles in all."""

    def __init__(self, value: Mapping[str, Any], head: int) -> None:
        self.value, self._longest = value, head
        self.families: dict[str, Family] = {}
        entries = [line.split("|") for line in reletter(value["families"]).split(";")] if value["families"] else []
        entries = [entry if len(entry) > 1 else [*entry, *_ALONE] for entry in entries]
        homes = [_entries(home) for _, home, _ in entries]
        aways = [_entries(away) for _, _, away in entries]
        count = sum(_count(entry, words) for part, words in ((homes, 2), (aways, 1)) for home in part for entry in home)
        affixes = zip(read_coded(value["prefixes"], count), read_coded(value["suffixes"], count), strict=True)
        number, stem = 0, ""
        for (short, _, _), home, away in zip(entries, homes, aways, strict=True):
            stem = lengthen(short, stem)
            forms = []
            for entry in home:
                lemma, own = (_long(word, stem) for word in entry[:2])
                for prefix, suffixes in islice(affixes, _count(entry, 2)):
                    forms.append(Form(lemma, own, light.attach(own, prefix, suffixes), number))
                    number += 1
            elsewhere = {
                lengthen(entry[0], stem): [light.attach(stem, *pair) for pair in islice(affixes, _count(entry, 1))]
                for entry in away
            }
            lemmas, stems = map(dict, value["long"].get(stem, ((), ())))
            self.families[stem] = Family(stem, forms, elsewhere, lemmas, stems, self)
        self.sizes = read_coded(value["frequencies"], number)
        kept = [min(size, head) for size in self.sizes]
        self.starts = [0, *accumulate(kept)]
        reader = BitReader(value["articles"])
        self.documents = [document for count in kept for document in reader.ascending(count, value["width"])]
        self.levels = read_coded(value["levels"], self.starts[-1])

    def head(self, number: int) -> tuple[list[int], list[int]]:
        """Return the documents and levels of list *number* that are kept here."""
        part = slice(self.starts[number], self.starts[number + 1])
        return self.documents[part], self.levels[part]

    def titled(self, number: int) -> list[int]:
        """Return the documents of list *number* with the form in their title."""
        found = self._titled[number]
        return found if self.sizes[number] > self._longest else [self.head(number)[0][place] for place in found]

    @cached_property
    def _titled(self) -> list[list[int]]:
        """Of each list what the shard says of titles, read when one is asked for: places in it, of a long list documents."""
        counts = read_coded(self.value["titles"], len(self.sizes))
        reader = BitReader(self.value["titled"])
        widths = (self.value["width"] if size > self._longest else size.bit_length() for size in self.sizes)
        return [reader.ascending(count, width) for count, width in zip(counts, widths, strict=True)]


class Lists:
    """The posting lists of one index. With *whole*, tails are read too; without, only the best articles of each list."""

    def __init__(self, shelf: Shelf, *, whole: bool) -> None:
        self.shelf, self.whole = shelf, whole
        self._levels: list[float] = shelf.manifest["levels"]
        self._head: int = shelf.manifest["head"]
        self._shards: dict[str, _Shard] = {}
        self._lemmas: dict[str, str] = {}  # of forms that were met at home, so that their own stems need not be asked

    def family(self, stem: str) -> Family | None:
        """Return the family of the light stem *stem*, if any word of the archive has it or lives there."""
        name = self.place(stem)
        return None if name is None else self._shard(name).families.get(stem)

    def families(self, start: str) -> Iterator[Family]:
        """Yield the families of the light stems that begin with *start*."""
        for name in self.shelf.find_range(self.shelf.manifest["terms"], start, start + "\uffff"):
            yield from (family for stem, family in self._shard(name).families.items() if stem.startswith(start))

    def place(self, stem: str) -> str | None:
        """Return the name of the shard that may hold the family of the light stem *stem*."""
        return self.shelf.find(self.shelf.manifest["terms"], stem)

    def lemma_of(self, form: SearchKey) -> str | None:
        """Return the lemma of *form*, or None where no article has it."""
        if form in self._lemmas:
            return self._lemmas[form]
        family = self.family(light.stem(form))
        return None if family is None else family.lemma_of(form)

    def form(self, form: SearchKey) -> Postings:
        """Return the articles with exactly *form*."""
        return self._union([found] if (found := self._find(form)) else [])

    def spelled(self, form: SearchKey, spelling: str) -> list[int]:
        """Return the articles with *form* in exactly that *spelling*. Whole lists are wanted: tails hold articles too."""
        found = self._find(form)
        if found is None:
            return []
        shard, number = found[0].shard, found[1].number
        documents = self.form(form).documents
        name = shard.value["spellings"]
        places = _spellings(self.shelf.load(name), shard.sizes, number, form) if name else None
        if places is None:
            entry = lexicon.find(self.shelf, form)
            return documents if entry is not None and entry.word == spelling else []
        return [documents[place] for place in places.get(spelling, ())]

    def any_of(self, forms: Iterable[SearchKey]) -> Postings:
        """Return the articles with any of *forms*."""
        return self._union([found for form in sorted(forms) if (found := self._find(form))])

    def titles(self, form: SearchKey) -> list[int]:
        """Return the articles with *form* in their given title."""
        found = self._find(form)
        return found[0].shard.titled(found[1].number) if found else []

    def light(self, stem: str, lemma: str | None = None) -> Postings:
        """Return the articles with any form of *stem*, wherever it lives; with *lemma*, of those at home with either.

        Other homes are other shards, and say little that these do not.
        """
        family = self.family(stem)
        if family is None:
            return Postings([], [], 0)
        homes = {stem: family}
        for other in family.away:
            if lemma in (None, other) and (home := self._home(other)):
                homes[home.stem] = home
        parts = [(homes[at], form) for at in sorted(homes) for form in homes[at].home if form.stem == stem]
        return self._union(parts, {at: home.stems[stem] for at, home in homes.items() if stem in home.stems})

    def lemma(self, lemma: str) -> Postings:
        """Return the articles with any form of *lemma*."""
        family = self._home(lemma)
        if family is None:
            return Postings([], [], 0)
        stored = {family.stem: family.lemmas[lemma]} if lemma in family.lemmas else {}
        return self._union([(family, form) for form in family.home if form.lemma == lemma], stored)

    def forms_of_lemma(self, lemma: str) -> list[SearchKey]:
        """Return every form of *lemma* that the archive has."""
        family = self._home(lemma)
        forms = [] if family is None else [form.form for form in family.home if form.lemma == lemma]
        self._lemmas.update(dict.fromkeys(forms, lemma))
        return forms

    def forms_of_stem(self, stem: str) -> list[SearchKey]:
        """Return every form of the light stem *stem* that the archive has."""
        family = self.family(stem)
        if family is None:
            return []
        here = [form.form for form in family.home if form.stem == stem]
        return here + [form for forms in family.away.values() for form in forms]

    def positions(self, form: SearchKey, among: Sequence[int]) -> dict[int, list[int]]:
        """Return where *form* stands: positions by document, at least for those documents *among* (ascending) that have it."""
        found = self._find(form)
        if found is None:
            return {}
        shard, number = found[0].shard, found[1].number
        if shard.sizes[number] > self._head:
            return dict(self._long_positions(shard, number, among))
        directory: list[tuple[int, str]] = shard.value["positions"]
        first, name = directory[bisect_right(directory, number, key=itemgetter(0)) - 1]
        before = [size for size in shard.sizes[first:number] if size <= self._head]
        return _positions(self.shelf.load(name), shard.head(number)[0], sum(before))

    def _long_positions(self, shard: _Shard, number: int, among: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
        pieces = [(first, name) for of, first, name in shard.value["pieces"] if of == number]
        ends = [first for first, _ in pieces[1:]] + [self.shelf.manifest["articles"]]
        for (first, name), end in zip(pieces, ends, strict=True):
            if bisect_left(among, first) < bisect_left(among, end):
                piece = self.shelf.load(name)
                documents = BitReader(piece["articles"]).ascending(piece["count"], piece["width"])
                yield from _positions(piece, documents, 0).items()

    def _shard(self, name: str) -> _Shard:
        if name not in self._shards:
            self._shards[name] = _Shard(self.shelf.load(name), self._head)
        return self._shards[name]

    def _home(self, lemma: str) -> Family | None:
        return self.family(light.stem(SearchKey(lemma)))

    def _find(self, form: SearchKey) -> tuple[Family, Form] | None:
        lemma = self.lemma_of(form)
        home = None if lemma is None else self._home(lemma)
        return next(((home, found) for found in home.home if found.form == form), None) if home else None

    def _union(self, parts: Sequence[tuple[Family, Form]], stored: Mapping[str, int] = _NOTHING) -> Postings:
        """Return the union of *parts*. Where a list is long, its frequency is what is *stored*, by home, or at most that."""
        impacts: dict[int, float] = {}
        for family, form in parts:
            documents, levels = self._read(family.shard, form.number)
            for document, level in zip(documents, levels, strict=True):
                impacts[document] = impacts.get(document, 0.0) + self._levels[level]
        sizes = [(family.stem, family.shard.sizes[form.number]) for family, form in parts]
        frequency = len(impacts)
        if any(size > self._head for _, size in sizes):
            others = sum(size for home, size in sizes if home not in stored)
            frequency = min(self.shelf.manifest["articles"], sum(stored.values()) + others)
        documents = sorted(impacts)
        return Postings(documents, [impacts[document] for document in documents], frequency)

    def _read(self, shard: _Shard, number: int) -> tuple[list[int], list[int]]:
        documents, levels = shard.head(number)
        if self.whole and shard.sizes[number] > self._head:
            for of, _, name in shard.value["tails"]:
                if of == number:
                    tail = self.shelf.load(name)
                    documents += BitReader(tail["articles"]).ascending(tail["count"], tail["width"])
                    levels += read_coded(tail["levels"], tail["count"])
        return documents, levels


def _entries(text: str) -> list[list[str]]:
    return [entry.split(" ") for entry in text.split(",")] if text else []


def _count(entry: Sequence[str], words: int) -> int:
    """Return how many forms an entry stands for: what it says behind its *words*, else one."""
    return int(entry[words]) if len(entry) > words else 1


def _long(word: str, stem: str) -> str:
    return word.replace("~", stem)


def _spellings(value: Mapping[str, Any], sizes: Sequence[int], wanted: int, form: str) -> dict[str, list[int]] | None:
    """Return the places of the articles with each spelling of list *wanted*, of *form*; None where all have the lexicon's.

    *sizes* are those of the lists of the term shard.
    """
    of = unpack_ascending(value["of"])
    if wanted not in of:
        return None
    words = [entry.split(",") for entry in reletter(value["words"]).split(" ")]
    counts = iter(read_coded(value["counts"], sum(map(len, words))))
    reader = BitReader(value["places"])
    found: list[list[int]] = []
    for number, spellings in zip(of[: of.index(wanted) + 1], words, strict=False):
        found = []
        for _ in spellings:
            count, lacking = divmod(next(counts), 2)
            places = reader.ascending(count, sizes[number].bit_length())
            found.append(sorted(set(range(sizes[number])).difference(places)) if lacking else places)
    written = accumulate([form, *words[of.index(wanted)]], lambda other, short: lengthen(short, other))
    return dict(zip(islice(written, 1, None), found, strict=True))


def _positions(piece: Mapping[str, Any], documents: Sequence[int], skipped: int) -> dict[int, list[int]]:
    """Return the positions in *piece* of *documents*, whose postings come after *skipped* others."""
    reader = BitReader(piece["gaps"])
    out: dict[int, list[int]] = {}
    for at, count in enumerate(read_mostly_ones(piece["counts"], piece["count"])[: skipped + len(documents)]):
        gaps = reader.rice(count, position_step(piece["steps"], count))
        if at >= skipped:
            out[documents[at - skipped]] = [gap + place for place, gap in enumerate(accumulate(gaps))]
    return out
