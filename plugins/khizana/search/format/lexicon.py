"""The archive's words in alphabetical order, written and read: for completion, correction and words no article has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from khizana.arabic.fold import SearchKey, fold
from khizana.search.format.bits import coded, read_coded
from khizana.search.format.packing import lengthen, reletter, shorten, shorten_all
from khizana.search.format.shards import ShardWriter, Shelf
from khizana.search.index.vocabulary import Vocabulary

LEXICON_SHARD = 20_000  # characters of JSON: about 5 kB gzip
_NO_LEMMA = shorten("", "")
MANY = 8
"""Shards to look through for one word, about 40 kB."""


class Entry(NamedTuple):
    """A word of the lexicon, as it is mostly written, and how many articles have it."""

    form: SearchKey
    word: str
    articles: int
    lemma: str | None  # of a word that no article has; "" where no article has another form of it either


def write_lexicon(shards: ShardWriter, vocabulary: Vocabulary, frequencies: Mapping[str, int]) -> dict[str, Any]:
    """Write lexicon shards and return the root node of their directory. *frequencies* counts the articles of each form.

    Words of the language that no article has stand among the others, with no articles and the lemma that some article has.
    """
    ranges: list[tuple[str, str]] = []
    forms: list[str] = []
    size = 0
    for form in sorted([*vocabulary.unseen, *frequencies]):  # these are in order already, all but a few
        forms.append(form)
        size += len(form) + 4
        if size >= LEXICON_SHARD:
            ranges.append((forms[0], _write(shards, forms, vocabulary, frequencies)))
            forms, size = [], 0
    if forms:
        ranges.append((forms[0], _write(shards, forms, vocabulary, frequencies)))
    return shards.directory(ranges)


def read(shelf: Shelf, name: str) -> list[Entry]:
    """Return the entries of the lexicon shard *name*, in order of their forms."""
    shard = shelf.load(name)
    words = reletter(shard["words"]).split(" ")
    lemmas = iter(reletter(shard["lemmas"]).split(" "))
    entries, word = [], ""
    for short, articles in zip(words, read_coded(shard["articles"], len(words)), strict=True):
        word = lengthen(short, word)
        form = fold(word)
        entries.append(Entry(form, word, articles, None if articles else lengthen(next(lemmas), form)))
    return entries


def find(shelf: Shelf, form: str) -> Entry | None:
    """Return the entry of *form*, if the lexicon has one."""
    name = shelf.find(shelf.manifest["lexicon"], form)
    return None if name is None else next((entry for entry in read(shelf, name) if entry.form == form), None)


def shards_of(shelf: Shelf, starts: Iterable[str]) -> list[str]:
    """Return the names of the shards that may have words that begin with any of *starts*, in the order of these."""
    node = shelf.manifest["lexicon"]
    return list(dict.fromkeys(name for start in starts for name in shelf.find_range(node, start, start + "\uffff")))


def forms_with_prefix(shelf: Shelf, prefix: str, limit: int) -> list[SearchKey]:
    """Return the *limit* commonest forms of the archive that begin with *prefix*, of equals in alphabetical order."""
    names = shelf.find_range(shelf.manifest["lexicon"], prefix, prefix + "\uffff")
    found = [entry for name in names for entry in read(shelf, name) if entry.articles and entry.form.startswith(prefix)]
    return [entry.form for entry in sorted(found, key=lambda entry: (-entry.articles, entry.form))[:limit]]


def _write(shards: ShardWriter, forms: list[str], vocabulary: Vocabulary, frequencies: Mapping[str, int]) -> str:
    typical, unseen = vocabulary.typical, vocabulary.unseen
    lemmas = [
        shorten(lemma, form) if (lemma := unseen[SearchKey(form)]) else _NO_LEMMA
        for form in forms
        if form not in frequencies
    ]
    value = {
        "words": reletter(" ".join(shorten_all([typical.get(form, form) for form in forms]))),
        "articles": coded([frequencies.get(form, 0) for form in forms]),
        "lemmas": reletter(" ".join(lemmas)),
    }
    return shards.write("lexicon", value)
